import { describe, expect, test } from 'vitest'
import { intakeMarks } from '../../client/reviewCase/identifierMarks.ts'
import { intakeGaps, sortByDay, toCaseText } from '../../client/reviewCase/intake.ts'
import type { Intake } from '../../client/reviewCase/intake.ts'
import { IntakeDraft, intakeOf } from '../../client/reviewCase/intakeDraft.svelte.ts'
import { selfReviewGap } from '../../client/reviewCase/selfReview.ts'
import { caseTextSchema } from '../../shared/caseText/caseText.schema.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'

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
}
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
    expect(draft.open).toBe(4)
    expect(draft.text).toBeUndefined()
    draft.setTitle('Fall A')
    draft.change('b', { text: 'Bitte an die Kita schreiben.', heading: 'Telefonat' })
    draft.setRoles([{ id: 'r', token: 'M', label: 'Mutter, Mitte 20' }])
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

test('the questions before submitting: each open one is named, recognition by outsiders blocks', () => {
  const all = new Set(['names', 'places', 'dates', 'rare', 'quotes'])
  expect(selfReviewGap(undefined, all)).toContain('wer im Ort')
  expect(selfReviewGap('neighbours', all)).toContain('darf der Text nicht eingereicht werden')
  expect(selfReviewGap('nobody', new Set(['names', 'places', 'dates', 'rare']))).toBe(
    'Eine Frage ist noch nicht bestätigt.',
  )
  expect(selfReviewGap('involved', all)).toBeUndefined()
})
