import type { Direction } from '../../shared/annotation/annotation.ts'

/** A mark as the case text draws it: a span of one entry (UTF-16 units, `end` exclusive) and what it says. */
export interface Passage {
  readonly id: string
  readonly entryId: string
  readonly start: number
  readonly end: number
  readonly direction: Direction
  /** Made at this seat. */
  readonly own: boolean
  /** Short code for the margin, for example P-03-1. */
  readonly code: string
}

/** What lies over the marks for a moment: a chosen, lit or shown stretch of text. */
export type Overlay = 'lit' | 'shown' | 'draft' | 'cursor'

export const OVERLAYS: readonly Overlay[] = ['lit', 'shown', 'draft', 'cursor']

const none: readonly Passage[] = []

/**
 * Sorts passages by entry and hands out the same array again if nothing changed in an entry, so that
 * only touched entries are drawn anew.
 */
export class PassageIndex {
  #byEntry: ReadonlyMap<string, readonly Passage[]> = new Map()

  /** Takes the passages of the whole text; keeps the arrays of untouched entries. */
  update(passages: readonly Passage[]): ReadonlyMap<string, readonly Passage[]> {
    const next = new Map<string, Passage[]>()
    for (const passage of passages) {
      const held = next.get(passage.entryId)
      if (held) held.push(passage)
      else next.set(passage.entryId, [passage])
    }
    const before = this.#byEntry
    this.#byEntry = new Map(
      [...next].map(([entryId, here]) => {
        const held = before.get(entryId)
        return [entryId, held && sameItems(held, here) ? held : here]
      }),
    )
    return this.#byEntry
  }
}

/** The passages of one entry; always the same empty array if there are none. */
export const passagesOf = (
  index: ReadonlyMap<string, readonly Passage[]>,
  entryId: string,
): readonly Passage[] => index.get(entryId) ?? none

const sameItems = (a: readonly Passage[], b: readonly Passage[]): boolean =>
  a.length === b.length && a.every((passage, at) => passage === b[at])
