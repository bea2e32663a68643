import {
  accountRoles,
  accountSchema,
  emailSchema,
  passwordSchema,
} from '../account/account.schema.ts'
import { type Route, done, nothing, route } from './route.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { z } from '../kernel/zod.ts'
import { addresses as at } from './address.ts'

/** The way in, and out. */
export const loginApi = {
  setup: route(at.setup, {
    summary: 'Create the first administrator with the one-time link',
    params: nothing,
    body: z.strictObject({
      token: z.string().max(200),
      name: nameSchema(120),
      email: emailSchema,
      password: passwordSchema,
    }),
    reply: accountSchema,
    access: { who: 'anybody' },
  }),
  checkSetup: route(at.checkSetup, {
    summary: 'Is the one-time link still good? Refused where it was used, replaced or is too old',
    params: nothing,
    body: z.strictObject({ token: z.string().max(200) }),
    reply: done,
    access: { who: 'anybody' },
  }),
  login: route(at.login, {
    summary: 'Log in',
    params: nothing,
    body: z.strictObject({ email: z.string().max(200), password: z.string().max(200) }),
    reply: accountSchema,
    access: { who: 'anybody' },
  }),
  logout: route(at.logout, {
    summary: 'Log out',
    params: nothing,
    body: nothing,
    reply: done,
    access: { who: 'anybody' },
  }),
  me: route(at.me, {
    summary: 'Who am I: an account, a seat, both or neither',
    params: nothing,
    body: nothing,
    reply: z.strictObject({
      account: accountSchema.nullable(),
      seat: z.strictObject({ seatId: idSchema, workshopId: idSchema }).nullable(),
    }),
    access: { who: 'anybody' },
  }),
  changePassword: route(at.changePassword, {
    summary: 'Change the own password',
    params: nothing,
    body: z.strictObject({ current: z.string().max(200), next: passwordSchema }),
    reply: done,
    access: { who: accountRoles, own: 'none', beforeOwnPassword: true },
  }),
} as const satisfies Record<string, Route>
