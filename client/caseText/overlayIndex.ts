import type { OverlaidStretch } from './drawnSegments.ts'

type Laid = OverlaidStretch & { readonly entryId: string }
type Laying = ReadonlyMap<string, readonly OverlaidStretch[]>

const none: readonly OverlaidStretch[] = []

/** Sorts overlays by entry and hands out the same array again if nothing changed in an entry. */
export class OverlayIndex {
  #byEntry: Laying = new Map()

  /** Takes all overlays of the text. */
  update(laid: readonly Laid[]): Laying {
    const next = new Map<string, OverlaidStretch[]>()
    for (const { entryId, start, end, overlay } of laid) {
      const held = next.get(entryId)
      if (held) held.push({ start, end, overlay })
      else next.set(entryId, [{ start, end, overlay }])
    }
    const before = this.#byEntry
    this.#byEntry = new Map(
      [...next].map(([entryId, here]) => {
        const held = before.get(entryId)
        return [entryId, held && sameStretches(held, here) ? held : here]
      }),
    )
    return this.#byEntry
  }

  /** The overlays of one entry; always the same empty array if there are none. */
  of(laying: Laying, entryId: string): readonly OverlaidStretch[] {
    return laying.get(entryId) ?? none
  }
}

const sameStretches = (a: readonly OverlaidStretch[], b: readonly OverlaidStretch[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]
    return one.start === other?.start && one.end === other.end && one.overlay === other.overlay
  })
