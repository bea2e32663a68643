import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 bits for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret: its SHA-256, hexadecimal. A copy of the database opens nothing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
