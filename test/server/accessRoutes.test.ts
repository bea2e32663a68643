import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { cookieHeader, takeSeat } from '../../server/demo/visitor.ts'
import { api, plainRoutes } from '../../shared/http/api.ts'
import {
  openEvents,
  openSocket,
  Refused,
  type BareLine,
  type LineTarget,
} from '../support/lines.ts'
import { placeRollup } from '../support/placedState.ts'
import { placePublished } from '../support/placedRelease.ts'
import { placePackages, type PlacedPackages } from '../support/placedPackages.ts'
import { Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer, pathOf, type TestServer } from '../support/testServer.ts'
import { catalogueRef } from '../../shared/releasePackage/releasePackage.ts'
import { sampleCatalogue, sessionOf, settle, type Village } from '../support/village.ts'

/** Everybody who may knock. All ids in the calls belong to the own office and its workshop. */
const roles = [
  'nobody',
  'coordinator of the office',
  'coordinator of another office',
  'facilitator who is assigned',
  'facilitator who is not',
  'analyst',
  'administrator',
  'seat of the workshop',
  'seat of another workshop',
  'projector of the workshop',
  'recorder of the workshop',
  'recorder of another workshop',
] as const
type Role = (typeof roles)[number]

/** What a knock leads to: served, log in first, not for your role, there is no such thing. */
const statusOf = { ok: 200, '401': 401, '403': 403, '404': 404 } as const
type Outcome = keyof typeof statusOf

