import { criterionById } from '../../shared/catalogue/catalogue.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { beginningFrom, type Beginning, type FindingSource } from './findingDraft.ts'

type Room = Pick<RoomClient, 'newId' | 'run' | 'sharedText' | 'view' | 'catalogue'>

/** Makes a finding from a beginning and suggests its heading; gives back its id once the server has it. */
export async function makeFinding(
  room: Room,
  { title, content }: Beginning,
): Promise<Result<string>> {
  const result = await room.run({ type: 'changeFinding', content, revision: 0 })
  if (!result.ok) return result
  if (title !== '') room.sharedText(findingTextId(content.id, 'title')).edit(title)
  return ok(content.id)
}

/** What a finding begins with if it is taken from a source in this room. */
export const beginningIn = (room: Room, source: FindingSource): Beginning =>
  beginningFrom(source, room.view.room, room.newId(), (id) =>
    room.catalogue ? criterionById(room.catalogue, id)?.title : undefined,
  )
