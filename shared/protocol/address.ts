/** Method and path of a route. */
export interface Address {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path below the origin, parameters as `:name`. */
  readonly path: string
}

/**
 * Where every route of `api.ts` is found. Apart from the schemas there, so that a page that calls a route does not
 * load them.
 */
export const addresses = {
  health: { method: 'GET', path: '/api/health' },
  ready: { method: 'GET', path: '/api/ready' },
  clock: { method: 'GET', path: '/api/clock' },
  confirmClock: { method: 'POST', path: '/api/clock' },
  setup: { method: 'POST', path: '/api/setup' },
  checkSetup: { method: 'POST', path: '/api/setup/check' },
  login: { method: 'POST', path: '/api/login' },
  logout: { method: 'POST', path: '/api/logout' },
  me: { method: 'GET', path: '/api/me' },
  changePassword: { method: 'POST', path: '/api/me/password' },
  listOffices: { method: 'GET', path: '/api/offices' },
  addOffice: { method: 'POST', path: '/api/offices' },
  changeOffice: { method: 'PUT', path: '/api/offices/:id' },
  removeOffice: { method: 'DELETE', path: '/api/offices/:id' },
  listAccounts: { method: 'GET', path: '/api/accounts' },
  addAccount: { method: 'POST', path: '/api/accounts' },
  changeAccount: { method: 'PUT', path: '/api/accounts/:id' },
  removeAccount: { method: 'DELETE', path: '/api/accounts/:id' },
  resetPassword: { method: 'POST', path: '/api/accounts/:id/password' },
  listProcedures: { method: 'GET', path: '/api/procedures' },
  addProcedure: { method: 'POST', path: '/api/procedures' },
  changeProcedure: { method: 'PUT', path: '/api/procedures/:id' },
  removeProcedure: { method: 'DELETE', path: '/api/procedures/:id' },
  assignFacilitators: { method: 'PUT', path: '/api/procedures/:id/facilitators' },
  listCatalogues: { method: 'GET', path: '/api/catalogues' },
  addCatalogue: { method: 'POST', path: '/api/catalogues' },
  listShippedCatalogues: { method: 'GET', path: '/api/catalogues/shipped' },
  takeShippedCatalogue: { method: 'POST', path: '/api/catalogues/shipped' },
  removeCatalogue: { method: 'DELETE', path: '/api/catalogues/:key/:version' },
  listCases: { method: 'GET', path: '/api/procedures/:id/cases' },
  addCase: { method: 'POST', path: '/api/procedures/:id/cases' },
  changeCase: { method: 'PUT', path: '/api/cases/:id' },
  removeCase: { method: 'DELETE', path: '/api/cases/:id' },
  draftKey: { method: 'POST', path: '/api/cases/:id/draft-key' },
  listCaseTexts: { method: 'GET', path: '/api/cases/:id/texts' },
  submitCaseText: { method: 'POST', path: '/api/cases/:id/texts' },
  getCaseText: { method: 'GET', path: '/api/cases/:id/texts/:version' },
  releaseCaseText: { method: 'POST', path: '/api/cases/:id/texts/:version/release' },
  refuseCaseText: { method: 'POST', path: '/api/cases/:id/texts/:version/refuse' },
  withdrawCaseText: { method: 'POST', path: '/api/cases/:id/texts/:version/withdraw' },
  withdrawCase: { method: 'POST', path: '/api/cases/:id/withdraw' },
  listWorkshops: { method: 'GET', path: '/api/workshops' },
  addWorkshop: { method: 'POST', path: '/api/procedures/:id/workshops' },
  getWorkshop: { method: 'GET', path: '/api/workshops/:id' },
  planWorkshop: { method: 'PUT', path: '/api/workshops/:id' },
  changeWorkshopBasis: { method: 'PUT', path: '/api/workshops/:id/basis' },
  removeWorkshop: { method: 'DELETE', path: '/api/workshops/:id' },
  addSample: { method: 'POST', path: '/api/samples' },
  removeSample: { method: 'DELETE', path: '/api/samples/:id' },
  rotateJoinCode: { method: 'POST', path: '/api/workshops/:id/code' },
  projectorLink: { method: 'POST', path: '/api/workshops/:id/projector' },
  getMinutes: { method: 'GET', path: '/api/workshops/:id/minutes' },
  extendCommentPeriod: { method: 'PUT', path: '/api/workshops/:id/comment-period' },
  concludeWorkshop: { method: 'POST', path: '/api/workshops/:id/conclude' },
  join: { method: 'POST', path: '/api/join' },
  leave: { method: 'POST', path: '/api/leave' },
  projectorJoin: { method: 'POST', path: '/api/projector' },
  deviceKey: { method: 'POST', path: '/api/workshops/:id/device-key' },
  getRoomCatalogue: { method: 'GET', path: '/api/workshops/:id/catalogue' },
} as const satisfies Record<string, Address>

/** The same for the routes that do not speak JSON. */
export const plainAddresses = {
  minutesDocument: { method: 'GET', path: '/api/workshops/:id/minutes.docx' },
  room: { method: 'GET', path: '/api/workshops/:id/room' },
  /** The same room where WebSockets are blocked: server-sent events down, posts up. */
  roomEvents: { method: 'GET', path: '/api/workshops/:id/room/events' },
  roomMessages: { method: 'POST', path: '/api/workshops/:id/room/messages' },
  /** The connection check: what is sent comes back, no room is touched. */
  echo: { method: 'GET', path: '/api/echo' },
  echoEvents: { method: 'GET', path: '/api/echo/events' },
  echoMessages: { method: 'POST', path: '/api/echo/messages' },
  openapi: { method: 'GET', path: '/api/openapi.json' },
} as const satisfies Record<string, Address>