/** Written by hand from the design (§4), never made from `access` of the contract: one column per role, in the order of `roles`. */
const table: Record<keyof typeof api | keyof typeof plainRoutes, string> = {
  //                    none coor cfor faci ffor anal admi seat sfor proj reco rfor
  health: '             ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  openapi: '            ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  ready: '              ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  clock: '              401  403  403  403  403  403  ok   401  401  401  401  401',
  confirmClock: '       401  403  403  403  403  403  ok   401  401  401  401  401',
  setup: '              ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  checkSetup: '         ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  login: '              ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  logout: '             ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  me: '                 ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  join: '               ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  leave: '              ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  projectorJoin: '      ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  changePassword: '     401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  listOffices: '        401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  findOffices: '        401  403  403  403  403  403  ok   401  401  401  401  401',
  administration: '     401  403  403  403  403  403  ok   401  401  401  401  401',
  addOffice: '          401  403  403  403  403  403  ok   401  401  401  401  401',
  changeOffice: '       401  403  403  403  403  403  ok   401  401  401  401  401',
  removeOffice: '      401  403  403  403  403  403  ok   401  401  401  401  401',
  officeHistory: '      401  403  403  403  403  ok   ok   401  401  401  401  401',
  recordOfficeChange: ' 401  403  403  403  403  ok   ok   401  401  401  401  401',
  takeBackOfficeName: ' 401  403  403  403  403  ok   ok   401  401  401  401  401',
  takeBackOfficeEnd: '  401  403  403  403  403  ok   ok   401  401  401  401  401',
  setRecordingBreaks: ' 401  403  403  403  403  ok   ok   401  401  401  401  401',
  listCycles: '         401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  addCycle: '           401  403  403  403  403  ok   ok   401  401  401  401  401',
  removeCycle: '        401  403  403  403  403  ok   ok   401  401  401  401  401',
  planOffice: '         401  403  403  403  403  ok   ok   401  401  401  401  401',
  previewImport: '      401  403  403  403  403  ok   ok   401  401  401  401  401',
  applyImport: '        401  403  403  403  403  ok   ok   401  401  401  401  401',
  cycleOverview: '      401  403  403  403  403  ok   403  401  401  401  401  401',
  searchOffices: '      401  403  403  403  403  ok   403  401  401  401  401  401',
  cycleBoard: '         401  403  403  403  403  ok   403  401  401  401  401  401',
  cycleTeams: '         401  403  403  403  403  ok   403  401  401  401  401  401',
  officeEvidence: '     401  403  403  403  403  ok   403  401  401  401  401  401',
  procedureTurn: '      401  ok   404  ok   404  403  403  401  401  401  401  401',
  cycleCalendar: '      401  403  403  403  403  ok   403  401  401  401  401  401',
  cycleCsv: '           401  403  403  403  403  ok   403  401  401  401  401  401',
  cycleXlsx: '          401  403  403  403  403  ok   403  401  401  401  401  401',
  findAccounts: '       401  403  403  403  403  403  ok   401  401  401  401  401',
  listFacilitators: '   401  403  403  403  403  403  ok   401  401  401  401  401',
  addAccount: '         401  403  403  403  403  403  ok   401  401  401  401  401',
  changeAccount: '      401  403  403  403  403  403  ok   401  401  401  401  401',
  removeAccount: '     401  403  403  403  403  403  ok   401  401  401  401  401',
  resetPassword: '      401  403  403  403  403  403  ok   401  401  401  401  401',
  listProcedureDues: '  401  ok   ok   ok   ok   403  403  401  401  401  401  401',
  listProcedures: '     401  ok   ok   ok   ok   403  403  401  401  401  401  401',
  findProcedures: '     401  403  403  403  403  403  ok   401  401  401  401  401',
  addProcedure: '       401  403  403  403  403  403  ok   401  401  401  401  401',
  changeProcedure: '   401  403  403  403  403  403  ok   401  401  401  401  401',
  removeProcedure: '   401  403  403  403  403  403  ok   401  401  401  401  401',
  assignFacilitators: ' 401  403  403  403  403  403  ok   401  401  401  401  401',
  getProcedure: '       401  ok   404  ok   404  403  ok   401  401  401  401  401',
  changeProcedureState: '401  ok   404  ok   404  403  ok   401  401  401  401  401',
  changeProcedureDue: ' 401  ok   404  ok   404  403  ok   401  401  401  401  401',
  changeCommitteePaper: '401  ok   404  403  403  403  403  401  401  401  401  401',
  listCatalogues: '     401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  getCatalogue: '       401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  addCatalogue: '       401  403  403  403  403  403  ok   401  401  401  401  401',
  listShippedCatalogues: '401  403  403  403  403  403  ok   401  401  401  401  401',
  takeShippedCatalogue: '401  403  403  403  403  403  ok   401  401  401  401  401',
  removeCatalogue: '   401  403  403  403  403  403  ok   401  401  401  401  401',
  listCases: '          401  ok   404  ok   404  403  403  401  401  401  401  401',
  getCase: '            401  ok   404  ok   404  403  403  401  401  401  401  401',
  addCase: '            401  ok   404  403  403  403  403  401  401  401  401  401',
  changeCase: '         401  ok   404  403  403  403  403  401  401  401  401  401',
  removeCase: '         401  ok   404  403  403  403  403  401  401  401  401  401',
  draftKey: '           401  ok   404  403  403  403  403  401  401  401  401  401',
  listCaseTexts: '      401  ok   404  403  403  403  403  401  401  401  401  401',
  submitCaseText: '     401  ok   404  403  403  403  403  401  401  401  401  401',
  getCaseText: '        401  ok   404  ok   404  403  403  401  401  401  401  401',
  releaseCaseText: '    401  ok   404  403  403  403  403  401  401  401  401  401',
  refuseCaseText: '     401  ok   404  403  403  403  403  401  401  401  401  401',
  withdrawCaseText: '   401  ok   404  403  403  403  403  401  401  401  401  401',
  withdrawCase: '       401  ok   404  403  403  403  403  401  401  401  401  401',
  getMasterData: '      401  ok   404  403  403  403  403  401  401  401  401  401',
  changeMasterData: '   401  ok   404  403  403  403  403  401  401  401  401  401',
  confirmMasterData: '  401  ok   404  403  403  403  403  401  401  401  401  401',
  listLegalBases: '     401  ok   ok   ok   ok   403  ok   401  401  401  401  401',
  addLegalBasis: '      401  403  403  403  403  403  ok   401  401  401  401  401',
  changeLegalBasis: '   401  403  403  403  403  403  ok   401  401  401  401  401',
  removeLegalBasis: '   401  403  403  403  403  403  ok   401  401  401  401  401',
  listBasisDecisions: ' 401  ok   404  ok   404  403  403  401  401  401  401  401',
  decideLegalBasis: '   401  ok   404  403  403  403  403  401  401  401  401  401',
  getSynthesis: '       401  ok   404  ok   404  403  403  401  401  401  401  401',
  addHeading: '         401  ok   404  ok   404  403  403  401  401  401  401  401',
  changeHeading: '      401  ok   404  ok   404  403  403  401  401  401  401  401',
  dissolveHeading: '    401  ok   404  ok   404  403  403  401  401  401  401  401',
  keepApart: '          401  ok   404  ok   404  403  403  401  401  401  401  401',
  listDraws: '          401  ok   404  ok   404  403  403  401  401  401  401  401',
  listDrawTasks: '      401  ok   ok   ok   ok   403  403  401  401  401  401  401',
  announceDraw: '       401  ok   404  403  403  403  403  401  401  401  401  401',
  bindPart: '           401  ok   404  ok   404  403  403  401  401  401  401  401',
  uncoverPart: '        401  ok   404  ok   404  403  403  401  401  401  401  401',
  enterDice: '          401  ok   404  ok   404  403  403  401  401  401  401  401',
  excludeDrawn: '       401  ok   404  403  403  403  403  401  401  401  401  401',
  discardDraw: '        401  ok   404  403  403  403  403  401  401  401  401  401',
  getSurvey: '          401  ok   404  ok   404  403  403  401  401  401  401  401',
  openSurvey: '         401  ok   404  403  403  403  403  401  401  401  401  401',
  closeSurvey: '        401  ok   404  403  403  403  403  401  401  401  401  401',
  enterSurvey: '        ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  answerSurvey: '       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  listWorkshops: '      401  ok   ok   ok   ok   403  403  401  401  401  401  401',
  addWorkshop: '        401  403  403  ok   404  403  403  401  401  401  401  401',
  getWorkshop: '        401  ok   404  ok   404  403  403  401  401  401  401  401',
  planWorkshop: '       401  403  403  ok   404  403  403  401  401  401  401  401',
  changeWorkshopBasis: '401  403  403  ok   404  403  403  401  401  401  401  401',
  removeWorkshop: '    401  403  403  ok   404  403  403  401  401  401  401  401',
  addSample: '         401  403  403  ok   ok   403  403  401  401  401  401  401',
  removeSample: '      401  403  403  ok   404  403  403  401  401  401  401  401',
  rotateJoinCode: '     401  403  403  ok   404  403  403  401  401  401  401  401',
  projectorLink: '      401  403  403  ok   404  403  403  401  401  401  401  401',
  getMinutes: '         401  ok   404  ok   404  403  403  404  404  401  ok   404',
  minutesDocument: '    401  ok   404  ok   404  403  403  401  401  401  401  401',
  extendCommentPeriod: '401  403  403  ok   404  403  403  401  401  401  401  401',
  concludeWorkshop: '   401  403  403  ok   404  403  403  401  401  401  401  401',
  getProcedureRatings: ' 401  ok   404  ok   404  403  403  401  401  401  401  401',
  getStructureCases: '  404  404  404  ok   404  404  404  ok   404  ok   ok   404',
  getPackageView: '     401  ok   404  403  403  403  403  401  401  401  401  401',
  writeWording: '       401  ok   404  403  403  403  403  401  401  401  401  401',
  confirmWording: '     401  ok   404  403  403  403  403  401  401  401  401  401',
  releasePackage: '     401  ok   404  403  403  403  403  401  401  401  401  401',
  withdrawPackage: '    401  ok   404  403  403  403  403  401  401  401  401  401',
  packageFile: '        401  ok   404  403  403  403  403  401  401  401  401  401',
  packagePage: '        401  ok   404  403  403  403  403  401  401  401  401  401',
  withdrawalFile: '     401  ok   404  403  403  403  403  401  401  401  401  401',
  listCasePackages: '   401  ok   404  403  403  403  403  401  401  401  401  401',
  listPackageTasks: '   401  ok   ok   403  403  403  403  401  401  401  401  401',
  listRollups: '        401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  listThemes: '         401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  rollupDictionary: '   401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  rollupMetadata: '     401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  stopRollup: '         401  403  403  403  403  404  403  401  401  401  401  401',
  foreseeRollup: '      401  403  403  403  403  404  403  401  401  401  401  401',
  discardRollup: '      401  403  403  403  403  404  403  401  401  401  401  401',
  countWaiting: '       401  403  403  403  403  ok   403  401  401  401  401  401',
  getRollup: '          401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  explainChanges: '     401  403  403  403  403  ok   403  401  401  401  401  401',
  getOwnFigures: '      401  ok   ok   403  403  403  403  401  401  401  401  401',
  rollupRelease: '      401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  rollupTable: '        401  ok   ok   ok   ok   ok   ok   401  401  401  401  401',
  rollupAudit: '        401  403  403  403  403  ok   403  401  401  401  401  401',
  // Of the state level those alone who answer for secrecy, which this analyst does not.
  getRollupDraft: '     401  403  403  403  403  404  403  401  401  401  401  401',
  makeRollup: '         401  403  403  403  403  404  403  401  401  401  401  401',
  closeRollup: '        401  403  403  403  403  404  403  401  401  401  401  401',
  draftRelease: '       401  403  403  403  403  404  403  401  401  401  401  401',
  draftTable: '         401  403  403  403  403  404  403  401  401  401  401  401',
  draftAudit: '         401  403  403  403  403  404  403  401  401  401  401  401',
  listStateRecommendations: '401  ok   ok   ok   ok   ok   403  401  401  401  401  401',
  getStateRecommendation: '401  ok   ok   ok   ok   ok   403  401  401  401  401  401',
  addStateRecommendation: '401  403  403  403  403  ok   403  401  401  401  401  401',
  changeStateRecommendation: '401  403  403  403  403  ok   403  401  401  401  401  401',
  removeStateRecommendation: '401  403  403  403  403  ok   403  401  401  401  401  401',
  openHearing: '         401  403  403  403  403  ok   403  401  401  401  401  401',
  recallHearing: '       401  403  403  403  403  ok   403  401  401  401  401  401',
  resolveStateRecommendation: '401  403  403  403  403  ok   403  401  401  401  401  401',
  publishStateRecommendation: '401  403  403  403  403  ok   403  401  401  401  401  401',
  withdrawStateRecommendation: '401  403  403  403  403  ok   403  401  401  401  401  401',
  setProgress: '         401  403  403  403  403  ok   403  401  401  401  401  401',
  commentInHearing: '    401  ok   ok   403  403  403  403  401  401  401  401  401',
  answerStateRecommendation: '401  ok   ok   403  403  403  403  401  401  401  401  401',
  adoptStateRecommendation: '401  ok   ok   403  403  403  403  401  401  401  401  401',
  listAdopted: '         401  ok   404  ok   404  403  403  401  401  401  401  401',
  giveUpAdopted: '       401  ok   404  403  403  403  403  401  401  401  401  401',
  listReceived: '       401  403  403  403  403  ok   403  401  401  401  401  401',
  getReceived: '        401  403  403  403  403  ok   403  401  401  401  401  401',
  receivedFile: '       401  403  403  403  403  ok   403  401  401  401  401  401',
  mappingTemplate: '    401  403  403  403  403  ok   403  401  401  401  401  401',
  receivePackage: '     401  403  403  403  403  ok   403  401  401  401  401  401',
  searchWordings: '     401  403  403  403  403  ok   403  401  401  401  401  401',
  receiveWaiting: '     401  403  403  403  403  ok   403  401  401  401  401  401',
  listMappings: '       401  403  403  403  403  ok   403  401  401  401  401  401',
  previewMapping: '     401  403  403  403  403  ok   403  401  401  401  401  401',
  addMapping: '         401  403  403  403  403  ok   403  401  401  401  401  401',
  removeMapping: '      401  403  403  403  403  ok   403  401  401  401  401  401',
  findSigningKeys: '    401  403  403  403  403  403  ok   401  401  401  401  401',
  getRegistration: '    401  403  403  403  403  403  ok   401  401  401  401  401',
  renewSigningKey: '    401  403  403  403  403  403  ok   401  401  401  401  401',
  addSigningKey: '      401  403  403  403  403  403  ok   401  401  401  401  401',
  changeSigningKey: '   401  403  403  403  403  403  ok   401  401  401  401  401',
  restoreSigningKey: '  401  403  403  403  403  403  ok   401  401  401  401  401',
  revokeSigningKey: '   401  403  403  403  403  403  ok   401  401  401  401  401',
  schemaOfPackages: '   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  getRoomCatalogue: '   404  404  404  ok   404  404  404  ok   404  ok   ok   404',
  // A projector gets through the door and no further: no body names it as a seat (tested beside the key).
  deviceKey: '          404  404  404  ok   404  404  404  ok   404  ok   ok   404',
  room: '               404  404  404  ok   404  404  404  ok   404  ok   ok   404',
  roomEvents: '         404  404  404  ok   404  404  404  ok   404  ok   ok   404',
  roomMessages: '       404  404  404  ok   404  404  404  ok   404  ok   ok   404',
  echo: '               ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  echoEvents: '         ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
  echoMessages: '       ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok   ok ',
}

