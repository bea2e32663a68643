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

/** How many offices came to each part and left it since a release before. */
function movesSince(now: HeldAnswers, before: HeldAnswers) {
  const moves = new Map(answerParts.map((part) => [part, { came: 0, left: 0 }]))
  const count = (part: AnswerPart | undefined, way: 'came' | 'left'): void => {
    const move = part && moves.get(part)
    if (move) move[way]++
  }
  for (const [office, part] of now) {
    const last = before.get(office)
    if (last === part) continue
    count(part, 'came')
    count(last, 'left')
  }
  for (const [office, last] of before) if (!now.has(office)) count(last, 'left')
  return moves
}

/**
 * The parts that may not be shown after a release before. What was shown moves on by enough offices that came and enough
 * that left, or none; what stayed secret is shown once enough of them came or left, so that it does not tell what it was.
 */
function stuckAfter(
  now: HeldAnswers,
  { held, shown }: FrozenAnswers,
  fewest: number,
): readonly AnswerPart[] {
  return [...movesSince(now, held)].flatMap(([part, { came, left }]) => {
    const isFree =
      shown[part] === null
        ? came >= fewest || left >= fewest
        : [came, left].every((some) => some === 0 || some >= fewest)
    return isFree ? [] : part
  })
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
  const stuck = new Set(earlier.flatMap((one) => stuckAfter(now, one, rules.offices)))
  const secret = answerParts.filter(
    (part) => reasonsOf(holders(officesIn(now, part)), all, rules).length > 0 || stuck.has(part),
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
