/** An attachment: what stood here before is gone, the keyboard and the voice go on at the heading inside. */
export function focusHeading(here: HTMLElement): void {
  const heading = here.querySelector<HTMLElement>('h1, h2, h3')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
}
