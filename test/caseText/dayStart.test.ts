import { describe, expect, it } from 'vitest'
import { isoDayNumber } from '../../shared/caseText/calendar.ts'
import { dayOfBeginning, findDayStarts } from '../../shared/caseText/dayStart.ts'
import { growthOf, LINEAR } from '../support/growth.ts'

const zero = isoDayNumber('2024-05-06')
const startsIn = (text: string, day = 0, dayZero = zero) =>
  findDayStarts(text, day, dayZero).map(({ words, day: found }) => [words, found])

describe('[IM11] a paragraph that begins with a day of its own is said', () => {
  it.each([
    ['Am 14.05. rief KM an.', 'Am 14.05.', 8],
    ['14.05.2024 Anruf der Kita.', '14.05.2024', 8],
    ['Am Dienstag, den 14. Mai kam KV.', 'Am Dienstag, den 14. Mai', 8],
    ['2 Wochen später zog KM um.', '2 Wochen später', 14],
    ['Zwei Tage danach kam KV.', 'Zwei Tage danach', 2],
    ['Etwa drei Monate später war Ruhe.', 'Etwa drei Monate später', 90],
    ['Nach einer Woche rief KM an.', 'Nach einer Woche', 7],
    ['Nach weiteren 10 Tagen rief KM an.', 'Nach weiteren 10 Tagen', 10],
    ['Am nächsten Tag rief KM an.', 'Am nächsten Tag', 1],
    ['Am darauffolgenden Morgen rief KM an.', 'Am darauffolgenden Morgen', 1],
    ['Am übernächsten Tag rief KM an.', 'Am übernächsten Tag', 2],
    ['In der folgenden Woche war Urlaub.', 'In der folgenden Woche', 7],
    ['Tags darauf kam die Polizei.', 'Tags darauf', 1],
    ['Am Tag darauf kam die Polizei.', 'Am Tag darauf', 1],
    // Day 0 is a Monday.
    ['Am folgenden Donnerstag war Termin.', 'Am folgenden Donnerstag', 3],
    ['Am Montag darauf war Termin.', 'Am Montag darauf', 7],
    ['Am Tag 14 rief KM an.', 'Am Tag 14', 14],
    ['Anfang Juni 2024 zog KM um.', 'Anfang Juni 2024', 31],
    ['Einige Tage später war Ruhe.', 'Einige Tage später', null],
    ['10.5. Anruf der Kita', '10.5.', 4],
    ['KW 22: Termin im Amt.', 'KW 22', 24],
    ['In der KW 22 kam KV.', 'In der KW 22', 24],
    ['Ende Mai kam KV.', 'Ende Mai', 20],
    ['Gegen Ende Mai kam KV.', 'Gegen Ende Mai', 20],
    ['zwei Tage später kam KV.', 'zwei Tage später', 2],
    ['am nächsten Tag kam KV.', 'am nächsten Tag', 1],
    ['Eine Woche danach kam KV.', 'Eine Woche danach', 7],
    ['Am Folgetag kam KV.', 'Am Folgetag', 1],
    ['Vierzehn Tage später kam KV.', 'Vierzehn Tage später', 14],
    ['Anderthalb Wochen später kam KV.', 'Anderthalb Wochen später', 11],
    ['Ein halbes Jahr später kam KV.', 'Ein halbes Jahr später', 183],
    ['2 bis 3 Tage später kam KV.', '2 bis 3 Tage später', 2],
    ['Am folgenden Wochenende war KV da.', 'Am folgenden Wochenende', 5],
    ['Drei Tage nach dem Hausbesuch kam KV.', 'Drei Tage nach dem Hausbesuch', null],
    ['Einige Zeit später kam KV.', 'Einige Zeit später', null],
    // The same day as before opens an entry, too: another event of it.
    ['Am 06.05. rief KM an.', 'Am 06.05.', 0],
    ['6.5. nachm. HB in der Wohnung.', '6.5.', 0],
    ['Am selben Tag rief KM an.', 'Am selben Tag', 0],
    ['Noch am gleichen Abend Inobhutnahme.', 'Noch am gleichen Abend', 0],
  ])('%s', (line, words, day) => {
    expect(startsIn(`Die Kita meldet sich.\n${line}`)).toEqual([[words, day]])
    expect(startsIn(`Die Kita meldet sich.\n\n${line} Und mehr.`)).toEqual([[words, day]])
  })

  it.each([
    'Am Abend kam KV.',
    'Seit dem 14.05. ist Ruhe.',
    'Bis zum 14.05. war Ruhe.',
    'Danach war Ruhe.',
    'Nach dem Gespräch ging KM.',
    'Ein Tag ohne Streit.',
    'Tagsüber ist K1 in der Kita.',
    'Zwei Wochen Urlaub.',
    '1.1. Verlauf der Hilfe',
    '3.2. Ergebnis',
    'Kurz darauf kam KV.',
  ])('nothing at: %s', (line) => {
    expect(startsIn(`Die Kita meldet sich.\n${line}`)).toEqual([])
  })

  it('a line that a program has wrapped opens nothing', () => {
    expect(startsIn('Die Kita meldet, dass KM\nam 14.05. nicht kam.')).toEqual([])
    expect(startsIn('Die Kita meldet, dass KM\nAm 14.05. nicht kam.')).toEqual([])
  })

  it('each is counted from the one before it; without day 0 dates lead to no day', () => {
    const text = 'Erst.\n\nAm nächsten Tag dies.\n\nZwei Tage später das.\n\nAm 20.05. jenes.'
    expect(startsIn(text, 3)).toEqual([
      ['Am nächsten Tag', 4],
      ['Zwei Tage später', 6],
      ['Am 20.05.', 14],
    ])
    expect(startsIn(text, 3, Number.NaN).map(([, day]) => day)).toEqual([4, 6, null])
    const unknown = findDayStarts(text, Number.NaN, zero).map(({ day }) => day)
    expect(unknown).toEqual([null, null, 14])
  })

  it('a day that is none for certain is said with how far it reaches', () => {
    const reach = (line: string, day = 0): (number | null)[] =>
      findDayStarts(`Die Kita meldet sich.\n${line}`, day, zero).flatMap((found) => [
        ...(found.since === null ? [] : [found.since]),
        found.day,
        found.until,
      ])
    expect(reach('Am 14.05. rief KM an.')).toEqual([8, null])
    expect(reach('Zwei Tage später rief KM an.')).toEqual([2, null])
    expect(reach('Genau zwei Wochen später rief KM an.')).toEqual([14, null])
    expect(reach('Etwa zwei Tage später rief KM an.')).toEqual([2, 3])
    expect(reach('2–3 Tage später rief KM an.')).toEqual([2, 3])
    expect(reach('Zwei Wochen später rief KM an.')).toEqual([14, 20])
    expect(reach('Einen Monat danach rief KM an.')).toEqual([30, 59])
    expect(reach('Am 14. und 15. Mai rief KM an.')).toEqual([8, 9])
    expect(reach('10.–12.5. Klinik')).toEqual([4, 6])
    expect(reach('Anfang Juni rief KM an.')).toEqual([26, 31, 35])
    expect(reach('Ende Mai rief KM an.')).toEqual([15, 20, 25])
    expect(reach('KW 22: KM ruft an.')).toEqual([21, 24, 27])
    // What is counted from a vague day is as vague.
    expect(reach('Anfang Juni kam KM.\n\nAm nächsten Tag kam KV.')).toEqual([
      26, 31, 35, 27, 32, 36,
    ])
    expect(reach('Anfang Juni kam KM.\n\nAm 10.06. kam KV.')).toEqual([26, 31, 35, 35, null])
  })

  it('words of days written in place of a date lead to the day the date led to', () => {
    const dates =
      'Erst.\n\nEnde Mai kam KM.\n\nAm 10.06. kam KV.\n\nKW 25: Amt.\n\nIm Juli Urlaub.\n\nDrei Wochen danach Amt.'
    const days =
      'Erst.\n\nUm Tag 20 kam KM.\n\nAm Tag 35 kam KV.\n\nUm Tag 45: Amt.\n\nZwischen Tag 56 und Tag 86 Urlaub.\n\nDrei Wochen danach Amt.'
    const daysOf = (text: string) => startsIn(text).map(([, day]) => day)
    expect(daysOf(dates)).toEqual([20, 35, 45, 56, 77])
    expect(daysOf(days)).toEqual(daysOf(dates))
  })

  it('a week without a year is the one of the year around it', () => {
    const of = (year: number): number | null | undefined =>
      findDayStarts('Die Kita meldet sich.\nKW 22: Termin.', 0, isoDayNumber(`${year}-05-06`))[0]
        ?.day
    // The Mondays of week 22: 30 May 2022, 29 May 2023, 27 May 2024, 26 May 2025.
    expect([2022, 2023, 2024, 2025].map(of)).toEqual([27, 26, 24, 23])
  })

  it('the first paragraph is one where a date says another day than the entry', () => {
    expect(startsIn('Am 14.05. rief KM an.', 0)).toEqual([['Am 14.05.', 8]])
    expect(startsIn('Am 14.05. rief KM an.', 8)).toEqual([])
    expect(startsIn('Am 14.05. rief KM an.', 0, Number.NaN)).toEqual([])
    expect(startsIn('Am nächsten Tag rief KM an.', 0)).toEqual([])
  })

  it('what is cut off gets the day its first words lead to', () => {
    expect(dayOfBeginning('\n Zwei Wochen später kam KV.', 5, zero)).toMatchObject({ day: 19 })
    expect(dayOfBeginning('Der Vater kam.', 5, zero)).toBeUndefined()
  })

  it.each(['Am ', 'Am 14.05. x\n', '\n', 'etwa ', 'nach weiteren ', '1 '])(
    'are found in linear time: %j',
    (piece) => {
      const growth = growthOf(25_000, (size) => {
        const text = piece.repeat(Math.ceil(size / piece.length))
        return () => findDayStarts(text, 0, zero)
      })
      expect(growth).toBeLessThan(LINEAR)
    },
  )
})
