import type { Address } from './address.ts'

/** Where releases of the state are found; only pages of the offices and of the state level call them. */
export const rollupAddresses = {
  listRollups: { method: 'GET', path: '/api/rollups' },
  listThemes: { method: 'GET', path: '/api/rollup-themes' },
  getRollup: { method: 'GET', path: '/api/rollups/:number' },
  explainChanges: { method: 'POST', path: '/api/rollups/:number/reasons' },
  getOwnFigures: { method: 'GET', path: '/api/rollups/:number/own' },
  getRollupDraft: { method: 'GET', path: '/api/rollup-draft' },
  makeRollup: { method: 'POST', path: '/api/rollup-draft' },
  stopRollup: { method: 'POST', path: '/api/rollup-draft/stop' },
  foreseeRollup: { method: 'POST', path: '/api/rollup-draft/foresight' },
  discardRollup: { method: 'POST', path: '/api/rollup-draft/discard' },
  closeRollup: { method: 'POST', path: '/api/rollup-draft/close' },
} as const satisfies Record<string, Address>

/** Their files, byte for byte; those of the draft for the two alone. */
export const rollupFileAddresses = {
  rollupRelease: { method: 'GET', path: '/api/rollups/:number/release.json' },
  rollupTable: { method: 'GET', path: '/api/rollups/:number/release.csv' },
  rollupAudit: { method: 'GET', path: '/api/rollups/:number/audit.json' },
  rollupDictionary: { method: 'GET', path: '/api/rollups/:number/dictionary.csv' },
  rollupMetadata: { method: 'GET', path: '/api/rollups/:number/dcat.jsonld' },
  draftRelease: { method: 'GET', path: '/api/rollup-draft/release.json' },
  draftTable: { method: 'GET', path: '/api/rollup-draft/release.csv' },
  draftAudit: { method: 'GET', path: '/api/rollup-draft/audit.json' },
} as const satisfies Record<string, Address>
