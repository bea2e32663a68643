import {
  accountFilterSchema,
  accountPageSchema,
  accountRoleSchema,
  accountSchema,
  emailSchema,
} from '../account/account.schema.ts'
import { type Route, byId, done, nothing, route } from './route.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { listOf } from '../kernel/page.schema.ts'
import { z } from '../kernel/zod.ts'
import { addresses as at } from './address.ts'

/** Accounts. */
export const accountApi = {
  findAccounts: route(at.findAccounts, {
    summary: 'A page of the accounts, by name',
    params: nothing,
    body: accountFilterSchema,
    reply: accountPageSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  listFacilitators: route(at.listFacilitators, {
    summary: 'Accounts of the facilitation to choose from, active or not',
    params: nothing,
    body: nothing,
    reply: listOf(accountSchema),
    access: { who: ['administrator'], own: 'none' },
  }),
  addAccount: route(at.addAccount, {
    summary: 'Add an account; the reply carries a one-time start password',
    params: nothing,
    body: z.strictObject({
      email: emailSchema,
      name: nameSchema(120),
      role: accountRoleSchema,
      officeId: idSchema.nullable(),
      secrecyOfficer: z.boolean().exactOptional(),
    }),
    reply: z.strictObject({ account: accountSchema, startPassword: z.string() }),
    access: { who: ['administrator'], own: 'none' },
  }),
  changeAccount: route(at.changeAccount, {
    summary: 'Change address, name, role, office, activity',
    params: byId,
    body: z.strictObject({
      email: emailSchema.exactOptional(),
      name: nameSchema(120),
      role: accountRoleSchema,
      officeId: idSchema.nullable(),
      secrecyOfficer: z.boolean().exactOptional(),
      active: z.boolean(),
    }),
    reply: accountSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  removeAccount: route(at.removeAccount, {
    summary: 'Remove an account that was never used',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['administrator'], own: 'none' },
  }),
  resetPassword: route(at.resetPassword, {
    summary: 'Set a new one-time start password',
    params: byId,
    body: nothing,
    reply: z.strictObject({ startPassword: z.string() }),
    access: { who: ['administrator'], own: 'none' },
  }),
} as const satisfies Record<string, Route>
