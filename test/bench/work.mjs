// The one piece of work every contestant carries: a person renames a theme of the wall. Plain JavaScript, because
// the peers' servers are measured without a compiler in their process.

/** Stands before the number of a command, so that a receiver finds it in any encoding without reading the rest. */
export const MARK = '~M'
export const MARK_DIGITS = 8

const FILLER = 'Hinweise aus der Kita: Wege der Mitteilung und Fristen der Rueckmeldung klaeren'
const PADDING = ' und noch einmal in der Leitungsrunde besprechen'.repeat(40)

/** The wording of command number `index`; about 90 characters, or as many as asked for. */
export const title = (index, length = 0) =>
  `${MARK}${String(index).padStart(MARK_DIGITS, '0')} ${FILLER}${PADDING.slice(0, Math.max(0, length - 90))}`

/** The name of a theme: its number, in the form of the product's ids. */
export const themeId = (number) => `theme-${String(number).padStart(10, '0')}`

/**
 * A fifth of all commands makes something new, the others change what is there: themes of `count` commands.
 * @public The peers ask for it, which no check of the project reads.
 */
export const history = (count) =>
  Array.from({ length: count }, (_, at) => ({ id: themeId(at - (at % 5)), title: title(at) }))
