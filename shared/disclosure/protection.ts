// What disclosure control answers: which cells stay secret, and what an audit found.
import type { Figure } from './tables.ts'

/**
 * Why a cell is unsafe by itself. `fewOffices`, `fewCases`: too few stand in it; `fewOutside`, `fewCasesOutside`: too few
 * of its group do not; `wholeGroup`, `noneOfGroup`: it says something of every office of its group; `largest`,
 * `twoLargest`: one or two offices make up nearly all of it; `estimate`: an office could estimate the largest one;
 * `pooled`: offices that pool what they know could.
 */
export type Reason =
  | 'fewOffices'
  | 'fewCases'
  | 'fewOutside'
  | 'fewCasesOutside'
  | 'wholeGroup'
  | 'noneOfGroup'
  | 'largest'
  | 'twoLargest'
  | 'estimate'
  | 'pooled'

/** A cell that stays secret: with its reasons where it is unsafe itself, with none where it protects others. */
export interface SecretCell {
  readonly key: string
  readonly reasons: readonly Reason[]
}

/**
 * Which cells of a release stay secret, in the order of their keys. `unprotected` names unsafe cells that no pattern can
 * protect, because too much is known already: with one of them no release can pass its audit, and the tables need to
 * leave out what they stand in.
 */
export interface Pattern {
  readonly secret: readonly SecretCell[]
  readonly unprotected: readonly string[]
}

/** Who works something out: the public, an office that knows its own cases, or offices that pool what they know. */
export type Attacker = 'public' | 'office' | 'pool'

/**
 * What the audit found of one figure of a secret cell. `exact`: an attacker works it out; `narrow`: nearly;
 * `unknown`: the solver could not say; each of the three is a refusal.
 */
export type Verdict = 'protected' | 'exact' | 'narrow' | 'unknown'

/**
 * One figure of a cell that stays secret, as the public sees it: the lowest and the highest value that fit everything
 * published, null where there is no end. The key of an earlier release's cell begins with the release's key and a slash; where
 * such a cell only protected others, both may be the true value.
 */
export interface AuditedFigure {
  readonly key: string
  readonly figure: Figure
  readonly lower: number | null
  readonly upper: number | null
  readonly verdict: Verdict
  /** The weakest attacker it is not protected from; null where it is from all. */
  readonly attacker: Attacker | null
}

/** What an audit found. It names no office and no true value, so it may be published beside the release. */
export interface Audit {
  readonly passed: boolean
  readonly figures: readonly AuditedFigure[]
  /** Offices, and pairs of offices, whose knowledge was tried against at least one cell. */
  readonly offices: number
  readonly pools: number
}
