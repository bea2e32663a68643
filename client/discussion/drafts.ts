import { SvelteMap } from 'svelte/reactivity'

const held = new WeakMap<object, SvelteMap<string, string>>()

/**
 * Words that were typed and not sent yet, by the place they belong to. They outlive the screen: when the
 * facilitation goes on while somebody is writing, nothing is lost. In memory only.
 */
export function draftsOf(room: object): SvelteMap<string, string> {
  const known = held.get(room)
  if (known) return known
  const made = new SvelteMap<string, string>()
  held.set(room, made)
  return made
}
