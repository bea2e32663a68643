// Runs in a process of its own, started by `disclosure.ts`.
import { auditRelease } from '../../shared/disclosure/audit.ts'
import { answerAsProcess } from '../kernel/inProcess.ts'
import type { AuditQuestion } from './disclosure.ts'
import { yalpsSolver } from './yalpsSolver.ts'

answerAsProcess(async ({ release, suppressed, rules }: AuditQuestion) =>
  auditRelease(release, suppressed, rules, yalpsSolver),
)
