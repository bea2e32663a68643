import type { Address } from './address.ts'

/** Where the routes are found that a room, its way in and its end ask: part of the first load. */
export const seatAddresses = {
  health: { method: 'GET', path: '/api/health' },
  ready: { method: 'GET', path: '/api/ready' },
  setup: { method: 'POST', path: '/api/setup' },
  checkSetup: { method: 'POST', path: '/api/setup/check' },
  login: { method: 'POST', path: '/api/login' },
  logout: { method: 'POST', path: '/api/logout' },
  me: { method: 'GET', path: '/api/me' },
  changePassword: { method: 'POST', path: '/api/me/password' },
  rotateJoinCode: { method: 'POST', path: '/api/workshops/:id/code' },
  projectorLink: { method: 'POST', path: '/api/workshops/:id/projector' },
  getMinutes: { method: 'GET', path: '/api/workshops/:id/minutes' },
  extendCommentPeriod: { method: 'PUT', path: '/api/workshops/:id/comment-period' },
  concludeWorkshop: { method: 'POST', path: '/api/workshops/:id/conclude' },
  join: { method: 'POST', path: '/api/join' },
  leave: { method: 'POST', path: '/api/leave' },
  projectorJoin: { method: 'POST', path: '/api/projector' },
  deviceKey: { method: 'POST', path: '/api/workshops/:id/device-key' },
  getStructureCases: { method: 'GET', path: '/api/workshops/:id/structure-cases' },
  getRoomCatalogue: { method: 'GET', path: '/api/workshops/:id/catalogue' },
} as const satisfies Record<string, Address>
