import { z } from '../kernel/zod.ts'
import { masterDataSchema, masterDataViewSchema } from '../reviewCase/masterData.schema.ts'
import { masterDataAddresses as at } from './masterData.address.ts'
import { type Route, byId, nothing, route } from './route.ts'

/** What they say of a family is the office's own matter: neither moderation nor room reads them (MD4). */
const access = { who: ['coordinator'], own: 'case' } as const

/** Master data of a case. */
export const masterDataApi = {
  getMasterData: route(at.getMasterData, {
    summary: 'The master data of a case, and how many assessments its office has in a year',
    params: byId,
    body: nothing,
    reply: masterDataViewSchema,
    access,
  }),
  changeMasterData: route(at.changeMasterData, {
    summary: 'Write the master data of a case',
    params: byId,
    body: z.strictObject({
      masterData: masterDataSchema,
      /** The revision the account has seen; 0 for none. Another one is refused. */
      base: z.int().min(0),
    }),
    reply: masterDataViewSchema,
    access,
  }),
  confirmMasterData: route(at.confirmMasterData, {
    summary: 'Confirm master data another account wrote',
    params: byId,
    body: z.strictObject({ revision: z.int().min(1) }),
    reply: masterDataViewSchema,
    access,
  }),
} as const satisfies Record<string, Route>
