import { onLeaving } from '../kernel/leaving.ts'
import type { WorkKeeper } from './keptIntake.ts'

/** At most so often it is written to the disk, in milliseconds. */
const PAUSE_MS = 500

/** Words of one field, kept encrypted on the device while they are written; empty ones are thrown away. */
export class KeptText {
  readonly #keeper: WorkKeeper | null
  readonly #place: string
  #text = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(keeper: WorkKeeper | null, place: string) {
    this.#keeper = keeper
    this.#place = place
  }

  get text(): string {
    return this.#text
  }

  set text(text: string) {
    this.#text = text
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#write(), PAUSE_MS)
  }

  /** Takes up what was kept, unless something stands there already. True if there was something. */
  async takeUp(): Promise<boolean> {
    const work = await this.#keeper?.get(this.#place)
    if (work?.kind !== 'text' || this.#text !== '') return false
    this.#text = work.value
    return true
  }

  /** Writes what is still gathered when the page goes; until the returned function is called. */
  untilLeft(): () => void {
    return onLeaving(() => this.#write())
  }

  /** It was sent, or is no longer wanted. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#text = ''
    void this.#keeper?.drop(this.#place)
  }

  #write(): void {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#text === '') void this.#keeper?.drop(this.#place)
    else void this.#keeper?.put(this.#place, { kind: 'text', value: this.#text })
  }
}
