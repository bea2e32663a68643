/** Working days the room has for comments after the workshop (method note §2.6, phase 13). */
export const COMMENT_WORKING_DAYS = 10

/** Last day of the comment period, YYYY-MM-DD: ten working days (Monday to Friday) after the closing; public holidays are not known here. */
export function commentUntil(closedAt: number): string {
  const day = new Date(closedAt)
  for (let left = COMMENT_WORKING_DAYS; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1)
    const weekday = day.getUTCDay()
    if (weekday !== 0 && weekday !== 6) left--
  }
  return day.toISOString().slice(0, 10)
}
