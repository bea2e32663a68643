import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Choice, VoteSettings } from '../../shared/vote/vote.ts'
import type { StoredBallot } from './roomStore.ts'

/** What lies in the box of one vote: ballots by their keys, and the flags of those who voted. Nothing joins the two. */
export interface BoxContent {
  /** Bytes one ballot takes, whatever it says. */
  readonly slotBytes: number
  readonly ballots: ReadonlyMap<string, StoredBallot>
  readonly flags: ReadonlySet<string>
}

/** Length of a key in bytes (AES-256). */
export const KEY_BYTES = 32

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
const VERSION = 1
/** Version, bytes per slot, ballots, flags. */
const HEADER = 1 + 4 + 2 + 2
/** So many ballots, and so many flags, fit in before a box grows. */
const STEP = 32
const FLAG_BYTES = 64
/** Longest text of a ballot, in UTF-16 code units (`ballotSchema`). */
const MAX_TEXT = 500

/** A box does not open: its key is another one, or its bytes were changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/**
 * How many bytes a ballot of this vote takes at most; every one of them is written with so many. Its text is written
 * as UTF-16, the rest as JSON.
 */
export function slotBytesOf({ kind, options }: Pick<VoteSettings, 'kind' | 'options'>): number {
  const choice = options.reduce((sum, id) => sum + Buffer.byteLength(JSON.stringify(id)) + 5, 2)
  return 128 + choice + (kind === 'feedback' ? 2 * MAX_TEXT : 0)
}

const stepped = (count: number): number => Math.max(1, Math.ceil(count / STEP)) * STEP

/**
 * Seals a box under a key with a fresh nonce. The bytes tell how many times 32 ballots there are and nothing else:
 * each takes the same room, in the order of the keys. `place` says whose box it is; under another one it does not open.
 */
export function sealBox(key: Buffer, place: string, content: BoxContent): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(toBytes(content)), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()])
}

/** Opens what `sealBox` made; throws `SealBroken` if key, place or bytes are others. */
export function openBox(key: Buffer, place: string, sealed: Buffer): BoxContent {
  if (sealed.length < NONCE + HEADER + TAG) throw new SealBroken('too short')
  const end = sealed.length - TAG
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE), {
      authTagLength: TAG,
    })
    decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(end))
    return fromBytes(
      Buffer.concat([decipher.update(sealed.subarray(NONCE, end)), decipher.final()]),
    )
  } catch {
    throw new SealBroken('not sealed under this key')
  }
}

function toBytes({ slotBytes, ballots, flags }: BoxContent): Buffer {
  const slots = stepped(ballots.size)
  const bytes = Buffer.alloc(HEADER + slots * slotBytes + stepped(flags.size) * FLAG_BYTES)
  bytes.writeUInt8(VERSION, 0)
  bytes.writeUInt32BE(slotBytes, 1)
  bytes.writeUInt16BE(ballots.size, 5)
  bytes.writeUInt16BE(flags.size, 7)
  const inOrder = [...ballots.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const [at, ballot] of inOrder.entries())
    writeSlot(bytes.subarray(HEADER + at * slotBytes, HEADER + (at + 1) * slotBytes), ballot)
  const behind = HEADER + slots * slotBytes
  for (const [at, flag] of [...flags].sort().entries()) {
    const from = behind + at * FLAG_BYTES
    writeShort(bytes.subarray(from, from + FLAG_BYTES), Buffer.from(flag))
  }
  return bytes
}

function fromBytes(bytes: Buffer): BoxContent {
  const slotBytes = bytes.readUInt32BE(1)
  const [ballots, flags] = [new Map<string, StoredBallot>(), new Set<string>()]
  const count = bytes.readUInt16BE(5)
  for (let at = 0; at < count; at++) {
    const ballot = readSlot(bytes.subarray(HEADER + at * slotBytes))
    ballots.set(ballot.key, ballot)
  }
  const behind = HEADER + stepped(count) * slotBytes
  for (let at = 0; at < bytes.readUInt16BE(7); at++)
    flags.add(readShort(bytes.subarray(behind + at * FLAG_BYTES)).toString())
  return { slotBytes, ballots, flags }
}

/** Two bytes of length, then the bytes. Throws if they do not fit: nothing is cut. */
function writeShort(into: Buffer, bytes: Buffer): void {
  if (bytes.length + 2 > into.length) throw new RangeError('does not fit into the box')
  into.writeUInt16BE(bytes.length, 0)
  bytes.copy(into, 2)
}

const readShort = (from: Buffer): Buffer => from.subarray(2, 2 + from.readUInt16BE(0))

function writeSlot(into: Buffer, { text, ...head }: StoredBallot): void {
  const bytes = Buffer.from(JSON.stringify(head))
  writeShort(into, bytes)
  writeShort(into.subarray(2 + bytes.length), Buffer.from(text, 'utf16le'))
}

function readSlot(from: Buffer): StoredBallot {
  const bytes = readShort(from)
  const head = JSON.parse(bytes.toString()) as { key: string; turn: number; choice: Choice }
  return { ...head, text: readShort(from.subarray(2 + bytes.length)).toString('utf16le') }
}
