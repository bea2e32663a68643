import type { CaseText } from './caseText.ts'
import type { Block } from './parse.blocks.ts'

export type Role = CaseText['roles'][number]

const head = /^(?:Kürzel|Abkürzung|Token|Rolle|Person|Personen|Rollen|Beteiligte|Zeichen)$/i
const line = /^(\p{Lu}[\p{L}\d]{0,9}(?:-[\p{L}\d]{1,6})?)\s?(?::|=|·|\s[–—-])\s(.+)$/u

/** Role tokens and what they stand for, from a table with such a head or a list of "K1: Kind, …" lines; else none. */
export function rolesIn(block: Block): Role[] {
  if (block.kind === 'table') {
    const [titles = [], ...rows] = block.rows
    if (!titles.some((title) => head.test(title))) return []
    return rows.flatMap(([token = '', ...label]) => role(token, label.join(', ')))
  }
  if (block.kind !== 'paragraph' || block.lines.length < 2) return []
  const matches = block.lines.map((text) => line.exec(text.replace(/^[–-] /, '')))
  const roles = matches.flatMap((match) => role(match?.[1] ?? '', match?.[2] ?? ''))
  return roles.length === block.lines.length ? roles : []
}

const role = (token: string, label: string): Role[] =>
  token === '' || token.length > 40 || label === '' || label.length > 200 ? [] : [{ token, label }]
