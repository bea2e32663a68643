import { MOST_WAITING } from '../../../shared/room/annotation.rules.ts'
import { joinProduct, type Wording } from './product.ts'
import type { Join } from './line.ts'
import { title } from '../work.mjs'

/** What an annotation consists of besides its note. */
export type Sample = Readonly<Record<string, unknown>>

/**
 * A seat that writes and revises annotations of its own: one new, four changes, as people do; once it has as many as
 * may wait, it goes on with changing them.
 */
export function annotating(sample: Sample): Join {
  const seats = new Map<number, { given: number; revisions: number[] }>()
  const wording: Wording = (index, client) => {
    const seat = seats.get(client) ?? { given: 0, revisions: [] }
    seats.set(client, seat)
    const at = Math.floor(seat.given++ / 5) % MOST_WAITING
    const revision = seat.revisions[at] ?? 0
    seat.revisions[at] = revision + 1
    const id = `annotation-${client}-${String(at).padStart(8, '0')}`
    const content = { ...sample, note: title(index) }
    return revision === 0
      ? { type: 'addAnnotation', id, content }
      : { type: 'reviseAnnotation', id, revision, content }
  }
  return joinProduct(wording)
}
