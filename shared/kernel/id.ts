import type { Id } from './id.schema.ts'

export type { Id } from './id.schema.ts'

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
