import type { FastifyRequest } from 'fastify'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import type { Account, RouteAccess } from '../../shared/protocol/api.ts'
import { isEditor } from '../../shared/workshop/role.ts'
import type { Deps } from '../deps.ts'
import { mayFacilitate, projectorOf, seatOf } from './identity.ts'

/** Who asks for what. `id` is the `:id` of the path. */
export interface Asked {
  readonly request: FastifyRequest
  readonly deps: Deps
  readonly account: Account | null
  readonly id: string | null
}

/** The one door of HTTP (design §4), default deny: why a call is refused, or undefined where it may be made. */
export function mayCall(access: RouteAccess, asked: Asked): Problem | undefined {
  if (access.who === 'anybody') return undefined
  if (access.who === 'seat') return maySit(asked) ? undefined : problem('access.unknown')
  const refused = mayAccount(access, asked)
  if (!refused || access.seat === undefined) return refused
  const seat = seatOf(asked.request, asked.deps)
  if (!seat) return refused
  return edits(seat, asked) ? undefined : problem('access.unknown')
}

/** Why this account, or nobody's, may not call. */
function mayAccount(
  { who, own, beforeOwnPassword }: Extract<RouteAccess, { own: unknown }>,
  asked: Asked,
): Problem | undefined {
  const { account } = asked
  if (!account) return problem('login.required')
  // Two people release a text; who knows the other's password could do both halves.
  if (account.mustChangePassword && beforeOwnPassword !== true)
    return problem('login.startPassword')
  if (!who.includes(account.role)) return problem('access.denied')
  if (own === 'none') return undefined
  return ownsIt(own, account, asked) ? undefined : problem('access.unknown')
}

/** Does this seat edit what the workshop agrees on: recorder or named co-facilitation, of this one and no other? */
function edits(seat: { seatId: string; workshopId: string }, { deps, id }: Asked): boolean {
  if (seat.workshopId !== id) return false
  const room = deps.rooms.slice(id)
  return room !== undefined && isEditor(room, seat.seatId)
}

/** Is the caller in this workshop: as seat, projector or assigned facilitator? */
function maySit({ request, deps, account, id }: Asked): boolean {
  if (id === null) return false
  return (
    seatOf(request, deps)?.workshopId === id ||
    projectorOf(request, deps)?.workshopId === id ||
    (account !== null && mayFacilitate(account, id, deps))
  )
}

const procedureIdOf = {
  procedure: 'SELECT id AS procedureId FROM procedure WHERE id = ?',
  case: 'SELECT procedureId FROM review_case WHERE id = ?',
  workshop: 'SELECT procedureId FROM workshop WHERE id = ?',
} as const

function ownsIt(
  own: 'office' | keyof typeof procedureIdOf,
  account: Account,
  { deps, id }: Asked,
): boolean {
  if (id === null) return false
  if (own === 'office') return account.officeId === id
  const { sqlite } = deps
  const found = sqlite.prepare<[string], { procedureId: string }>(procedureIdOf[own]).get(id)
  return found !== undefined && mayProcedure(account, found.procedureId, deps)
}

/** May this account see a procedure: coordinators their office's, facilitators those they are assigned to? */
export function mayProcedure(
  account: Account,
  procedureId: string,
  { sqlite }: Pick<Deps, 'sqlite'>,
): boolean {
  const row =
    account.role === 'facilitator'
      ? sqlite
          .prepare<[string, string], { one: number }>(
            'SELECT 1 AS one FROM procedure_facilitator WHERE procedureId = ? AND accountId = ?',
          )
          .get(procedureId, account.id)
      : account.role === 'coordinator' && account.officeId !== null
        ? sqlite
            .prepare<[string, string], { one: number }>(
              'SELECT 1 AS one FROM procedure WHERE id = ? AND officeId = ?',
            )
            .get(procedureId, account.officeId)
        : undefined
  return row !== undefined
}
