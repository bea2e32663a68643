import { codesOf, type Words } from '../../shared/kernel/words.ts'

/** The codes of a kind as choices of a form, in the order of their words, each with what helps to choose it, if anything does. */
export const optionsOf = <Code extends string>(
  words: Words<Code>,
  hints: Partial<Words<Code>> = {},
): readonly { value: Code; label: string; hint?: string }[] =>
  codesOf(words).map((value) => {
    const hint = hints[value]
    return { value, label: words[value], ...(hint === undefined ? {} : { hint }) }
  })
