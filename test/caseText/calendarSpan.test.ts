import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isoDayNumber } from '../../shared/caseText/calendar.ts'
import { findCalendarSpans, relativeSpan } from '../../shared/caseText/calendarSpan.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import { openPlaces } from '../../shared/identifiers/lastLine.ts'
import { growthOf, LINEAR } from '../support/growth.ts'

const spansIn = (text: string): string[] =>
  findCalendarSpans(text).map(
    ({ start, end, isDoubtful }) => text.slice(start, end) + (isDoubtful ? '?' : ''),
  )

describe('[RC8] months, weeks, seasons, feasts and years are open like days', () => {
  it.each([
    ['Anfang Mai 2024 zog KM um.', ['Anfang Mai 2024']],
    ['Seit Ende März war es ruhig.', ['Ende März']],
    ['im Mai 2024 und im Juni', ['im Mai 2024', 'im Juni']],
    ['Anfang/Mitte Mai, Mai/Juni 2024', ['Anfang/Mitte Mai', 'Mai/Juni 2024']],
    ['von Mai bis Juli 2024', ['von Mai bis Juli 2024']],
    ['Mitte Dez. 2021, seit Dez., im Jan', ['Mitte Dez. 2021', 'Dez.', 'im Jan']],
    ['IM MAI 2024, im august, mai ’24', ['IM MAI 2024', 'im august', 'mai ’24']],
    [
      'KW 19, KW19, in der KW 19/2024, KW 19–21',
      ['KW 19', 'KW19', 'in der KW 19/2024', 'KW 19–21'],
    ],
    ['in der 12. Kalenderwoche 2024, 19. KW', ['in der 12. Kalenderwoche 2024', '19. KW']],
    ['Sommer 2023, im Winter 2023/24', ['Sommer 2023', 'im Winter 2023/24']],
    ['vor Weihnachten, an Heiligabend', ['Weihnachten', 'an Heiligabend']],
    ['nach den Sommerferien, Osterferien 2024', ['Sommerferien', 'Osterferien 2024']],
    ['seit 2019, Ende 2023, im Jahr 2023', ['2019', 'Ende 2023', 'im Jahr 2023']],
    ['Schuljahr 2023/24, im 3. Quartal 2023', ['Schuljahr 2023/24', 'im 3. Quartal 2023']],
    ['05/2024 bis 05.2024', ['05/2024', '05.2024']],
    ['Frau Mai rief an. Der August kam.', ['Mai?', 'August?']],
  ])('%s', (text, spans) => {
    expect(spansIn(text)).toEqual(spans)
  })

  it.each([
    'im Monat, in der Woche, in der 3. Woche, pro Monat, im nächsten Monat, Woche 12, Monat 2',
    'im Sommer ohne Jacke, den ganzen Winter, am Montag, am Vormittag, Ende der Woche, Anfang des Jahres',
    'Jan und Augusta, Juliane, Julian, Maikäfer, Weihnachtsgeschenke, Ostereier, Winterjacke',
    'ab 2000 Euro, bis 2000 €, nach 2000 Metern, seit 2000 Jahren, Ende 2000 g',
    'Nr. 01/2023, Az. 12/2023, 12/14, 2023/24-7, 120/80, § 8a, DIN 18040-2, 12 kW, 3.2024',
    'Gesetz von 2012, SGB VIII 2021, § 1666 BGB, F80.1, vor 8 Uhr, ab 14 Jahren',
  ])('nothing in: %s', (text) => {
    expect(spansIn(text)).toEqual([])
  })

  it('become relative days that fit their sentence, near their own entry', () => {
    const zero = isoDayNumber('2024-04-28')
    const inSentence = (text: string, day = 0): string => {
      const [span] = findCalendarSpans(text)
      if (!span) return text
      const before = text.slice(0, span.start)
      const words = relativeSpan(span, zero, zero + day, before)
      return words === null ? text : before + words + text.slice(span.end)
    }
    expect(inSentence('Anfang Mai 2024 zog KM um.')).toBe('Um Tag 8 zog KM um.')
    expect(inSentence('KM zog im Mai um.')).toBe('KM zog zwischen Tag 3 und Tag 33 um.')
    expect(inSentence('KM zog im Mai um.', 365)).toBe('KM zog zwischen Tag 368 und Tag 398 um.')
    expect(inSentence('Seit Ende März ist Ruhe.')).toBe('Seit etwa Tag −33 ist Ruhe.')
    expect(inSentence('Es war von Mai bis Juli 2024 still.')).toBe(
      'Es war zwischen Tag 3 und Tag 94 still.',
    )
    expect(inSentence('Besuch in der KW 19/2024.')).toBe('Besuch um Tag 11.')
    expect(inSentence('Im Winter 2023/24 fror K1.')).toBe('Zwischen Tag −149 und Tag −59 fror K1.')
    expect(inSentence('Seit 2019 bekannt, vor Ostern.')).toBe('Seit 2019 bekannt, vor Ostern.')
  })

  it('are named once, beside whole days and dates of birth, and are kept by their words', () => {
    const text: CaseText = {
      title: 'Sommer 2023',
      entries: [
        {
          id: 'a',
          day: 0,
          time: null,
          heading: 'Anfang Mai',
          text: 'K1, geboren im Mai 2014, kam am 3. Mai 2024, im Juni nicht.',
        },
      ],
      outcomeFrom: null,
      roles: [],
    }
    expect(openPlaces(text, []).map(({ kind, field }) => [kind, field])).toEqual([
      ['birthDate', 'text'],
      ['calendarSpan', 'title'],
      ['calendarSpan', 'heading'],
      ['calendarDay', 'text'],
      ['calendarSpan', 'text'],
    ])
    const june = { entryId: 'a', field: 'text', words: 'im Juni', reason: 'Kein Datum' } as const
    expect(openPlaces(text, [june])).toHaveLength(4)
  })

  it.each(['Mai ', 'im ', 'Anfang ', 'KW 1', 'Ende des Jahres ', '2024 ', 'seit ', '05/', 'Mai/'])(
    'are found in linear time: %j',
    (piece) => {
      const growth = growthOf(25_000, (size) => {
        const text = piece.repeat(Math.ceil(size / piece.length))
        return () => findCalendarSpans(text)
      })
      expect(growth).toBeLessThan(LINEAR)
    },
  )

  it('no case that ships names one', () => {
    for (const file of ['server/demo/material/fall-b.md', 'server/material/sampleCase.md'])
      expect(spansIn(readFileSync(file, 'utf8'))).toEqual([])
  })

  const notes = join(import.meta.dirname, '../../../shared/pii/dev.jsonl')
  it.skipIf(!existsSync(notes))(
    'in invented files beside the project (skipped without them)',
    () => {
      const all = readFileSync(notes, 'utf8')
        .trim()
        .split('\n')
        .flatMap((line) => spansIn((JSON.parse(line) as { text: string }).text))
      expect(all).toEqual(expect.arrayContaining(['Ende Januar', 'im Dez. 2021', 'im Februar']))
      expect(all.every((words) => /\p{L}|\d/u.test(words))).toBe(true)
    },
  )
})
