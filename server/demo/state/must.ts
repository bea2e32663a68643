import type { Result } from '../../../shared/kernel/result.ts'
import { inTransaction, type Trx, type WithClock } from '../../audit/audit.ts'

/** Runs something of the demo in one transaction; throws if it is refused. */
export async function must<T>(deps: WithClock, run: (trx: Trx) => Promise<Result<T>>): Promise<T> {
  const result = await inTransaction(deps, run)
  if (!result.ok) throw new Error(`the demo was refused: ${JSON.stringify(result.problem)}`)
  return result.value
}
