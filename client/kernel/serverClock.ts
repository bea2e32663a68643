/** One measurement: when a ping left and came back on this device, and what the server's clock said. */
interface Sample {
  readonly offset: number
  readonly roundTrip: number
}

/** Measurements kept. */
const KEEP = 9
/** By how much two clocks may drift apart between two measurements, in milliseconds. */
const DRIFT_MS = 500

/**
 * The server's time as this device knows it, whatever its own clock says. The offset of the measurement with the
 * shortest round trip counts: its error is at most half that trip.
 */
export class ServerClock {
  readonly #now: () => number
  #samples: readonly Sample[] = []
  #rough = 0

  /** `now` is the device's clock in milliseconds. */
  constructor(now: () => number = () => Date.now()) {
    this.#now = now
  }

  /** A first rough reading from any message. */
  hint(serverNow: number): void {
    if (this.#samples.length === 0) this.#rough = serverNow - this.#now()
  }

  /** A ping that left at `sent` was answered with `serverNow`. */
  measured(sent: number, serverNow: number): void {
    const received = this.#now()
    const roundTrip = Math.max(0, received - sent)
    const sample = { roundTrip, offset: serverNow - (sent + roundTrip / 2) }
    // If the device's clock was set meanwhile, what was measured before cannot be true together with this.
    const together = this.#samples.filter(
      (one) => Math.abs(one.offset - sample.offset) <= (one.roundTrip + roundTrip) / 2 + DRIFT_MS,
    )
    this.#samples = [...together, sample].slice(-KEEP)
  }

  /** Server time in milliseconds. */
  now(): number {
    const best = this.#samples.reduce<Sample | null>(
      (found, sample) => (found === null || sample.roundTrip < found.roundTrip ? sample : found),
      null,
    )
    return this.#now() + (best?.offset ?? this.#rough)
  }
}
