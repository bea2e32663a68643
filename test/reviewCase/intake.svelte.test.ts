import { describe, expect, test } from 'vitest'
import { intakeMarks, isDoubtful } from '../../client/reviewCase/identifierMarks.ts'
import { uncountableText } from '../../client/reviewCase/gapText.ts'
import { intakeGaps, sortByDay, toCaseText, withDocument } from '../../client/reviewCase/intake.ts'
import type { Intake } from '../../client/reviewCase/intake.ts'
import { countedWords } from '../../client/reviewCase/countedWords.ts'
import { IntakeDraft, intakeOf } from '../../client/reviewCase/intakeDraft.svelte.ts'
import { WorkKeeper } from '../../client/reviewCase/keptIntake.ts'
import { cipherOf } from '../../client/kernel/cipher.ts'
import type { Cipher } from '../../client/kernel/cipher.ts'
import type { DeviceStore, StoredItem } from '../../client/kernel/deviceStore.ts'
import { selfReviewGap, selfReviewOf, reviewQuestions } from '../../client/reviewCase/selfReview.ts'
import { reviewQuestionIds } from '../../shared/caseText/selfReview.ts'
import { caseTextSchema } from '../../shared/caseText/caseText.schema.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { toBase64 } from '../../shared/kernel/base64.ts'

const entry = (id: string, day: number, text: string, change: Partial<Entry> = {}): Entry => ({
  id,
  day,
  time: null,
  heading: '',
  text,
  ...change,
})

const intake: Intake = {
  title: 'Fall A',
  entries: [
    entry('a', 0, 'Erster Satz. Zweiter Satz.', { time: '10:40', heading: 'Mitteilung' }),
    entry('b', 1, 'Beratung.', { heading: 'Kollegiale Beratung' }),
    entry('c', 412, 'Die Hilfe endet.', { heading: 'Abschluss' }),
  ],
  outcomeFrom: 2,
  roles: [],
  kept: [],
  dayZero: null,
}
const roles = (...tokens: string[]) =>
  tokens.map((token, at) => ({ id: `r${at}`, token, label: `Rolle ${at}` }))
const ids = ({ entries }: Intake): string => entries.map(({ id }) => id).join('')
const changed = (id: string, change: Partial<Entry>): Intake => ({
  ...intake,
  entries: intake.entries.map((found) => (found.id === id ? { ...found, ...change } : found)),
})

describe('what is missing', () => {
  test('nothing in a complete text, and that text satisfies the contract', () => {
    expect(intakeGaps(intake)).toEqual([])
    expect(caseTextSchema.parse(toCaseText(intake))).toMatchObject({
      outcomeFrom: 2,
      title: 'Fall A',
    })
  })

  test.each([
    ['dayMissing', changed('b', { day: Number.NaN })],
    ['dayTooFar', changed('c', { day: 4000 })],
    ['dayTooFar', changed('c', { day: 400.5 })],
    ['dayOrder', changed('a', { day: 2 })],
    ['timeWrong', changed('a', { time: '10:4' })],
    ['textMissing', changed('b', { text: '  ' })],
    ['textTooLong', changed('b', { text: 'x'.repeat(20_001) })],
    ['headingTooLong', changed('b', { heading: 'x'.repeat(201) })],
    ['empty', { ...intake, entries: [] }],
    ['rolesTwice', { ...intake, roles: roles('KM', ' KM') }],
    [
      'timeOrder',
      {
        ...intake,
        entries: [
          entry('a', 0, 'x', { time: '15:20' }),
          entry('b', 0, 'x'),
          entry('c', 0, 'x', { time: '09:00' }),
        ],
      },
    ],
    ['titleTooLong', { ...intake, title: 'x'.repeat(201) }],
    ['roles', { ...intake, roles: [{ id: 'r', token: 'M', label: '' }] }],
    [
      'tooMany',
      { ...intake, entries: Array.from({ length: 401 }, (_, at) => entry(`e${at}`, at, 'x')) },
    ],
    [
      'tooLong',
      {
        ...intake,
        entries: Array.from({ length: 21 }, (_, at) => entry(`e${at}`, at, 'x'.repeat(20_000))),
      },
    ],
  ] satisfies [string, Intake][])('%s is named and keeps the text back', (kind, broken) => {
    expect(intakeGaps(broken).map((gap) => gap.kind)).toContain(kind)
    expect(toCaseText(broken)).toBeUndefined()
  })

  test('a missing day does not hide that a later one goes back', () => {
    const broken = {
      ...intake,
      entries: [entry('a', 5, 'x'), entry('b', Number.NaN, 'x'), entry('c', 4, 'x')],
    }
    expect(intakeGaps(broken).map(({ kind }) => kind)).toEqual(['dayMissing', 'dayOrder'])
  })

  test('line ends, tabs and composed characters are cleaned, empty roles left out', () => {
    const text = toCaseText({
      ...changed('a', { text: ' Mu\u0308tter\r\nsagt:\tja ' }),
      roles: [
        { id: '1', token: ' M ', label: 'Mutter' },
        { id: '2', token: '', label: '' },
      ],
    })
    expect(text?.entries[0]?.text).toBe('Mütter\nsagt: ja')
    expect(text?.roles).toEqual([{ token: 'M', label: 'Mutter' }])
  })
})

