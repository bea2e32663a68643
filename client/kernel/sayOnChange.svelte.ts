import { untrack } from 'svelte'
import { findAnnouncer } from './announcer.svelte.ts'

/**
 * Says a sentence whenever `key` changes after the component appeared: for what others cause. Call while a
 * component is set up. An empty sentence says nothing; a newer one of the same group replaces a waiting one.
 */
export function sayOnChange(key: () => string, sentence: () => string, group: string): void {
  const announcer = findAnnouncer()
  let heard = untrack(key)
  $effect(() => {
    const now = key()
    if (now === heard) return
    heard = now
    const said = untrack(sentence)
    if (said !== '') announcer?.say(said, group)
  })
}
