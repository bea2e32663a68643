import { formatDateTime } from '../../shared/kernel/format.ts'
import type { ClosedRollup, RollupDraft } from '../../shared/rollup/view.schema.ts'

type Seen = Pick<RollupDraft, 'draft' | 'running'>

/** Is this another state of affairs, so that what was said before is over? How far a computing is makes none. */
export function isAnotherState(before: Seen, now: Seen): boolean {
  const stateOf = ({ draft, running }: Seen) =>
    JSON.stringify([draft?.id, draft?.current, draft?.closedBy, running?.foresight])
  const isBegunAnew = (now.running?.seconds ?? 0) < (before.running?.seconds ?? 0)
  return stateOf(before) !== stateOf(now) || (now.running !== null && isBegunAnew)
}

/** That a draft was thrown away, by which of the two, and when. */
export const discardedText = ({
  number,
  name,
  own,
  at,
}: NonNullable<RollupDraft['discarded']>): string =>
  own
    ? `Sie haben den Entwurf der Auswertung ${number} am ${formatDateTime(at)} verworfen.`
    : `${name} hat den Entwurf der Auswertung ${number} am ${formatDateTime(at)} verworfen.`

/**
 * What another person did to the release that is being prepared since this page looked last, in a sentence; undefined if the
 * page shows it by itself. `closed`: the releases that are closed by now.
 */
export function draftNews(
  before: Seen,
  now: Seen,
  closed: readonly Pick<ClosedRollup, 'number'>[],
): string | undefined {
  const [had, has] = [before.draft, now.draft]
  if (had && has && had.id !== has.id)
    return `Inzwischen ist ein anderer Entwurf da, berechnet am ${formatDateTime(has.madeAt)}. Sehen Sie ihn durch, bevor Sie abschließen.`
  if (had && !has)
    return closed.some(({ number }) => number === had.number)
      ? `Auswertung ${had.number} ist inzwischen abgeschlossen und für alle zu lesen.`
      : undefined
  const wasComputing = before.running?.foresight === false
  if (wasComputing && !now.running && had?.id === has?.id)
    return 'Die Berechnung wurde inzwischen gestoppt. Es ist nichts Neues entstanden.'
  return undefined
}