test('sorting by day is stable, lets entries without a day follow, and keeps the outcome at its entry', () => {
  const mixed: Intake = {
    ...intake,
    outcomeFrom: 3,
    entries: [
      entry('a', 5, 'x'),
      entry('b', Number.NaN, 'x'),
      entry('c', 1, 'x'),
      entry('d', 1, 'x'),
    ],
  }
  const sorted = sortByDay(mixed)
  expect(ids(sorted)).toBe('cdab')
  expect(sorted.outcomeFrom).toBe(1)
})

test('sorting by day puts the times of a day in order, and what has none behind what it follows', () => {
  const mixed: Intake = {
    ...intake,
    outcomeFrom: null,
    entries: [
      entry('a', 0, 'x', { time: '15:20' }),
      entry('b', 0, 'x'),
      entry('c', 0, 'x', { time: '09:00' }),
      entry('d', 1, 'x', { time: '08:00' }),
    ],
  }
  expect(ids(sortByDay(mixed))).toBe('cabd')
  expect(intakeGaps(sortByDay(mixed))).toEqual([])
})

describe('[IM11] paragraphs with a day of their own', () => {
  const prose: Intake = {
    ...intake,
    dayZero: '2024-05-06',
    entries: [
      entry('a', 0, 'Die Kita ruft an.\n\nAm 14.05. kam KM.\n\nAm nächsten Tag kam KV.', {
        time: '10:40',
      }),
      entry('b', 20, 'Besuch.'),
    ],
    outcomeFrom: null,
  }
  const shape = ({ entries }: Intake) => entries.map(({ day, time, text }) => [day, time, text])

  test('each is proposed with its day, taken alone or all at once, and undone in one step', () => {
    const draft = new IntakeDraft(prose)
    expect(draft.starts.map(({ entryId, words, day }) => [entryId, words, day])).toEqual([
      ['a', 'Am 14.05.', 8],
      ['a', 'Am nächsten Tag', 9],
    ])
    expect(draft.takeAllStarts()).toBe(2)
    expect(shape(draft.intake)).toEqual([
      [0, '10:40', 'Die Kita ruft an.'],
      [8, null, 'Am 14.05. kam KM.'],
      [9, null, 'Am nächsten Tag kam KV.'],
      [20, null, 'Besuch.'],
    ])
    expect(draft.starts).toEqual([])
    draft.undo()
    expect(shape(draft.intake)).toEqual(shape(prose))
    const [first] = draft.starts
    if (first) draft.takeStart(first)
    expect(draft.starts.map(({ entryId, day }) => [entryId === 'a', day])).toEqual([[false, 9]])
  })

  test('cut before its dates are replaced or after: the days are the same, agree with the text, and stand once', () => {
    const text =
      'KM ruft an.\n\n11.5. nachm. HB.\n\nEnde Mai meldet sich KV.\n\nDrei Wochen danach Amt.'
    const cut = (...steps: ((draft: IntakeDraft) => void)[]) => {
      const draft = new IntakeDraft({ ...prose, entries: [entry('a', 0, text, { time: '08:40' })] })
      for (const step of steps) step(draft)
      return shape(draft.intake)
    }
    const starts = (draft: IntakeDraft): unknown => draft.takeAllStarts()
    const days = (draft: IntakeDraft): unknown => draft.replaceAllDays()
    const expected = [
      [0, '08:40', 'KM ruft an.'],
      [5, null, 'nachm. HB.'],
      [20, null, 'Um Tag 20 meldet sich KV.'],
      [41, null, 'Drei Wochen danach Amt.'],
    ]
    expect(cut(starts, days)).toEqual(expected)
    expect(cut(days, starts)).toEqual(expected)
  })

  test('one that belongs to its entry is not proposed again, and keeps nothing back', () => {
    const draft = new IntakeDraft({ ...prose, dayZero: null })
    expect(draft.starts.map(({ day }) => day)).toEqual([null, 1])
    const [first, second] = draft.starts
    if (first) draft.leaveStart(first)
    if (second) draft.leaveStart(second)
    expect(draft.starts).toEqual([])
    expect(draft.gaps).toEqual([])
    draft.undo()
    expect(draft.starts).toHaveLength(1)
  })

  test('a line before the words of a new entry is its heading; a day that is not said is asked for', () => {
    const text = 'KM ruft an.\n\nAnfang Juni Hausbesuch\nKM öffnet.\n\nEinige Tage später ist Ruhe.'
    const entries = [{ id: 'a', day: 0, time: null, heading: '', text }]
    const draft = new IntakeDraft({ ...prose, entries, dayZero: '2024-05-06' })
    expect(draft.takeAllStarts()).toBe(2)
    const [, visit, calm] = draft.intake.entries
    expect(visit).toMatchObject({
      ...{ day: 31, heading: 'Anfang Juni Hausbesuch', text: 'KM öffnet.', kind: 'homeVisit' },
    })
    expect(calm).toMatchObject({ heading: '', text: 'Einige Tage später ist Ruhe.' })
    const said = [visit, calm].map((entry) => {
      const day = draft.counted.get(entry?.id ?? '')
      return day && countedWords(day)
    })
    expect(said).toEqual([
      '„Anfang Juni“ ist ungenau: Tag 26 bis Tag 35. Eingetragen ist Tag 31; bitte prüfen Sie das.',
      'Der Text sagt nur „Einige Tage später“. Bitte tragen Sie den Tag ein, an dem das war.',
    ])
    draft.undo()
    expect(draft.intake.entries).toEqual(entries)
  })

  test('what is cut by hand stands on the day its first words name, until somebody changes it', () => {
    const draft = new IntakeDraft(prose)
    const text = prose.entries[0]?.text ?? ''
    const fresh = draft.split('a', text.indexOf('Am nächsten')) ?? ''
    expect(draft.intake.entries[1]).toMatchObject({ id: fresh, day: 1, time: null })
    expect(draft.counted.get(fresh)?.words).toBe('Am nächsten Tag')
    draft.change(fresh, { day: 9 })
    expect(draft.counted.size).toBe(0)
    const other = draft.split('a', text.indexOf('ruft')) ?? ''
    expect(draft.intake.entries[1]).toMatchObject({ id: other, day: 0, time: null })
  })

  test('an entry that stands on another day than its date says so, once day 0 is known', () => {
    const draft = new IntakeDraft({
      ...prose,
      entries: [entry('a', 0, 'Am 14.05. kam KM.')],
      dayZero: null,
    })
    expect(draft.starts).toEqual([])
    draft.setDayZero('2024-05-06')
    const [start] = draft.starts
    expect(start).toMatchObject({ start: 0, day: 8 })
    if (start) expect(draft.takeStart(start)).toBe('a')
    expect(draft.intake.entries[0]?.day).toBe(8)
  })
})

