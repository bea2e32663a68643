import { untrack } from 'svelte'
import { findAnnouncer } from '../kernel/announcer.svelte.ts'
import type { SharedTextDoc } from '../room/sharedTextDoc.svelte.ts'

/** A pause in writing after which it is said that the text is safe, in milliseconds. */
const PAUSE_MS = 3_000
/** How often at most it is said that others write here, too; milliseconds. */
const OTHERS_MS = 20_000

/** What a field knows of itself. */
export interface FieldNews {
  readonly doc: () => Pick<SharedTextDoc, 'text' | 'saving' | 'othersWrote'>
  readonly label: () => string
  /** Was it written in here? What others do in a field one never touched is not said. */
  readonly touched: () => boolean
}

/** Says what a sighted person sees at a shared field: that it is safe, and that others write in it. Call while a component is set up. */
export function sayFieldNews({ doc, label, touched }: FieldNews): void {
  const announcer = findAnnouncer()
  let said = untrack(() => doc().text)
  let others = untrack(() => doc().othersWrote)
  let othersAt = -Infinity
  $effect(() => {
    const { text, saving } = doc()
    if (!touched() || saving || text === said) return
    const timer = setTimeout(() => {
      said = text
      announcer?.say(`${untrack(label)}: gesichert.`, 'field saved')
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  })
  $effect(() => {
    const { othersWrote } = doc()
    const more = othersWrote > others
    others = othersWrote
    const now = performance.now()
    if (!more || !untrack(touched) || now - othersAt < OTHERS_MS) return
    othersAt = now
    announcer?.say(`${untrack(label)}: Jemand schreibt hier mit.`, 'field others')
  })
}
