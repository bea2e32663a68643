const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' })
const time = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
})

/** The calendar day of the offices at a moment (milliseconds since 1970), YYYY-MM-DD. */
export const berlinDay = (ms: number): string => day.format(new Date(ms))

/** Their clock at a moment: "14:03". */
export const berlinTime = (ms: number): string => time.format(new Date(ms))
