import type { KeySituation } from '../../shared/keySituation/keySituation.ts'
import { keepForm, type DraftKeeper } from '../room/keptDraft.svelte.ts'
import { BoardDraft } from './boardDraft.svelte.ts'
import { SituationDraft } from './situationDraft.svelte.ts'

type Room = DraftKeeper & { readonly newId: () => string }

interface Desk {
  readonly boards: Map<string, BoardDraft>
  readonly situations: Map<string, Written>
}
interface Written {
  readonly draft: SituationDraft
  readonly stop: () => void
}

const desks = new WeakMap<object, Desk>()

function deskOf(room: object): Desk {
  const known = desks.get(room)
  if (known) return known
  const made: Desk = { boards: new Map(), situations: new Map() }
  desks.set(room, made)
  return made
}

/** The line being written for the board of a key situation: it outlives the screen, and where the device can keep it, the page. */
export function boardDraftOf(room: Room, situationId: string): BoardDraft {
  const { boards } = deskOf(room)
  const known = boards.get(situationId)
  if (known) return known
  const made = new BoardDraft(situationId)
  keepForm(made, boardDraftName(situationId), room)
  boards.set(situationId, made)
  return made
}

const nameOf = (id: string | undefined): string => `situation ${id ?? 'new'}`

/** The name under which the device keeps a situation that is being written. */
export const situationDraftName = ({ id, isNew }: SituationDraft): string =>
  nameOf(isNew ? undefined : id)

/** The name under which the device keeps a line for this board. */
export const boardDraftName = (situationId: string): string => `board ${situationId}`

/** The key situation being written: a new one, or a change of a held one. Kept as a board's line is. */
export function situationDraftOf(room: Room, held?: KeySituation): SituationDraft {
  const { situations } = deskOf(room)
  const known = situations.get(nameOf(held?.id))
  if (known) return known.draft
  const draft = new SituationDraft(held?.id ?? room.newId(), held)
  const stop = keepForm(draft, nameOf(held?.id), room)
  situations.set(nameOf(held?.id), { draft, stop })
  return draft
}

/** Is there something half-written under this name, also from before a reload? */
export const hasSituationDraft = (room: Room, id?: string): boolean =>
  room.draft(nameOf(id)) !== undefined

/** What was written is saved or thrown away: the next one begins empty. */
export function endSituationDraft(room: Room, draft: SituationDraft): void {
  const { situations } = deskOf(room)
  const name = situationDraftName(draft)
  situations.get(name)?.stop()
  situations.delete(name)
  room.keepDraft(name, null)
}
