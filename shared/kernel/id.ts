import { z } from 'zod'

/**
 * An identifier made by a client or the server: 16 to 40 characters of the URL-safe alphabet.
 * Random (128 bit), never derived from a time, a person or an order (design D3).
 */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{16,40}$/)
export type Id = z.infer<typeof idSchema>

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Fills the given bytes with cryptographic randomness; `crypto.getRandomValues` fits. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array

/**
 * A fresh identifier of 22 characters (132 bit).
 * Works in insecure contexts too, where `crypto.randomUUID` is missing (a laptop in a room without TLS).
 */
export function newId(fill: FillRandom = (bytes) => crypto.getRandomValues(bytes)): Id {
  const bytes = fill(new Uint8Array(22))
  return Array.from(bytes, (byte) => alphabet[byte & 63]).join('')
}