describe('[RC8] months and weeks in a draft', () => {
  const vague: Intake = {
    ...intake,
    dayZero: '2024-04-28',
    entries: [entry('a', 0, 'Anfang Mai 2024 zog KM um, seit Ende März still. Frau Mai rief an.')],
    outcomeFrom: null,
  }

  test('are replaced like days; a word that may be a name is left for a person', () => {
    const draft = new IntakeDraft(vague)
    expect(draft.marks.map(({ words, replacement }) => [words, replacement])).toEqual([
      ['Anfang Mai 2024', 'Um Tag 8'],
      ['Ende März', 'etwa Tag −33'],
      ['Mai', null],
    ])
    expect(draft.marks.map(isDoubtful)).toEqual([false, false, true])
    expect(draft.text).toBeUndefined()
    expect(draft.replaceAllDays()).toBe(2)
    expect(draft.intake.entries[0]?.text).toBe(
      'Um Tag 8 zog KM um, seit etwa Tag −33 still. Frau Mai rief an.',
    )
    expect(draft.marks).toHaveLength(1)
  })
})

describe('calendar days in a draft', () => {
  const dated: Intake = {
    ...intake,
    title: 'Stand 03.05.2023',
    dayZero: '2023-05-01',
    entries: [
      entry('a', 0, 'Am 02.05. und am 02.05. rief KM an.', { heading: 'Anruf vom 01.05.' }),
      entry('b', 7, 'Vom 8.5. bis 10.5. Urlaub, Skala 03.04.'),
    ],
    outcomeFrom: null,
    roles: [{ id: 'r', token: 'M', label: 'Mutter, seit 04.05.2023 in Haft' }],
  }

  test('each is replaced by one tap, all of them by another, and undone in one step', () => {
    const draft = new IntakeDraft(dated)
    expect(draft.marks.map(({ replacement }) => replacement)).toEqual([
      'Tag 2',
      'Tag 0',
      'Tag 1',
      'Tag 1',
      'Tag 7 bis Tag 9',
      'Tag −28',
      'Tag 3',
    ])
    const scale = draft.marks.find(({ words }) => words === '03.04.')
    if (scale) draft.keep(scale, 'Kein Kalendertag')
    expect(draft.replaceAllDays()).toBe(6)
    expect(draft.intake.title).toBe('Stand Tag 2')
    expect(draft.intake.entries.map(({ heading, text }) => [heading, text])).toEqual([
      ['Anruf vom Tag 0', 'Am Tag 1 und am Tag 1 rief KM an.'],
      ['', 'Vom Tag 7 bis Tag 9 Urlaub, Skala 03.04.'],
    ])
    expect(draft.intake.roles[0]?.label).toBe('Mutter, seit Tag 3 in Haft')
    expect(draft.open).toBe(0)
    expect(draft.intake.kept).toEqual([
      { entryId: 'b', field: 'text', words: '03.04.', reason: 'Kein Kalendertag' },
    ])
    draft.undo()
    expect(draft.intake.title).toBe('Stand 03.05.2023')
  })

  test.each([
    ['Termin am Mo., 02.05. um 10 Uhr.', 'Termin am Tag 1 um 10 Uhr.'],
    ['Am Montag, den 02.05. rief KM an.', 'Am Tag 1 rief KM an.'],
    [
      '1. Frist bis 03.05. 2. KM stellt den Antrag.',
      '1. Frist bis Tag 2. 2. KM stellt den Antrag.',
    ],
    ['Termin neu 03.05.', 'Termin neu Tag 2.'],
    ['Er kam am 03.05. Die Mutter ging.', 'Er kam am Tag 2. Die Mutter ging.'],
    ['Er kam am 03.05.2023. Sie ging.', 'Er kam am Tag 2. Sie ging.'],
    ['Am 03.05. Hausbesuch.', 'Am Tag 2 Hausbesuch.'],
    [
      'Fertig. Übergabe an Kollegin M. Ost zum 03.05. Mikas 10. Geburtstag wird gefeiert.',
      'Fertig. Übergabe an Kollegin M. Ost zum Tag 2. Mikas 10. Geburtstag wird gefeiert.',
    ],
    ['KM hat am 03.05. Post bekommen und ist froh.', 'KM hat am Tag 2 Post bekommen und ist froh.'],
    ['Am 03.05. Termin, KM ist da.', 'Am Tag 2 Termin, KM ist da.'],
  ])('the weekday goes along, the full stop of the sentence stays: %s', (text, after) => {
    const draft = new IntakeDraft({
      ...dated,
      entries: [entry('a', 0, text)],
    })
    draft.replaceAllDays()
    expect(draft.intake.entries[0]?.text).toBe(after)
  })

  test('[RC11] answers end only where there were some', () => {
    const draft = new IntakeDraft(dated)
    draft.answer({})
    draft.setTitle('Anders')
    expect(draft.answersEnded).toBe(false)
    draft.answer({ recognition: 'nobody' })
    expect(draft.answersEnded).toBe(false)
    draft.setTitle('Wieder anders')
    expect(draft.answersEnded).toBe(true)
  })

  test('without day 0 they keep the text back, and nothing is guessed', () => {
    const draft = new IntakeDraft({ ...dated, dayZero: null })
    expect(draft.text).toBeUndefined()
    expect(draft.marks.every(({ replacement }) => replacement === null)).toBe(true)
    expect(draft.replaceAllDays()).toBe(0)
    draft.setDayZero('2023-05-01')
    expect(draft.marks[0]?.replacement).toBe('Tag 2')
  })

  test('a false alarm stays for a reason, and is to be mended after all when somebody says so', () => {
    const draft = new IntakeDraft({
      ...intake,
      entries: [entry('a', 0, 'Siehe BVerfG 1 BvR 160/14 dazu.')],
      outcomeFrom: null,
    })
    const [mark] = draft.marks
    if (!mark) throw new Error('nothing was found')
    draft.keep(mark, ' Entscheidung des BVerfG ')
    expect([draft.open, draft.intake.kept[0]?.reason]).toEqual([0, 'Entscheidung des BVerfG'])
    draft.change('a', { text: 'Davor mehr. Siehe BVerfG 1 BvR 160/14 dazu.' })
    expect(draft.open).toBe(0)
    const [place] = draft.intake.kept
    if (place) draft.unkeep(place)
    expect(draft.open).toBe(1)
  })
})

