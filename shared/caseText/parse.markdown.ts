const emphasis = [
  /(?<![\\*])(\*{1,3})(?=[^\s*])([^*]+?)(?<=\S)\1(?!\*)/g,
  /(?<![\\*])(\*{1,3})(?=[^\s*])([^*]+?)(?<=\S)\1(?!\*)/g,
  /(?<![\p{L}\d_\\])(_{1,3})(?=[^\s_])([^_]+?)(?<=\S)\1(?![\p{L}\d_])/gu,
  /(?<![\\`])(`{1,3})(?=[^`])([^`]+?)\1(?!`)/g,
]

const struck = /(?<![\\~])~~(?=[^\s~])([^~]+?)(?<=\S)~~(?!~)/g

/** What stands around words that were struck in the source: they are no longer valid and seen to be so (IM4). */
export const STRUCK = '[gestrichen: '

/**
 * Takes the marks of emphasis off a Markdown text and undoes backslash escapes; every other character stays.
 * A star without a partner is no emphasis ("5 * 3", "*12.03."). Linear: between two marks stands no third.
 */
export function plainText(markdown: string): string {
  const marked = markdown.replace(struck, `${STRUCK}$1]`)
  const bare = emphasis.reduce((text, pattern) => text.replace(pattern, '$2'), marked)
  return bare.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** A Markdown line without its struck words, and those words. */
export function withoutStruck(markdown: string): { valid: string; struck: string[] } {
  const words: string[] = []
  const valid = markdown.replace(struck, (_, inner: string) => {
    words.push(`${STRUCK}${plainText(inner)}]`)
    return ''
  })
  return {
    valid: words.length === 0 ? markdown : valid.replace(/ {2,}/g, ' ').trim(),
    struck: words,
  }
}

/** The cells of a table row ("| a | | b |"), each in its column; an escaped bar belongs to its cell. */
export function cellsOf(line: string): string[] {
  const cells = line.split(/(?<!\\)\|/).map((cell) => plainText(cell.trim()))
  return cells.slice(1, cells.length > 2 && cells.at(-1) === '' ? -1 : undefined)
}

/** A row as a line of words: an empty cell is seen as one, so that no value slips into another column (IM1). */
export const rowText = (cells: readonly string[]): string =>
  cells.every((cell) => cell === '') ? '' : cells.map((cell) => cell || '–').join(' · ')

/** The line below a table's head: "|---|:--|". */
export const isTableRule = (line: string): boolean =>
  line.includes('-') && /^[\s|:-]+$/.test(line) && line.includes('|')

/** A horizontal rule. */
export const isRule = (line: string): boolean => /^([-*_])(?: {0,9}\1){2,}$/.test(line)
