import { z } from './zod.ts'

/** Names that every object inherits. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

const FORM = /^[A-Za-z0-9_-]{16,40}$/

/** Is this an identifier? The same question as the schema's, for those who ask it a million times. */
export const isId = (value: unknown): boolean =>
  typeof value === 'string' && FORM.test(value) && !inherited.has(value)

/**
 * An identifier made by a client or the server: 16 to 40 characters of the URL-safe alphabet.
 * Random (128 bit), never derived from a time, a person or an order; never a name that every object
 * inherits, such as `propertyIsEnumerable`.
 */
export const idSchema = z
  .string()
  .regex(FORM)
  .refine((id) => !inherited.has(id))
export type Id = z.infer<typeof idSchema>
