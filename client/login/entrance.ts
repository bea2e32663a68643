// Which way leads this browser into a workshop, and what stands in it.
import type { z } from 'zod'
import type { api } from '../../shared/http/api.ts'

/** What the server says about this browser. */
export type Me = z.output<typeof api.me.reply>

const facilitates = ({ account }: Me): boolean => account?.role === 'facilitator'
const sitsIn = ({ seat }: Me, workshopId: string): boolean => seat?.workshopId === workshopId

/** How the cockpit is opened: by the account of the facilitation, else by a seat that may be named for it. */
export const cockpitDoor = (me: Me, workshopId: string): 'facilitator' | 'seat' =>
  !facilitates(me) && sitsIn(me, workshopId) ? 'seat' : 'facilitator'

/** How the minutes are opened: by an account that may read minutes, else by the seat in the workshop, else by logging in. */
export const minutesDoor = (me: Me, workshopId: string): 'account' | 'seat' =>
  me.account?.role !== 'coordinator' && !facilitates(me) && sitsIn(me, workshopId)
    ? 'seat'
    : 'account'

/** Why a line into the room does not open; `line` means that it is only the connection. */
export type Obstacle = 'line' | 'noSeat' | 'cockpit' | 'login' | 'startPassword' | 'notAssigned'

/** What stands in the way of a person whose line never opened. */
export function obstacleOf(me: Me, workshopId: string, as: 'seat' | 'facilitator'): Obstacle {
  if (as === 'seat') {
    if (sitsIn(me, workshopId)) return 'line'
    return facilitates(me) ? 'cockpit' : 'noSeat'
  }
  if (me.account === null) return 'login'
  if (me.account.mustChangePassword) return 'startPassword'
  return facilitates(me) ? 'line' : 'notAssigned'
}

/** Where the minutes of a workshop stand. */
export const minutesPath = (workshopId: string): string => `/werkstatt/${workshopId}/protokoll`
