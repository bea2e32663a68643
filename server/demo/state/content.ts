// What an invented package says: cases as the statistics of the state let one expect them, judged by a room that leans as
// its office does.
import type { Catalogue, Criterion } from '../../../shared/catalogue/catalogue.ts'
import { factorCodes } from '../../../shared/keySituation/keySituation.ts'
import {
  catalogueRef,
  inCanonicalOrder,
  sortedSet,
  type MergedFinding,
  type PackageCase,
  type PackageFinding,
  type ReleasePackage,
} from '../../../shared/releasePackage/releasePackage.ts'
import { Prng } from '../prng.ts'
import type { InventedOffice } from './offices.ts'
import { halfAfter, type HeldProcedure } from './schedule.ts'
import { wordingsOf } from './wordings.ts'

/** Results of § 8a procedures in NRW 2024, in percent: 25.3 are confirmed, so about three of four random cases are not. */
const RESULTS = [
  ['acute', 16.1],
  ['latent', 9.2],
  ['supportNeeded', 33.5],
  ['none', 41.2],
] as const
type CaseResult = (typeof RESULTS)[number][0]

/** Of ten cases that an office adds by itself, so many are confirmed: it picks what it wants to talk about. */
const ADDED_CONFIRMED = 0.7

interface InventedCase {
  readonly origin: PackageCase['origin']
  readonly result: CaseResult
  /** Prefixes of criteria that do not apply to this case. */
  readonly outside: readonly string[]
}

function inventCase(random: Prng, origin: PackageCase['origin']): InventedCase {
  const result =
    origin === 'additional' && random.chance(ADDED_CONFIRMED)
      ? random.pick(['acute', 'acute', 'latent'] as const)
      : drawn(random)
  const confirmed = result === 'acute' || result === 'latent'
  const of = (acute: number, latent: number, other: number) =>
    random.chance(result === 'acute' ? acute : result === 'latent' ? latent : other)
  const outside: string[] = []
  const unless = (happened: boolean, ...prefixes: readonly string[]) => {
    if (!happened) outside.push(...prefixes)
  }
  unless(of(0.7, 0.6, 0.08), 'P-07-')
  unless(of(0.45, 0.18, 0.01), 'P-09-')
  unless(of(0.4, 0.05, 0.005), 'P-10-')
  unless(random.chance(0.25), 'P-06-6')
  unless(random.chance(0.4), 'P-11-1')
  unless(random.chance(0.2), 'P-13-')
  unless(random.chance(0.03), 'P-02-5')
  unless(random.chance(0.1), 'P-04-6')
  unless(random.chance(0.12), 'P-04-3')
  unless(!confirmed, 'P-15-2')
  const hazard = confirmed || random.chance(0.4) ? 1 + random.below(7) : 0
  for (let kind = 1; kind <= 7; kind++) unless(kind === hazard, `P-14-${kind}`)
  return { origin, result, outside }
}

function drawn(random: Prng): CaseResult {
  let place = random.next() * 100
  for (const [result, share] of RESULTS) {
    if (place < share) return result
    place -= share
  }
  return 'none'
}

/** A seeded number between −0.5 and 0.5 for a theme: some go well everywhere, some nowhere. */
const leanOf = (theme: string, seed: number): number => {
  let sum = seed
  for (const sign of theme) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0
  return new Prng(sum).next() - 0.5
}

/** A rating of a scale, or a non-answer; high steps come first where things lean well. */
function rated(random: Prng, catalogue: Catalogue, criterion: Criterion, lean: number): string {
  const scale = catalogue.scales[criterion.dimension] ?? []
  const best = criterion.dimension === 'structure' || criterion.dimension === 'consultant' ? -1 : 1
  const luck = random.next()
  if (luck < 0.06) return 'not_documented'
  if (luck < 0.13) return 'not_assessable'
  const place = Math.min(0.999, Math.max(0, 0.5 - best * lean * 0.5 + (random.next() - 0.5) * 0.8))
  return scale[Math.floor(place * scale.length)]?.value ?? 'not_assessable'
}

const NO_RATING = new Set(['not_documented', 'not_assessable', 'not_applicable'])

/** What is given for one package. */
interface ContentWish {
  readonly seed: number
  readonly of: InventedOffice
  readonly held: HeldProcedure
  readonly number: number
  readonly recordingBreaks: readonly number[]
  readonly protection: Catalogue
  readonly consultant: Catalogue
  /** So many cases in each; otherwise two to five drawn ones and up to two that the office adds. */
  readonly cases: number | null
}

