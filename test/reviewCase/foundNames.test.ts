// What the detection finds in a draft is decided once for all its places.
import { describe, expect, it } from 'vitest'
import {
  foundInDraft,
  searchedText,
  knownNames,
  markedGroups,
  titleOf,
  withTokens,
  examplesOf,
  type FoundGroup,
} from '../../client/reviewCase/foundNames.ts'
import type { Intake } from '../../client/reviewCase/intake.ts'
import { identifierText, intakeMarks } from '../../client/reviewCase/identifierMarks.ts'
import { IntakeDraft, intakeOfVersion } from '../../client/reviewCase/intakeDraft.svelte.ts'
import { detectIdentifiers } from '../../shared/identifiers/detectIdentifiers.ts'
import { proposedToken } from '../../shared/identifiers/proposedToken.ts'
import { forms } from '../identifiers/forms.ts'

const entry = (id: string, heading: string, text: string) => ({
  id,
  day: 0,
  time: null,
  heading,
  text,
})
const intake: Intake = {
  title: 'Emil Kowalczyk',
  entries: [
    entry(
      'a',
      'Anruf von Frau Kowalczyk',
      'Emils Jacke ist zu dünn. KM sagt, Emil friere. Tel. 0170 1234567.',
    ),
    entry('b', '', 'Frau Dr. Beata Kowalczyk wohnt in Gladbeck. In Gladbeck gibt es keine Kita.'),
  ],
  outcomeFrom: null,
  roles: [{ id: 'r', token: 'KM', label: 'Kindesmutter' }],
  kept: [],
  dayZero: null,
}
const foundOf = (draft: Intake) =>
  foundInDraft(draft, detectIdentifiers(searchedText(draft).text), intakeMarks(draft))
const groupsOf = (draft: Intake): readonly FoundGroup[] => foundOf(draft).groups
const groupOf = (draft: Intake, words: string): FoundGroup => {
  const found = groupsOf(draft).find(({ spellings }) => spellings.includes(words))
  if (!found) throw new Error(`not found: ${words}`)
  return found
}
const withToken = (draft: Intake, group: FoundGroup, token: string): Intake =>
  withTokens(draft, [{ group, token }])
const wordsOf = ({ title, entries }: Intake): readonly string[] => [
  title,
  ...entries.flatMap(({ heading, text }) => [heading, text]),
]

describe('[ID10] what the server would refuse', () => {
  it.each(forms)('is marked before: %s, %s', (kind, text, words) => {
    const marks = intakeMarks({ ...intake, title: '', entries: [entry('a', '', text)] })
    expect(marks.map((mark) => mark.kind)).toEqual([kind])
    expect(marks[0]?.words).toContain(words)
    expect(identifierText[kind].next).toMatch(/\.$/)
  })
})

/** The search has ended. */
const searched = (draft: IntakeDraft): IntakeDraft => {
  const spans = detectIdentifiers(draft.words)
  draft.search = { state: { kind: 'found', text: draft.words, known: draft.names, spans } }
  return draft
}

/** The search of the text as it stands failed. */
const unsearchable = (draft: IntakeDraft): IntakeDraft => {
  draft.search = { state: { kind: 'failed', text: draft.words, known: draft.names } }
  return draft
}

describe('[ID9] what is found in a draft', () => {
  it('is gathered over all entries, with its places in their fields', () => {
    const place = groupOf(intake, 'Gladbeck')
    expect(place.places.map(({ entryId, field, words }) => `${entryId} ${field} ${words}`)).toEqual(
      ['b text Gladbeck', 'b text Gladbeck'],
    )
    for (const { entryId, field, start, end, words } of groupsOf(intake).flatMap(
      ({ places }) => places,
    )) {
      const text =
        entryId === null
          ? intake.title
          : intake.entries.find(({ id }) => id === entryId)?.[field === 'title' ? 'text' : field]
      expect(text?.slice(start, end)).toBe(words)
    }
  })

  it('leaves out what another list asks about, and tokens of roles', () => {
    const all = groupsOf(intake).flatMap(({ spellings }) => spellings)
    expect(all).not.toContain('0170 1234567')
    expect(all).not.toContain('KM')
    const kept = {
      entryId: 'a',
      field: 'text',
      words: '0170 1234567',
      reason: 'öffentlich',
    } as const
    const after = groupsOf({ ...intake, kept: [kept] }).flatMap(({ spellings }) => spellings)
    expect(after).not.toContain('0170 1234567')
  })
})

