import { z } from 'zod'
import { canonicalJson } from '../../shared/kernel/canonicalJson.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { refused } from '../../shared/releasePackage/refusal.ts'
import { inCanonicalOrder } from '../../shared/releasePackage/releasePackage.ts'
import {
  signedPackageSchema,
  signedWithdrawalSchema,
  type SignedPackage,
  type SignedWithdrawal,
} from '../../shared/releasePackage/releasePackage.schema.ts'
import { hashOfFile } from './signature.ts'

/** Largest file of a package, in UTF-16 units; 60 cases with every criterion are 900,000. */
export const PACKAGE_LIMIT = 1024 * 1024
/** Deepest nesting of a file: a package has 6 levels. */
const DEPTH_LIMIT = 16

/** What was read of a file; the signature is asked about elsewhere. */
export interface ReadFile {
  readonly file: SignedPackage | SignedWithdrawal
  /** SHA-256 of the file, as `sha256sum` gives it. */
  readonly hash: string
  /** What was signed, in canonical JSON as it stands in the file. */
  readonly content: string
}

/**
 * Reads a file of a package or a withdrawal: size, depth, form, and that it is written as the product writes it (RP6).
 * Takes its time on bad input, so the server does it in a thread.
 */
export function readPackage(given: string): Result<ReadFile> {
  // A mark before it is read over, so that the file is refused as written anew and not as something else.
  const text = given.replace(/^\ufeff/, '')
  if (text.length > PACKAGE_LIMIT) return refuse(refused('tooLarge'))
  if (isDeep(text)) return refuse(refused('malformed', { where: 'zu tief verschachtelt' }))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse(refused('malformed', { where: 'kein JSON' }))
  }
  if (isOtherVersion(value)) return refuse(refused('version'))
  const parsed = z.union([signedPackageSchema, signedWithdrawalSchema]).safeParse(value)
  if (!parsed.success) return refuse(refused('malformed', { where: placeOf(value) }))
  const file = parsed.data
  const content = contentAsWritten(file, given)
  if (content === null) return refuse(refused('reformatted'))
  return ok({ file, hash: hashOfFile(given), content })
}

/** Brackets outside of texts, counted: a parser that recurses would run out of stack. */
function isDeep(text: string): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (inText) {
      if (sign === 0x5c) at++
      else if (sign === 0x22) inText = false
    } else if (sign === 0x22) inText = true
    else if (sign === 0x7b || sign === 0x5b) {
      if (++depth > DEPTH_LIMIT) return true
    } else if (sign === 0x7d || sign === 0x5d) depth--
  }
  return false
}

/** Versions that are read. */
const PACKAGE_VERSIONS: readonly number[] = [1, 2]

/** Says of itself that it is a package of another version. */
function isOtherVersion(value: unknown): boolean {
  const content = held(value, 'package') ?? held(value, 'withdrawal')
  const format = held(content, 'format')
  const version = held(content, 'version')
  return (
    typeof format === 'string' &&
    format.startsWith('fallwerkstatt-') &&
    typeof version === 'number' &&
    !(format === 'fallwerkstatt-release-package' ? PACKAGE_VERSIONS : [1]).includes(version)
  )
}

const held = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined

/** Where a package departs from its schema: the path of the first field, which the sender's technician can look up. */
function placeOf(value: unknown): string {
  const schema =
    held(value, 'withdrawal') === undefined ? signedPackageSchema : signedWithdrawalSchema
  const issue = schema.safeParse(value).error?.issues[0]
  const names = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...(issue?.path ?? []), ...names].map(String).join('.')
  // A name from outside is repeated only as far as it could be one of ours.
  return /^[\w.]{1,80}$/.test(path) ? path : 'andere Form'
}

/** The canonical content of a file that is written as the product writes it; null where it is not. */
function contentAsWritten(file: SignedPackage | SignedWithdrawal, text: string): string | null {
  try {
    const isPackage = 'package' in file
    const content = canonicalJson(isPackage ? inCanonicalOrder(file.package) : file.withdrawal)
    const signature = canonicalJson(file.signature)
    const written = isPackage
      ? `{"package":${content},"signature":${signature}}`
      : `{"signature":${signature},"withdrawal":${content}}`
    return written === text ? content : null
  } catch {
    return null
  }
}
