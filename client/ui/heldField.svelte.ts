import type { Attachment } from 'svelte/attachments'

/**
 * A text field that holds its form back: while something is wrong with the text, sending the form sends nothing, says
 * the sentence at the field and takes the view and the keyboard there. The sentence goes away as soon as it is mended.
 */
export class HeldField {
  readonly #wrong: () => string
  #tried = $state.raw(false)

  /** `wrong` gives a sentence with a next step, empty where the text is right. */
  constructor(wrong: () => string) {
    this.#wrong = wrong
  }

  /** What is wrong, once somebody tried to send it. */
  get sentence(): string {
    return this.#tried ? this.#wrong() : ''
  }

  /** For the control itself; it belongs to the form it stands in. */
  readonly attach: Attachment<HTMLInputElement | HTMLTextAreaElement> = (control) => {
    const { form } = control
    // Before the form hears of it: of several wrong fields the first one is said.
    const submitted = (event: SubmitEvent): void => {
      this.#tried = this.#wrong() !== ''
      if (!this.#tried) return
      event.preventDefault()
      event.stopImmediatePropagation()
      control.focus({ preventScroll: true })
      control.scrollIntoView({ block: 'center' })
    }
    form?.addEventListener('submit', submitted, { capture: true })
    return () => form?.removeEventListener('submit', submitted, { capture: true })
  }
}