describe('[ID9] a name that is a word as well', () => {
  const text =
    'Frau Sommer kam. Im Sommer war alles gut, es war Sommer. Sommer sagt nichts. Frau Sommer ging.'
  const draftOf = (): Intake => ({ ...intake, title: '', entries: [entry('a', '', text)] })
  const both = (draft: Intake) =>
    groupsOf(draft).map((group) => `${titleOf(group)} ${group.places.length} ${group.isSure}`)

  it('is a decision of its own where it may be the word, and the other is sure', () => {
    expect(both(draftOf())).toEqual(['Sommer 3 true', 'Sommer als Wort 2 false'])
    const word = groupsOf(draftOf()).find(({ isWord }) => isWord)
    expect(word?.asked.before).toMatch(/Im $/)
    expect(word?.reason).toContain('ist aber auch ein Wort')
    expect(groupOf(intake, 'Gladbeck').asked).toEqual(groupOf(intake, 'Gladbeck').places[0])
  })

  it('either is answered without the other, and what is left is asked about again alone', () => {
    const draft = new IntakeDraft(draftOf())
    const [person, word] = groupsOf(draft.intake)
    if (!person || !word) throw new Error('two decisions were expected')
    draft.leaveFound(word)
    expect(both(draft.intake)).toEqual(['Sommer 3 true'])
    searched(draft)
    const left = draft.found.places.filter(({ state }) => state === 'left')
    expect(left.map(({ isWord }) => isWord)).toEqual([true, true])
    const again = groupsOf(draft.intake)[0]
    if (again) draft.replaceFound(again, 'Fachkraft A')
    expect(draft.intake.entries[0]?.text).toBe(
      'Fachkraft A kam. Im Sommer war alles gut, es war Sommer. Fachkraft A sagt nichts. Fachkraft A ging.',
    )
    draft.undo()
    draft.unleave(left[0] ?? { entryId: 'a', type: 'PERSON', words: 'Sommer', isWord: true })
    expect(both(draft.intake)).toEqual(['Sommer 3 true', 'Sommer als Wort 2 false'])
    draft.leaveFound(person)
    expect(both(draft.intake)).toEqual(['Sommer als Wort 2 false'])
  })

  it('also where the office knows the name', () => {
    const { text: words } = searchedText(draftOf())
    const spans = detectIdentifiers(words, { knownEntities: ['Olga Sommer'] })
    const found = foundInDraft(draftOf(), spans, [])
    expect(found.groups.map((group) => `${titleOf(group)} ${group.reason}`)).toEqual([
      'Sommer steht nach „Frau“',
      'Sommer als Wort steht in Ihrer Namensliste, ist aber auch ein Wort',
    ])
  })
})

