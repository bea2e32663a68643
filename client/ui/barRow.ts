/** A line of a result. */
export interface BarRow {
  readonly id: string
  readonly label: string
  readonly count: number
  readonly countText: string
  /** How much of the line it fills, 0 to 1. */
  readonly share: number
  /** Rank among dots, null if the options are levels. */
  readonly rank: number | null
  readonly tied: boolean
}
