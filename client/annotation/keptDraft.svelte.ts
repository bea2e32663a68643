import { untrack } from 'svelte'
import type { AnnotationDraft, DraftSnapshot } from './annotationDraft.svelte.ts'

/** The part of a room that keeps what was not sent yet. */
export interface DraftKeeper {
  readonly draft: (name: string) => unknown
  readonly keepDraft: (name: string, value: object | null) => void
}

const NAME = 'annotation'
/** How long typing is gathered before it is kept, in milliseconds. */
const GATHER_MS = 300

/** Keeps a draft while it is written, and brings back what stood there when the page was left. */
export function keepDraft(draft: AnnotationDraft, keeper: DraftKeeper): void {
  // Lives as long as the room, like the desk itself.
  $effect.root(() => {
    // Only a change of this very draft counts, not of others.
    const kept = $derived(keeper.draft(NAME) as DraftSnapshot | undefined)
    $effect(() => {
      const found = kept
      if (found && untrack(() => draft.span === null)) untrack(() => draft.restore(found))
    })
    $effect(() => {
      const { snapshot } = draft
      if (snapshot === null) return keeper.keepDraft(NAME, null)
      const timer = setTimeout(() => keeper.keepDraft(NAME, snapshot), GATHER_MS)
      return () => clearTimeout(timer)
    })
  })
}
