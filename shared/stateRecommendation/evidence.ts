// Sentences that are bound to cells of a release: where a cell is found, and whether a newer release says the same (SE3).
import { lineName } from '../rollup/line.ts'
import { ALL } from '../rollup/reading.ts'
import type { ReleaseCell, RollupRelease } from '../rollup/release.schema.ts'
import type { CellFigure, CellRef, Standing } from './stateRecommendation.schema.ts'

/** Where a cell lies, whichever release it is looked for in. */
type CellPlace = Omit<CellRef, 'rollup'>

/** A cell of this release with what it is a part of; undefined where the release has no such line. */
export function figureIn(release: RollupRelease, place: CellPlace): CellFigure | undefined {
  const population = release.populations.find(
    ({ cycle, kind }) => cycle === place.cycle && kind === place.population,
  )
  const table = population?.tables.find(
    ({ kind, measure, grouping }) =>
      kind === place.kind && measure === place.measure && grouping === place.grouping,
  )
  const none = { rollup: release.number, part: null, whole: null }
  // Left out because too much of it is secret: so is each of its cells.
  if (table?.dropped) return { ...none, code: 'secret' }
  const line = lineName({ key: place.item })
  const at = (value: string): ReleaseCell | undefined =>
    table?.cells.find(
      (cell) =>
        cell.value === value && cell.group === place.group && lineName({ key: cell.item }) === line,
    )
  const [part, whole] = [at(place.value), at(ALL)]
  if (!part || !whole || place.value === ALL) return undefined
  const { counts } = place
  const [figure, among] = [part[counts], whole[counts]]
  return figure === null || among === null
    ? { ...none, code: part.code ?? whole.code ?? 'secret' }
    : { rollup: release.number, part: figure, whole: among, code: part.code }
}

/** Whether the newest release says what a sentence says: only then it may be published. */
export function standingOf(figure: CellFigure, newest: CellFigure | undefined): Standing {
  if (!newest) return 'gone'
  if (newest.part === null) return 'secret'
  return newest.part === figure.part && newest.whole === figure.whole ? 'same' : 'changed'
}

/**
 * A figure with what it is a part of ("90 von 124") in a text that rests on no cell, or undefined: to a reader it would be one
 * of the release. Other numbers are people's own: a period, an aim.
 */
export const claimedFigure = (text: string): string | undefined =>
  /\p{N}[\p{N}.]*\s+von\s+\p{N}[\p{N}.]*/u.exec(text)?.[0].slice(0, 40)

/**
 * The first figure in words of people, or undefined: figures and number words are the program's, a sentence of people's own
 * would contradict it one day. At most 40 characters of it.
 */
export const typedFigure = (words: string): string | undefined =>
  /\p{N}[\p{N}.,]*(?:\s?[%‰])?|[%‰]|\bProzent\b/iu.exec(words)?.[0].slice(0, 40)
