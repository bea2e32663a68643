import type { AnnotationSlice } from '../../shared/annotation/annotation.ts'
import { Folds, MOST_UNFOLDED } from '../annotation/folds.svelte.ts'
import { idSet, idsOfPart, keepPlaces, ungroupedCount, type GroupPart } from './groupList.ts'

/**
 * What this device shows of the annotations that are sorted: which part, as a list or as columns, what is folded. The
 * list holds still while others sort: what leaves the part stays in its place until one tidies up.
 */
export class GroupShown {
  readonly #slice: () => AnnotationSlice
  view = $state.raw<'list' | 'columns'>('list')
  folds = $state.raw(new Folds(true))
  #part = $state.raw<GroupPart>('ungrouped')
  #held = $state.raw<readonly string[]>([])
  readonly #wanted = $derived.by(() => idsOfPart(this.#slice(), this.#part))
  readonly #here = $derived(idSet(this.#wanted))
  /** Everything on the list, in its order. */
  readonly ids: readonly string[] = $derived.by(() =>
    keepPlaces(this.#held, this.#wanted, (id) => this.#slice().revealed[id] !== undefined),
  )

  constructor(slice: () => AnnotationSlice) {
    this.#slice = slice
  }

  get part(): GroupPart {
    return this.#part
  }

  /** How many on the list lie elsewhere by now. */
  get moved(): number {
    return this.ids.length - this.#wanted.length
  }

  /** Does it still lie in the part that is shown? */
  isHere(id: string): boolean {
    return this.#here.has(id)
  }

  /** The list begins: unfolded if it is short, without what was left on it. */
  begin(): void {
    this.folds = new Folds(ungroupedCount(this.#slice()) <= MOST_UNFOLDED)
    this.tidy()
  }

  show(part: GroupPart): void {
    this.#part = part
    this.tidy()
  }

  /** What is seen now keeps its place. */
  hold(): void {
    const seen = idSet(this.#held)
    if (this.ids.some((id) => !seen.has(id))) this.#held = this.ids
  }

  tidy(): void {
    this.#held = this.#wanted
  }
}
