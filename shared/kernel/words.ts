/** What each code of a kind is called; its keys stand in the order in which they are shown. */
export type Words<Code extends string, Word = string> = Readonly<Record<Code, Word>>

/** The codes of a kind, in the order in which they are shown. */
export const codesOf = <Code extends string>(words: Words<Code, unknown>): readonly Code[] =>
  Object.keys(words) as Code[]
