import { createContext } from 'svelte'

/** Runs `action` after `ms` milliseconds and returns a way to call it off. */
export type Schedule = (ms: number, action: () => void) => () => void

export type Urgency = 'polite' | 'assertive'

/** One sentence to be read aloud, or a growing count that becomes one sentence. */
interface Waiting {
  readonly group: string | undefined
  readonly count: number
  readonly sentence: (count: number) => string
}

/** Milliseconds in which messages of one group melt into one sentence. */
export const GATHER_MS = 500
/** Milliseconds a sentence stays in the live region before the next one follows. */
export const SPEAK_MS = 1500

const waitFor: Schedule = (ms, action) => {
  const timer = setTimeout(action, ms)
  return () => clearTimeout(timer)
}

/**
 * Sentences for screen readers, in two queues. The shell makes one, provides it by context and shows
 * it with `ui/LiveRegions.svelte`; `dispose` ends its timers. It holds text in memory only.
 */
export class Announcer {
  readonly #schedule: Schedule
  readonly #queues: Record<Urgency, Waiting[]> = { polite: [], assertive: [] }
  readonly #cancel: Partial<Record<Urgency, () => void>> = {}

  #spoken = $state.raw({ polite: '', assertive: '' })
  #turns = $state.raw({ polite: 0, assertive: 0 })

  constructor(schedule: Schedule = waitFor) {
    this.#schedule = schedule
  }

  /** The sentence in the polite live region now. */
  get polite(): string {
    return this.#spoken.polite
  }

  /** The sentence in the assertive live region now. */
  get assertive(): string {
    return this.#spoken.assertive
  }

  /** Changes with every polite sentence, so that a repeated one is read again. */
  get politeTurn(): number {
    return this.#turns.polite
  }

  get assertiveTurn(): number {
    return this.#turns.assertive
  }

  /** Reads `text` aloud when there is a pause. A newer text of the same group replaces a waiting one. */
  say(text: string, group?: string): void {
    this.#add('polite', { group, count: 1, sentence: () => text })
  }

  /** Says something that makes what still waits outdated: the room went on. */
  sayInstead(text: string, group?: string): void {
    this.#queues.polite = []
    this.say(text, group)
  }

  /** Reads `text` aloud at once; only for what must not be missed. */
  alert(text: string): void {
    this.#add('assertive', { group: undefined, count: 1, sentence: () => text })
  }

  /** Counts what happens in a group and reads one sentence, for example "3 neue Anmerkungen". */
  count(group: string, by: number, sentence: (count: number) => string): void {
    const before = this.#queues.polite.find((waiting) => waiting.group === group)
    this.#add('polite', { group, count: by + (before?.count ?? 0), sentence })
  }

  /** Ends all timers and forgets what is waiting. */
  dispose(): void {
    for (const urgency of ['polite', 'assertive'] as const) {
      this.#cancel[urgency]?.()
      delete this.#cancel[urgency]
      this.#queues[urgency] = []
    }
  }

  #add(urgency: Urgency, entry: Waiting): void {
    const queue = this.#queues[urgency]
    const at = entry.group === undefined ? -1 : queue.findIndex((old) => old.group === entry.group)
    if (at === -1) queue.push(entry)
    else queue[at] = entry
    if (this.#cancel[urgency]) return
    const pause = urgency === 'polite' ? GATHER_MS : 0
    this.#cancel[urgency] = this.#schedule(pause, () => this.#next(urgency))
  }

  #next(urgency: Urgency): void {
    const entry = this.#queues[urgency].shift()
    this.#spoken = { ...this.#spoken, [urgency]: entry?.sentence(entry.count) ?? '' }
    this.#turns = { ...this.#turns, [urgency]: this.#turns[urgency] + 1 }
    if (entry === undefined) delete this.#cancel[urgency]
    else this.#cancel[urgency] = this.#schedule(SPEAK_MS, () => this.#next(urgency))
  }
}

const [getAnnouncer, provideAnnouncer, hasAnnouncer] = createContext<Announcer>()

/** `getAnnouncer` throws if no shell provided one; call both while a component is set up. */
export { getAnnouncer, provideAnnouncer }

/** The announcer, or undefined if no shell provided one. */
export function findAnnouncer(): Announcer | undefined {
  return hasAnnouncer() ? getAnnouncer() : undefined
}
