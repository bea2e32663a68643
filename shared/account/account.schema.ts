import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { pageNumberSchema, pageOf, searchTextSchema } from '../kernel/page.schema.ts'

/** Account roles. Seats are not accounts. */
export const accountRoles = ['coordinator', 'facilitator', 'analyst', 'administrator'] as const
export const accountRoleSchema = z.enum(accountRoles)
export type AccountRole = z.infer<typeof accountRoleSchema>

/** A login address: compared in lower case. */
export const emailSchema = z
  .email()
  .max(200)
  .transform((text) => text.toLowerCase())
/** At least 12, at most 128 characters, no composition rules (ASVS 5.0, 6.2). Common ones are refused by the server. */
export const passwordSchema = z.string().min(12).max(128)

export const accountSchema = z.strictObject({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  role: accountRoleSchema,
  officeId: idSchema.nullable(),
  active: z.boolean(),
  /** Still the password that was handed over: nothing opens before an own one is chosen. */
  mustChangePassword: z.boolean(),
  /** Prepares releases of the state and sees them before they are closed; analysts alone. */
  secrecyOfficer: z.boolean(),
})
export type Account = z.infer<typeof accountSchema>

/** How long a start password opens the choice of an own one, in days. */
export const START_PASSWORD_DAYS = 14

/** Which accounts are asked for: by a part of name, address or office, by task, or the one with an id. */
export const accountFilterSchema = z.strictObject({
  text: searchTextSchema,
  role: accountRoleSchema.nullable(),
  id: idSchema.nullable(),
  page: pageNumberSchema,
})
export type AccountFilter = z.infer<typeof accountFilterSchema>

/** An account in the list of the administration. */
const listedAccountSchema = accountSchema.extend({ officeName: z.string().nullable() })
export type ListedAccount = z.infer<typeof listedAccountSchema>
export const accountPageSchema = pageOf(listedAccountSchema)
