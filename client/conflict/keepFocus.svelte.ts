import { tick } from 'svelte'

/**
 * Keeps the keyboard where it is when a list is drawn in a new order: browsers drop the focus of an element
 * that is moved. Call it while a component is set up; `list` is read so that it runs with every change of it.
 */
export function keepFocus(list: () => unknown): void {
  $effect.pre(() => {
    list()
    const held = document.activeElement
    void tick().then(() => {
      if (held instanceof HTMLElement && held.isConnected && document.activeElement !== held)
        if (document.activeElement === document.body) held.focus({ preventScroll: true })
    })
  })
}
