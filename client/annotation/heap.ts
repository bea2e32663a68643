// Many annotations put in order before they are sorted: by entry of the text, then by criterion, and what says
// nearly the same together.
import type { RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import { placeKey } from '../../shared/annotation/seatFigure.ts'
import { foldGerman } from '../../shared/kernel/foldGerman.ts'
import { gatherBy } from '../../shared/kernel/gatherBy.ts'
import { inTextOrder } from './textOrder.ts'

type Marked = Pick<RevealedAnnotation, 'id' | 'span' | 'criterionId' | 'direction' | 'note'>

/** The annotations of one entry under one criterion. */
export interface HeapPlace<Mark extends Marked = RevealedAnnotation> {
  readonly key: string
  readonly entryId: string
  readonly criterionId: string
  readonly marks: readonly Mark[]
  /** The same annotations; what says nearly the same is one set, the first stands for the others. */
  readonly sets: readonly (readonly Mark[])[]
}

/** The annotations of one entry. */
export interface HeapEntry<Mark extends Marked = RevealedAnnotation> {
  readonly entryId: string
  readonly total: number
  readonly places: readonly HeapPlace<Mark>[]
}

/** Share of the longer passage two annotations must have in common to mean the same words. */
const SAME_WORDS = 0.6
/** Share of words two notes must have in common to say the same. */
const SAME_NOTE = 0.6
/** Shorter words than this say little: der, und, ist. */
const LEAST_LETTERS = 4

const wordsOf = (note: string): ReadonlySet<string> =>
  new Set(
    foldGerman(note)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= LEAST_LETTERS),
  )

interface Read<Mark> {
  readonly mark: Mark
  readonly words: ReadonlySet<string>
}

function saysTheSame(one: Read<Marked>, other: Read<Marked>): boolean {
  if (one.mark.direction !== other.mark.direction) return false
  const [a, b] = [one.mark.span, other.mark.span]
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  const samePassage = common >= SAME_WORDS * Math.max(a.end - a.start, b.end - b.start)
  if (one.words.size === 0 || other.words.size === 0) return samePassage
  const shared = [...one.words].filter((word) => other.words.has(word)).length
  return shared >= SAME_NOTE * (one.words.size + other.words.size - shared)
}

/** Puts annotations that say nearly the same together: the same words of the text without notes, or alike notes. */
export function alikeSets<Mark extends Marked>(
  marks: readonly Mark[],
): readonly (readonly Mark[])[] {
  const sets: { first: Read<Mark>; marks: Mark[] }[] = []
  for (const mark of marks) {
    const read = { mark, words: wordsOf(mark.note) }
    const held = sets.find(({ first }) => saysTheSame(first, read))
    if (held) held.marks.push(mark)
    else sets.push({ first: read, marks: [mark] })
  }
  return sets.map((set) => set.marks)
}

/** The annotations by entry in the order of the text, inside by criterion; entries without one are left out. */
export function heapOf<Mark extends Marked>(
  marks: readonly Mark[],
  entries: readonly { readonly id: string }[],
): readonly HeapEntry<Mark>[] {
  const byEntry = gatherBy(inTextOrder(marks, entries), ({ span }) => span.entryId)
  return [...byEntry].map(([entryId, here]) => ({
    entryId,
    total: here.length,
    places: [...gatherBy(here, ({ criterionId }) => criterionId)]
      .toSorted(([a], [b]) => a.localeCompare(b, 'de', { numeric: true }))
      .map(([criterionId, under]) => ({
        key: placeKey(entryId, criterionId),
        entryId,
        criterionId,
        marks: under,
        sets: alikeSets(under),
      })),
  }))
}
