import type { Attachment } from 'svelte/attachments'

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => (at === last ? 0 : at + 1),
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowUp: (at, last) => (at === 0 ? last : at - 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
}

/**
 * Makes the buttons inside an element one stop for Tab; arrow keys go between them (toolbar pattern).
 * Buttons may come and go; the first one is the stop if none was visited yet.
 */
export const rovingFocus: Attachment<HTMLElement> = (element) => {
  const buttons = () => [...element.querySelectorAll('button')]

  const hold = (held: HTMLElement | undefined): void => {
    for (const button of buttons()) button.tabIndex = button === held ? 0 : -1
  }
  const key = (event: KeyboardEvent): void => {
    const all = buttons()
    const at = all.findIndex((button) => button === document.activeElement)
    const step = steps[event.key]
    if (!step || at === -1 || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    all[step(at, all.length - 1)]?.focus()
  }
  const focused = (event: FocusEvent): void => {
    if (event.target instanceof HTMLButtonElement) hold(event.target)
  }

  hold(buttons()[0])
  // Buttons that come later start as stops of their own; the one that had the focus stays the stop.
  const observer = new MutationObserver(() => {
    const held = buttons().filter(({ tabIndex }) => tabIndex === 0)
    hold(held.find((button) => button === document.activeElement) ?? held[0] ?? buttons()[0])
  })
  observer.observe(element, { childList: true, subtree: true })
  element.addEventListener('keydown', key)
  element.addEventListener('focusin', focused)
  return () => {
    observer.disconnect()
    element.removeEventListener('keydown', key)
    element.removeEventListener('focusin', focused)
  }
}