type Name = keyof typeof table
const names = Object.keys(table) as Name[]
const outcomesOf = (name: Name) => table[name].trim().split(/\s+/) as Outcome[]
const routeOf = (name: Name): { method: string; path: string } =>
  name in api ? api[name as keyof typeof api] : plainRoutes[name as keyof typeof plainRoutes]

let server: TestServer
let village: Village
let packages: PlacedPackages
let knocks: Record<Role, Caller>
let gatherings: readonly [Gathering, Gathering]

beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  packages = await placePackages(server.deps, village.own)
  placeRollup(server.deps, 1)
  placePublished(server.deps, PUBLISHED)
  const { deps, address } = server
  const as = async (accountId: string) => new Caller(server, await sessionOf(deps, accountId))
  const projector = new Caller(server)
  await projector.call('projectorJoin', { body: { token: village.own.projectorToken } })
  gatherings = [new Gathering(server, village.own), new Gathering(server, village.foreign)]
  const recorderOf = async ([gathering, facilitator]: readonly [Gathering, string]) =>
    new Caller(server, await gathering.recorder(await gathering.facilitator(facilitator)))
  const [own, foreign] = gatherings
  knocks = {
    nobody: new Caller(server),
    'coordinator of the office': await as(village.coordinator),
    'coordinator of another office': await as(village.foreignCoordinator),
    'facilitator who is assigned': await as(village.facilitator),
    'facilitator who is not': await as(village.foreignFacilitator),
    analyst: await as(village.analyst),
    administrator: await as(village.administrator),
    'seat of the workshop': new Caller(server, await takeSeat(address, village.own.code)),
    'seat of another workshop': new Caller(server, await takeSeat(address, village.foreign.code)),
    'projector of the workshop': projector,
    'recorder of the workshop': await recorderOf([own, village.facilitator]),
    'recorder of another workshop': await recorderOf([foreign, village.foreignFacilitator]),
  }
})
afterAll(async () => {
  for (const gathering of gatherings) gathering.leave()
  await server.close()
})

