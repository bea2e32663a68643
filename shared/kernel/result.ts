import type { Problem } from './problem.ts'

/** The outcome of something that may be refused: expected refusals are values, thrown errors are bugs. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** A success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

/** A refusal. */
export const refuse = (problem: Problem): { ok: false; problem: Problem } => ({
  ok: false,
  problem,
})
