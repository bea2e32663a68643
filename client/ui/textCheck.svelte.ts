import { HeldField } from './heldField.svelte.ts'

/** What may be wrong with the text of a field. */
export interface TextRules {
  readonly value: string
  /** Most characters allowed. */
  readonly limit: number | undefined
  /** What is said if nothing stands there. */
  readonly needed: string | undefined
}

/** The limit of a text field and its counter. Text that is too long is never cut off: it is said how much is too much. */
export class TextCheck {
  readonly #rules: () => TextRules
  readonly held = new HeldField(() => this.#wrong())

  constructor(rules: () => TextRules) {
    this.#rules = rules
  }

  get #left(): number {
    const { value, limit } = this.#rules()
    return limit === undefined ? Infinity : limit - value.length
  }

  get over(): boolean {
    return this.#left < 0
  }

  /** How many are left, near the limit and beyond it; empty before. */
  get counter(): string {
    const { limit = 0 } = this.#rules()
    const left = this.#left
    if (left > Math.max(20, limit * 0.15)) return ''
    return left < 0
      ? `${-left} Zeichen zu viel. Bitte kürzen Sie den Text.`
      : `Noch ${left} Zeichen`
  }

  #wrong(): string {
    const { value, limit, needed = '' } = this.#rules()
    if (this.over)
      return `Der Text ist ${-this.#left} Zeichen zu lang, höchstens ${limit} sind möglich. Bitte kürzen Sie ihn.`
    return value.trim() === '' ? needed : ''
  }
}