/** A recommendation to all that is published. */
const PUBLISHED = 'published-to-all-000001'

/** The id a path of the own office asks for. */
function idFor(path: string): string {
  if (path.startsWith('/api/offices')) return village.own.officeId
  if (path.startsWith('/api/accounts')) return village.analyst
  if (path.startsWith('/api/state-recommendations')) return PUBLISHED
  if (path.startsWith('/api/procedures')) return village.own.procedureId
  if (path.startsWith('/api/received-packages')) return packages.receivedId
  return path.startsWith('/api/cases') ? village.own.caseId : village.own.workshopId
}

/** Knocks with a body that cannot be used: who is let in is told so (400), and nothing changes. */
async function knock(name: Name, { address, cookies }: Caller): Promise<number> {
  const { method, path } = routeOf(name)
  const full = pathOf(path, {
    id: idFor(path),
    version: 1,
    key: 'probe',
    firstYear: 2023,
    ...{ packageId: packages.packageId, keyId: packages.keyId },
    ...{ workshopId: village.own.workshopId, number: 1, cycle: 'all', page: 1 },
    ...{ fromRef: catalogueRef(sampleCatalogue), toRef: catalogueRef(sampleCatalogue) },
    catalogueRef: catalogueRef(sampleCatalogue),
    recommendationId: PUBLISHED,
    drawId: 'draw-that-is-not-there',
  })
  // Cookies are copied: a knock must not change who knocks.
  const caller = new Caller({ address }, new Map(cookies))
  const body = method === 'GET' ? undefined : { unexpected: true }
  const { status } = await caller.send(method, full, body)
  return method !== 'GET' && status === 400 ? 200 : status
}

