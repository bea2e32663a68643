import { describe, expect, test } from 'vitest'
import {
  addEntry,
  changeEntry,
  intakeGaps,
  joinWithNext,
  markOutcome,
  moveEntry,
  removeEntry,
  sortByDay,
  splitEntry,
  toCaseText,
} from '../../client/reviewCase/intake.ts'
import type { DraftEntry, Intake } from '../../client/reviewCase/intake.ts'
import { caseTextSchema } from '../../shared/caseText/caseText.ts'

const entry = (
  id: string,
  day: number | null,
  text: string,
  change: Partial<DraftEntry> = {},
): DraftEntry => ({
  id,
  day,
  time: '',
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
  outcomeId: 'c',
  roles: [],
}
const ids = ({ entries }: Intake): string => entries.map(({ id }) => id).join('')

describe('splitting and joining', () => {
  test('splits at the caret; the second part keeps the day and has no heading of its own', () => {
    const split = splitEntry(intake, 'a', 13, 'x')
    expect(split.entries.slice(0, 2)).toEqual([
      entry('a', 0, 'Erster Satz.', { time: '10:40', heading: 'Mitteilung' }),
      entry('x', 0, 'Zweiter Satz.'),
    ])
  })

  test('does nothing at the ends or inside a character', () => {
    expect(splitEntry(intake, 'a', 0, 'x')).toBe(intake)
    expect(splitEntry(intake, 'a', 26, 'x')).toBe(intake)
    const emoji = { ...intake, entries: [entry('a', 0, 'ab👩‍👧cd')] }
    expect(splitEntry(emoji, 'a', 4, 'x')).toBe(emoji)
    expect(splitEntry(emoji, 'a', 2, 'x').entries).toHaveLength(2)
  })

  test('joining loses no word, also not the second heading', () => {
    const joined = joinWithNext(intake, 'a')
    expect(ids(joined)).toBe('ac')
    expect(joined.entries[0]).toMatchObject({
      heading: 'Mitteilung',
      text: 'Erster Satz. Zweiter Satz.\n\nKollegiale Beratung\n\nBeratung.',
    })
    expect(joinWithNext(intake, 'c')).toBe(intake)
  })

  test('what was outcome is still outcome after joining', () => {
    expect(joinWithNext(intake, 'b').outcomeId).toBe('b')
    expect(joinWithNext(intake, 'a').outcomeId).toBe('c')
  })
})

describe('moving, adding, removing', () => {
  test('moves one place and not beyond the ends; the outcome begins at the same place', () => {
    expect(ids(moveEntry(intake, 'a', 1))).toBe('bac')
    expect(moveEntry(intake, 'a', -1)).toBe(intake)
    expect(moveEntry(intake, 'b', 1)).toMatchObject({ outcomeId: 'b' })
    expect(ids(moveEntry(intake, 'b', 1))).toBe('acb')
  })

  test('removing the entry where the outcome begins moves the mark to the next, or takes it away', () => {
    const early = markOutcome(intake, 'b')
    expect(removeEntry(early, 'b').outcomeId).toBe('c')
    expect(removeEntry(intake, 'c').outcomeId).toBeNull()
  })

  test('a new entry takes the day of the one before it', () => {
    const added = addEntry(intake, 'x', 'b')
    expect(ids(added)).toBe('abxc')
    expect(added.entries[2]).toEqual(entry('x', 1, ''))
    expect(ids(addEntry(intake, 'x'))).toBe('abcx')
  })

  test('sorting by day is stable and lets entries without a day follow the one before', () => {
    const mixed = {
      ...intake,
      entries: [entry('a', 5, 'x'), entry('b', null, 'x'), entry('c', 1, 'x'), entry('d', 1, 'x')],
    }
    expect(ids(sortByDay(mixed))).toBe('cdab')
  })
})

describe('what is missing', () => {
  test('nothing in a complete text, and that text satisfies the contract', () => {
    expect(intakeGaps(intake)).toEqual([])
    const text = toCaseText(intake)
    expect(caseTextSchema.parse(text)).toMatchObject({
      outcomeFrom: 2,
      entries: [
        { id: 'E-01', day: 0, time: '10:40' },
        { id: 'E-02', day: 1, time: null },
        { id: 'E-03', day: 412 },
      ],
    })
  })

  test.each([
    ['dayMissing', changeEntry(intake, 'b', { day: null })],
    ['dayTooFar', changeEntry(intake, 'c', { day: 4000 })],
    ['dayTooFar', changeEntry(intake, 'c', { day: 400.5 })],
    ['dayOrder', changeEntry(intake, 'a', { day: 2 })],
    ['timeWrong', changeEntry(intake, 'a', { time: '10:4' })],
    ['textMissing', changeEntry(intake, 'b', { text: '  ' })],
    ['textTooLong', changeEntry(intake, 'b', { text: 'x'.repeat(20_001) })],
    ['headingTooLong', changeEntry(intake, 'b', { heading: 'x'.repeat(201) })],
    ['outcomeFirst', markOutcome(intake, 'a')],
    ['empty', { ...intake, entries: [] }],
    ['titleTooLong', { ...intake, title: 'x'.repeat(201) }],
    ['roles', { ...intake, roles: [{ id: 'r', token: 'M', label: '' }] }],
    [
      'tooMany',
      { ...intake, entries: Array.from({ length: 401 }, (_, at) => entry(`e${at}`, at, 'x')) },
    ],
  ] as const)('%s is named and keeps the text back', (kind, broken) => {
    expect(intakeGaps(broken).map((gap) => gap.kind)).toContain(kind)
    expect(toCaseText(broken)).toBeUndefined()
  })

  test('line ends, tabs and composed characters are cleaned, empty roles left out', () => {
    const raw = changeEntry(intake, 'a', { text: ' Mu\u0308tter\r\nsagt:\tja ' })
    const text = toCaseText({
      ...raw,
      roles: [
        { id: '1', token: ' M ', label: 'Mutter' },
        { id: '2', token: '', label: '' },
      ],
    })
    expect(text?.entries[0]?.text).toBe('Mütter\nsagt: ja')
    expect(text?.roles).toEqual([{ token: 'M', label: 'Mutter' }])
  })
})
