import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { canonicalJson } from '../../shared/kernel/canonicalJson.ts'
import type {
  AnyPackage,
  SignedPackage,
  SignedWithdrawal,
  Withdrawal,
} from '../../shared/releasePackage/releasePackage.schema.ts'

/** SHA-256 of a text in UTF-8, lower-case hexadecimal: of a file what `sha256sum` gives. */
export const hashOfFile = (file: string): string =>
  createHash('sha256').update(file, 'utf8').digest('hex')

/** A key pair that signs, and the name of its public half. */
export interface SigningKey {
  readonly keyId: string
  readonly privateKey: KeyObject
}

/** The public key as it is stored and told: SubjectPublicKeyInfo (DER) in base64. */
export const writtenKey = (key: KeyObject): string =>
  (key.type === 'public' ? key : createPublicKey(key))
    .export({ type: 'spki', format: 'der' })
    .toString('base64')

/** SHA-256 of the public key: how a signature names it, and what people compare. */
export const keyIdOf = (written: string): string =>
  createHash('sha256').update(Buffer.from(written, 'base64')).digest('hex')

/** A written public key; undefined unless it is one of Ed25519, written as `writtenKey` does. */
export function readKey(written: string): KeyObject | undefined {
  try {
    const der = Buffer.from(written, 'base64')
    const key = createPublicKey({ key: der, type: 'spki', format: 'der' })
    return key.asymmetricKeyType === 'ed25519' && writtenKey(key) === written ? key : undefined
  } catch {
    return undefined
  }
}

/** The bytes that are signed: which kind of file it is, and its canonical content. */
const signedBytes = (
  content: AnyPackage | Withdrawal,
  written: string = canonicalJson(content),
): Buffer => Buffer.from(`${content.format}\n${written}`, 'utf8')

const signatureOf = (content: AnyPackage | Withdrawal, { keyId, privateKey }: SigningKey) => ({
  algorithm: 'Ed25519' as const,
  key: keyId,
  value: sign(null, signedBytes(content), privateKey).toString('base64url'),
})

/** The file of a package: canonical JSON with its signature (RP5). Same content and key, same bytes. */
export const signedPackage = (content: AnyPackage, key: SigningKey): string =>
  canonicalJson({
    package: content,
    signature: signatureOf(content, key),
  } satisfies SignedPackage)

/** The file of a withdrawal. */
export const signedWithdrawal = (content: Withdrawal, key: SigningKey): string =>
  canonicalJson({
    withdrawal: content,
    signature: signatureOf(content, key),
  } satisfies SignedWithdrawal)

/**
 * Does the signature fit what stands beside it, under this written public key?
 * @param canonical what stands beside it as it was read (`readPackage`); written anew unless it is given
 */
export function isSignedBy(
  file: SignedPackage | SignedWithdrawal,
  written: string,
  canonical?: string,
): boolean {
  const key = readKey(written)
  const content = 'package' in file ? file.package : file.withdrawal
  const { value } = file.signature
  return (
    key !== undefined &&
    verify(null, signedBytes(content, canonical), key, Buffer.from(value, 'base64url'))
  )
}
