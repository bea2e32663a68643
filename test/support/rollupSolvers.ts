import { yalpsSolver } from '../../server/disclosure/yalpsSolver.ts'
import { auditRelease } from '../../shared/disclosure/audit.ts'
import { suppress } from '../../shared/disclosure/suppress.ts'
import type { Solvers } from '../../shared/rollup/release.ts'

/** Both steps in this process, for what is asked here is small; the command has a process for each. */
export const solversHere: Solvers = {
  suppress: (release, rules) => Promise.resolve(suppress(release, rules, yalpsSolver)),
  audit: (release, suppressed, rules) =>
    Promise.resolve(auditRelease(release, suppressed, rules, yalpsSolver)),
}
