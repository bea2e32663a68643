import type { Address } from './address.ts'

/**
 * Where the routes of release packages are found. Apart from the others, because only pages of offices and of the state
 * level call them: a seat that joins does not load them.
 */
export const releasePackageAddresses = {
  getPackageView: { method: 'GET', path: '/api/procedures/:id/package' },
  writeWording: { method: 'PUT', path: '/api/procedures/:id/wordings/:workshopId/:number' },
  confirmWording: {
    method: 'POST',
    path: '/api/procedures/:id/wordings/:workshopId/:number/confirm',
  },
  releasePackage: { method: 'POST', path: '/api/procedures/:id/packages' },
  withdrawPackage: { method: 'POST', path: '/api/procedures/:id/packages/:packageId/withdraw' },
  listCasePackages: { method: 'GET', path: '/api/cases/:id/packages' },
  listPackageTasks: { method: 'GET', path: '/api/package-tasks' },
  listReceived: { method: 'GET', path: '/api/received-packages/cycle/:cycle/:page' },
  countWaiting: { method: 'GET', path: '/api/waiting-packages' },
  getReceived: { method: 'GET', path: '/api/received-packages/:id' },
  receivePackage: { method: 'POST', path: '/api/received-packages' },
  searchWordings: { method: 'POST', path: '/api/received-wordings/search' },
  receiveWaiting: { method: 'POST', path: '/api/received-packages/waiting' },
  listMappings: { method: 'GET', path: '/api/catalogue-mappings' },
  previewMapping: { method: 'POST', path: '/api/catalogue-mappings/preview' },
  addMapping: { method: 'POST', path: '/api/catalogue-mappings' },
  removeMapping: { method: 'DELETE', path: '/api/catalogue-mappings/:fromRef/:toRef' },
  findSigningKeys: { method: 'POST', path: '/api/signing-keys/search' },
  getRegistration: { method: 'GET', path: '/api/signing-keys/registration' },
  renewSigningKey: { method: 'POST', path: '/api/signing-keys/own' },
  addSigningKey: { method: 'POST', path: '/api/signing-keys' },
  changeSigningKey: { method: 'PUT', path: '/api/signing-keys/:keyId' },
  restoreSigningKey: { method: 'POST', path: '/api/signing-keys/:keyId/restore' },
  revokeSigningKey: { method: 'POST', path: '/api/signing-keys/:keyId/revoke' },
} as const satisfies Record<string, Address>

/** The same for what is no JSON of a call: files, pages, and the description of the file. */
export const packageFileAddresses = {
  packageFile: { method: 'GET', path: '/api/procedures/:id/packages/:packageId/file' },
  packagePage: { method: 'GET', path: '/api/procedures/:id/packages/:packageId/page' },
  withdrawalFile: { method: 'GET', path: '/api/procedures/:id/packages/:packageId/withdrawal' },
  receivedFile: { method: 'GET', path: '/api/received-packages/:id/file' },
  mappingTemplate: { method: 'GET', path: '/api/catalogue-mappings/template/:fromRef/:toRef' },
  schemaOfPackages: { method: 'GET', path: '/api/packages/schema.json' },
} as const satisfies Record<string, Address>
