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

/** The heading of the page or of a modal, if what was pressed went with everything around it. */
function goToHeading(within: ParentNode = document): boolean {
  const place =
    within.querySelector<HTMLElement>(within === document ? 'h1' : 'h2') ??
    within.querySelector<HTMLElement>('main')
  if (place && !place.hasAttribute('tabindex')) place.tabIndex = -1
  place?.focus({ preventScroll: true })
  return place !== null
}

/**
 * What stands in the place of the control that went: what came there instead, or the next thing beside it. False if
 * there is nothing yet.
 */
function goOn(path: readonly Around[]): boolean {
  const modal = path.find(({ element }) => element.matches('dialog'))?.element
  const around = path.find(({ element }) => isThere(element))
  // Beyond the part it stood in nothing is nearer than anything else; what a modal was opened from is gone, too.
  const far =
    around?.element.matches('main, body') === true || around?.element.querySelector('main') != null
  if (!around || far || (modal && !isThere(modal))) return goToHeading()
  const { element, at } = around
  const next = firstIn(element.children[at]) ?? (element === modal ? undefined : firstIn(element))
  if (!next) return goToHeading(modal)
  next.focus({ preventScroll: true })
  return true
}

/**
 * Watches over the keyboard in the whole page until the returned function is called. If the focused element was taken
 * away, moved, hidden or made useless, and no screen took the focus soon after, it goes to where that element is now,
 * to what stands in its place, else to the heading of the modal or the page, which screen readers then say.
 */
export function watchFocus(): () => void {
  let held: Element | null = null
  let path: readonly Around[] = []
  /** It was taken out of the page, and perhaps put in again elsewhere: browsers drop the focus then. */
  let moved = false
  const hold = ({ target }: Event): void => {
    held = target instanceof Element ? target : null
    path = held ? pathOf(held) : []
    moved = false
  }
  // A person who presses beside all controls has put the keyboard nowhere themselves; one who presses the control that
  // has it has not.
  const release = ({ target }: Event): void => {
    if (!(target instanceof Node && held?.contains(target))) held = null
  }
  const isLost = (): boolean => {
    const { activeElement } = document
    const nowhere = activeElement === null || activeElement === document.body
    if (held === null) return false
    return isThere(held) ? moved && nowhere : nowhere || activeElement === held
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
    if (!isOver || held === null) return
    if (held instanceof HTMLElement && isThere(held)) return held.focus({ preventScroll: true })
    // A modal that opened since has the keyboard.
    const modal = document.querySelector('dialog[open]')
    if (modal && !path.some(({ element }) => element.matches('dialog[open]'))) held = null
    // Where a page is still on its way there is nothing to go to: the next change is looked at again.
    else if (goOn(path)) held = document.activeElement
  }
  // However much changes on the page: it is looked at a few times a second.
  const watch = new MutationObserver((changes) => {
    moved ||= changes.some(({ removedNodes }) =>
      [...removedNodes].some((gone) => held !== null && gone.contains(held)),
    )
    timer ??= setTimeout(look, PATIENCE_MS)
  })
  document.addEventListener('focusin', hold)
  document.addEventListener('pointerdown', release, { capture: true })
  watch.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'open'],
  })
  return () => {
    document.removeEventListener('focusin', hold)
    document.removeEventListener('pointerdown', release, { capture: true })
    clearTimeout(timer)
    watch.disconnect()
  }
}