/** The content of one package, in canonical order. A correction (number 2) says a little else than what it replaces. */
export function inventContent(wish: ContentWish): ReleasePackage {
  const { seed, of, held, number, protection } = wish
  const random = new Prng(
    seed * 15_485_863 + held.office * 8191 + held.cycleStart * 2 + (held.extraordinary ? 1 : 0),
  )
  const procedure = {
    key: random.id(),
    cycleStart: held.cycleStart,
    extraordinary: held.extraordinary,
  }
  const [year = 0] = held.releasedIn.split('-').map(Number)
  const half = held.releasedIn.endsWith('1') ? 0 : 1
  const releasedIn = number === 1 ? held.releasedIn : halfAfter(year, half + 1)
  const workshopIn = halfAfter(year, half - 1 < 0 ? 0 : half - 1)
  const drawnCases = wish.cases ?? (held.extraordinary ? 1 : 2 + random.below(4))
  const added = wish.cases === null && random.chance(0.5) ? 1 + random.below(2) : 0
  const invented = [
    ...Array.from({ length: drawnCases }, () => inventCase(random, 'random')),
    ...Array.from({ length: added }, () => inventCase(random, 'additional')),
  ]
  const ref = catalogueRef(protection)
  const findings: PackageFinding[] = []
  const cases = invented.map((one, index): PackageCase => {
    const rows = rowsOf(random, wish, one)
    findings.push(...findingsOf(random, ref, protection, index + 1, rows))
    const found = findings.filter((finding) => finding.cases.includes(index + 1))
    return {
      number: index + 1,
      origin: one.origin,
      workshopIn,
      legalBasis: random.chance(0.8) ? 'sgb8-64-2a-external' : 'sgb8-64-2c-with-79a-2',
      catalogue: ref,
      criteria: rows.map((row) => withFound(row, found)),
      factors: sortedSet(found.flatMap(({ factors }) => factors)),
    }
  })
  const left = number === 1 ? findings : findings.slice(1)
  return inCanonicalOrder({
    ...{ format: 'fallwerkstatt-release-package', version: 2, number },
    replaces: number === 1 ? null : number - 1,
    releasedIn,
    office: of.office,
    procedure,
    recordingBreaks: [...wish.recordingBreaks],
    withheld: { random: random.chance(0.06) ? 1 : 0, additional: 0 },
    cases,
    findings: left,
    mergedFindings: mergedOf(random, cases, left),
    structureRatings: structureOf(random, wish),
    recommendations: recommendationsOf(random, ref, protection, left, year),
  })
}

type Row = PackageCase['criteria'][number]

/** The criteria a room came to speak of in a case: the core ones, and a fifth of the others. */
function rowsOf(random: Prng, wish: ContentWish, one: InventedCase): Row[] {
  const { protection, of, seed } = wish
  const looked = protection.criteria.filter(
    ({ dimension, core }) =>
      dimension !== 'structure' && (core ? random.chance(0.95) : random.chance(0.2)),
  )
  return looked.map((criterion): Row => {
    if (one.outside.some((prefix) => criterion.id.startsWith(prefix)))
      return { criterion: criterion.id, agreed: [], noted: ['not_applicable'], directions: [] }
    const lean = of.lean + leanOf(criterion.theme, seed) + (one.result === 'none' ? 0.1 : 0)
    const noted = sortedSet(
      Array.from({ length: 1 + random.below(3) }, () => rated(random, protection, criterion, lean)),
    )
    const good = random.chance(0.5 + lean * 0.6)
    const directions = sortedSet<Row['directions'][number]>([
      good ? 'strength' : 'potential',
      ...(random.chance(0.25) ? (['question'] as const) : []),
      ...(random.chance(0.2) ? ([good ? 'potential' : 'strength'] as const) : []),
    ])
    return { criterion: criterion.id, agreed: [], noted, directions }
  })
}

