import { accountApi } from './account.api.ts'
import { catalogueApi } from './catalogue.api.ts'
import { closeApi } from './close.api.ts'
import { coordinationApi } from './coordination.api.ts'
import { cycleApi } from './cycle.api.ts'
import { drawApi } from './draw.api.ts'
import { joinApi } from './join.api.ts'
import { legalBasisApi } from './legalBasis.api.ts'
import { loginApi } from './login.api.ts'
import { masterDataApi } from './masterData.api.ts'
import { minutesApi } from './minutes.api.ts'
import { officeApi } from './office.api.ts'
import { officeImportApi } from './officeImport.api.ts'
import { operationApi } from './operation.api.ts'
import { procedureApi } from './procedure.api.ts'
import { projectorApi } from './projector.api.ts'
import { releasePackageApi } from './releasePackage.api.ts'
import { packageFileAddresses as packages } from './releasePackage.address.ts'
import { reviewCaseApi } from './reviewCase.api.ts'
import { ofReaders, ofSecrecy, rollupApi } from './rollup.api.ts'
import { rollupFileAddresses as rollups } from './rollup.address.ts'
import { roomApi } from './room.api.ts'
import { stateRecommendationApi } from './stateRecommendation.api.ts'
import { structureRatingApi } from './structureRating.api.ts'
import { surveyApi } from './survey.api.ts'
import { synthesisApi } from './synthesis.api.ts'
import { workshopPlanApi } from './workshopPlan.api.ts'
import { plainAddresses as plain, type Address, type addresses } from './address.ts'
import type { Route, RouteAccess } from './route.ts'

/** Every route that speaks JSON: the only description of it, read by server, client, OpenAPI and the access test. */
export const api = {
  ...operationApi,
  ...loginApi,
  ...officeApi,
  ...cycleApi,
  ...officeImportApi,
  ...coordinationApi,
  ...accountApi,
  ...procedureApi,
  ...drawApi,
  ...catalogueApi,
  ...reviewCaseApi,
  ...masterDataApi,
  ...legalBasisApi,
  ...releasePackageApi,
  ...rollupApi,
  ...stateRecommendationApi,
  ...synthesisApi,
  ...surveyApi,
  ...workshopPlanApi,
  ...minutesApi,
  ...closeApi,
  ...joinApi,
  ...projectorApi,
  ...roomApi,
  ...structureRatingApi,
} as const satisfies Record<keyof typeof addresses, Route>

export type Api = typeof api
export type RouteName = keyof Api

/** Routes that are not JSON and therefore described here only for the access test. */
export const plainRoutes = {
  minutesDocument: {
    ...plain.minutesDocument,
    access: { who: ['coordinator', 'facilitator'], own: 'workshop' },
  },
  cycleCalendar: { ...plain.cycleCalendar, access: { who: ['analyst'], own: 'none' } },
  cycleCsv: { ...plain.cycleCsv, access: { who: ['analyst'], own: 'none' } },
  cycleXlsx: { ...plain.cycleXlsx, access: { who: ['analyst'], own: 'none' } },
  room: { ...plain.room, access: { who: 'seat' } },
  roomEvents: { ...plain.roomEvents, access: { who: 'seat' } },
  roomMessages: { ...plain.roomMessages, access: { who: 'seat' } },
  echo: { ...plain.echo, access: { who: 'anybody' } },
  echoEvents: { ...plain.echoEvents, access: { who: 'anybody' } },
  echoMessages: { ...plain.echoMessages, access: { who: 'anybody' } },
  openapi: { ...plain.openapi, access: { who: 'anybody' } },
  packageFile: { ...packages.packageFile, access: { who: ['coordinator'], own: 'procedure' } },
  packagePage: { ...packages.packagePage, access: { who: ['coordinator'], own: 'procedure' } },
  withdrawalFile: {
    ...packages.withdrawalFile,
    access: { who: ['coordinator'], own: 'procedure' },
  },
  receivedFile: { ...packages.receivedFile, access: { who: ['analyst'], own: 'none' } },
  mappingTemplate: { ...packages.mappingTemplate, access: { who: ['analyst'], own: 'none' } },
  rollupRelease: { ...rollups.rollupRelease, access: ofReaders },
  rollupTable: { ...rollups.rollupTable, access: ofReaders },
  rollupDictionary: { ...rollups.rollupDictionary, access: ofReaders },
  rollupMetadata: { ...rollups.rollupMetadata, access: ofReaders },
  rollupAudit: { ...rollups.rollupAudit, access: { who: ['analyst'], own: 'none' } },
  draftRelease: { ...rollups.draftRelease, access: ofSecrecy },
  draftTable: { ...rollups.draftTable, access: ofSecrecy },
  draftAudit: { ...rollups.draftAudit, access: ofSecrecy },
  schemaOfPackages: { ...packages.schemaOfPackages, access: { who: 'anybody' } },
} as const satisfies Record<
  keyof typeof plain | keyof typeof packages | keyof typeof rollups,
  Address & { access: RouteAccess }
>
