const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' })

/** The calendar day of the offices at a moment (milliseconds since 1970), YYYY-MM-DD. */
export const berlinDay = (ms: number): string => day.format(new Date(ms))

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'short',
})

/**
 * The moment (milliseconds since 1970) at which a clock of the offices shows a time ("14:30") on a day (YYYY-MM-DD). Of
 * an hour that comes twice in October it is one of the two; one that is left out in March gives a moment beside it.
 */
export function berlinMoment(day: string, time: string): number {
  const wanted = Date.parse(`${day}T${time}Z`)
  const shown = (ms: number): number => Date.parse(`${wall.format(ms).replace(' ', 'T')}Z`)
  const first = wanted - (shown(wanted) - wanted)
  return first - (shown(first) - wanted)
}
