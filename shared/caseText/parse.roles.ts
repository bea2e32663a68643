import type { CaseText } from './caseText.ts'
import type { Block } from './parse.blocks.ts'

export type Role = CaseText['roles'][number]

const head =
  /^(?:Kürzel|Abkürzung|Abkürzungen|Token|Rolle|Person|Personen|Rollen|Beteiligte|Zeichen)$/i
const token = '\\p{Lu}[\\p{L}\\d]{0,9}(?:[-/][\\p{L}\\d]{1,6})?'
const line = new RegExp(`^(${token})\\s?(?::|=|·|\\s[–—-])\\s(.+)$`, 'u')
/** "Legende:", "Abkürzungen:", "Verwendete Kürzel:" */
const legendWord =
  /^(?:(?:verwendete|folgende)\s)?(?:Legende|Abkürzungen|Abkürzungsverzeichnis|Kürzel|Beteiligte|Personen|Rollen)\s?:?\s?(?=\S|$)/iu
/** A heading that only says what the list below it is. */
export const isLegendName = (text: string): boolean =>
  text.replace(legendWord, '') === '' || head.test(text)
const pair = new RegExp(`^(${token})\\s?=\\s?(\\S.*)$`, 'u')
/** Between two pairs of one line. */
const between = new RegExp(`(?:\\s?[,;·|]\\s?|\\s)(?=${token}\\s?=)`, 'u')

/** Lines of the head of a message, which look like tokens and stand for nothing. */
const headOfMail = /^(?:Von|Betreff|From|Subject)\s?:/i

/**
 * Role tokens and what they stand for: a table with such a head, a list of "K1: Kind, …" lines, or the usual legend
 * in one line ("KM = Kindesmutter, KV = Kindesvater"); else none.
 */
export function rolesIn(block: Block): Role[] {
  if (block.kind === 'table') {
    const [titles = [], ...rows] = block.rows
    if (!titles.some((title) => head.test(title))) return []
    return rows.flatMap(([first = '', ...label]) =>
      role(first, label.filter((cell) => cell !== '').join(', ')),
    )
  }
  if (block.kind !== 'paragraph') return []
  const legend = legendIn(block.lines)
  if (legend.length > 0) return legend
  const lines = block.lines.map((text) => text.replace(/^[–-] /, ''))
  if (lines.length < 2 || lines.some((text) => headOfMail.test(text))) return []
  const roles = lines.flatMap((text) => {
    const match = line.exec(text)
    return role(match?.[1] ?? '', match?.[2] ?? '')
  })
  return roles.length === lines.length ? roles : []
}

/** Is it a legend by its own word, wherever it stands? */
export const isLegend = (block: Block): boolean =>
  block.kind === 'paragraph' &&
  /^(?:Legende|Abkürzungen|Kürzel)\s?:/iu.test(block.lines[0] ?? '') &&
  legendIn(block.lines).length > 0

/** Pairs with an equals sign, one or more a line; every line has to be of them. */
function legendIn(lines: readonly string[]): Role[] {
  const [first = '', ...more] = lines
  const isNamed = legendWord.test(first) && !pair.test(first)
  const rest = isNamed ? first.replace(legendWord, '') : first
  const pairs = [rest, ...more]
    .flatMap((text) => text.replace(/^[–•-] /, '').split(between))
    .filter((text) => text.trim() !== '')
    .map((text) => pair.exec(text.trim().replace(/[.;,]$/, '')))
  const roles = pairs.flatMap((match) => role(match?.[1] ?? '', match?.[2] ?? ''))
  const isWhole = roles.length === pairs.length && roles.length > 0
  return isWhole && (isNamed || roles.length > 1) ? roles : []
}

const role = (found: string, label: string): Role[] =>
  found === '' || found.length > 40 || label === '' || label.length > 200
    ? []
    : [{ token: found, label }]
