import { z } from './zod.ts'

/**
 * An identifier made by a client or the server: 16 to 40 characters of the URL-safe alphabet.
 * Random (128 bit), never derived from a time, a person or an order (design D3); never a name that every object
 * inherits, such as `propertyIsEnumerable`.
 */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,40}$/)
  .refine((id) => !(id in Object.prototype))
export type Id = z.infer<typeof idSchema>
