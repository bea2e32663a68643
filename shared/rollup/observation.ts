// What packages say, as single observations: one case (or one office, for structure) and one item (rules LW2 to LW4).
import { orderedRatings, type Catalogue, type Criterion } from '../catalogue/catalogue.ts'
import { CYCLE_YEARS } from '../cycle/cycle.ts'
import { evidenceLevelWords, levelWords } from '../finding/finding.words.ts'
import { gatherBy } from '../kernel/gatherBy.ts'
import { codesOf, type Words } from '../kernel/words.ts'
import { factorWords } from '../keySituation/keySituation.words.ts'
import {
  catalogueRef,
  criterionKey,
  sortedSet,
  type PackageCase,
  type PackageFinding,
  type ReleasePackage,
} from '../releasePackage/releasePackage.ts'
import { isRatedDimension, NOT_APPLICABLE } from '../structureRating/structureRating.ts'
import type { ItemKind, PopulationKind } from './release.schema.ts'
import type { HeldPackage } from './selection.ts'

/** A scale as it is counted; what has no place in its order lies on neither side. */
interface Scale {
  readonly steps: readonly string[]
  readonly favourable: readonly string[]
  readonly unfavourable: readonly string[]
  readonly nonAnswers: readonly string[]
}

/** What is counted: a criterion of cases or offices, a theme, a tag, a factor, a level of evidence or a level. */
export interface Item {
  readonly kind: ItemKind
  /** "schutzauftrag-8a@2020.1 P-04-2", with the name of a theme or tag in its place, or a code of the product. */
  readonly key: string
  readonly label: string
  /** Null where nothing is rated. */
  readonly scale: Scale | null
  /** Of a tag: keys of the themes of which all criteria bear it. */
  readonly tied?: readonly string[]
}

/** Whose a case is, or which office it is, and the groups it is counted in: one for all cases of an office in a year. */
export interface Subject {
  readonly office: string
  readonly groups: Readonly<
    Record<
      'regionalBody' | 'administrativeDistrict' | 'authorityType' | 'sizeClass' | 'year',
      string
    >
  >
}

/** What one subject says of an item: its rating (null without one), whether it applies, which ways findings point. */
interface Said {
  readonly rating: string | null
  readonly applies: boolean
  readonly strength: boolean
  readonly potential: boolean
}
export interface Observation extends Said {
  readonly subject: Subject
}

/** Random cases, added cases, or ratings of offices in one cycle; they are never added up (LW3). */
export interface Population {
  /** First year of the cycle. */
  readonly cycle: number
  readonly kind: PopulationKind
  /** Of each case, or of each office. */
  readonly subjects: readonly Subject[]
  readonly items: readonly Item[]
  /** Looked up anew for each item: all of them at once would be many times what the packages hold. */
  readonly observationsOf: (item: Item) => readonly Observation[]
  /** Years of which an office was left out because it recorded them in part. */
  readonly brokenYears: readonly string[]
}

/** What was counted, and how many office-years were left out because they were recorded in part (LW4). */
export interface Counted {
  readonly populations: readonly Population[]
  readonly brokenOfficeYears: number
}

/** A subject, and what it says, by kind and key of the item. */
interface Told {
  readonly subject: Subject
  readonly said: ReadonlyMap<string, Said>
}

/**
 * First years of the cycles. They follow from the ordinary procedures: the first one from the earliest, a next one from the
 * first that begins five years later or more.
 */
export function cyclesOf(counted: readonly HeldPackage[]): readonly number[] {
  const procedures = counted.map(({ content }) => content.procedure)
  const ordinary = procedures.filter(({ extraordinary }) => !extraordinary)
  const starts = (ordinary.length > 0 ? ordinary : procedures).map(({ cycleStart }) => cycleStart)
  const cycles: number[] = []
  for (const year of starts.toSorted((a, b) => a - b))
    if (year >= (cycles.at(-1) ?? -Infinity) + CYCLE_YEARS) cycles.push(year)
  return cycles
}

/** The cycle of a procedure: the last one that had begun, or the first. */
export const cycleFor = (cycles: readonly number[], { content }: HeldPackage): number => {
  const { cycleStart } = content.procedure
  return cycles.findLast((start) => start <= cycleStart) ?? cycles[0] ?? cycleStart
}

