// When a screen follows what the facilitation shows, and when it leaves the reader alone.
import type { Stretch } from '../../shared/kernel/text.ts'
import { rectOf } from '../caseText/entryDom.ts'

/** What a reader is doing when something else is shown. */
export interface ReaderState {
  /** The keyboard is in a field. */
  readonly typing: boolean
  /** A dialog or sheet is open. */
  readonly dialog: boolean
  /** The reader left what was shown before, or the text is not on the screen. */
  readonly wandered: boolean
}

/** May the text scroll to what is shown? Never under a person who writes or reads elsewhere. */
export const mayFollow = ({ typing, dialog, wandered }: ReaderState): boolean =>
  !typing && !dialog && !wandered

/** What the reader does in this document. */
export function readerState(page: Document, wandered: boolean): ReaderState {
  const field = page.activeElement
  return {
    typing:
      field instanceof HTMLElement && field.matches('input, textarea, select, [contenteditable]'),
    dialog: page.querySelector('dialog[open]') !== null,
    wandered,
  }
}

/** Is a stretch of an entry (or its beginning) to be seen in the window? */
export function inView(root: HTMLElement, entryId: string, stretch: Stretch | null): boolean {
  const body = [...root.querySelectorAll<HTMLElement>('[data-entry-text]')].find(
    (candidate) => candidate.dataset['entryText'] === entryId,
  )
  if (!body) return false
  const rect = (stretch && rectOf(body, stretch.start, stretch.end)) ?? body.getBoundingClientRect()
  return rect.bottom > 0 && rect.top < window.innerHeight
}
