import type { JoinCode } from '../../shared/join/joinCode.schema.ts'
import type {
  WorkshopBasis,
  WorkshopSummary,
} from '../../shared/workshopPlan/workshopPlan.schema.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import { call } from '../kernel/api.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'

/**
 * Join code and plan of a workshop, which only an account of the facilitation may ask for. A person who stands in with
 * a seat gets `null`, and no screen shows a door it cannot open.
 */
export class DoorBook {
  readonly workshopId: string
  workshop = $state.raw<WorkshopSummary | null>(null)
  basis = $state.raw<WorkshopBasis | null>(null)
  code = $state.raw<JoinCode | null>(null)
  projectorLinked = $state.raw(false)
  /** The projector's link, while this window knows it. */
  projectorLink = $state.raw<string | undefined>()
  problem = $state.raw<Problem | null>(null)

  constructor(workshopId: string) {
    this.workshopId = workshopId
    void this.load()
  }

  async load(): Promise<void> {
    const found = await call('getWorkshop', { params: { id: this.workshopId }, body: {} })
    this.problem = found.ok ? null : found.problem
    if (!found.ok) return
    this.workshop = found.value.workshop
    this.basis = found.value.basis
    this.code = found.value.joinCode
    this.projectorLinked = found.value.projectorLinked
  }

  /** A new code replaced the old one. */
  renewed(code: JoinCode): void {
    this.code = code
  }
}

const books = new WeakMap<object, DoorBook>()

/** The doors of a room, asked for once and shared by the screens that show them; none for a seat without an account. */
export function doorsOf(room: Pick<RoomClient, 'seat'>, workshopId: string): DoorBook | null {
  if (room.seat?.role !== 'facilitator') return null
  const known = books.get(room)
  if (known) return known
  const made = new DoorBook(workshopId)
  books.set(room, made)
  return made
}
