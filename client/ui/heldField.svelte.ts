import type { Attachment } from 'svelte/attachments'
import { toFirstMistake } from './firstMistake.ts'

/** Sendings that a field holds back. */
const held = new WeakSet<Event>()

/**
 * A text field that holds its form back: while something is wrong with the text, sending the form sends nothing and
 * says the sentence at the field. All fields of a form say theirs at once, and the view and the keyboard go to the
 * first. The sentence goes away as soon as it is mended.
 */
export class HeldField {
  readonly #wrong: () => string
  #tried = $state.raw(false)

  /** `wrong` gives a sentence with a next step, empty if the text is right. */
  constructor(wrong: () => string) {
    this.#wrong = wrong
  }

  /** What is wrong, once it was tried to send it. */
  get sentence(): string {
    return this.#tried ? this.#wrong() : ''
  }

  /** For the control itself; it belongs to the form it stands in. */
  readonly attach: Attachment<HTMLInputElement | HTMLTextAreaElement> = (control) => {
    const { form, ownerDocument: page } = control
    if (!form) return
    const asked = (event: SubmitEvent): void => {
      if (event.target !== form) return
      this.#tried = this.#wrong() !== ''
      if (this.#tried) held.add(event)
    }
    // After every field was asked, and before the form hears of it.
    const stop = (event: SubmitEvent): void => {
      if (!held.has(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      form.dispatchEvent(new Event('held'))
      toFirstMistake(form)
    }
    page.addEventListener('submit', asked, { capture: true })
    form.addEventListener('submit', stop, { capture: true })
    return () => {
      page.removeEventListener('submit', asked, { capture: true })
      form.removeEventListener('submit', stop, { capture: true })
    }
  }
}

/** For a form with choices beside its text fields: it was sent and a field held it, so the choices say what they miss, too. */
export const onHeld =
  (run: () => void): Attachment<HTMLFormElement> =>
  (form) => {
    form.addEventListener('held', run)
    return () => form.removeEventListener('held', run)
  }
