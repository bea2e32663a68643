import type { Problem } from '../../shared/kernel/problem.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'

/** Letting those in who wait, or not; keeps what stood against it until the next try. */
export class Admission {
  problem = $state.raw<Problem | null>(null)
  readonly #room: RoomClient

  constructor(room: RoomClient) {
    this.#room = room
  }

  /** Lets these in, all at once. */
  async admit(seatIds: readonly string[]): Promise<void> {
    const results = await Promise.all(
      seatIds.map((seatId) => this.#room.run({ type: 'admitSeat', seatId })),
    )
    this.problem = results.find((result) => !result.ok)?.problem ?? null
  }

  async refuse(seatId: string): Promise<void> {
    const result = await this.#room.run({ type: 'refuseSeat', seatId })
    this.problem = result.ok ? null : result.problem
  }
}
