import { type Route, byId, nothing, route } from './route.ts'
import {
  boardSchema,
  cycleOverviewSchema,
  evidenceSchema,
  officePageSchema,
  officeSearchSchema,
  teamsSchema,
  turnSchema,
} from '../coordination/coordination.schema.ts'
import { addresses as at } from './address.ts'
import { byFirstYear } from './cycle.api.ts'

/** The state's coordination: counts, days and states, never a result (CY7). */
export const coordinationApi = {
  cycleOverview: route(at.cycleOverview, {
    summary: 'A cycle in counts: how many offices are where',
    params: byFirstYear,
    body: nothing,
    reply: cycleOverviewSchema,
    access: { who: ['analyst'], own: 'none' },
  }),
  searchOffices: route(at.searchOffices, {
    summary:
      'A page of the offices of a cycle; a call with a body, because an address holds no name',
    params: byFirstYear,
    body: officeSearchSchema,
    reply: officePageSchema,
    access: { who: ['analyst'], own: 'none' },
  }),
  cycleBoard: route(at.cycleBoard, {
    summary: 'The states of a cycle, each with the offices that are due first',
    params: byFirstYear,
    body: nothing,
    reply: boardSchema,
    access: { who: ['analyst'], own: 'none' },
  }),
  cycleTeams: route(at.cycleTeams, {
    summary:
      'Facilitators with the procedures they run at the same time, and their workshops by month',
    params: byFirstYear,
    body: nothing,
    reply: teamsSchema,
    access: { who: ['analyst'], own: 'none' },
  }),
  officeEvidence: route(at.officeEvidence, {
    summary: 'Whether and how an office met each cycle',
    params: byId,
    body: nothing,
    reply: evidenceSchema,
    access: { who: ['analyst'], own: 'none' },
  }),
  procedureTurn: route(at.procedureTurn, {
    summary: 'When the office of a procedure has its turn in the cycle',
    params: byId,
    body: nothing,
    reply: turnSchema,
    access: { who: ['coordinator', 'facilitator'], own: 'procedure' },
  }),
} as const satisfies Record<string, Route>
