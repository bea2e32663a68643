// Ties a text area to a text that others write, too: every change goes over at once, in both directions, and
// one's own caret stays where it is.
import { untrack } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import type { SharedTextDoc, TextBranch } from '../room/sharedTextDoc.svelte.ts'
import { caretAfter, type TextStep } from '../room/textChange.ts'

type Area = HTMLTextAreaElement

/** Undo or redo by keys or by the browser's menu, or null. */
function historyKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : null
}

const historyInput: Readonly<Record<string, 'undo' | 'redo'>> = {
  historyUndo: 'undo',
  historyRedo: 'redo',
}

/** Puts a text into the field; the selection moves with the letters around it. */
function put(area: Area, text: string, moved: (caret: number) => number): void {
  const { selectionStart, selectionEnd, selectionDirection, scrollTop } = area
  area.value = text
  area.setSelectionRange(moved(selectionStart), moved(selectionEnd), selectionDirection)
  area.scrollTop = scrollTop
}

/** Line breaks become spaces if a text has one line. */
const tidy = (text: string, oneLine: boolean): string => (oneLine ? text.replace(/\n/g, ' ') : text)

class BoundField {
  readonly #area: Area
  readonly #doc: SharedTextDoc
  readonly #oneLine: boolean
  /** Where a composition writes; the field is left alone until it is done. */
  #branch: TextBranch | null = null

  constructor(area: Area, doc: SharedTextDoc, oneLine: boolean) {
    this.#area = area
    this.#doc = doc
    this.#oneLine = oneLine
    area.value = doc.text
  }

  heard(steps: readonly TextStep[]): void {
    if (this.#branch || this.#area.value === this.#doc.text) return
    put(this.#area, this.#doc.text, (caret) => caretAfter(steps, caret))
  }

  typed(): void {
    if (!this.#branch)
      this.#doc.edit(tidy(this.#area.value, this.#oneLine), this.#area.selectionEnd)
  }

  composing(): void {
    this.#branch ??= this.#doc.branch()
  }

  composed(): void {
    const branch = this.#branch
    if (!branch) return
    this.#branch = null
    const { value, selectionEnd } = this.#area
    const caret = this.#doc.merge(branch, tidy(value, this.#oneLine), selectionEnd)
    put(this.#area, this.#doc.text, () => caret)
  }

  history(event: Event, which: 'undo' | 'redo' | null | undefined): void {
    if (!which || this.#branch) return
    event.preventDefault()
    event.stopPropagation()
    this.#doc[which]()
  }

  key(event: KeyboardEvent): void {
    if (this.#oneLine && event.key === 'Enter' && !event.isComposing) event.preventDefault()
    this.history(event, historyKey(event))
  }
}

/** Ties the text area to the shared text as long as it is on the page. */
export function bindField(doc: SharedTextDoc, oneLine: boolean): Attachment<Area> {
  return (area) => {
    // Bound once: bound anew at every change, a composition would be torn apart.
    const field = untrack(() => new BoundField(area, doc, oneLine))
    const listening = new AbortController()
    const { signal } = listening
    area.addEventListener('input', () => field.typed(), { signal })
    area.addEventListener('compositionstart', () => field.composing(), { signal })
    area.addEventListener('compositionend', () => field.composed(), { signal })
    area.addEventListener('keydown', (event) => field.key(event), { signal })
    area.addEventListener(
      'beforeinput',
      (event) => field.history(event, historyInput[event.inputType]),
      { signal },
    )
    area.addEventListener('blur', () => field.composed(), { signal })
    const end = doc.listen((steps) => field.heard(steps))
    return () => {
      field.composed()
      listening.abort()
      end()
      doc.flush()
    }
  }
}
