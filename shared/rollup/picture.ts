// What a release says to a reader (LA10): where strengths and potential lie, how structure and practice relate, and how
// sure that is. Pure, and made of the release alone, so what is secret there is secret here.
import { directionWords } from '../annotation/annotation.words.ts'
import type { Catalogue } from '../catalogue/catalogue.schema.ts'
import { gatherBy } from '../kernel/gatherBy.ts'
import { codesOf } from '../kernel/words.ts'
import { catalogueRef, criterionKey } from '../releasePackage/releasePackage.ts'
import { isRatedDimension } from '../structureRating/structureRating.ts'
import {
  barsOf,
  betterHalfIn,
  isSaid,
  labelsOf,
  placesIn,
  publishedIn,
  randomOf,
  tableIn,
  type Bar,
  type ShownPopulation,
} from './reading.ts'
import type { ItemKind, Measure, RollupRelease } from './release.schema.ts'

/** Bars that belong together; the label is null where there is one group alone. */
interface BarGroup {
  readonly label: string | null
  readonly bars: readonly Bar[]
}

/** A chart: its bars, up to where its axis goes, and of which lines nothing is said. */
export interface Chart {
  readonly groups: readonly BarGroup[]
  /** Offices that delivered: what is published anyway, whatever the bars are. */
  readonly most: number
  readonly unsaid: readonly string[]
}

/** What was found in cases: one way, of the theme that runs through all others, or of one that belongs to it. */
interface Practice {
  readonly direction: 'strength' | 'potential'
  readonly bar: Bar
}

/** A theme that runs through all others: what was found in cases, beside what offices say they have for it. */
interface Pair {
  /** Key of the tag. */
  readonly key: string
  readonly label: string
  readonly practice: readonly Practice[]
  readonly structure: readonly Bar[]
}

/** What a release says of its newest cycle in which an office delivered. */
export interface Picture {
  readonly cycle: number
  /** Random cases; they alone stand for what happens. */
  readonly random: ShownPopulation
  readonly structure: ShownPopulation | undefined
  readonly populations: readonly ShownPopulation[]
  /** Null where the table was left out, or so few delivered that nothing is counted. */
  readonly strengths: Chart | null
  readonly potentials: Chart | null
  readonly pairs: readonly Pair[]
  readonly pairChart: Chart | null
  readonly evidence: Chart | null
  /** Themes in the list where nothing is counted. */
  readonly themes: readonly string[]
  readonly places: ReturnType<typeof placesIn>
}

type Tagged = Pick<Catalogue, 'key' | 'version' | 'criteria'>

/**
 * The picture of a release; undefined as long as no office delivered a random case.
 * @param catalogues those the release names; without them structure and practice do not stand side by side
 */
export function pictureOf(
  release: RollupRelease,
  catalogues: readonly Tagged[],
): Picture | undefined {
  const random = randomOf(release)
  if (!random) return undefined
  const populations = release.populations.filter(({ cycle }) => cycle === random.cycle)
  const structure = populations.find(({ kind, offices }) => kind === 'structure' && offices > 0)
  const labels = labelsOf(release).item
  const pairs = pairsOf(release, random, structure, catalogues)
  return {
    ...{ cycle: random.cycle, random, structure, populations, pairs },
    strengths: chartOf(random, 'theme', 'strength', labels),
    potentials: chartOf(random, 'theme', 'potential', labels),
    pairChart: pairs.length === 0 ? null : pairChartOf(pairs, random, structure),
    evidence: chartOf(random, 'evidenceLevel', 'occurs', labels),
    themes: random.plan === 0 ? random.themes.map((key) => labels.get(key) ?? key) : [],
    places: placesIn(populations),
  }
}

/** Is a figure published, and what it is counted among not? */
export const isWithoutWhole = ({ figure: { part, whole } }: Bar): boolean =>
  part?.offices != null && whole?.offices == null

/** Most offices first, then what is published without its whole, then what is secret, in the order of the catalogue. */
function byOffices(bars: readonly Bar[]): readonly Bar[] {
  const height = ({ figure }: Bar): number => figure.part?.offices ?? -1
  const place = (bar: Bar): number => (height(bar) < 0 ? 2 : isWithoutWhole(bar) ? 1 : 0)
  return bars.toSorted((a, b) => place(a) - place(b) || height(b) - height(a))
}

function chartOf(
  population: ShownPopulation,
  kind: ItemKind,
  measure: Measure,
  labels: ReadonlyMap<string, string>,
): Chart | null {
  const table = tableIn(population, kind, measure)
  if (!table) return null
  const bars = barsOf(table, 'yes', labels)
  const said = bars.filter(({ figure }) => isSaid(figure))
  return {
    groups: [{ label: null, bars: kind === 'theme' ? byOffices(said) : said }],
    most: population.offices,
    unsaid: bars.filter((bar) => !said.includes(bar)).map(({ label }) => label),
  }
}