/** All that is counted of these packages, read under these catalogues. */
export function observe(
  counted: readonly HeldPackage[],
  catalogues: readonly Catalogue[],
  cycles: readonly number[],
): Counted {
  const list = listOf(catalogues)
  const left = new Set<string>()
  const populations = cycles.flatMap((cycle) => {
    const packages = counted.filter((one) => cycleFor(cycles, one) === cycle)
    return populationsOf(cycle, packages, list, left)
  })
  return { populations, brokenOfficeYears: left.size }
}

/** Everything that can be counted, and where the criteria belong. */
interface CountList {
  readonly items: readonly Item[]
  readonly criteria: ReadonlyMap<string, CriterionPlace>
}
interface CriterionPlace {
  /** Kind and key of the item it is. */
  readonly name: string
  readonly nonAnswers: ReadonlySet<string>
  /** Kind and key of its theme and tags. */
  readonly within: readonly string[]
}

function listOf(catalogues: readonly Catalogue[]): CountList {
  const criteria = new Map<string, CriterionPlace>()
  const ofCatalogues = catalogues.flatMap((catalogue) => {
    const ref = catalogueRef(catalogue)
    const nonAnswers = new Set(catalogue.nonAnswers.map(({ value }) => value))
    for (const criterion of catalogue.criteria) {
      const { id, theme, tags } = criterion
      criteria.set(criterionKey({ catalogue: ref, criterion: id }), {
        name: `${kindOf(criterion)} ${criterionKey({ catalogue: ref, criterion: id })}`,
        nonAnswers,
        within: [`theme ${ref} ${theme}`, ...tags.map((tag) => `tag ${ref} ${tag}`)],
      })
    }
    return itemsOf(catalogue, ref)
  })
  const coded = (kind: ItemKind, words: Words<string>): Item[] =>
    codesOf(words).map((key) => ({ kind, key, label: words[key] ?? key, scale: null }))
  return {
    criteria,
    items: [
      ...ofCatalogues,
      ...coded('factor', factorWords),
      ...coded('evidenceLevel', evidenceLevelWords),
      ...coded('level', levelWords),
    ],
  }
}

function itemsOf(catalogue: Catalogue, ref: string): Item[] {
  const ofCases = catalogue.criteria.filter(({ dimension }) => !isRatedDimension(dimension))
  const named = (kind: ItemKind, names: readonly string[]): Item[] =>
    [...new Set(names)].map((label) => ({ kind, key: `${ref} ${label}`, label, scale: null }))
  return [
    ...catalogue.criteria.map((criterion): Item => ({
      kind: kindOf(criterion),
      key: criterionKey({ catalogue: ref, criterion: criterion.id }),
      label: criterion.title,
      scale: scaleOf(catalogue, criterion),
    })),
    ...named(
      'theme',
      ofCases.map(({ theme }) => theme),
    ),
    ...named('tag', sortedSet(ofCases.flatMap(({ tags }) => tags))).map((tag) => ({
      ...tag,
      tied: tiesOf(tag.label, ofCases, ref),
    })),
  ]
}

/** Keys of the themes of which all criteria bear a tag. */
const tiesOf = (tag: string, criteria: readonly Criterion[], ref: string): readonly string[] =>
  [...gatherBy(criteria, ({ theme }) => theme)].flatMap(([theme, those]) =>
    those.every(({ tags }) => tags.includes(tag)) ? [`${ref} ${theme}`] : [],
  )

/** Core criteria are looked at in most cases, others in few: they stand in tables of their own. */
function kindOf({ dimension, core }: Criterion): ItemKind {
  if (dimension === 'structure' || dimension === 'consultant') return dimension
  return core ? 'core' : 'criterion'
}

/** The better half of a scale is favourable: two of four steps, one of three. Structure begins with what is absent. */
function scaleOf(catalogue: Catalogue, criterion: Criterion): Scale | null {
  const steps = (catalogue.scales[criterion.dimension] ?? []).map(({ value }) => value)
  if (steps.length === 0) return null
  const ordered = orderedRatings(catalogue, criterion)
  const best = isRatedDimension(criterion.dimension) ? ordered.toReversed() : ordered
  const half = Math.floor(best.length / 2)
  return {
    steps,
    favourable: best.slice(0, half),
    unfavourable: best.slice(half),
    nonAnswers: catalogue.nonAnswers.map(({ value }) => value),
  }
}

