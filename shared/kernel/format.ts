// German figures, dates and lists, always in the time of the offices: Europe/Berlin.

const LOCALE = 'de-DE'
const TIME_ZONE = 'Europe/Berlin'

/** An ISO instant ("2026-11-24T13:03:00Z"), milliseconds since 1970, or a Date. */
export type Moment = string | number | Date

const dateFormat = new Intl.DateTimeFormat(LOCALE, {
  timeZone: TIME_ZONE,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const shortDateFormat = new Intl.DateTimeFormat(LOCALE, {
  timeZone: TIME_ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})
const monthFormat = new Intl.DateTimeFormat(LOCALE, {
  timeZone: 'UTC',
  month: 'short',
  year: 'numeric',
})
const weekdayFormat = new Intl.DateTimeFormat(LOCALE, {
  timeZone: TIME_ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const timeFormat = new Intl.DateTimeFormat(LOCALE, {
  timeZone: TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
})
const listFormat = new Intl.ListFormat(LOCALE, { style: 'long', type: 'conjunction' })
const orFormat = new Intl.ListFormat(LOCALE, { style: 'long', type: 'disjunction' })
const numberFormat = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 })
const percentFormat = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 })
const pluralRules = new Intl.PluralRules(LOCALE)

/** "24. November 2026" */
export function formatDate(moment: Moment): string {
  return dateFormat.format(new Date(moment))
}

/** "24.11.2026" */
export function formatShortDate(moment: Moment): string {
  return shortDateFormat.format(new Date(moment))
}

/** "Dez. 2026" of "2026-12" */
export function formatMonth(month: string): string {
  return monthFormat.format(new Date(`${month}-01T00:00:00Z`))
}

/** "Dienstag, 24. November 2026" */
export function formatWeekday(moment: Moment): string {
  return weekdayFormat.format(new Date(moment))
}

/** "14:03" */
export function formatTime(moment: Moment): string {
  return timeFormat.format(new Date(moment))
}

/** "24. November 2026, 14:03 Uhr" */
export function formatDateTime(moment: Moment): string {
  return `${formatDate(moment)}, ${formatTime(moment)} Uhr`
}

/**
 * A clock of minutes and seconds: "07:42", "62:05". Time left is rounded up, so that a countdown
 * shows 00:00 only when nothing is left; below zero it counts on as "+00:12".
 */
export function formatClock(milliseconds: number): string {
  const seconds =
    milliseconds > 0 ? Math.ceil(milliseconds / 1000) : Math.floor(-milliseconds / 1000)
  const sign = milliseconds <= -1000 ? '+' : ''
  return `${sign}${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`
}

/** A length of time in words: "20 Minuten", "1 Stunde 30 Minuten". */
export function formatMinutes(minutes: number): string {
  const whole = Math.round(minutes)
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  const parts = [
    hours > 0 ? plural(hours, 'Stunde', 'Stunden') : '',
    rest > 0 || hours === 0 ? plural(rest, 'Minute', 'Minuten') : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** The label of a relative day of the case: "Tag 44", "Tag −3" (with a real minus sign). */
export function dayLabel(day: number): string {
  return `Tag ${day < 0 ? `−${-day}` : day}`
}

/** A count with its noun: plural(1, 'Anmerkung', 'Anmerkungen') is "1 Anmerkung". */
export function plural(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${pluralRules.select(count) === 'one' ? one : many}`
}

/** "1.234,5", "−0,1" (with a real minus sign). */
export function formatNumber(value: number): string {
  return numberFormat.format(value).replace(/^-/, '−')
}

/** A share between 0 and 1: "58 %". */
export function formatPercent(share: number): string {
  return percentFormat.format(share)
}

/** "Fall, Team und Amt" */
export function formatList(items: readonly string[]): string {
  return listFormat.format(items)
}

/** "Fall, Team oder Amt" */
export function formatChoice(items: readonly string[]): string {
  return orFormat.format(items)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
