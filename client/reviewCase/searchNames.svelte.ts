import { IdentifierSearch } from './identifierSearch.svelte.ts'
import type { IntakeDraft } from './intakeDraft.svelte.ts'

/** Typing is waited for, in milliseconds. */
const PAUSE_MS = 500

/** Searches a draft for names for as long as there is one; called in the course of a component. */
export function searchNames(draft: () => IntakeDraft | undefined): void {
  $effect(() => {
    const one = draft()
    if (!one) return
    const search = new IdentifierSearch()
    one.search = search
    $effect(() => {
      const words = one.words
      const { names } = one
      const timer = setTimeout(() => search.search(words, names), PAUSE_MS)
      return () => clearTimeout(timer)
    })
    return () => search.stop()
  })
}
