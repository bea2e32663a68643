import { describe, expect, it } from 'vitest'
import {
  dayLabel,
  formatChoice,
  formatClock,
  formatDate,
  formatDateTime,
  formatList,
  formatMinutes,
  formatNumber,
  formatPercent,
  formatShortDate,
  formatTime,
  formatWeekday,
  plural,
} from '../../shared/kernel/format.ts'

describe('dates and times', () => {
  it('speaks German and Berlin time, whatever the device thinks', () => {
    const moment = '2026-11-24T23:30:00Z'
    expect(formatDate(moment)).toBe('25. November 2026')
    expect(formatShortDate(moment)).toBe('25.11.2026')
    expect(formatWeekday(moment)).toBe('Mittwoch, 25. November 2026')
    expect(formatTime(moment)).toBe('00:30')
    expect(formatDateTime(moment)).toBe('25. November 2026, 00:30 Uhr')
  })

  it('knows summer time', () => {
    expect(formatTime('2026-07-01T12:03:00Z')).toBe('14:03')
    expect(formatTime(new Date('2026-01-01T12:03:00Z'))).toBe('13:03')
  })
})

describe('formatClock', () => {
  it.each([
    [462_000, '07:42'],
    [461_001, '07:42'],
    [3_725_000, '62:05'],
    [1, '00:01'],
    [0, '00:00'],
    [-999, '00:00'],
    [-1_000, '+00:01'],
    [-72_500, '+01:12'],
  ])('%i ms is %s', (milliseconds, shown) => {
    expect(formatClock(milliseconds)).toBe(shown)
  })
})

describe('formatMinutes', () => {
  it.each([
    [0, '0 Minuten'],
    [1, '1 Minute'],
    [20, '20 Minuten'],
    [60, '1 Stunde'],
    [150, '2 Stunden 30 Minuten'],
  ])('%i is %s', (minutes, shown) => {
    expect(formatMinutes(minutes)).toBe(shown)
  })
})

describe('words and figures', () => {
  it('labels relative days with a real minus sign', () => {
    expect(dayLabel(44)).toBe('Tag 44')
    expect(dayLabel(0)).toBe('Tag 0')
    expect(dayLabel(-3)).toBe('Tag −3')
  })

  it('counts nouns', () => {
    expect(plural(1, 'Anmerkung', 'Anmerkungen')).toBe('1 Anmerkung')
    expect(plural(0, 'Anmerkung', 'Anmerkungen')).toBe('0 Anmerkungen')
    expect(plural(1204, 'Anmerkung', 'Anmerkungen')).toBe('1.204 Anmerkungen')
  })

  it('writes lists as sentences', () => {
    expect(formatList(['Fall', 'Team', 'Amt'])).toBe('Fall, Team und Amt')
    expect(formatChoice(['Fall', 'Team'])).toBe('Fall oder Team')
    expect(formatList([])).toBe('')
  })

  it('writes numbers and shares', () => {
    expect(formatNumber(1234.56)).toBe('1.234,6')
    expect([formatNumber(-0.1), formatNumber(0)]).toEqual(['−0,1', '0'])
    expect(formatPercent(0.583)).toBe('58\u00a0%')
  })
})
