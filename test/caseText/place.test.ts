import { describe, expect, it } from 'vitest'
import {
  findCalendarDays,
  findImpossibleDays,
  isoDayNumber,
  relativeDay,
} from '../../shared/caseText/calendar.ts'
import { compareTexts, compareWords } from '../../shared/caseText/compare.ts'
import type { CaseText, Entry } from '../../shared/caseText/caseText.ts'
import { openPlaces } from '../../shared/identifiers/lastLine.ts'
import { growthOf, LINEAR } from '../support/growth.ts'

const daysIn = (text: string): string[] =>
  findCalendarDays(text).map(({ start, end }) => text.slice(start, end))

describe('[RC8] calendar days in sentences', () => {
  it.each([
    ['Am 03.05. rief KM an.', ['03.05.']],
    ['Am 3.5. rief KM an, bis zum 4. 6. blieb es ruhig.', ['3.5.', '4. 6.']],
    ['vom 3. Mai 2023 an, am 3.Mai, im 3. Quartal', ['3. Mai 2023', '3.Mai']],
    ['2023-05-03 und 03/05/2023', ['2023-05-03', '03/05/2023']],
    ['03.–05.05.2023 Urlaub', ['03.–05.05.2023']],
    ['vom 28.12. bis 03.01.2024', ['28.12. bis 03.01.2024']],
    ['Mittwoch, den 03.05.23, 10.30 Uhr', ['den 03.05.23']],
    ['Beschluss v. 14.07.2023, Bl. 3', ['14.07.2023']],
    ['(29.02.2024), 29.02.2023, 31.04., 45.13.', ['29.02.2024']],
  ])('%s', (text, days) => {
    expect(daysIn(text)).toEqual(days)
  })

  it.each([
    'Tag 3, 10:40 Uhr, 8.30 Uhr, um 8.30. Danach 14.30 Uhr.',
    'Kapitel 3.4.2 und 1.2. Ziele, DIN 18040-2, § 8a Abs. 4, 2023/24, 01/2023, 3.450 g',
    'im Mai 2023, Ende Juni, KW 12, 12 Monate, 1.200,- Euro, 3.5 Punkte',
    'K1 ist 3. Klasse, 2. Kind, zum 3. Mal',
    'Die Aufgabe geht an FK-2.\n2. K1 besucht die Kita. 1.\n3. Weiter.',
  ])('nothing in: %s', (text) => {
    expect(daysIn(text)).toEqual([])
  })

  it('become relative days, with the year that lies nearest', () => {
    const zero = isoDayNumber('2023-12-20')
    const dayOf = (text: string, near = 0) => {
      const [place] = findCalendarDays(text)
      return place && relativeDay(place, zero, zero + near)
    }
    expect(dayOf('am 28.12.')).toBe('Tag 8')
    expect(dayOf('am 03.01.')).toBe('Tag 14')
    expect(dayOf('am 03.05.', -230)).toBe('Tag −231')
    expect(dayOf('vom 18.12. bis 22.12.')).toBe('Tag −2 bis Tag 2')
    expect(dayOf('01.03.2024')).toBe('Tag 72')
  })

  it.each([
    ['Am 31.06.2024 und am 30.02.24, dann 1.13.2023.', ['31.06.2024', '30.02.24', '1.13.2023']],
    ['(29.02.2023), am 30. 2. 2024', ['29.02.2023', '30. 2. 2024']],
    ['29.02.2024, 30.06.2024, 28.02.24, Kapitel 3.14.2, 192.168.10.20, § 31.06', []],
  ])('one that no calendar has is open too: %s', (text, days) => {
    const found = openPlaces(
      {
        title: '',
        entries: [{ id: 'a', day: 0, time: null, heading: '', text }],
        outcomeFrom: null,
        roles: [],
      },
      [],
    ).map(({ start, end }) => text.slice(start, end))
    expect(found).toEqual(expect.arrayContaining(days))
    expect(findImpossibleDays(text).map(({ start, end }) => text.slice(start, end))).toEqual(days)
  })

  it('are not named twice beside a date of birth, and are open until somebody decides', () => {
    const text: CaseText = {
      title: 'Stand 03.05.2023',
      entries: [
        {
          id: 'a',
          day: 0,
          time: null,
          heading: '',
          text: 'K1, geb. 12.03.2019, kam am 04.05.2023.',
        },
      ],
      outcomeFrom: null,
      roles: [{ token: 'M', label: 'Mutter seit 01.02.2003' }],
    }
    expect(openPlaces(text, []).map(({ kind, field }) => [kind, field])).toEqual([
      ['birthDate', 'text'],
      ['calendarDay', 'title'],
      ['calendarDay', 'text'],
      ['calendarDay', 'roleLabel'],
    ])
    const kept = [
      { entryId: null, field: 'title', words: '03.05.2023', reason: 'xxx' },
      { entryId: null, field: 'roleLabel', words: '01.02.2003', reason: 'xxx' },
      { entryId: 'a', field: 'text', words: '04.05.2023', reason: 'xxx' },
    ] as const
    expect(openPlaces(text, kept).map(({ kind }) => kind)).toEqual(['birthDate'])
  })

  it.each(['1.', '01.01.', '3. Mai ', 'den ', '12/', '2023-', '1.-', ' ', 'am '])(
    'are found in linear time: %j',
    (piece) => {
      const growth = growthOf(25_000, (size) => {
        const text = piece.repeat(Math.ceil(size / piece.length))
        return () => findCalendarDays(text)
      })
      expect(growth).toBeLessThan(LINEAR)
    },
  )
})