/** The better half of what offices rated themselves on. */
function structureBars(
  structure: ShownPopulation | undefined,
  labels: ReadonlyMap<string, string>,
): readonly Bar[] {
  const table = structure && betterHalfIn(structure)
  return table ? barsOf(table, 'favourable', labels).filter(({ figure }) => isSaid(figure)) : []
}

/** A tag of criteria of cases is one of structure criteria, too: by it both stand side by side. */
function pairsOf(
  release: RollupRelease,
  random: ShownPopulation,
  structure: ShownPopulation | undefined,
  catalogues: readonly Tagged[],
): readonly Pair[] {
  const labels = labelsOf(release).item
  const rated = structureBars(structure, labels)
  return catalogues.flatMap((catalogue) => {
    const ref = catalogueRef(catalogue)
    const tags = release.items.filter(
      ({ kind, key }) => kind === 'tag' && key.startsWith(`${ref} `),
    )
    return tags.flatMap(({ key, label }): Pair[] => {
      const bearing = catalogue.criteria.filter((one) => one.tags.includes(label))
      const keys = new Set(bearing.map(({ id }) => criterionKey({ catalogue: ref, criterion: id })))
      const own = rated.filter((bar) => keys.has(bar.key))
      const ofTag = practiceOf(random, 'tag', new Set([key]), labels)
      // Tables of tags are left out where they would tell too much of themes (LW7); then its themes stand for it.
      const practice =
        ofTag.length > 0 ? ofTag : practiceOf(random, 'theme', themesOf(catalogue, label), labels)
      return own.length > 0 && practice.length > 0 ? [{ key, label, practice, structure: own }] : []
    })
  })
}

/** Keys of the themes of which at least half of the criteria bear a tag. */
function themesOf(catalogue: Tagged, tag: string): ReadonlySet<string> {
  const ofCases = catalogue.criteria.filter(({ dimension }) => !isRatedDimension(dimension))
  return new Set(
    [...gatherBy(ofCases, ({ theme }) => theme)].flatMap(([theme, those]) => {
      const bearing = those.filter(({ tags }) => tags.includes(tag))
      return bearing.length * 2 >= those.length ? [`${catalogueRef(catalogue)} ${theme}`] : []
    }),
  )
}

/** What cases say of these lines both ways, as far as anything is said. */
function practiceOf(
  random: ShownPopulation,
  kind: 'tag' | 'theme',
  keys: ReadonlySet<string>,
  labels: ReadonlyMap<string, string>,
): readonly Practice[] {
  const measures = {
    tag: { strength: 'strengthAnywhere', potential: 'potentialAnywhere' },
    theme: { strength: 'strength', potential: 'potential' },
  } as const
  return codesOf(measures[kind]).flatMap((direction) => {
    const table = tableIn(random, kind, measures[kind][direction])
    const bars = table ? barsOf(table, 'yes', labels) : []
    return bars
      .filter(({ key, figure }) => keys.has(key) && isSaid(figure))
      .map((bar) => ({
        direction,
        bar: {
          ...bar,
          key: `${direction} ${bar.key}`,
          label: practiceLabel(direction, kind === 'theme' ? bar.label : null),
        },
      }))
  })
}

/** What a bar of practice is called beside those of structure. */
const practiceLabel = (direction: Practice['direction'], theme: string | null): string =>
  `Praxis: ${theme === null ? 'in Fällen' : theme} „${directionWords[direction]}“`

const pairChartOf = (
  pairs: readonly Pair[],
  random: ShownPopulation,
  structure: ShownPopulation | undefined,
): Chart => ({
  groups: pairs.map(({ label, practice, structure: rated }) => ({
    label,
    bars: [
      ...practice.map(({ bar }) => bar),
      ...rated.map((bar) => ({
        ...bar,
        label: `Struktur: ${bar.label}`,
        onlyOffices: true as const,
      })),
    ],
  })),
  most: Math.max(random.offices, structure?.offices ?? 0),
  unsaid: [],
})

const isHalf = ({ figure }: Bar): boolean => {
  const said = publishedIn(figure)
  return said !== undefined && said.n * 2 >= said.of
}

const isBelowHalf = ({ figure }: Bar): boolean => {
  const said = publishedIn(figure)
  return said !== undefined && said.n * 2 < said.of
}

/** Where half of the offices or more found potential: is the structure there in half of them, as far as it is published? */
export function apartIn(pairs: readonly Pair[]): {
  readonly inPlace: readonly string[]
  readonly missing: readonly string[]
} {
  const found = pairs.filter(({ practice }) =>
    practice.some(({ direction, bar }) => direction === 'potential' && isHalf(bar)),
  )
  const named = (those: readonly Pair[]) => those.map(({ label }) => label)
  return {
    inPlace: named(found.filter(({ structure }) => structure.every(isHalf))),
    missing: named(found.filter(({ structure }) => structure.some(isBelowHalf))),
  }
}