/** Four to nine findings of a case, on criteria that were rated. */
function findingsOf(
  random: Prng,
  ref: string,
  catalogue: Catalogue,
  number: number,
  rows: readonly Row[],
): PackageFinding[] {
  const worth = rows.filter(({ noted }) => noted.some((rating) => !NO_RATING.has(rating)))
  return random
    .shuffle(worth)
    .slice(0, 4 + random.below(6))
    .map((row): PackageFinding => {
      const direction = row.directions.includes('potential') ? 'potential' : 'strength'
      const people = 5 + random.below(16)
      const concerns = random.chance(0.4) ? random.below(3) : 0
      const object = random.chance(0.12) ? 1 : 0
      const asked = random.chance(0.9)
      return {
        cases: [number],
        direction,
        level: random.pick(['caseWork', 'organisation', 'interaction', 'network'] as const),
        evidenceLevel: random.pick([
          'singleCase',
          'singleCase',
          'indicative',
          'documented',
        ] as const),
        catalogue: ref,
        criterion: row.criterion,
        rating: random.pick(row.noted),
        factors: sortedSet(random.shuffle(factorCodes).slice(0, random.below(4))),
        consent: asked ? { agree: people - concerns - object, concerns, object } : null,
        minorityView: object > 0 || random.chance(0.05),
      }
    })
    .filter(({ criterion }) => catalogue.criteria.some(({ id }) => id === criterion))
}

const withFound = (row: Row, found: readonly PackageFinding[]): Row => ({
  ...row,
  agreed: sortedSet([
    ...row.agreed,
    ...found.flatMap(({ criterion, rating }) =>
      criterion === row.criterion && rating !== null ? [rating] : [],
    ),
  ]),
})

/** What several cases showed alike, gathered by the office under headings of its own: about half of it. */
function mergedOf(
  random: Prng,
  cases: readonly PackageCase[],
  findings: readonly PackageFinding[],
): MergedFinding[] {
  const alike = new Map<string, PackageFinding[]>()
  for (const finding of findings) {
    const name = `${finding.direction} ${String(finding.criterion)}`
    alike.set(name, [...(alike.get(name) ?? []), finding])
  }
  return [...alike.values()].flatMap((those): MergedFinding[] => {
    const [{ direction, catalogue, criterion } = {}] = those
    const numbers = new Set(those.flatMap((one) => one.cases))
    const of = (origin: PackageCase['origin']) =>
      cases.filter((one) => one.origin === origin && numbers.has(one.number)).length
    if (numbers.size < 2 || !direction || !catalogue || !criterion || random.chance(0.5)) return []
    return [
      {
        direction,
        criteria: [{ catalogue, criterion }],
        cases: { random: of('random'), additional: of('additional') },
        several: random.chance(0.8),
      },
    ]
  })
}

function structureOf(random: Prng, wish: ContentWish): ReleasePackage['structureRatings'] {
  const { held, of, seed, protection, consultant } = wish
  if (held.extraordinary) return []
  const asked = [
    ...protection.criteria
      .filter(({ dimension }) => dimension === 'structure')
      .map((criterion) => [protection, criterion] as const),
    ...(random.chance(0.2) ? consultant.criteria.map((one) => [consultant, one] as const) : []),
  ]
  return asked.map(([catalogue, criterion]) => {
    const lean = of.lean + leanOf(criterion.theme, seed)
    const rating = random.chance(0.04)
      ? 'not_applicable'
      : rated(random, catalogue, criterion, lean)
    const people = 4 + random.below(10)
    const document = random.pick(['serviceInstruction', 'concept', 'agreement', 'form'] as const)
    return {
      catalogue: catalogueRef(catalogue),
      criterion: criterion.id,
      rating,
      evidence: NO_RATING.has(rating) || random.chance(0.4) ? null : document,
      consent: { agree: people, concerns: random.below(2), object: 0 },
      minorityView: random.chance(0.05),
    }
  })
}

function recommendationsOf(
  random: Prng,
  ref: string,
  catalogue: Catalogue,
  findings: readonly PackageFinding[],
  year: number,
): ReleasePackage['recommendations'] {
  const themeOf = (id: string | null) =>
    catalogue.criteria.find((criterion) => criterion.id === id)?.theme ?? ''
  return random
    .shuffle(findings.filter(({ direction }) => direction === 'potential'))
    .slice(0, 3 + random.below(4))
    .map(({ criterion }) => ({
      addressee: random.pick([
        'office',
        'office',
        'office',
        'partner',
        'stateYouthOffice',
      ] as const),
      due: random.chance(0.85) ? halfAfter(year, 1 + random.below(4)) : null,
      criteria: criterion === null ? [] : [{ catalogue: ref, criterion }],
      wording: random.chance(0.6) ? random.pick(wordingsOf(themeOf(criterion))) : null,
    }))
}