describe('places that must not leave the office', () => {
  const named: Intake = {
    ...changed('b', {
      text: 'Bitte an k.berg@lindenau.example schreiben.',
      heading: 'Tel. 0201 88 77 66',
    }),
    title: 'Az. 12 F 345/22',
    roles: [{ id: 'r', token: 'M', label: 'Mutter, geb. 03.05.1996' }],
  }

  test('are found in title, heading, text and roles, each with its words and place', () => {
    const marks = intakeMarks(named)
    expect(marks.map(({ field, kind }) => [field, kind])).toEqual([
      ['title', 'fileNumber'],
      ['heading', 'phone'],
      ['text', 'email'],
      ['roleLabel', 'birthDate'],
    ])
    const mark = marks.find(({ kind }) => kind === 'email')
    expect(mark).toMatchObject({
      entryId: 'b',
      before: 'Bitte an ',
      words: 'k.berg@lindenau.example',
    })
    expect(named.entries[1]?.text.slice(mark?.start, mark?.end)).toBe(mark?.words)
    expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length)
  })

  test('keep the text back until none is left', () => {
    const draft = new IntakeDraft(named)
    for (const { id } of named.entries) draft.look(id)
    expect(draft.open).toBe(4)
    expect(draft.text).toBeUndefined()
    draft.setTitle('Fall A')
    draft.change('b', { text: 'Bitte an die Kita schreiben.', heading: 'Telefonat' })
    draft.setRoles([{ id: 'r', token: 'M', label: 'Mutter, Mitte 20' }])
    draft.search = { state: { kind: 'found', text: draft.words, known: [], spans: [] } }
    expect(draft.open).toBe(0)
    expect(draft.text?.entries).toHaveLength(3)
  })
})