const roomAs = ['seat', 'facilitator', 'projector'] as const

/** The best a browser with these cookies can reach at a door that asks as whom one comes. */
async function best(open: (as: (typeof roomAs)[number]) => Promise<number>): Promise<number> {
  const statuses = await Promise.all(roomAs.map(open))
  return statuses.includes(200) ? 200 : Math.max(...statuses)
}

/** Status of a line that is opened and left again. */
async function statusOfLine(opening: Promise<BareLine>): Promise<number> {
  try {
    const line = await opening
    line.leave()
    return 200
  } catch (error) {
    if (error instanceof Refused) return error.status
    throw error
  }
}

/** Posts on an own line if one can be had, else on the line of the seat of the workshop. */
async function post({ cookies }: Caller, target: Omit<LineTarget, 'as' | 'cookies'>) {
  const guest = { ...target, as: 'seat', cookies: knocks['seat of the workshop'].cookies }
  return best(async (as) => {
    const own = await openEvents({ ...target, as, cookies }).catch(() => undefined)
    const line = own ?? (await openEvents(guest))
    const status = await line.post('{"t":"ping","sent":1}', cookies)
    line.leave()
    return status === 204 ? 200 : status
  })
}

/** The connection check over either transport; no caller is asked who they are. */
async function echo(caller: Caller, name: 'echo' | 'echoEvents' | 'echoMessages'): Promise<number> {
  const { address, cookies } = caller
  if (name === 'echo') {
    const headers = { cookie: cookieHeader(cookies), origin: address }
    const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/api/echo`, { headers })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    socket.close()
    return 200
  }
  const response = await fetch(`${address}/api/echo/events`)
  const reader = response.body?.getReader()
  const { value } = (await reader?.read()) ?? {}
  const id = /data: (\S+)/.exec(Buffer.from(value ?? []).toString())?.[1] ?? ''
  const headers = { 'x-line': id, 'content-type': 'text/plain' }
  const sent = await caller.send('POST', '/api/echo/messages', 'x', headers)
  await reader?.cancel()
  return name === 'echoEvents' ? response.status : sent.status === 204 ? 200 : sent.status
}

/** What a knock at a route leads to. */
function statusAt(name: Name, caller: Caller): Promise<number> {
  const { address, cookies } = caller
  const target = { address, workshopId: village.own.workshopId }
  switch (name) {
    case 'room':
      return best((as) => statusOfLine(openSocket({ ...target, as, cookies })))
    case 'roomEvents':
      return best((as) => statusOfLine(openEvents({ ...target, as, cookies })))
    case 'roomMessages':
      return post(caller, target)
    case 'echo':
    case 'echoEvents':
    case 'echoMessages':
      return echo(caller, name)
    default:
      return knock(name, caller)
  }
}

describe('[AC4] who may call which route', () => {
  it('the table has one outcome per role for every route of the contract, and the server has no other route', () => {
    expect([...names].sort()).toEqual([...Object.keys(api), ...Object.keys(plainRoutes)].sort())
    for (const name of names) expect(outcomesOf(name), name).toHaveLength(roles.length)
    const described = names.map((name) => `${routeOf(name).method} ${routeOf(name).path}`)
    const registered = server.routes.filter(
      (route) => route.includes(' /api/') && !route.startsWith('HEAD '),
    )
    expect([...registered].sort()).toEqual(described.sort())
  })

  it.each(roles.map((role, column) => ({ role, column })))('$role', async ({ role, column }) => {
    const found: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const name of names) {
      const outcome = outcomesOf(name)[column] ?? 'ok'
      expected[name] = statusOf[outcome]
      found[name] = await statusAt(name, knocks[role])
    }
    expect(found).toEqual(expected)
  })

  it('[CA2] things that do not exist answer like foreign ones', async () => {
    const caller = knocks['coordinator of another office']
    const params = { id: village.own.caseId, version: 1 }
    const foreign = await caller.refused('getCaseText', { params })
    const missing = await caller.refused('getCaseText', {
      params: { ...params, id: 'there-is-no-such-case' },
    })
    expect(foreign).toEqual({ status: 404, code: 'access.unknown' })
    expect(missing).toEqual(foreign)
  })
})

describe('[AC4] [CA2] what lists show', () => {
  it.each([
    ['coordinator of the office', 'own'],
    ['coordinator of another office', 'foreign'],
    ['facilitator who is assigned', 'own'],
    ['facilitator who is not', 'foreign'],
  ] as const)('the %s sees nothing of the other office', async (role, place) => {
    const { officeId, procedureId, workshopId } = village[place]
    const caller = knocks[role]
    expect((await caller.call('listOffices')).map(({ id }) => id)).toEqual([officeId])
    expect((await caller.call('listProcedures')).map(({ id }) => id)).toEqual([procedureId])
    expect((await caller.call('listWorkshops')).map(({ id }) => id)).toEqual([workshopId])
  })

  it('[CA6] a facilitator cannot plan a workshop on a case of another office', async () => {
    const body = {
      caseId: village.foreign.caseId,
      title: 'Fremd',
      date: '2026-11-25',
      slotMinutes: 60,
      origin: null,
      commentDays: 10,
      agenda: [
        { id: 'step-0000000000000001', kind: 'arrive', title: 'x', minutes: 1, question: '' },
      ],
      catalogueKey: 'probe',
      catalogueVersion: '1',
    }
    const refused = await knocks['facilitator who is assigned'].refused('addWorkshop', {
      params: { id: village.own.procedureId },
      body,
    })
    expect(refused).toMatchObject({ status: 400, field: 'caseId' })
  })

  it('[JO2] only the facilitation is told the join code, and nobody else sees accounts', async () => {
    const params = { id: village.own.workshopId }
    const forOffice = await knocks['coordinator of the office'].call('getWorkshop', { params })
    const forFacilitator = await knocks['facilitator who is assigned'].call('getWorkshop', {
      params,
    })
    expect(forOffice.joinCode).toBeNull()
    expect(forFacilitator.joinCode?.code).toBe(village.own.code)
  })
})
