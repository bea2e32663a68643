// Sentences that are bound to cells of a release: made of what is published there, or not made at all (ST1).
import { barsOf, labelsOf, tableIn, type Bar, type ShownPopulation } from '../rollup/reading.ts'
import type { ItemKind, Measure, RollupRelease } from '../rollup/release.schema.ts'
import { figureIn } from '../stateRecommendation/evidence.ts'
import type { CellRef } from '../stateRecommendation/stateRecommendation.schema.ts'

/** A sentence with the cells its figures are from. */
export interface BoundSentence {
  readonly text: string
  readonly cells: readonly CellRef[]
}

/** What a cell says: a label, and a figure that is published. */
export interface Said {
  readonly label: string
  readonly part: number
  readonly whole: number
  /** How it is counted, which says what the whole is. */
  readonly measure: Measure
  /** It differs from the release before since a package was corrected. */
  readonly corrected: boolean
}

/** A line of a release, with one of its values: what it is called, and where its figure stands. */
export interface ReportLine extends Bar {
  readonly cell: CellRef
}

/** What a line says in the release it is from; undefined where its cell, or what it is a part of, has no figure. */
export function saidIn(
  releases: readonly RollupRelease[],
  { label, cell }: Pick<ReportLine, 'label' | 'cell'>,
): Said | undefined {
  const release = releases.find(({ number }) => number === cell.rollup)
  const figure = release && figureIn(release, cell)
  if (!figure || figure.part === null || figure.whole === null) return undefined
  const { part, whole, code } = figure
  return { label, part, whole, measure: cell.measure, corrected: code === 'corrected' }
}

/**
 * The sentence of these lines. Its words are given the figures and nothing else, so there is none where one of them is
 * secret, left out, or not there.
 */
export function boundSentence(
  releases: readonly RollupRelease[],
  lines: readonly Pick<ReportLine, 'label' | 'cell'>[],
  words: (said: readonly Said[]) => string,
): BoundSentence | undefined {
  const said = lines.flatMap((line) => saidIn(releases, line) ?? [])
  if (lines.length === 0 || said.length < lines.length) return undefined
  return { text: words(said), cells: lines.map(({ cell }) => cell) }
}

/** Its number is secret. */
export const isSecret = ({ figure }: Pick<ReportLine, 'figure'>): boolean =>
  figure.part?.code === 'secret'

/** One value of each line of a table of the state; null where there is no such table, or it was left out. */
export function linesIn(
  release: RollupRelease,
  population: ShownPopulation | undefined,
  kind: ItemKind,
  measure: Measure,
  value: string,
): readonly ReportLine[] | null {
  const table = population && tableIn(population, kind, measure)
  if (!table) return null
  return barsOf(table, value, labelsOf(release).item).map((bar) => ({
    ...bar,
    cell: {
      ...{ rollup: release.number, cycle: population.cycle, population: population.kind },
      ...{ kind, measure, grouping: 'state', item: bar.key, group: 'state', value },
      counts: 'offices',
    },
  }))
}

/** What offices say of themselves, on the upper steps of the scale: in two values, or in three. */
export const ratedLines = (
  release: RollupRelease,
  population: ShownPopulation | undefined,
  kind: 'structure' | 'consultant',
): readonly ReportLine[] | null =>
  linesIn(release, population, kind, 'favourable', 'favourable') ??
  linesIn(release, population, kind, 'three', 'favourable')

/** Lines that are published, those with the same number of offices together; the largest number first. */
export function levelsOf(
  releases: readonly RollupRelease[],
  lines: readonly ReportLine[],
): readonly (readonly ReportLine[])[] {
  const heights = new Map<number, ReportLine[]>()
  for (const line of lines) {
    const said = saidIn(releases, line)
    if (said) heights.set(said.part, [...(heights.get(said.part) ?? []), line])
  }
  return [...heights].toSorted(([a], [b]) => b - a).map(([, those]) => those)
}
