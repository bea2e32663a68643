/** Characters of a join code. */
export const JOIN_LENGTH = 10
/** Those of eight were given out before, none of them for more than three weeks. */
export const joinLengths: readonly number[] = [JOIN_LENGTH, 8]

/** How a code is shown and printed, in two halves: "K7QM3-RT8XP". */
export const shownCode = (code: string): string =>
  `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`

/** A code as it was typed, in any case, with or without dash and spaces, as the server keeps it. */
export const typedCode = (typed: string): string => typed.toUpperCase().replace(/[\s–—-]/g, '')