/** Three kinds of authority and three sizes: of the finer ones some have a single office in the state. */
const AUTHORITY = {
  kreisfreie_stadt: 'independentCity',
  kreis: 'county',
  staedteregion: 'county',
  grosse_kreisangehoerige_stadt: 'town',
  mittlere_kreisangehoerige_stadt: 'town',
} as const
const SIZE = {
  under_25000: 'small',
  '25000_60000': 'small',
  '60000_100000': 'medium',
  '100000_250000': 'large',
  over_250000: 'large',
} as const

const groupsOf = (office: ReleasePackage['office'], year: string): Subject['groups'] => ({
  regionalBody: office.regionalBody,
  // Under its Landesteil, so that the districts of a Landesteil always make it up.
  administrativeDistrict: office.administrativeDistrict ?? `unknown${office.regionalBody}`,
  authorityType: AUTHORITY[office.authorityType],
  sizeClass: SIZE[office.sizeClass],
  year,
})

/** The newest of an office's packages last. */
const inTime = (a: HeldPackage, b: HeldPackage): number =>
  `${a.content.releasedIn} ${a.hash}` < `${b.content.releasedIn} ${b.hash}` ? -1 : 1

function populationsOf(
  cycle: number,
  packages: readonly HeldPackage[],
  { items, criteria }: CountList,
  allLeft: Set<string>,
): Population[] {
  const left = new Set<string>()
  const cases: (Told & Pick<PackageCase, 'origin'>)[] = []
  const ratings: Told[] = []
  for (const [office, those] of gatherBy(packages.toSorted(inTime), (one) => one.office)) {
    const contents = those.map(({ content }) => content)
    // What one package says of an office's recording holds for all of them.
    const breaks = new Set(contents.flatMap(({ recordingBreaks }) => recordingBreaks.map(String)))
    const inYears = new Map<string, Subject>()
    const subjectIn = (content: ReleasePackage, half: string): Subject | null => {
      const year = half.slice(0, 4)
      if (breaks.has(year)) left.add(`${office} ${year}`)
      if (breaks.has(year)) return null
      const groups = inYears.get(year)?.groups ?? groupsOf(masterOf(contents, content), year)
      const subject = inYears.get(year) ?? { office, groups }
      inYears.set(year, subject)
      return subject
    }
    for (const content of contents)
      for (const one of content.cases) {
        const subject = subjectIn(content, one.workshopIn)
        const found = content.findings.filter((finding) => finding.cases.includes(one.number))
        if (subject)
          cases.push({ subject, origin: one.origin, said: saidByCase(one, found, criteria) })
      }
    const rated = contents.findLast(({ structureRatings }) => structureRatings.length > 0)
    const subject = rated ? subjectIn(rated, rated.releasedIn) : null
    if (rated && subject) ratings.push({ subject, said: saidByOffice(rated, criteria) })
  }
  for (const one of left) allLeft.add(one)
  const brokenYears = sortedSet([...left].map((one) => one.slice(one.lastIndexOf(' ') + 1)))
  const of = (kind: PopulationKind, told: readonly Told[]): Population => ({
    ...{ cycle, kind, subjects: told.map(({ subject }) => subject), brokenYears },
    items: items.filter((item) => populationsWith(item.kind).includes(kind)),
    observationsOf: (item) => observationsOf(item, told),
  })
  // The plan follows from the offices that were rated on these criteria, so both have a population of their own.
  const ratedOn = (kind: ItemKind) =>
    ratings.filter(({ said }) => [...said.keys()].some((key) => key.startsWith(`${kind} `)))
  return [
    of(
      'random',
      cases.filter(({ origin }) => origin === 'random'),
    ),
    of(
      'additional',
      cases.filter(({ origin }) => origin === 'additional'),
    ),
    of('structure', ratedOn('structure')),
    of('consultant', ratedOn('consultant')),
  ]
}

