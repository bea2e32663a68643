import type { FastifyInstance } from 'fastify'
import { api } from '../../shared/http/api.ts'
import { ok } from '../../shared/kernel/result.ts'
import { besideCases } from '../../shared/structureRating/besideCases.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { caseFindingsBeside } from '../room/caseFindings.sqlite.ts'
import { ratingsInWords } from './structureRating.queries.ts'

/** What a procedure agreed on (SR8), and what stands beside the ratings of a room: nothing before something was uncovered or agreed on (SR7). */
export function structureRatingRoutes(app: FastifyInstance, deps: CallDeps): void {
  handle(app, deps, api.getProcedureRatings, async ({ params: { id } }) =>
    ok(await ratingsInWords(deps, id)),
  )

  handle(app, deps, api.getStructureCases, ({ params: { id } }) => {
    const rated = deps.rooms.slice(id)?.structureRating
    const isCovered =
      !rated || (Object.keys(rated.uncovered).length === 0 && rated.agreed.length === 0)
    return ok([...besideCases(isCovered ? [] : caseFindingsBeside(deps.sqlite, id))])
  })
}
