// The keyboard never stands nowhere: where the control that had it goes, it goes on beside where that was.

/** What can be pressed. Fields to write in are not chosen by themselves: a phone would open its keyboard. */
const PRESSED =
  'button, a[href], select, summary, [role=tab], input[type=radio], input[type=checkbox]'

/** How long a screen has to place the focus itself, in milliseconds. */
const PATIENCE_MS = 60

/** An element around the one that has the keyboard, and which of its children leads there. */
interface Around {
  readonly element: Element
  readonly at: number
}

const isThere = (element: Element): boolean =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled')

function pathOf(element: Element): readonly Around[] {
  const path: Around[] = []
  for (let child = element; child.parentElement; child = child.parentElement)
    path.push({
      element: child.parentElement,
      at: [...child.parentElement.children].indexOf(child),
    })
  return path
}

/** The first thing to press in an element, itself included. */
function firstIn(element: Element | undefined): HTMLElement | undefined {
  if (!element) return undefined
  const found = [
    ...(element.matches(PRESSED) ? [element] : []),
    ...element.querySelectorAll(PRESSED),
  ]
  return found.find((one): one is HTMLElement => one instanceof HTMLElement && isThere(one))
}

/** The heading of the page, where what was pressed went with everything around it. */
function goToHeading(): void {
  const place =
    document.querySelector<HTMLElement>('h1') ?? document.querySelector<HTMLElement>('main')
  if (place && !place.hasAttribute('tabindex')) place.tabIndex = -1
  place?.focus({ preventScroll: true })
}

/** What stands in the place of the control that went: what came there instead, or the next thing beside it. */
function goOn(path: readonly Around[]): void {
  const around = path.find(({ element }) => isThere(element))
  // Beyond the part it stood in nothing is nearer than anything else; what a modal was opened from is gone, too.
  const far =
    around?.element.matches('main, body') === true || around?.element.querySelector('main') != null
  if (!around || far || path.some(({ element }) => element.matches('dialog'))) return goToHeading()
  const { element, at } = around
  const next = firstIn(element.children[at]) ?? firstIn(element)
  if (next) next.focus({ preventScroll: true })
  else goToHeading()
}

/**
 * Watches over the keyboard in the whole page until the returned function is called. Where the focused element was
 * taken away, hidden or made useless, and no screen took the focus soon after, it goes to what stands in its place, else
 * to the heading of the page, which screen readers then say.
 */
export function watchFocus(): () => void {
  let held: Element | null = null
  let path: readonly Around[] = []
  const hold = ({ target }: Event): void => {
    held = target instanceof Element ? target : null
    path = held ? pathOf(held) : []
  }
  // Whoever presses beside all controls has put the keyboard nowhere themselves.
  const release = (): void => {
    held = null
  }
  const isLost = (): boolean => {
    const { activeElement } = document
    const nowhere = activeElement === null || activeElement === document.body
    return held !== null && !isThere(held) && (nowhere || activeElement === held)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  /** It was lost at the last look; a screen that knows better where its hand goes on had the time since. */
  let waits = false
  const look = (): void => {
    timer = undefined
    const lost = isLost()
    const isOver = lost && waits
    waits = lost && !isOver
    if (waits) timer = setTimeout(look, PATIENCE_MS)
    if (!isOver) return
    held = null
    // A modal that is open has the keyboard, and gives it back itself.
    if (!document.querySelector('dialog[open]')) goOn(path)
  }
  // However much changes on the page: it is looked at a few times a second.
  const watch = new MutationObserver(() => {
    timer ??= setTimeout(look, PATIENCE_MS)
  })
  document.addEventListener('focusin', hold)
  document.addEventListener('pointerdown', release, { capture: true })
  watch.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden'],
  })
  return () => {
    document.removeEventListener('focusin', hold)
    document.removeEventListener('pointerdown', release, { capture: true })
    clearTimeout(timer)
    watch.disconnect()
  }
}
