/** What is looked for, and what each of its finds holds at least: asked first, because most texts hold none of it. */
export interface Sought {
  /** Matches every text that `pattern` matches; without `g`, and cheap. */
  readonly hint: RegExp
  /** With `g`. */
  readonly pattern: RegExp
}

/** All matches in a text. */
export const matchesIn = (text: string, { hint, pattern }: Sought): readonly RegExpExecArray[] =>
  hint.test(text) ? Array.from(text.matchAll(pattern)) : []
