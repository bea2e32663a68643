import { untrack } from 'svelte'
import { stickyRoom } from '../ui/stickyBar.ts'
import { getToasts } from '../ui/toastList.svelte.ts'

/** Something the room waits for at a place of the screen, as long as this person has not answered it. */
export interface Awaited {
  /** The same as long as the same is awaited. */
  readonly id: string
  /** A sentence; the live region says it, too. */
  readonly words: string
  /** The way there: "Zur Stimmabgabe". */
  readonly way: string
  readonly go: () => void
}

/** So much of a place has to be seen, or it is looked for in vain; in CSS pixels. */
const SEEN = 40

/**
 * Shows the way to something awaited while its place is scrolled out of the window: a vote is opened at the top of a page
 * that may be ten screens long. A message at the lower edge stays until it is closed, answered, or its place is in
 * view. Call while a component is set up; `place` is the element, undefined while it is not drawn.
 */
export function leadTo(
  place: () => HTMLElement | undefined,
  awaited: () => Awaited | undefined,
): void {
  const toasts = getToasts()
  const id = $derived(awaited()?.id)
  let away = $state.raw(false)
  $effect(() => {
    const element = place()
    if (!element || id === undefined) return undefined
    let dismiss: (() => void) | undefined
    const watch = new IntersectionObserver(
      ([seen]) => {
        away = seen?.isIntersecting === false
        if (away) dismiss ??= untrack(() => show(awaited()))
      },
      { rootMargin: `${-stickyRoom('top') - SEEN}px 0px ${-SEEN}px` },
    )
    watch.observe(element)
    return () => {
      watch.disconnect()
      dismiss?.()
    }
  })

  function show(one: Awaited | undefined): (() => void) | undefined {
    if (!one) return undefined
    const action = { label: one.way, run: one.go }
    return toasts.show(one.words, { action, about: 'awaited', lasting: true, holds: () => away })
  }
}

/** Brings a place of the screen to eye and keyboard; it takes the focus itself (`tabindex="-1"`). */
export function goTo(place: HTMLElement | undefined): void {
  place?.focus({ preventScroll: true })
  place?.scrollIntoView({ block: 'start' })
}
