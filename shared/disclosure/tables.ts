// What disclosure control is asked about: cells, what adds up to what, and which offices stand behind each number.

/** The two numbers of a cell: how many offices stand behind it, and how many of their cases. */
export type Figure = 'offices' | 'cases'
export const FIGURES: readonly Figure[] = ['offices', 'cases']

/**
 * What one office adds to a cell: its key and how many of its cases, a whole number from 0. An office counts as one
 * office of the cell by standing in the list, also with 0 cases (a finding that no case is named for).
 */
export type Contribution = readonly [office: string, cases: number]

/** One place of a table. Both its figures are published, or neither is; percentages of it are figures of it. */
export interface Cell {
  /** Unique among the tables; the same in every release in which the cell counts the same thing. */
  readonly key: string
  /** Each office once. Figures are never given: they follow from here. */
  readonly contributions: readonly Contribution[]
  /**
   * Key of the group (`Group`) of which some offices stand in this cell and others do not. A margin that is a whole group
   * has none: it says nothing that is true of some offices of it.
   */
  readonly group?: string
  /**
   * Everybody knows the figures anyhow, for example how many offices of a district delivered: never suppressed, never
   * found unsafe, and known to every attacker.
   */
  readonly known?: boolean
  /** What suppressing it costs, above 0; without one, its number of cases, at least 1. Margins are dearer by themselves. */
  readonly weight?: number
}

/**
 * How the figures of parts make up the figure of their total. `sum`: the parts add up to it (each office, or each case,
 * is in exactly one part). `cover`: one may be in several parts, so each part is at most the total and the total at most
 * their sum. `inside`: each part is at most the total, and that is all. `none`: the figures have nothing to do with each other.
 */
type Link = 'sum' | 'cover' | 'inside' | 'none'

/** Is each part at most the total? Sums say so as such. */
export const isInside = (link: Link): boolean => link === 'cover' || link === 'inside'

/** A total and its parts, by the keys of their cells, and how each of the two figures adds up. */
export interface Equation extends Readonly<Record<Figure, Link>> {
  readonly total: string
  readonly parts: readonly string[]
}

/** The offices that could stand in a cell, each with all the cases that could: those the criterion was applicable to. */
export interface Group {
  readonly key: string
  readonly contributions: readonly Contribution[]
}

/** All tables of one release, as one system: whatever shares a cell is protected together. */
export interface Tables {
  readonly cells: readonly Cell[]
  readonly equations: readonly Equation[]
  readonly groups: readonly Group[]
}

/** A release that was published: its tables as they were counted, and the keys of its cells that stayed secret. */
export interface EarlierRelease {
  /** Unique among the releases, for example its number. */
  readonly key: string
  readonly tables: Tables
  readonly suppressed: readonly string[]
}

/** What is to be protected: the tables of a new release, and all releases before it, the oldest first. */
export interface Release {
  readonly tables: Tables
  readonly earlier: readonly EarlierRelease[]
}

/** The figures of a cell, whole numbers from 0. */
export type Figures = Readonly<Record<Figure, number>>

/** The figures of a list of contributions: how many offices, and the sum of their cases. */
export const figuresOf = (contributions: readonly Contribution[]): Figures => ({
  offices: contributions.length,
  cases: contributions.reduce((sum, [, cases]) => sum + cases, 0),
})

/**
 * What everybody may read of some tables: the figures of each cell by its key, or null where it stays secret. Nothing
 * else of a cell may be published, and neither why it stays secret nor whether it was unsafe itself.
 */
export const published = (
  tables: Tables,
  suppressed: readonly string[],
): ReadonlyMap<string, Figures | null> => {
  const secret = new Set(suppressed)
  return new Map(
    tables.cells.map(({ key, contributions }) => [
      key,
      secret.has(key) ? null : figuresOf(contributions),
    ]),
  )
}
