import type { Address } from './address.ts'

/** Where master data of cases are found; only pages of the offices call them. */
export const masterDataAddresses = {
  getMasterData: { method: 'GET', path: '/api/cases/:id/master-data' },
  changeMasterData: { method: 'PUT', path: '/api/cases/:id/master-data' },
  confirmMasterData: { method: 'POST', path: '/api/cases/:id/master-data/confirmation' },
} as const satisfies Record<string, Address>
