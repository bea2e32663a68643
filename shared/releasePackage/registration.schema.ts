import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { z } from '../kernel/zod.ts'

/**
 * How a server introduces itself at the state level, once and with every new key (RP5): its public key, and what the keys
 * of its offices stand for. Holds no result; the names in it are in no package.
 */
export const registrationSchema = z.strictObject({
  format: z.literal('fallwerkstatt-signing-key'),
  version: z.literal(1),
  /** SubjectPublicKeyInfo (DER) of an Ed25519 key, base64. */
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{59}=$/),
  offices: z.array(z.strictObject({ key: idSchema, name: nameSchema(120) })).max(300),
})
export type Registration = z.infer<typeof registrationSchema>