describe('the work on a text', () => {
  test('every step can be taken back; typing in one field is one step', () => {
    const draft = new IntakeDraft(intake)
    const fresh = draft.split('a', 13)
    expect(draft.intake.entries.map(({ text }) => text).slice(0, 2)).toEqual([
      'Erster Satz.',
      'Zweiter Satz.',
    ])
    for (const heading of ['N', 'Na', 'Nachtrag']) draft.change(fresh ?? '', { heading })
    draft.remove('b')
    draft.markOutcome(fresh ?? '')
    draft.undo()
    draft.undo()
    expect(draft.intake.entries[1]?.heading).toBe('Nachtrag')
    draft.undo()
    expect(draft.intake.entries[1]?.heading).toBe('')
    draft.undo()
    expect(draft.intake).toBe(intake)
    expect(draft.canUndo).toBe(false)
  })

  test('splitting where nothing stands before the caret changes nothing', () => {
    const draft = new IntakeDraft(intake)
    expect(draft.split('a', 0)).toBeUndefined()
    expect(draft.canUndo).toBe(false)
  })

  test('an earlier version comes back as it was submitted', () => {
    const text = caseTextSchema.parse(
      toCaseText({ ...intake, roles: [{ id: 'r', token: 'M', label: 'Mutter' }] }),
    )
    expect(toCaseText(intakeOf(text))).toEqual(text)
  })
})

