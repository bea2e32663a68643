import { untrack } from 'svelte'
import type { Given, Kept } from './kept.ts'
import type { Outbox } from './outbox.ts'

/** What drafts take from the room they are written for. */
export interface DraftPlace {
  /** Where the device keeps them; without it they live in memory. */
  readonly outbox: Pick<Outbox, 'keep' | 'drop'> | null
  readonly later: (ms: number, run: () => void) => () => void
  /** Where the room is: another place has other screens. Reactive. */
  readonly stage: () => string
  /** Is a command on its way that was made from just this? Reactive. */
  readonly onItsWay: (given: object) => boolean
}

/** Typing that is gathered before it is written to the device. */
interface Gathered {
  readonly write: () => void
  readonly callOff: () => void
}

/** How long typing is gathered before it is written to the device, in milliseconds. */
const GATHER_MS = 300

const keptOf = (name: string, value: unknown): Kept => ({ kind: 'draft', name, value })

/**
 * What stands in the forms of a window and was not sent yet, by name: it outlives the screen, and where the device can
 * keep it, encrypted, the page.
 */
export class Drafts {
  readonly #place: DraftPlace
  #values = $state.raw<Readonly<Record<string, unknown>>>({})
  /** Drafts that are still gathered, by name. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #gathered = new Map<string, Gathered>()
  /** How many forms of a name are on the screen. */
  #onScreen = $state.raw<Readonly<Record<string, number>>>({})
  /** Given away, and their form went on to the next. */
  readonly #letGo = new WeakSet<object>()
  /** Names of drafts whose form went when the room went on. */
  left = $state.raw<readonly string[]>([])
  /** Those of them whose form asked something that is over. */
  over = $state.raw<readonly string[]>([])

  constructor(place: DraftPlace) {
    this.#place = place
  }

  get isEmpty(): boolean {
    return Object.keys(this.#values).length === 0
  }

  /** What stands under a name, also from before the page was left; undefined if nothing does. */
  value(name: string): unknown {
    return this.#values[name]
  }

  /** Keeps what stands in a form and was not sent yet; null throws it away. */
  keep(name: string, value: object | null): void {
    if (value === null) return this.#drop(name)
    this.#values = { ...this.#values, [name]: value }
    this.#callOff(name)
    const { outbox, later } = this.#place
    if (!outbox) return
    const write = () => {
      this.#gathered.delete(name)
      outbox.keep(keptOf(name, value))
    }
    this.#gathered.set(name, { write, callOff: later(GATHER_MS, write) })
  }

  #drop(name: string): void {
    const { [name]: before, ...rest } = this.#values
    if (before === undefined) return
    this.#values = rest
    this.#find(name)
    this.#callOff(name)
    this.#place.outbox?.drop(keptOf(name, null))
  }

  /** What was kept before the page was left; newer words stay. */
  restore(name: string, value: unknown): void {
    this.#values = { [name]: value, ...this.#values }
  }

