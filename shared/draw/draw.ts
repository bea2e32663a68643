// What follows from a draw: its seed, its order, the cases that count. Pure, the same for server, page and recalculation.
import { sha256Hex } from '../kernel/sha256.ts'
import { sampler, samplingOrder } from './sampler.ts'
import type { AccountRole } from '../account/account.schema.ts'
import type { Draw, DrawPlace, DrawStep, Party, Stratum } from './draw.schema.ts'

/** What a draw is at: laid down, drawn, or taken back. */
export const stateOf = ({
  discarded,
  seed,
}: Pick<Draw, 'discarded' | 'seed'>): 'announced' | 'drawn' | 'discarded' =>
  discarded ? 'discarded' : seed === null ? 'announced' : 'drawn'

/** What a party binds itself to: its own name stands in it, so that no party can hand in the other's. */
export const partCommitment = (party: Party, value: string): string =>
  sha256Hex(`${party}:${value}`)

/** What a draw that is laid down waits for from a party; the office uncovers first, so that it cannot see the order before. */
export function stepFor(
  { seedKind, parts }: Pick<Draw, 'seedKind' | 'parts'>,
  party: Party,
): DrawStep {
  if (seedKind === 'dice') return 'roll'
  if (parts[party].commitment === null) return 'bind'
  if (parts[party === 'office' ? 'facilitation' : 'office'].commitment === null) return 'wait'
  if (parts[party].value !== null) return 'wait'
  return party === 'office' || parts.office.value !== null ? 'uncover' : 'wait'
}

/** Whose part of the seed an account gives. */
export const partyOf = (role: AccountRole): Party =>
  role === 'coordinator' ? 'office' : 'facilitation'

/** The seed of two values, the office's first. */
export const seedOfParts = (office: string, facilitation: string): string =>
  `${office}-${facilitation}`

/** The seed a stratum (from 1 on) is drawn with: that of the draw, with the number of the stratum where there are several. */
export const seedOfStratum = (seed: string, stratum: number, strata: number): string =>
  strata === 1 ? seed : `${seed}/${String(stratum)}`

/** What a draw has to say for its order. */
type Drawn = Pick<Draw, 'seed' | 'strata'> & { readonly excluded: readonly DrawPlace[] }

/** The whole order of a stratum; empty before the draw. */
export function orderOf(
  { seed, strata }: Omit<Drawn, 'excluded'>,
  stratum: number,
): readonly number[] {
  const { size } = strata[stratum - 1] ?? { size: 0 }
  return seed === null ? [] : samplingOrder(seedOfStratum(seed, stratum, strata.length), size)
}

/** The positions of a stratum that count: the first ones of the order that were not left out. Computes no more of it. */
export function casesOf({ seed, strata, excluded }: Drawn, stratum: number): readonly number[] {
  const { size, take } = strata[stratum - 1] ?? { size: 0, take: 0 }
  const out = new Set(
    excluded.filter((one) => one.stratum === stratum).map(({ position }) => position),
  )
  const cases: number[] = []
  if (seed === null || take === 0) return cases
  for (const position of sampler(seedOfStratum(seed, stratum, strata.length), size)) {
    if (!out.has(position)) cases.push(position)
    if (cases.length === take) break
  }
  return cases
}

/** Is a position one of those that count now? */
export const counts = (draw: Drawn, { stratum, position }: DrawPlace): boolean =>
  casesOf(draw, stratum).includes(position)

/** How many cases are to be drawn. */
export const takenBy = (strata: readonly Pick<Stratum, 'take'>[]): number =>
  strata.reduce((sum, { take }) => sum + take, 0)

/** How many cases were drawn and count: fewer than were to be where too many of a part were left out, none before the draw. */
export const drawnBy = (draw: Drawn): number =>
  draw.strata.reduce((sum, _, at) => sum + casesOf(draw, at + 1).length, 0)

/**
 * How many of `total` are drawn from parts of these sizes: in proportion, what is left over to the largest remainders, and
 * one from each as long as there are enough. Never more than a part has.
 */
export function allocated(sizes: readonly number[], total: number): readonly number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const wanted = Math.min(total, all)
  if (all === 0) return sizes
  const floor = wanted >= sizes.length ? 1 : 0
  const takes = sizes.map((size) =>
    Math.min(size, Math.max(floor, Math.floor((size * wanted) / all))),
  )
  const missing = (at: number): number => ((sizes[at] ?? 0) * wanted) / all - (takes[at] ?? 0)
  const sum = (): number => takes.reduce((one, other) => one + other, 0)
  const best = (places: readonly number[], rank: (at: number) => number): number | undefined =>
    places.toSorted((a, b) => rank(b) - rank(a) || a - b)[0]
  while (sum() !== wanted) {
    const grows = sum() < wanted
    const places = [...sizes.keys()].filter((at) =>
      grows ? (takes[at] ?? 0) < (sizes[at] ?? 0) : (takes[at] ?? 0) > floor,
    )
    const at = best(places, grows ? missing : (one) => -missing(one))
    if (at === undefined) break
    takes[at] = (takes[at] ?? 0) + (grows ? 1 : -1)
  }
  return takes
}