test.each([
  [1, 0, 'Sie lässt sich nicht'],
  [5, 0, 'Keine davon lässt sich'],
  [2, 1, 'Eine davon lässt sich in Tage umrechnen; die andere schreiben'],
  [14, 13, '13 davon lassen sich in Tage umrechnen; die andere schreiben'],
  [15, 13, 'die anderen schreiben'],
])(
  'of %i places %i become days: what is done with the others is said',
  (open, countable, words) => {
    expect(uncountableText(open, countable)).toContain(words)
  },
)

test('the questions before submitting: each open one is named, recognition by outsiders blocks', () => {
  const confirmed = reviewQuestionIds
  // Singling out, linking and inferring are asked about, and those who are not the family.
  expect(confirmed).toEqual(expect.arrayContaining(['linked', 'combined', 'others', 'entrusted']))
  expect(reviewQuestions.map(({ id }) => id)).toEqual([...confirmed])
  expect(selfReviewGap({ confirmed })).toContain('Wer im Ort')
  expect(selfReviewGap({ recognition: 'neighbours', confirmed })).toContain(
    'darf der Text nicht eingereicht werden',
  )
  expect(selfReviewGap({ recognition: 'nobody', confirmed: confirmed.slice(1) })).toBe(
    'Eine Frage ist noch nicht bestätigt.',
  )
  expect(selfReviewGap({ recognition: 'involved', confirmed })).toBeUndefined()
  expect(selfReviewOf({ recognition: 'neighbours', confirmed })).toBeUndefined()
  expect(selfReviewOf({ recognition: 'involved', confirmed })).toEqual({
    recognition: 'involved',
    confirmed: [...confirmed],
  })
})

test('[RC11] answers end with any change of the text, come back when it is undone, and the note stays', () => {
  const draft = new IntakeDraft({ ...intake, outcomeFrom: null })
  draft.answer({ recognition: 'nobody' })
  draft.answer({ confirmed: ['names'] })
  draft.note = 'Aus der Akte.'
  expect(draft.answers).toEqual({ recognition: 'nobody', confirmed: ['names'] })
  draft.change('a', { text: 'Ein anderer Satz.' })
  expect([draft.answers, draft.answersEnded]).toEqual([{ confirmed: [] }, true])
  draft.undo()
  expect([draft.answers.recognition, draft.answersEnded]).toEqual(['nobody', false])
  draft.change('a', { text: 'Ein anderer Satz.' })
  draft.answer({ recognition: 'involved' })
  expect([draft.answers, draft.answersEnded]).toEqual([
    { recognition: 'involved', confirmed: [] },
    false,
  ])
  expect(draft.note).toBe('Aus der Akte.')
})

