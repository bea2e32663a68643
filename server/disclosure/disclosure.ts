// Suppression and audit of a release, each in a process of its own; they share no solver and no memory.
import type { Audit, Pattern } from '../../shared/disclosure/protection.ts'
import type { DisclosureRules } from '../../shared/disclosure/rules.schema.ts'
import type { Release } from '../../shared/disclosure/tables.ts'
import { inProcess, type ProcessLimits } from '../kernel/inProcess.ts'

/** What each of both may take. */
const LIMITS: ProcessLimits = { patienceMs: 10 * 60_000, memoryMiB: 1_500 }

/** What is asked of `suppressWorker.ts`. */
export interface SuppressQuestion {
  readonly release: Release
  readonly rules: DisclosureRules
}

/** What is asked of `auditWorker.ts`. */
export interface AuditQuestion extends SuppressQuestion {
  readonly suppressed: readonly string[]
}

/** Which cells of a release stay secret (`suppress`). Rejects when it breaks or takes more than it may. */
export const suppressInProcess = (
  release: Release,
  rules: DisclosureRules,
  limits: ProcessLimits = LIMITS,
): Promise<Pattern> => {
  const question: SuppressQuestion = { release, rules }
  return inProcess('./disclosure/suppressWorker.ts', question, limits)
}

/**
 * What can be learned of a release in which these cells stay secret (`auditRelease`). Rejects when it breaks or takes more
 * than it may: then nothing was shown, and the release is refused as if it had failed.
 */
export const auditInProcess = (
  release: Release,
  suppressed: readonly string[],
  rules: DisclosureRules,
  limits: ProcessLimits = LIMITS,
): Promise<Audit> => {
  const question: AuditQuestion = { release, suppressed, rules }
  return inProcess('./disclosure/auditWorker.ts', question, limits)
}
