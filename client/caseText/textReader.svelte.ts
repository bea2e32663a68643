import type { Entry } from '../../shared/caseText/caseText.ts'
import type { Stretch } from '../../shared/kernel/text.ts'
import { dayLabel } from '../../shared/kernel/format.ts'
import { sentencesOf } from './sentencesOf.ts'
import {
  cursorRun,
  moveCursor,
  placeCursor,
  type CursorGround,
  type CursorMove,
  type TextCursor,
} from './textCursor.ts'

/** Where a person reads in the case text, sentence by sentence; the keyboard moves it, a click places it. */
export class TextReader {
  readonly #entries: () => readonly Entry[]
  #cursor = $state.raw<TextCursor>({ entry: 0, anchor: 0, head: 0 })
  /** Whether the keyboard is in the text, so that the place is drawn. */
  active = $state.raw(false)

  constructor(entries: () => readonly Entry[]) {
    this.#entries = entries
  }

  get cursor(): TextCursor {
    return this.#cursor
  }

  /** The entry of the cursor; undefined while there is no text. */
  get entry(): Entry | undefined {
    return this.#entries()[this.#cursor.entry]
  }

  get sentences(): readonly Stretch[] {
    return this.entry ? sentencesOf(this.entry) : []
  }

  /** From the first to the last sentence of the run. */
  get stretch(): Stretch | undefined {
    const { first, last } = cursorRun(this.#cursor)
    const from = this.sentences[first]
    const to = this.sentences[last]
    return from && to ? { start: from.start, end: to.end } : undefined
  }

  /** "Satz 3 von 12, Eintrag Tag 0"; a run is "Sätze 3 bis 5 von 12, Eintrag Tag 0". */
  get words(): string {
    if (!this.entry) return ''
    const { first, last } = cursorRun(this.#cursor)
    const which = first === last ? `Satz ${first + 1}` : `Sätze ${first + 1} bis ${last + 1}`
    return `${which} von ${this.sentences.length}, Eintrag ${dayLabel(this.entry.day)}`
  }

  /** Whether more than one sentence is taken. */
  get extended(): boolean {
    return this.#cursor.anchor !== this.#cursor.head
  }

  move(move: CursorMove): void {
    if (this.entry) this.#cursor = moveCursor(this.#ground(), this.#cursor, move)
  }

  /** Puts the cursor on the sentence of an entry that holds an offset. */
  place(entryId: string, offset: number): void {
    const at = this.#entries().findIndex(({ id }) => id === entryId)
    const entry = this.#entries()[at]
    if (!entry) return
    const sentence = sentencesOf(entry).findIndex(({ end }) => end > offset)
    this.#cursor = placeCursor(this.#ground(), at, sentence === -1 ? Infinity : sentence)
  }

  #ground(): CursorGround {
    const entries = this.#entries()
    return {
      entries: entries.length,
      sentences: (at) => {
        const entry = entries[at]
        return entry ? sentencesOf(entry).length : 1
      },
    }
  }
}
