import type { Address } from './address.ts'

/** Where draws of cases are found; only pages of the offices call them. */
export const drawAddresses = {
  listDraws: { method: 'GET', path: '/api/procedures/:id/draws' },
  listDrawTasks: { method: 'GET', path: '/api/draw-tasks' },
  announceDraw: { method: 'POST', path: '/api/procedures/:id/draws' },
  bindPart: { method: 'POST', path: '/api/procedures/:id/draws/:drawId/part' },
  uncoverPart: { method: 'POST', path: '/api/procedures/:id/draws/:drawId/value' },
  enterDice: { method: 'POST', path: '/api/procedures/:id/draws/:drawId/dice' },
  excludeDrawn: { method: 'POST', path: '/api/procedures/:id/draws/:drawId/exclusions' },
  discardDraw: { method: 'POST', path: '/api/procedures/:id/draws/:drawId/discard' },
} as const satisfies Record<string, Address>
