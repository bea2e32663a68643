/** What one fault test leaves for the report. */
export interface FaultRecord {
  readonly id: string
  readonly title: string
  readonly seed: number
  readonly long: boolean
  /** How the fault was made. */
  readonly made: string[]
  /** What must hold. */
  readonly criteria: string[]
  readonly counts: Record<string, number>
  /** Why it could not be made here. */
  skipped?: string
}