  /** Writes down at once what is still gathered. */
  writeAll(): void {
    for (const { write, callOff } of [...this.#gathered.values()]) {
      callOff()
      write()
    }
  }

  forget(): void {
    for (const name of [...this.#gathered.keys()]) this.#callOff(name)
    this.#values = {}
    this.left = []
    this.over = []
  }

  /** A command is made from what stands under this name. It stays in its form until the outcome is known. */
  give(name: string): Given | null {
    const value = this.#values[name]
    if (typeof value !== 'object' || value === null) return null
    this.#callOff(name)
    return { name, value }
  }

  /** Where words that were given away lie on the device while they are no command. */
  keptOf({ name, value }: Given): Kept {
    return keptOf(name, value)
  }

  /** The form is free for other words: what is on its way from it comes back by itself if it is refused. */
  letGo(name: string): void {
    const value = this.#values[name]
    if (typeof value !== 'object' || value === null || !this.#place.onItsWay(value)) return
    this.#letGo.add(value)
    this.#drop(name)
  }

  /** Did the form of these words go on to the next? */
  wasLetGo({ value }: Given): boolean {
    return this.#letGo.has(value)
  }

  /** The server has the words; what was typed meanwhile stays. */
  taken({ name, value }: Given): void {
    if (this.#values[name] === value) this.#drop(name)
  }

  /** The server did not take the words: they are back in their form. `command` goes from the device as they come there. */
  refused(given: Given, command: Kept): void {
    if (this.#values[given.name] === given.value) this.#putBack(given, command)
  }

  /** The same once their form had gone on. False if other words stand in it by now. */
  takeBack(given: Given, command: Kept): boolean {
    if (this.#values[given.name] !== undefined) return false
    this.#putBack(given, command)
    return true
  }

  #putBack({ name, value }: Given, command: Kept): void {
    this.#values = { ...this.#values, [name]: value }
    this.#callOff(name)
    this.#place.outbox?.keep(keptOf(name, value), command)
    if (!this.isShown(name)) this.#leave(name)
  }

  /** Is what stands under this name on its way as a command, just as it stands there? */
  isSending(name: string): boolean {
    const value = this.#values[name]
    return typeof value === 'object' && value !== null && this.#place.onItsWay(value)
  }

  /**
   * A form of this name is on the screen, until the returned function is called. If it goes because the room went on,
   * or because what it asks no longer `holds`, its writer is told what stood in it.
   */
  shows(name: string, holds: () => boolean = () => true): () => void {
    const at = this.#place.stage()
    this.#count(name, 1)
    this.#find(name)
    return () => {
      this.#count(name, -1)
      // While a form goes, what is read is still as it was before.
      queueMicrotask(() => {
        if (this.isShown(name) || this.#values[name] === undefined) return
        if (!holds()) this.endForm(name)
        else if (this.#place.stage() !== at) this.#leave(name)
      })
    }
  }

  /** No form will show these words again: their writer is told of them. */
  endForm(name: string): void {
    this.over = [...this.over, name]
    this.#leave(name)
  }

  isShown(name: string): boolean {
    return (this.#onScreen[name] ?? 0) > 0
  }

  #count(name: string, by: number): void {
    this.#onScreen = { ...this.#onScreen, [name]: (this.#onScreen[name] ?? 0) + by }
  }

  #leave(name: string): void {
    if (this.#values[name] === undefined || this.isSending(name) || this.left.includes(name)) return
    this.left = [...this.left, name]
  }

  #find(name: string): void {
    if (this.left.includes(name)) this.left = this.left.filter((other) => other !== name)
    if (this.over.includes(name)) this.over = this.over.filter((other) => other !== name)
  }

  #callOff(name: string): void {
    this.#gathered.get(name)?.callOff()
    this.#gathered.delete(name)
  }
}

/** What stands in one form of the room and was not sent yet. The one way to keep what is typed: `RoomClient.draft`. */
export class Draft<Value extends object = object> {
  readonly name: string
  readonly #drafts: Drafts

  constructor(drafts: Drafts, name: string) {
    this.#drafts = drafts
    this.name = name
  }

  /** Undefined if nothing stands there. */
  get value(): Value | undefined {
    return this.#drafts.value(this.name) as Value | undefined
  }

  /** Keeps it, encrypted on the device if it can. */
  keep(value: Value): void {
    this.#drafts.keep(this.name, value)
  }

  /** Throws it away. */
  drop(): void {
    this.#drafts.keep(this.name, null)
  }

  /** Are these words on their way as a command, just as they stand there? */
  get sending(): boolean {
    return this.#drafts.isSending(this.name)
  }

  /** Frees the form for the next words while these are on their way; refused, they come back by themselves. */
  letGo(): void {
    this.#drafts.letGo(this.name)
  }

  /** Its form went because what it asked is over: no form will show these words again. */
  get isOver(): boolean {
    return this.#drafts.over.includes(this.name)
  }

  /**
   * Says, while the component lives that calls this, that its form is on the screen: its words are not left behind.
   * `holds`: what the form asks is still asked. If it goes because others ended that, its writer is told, too.
   */
  onScreen(holds?: () => boolean): this {
    $effect(() => untrack(() => this.shown(holds)))
    return this
  }

  /** The same until the returned function is called. */
  shown(holds?: () => boolean): () => void {
    return this.#drafts.shows(this.name, holds)
  }
}

/** A draft of one field. */
export class TextDraft extends Draft<{ readonly text: string }> {
  get text(): string {
    return this.value?.text ?? ''
  }

  /** Nothing typed is nothing kept. */
  set text(text: string) {
    if (text === '') this.drop()
    else this.keep({ text })
  }
}
