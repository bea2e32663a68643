// What differs between two releases (LA11): where both figures are published, and nothing but the figures changed.
import {
  barsOf,
  labelsOf,
  publishedIn,
  randomOf,
  READ_LINES,
  tableIn,
  type Bar,
  type Published,
  type ReadLine,
  type ShownPopulation,
} from './reading.ts'
import type { ItemKind, Measure, RollupRelease } from './release.schema.ts'

/** A figure that differs: what it is of, before and now. */
export interface Change {
  /** Names it among all of a release. */
  readonly line: string
  readonly label: string
  readonly before: Published
  readonly now: Published
}

/** The changes of one kind of figure. */
export interface ChangeGroup {
  readonly kind: ItemKind
  readonly measure: Measure
  readonly changes: readonly Change[]
}

/** What can be said of two releases: nothing is compared across a break. */
export interface Changes {
  /** First years of the cycles that are compared. */
  readonly cycles: { readonly before: number; readonly now: number }
  /** How many offices delivered random cases: every share rests on those of its own release. */
  readonly offices: { readonly before: number; readonly now: number }
  /** Why nothing is compared; null where it is. */
  readonly broken: 'recording' | null
  /** Lines of a catalogue of which the release before knew another version. */
  readonly brokenLines: number
  readonly groups: readonly ChangeGroup[]
  /** Lines with the same figures. */
  readonly same: number
  /** Lines of which one of both figures is not published. */
  readonly unknown: number
}

/** What is compared: lines of the state as a whole, structure last. */
const COMPARED: readonly ReadLine[] = [
  ...READ_LINES.filter(({ population }) => population === 'random'),
  { population: 'random', kind: 'factor', measure: 'occurs', value: 'yes' },
  ...READ_LINES.filter(({ population }) => population !== 'random'),
]

/** What changed since the release before; undefined where one of both has no random case. */
export function changesIn(now: RollupRelease, before: RollupRelease): Changes | undefined {
  const current = randomOf(now)
  // A cycle is compared with itself as long as both know it.
  const former = before.populations.find(
    ({ cycle, kind, offices }) => cycle === current?.cycle && kind === 'random' && offices > 0,
  )
  const last = former ?? randomOf(before)
  if (!current || !last) return undefined
  const cycles = { before: last.cycle, now: current.cycle }
  const offices = { before: last.offices, now: current.offices }
  const none = { cycles, offices, brokenLines: 0, groups: [], same: 0, unknown: 0 }
  if (now.method.left.brokenOfficeYears !== before.method.left.brokenOfficeYears)
    return { ...none, broken: 'recording' }
  const known = new Set(before.catalogues)
  const labels = labelsOf(now).item
  let [same, unknown, brokenLines] = [0, 0, 0]
  const groups = COMPARED.map(({ population, kind, measure, value }): ChangeGroup => {
    const barsIn = ({ populations }: RollupRelease, cycle: number) =>
      linesOf(
        populations.find((one) => one.cycle === cycle && one.kind === population),
        { kind, measure, value },
        labels,
      )
    const old = new Map(barsIn(before, cycles.before).map((bar) => [bar.key, bar]))
    const changes = barsIn(now, cycles.now).flatMap(({ key, label, figure }): Change[] => {
      const [ref = ''] = key.split(' ')
      if (ref.includes('@') && !known.has(ref)) {
        brokenLines++
        return []
      }
      const said = publishedIn(figure)
      const past = old.get(key)
      const told = past && publishedIn(past.figure)
      if (!said || !told) {
        unknown++
        return []
      }
      if (said.n === told.n && said.of === told.of) {
        same++
        return []
      }
      return [{ line: `${population} ${kind} ${measure} ${key}`, label, before: told, now: said }]
    })
    return { kind, measure, changes }
  })
  return {
    ...{ cycles, offices, broken: null, brokenLines, same, unknown },
    groups: groups.filter(({ changes }) => changes.length > 0),
  }
}

/** Percentage points from which on a share moved. */
export const MOVED_POINTS = 5

/** By how much the share moved, between 0 and 1. */
const moveOf = ({ before, now }: Change): number =>
  Math.abs(now.n * before.of - before.n * now.of) / Math.max(1, before.of * now.of)

/** In whole numbers, so that exactly five points are five. */
export const hasMoved = ({ before, now }: Pick<Change, 'before' | 'now'>): boolean =>
  Math.abs(now.n * before.of - before.n * now.of) * 100 >= MOVED_POINTS * before.of * now.of

/** Of some lines the one whose share moved the most, if one moved by five points or more. */
export const largestMove = (
  groups: readonly ChangeGroup[],
  isMeant: (line: string) => boolean,
): Change | undefined =>
  groups
    .flatMap(({ changes }) => changes)
    .filter((change) => isMeant(change.line) && hasMoved(change))
    .toSorted((a, b) => moveOf(b) - moveOf(a))[0]

/** What moved by five points and more, and what hardly did; in each group the largest move first. */
export function byMove(groups: readonly ChangeGroup[]): {
  readonly moved: readonly ChangeGroup[]
  readonly hardly: readonly ChangeGroup[]
} {
  const those = (wanted: boolean) =>
    groups.flatMap((group): ChangeGroup[] => {
      const changes = group.changes
        .filter((change) => hasMoved(change) === wanted)
        .toSorted((a, b) => moveOf(b) - moveOf(a))
      return changes.length > 0 ? [{ ...group, changes }] : []
    })
  return { moved: those(true), hardly: those(false) }
}

const linesOf = (
  population: ShownPopulation | undefined,
  { kind, measure, value }: Pick<ReadLine, 'kind' | 'measure' | 'value'>,
  labels: ReadonlyMap<string, string>,
): readonly Bar[] => {
  const table = population && tableIn(population, kind, measure)
  return table ? barsOf(table, value, labels) : []
}
