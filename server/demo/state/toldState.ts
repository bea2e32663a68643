// What the simulated people of an invented state are told to find, office by office: everything follows from a seed.
import { isRatedDimension } from '../../../shared/structureRating/structureRating.ts'
import { factorCodes } from '../../../shared/keySituation/keySituation.ts'
import type { FindingContent } from '../../../shared/finding/finding.schema.ts'
import type { PackageCase, ReleasePackage } from '../../../shared/releasePackage/releasePackage.ts'
import type { Catalogue, Criterion } from '../../../shared/catalogue/catalogue.ts'
import { Prng } from '../prng.ts'
import { inventOffices, type InventedOffice } from './offices.ts'

/** A finding as a room is to agree on it. */
interface ToldFinding {
  readonly criterion: Criterion
  readonly direction: FindingContent['direction']
  readonly rating: string
  readonly level: NonNullable<FindingContent['level']>
  readonly evidenceLevel: NonNullable<FindingContent['evidenceLevel']>
  readonly factors: ReleasePackage['findings'][number]['factors']
}

/** A case, and what its room is to come to. */
export interface ToldCase {
  readonly origin: PackageCase['origin']
  readonly findings: readonly ToldFinding[]
  /** Criteria that everybody is to note as not applicable. */
  readonly outside: readonly Criterion[]
}

/** An office: when it has its procedure, its cases, and what it is to be rated on, by criterion. */
export interface ToldOffice {
  readonly of: InventedOffice
  /** Wave of its procedure, from 0. */
  readonly wave: number
  readonly cases: readonly ToldCase[]
  readonly structure: ReadonlyMap<string, string>
}

/** Non-answers that a room may agree on. */
const UNSURE = ['not_documented', 'not_assessable'] as const
const LEVELS = ['caseWork', 'organisation', 'interaction', 'network'] as const
const EVIDENCE = ['singleCase', 'singleCase', 'indicative', 'documented'] as const

/** So many offices, half of them in each of two waves. */
export function toldState(
  offices: number,
  seed: number,
  catalogue: Catalogue,
): readonly ToldOffice[] {
  const ofCases = catalogue.criteria.filter(
    ({ dimension, core }) => dimension === 'process' && core,
  )
  const ofOffices = catalogue.criteria.filter(({ dimension }) => isRatedDimension(dimension))
  return inventOffices(offices, seed).map((of, place) => {
    const random = new Prng(seed * 6_700_417 + place)
    const origins = [
      ...Array.from({ length: 1 + random.below(2) }, () => 'random' as const),
      ...(random.chance(0.5) ? ['additional' as const] : []),
    ]
    return {
      of,
      wave: place < offices / 2 ? 0 : 1,
      cases: origins.map((origin) => toldCase(random, origin, catalogue, ofCases)),
      structure: new Map(
        ofOffices.map(({ id, dimension }) => [id, ratingIn(random, catalogue, dimension, 0.05)]),
      ),
    }
  })
}

/** A rating of a scale; seldom that nothing can be said, and with this probability that it does not apply. */
function ratingIn(
  random: Prng,
  catalogue: Catalogue,
  dimension: Criterion['dimension'],
  outside: number,
): string {
  if (random.chance(outside)) return 'not_applicable'
  if (random.chance(0.1)) return random.pick(UNSURE)
  return random.pick(catalogue.scales[dimension] ?? []).value
}

function toldCase(
  random: Prng,
  origin: PackageCase['origin'],
  catalogue: Catalogue,
  criteria: readonly Criterion[],
): ToldCase {
  // The first ones come up more often than the last: some lines are full, others thin.
  const inTurn = criteria
    .map((criterion, place) => ({ criterion, at: place + random.below(criteria.length) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ criterion }) => criterion)
  return {
    origin,
    findings: inTurn.slice(0, 4).map((criterion) => ({
      criterion,
      direction: random.chance(0.55) ? 'potential' : 'strength',
      rating: ratingIn(random, catalogue, criterion.dimension, 0),
      level: random.pick(LEVELS),
      evidenceLevel: random.pick(EVIDENCE),
      factors: random.shuffle(factorCodes).slice(0, random.below(3)),
    })),
    outside: inTurn.slice(4, 5),
  }
}