describe('[ID9] one decision', () => {
  it('replaces all places, with the sign of a genitive, and a title goes with its name', () => {
    const child = withToken(intake, groupOf(intake, 'Emil'), 'Kind 1')
    expect(child.entries[0]?.text).toContain('Kind 1s Jacke ist zu dünn. KM sagt, Kind 1 friere.')
    const mother = groupsOf(child).find(({ spellings }) =>
      spellings.some((one) => one.includes('Beata')),
    )
    if (!mother) throw new Error('the mother was not found')
    const text = wordsOf(withToken(child, mother, 'Mutter')).join('\n')
    expect(text).toContain('Mutter wohnt in Gladbeck')
    expect(text).not.toMatch(/Frau|Dr\./)
  })

  it.each([
    [
      'Frau B. wirkt müde. Ich traf Frau B. Sie ging.',
      'B',
      'Mutter',
      'Mutter wirkt müde. Ich traf Mutter. Sie ging.',
    ],
    ['Oma Hilde kam.', 'Hilde', 'Großmutter', 'Großmutter kam.'],
    ['Nachbar Hr. Kowol rief an.', 'Kowol', 'Nachbar', 'Nachbar rief an.'],
    ['Auch Kinderarzt Dr. Kowol rief an.', 'Kowol', 'Kinderarzt', 'Auch Kinderarzt rief an.'],
    ['Absprache mit TL Hr. Kowol.', 'Kowol', 'Teamleitung', 'Absprache mit Teamleitung.'],
    ['Die Mutter Frau Kowol kam.', 'Kowol', 'Nachbarin', 'Die Mutter Nachbarin kam.'],
    ['Die Teamleitung Ahrens kam.', 'Ahrens', 'Teamleitung', 'Die Teamleitung kam.'],
    ['Die Fachkraft Ahrens kam.', 'Ahrens', 'Fachkraft A', 'Die Fachkraft A kam.'],
    ['Die Teamleitung Ahrens kam.', 'Ahrens', 'Fachkraft A', 'Die Teamleitung Fachkraft A kam.'],
  ])('takes along what belongs to the name: %s', (text, words, token, after) => {
    const draft = { ...intake, title: '', entries: [entry('a', '', text)] }
    expect(withToken(draft, groupOf(draft, words), token).entries[0]?.text).toBe(after)
  })

  it('shows a place of every spelling but the genitive', () => {
    const text = 'Emil Nowak kam. Emil weint. Emils Jacke fehlt. Emil lacht.'
    const group = groupOf({ ...intake, title: '', entries: [entry('a', '', text)] }, 'Emil')
    expect(
      examplesOf(group)
        .map(({ words }) => words)
        .toSorted(),
    ).toEqual(['Emil', 'Emil Nowak'])
  })

  it('is proposed again for the same spelling in a further document', () => {
    const draft = new IntakeDraft(intake)
    const child = groupOf(draft.intake, 'Emil')
    expect(draft.tokenBefore(child)).toBeUndefined()
    draft.replaceFound(child, 'Kind 1')
    draft.addDocument({ ...intake, title: '', entries: [entry('z', '', 'Emil spielt.')] }, [])
    expect(draft.tokenBefore(groupOf(draft.intake, 'Emil'))).toBe('Kind 1')
    expect(draft.tokenBefore(groupOf(draft.intake, 'Gladbeck'))).toBeUndefined()
  })

  it('leaves words, asks no more about them, and is taken back in one step', () => {
    const draft = new IntakeDraft(intake)
    draft.leaveFound(groupOf(draft.intake, 'Gladbeck'))
    expect(groupsOf(draft.intake).flatMap(({ spellings }) => spellings)).not.toContain('Gladbeck')
    draft.undo()
    expect(draft.intake).toEqual(intake)
    draft.replaceFound(groupOf(draft.intake, 'Gladbeck'), '[Ort]')
    expect(draft.intake.entries[1]?.text).toContain('wohnt in [Ort]. In [Ort] gibt es')
    draft.undo()
    expect(draft.intake).toEqual(intake)
  })

  it('what the office knows is found by it, and stays in the draft', () => {
    const draft = new IntakeDraft(intake)
    draft.setKnown('Beata Kowalczyk')
    expect(draft.intake.known).toBe('Beata Kowalczyk')
  })
})

