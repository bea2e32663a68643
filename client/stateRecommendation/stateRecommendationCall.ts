import { rollupAddresses, rollupFileAddresses } from '../../shared/http/rollup.address.ts'
import { stateRecommendationAddresses } from '../../shared/http/stateRecommendation.address.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { send } from '../kernel/api.ts'
import { callOf } from '../page/callOf.ts'

/** Calls a route of recommendations to all by its name. */
export const stateRecommendationCall = callOf(stateRecommendationAddresses)

const rollupCall = callOf(rollupAddresses)

/** The newest release that is closed and there; null before the first. */
export async function newestRelease(): Promise<Result<RollupRelease | null>> {
  const closed = await rollupCall('listRollups', { params: {}, body: {} })
  if (!closed.ok) return closed
  const newest = closed.value.find(({ lost }) => !lost)
  if (!newest) return ok(null)
  return send(rollupFileAddresses.rollupRelease, { number: newest.number }, {})
}
