import { ok, type Result } from '../../shared/kernel/result.ts'
import { Attempt } from '../kernel/attempt.svelte.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'

/** Letting those in who wait, or not; keeps what stood against it until the next try. */
export class Admission extends Attempt {
  readonly #room: RoomClient

  constructor(room: RoomClient) {
    super()
    this.#room = room
  }

  /** Lets these in, all at once. */
  admit(seatIds: readonly string[]): Promise<Result<null>> {
    return this.ask(this.#admitAll(seatIds))
  }

  refuse(seatId: string): Promise<Result<null>> {
    return this.ask(this.#room.run({ type: 'refuseSeat', seatId }))
  }

  async #admitAll(seatIds: readonly string[]): Promise<Result<null>> {
    const answers = await Promise.all(
      seatIds.map((seatId) => this.#room.run({ type: 'admitSeat', seatId })),
    )
    return answers.find((answer) => !answer.ok) ?? ok(null)
  }
}