/** In which populations an item is counted. */
const populationsWith = (kind: ItemKind): readonly PopulationKind[] =>
  kind === 'structure' || kind === 'consultant' ? [kind] : ['random', 'additional']

/** The office as its newest package of the cycle tells of it: in one cycle it stands in one group of each kind. */
const masterOf = (contents: readonly ReleasePackage[], one: ReleasePackage) =>
  (contents.at(-1) ?? one).office

function observationsOf({ kind, key }: Item, told: readonly Told[]): Observation[] {
  const name = `${kind} ${key}`
  // What can occur in every case did not occur in one that does not say so.
  const otherwise = isOccurring(kind) ? NOTHING : undefined
  const found: Observation[] = []
  for (const { subject, said } of told) {
    const one = said.get(name) ?? otherwise
    if (!one) continue
    const { rating, applies, strength, potential } = one
    found.push({ subject, rating, applies, strength, potential })
  }
  return found
}

const sayings = new Map<string, Said>()

/** There are few different things to say, and ten years say them a million times: each is kept once. */
function saidAs(
  rating: string | null,
  applies: boolean,
  strength: boolean,
  potential: boolean,
): Said {
  const name = `${rating ?? ''} ${String(applies)} ${String(strength)} ${String(potential)}`
  const held = sayings.get(name)
  if (held) return held
  const said = { rating, applies, strength, potential }
  sayings.set(name, said)
  return said
}

const NOTHING = saidAs(null, true, false, false)

/** Can it occur in every case, whatever criteria apply there? */
const isOccurring = (kind: ItemKind): boolean =>
  kind === 'tag' || kind === 'factor' || kind === 'evidenceLevel' || kind === 'level'

/**
 * What a case says: of each criterion that was looked at its rating and whether it applies, and which ways its findings
 * point. Notes alone point nowhere: one busy seat would look like a room.
 */
function saidByCase(
  { catalogue, criteria, factors }: PackageCase,
  findings: readonly PackageFinding[],
  places: CountList['criteria'],
): Told['said'] {
  const said = new Map<string, Said>()
  for (const row of criteria) {
    const key = criterionKey({ catalogue, criterion: row.criterion })
    const place = places.get(key)
    if (!place) continue
    const rating = ratingOf(row, place.nonAnswers)
    const points = (way: PackageFinding['direction']) =>
      findings.some(
        (one) =>
          one.direction === way && one.catalogue === catalogue && one.criterion === row.criterion,
      )
    const applies = rating !== NOT_APPLICABLE
    const one = saidAs(rating, applies, points('strength'), points('potential'))
    said.set(place.name, one)
    for (const within of place.within) said.set(within, together(said.get(within), one))
  }
  const occurs = saidAs(null, true, true, true)
  for (const factor of factors) said.set(`factor ${factor}`, occurs)
  for (const { evidenceLevel, level } of findings) {
    if (evidenceLevel !== null) said.set(`evidenceLevel ${evidenceLevel}`, occurs)
    if (level !== null) said.set(`level ${level}`, occurs)
  }
  return said
}

/** A theme applies where one of its criteria does, and points where one of them points. */
const together = (held: Said | undefined, one: Said): Said =>
  saidAs(
    null,
    held?.applies === true || one.applies,
    held?.strength === true || one.strength,
    held?.potential === true || one.potential,
  )

/** The rating a case is counted under (LW2): the one the room agreed on, or a non-answer that all notes give alike. */
export function ratingOf(
  { agreed, noted }: Pick<PackageCase['criteria'][number], 'agreed' | 'noted'>,
  nonAnswers: ReadonlySet<string>,
): string | null {
  const [only, ...more] = agreed
  if (only !== undefined) return more.length === 0 ? only : null
  const [said, ...others] = noted
  return said !== undefined && others.length === 0 && nonAnswers.has(said) ? said : null
}

const saidByOffice = (
  { structureRatings }: ReleasePackage,
  places: CountList['criteria'],
): Told['said'] =>
  new Map(
    structureRatings.flatMap((row) => {
      const key = criterionKey(row)
      const place = places.get(key)
      const said = saidAs(row.rating, row.rating !== NOT_APPLICABLE, false, false)
      return place ? [[place.name, said] as const] : []
    }),
  )
