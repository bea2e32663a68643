import { describe, expect, it } from 'vitest'
import { calendarFile, folded } from '../../server/coordination/calendar.ts'
import { berlinMoment } from '../../shared/kernel/berlinTime.ts'

const now = Date.UTC(2026, 10, 28, 20, 0, 0)

describe('[CY9] a calendar file', () => {
  it('is what the standard says, byte by byte', () => {
    const file = calendarFile(
      'Turnus 2023–2028',
      [
        {
          uid: 'turn-1@fallwerkstatt',
          title: 'fällig: Amt A; B, C\\D\nE',
          day: '2026-12-31',
          at: null,
        },
        {
          ...{ uid: 'workshop-2@fallwerkstatt', title: 'Fallwerkstatt', day: '2027-07-01' },
          at: { start: berlinMoment('2027-07-01', '09:30'), minutes: 390 },
        },
      ],
      now,
    )
    expect(file.split('\r\n')).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Fallwerkstatt//Turnus//DE'],
      ...['CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:Turnus 2023–2028'],
      ...['BEGIN:VEVENT', 'UID:turn-1@fallwerkstatt', 'DTSTAMP:20261128T200000Z'],
      ...['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101'],
      'SUMMARY:fällig: Amt A\\; B\\, C\\\\D\\nE',
      ...['TRANSP:TRANSPARENT', 'END:VEVENT'],
      ...['BEGIN:VEVENT', 'UID:workshop-2@fallwerkstatt', 'DTSTAMP:20261128T200000Z'],
      ...['DTSTART:20270701T073000Z', 'DTEND:20270701T140000Z', 'SUMMARY:Fallwerkstatt'],
      ...['END:VEVENT', 'END:VCALENDAR', ''],
    ])
  })

  it('has lines of 75 bytes at most, cut between letters, and whole again when unfolded', () => {
    const line = `SUMMARY:${'Überörtliche Prüfung 👩‍👧 '.repeat(12)}`
    const pieces = folded(line).split('\r\n')
    expect(pieces.length).toBeGreaterThan(3)
    for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(75)
    expect(pieces.slice(1).every((piece) => piece.startsWith(' '))).toBe(true)
    expect(folded(line).replaceAll('\r\n ', '')).toBe(line)
    expect(pieces.join('')).not.toContain('\ufffd')
  })
})

it('a time of the offices is the same moment in summer and in winter, also around the changes', () => {
  const utc = (day: string, time: string) => new Date(berlinMoment(day, time)).toISOString()
  expect(utc('2026-01-15', '09:00')).toBe('2026-01-15T08:00:00.000Z')
  expect(utc('2026-07-15', '09:00')).toBe('2026-07-15T07:00:00.000Z')
  expect(utc('2026-03-29', '03:30')).toBe('2026-03-29T01:30:00.000Z')
  expect(utc('2026-03-29', '00:30')).toBe('2026-03-28T23:30:00.000Z')
  expect(utc('2026-10-25', '09:00')).toBe('2026-10-25T08:00:00.000Z')
})