describe('[ID13] what needs no judgement', () => {
  const noted: Intake = {
    ...intake,
    title: '',
    entries: [
      entry(
        'a',
        'Rückruf 0170 1234567',
        'Frau Nowak, Tel. 0170 1234567, wohnt Hafenallee 3. Az. 12 F 345/23. Ben Nowaks Jacke fehlt, Ben friert.',
      ),
      entry(
        'b',
        '',
        'Ben war in der Grundschule am Lerchenbruch. Frau Nowak kam. In der Hafenallee 3 brennt Licht.',
      ),
    ],
  }
  const known = 'Beata Nowak = Mutter\nBen Nowak: Kind 1\n'
  const searchedWith = (draft: IntakeDraft): IntakeDraft => {
    const spans = detectIdentifiers(draft.words, { knownEntities: draft.names })
    draft.search = { state: { kind: 'found', text: draft.words, known: draft.names, spans } }
    return draft
  }

  it('a name of the list has its role behind it, and is searched for without', () => {
    expect(knownNames('Beata Nowak = Mutter\n\n Ben Nowak : Kind 1\nOlga Wolf\n= Oma')).toEqual([
      { name: 'Beata Nowak', token: 'Mutter' },
      { name: 'Ben Nowak', token: 'Kind 1' },
      { name: 'Olga Wolf', token: undefined },
    ])
  })

  it('a number is one decision for all its places, and has no answer that it stays', () => {
    const draft = searchedWith(new IntakeDraft(noted))
    const phone = draft.decisions.find(({ type }) => type === 'PHONE')
    expect(phone?.places).toHaveLength(2)
    expect(phone?.needsReason).toBe(true)
    expect(phone && draft.tokenFor(phone)).toBe('[Telefonnummer]')
    expect(markedGroups(intakeMarks({ ...noted, dayZero: null })).map(({ type }) => type)).toEqual([
      'PHONE',
      'STREET',
      'CASE_NO',
    ])
  })

  it('is replaced in one step with the names whose role is known, and taken back as one', () => {
    const draft = searchedWith(new IntakeDraft({ ...noted, known }))
    const before = draft.intake
    const plain = draft.plainDecisions
    expect(plain.map((group) => draft.tokenFor(group)).toSorted()).toEqual([
      ...['Kind 1', 'Mutter', '[Aktenzeichen]', '[Straße]', '[Telefonnummer]'],
    ])
    expect(draft.replaceAllFound(plain)).toBe(10)
    expect(wordsOf(draft.intake)).toEqual([
      '',
      'Rückruf [Telefonnummer]',
      'Mutter, Tel. [Telefonnummer], wohnt [Straße]. Az. [Aktenzeichen]. Kind 1s Jacke fehlt, Kind 1 friert.',
      '',
      'Kind 1 war in der Grundschule am Lerchenbruch. Mutter kam. In der [Straße] brennt Licht.',
    ])
    searchedWith(draft)
    expect(draft.marks).toEqual([])
    const states = draft.found.places.map(({ words, state }) => `${words} ${state}`)
    expect(states.filter((one) => one.endsWith('open'))).toEqual([
      'Grundschule am Lerchenbruch open',
    ])
    draft.undo()
    expect(draft.intake).toBe(before)
  })

  it('leaves a name without a role, and what is not sure, to a person', () => {
    const draft = searchedWith(new IntakeDraft({ ...noted, known: 'Beata Nowak' }))
    expect(draft.plainDecisions.filter(({ type }) => type === 'PERSON')).toEqual([])
    expect(draft.plainDecisions.every(({ isSure }) => isSure)).toBe(true)
  })

  it.each([
    ['Grundschule am Lerchenbruch', '[Grundschule]'],
    ['Kita Pusteblume', '[Kita]'],
    ['Amtsgericht Bottrop', '[Gericht]'],
    ['Leuchtturm Jugendhilfe gGmbH', '[Träger]'],
    ['Haus Sonnenschein', '[Einrichtung]'],
  ])('of an institution its kind is proposed: %s', (words, token) => {
    expect(proposedToken('INSTITUTION', words)).toBe(token)
  })

  it('several questions of one kind are left in one step', () => {
    const draft = searchedWith(new IntakeDraft(noted))
    const some = draft.decisions.filter(({ needsReason }) => !needsReason).slice(0, 2)
    draft.leaveFound(...some)
    expect(draft.intake.left?.length).toBeGreaterThan(1)
    draft.undo()
    expect(draft.intake).toBe(noted)
  })
})

