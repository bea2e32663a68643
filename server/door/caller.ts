import type { FastifyRequest } from 'fastify'
import { idSchema } from '../../shared/kernel/id.schema.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import type { Viewer } from '../../shared/protocol/message.ts'
import { readCookie } from '../session/cookies.ts'
import {
  accountOf,
  facilitatorSeat,
  mayFacilitate,
  projectorOf,
  seatOf,
  type SeatingDeps,
} from '../session/identity.ts'

/** Who opens a line or speaks on it, checked before anything is heard. */
export interface Caller {
  readonly workshopId: string
  readonly viewer: Viewer
  readonly accountId: string | null
  /** The session behind an account's line, checked again while it lives. */
  readonly session: string | null
}

/** Who calls: the role asked for with `as` against what the cookies allow in this workshop. */
export function callerOf(
  request: FastifyRequest,
  workshopId: string,
  as: string | undefined,
  deps: SeatingDeps,
): Caller | Problem {
  if (!idSchema.safeParse(workshopId).success) return problem('access.unknown')
  switch (as) {
    case 'facilitator':
      return facilitator(request, workshopId, deps)
    case 'seat': {
      const seat = seatOf(request, deps)
      if (seat?.workshopId !== workshopId) return problem('access.unknown')
      const viewer: Viewer = { kind: 'seat', seatId: seat.seatId, facilitation: false }
      return { workshopId, viewer, accountId: null, session: null }
    }
    case 'projector':
      return projectorOf(request, deps)?.workshopId === workshopId
        ? { workshopId, viewer: { kind: 'projector' }, accountId: null, session: null }
        : problem('access.unknown')
    default:
      return problem('access.unknown')
  }
}

function facilitator(
  request: FastifyRequest,
  workshopId: string,
  deps: SeatingDeps,
): Caller | Problem {
  const account = accountOf(request, deps)
  if (!account) return problem('login.required')
  if (!mayFacilitate(account, workshopId, deps)) return problem('access.unknown')
  const seatId = facilitatorSeat(account, workshopId, deps)
  const session = readCookie(request, 'fw_session', deps.config) ?? null
  const viewer: Viewer = { kind: 'seat', seatId, facilitation: true }
  return { workshopId, viewer, accountId: account.id, session }
}

/** Do two callers stand for the same seat or screen? */
export const sameCaller = (one: Caller, other: Caller): boolean =>
  one.workshopId === other.workshopId &&
  one.accountId === other.accountId &&
  seatIdOf(one) === seatIdOf(other)

const seatIdOf = ({ viewer }: Caller): string | null =>
  viewer.kind === 'seat' ? viewer.seatId : null
