/** What says on the page that something is wrong with it: a field, or a group of choices. */
const WRONG = '[aria-invalid="true"], fieldset[data-wrong]'

/** Takes the keyboard and the view to the first place of a form that says what is wrong, if any does. */
export function toFirstMistake(form: HTMLFormElement): void {
  // The form answers first; its sentences are on the page with the next picture.
  requestAnimationFrame(() => {
    const wrong = form.querySelector<HTMLElement>(WRONG)
    const field =
      wrong instanceof HTMLFieldSetElement ? wrong.querySelector<HTMLElement>('input') : wrong
    if (!field || field === form.ownerDocument.activeElement) return
    field.focus({ preventScroll: true })
    field.scrollIntoView({ block: 'center' })
  })
}

/**
 * After any form of the page was sent and says at a field what is wrong, the keyboard and the view are at the first
 * such field: no person has to look for the answer to a press. Gives its own end.
 */
export function goToFirstMistake(page: Document): () => void {
  const sent = ({ target }: Event): void => {
    if (target instanceof HTMLFormElement) toFirstMistake(target)
  }
  page.addEventListener('submit', sent)
  return () => page.removeEventListener('submit', sent)
}