describe('[RC10] what a device keeps of the work', () => {
  const worldOf = async () => {
    const items = new Map<string, StoredItem>()
    const store: DeviceStore = {
      put: async (item) => void items.set(`${item.scope} ${item.place}`, item),
      get: async (scope, place) => items.get(`${scope} ${place}`),
      all: async () => [...items.values()],
      drop: async (scope, place) => void items.delete(`${scope} ${place}`),
      keys: async (beginning) =>
        [...items.values()].filter(({ scope }) => scope.startsWith(beginning)),
      clear: async () => items.clear(),
    }
    const cipher = await cipherOf(toBase64(new Uint8Array(32).fill(7)))
    const other = await cipherOf(toBase64(new Uint8Array(32).fill(8)))
    const keeper = (unlocked: Cipher | null = cipher) =>
      new WorkKeeper('work/konto/fall', async () => unlocked, store)
    return { items, keeper, other }
  }
  const kept = {
    intake: { ...intake, entries: [entry('a', Number.NaN, 'Ein Satz.')], outcomeFrom: null },
    base: 2,
    warnings: ['Hinweis.'],
    answers: { recognition: 'nobody' as const, confirmed: ['names' as const] },
    note: 'Aus der Akte.',
    at: 1,
  }

  test('comes back as it was, an empty day included, and lies there without a readable word', async () => {
    const { items, keeper } = await worldOf()
    expect(await keeper().put('intake', { kind: 'intake', value: kept })).toBe(true)
    const lying = [...items.values()].map(({ body, iv }) =>
      [...new Uint8Array(body), ...iv].map((code) => String.fromCharCode(code)).join(''),
    )
    expect(lying.join('')).not.toContain('Satz')
    expect(await keeper().get('intake')).toEqual({ kind: 'intake', value: kept })
    await keeper().drop('intake')
    expect(await keeper().get('intake')).toBeUndefined()
  })

  test('is noise under another key, and goes; without a key or a disk nothing breaks', async () => {
    const { items, keeper, other } = await worldOf()
    await keeper().put('read/1', { kind: 'read', value: ['a'] })
    expect(await keeper(null).put('read/1', { kind: 'read', value: [] })).toBe(false)
    expect(await keeper(null).get('read/1')).toBeUndefined()
    expect(items.size).toBe(1)
    expect(await keeper(other).get('read/1')).toBeUndefined()
    expect(items.size).toBe(0)
  })

  test('what was written last is what stays', async () => {
    const { keeper } = await worldOf()
    const one = keeper()
    void one.put('read/1', { kind: 'read', value: ['a'] })
    void one.put('read/1', { kind: 'read', value: ['a', 'b'] })
    expect(await one.get('read/1')).toEqual({ kind: 'read', value: ['a', 'b'] })
  })
})

describe('[IM13] a further document of the same case', () => {
  const entry = (id: string, day: number, text: string) => ({
    id,
    day,
    time: null,
    heading: '',
    text,
  })
  const first: Intake = {
    title: 'Fall 1',
    entries: [entry('tag-0', 0, 'a'), entry('tag-5', 5, 'b')],
    outcomeFrom: 1,
    roles: [{ id: 'r1', token: 'KM', label: 'Kindesmutter' }],
    kept: [],
    dayZero: '2023-05-03',
  }
  const more: Intake = {
    ...first,
    title: 'Anderes',
    entries: [entry('tag-0', 0, 'c'), entry('tag-3', 3, 'd')],
    outcomeFrom: null,
    roles: [
      { id: 'r2', token: 'KM ', label: 'anders' },
      { id: 'r3', token: 'KV', label: 'Kindesvater' },
    ],
    dayZero: null,
  }

  test('comes in by its days, with ids and roles of its own, and changes nothing that was there', () => {
    const all = withDocument(first, more)
    expect(all.entries.map(({ id, text }) => `${id} ${text}`)).toEqual([
      'tag-0 a',
      'tag-0-2 c',
      'tag-3 d',
      'tag-5 b',
    ])
    expect(all).toMatchObject({ title: 'Fall 1', outcomeFrom: 3, dayZero: '2023-05-03' })
    expect(all.roles.map(({ token, label }) => `${token}: ${label}`)).toEqual([
      'KM: Kindesmutter',
      'KV: Kindesvater',
    ])
  })

  test('is one step to take back, and what was unsure is said once', () => {
    const draft = new IntakeDraft(first, 0, ['eins'])
    draft.addDocument(more, ['eins', 'zwei'])
    expect(draft.warnings).toEqual(['eins', 'zwei'])
    draft.undo()
    expect(draft.intake).toEqual(first)
  })
})
