import type { Problem } from '../../shared/kernel/problem.ts'

/** A field of a thing and what it says, in words. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/** Two versions of one thing that wait for a decision. Reactive. */
export interface VersionsQuestion {
  /** What it is called: "Befund 3". */
  readonly name: string
  /** The name stands in the plural: "Diese Angaben". */
  readonly plural: boolean
  readonly mine: readonly Fact[]
  /** What the server has now; undefined if it was removed. */
  readonly theirs: readonly Fact[] | undefined
  /** Why the decision could not be carried out. */
  readonly problem: Problem | null
  readonly busy: boolean
  /** True once it is done; until then the question stays. */
  readonly takeMine: () => Promise<boolean>
  readonly takeStored: () => Promise<boolean>
}

/** Where questions are shown: over every screen, so that none goes with the screen it comes from. */
export interface VersionsHost {
  readonly ask: (question: VersionsQuestion) => void
  readonly answered: (question: VersionsQuestion) => void
}
