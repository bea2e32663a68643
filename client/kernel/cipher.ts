import { fromBase64 } from '../../shared/kernel/base64.ts'

/** Something encrypted, with the random start value it needs. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly body: ArrayBuffer
}

/** Encrypts and decrypts under one key that lives in memory. */
export interface Cipher {
  /** Encrypts a value for one place; moved to another place it cannot be read. */
  seal(place: string, value: unknown): Promise<Sealed>
  /** The value, or undefined if it was sealed under another key or for another place. */
  open(place: string, sealed: Sealed): Promise<unknown>
}

const AES = 'AES-GCM'

/** Is there encryption here? On plain http in a local network browsers offer none. */
export const hasCipher = (): boolean => (crypto as { subtle?: SubtleCrypto }).subtle !== undefined

/** AES-GCM of 256 bits under a key in base64. */
export async function cipherOf(key: string): Promise<Cipher> {
  const secret = await crypto.subtle.importKey('raw', fromBase64(key), AES, false, [
    'encrypt',
    'decrypt',
  ])
  const settings = (place: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: AES,
    iv,
    additionalData: new TextEncoder().encode(place),
  })
  return {
    seal: async (place, value) => {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const plain = new TextEncoder().encode(JSON.stringify(value))
      return { iv, body: await crypto.subtle.encrypt(settings(place, iv), secret, plain) }
    },
    open: async (place, { iv, body }) => {
      try {
        const plain = await crypto.subtle.decrypt(settings(place, iv), secret, body)
        return JSON.parse(new TextDecoder().decode(plain)) as unknown
      } catch {
        return undefined
      }
    },
  }
}
