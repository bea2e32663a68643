// What a link of the overview asks a page to open at once: "#anlegen", "#anlegen=<id>".
import { onMount } from 'svelte'
import { takeFragment } from '../kernel/fragment.ts'

/**
 * Opens on arrival what the address asks for, once; `id` is empty if it names nothing. The address is plain again
 * afterwards, so that a reload or the way back opens nothing.
 */
export function onAsked(
  what: 'anlegen' | 'zuordnen' | 'rechtsgrundlage' | 'einstufen',
  open: (id: string) => void,
): void {
  onMount(() => {
    const [asked, id = ''] = location.hash.slice(1).split('=')
    if (asked !== what) return
    takeFragment()
    open(id)
  })
}