const entry = (id: string, day: number, text: string, heading = ''): Entry => ({
  ...{ id, day, time: null, heading, text },
})
const textOf = (entries: Entry[], more: Partial<CaseText> = {}): CaseText => ({
  ...{ title: 'T', outcomeFrom: null, roles: [], entries, ...more },
})

describe('two versions of a text', () => {
  const before = textOf([entry('a', 0, 'Eins.'), entry('b', 1, 'Zwei.'), entry('c', 2, 'Drei.')])
  const kinds = (after: CaseText) =>
    compareTexts(before, after).entries.map((found) => [
      found.kind,
      found.before?.id ?? null,
      found.after?.id ?? null,
    ])

  it('are the same whatever the ids are', () => {
    const again = textOf(before.entries.map((one, at) => ({ ...one, id: `x${at}` })))
    expect(compareTexts(before, again)).toMatchObject({ changes: 0, isFrameChanged: false })
  })

  it('differ by what was changed, added and removed, in reading order', () => {
    const after = textOf([entry('a', 0, 'Eins.'), entry('n', 0, 'Neu.'), entry('c', 2, 'Drei!')])
    expect(kinds(after)).toEqual([
      ['same', 'a', 'a'],
      ['added', null, 'n'],
      ['removed', 'b', null],
      ['changed', 'c', 'c'],
    ])
  })

  it('differ where an entry moved into the outcome, and where title or roles did', () => {
    expect(compareTexts(before, textOf(before.entries, { outcomeFrom: 2 })).changes).toBe(1)
    const roles = [{ token: 'M', label: 'Mutter' }]
    expect(compareTexts(before, textOf(before.entries, { roles })).isFrameChanged).toBe(true)
  })

  it('two equal entries are two', () => {
    const twice = textOf([entry('a', 0, 'Eins.'), entry('z', 0, 'Eins.')])
    expect(compareTexts(textOf([entry('a', 0, 'Eins.')]), twice).changes).toBe(1)
  })

  it('show which words are new and which went', () => {
    expect(compareWords('Am Tag 3 kam KM nach Lindenau.', 'Am Tag 4 kam KM in den Ort.')).toEqual([
      { kind: 'same', text: 'Am Tag ' },
      { kind: 'removed', text: '3' },
      { kind: 'added', text: '4' },
      { kind: 'same', text: ' kam KM ' },
      { kind: 'removed', text: 'nach Lindenau' },
      { kind: 'added', text: 'in den Ort' },
      { kind: 'same', text: '.' },
    ])
    expect(compareWords('', 'Neu.')).toEqual([{ kind: 'added', text: 'Neu.' }])
    const long = 'Wort '.repeat(4000)
    const other = 'Ding '.repeat(4000)
    const joined = compareWords(long, other)
    expect(
      joined
        .filter(({ kind }) => kind !== 'added')
        .map(({ text }) => text)
        .join(''),
    ).toBe(long)
  })
})
