import * as Y from 'yjs'
import { fromBase64, toBase64 } from '../../shared/kernel/base64.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { SHARED_TEXT_LIMIT } from '../../shared/sharedText/sharedText.ts'
import { Y_TEXT } from '../../shared/sharedText/mergedText.ts'
import { difference, type TextStep } from './textChange.ts'

/** How long letters are gathered before they are sent, in milliseconds; longer while an answer is awaited. */
const GATHER_MS = 150
const GATHER_WAITING_MS = 2000
/** Letters written within this time are taken back together. */
const UNDO_MS = 600
/** Marks what was written in this window: only that can be taken back here. */
const OWN = Symbol('written here')
/** Marks what the server told: written elsewhere. */
const SERVER = Symbol('written elsewhere')

/** What a shared text takes from its room. */
export interface TextWire {
  /** Sends one update; resolves at the server's answer, also after a lost connection. */
  readonly send: (update: string) => Promise<Result<null>>
  readonly later: (ms: number, run: () => void) => () => void
}

/** Hears every change of a text at once, one's own and those of others. */
export type TextListener = (steps: readonly TextStep[]) => void

/** The text as it was when a composition began (an accent, a swiped word), with room for what it becomes. */
export interface TextBranch {
  readonly doc: Y.Doc
  readonly from: Uint8Array
}

const textOf = (doc: Y.Doc): Y.Text => doc.getText(Y_TEXT)

function write(doc: Y.Doc, next: string, caret: number | undefined): void {
  const text = textOf(doc)
  const { start, removed, added } = difference(text.toString(), next, caret)
  doc.transact(() => {
    if (removed > 0) text.delete(start, removed)
    if (added !== '') text.insert(start, added)
  }, OWN)
}

/**
 * One text that several people write at once. Local letters show at once; they are merged by Yjs, so that none is
 * lost, wherever people type. Every update carries all the server has not confirmed yet: each of them suffices, so a
 * refused or lost one leaves no hole, and without a line few updates wait.
 */
export class SharedTextDoc {
  readonly #wire: TextWire
  readonly #doc = new Y.Doc()
  readonly #undo = new Y.UndoManager(textOf(this.#doc), {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    trackedOrigins: new Set([OWN]),
    captureTimeout: UNDO_MS,
  })
  // Never drawn.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #listeners = new Set<TextListener>()
  /** What the server surely has. */
  #confirmed = Y.encodeStateVector(this.#doc)
  /** Own changes are counted: all of them, those sent, and those the server has. */
  #written = 0
  #sent = 0
  #saved = 0
  #inFlight = 0
  #cancel: (() => void) | null = null
  text = $state.raw('')
  /** How often others changed it since it was opened here. */
  othersWrote = $state.raw(0)
  /** Why the last update was refused; cleared by the next one that is taken. */
  problem = $state.raw<Problem | null>(null)
  /** Are there letters the server does not have yet? */
  saving = $state.raw(false)

  constructor(wire: TextWire) {
    this.#wire = wire
    textOf(this.#doc).observe(({ delta, transaction }) => {
      if (transaction.origin === SERVER) this.othersWrote++
      this.text = textOf(this.#doc).toString()
      for (const listener of this.#listeners) listener(delta)
    })
  }

  /** Longer than the server takes; such a text waits here until it is shortened. */
  get tooLong(): boolean {
    return this.text.length > SHARED_TEXT_LIMIT
  }

  /** Calls `listener` at every change; returns its end. */
  listen(listener: TextListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** An update or the whole state from the server (base64). */
  receive(state: string | undefined): void {
    if (state === undefined) return
    Y.applyUpdate(this.#doc, fromBase64(state), SERVER)
    if (!this.saving) this.#confirmed = Y.encodeStateVector(this.#doc)
  }

  /** The text as it now stands in the field, with the caret after what was just typed. */
  edit(next: string, caret?: number): void {
    this.#change(() => write(this.#doc, next, caret))
  }

  /** A copy for a composition, during which the field must be left alone. */
  branch(): TextBranch {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#doc))
    return { doc, from: Y.encodeStateVector(doc) }
  }

  /** Brings in what a composition became; returns where its caret now stands. */
  merge({ doc, from }: TextBranch, next: string, caret: number): number {
    write(doc, next, caret)
    const place = Y.createRelativePositionFromTypeIndex(textOf(doc), caret)
    const update = Y.encodeStateAsUpdate(doc, from)
    this.#undo.stopCapturing()
    this.#change(() => Y.applyUpdate(this.#doc, update, OWN))
    doc.destroy()
    return Y.createAbsolutePositionFromRelativePosition(place, this.#doc)?.index ?? caret
  }

  /** Takes back what was written last in this window, never what others wrote. */
  undo(): void {
    this.#change(() => this.#undo.undo())
  }

  redo(): void {
    this.#change(() => this.#undo.redo())
  }

  /** Sends what was gathered. */
  flush(): void {
    this.#cancel?.()
    this.#cancel = null
    if (this.#sent === this.#written || this.tooLong) return
    this.#sent = this.#written
    this.#inFlight++
    const sent = { count: this.#written, state: Y.encodeStateVector(this.#doc) }
    const update = toBase64(Y.encodeStateAsUpdate(this.#doc, this.#confirmed))
    void this.#wire.send(update).then((result) => this.#answered(result, sent))
  }

  /** Sends what was refused once more, after what stood in its way is gone. */
  retry(): void {
    if (!this.saving || this.#inFlight > 0) return
    this.#sent = this.#saved
    this.flush()
  }

  dispose(): void {
    this.flush()
    this.#listeners.clear()
    this.#undo.destroy()
    this.#doc.destroy()
  }

  #change(run: () => void): void {
    let changed = false
    const heard = () => (changed = true)
    this.#doc.on('update', heard)
    run()
    this.#doc.off('update', heard)
    if (!changed) return
    this.#written++
    this.saving = true
    this.#soon()
  }

  #soon(): void {
    const wait = this.#inFlight > 0 ? GATHER_WAITING_MS : GATHER_MS
    this.#cancel ??= this.#wire.later(wait, () => this.flush())
  }

  #answered(result: Result<null>, sent: { count: number; state: Uint8Array }): void {
    this.#inFlight--
    this.problem = result.ok ? null : result.problem
    if (result.ok) {
      this.#confirmed = sent.state
      this.#saved = sent.count
    }
    // What was refused goes again with the next letters, unless a later update has brought it.
    if (!result.ok && this.#inFlight === 0) this.#sent = this.#saved
    this.saving = this.#saved < this.#written
    if (!result.ok || this.#sent === this.#written || this.#inFlight > 0) return
    this.#cancel?.()
    this.#cancel = null
    this.#soon()
  }
}
