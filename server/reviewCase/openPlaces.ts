import type { CaseText } from '../../shared/caseText/caseText.ts'
import { openPlaces, type KeptPlace } from '../../shared/identifiers/lastLine.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'

/**
 * Where a text still names a person or a calendar day that was not decided about (RC8): kind and place of the first
 * find, never the find itself. Entry by entry, so that the rooms are served in between.
 */
export async function openPlacesProblem(
  { title, entries, roles }: CaseText,
  kept: readonly KeptPlace[],
): Promise<Problem | undefined> {
  const empty = { title: '', entries: [], roles: [], outcomeFrom: null }
  const found = openPlaces({ ...empty, title }, kept)
  for (const [entryIndex, entry] of entries.entries()) {
    const hits = openPlaces({ ...empty, entries: [entry] }, kept)
    found.push(...hits.map((hit) => ({ ...hit, entryIndex })))
    await new Promise((next) => setImmediate(next))
  }
  found.push(...openPlaces({ ...empty, roles }, kept))
  const [first] = found
  if (!first) return undefined
  const entry = first.entryIndex === null ? 0 : first.entryIndex + 1
  const facts = { count: found.length, kind: first.kind, entry, start: first.start, end: first.end }
  const field =
    first.entryIndex === null ? 'title' : `entries.${String(first.entryIndex)}.${first.field}`
  return problem('caseText.identifiers', facts, `text.${field}`)
}
