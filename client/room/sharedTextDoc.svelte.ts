import * as Y from 'yjs'
import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { Y_TEXT } from '../../shared/sharedText/sharedText.rules.ts'

/** How long letters are gathered before they are sent, in milliseconds. */
const GATHER_MS = 150

/** What a shared text takes from its room. */
export interface TextWire {
  /** Sends one update; resolves at the server's answer, also after a lost connection. */
  readonly send: (update: string) => Promise<Result<null>>
  readonly later: (ms: number, run: () => void) => () => void
}

/** Where two texts differ: from `start`, `removed` units give way to `added`. */
export function difference(
  before: string,
  after: string,
): { start: number; removed: number; added: string } {
  let start = 0
  const most = Math.min(before.length, after.length)
  while (start < most && before[start] === after[start]) start++
  let tail = 0
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail++
  // Never cut between the halves of a character outside the basic plane.
  if (start > 0 && /[\ud800-\udbff]/.test(before[start - 1] ?? '')) start--
  if (tail > 0 && /[\udc00-\udfff]/.test(before[before.length - tail] ?? '')) tail--
  return {
    start,
    removed: before.length - start - tail,
    added: after.slice(start, after.length - tail),
  }
}

/**
 * One text that several people write at once. Local letters show at once; they are merged by Yjs, so that none is
 * lost, whoever types where. The document has a fresh random client id of its own.
 */
export class SharedTextDoc {
  readonly #wire: TextWire
  #doc = new Y.Doc()
  #sentVector: Uint8Array | null = null
  #cancel: (() => void) | null = null
  /** Updates on their way. */
  #inFlight = 0
  text = $state.raw('')
  /** Why the last update was refused; cleared by the next one that is taken. */
  problem = $state.raw<Problem | null>(null)
  /** Are there letters the server does not have yet? */
  saving = $state.raw(false)

  constructor(wire: TextWire) {
    this.#wire = wire
  }

  /** The server's state of this text (base64), whole. */
  receive(state: string | undefined): void {
    if (state === undefined) return
    Y.applyUpdate(this.#doc, fromBase64(state), 'server')
    this.text = this.#yText().toString()
  }

  /**
   * The text as it now stands in the field. Returns nothing; where others wrote meanwhile, `text` holds both.
   */
  edit(next: string): void {
    const { start, removed, added } = difference(this.text, next)
    if (removed === 0 && added === '') return
    this.#sentVector ??= Y.encodeStateVector(this.#doc)
    this.#doc.transact(() => {
      const text = this.#yText()
      if (removed > 0) text.delete(start, removed)
      if (added !== '') text.insert(start, added)
    })
    this.text = this.#yText().toString()
    this.saving = true
    this.#cancel ??= this.#wire.later(GATHER_MS, () => this.flush())
  }

  /** Sends what was gathered, now. */
  flush(): void {
    this.#cancel?.()
    this.#cancel = null
    const since = this.#sentVector
    if (since === null) return
    this.#sentVector = null
    const update = toBase64(Y.encodeStateAsUpdate(this.#doc, since))
    this.#inFlight++
    void this.#wire.send(update).then((result) => this.#answered(result))
  }

  #answered(result: Result<null>): void {
    this.#inFlight--
    this.problem = result.ok ? null : result.problem
    this.saving = this.#inFlight > 0 || this.#sentVector !== null
    // A refused update would leave a hole under all later ones: the next one carries everything again.
    if (!result.ok) this.#sentVector = Y.encodeStateVector(new Y.Doc())
  }

  #yText(): Y.Text {
    return this.#doc.getText(Y_TEXT)
  }

  dispose(): void {
    this.flush()
    this.#doc.destroy()
  }
}

/** Where a caret belongs after a text changed around it: what was before it stays before it. */
export function caretAfter(before: string, after: string, caret: number): number {
  const { start, removed, added } = difference(before, after)
  if (caret <= start) return caret
  if (caret >= start + removed) return caret - removed + added.length
  return start + added.length
}
