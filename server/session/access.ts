import type { FastifyRequest } from 'fastify'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import type { Account } from '../../shared/account/account.schema.ts'
import type { RouteAccess } from '../../shared/http/route.ts'
import { isEditor } from '../../shared/room/role.ts'
import type { Db } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import type { Rooms } from '../room/rooms.ts'
import { mayFacilitate, projectorOf, seatOf, type SessionDeps } from './identity.ts'

/** What it takes to tell who may call. */
export interface AccessDeps extends SessionDeps {
  readonly rooms: Pick<Rooms, 'slice'>
}

/** Who asks for what. `id` is the `:id` of the path. */
export interface Asked {
  readonly request: FastifyRequest
  readonly deps: AccessDeps
  readonly account: Account | null
  readonly id: string | null
}

/** The one door of HTTP, default deny: why a call is refused, or undefined if it may be made. */
export function mayCall(access: RouteAccess, asked: Asked): Problem | undefined {
  if (access.who === 'anybody') return undefined
  if (access.who === 'seat') return maySit(asked) ? undefined : problem('access.unknown')
  const refused = mayAccount(access, asked)
  if (!refused || access.seat === undefined) return refused
  const seat = seatOf(asked.request, asked.deps)
  if (!seat) return refused
  return edits(seat, asked) ? undefined : problem('access.unknown')
}

/** Why this account, or a caller without one, may not call. */
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
  // A release before it is closed: for others it is as if there were none (LA2).
  if (own === 'secrecy') return account.secrecyOfficer ? undefined : problem('access.unknown')
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

/** Asked with every call, so prepared once. */
const statements = prepared((sqlite) => {
  const procedureOf = (query: string) => sqlite.prepare<[string], { procedureId: string }>(query)
  const one = (query: string) => sqlite.prepare<[string, string], { one: number }>(query)
  return {
    procedure: procedureOf('SELECT id AS procedureId FROM procedure WHERE id = ?'),
    case: procedureOf('SELECT procedureId FROM review_case WHERE id = ?'),
    workshop: procedureOf('SELECT procedureId FROM workshop WHERE id = ?'),
    isAssigned: one(
      'SELECT 1 AS one FROM procedure_facilitator WHERE procedureId = ? AND accountId = ?',
    ),
    isOfOffice: one('SELECT 1 AS one FROM procedure WHERE id = ? AND officeId = ?'),
    isListed: sqlite.prepare<[string], { one: number }>(
      'SELECT 1 AS one FROM procedure JOIN office ON office.id = officeId WHERE procedure.id = ? AND sample = 0',
    ),
  }
})

function ownsIt(
  own: 'office' | 'procedure' | 'case' | 'workshop',
  account: Account,
  { deps, id }: Asked,
): boolean {
  if (id === null) return false
  if (own === 'office') return account.officeId === id
  const found = statements(deps.sqlite)[own].get(id)
  return found !== undefined && mayProcedure(account, found.procedureId, deps)
}

/** May this account see a procedure (AC4)? For those who work in one the same as `procedureIdsOf`, asked for one. */
function mayProcedure(
  { id, role, officeId }: Account,
  procedureId: string,
  { sqlite }: Pick<AccessDeps, 'sqlite'>,
): boolean {
  const { isAssigned, isOfOffice, isListed } = statements(sqlite)
  // It sets up every procedure its lists show; what a procedure holds has no row for it in the contracts.
  if (role === 'administrator') return isListed.get(procedureId) !== undefined
  if (role === 'facilitator') return isAssigned.get(procedureId, id) !== undefined
  if (role !== 'coordinator' || officeId === null) return false
  return isOfOffice.get(procedureId, officeId) !== undefined
}

/** The procedures an account may see, to be asked within: those of a coordinator's office, those a facilitator runs. */
export const procedureIdsOf = (db: Db, { id, role, officeId }: Account) =>
  role === 'facilitator'
    ? db.selectFrom('procedure_facilitator').select('procedureId').where('accountId', '=', id)
    : db
        .selectFrom('procedure')
        .select('id as procedureId')
        .where('officeId', '=', role === 'coordinator' ? officeId : null)
