// The day in numbers, and the dates that follow.
import type { RoomSlice } from '../../shared/room/roomView.ts'
import { formatDate, plural } from '../../shared/kernel/format.ts'

/** What stands above the end of the day: while it lasts what came out, thanks once it is over. */
export function closeHeadline(room: RoomSlice): string {
  if (room.workshop.status === 'closed') return 'Vielen Dank für Ihre Arbeit'
  return summaryLines(room).length > 0 ? 'Das haben Sie heute erarbeitet' : 'Zum Abschluss'
}

/** What the room worked out, as short lines; what there is none of is left out. */
export function summaryLines(room: RoomSlice): readonly string[] {
  const { findings } = room.finding
  const strengths = findings.filter(({ direction }) => direction === 'strength').length
  const chosen = room.keySituation.situations.filter((situation) => situation.chosen).length
  const agreed = room.structureRating.agreed.length
  const lines: readonly (readonly [number, string])[] = [
    [
      room.annotation.order.length,
      plural(room.annotation.order.length, 'Anmerkung', 'Anmerkungen'),
    ],
    [chosen, plural(chosen, 'Schlüsselsituation', 'Schlüsselsituationen')],
    [
      findings.length,
      `${plural(findings.length, 'Befund', 'Befunde')}, davon ${strengths} zu Gelungenem`,
    ],
    [agreed, plural(agreed, 'vereinbarte Einstufung', 'vereinbarte Einstufungen')],
    [
      room.recommendation.recommendations.length,
      plural(room.recommendation.recommendations.length, 'Empfehlung', 'Empfehlungen'),
    ],
  ]
  return lines.filter(([count]) => count > 0).map(([, line]) => line)
}

/**
 * When it goes on: the end of the comment period once the workshop is closed, and the first date of a recommendation
 * that is still to come (`today` is YYYY-MM-DD: a date behind it is most likely a wrong year).
 */
export function nextDates(room: RoomSlice, today: string): readonly string[] {
  const { commentUntil } = room.workshop
  const due = room.recommendation.recommendations
    .flatMap(({ due: date }) => date ?? [])
    .filter((date) => date >= today)
    .toSorted()
  return [
    commentUntil == null ? '' : `Rückmeldungen zum Protokoll bis ${formatDate(commentUntil)}`,
    due[0] === undefined ? '' : `Erste Frist einer Empfehlung: ${formatDate(due[0])}`,
  ].filter((line) => line !== '')
}
