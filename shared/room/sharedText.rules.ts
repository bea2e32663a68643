import { lookUp } from '../kernel/lookUp.ts'
import { problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { RoomEvent } from './event.ts'
import { markChanged } from './review.ts'
import type { RoomView } from './roomView.ts'
import { withRoom } from './slice.ts'
import { openVoteOn } from './vote.rules.ts'
import { mergeText, mergeTexts } from '../sharedText/mergedText.ts'
import { SHARED_TEXT_LIMIT, type SharedTextEvent } from '../sharedText/sharedText.ts'

/** The finding, recommendation or agreed rating a shared text belongs to, and which of its texts it is. */
function ownerOf(textId: string): { kind: string; id: string; field: string } {
  const [kind = '', id = '', field = ''] = textId.split('.')
  return { kind, id, field }
}

function ownerExists(view: RoomView, textId: string): boolean {
  const { kind, id } = ownerOf(textId)
  const { finding, recommendation, structureRating } = view.room
  const owners: Record<string, readonly { readonly id: string }[]> = {
    finding: finding.findings,
    recommendation: recommendation.recommendations,
    structureRating: structureRating.agreed,
  }
  return lookUp(owners, kind)?.some((owner) => owner.id === id) === true
}

/** A wording stands still while the room votes on it (rule VO10); a minority view is written beside it all the same. */
export function isFrozen(view: Pick<RoomView, 'room'>, textId: string): boolean {
  const { id, field } = ownerOf(textId)
  return field !== 'minorityView' && openVoteOn(view, id) !== undefined
}

/** The state of a text without a letter. */
const NOTHING_YET = 'AAA='

/** Decides whether an update of a shared text can be taken: it must be well-formed, complete and within the limit. */
export function decideSharedText(
  view: RoomView,
  { textId, update }: CommandOf<'updateText'>,
): Result<RoomEvent[]> {
  if (!ownerExists(view, textId)) return refuse(problem('text.unknown'))
  if (isFrozen(view, textId)) return refuse(problem('vote.frozen'))
  const held = lookUp(view.room.sharedText.states, textId)
  const next = mergeText(held, update)
  if (next === null) return refuse(problem('text.malformed'))
  // Without a letter nothing was changed, and nothing rests on it.
  if (next.state === (held ?? NOTHING_YET)) return ok([])
  if (next.length > SHARED_TEXT_LIMIT)
    return refuse(problem('text.tooLong', { limit: SHARED_TEXT_LIMIT }))
  if (next.full) return refuse(problem('text.full'))
  return ok([{ type: 'textUpdated', textId, update }])
}

/** The state after an event of the shared texts. */
export function evolveSharedText(view: RoomView, { textId, update }: SharedTextEvent): RoomView {
  const { states } = view.room.sharedText
  const before = lookUp(states, textId)
  // A log of an earlier version may hold what is refused today: letters are kept, whatever else it was never seen.
  const merged = mergeText(before, update) ?? mergeText(before, update, 'replayed')
  return merged === null ? view : withText(view, textId, merged.state)
}

/** The same after many in a row, as a log is replayed: people who write leave thousands. */
export function evolveSharedTexts(view: RoomView, events: readonly SharedTextEvent[]): RoomView {
  const updates = new Map<string, string[]>()
  for (const { textId, update } of events) {
    const those = updates.get(textId)
    if (those) those.push(update)
    else updates.set(textId, [update])
  }
  let state = view
  for (const [textId, those] of updates) {
    const after = mergeTexts(lookUp(view.room.sharedText.states, textId), those)
    if (after !== undefined) state = withText(state, textId, after)
  }
  return state
}

function withText(view: RoomView, textId: string, state: string): RoomView {
  const { states } = view.room.sharedText
  const next = withRoom(view, { sharedText: { states: { ...states, [textId]: state } } })
  const { kind, id, field } = ownerOf(textId)
  // A minority view stands beside the finding: it changes nothing of what the others agreed on.
  if (field === 'minorityView') return next
  return kind === 'finding'
    ? markChanged(next, { findingId: id })
    : markChanged(next, { recommendationId: id })
}

/** Forgets the texts of a removed finding or recommendation. */
export function dropTexts(view: RoomView, prefix: string): RoomView {
  const kept = Object.entries(view.room.sharedText.states).filter(([id]) => !id.startsWith(prefix))
  return withRoom(view, { sharedText: { states: Object.fromEntries(kept) } })
}
