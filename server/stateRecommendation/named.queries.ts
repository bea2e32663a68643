import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { quotedWords } from '../../shared/kernel/quoted.ts'
import type { Db } from '../db/database.ts'
import { officeNames } from '../releasePackage/wording.queries.ts'
import { kindsOf, namedIn } from '../releasePackage/wordingCheck.ts'

/**
 * Texts, each with its field, that name a person, a place or a day for certain, as in the wordings of packages (RP9): a
 * fact `named.<field>` for each field holds the words that gave offence.
 */
export async function namedProblem(
  db: Db,
  texts: readonly (readonly [field: string, text: string])[],
): Promise<Problem | undefined> {
  const offices = await officeNames(db)
  const found = texts.flatMap(([field, text]) =>
    namedIn(text, offices)
      .filter(({ certain }) => certain)
      .map((place) => ({ field, place, word: text.slice(place.start, place.end) })),
  )
  const [first] = found
  if (!first) return undefined
  const facts = Object.fromEntries(
    [...new Set(found.map(({ field }) => field))].map((field) => [
      `named.${field}`,
      quotedWords(found.flatMap((one) => (one.field === field ? [one.word] : []))),
    ]),
  )
  const kind = kindsOf(found.map(({ place }) => place))
  return problem('stateRecommendation.identifiers', { kind, ...facts }, first.field)
}