describe('[ID9] every place has a state', () => {
  const statesOf = (draft: Intake): readonly string[] =>
    foundOf(draft).places.map(({ field, words, state }) => `${field} ${words}: ${state}`)

  it('is open, replaced or left, in the order of the text; what was replaced is known by its token', () => {
    expect(statesOf(intake)).toEqual([
      'title Emil Kowalczyk: open',
      'heading Kowalczyk: open',
      'text Emils: open',
      'text Emil: open',
      'text Beata Kowalczyk: open',
      'text Gladbeck: open',
      'text Gladbeck: open',
    ])
    const draft = new IntakeDraft(intake)
    draft.replaceFound(groupOf(draft.intake, 'Emil'), 'Kind 1')
    draft.leaveFound(groupOf(draft.intake, 'Gladbeck'))
    expect(statesOf(draft.intake)).toEqual([
      'title Kind 1: replaced',
      'heading Kowalczyk: open',
      'text Kind 1s: replaced',
      'text Kind 1: replaced',
      'text Beata Kowalczyk: open',
      'text Gladbeck: left',
      'text Gladbeck: left',
    ])
    draft.unleave({ entryId: 'a', type: 'PLACE', words: 'Gladbeck', isWord: false })
    expect(statesOf(draft.intake)).toContain('text Gladbeck: open')
  })

  it.each([
    ...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~–„“§€'.split('').map((sign) => `Ort${sign}A`),
    '[E-Mail-Adresse]',
    'Fachkraft A/B',
    'Mutter (leiblich)*',
    'Kind-1',
    '6- bis 9-jährige',
  ])('a token may hold any sign: %s', (token) => {
    const draft = new IntakeDraft(intake)
    draft.replaceFound(groupOf(draft.intake, 'Gladbeck'), token)
    expect(statesOf(draft.intake)).toContain(`text ${token}: replaced`)
  })

  it('a token is no question of its own, and stands for itself only', () => {
    const draft = new IntakeDraft({
      ...intake,
      entries: [
        entry('a', '', 'Frau Kowalczyk sagt, Fachkraft A und Fachkraft Ahrens kamen mit [Ort]*.'),
      ],
      written: [
        { token: 'Fachkraft A', type: 'PERSON' },
        { token: '[Ort]*', type: 'PLACE' },
      ],
    })
    expect(statesOf(draft.intake).slice(1)).toEqual([
      'text Kowalczyk: open',
      'text Fachkraft A: replaced',
      'text Ahrens: open',
      'text [Ort]*: replaced',
    ])
  })

  it('keeps what was found last while a newer text is searched, without what was decided', () => {
    const draft = new IntakeDraft(intake)
    expect([draft.isSearched, draft.found.groups]).toEqual([false, []])
    const spans = detectIdentifiers(draft.words)
    draft.search = { state: { kind: 'found', text: draft.words, known: draft.names, spans } }
    expect(draft.isSearched).toBe(true)
    const before = draft.found.groups.length
    draft.replaceFound(groupOf(draft.intake, 'Gladbeck'), '[Ort]')
    expect([draft.isSearched, draft.found.groups.length]).toEqual([false, before])
    const [first] = draft.found.groups
    if (!first) throw new Error('nothing found')
    draft.replaceFound(first, 'Kind 1')
    expect(draft.found.groups).toHaveLength(before - 1)
    unsearchable(draft)
    expect([draft.isWaiting, draft.isSearched, draft.found.groups]).toEqual([false, false, []])
  })
})

describe('[ID12] an entry in which nothing was found', () => {
  const quiet: Intake = {
    ...intake,
    title: '',
    entries: [
      entry('a', '', 'Die Mutter ruft an. Sie weint.'),
      entry('b', '', 'Emil spielt. Emil lacht.'),
      entry('c', '', 'Tel. 0170 1234567.'),
    ],
  }

  it('is open until a person has read it, also where the search is not possible', () => {
    const draft = searched(new IntakeDraft(quiet))
    expect([draft.found.bare, draft.open]).toEqual([['a'], 3])
    draft.look('a')
    expect([draft.found.bare, draft.open]).toEqual([[], 2])
    draft.undo()
    expect(draft.found.bare).toEqual(['a'])
    unsearchable(draft)
    expect(draft.found.bare).toEqual(['a', 'b'])
  })

  it('what was decided in an entry is no task again; its parts are as it was', () => {
    const draft = searched(new IntakeDraft(quiet))
    draft.replaceFound(groupOf(draft.intake, 'Emil'), 'Kind 1')
    expect(searched(draft).found.bare).toEqual(['a'])
    draft.split('b', 'Kind 1 spielt.'.length)
    draft.change('b', { text: 'Es spielt.' })
    expect(searched(draft).found.bare).toEqual(['a'])
    draft.split('a', 'Die Mutter ruft an.'.length)
    expect(searched(draft).found.bare).toHaveLength(2)
    draft.look('a')
    draft.join('a')
    expect(searched(draft).found.bare).toEqual(['a'])
  })
})

