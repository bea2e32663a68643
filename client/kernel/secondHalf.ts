/** Two presses nearer to each other than this are halves of one: a hand does not move in between. CSS pixels, milliseconds. */
const NEAR = 16
const SOON_MS = 500

/** What a click on this element presses; null if it presses nothing. */
function pressed(target: EventTarget | null): Element | null {
  if (!(target instanceof Element)) return null
  const label = target.closest('label')
  return label?.control ?? target.closest('button, a, input, select, textarea, summary, [role]')
}

/**
 * The second half of a double click means what the first one pressed. If something else lies under the pointer by
 * then, it is not pressed. Gives its own end.
 */
export function ignoreSecondHalf(page: Document): () => void {
  let first: Element | null = null
  let at = { x: 0, y: 0, time: -Infinity }
  const clicked = (event: MouseEvent): void => {
    const { clientX: x, clientY: y, timeStamp: time } = event
    const here = pressed(event.target)
    const isSecond = Math.hypot(x - at.x, y - at.y) < NEAR && time - at.time < SOON_MS
    // The browser counts them, too; keys and programs count nothing.
    if (event.detail < 2 || !isSecond) {
      first = here
      at = { x, y, time }
    } else if (here !== first) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  }
  page.addEventListener('click', clicked, { capture: true })
  return () => page.removeEventListener('click', clicked, { capture: true })
}
