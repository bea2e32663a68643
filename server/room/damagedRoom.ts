import type { RoomEvent } from '../../shared/room/event.ts'
import { isFileTrouble, isStorageError } from '../db/storageError.ts'
import { StartProblem } from '../kernel/startProblem.ts'
import { readEvent } from './readEvent.ts'
import type { StoredEvent } from './roomStore.ts'

/** A room's log holds what no version of this program wrote: this room is not loaded, and no other one is touched. */
export class DamagedRoom extends StartProblem {
  override readonly name = 'DamagedRoom'

  /** `where` names event, type and field, and quotes nothing. */
  constructor(workshopId: string, where: string) {
    super(
      `Die Fallwerkstatt ${workshopId} wird nicht geladen: ihr Protokoll ist beschädigt (${where}). Alle anderen laufen weiter. Spielen Sie eine ältere Sicherung ein, oder melden Sie diese Zeile den Entwicklern.`,
      `Workshop ${workshopId} is not loaded: its log is damaged (${where}). All others go on. Restore an older backup, or report this line to the developers.`,
    )
  }
}

/** Reads a stored event, the `number`th of its room; throws `DamagedRoom` if it is none. */
export function storedEvent(workshopId: string, number: number, body: string): RoomEvent {
  const read = readEvent(jsonOf(body))
  if ('event' in read) return read.event
  const type = read.type ?? 'unknown type'
  throw new DamagedRoom(workshopId, `event ${String(number)}, ${type}, ${read.path}`)
}

/** The events before the first damaged one: all there is of a room that cannot be loaded. */
export function soundEvents(workshopId: string, stored: readonly StoredEvent[]): RoomEvent[] {
  const events: RoomEvent[] = []
  try {
    for (const [at, { body }] of stored.entries())
      events.push(storedEvent(workshopId, at + 1, body))
  } catch (error) {
    if (!(error instanceof DamagedRoom)) throw error
  }
  return events
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined // no event: refused as one of an unknown type
  }
}

/** What went wrong while a room was loaded, as damage of that room; trouble of the disk stays what it is. */
export function asDamage(workshopId: string, error: unknown): unknown {
  if (error instanceof DamagedRoom || isStorageError(error) || isFileTrouble(error)) return error
  return new DamagedRoom(workshopId, `replay, ${error instanceof Error ? error.name : 'unknown'}`)
}
