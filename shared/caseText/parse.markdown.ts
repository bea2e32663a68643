const emphasis = [
  /(?<![\\*])(\*{1,3})(?=[^\s*])([^*]+?)(?<=\S)\1(?!\*)/g,
  /(?<![\\*])(\*{1,3})(?=[^\s*])([^*]+?)(?<=\S)\1(?!\*)/g,
  /(?<![\p{L}\d_\\])(_{1,3})(?=[^\s_])([^_]+?)(?<=\S)\1(?![\p{L}\d_])/gu,
  /(?<![\\~])(~~)(?=[^\s~])([^~]+?)(?<=\S)\1(?!~)/g,
  /(?<![\\`])(`{1,3})(?=[^`])([^`]+?)\1(?!`)/g,
]

/**
 * Takes the marks of emphasis off a Markdown text and undoes backslash escapes; every other character stays.
 * A star without a partner is no emphasis ("5 * 3", "*12.03."). Linear: between two marks stands no third.
 */
export function plainText(markdown: string): string {
  const bare = emphasis.reduce((text, pattern) => text.replace(pattern, '$2'), markdown)
  return bare.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** The cells of a table row ("| a | b |"), without empty ones; an escaped bar belongs to its cell. */
export const cellsOf = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/)
    .map((cell) => plainText(cell.trim()))
    .filter((cell) => cell !== '')

/** The line below a table's head: "|---|:--|". */
export const isTableRule = (line: string): boolean =>
  line.includes('-') && /^[\s|:-]+$/.test(line) && line.includes('|')

/** A horizontal rule. */
export const isRule = (line: string): boolean => /^([-*_])(?: {0,9}\1){2,}$/.test(line)
