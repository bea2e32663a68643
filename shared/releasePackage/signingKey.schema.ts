import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { pageNumberSchema, pageOf } from '../kernel/page.schema.ts'
import { z } from '../kernel/zod.ts'
import { registrationSchema } from './registration.schema.ts'
import { sha256Schema } from '../kernel/sha256.schema.ts'

/** A public key that is known here: one of this server, or one that was registered. Times are milliseconds. */
const knownKeySchema = z.strictObject({
  keyId: sha256Schema,
  publicKey: registrationSchema.shape.publicKey,
  label: z.string(),
  own: z.boolean(),
  addedAt: z.number(),
  /** Signs no more; what it signed stays valid. */
  retiredAt: z.number().nullable(),
  /** What it signed is refused from here on. */
  revokedAt: z.number().nullable(),
  /** Which office each of its keys stands for; empty for own ones, which speak for the offices of this server. */
  offices: z.array(z.strictObject({ key: idSchema, officeId: idSchema, name: z.string() })),
  /** Packages that came in under it. */
  packages: z.int().min(0),
})

export type KnownKey = z.infer<typeof knownKeySchema>

/** Which keys are asked for: those of this server or those of others, or the one with an id among them. */
export const signingKeyFilterSchema = z.strictObject({
  own: z.boolean(),
  id: sha256Schema.nullable(),
  page: pageNumberSchema,
})
export type SigningKeyFilter = z.infer<typeof signingKeyFilterSchema>
export const signingKeyPageSchema = pageOf(knownKeySchema)

/** How this server introduces itself elsewhere; null before its first key. */
export const ownRegistrationSchema = z.strictObject({ registration: registrationSchema.nullable() })

/** A key of another server, compared by telephone, and which office here each of its own is. */
export const keyInput = z.strictObject({
  label: nameSchema(120),
  publicKey: registrationSchema.shape.publicKey,
  offices: z
    .array(z.strictObject({ key: idSchema, officeId: idSchema }))
    .min(1)
    .max(300),
})