describe('[ID11] a draft with an open decision is not submitted', () => {
  const clean: Intake = {
    ...intake,
    title: '',
    entries: [entry('a', '', 'Emil spielt. Die Mutter ruft an.')],
  }

  it('before it was searched, and while something found is undecided', () => {
    const draft = new IntakeDraft(clean)
    expect([draft.open, draft.text]).toEqual([0, undefined])
    searched(draft)
    expect([draft.open, draft.text]).toEqual([1, undefined])
    draft.replaceFound(groupOf(draft.intake, 'Emil'), 'Kind 1')
    expect(draft.text).toBeUndefined()
    searched(draft)
    expect([draft.open, draft.text?.entries[0]?.text]).toEqual([
      0,
      'Kind 1 spielt. Die Mutter ruft an.',
    ])
    draft.undo()
    searched(draft)
    draft.leaveFound(groupOf(draft.intake, 'Emil'))
    expect(draft.text?.entries[0]?.text).toBe('Emil spielt. Die Mutter ruft an.')
  })

  it('what an earlier version had is decided until its entry changes', () => {
    const { title, entries, outcomeFrom, roles } = clean
    const text = { title, entries: [...entries], outcomeFrom, roles: [...roles] }
    const draft = new IntakeDraft(intakeOfVersion({ text, kept: [] }), 1)
    searched(draft)
    expect([draft.open, draft.found.places[0]?.state]).toEqual([0, 'left'])
    draft.change('a', { text: 'Emil spielt. Die Mutter ruft wieder an.' })
    searched(draft)
    expect([draft.open, draft.found.places[0]?.state]).toEqual([1, 'open'])
  })

  it('what an earlier version had is asked about again where a person wants to, and nothing beside it', () => {
    const { title, outcomeFrom } = clean
    const entries = [entry('a', '', 'Emil wohnt in Gladbeck. Emil spielt.')]
    const text = { title, entries, outcomeFrom, roles: [] }
    const draft = searched(new IntakeDraft(intakeOfVersion({ text, kept: [] }), 1))
    const emil = draft.found.places.find(({ words }) => words === 'Emil')
    if (!emil) throw new Error('nothing found')
    draft.unleave(emil)
    searched(draft)
    expect(draft.found.places.map(({ words, state }) => `${words} ${state}`)).toEqual([
      'Emil open',
      'Gladbeck left',
      'Emil open',
    ])
    draft.undo()
    expect(searched(draft).open).toBe(0)
  })

  it('is not submitted before it was searched with the names the office knows by now', () => {
    const draft = searched(new IntakeDraft(clean))
    expect(draft.isSearched).toBe(true)
    draft.setKnown('Wanja')
    expect([draft.isSearched, draft.text]).toEqual([false, undefined])
    searched(draft)
    expect(draft.isSearched).toBe(true)
  })
  it('where the search failed, exactly this text goes on once a person says so', () => {
    const draft = unsearchable(new IntakeDraft(clean))
    for (const { id } of clean.entries) draft.look(id)
    expect([draft.open, draft.text]).toEqual([1, undefined])
    draft.goUnsearched()
    expect(draft.open).toBe(0)
    expect(draft.text?.entries).toHaveLength(clean.entries.length)
    draft.change(clean.entries[0]?.id ?? '', { text: 'Die Mutter sagt ab.' })
    expect([draft.isWaiting, draft.text]).toEqual([true, undefined])
    unsearchable(draft)
    expect([draft.isSearched, draft.text]).toEqual([false, undefined])
  })
})
