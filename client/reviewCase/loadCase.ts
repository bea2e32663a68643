// One review case with its versions: there is no route for a single case, so it is found in its procedure.
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { CaseVersion, ReviewCase } from '../../shared/protocol/api.ts'
import { call } from '../kernel/api.ts'

/** The case, or `access.unknown` where the procedure holds none of this id. */
export async function loadCase(procedureId: string, caseId: string): Promise<Result<ReviewCase>> {
  const cases = await call('listCases', { params: { id: procedureId }, body: {} })
  if (!cases.ok) return cases
  const found = cases.value.find(({ id }) => id === caseId)
  return found ? ok(found) : refuse(problem('access.unknown'))
}

export interface CaseWithVersions {
  readonly reviewCase: ReviewCase
  /** Newest first; a version whose text is gone is left out. */
  readonly versions: readonly CaseVersion[]
}

/** The case with all versions that can still be read. */
export async function loadVersions(
  procedureId: string,
  caseId: string,
): Promise<Result<CaseWithVersions>> {
  const found = await loadCase(procedureId, caseId)
  if (!found.ok) return found
  const numbers = Array.from({ length: found.value.version }, (_, at) => found.value.version - at)
  const answers = await Promise.all(
    numbers.map((version) => call('getCaseText', { params: { id: caseId, version }, body: {} })),
  )
  const versions = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
  return ok({ reviewCase: found.value, versions })
}
