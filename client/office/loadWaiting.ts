// What waits in the procedures of an account, as the server tells it.
import type { DrawTasks } from '../../shared/draw/draw.schema.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import type { ProcedureDues } from '../../shared/procedure/procedure.schema.ts'
import type { PackageTasks } from '../../shared/releasePackage/view.schema.ts'
import type { StateSummary } from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { drawCall } from '../draw/drawCall.ts'
import { call } from '../kernel/api.ts'
import { together } from '../page/loaded.svelte.ts'
import { stateRecommendationCall } from '../stateRecommendation/stateRecommendationCall.ts'
import { packageCall } from '../releasePackage/packageCall.ts'

export interface Waiting {
  readonly dues: readonly ProcedureDues[]
  readonly packages: PackageTasks
  /** What draws wait for from this account. */
  readonly draws: DrawTasks
  /** Recommendations to all, which the coordination comments on and answers. */
  readonly recommendations: readonly StateSummary[]
}

/** Days of steps, and for the coordination what waits in its packages. */
export async function loadWaiting(role: 'coordinator' | 'facilitator'): Promise<Result<Waiting>> {
  const none = { params: {}, body: {} }
  const nothing: PackageTasks = { wordings: [], takeBack: [] }
  const found = await together(
    call('listProcedureDues', none),
    drawCall('listDrawTasks', none),
    role === 'coordinator' ? packageCall('listPackageTasks', none) : Promise.resolve(ok(nothing)),
    role === 'coordinator'
      ? stateRecommendationCall('listStateRecommendations', none)
      : Promise.resolve(ok([])),
  )
  if (!found.ok) return found
  const [dues, draws, packages, recommendations] = found.value
  return ok({ dues, draws, packages, recommendations })
}
