// How many offices gave which answer: what of it may be published with a release, and what stays secret (SE6).
import { reasonsOf, type Holders } from '../disclosure/primary.ts'
import { DEFAULT_RULES, type DisclosureRules } from '../disclosure/rules.schema.ts'
import { answers, type Answer, type FrozenCount } from './stateRecommendation.schema.ts'

/** An answer, or that there is none: each office of the state is in exactly one part. */
export type AnswerPart = Answer | 'none'
export const answerParts: readonly AnswerPart[] = [...answers, 'none']

/** The part each office is in, by its id. */
export type HeldAnswers = ReadonlyMap<string, AnswerPart>

/** Counts that were frozen, with what they were counted from. */
export interface FrozenAnswers {
  readonly held: HeldAnswers
  readonly shown: FrozenCount['shown']
}

const officesIn = (held: HeldAnswers, part: AnswerPart): readonly string[] =>
  [...held].flatMap(([office, own]) => (own === part ? office : []))

/** Offices as disclosure control knows them: each with one case, its answer. */
const holders = (offices: Iterable<string>): Holders =>
  new Map([...offices].map((office) => [office, 1]))

/**
 * May a part be shown after a release before? What was shown moves on by enough offices that came and enough that left,
 * or none; what stayed secret is shown once enough of them came or left, so that it does not tell what it was.
 */
function mayFollow(
  now: HeldAnswers,
  { held, shown }: FrozenAnswers,
  part: AnswerPart,
  fewest: number,
): boolean {
  const before = new Set(officesIn(held, part))
  const after = new Set(officesIn(now, part))
  const came = [...after].filter((office) => !before.has(office)).length
  const left = [...before].filter((office) => !after.has(office)).length
  if (shown[part] === null) return came >= fewest || left >= fewest
  return [came, left].every((some) => some === 0 || some >= fewest)
}

/**
 * The counts that may be published of these answers: a part is shown if enough offices are in it and enough outside, and
 * if its difference to every release before tells of no few. Where one part stays secret another one does as well, the
 * smallest first, until what they come to together hides each of them, also from two offices that pool what they know.
 * @param earlier what was frozen before, in any order
 */
export function shownCounts(
  now: HeldAnswers,
  earlier: readonly FrozenAnswers[],
  rules: DisclosureRules = DEFAULT_RULES,
): FrozenCount['shown'] {
  const sizes = new Map(answerParts.map((part) => [part, officesIn(now, part).length]))
  const sizeOf = (part: AnswerPart): number => sizes.get(part) ?? 0
  const all = holders(now.keys())
  const secret = answerParts.filter(
    (part) =>
      reasonsOf(holders(officesIn(now, part)), all, rules).length > 0 ||
      earlier.some((one) => !mayFollow(now, one, part, rules.offices)),
  )
  const needed = Math.max(
    ...secret.map((part) =>
      Math.max(rules.width, Math.ceil((rules.widthShare * sizeOf(part)) / 100)),
    ),
  )
  const isOpen = (): boolean =>
    secret.length > 1 &&
    secret.reduce((sum, part) => sum + sizeOf(part), 0) >= needed + rules.pooled
  const partners = answerParts
    .filter((part) => !secret.includes(part))
    .toSorted((a, b) => sizeOf(a) - sizeOf(b))
  if (secret.length > 0)
    for (const partner of partners) {
      if (isOpen()) break
      secret.push(partner)
    }
  const of = (part: AnswerPart) => (secret.includes(part) ? null : sizeOf(part))
  return {
    adopted: of('adopted'),
    alreadyDone: of('alreadyDone'),
    notFitting: of('notFitting'),
    inReview: of('inReview'),
    none: of('none'),
  }
}
