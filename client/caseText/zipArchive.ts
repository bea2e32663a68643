// A ZIP container opened with suspicion: everything is checked on the bytes before anything is inflated, and
// inflating is metered, because declared sizes can lie.
import { Inflate } from 'fflate'
import { ImportError } from './importFault.ts'
import { joinedBytes } from './joinedBytes.ts'

const zipLimits = {
  entries: 2000,
  /** Bytes of all entries together after inflating. */
  total: 50 * 1024 * 1024,
  /** Inflated bytes for one compressed byte. */
  ratio: 200,
  /** Below this many inflated bytes the ratio says nothing (a page of spaces). */
  ratioFrom: 1024 * 1024,
} as const

interface ZipEntry {
  readonly name: string
  readonly method: number
  /** Declared sizes in bytes. */
  readonly packed: number
  readonly size: number
  /** Where the local header begins. */
  readonly header: number
}

const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END = 0x06054b50

/** An opened archive: names, and the bytes of one entry at a time. */
export interface ZipArchive {
  readonly names: readonly string[]
  /** The inflated bytes of an entry, or undefined. Throws `ImportError` on anything that is not as declared. */
  read(name: string): Uint8Array | undefined
}

/** Checks the directory of a ZIP file. Throws `ImportError`: 'broken' or 'bomb'. */
export function openZip(bytes: Uint8Array): ZipArchive {
  const entries = directory(bytes)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  if (byName.size !== entries.length) throw new ImportError('broken')
  let used = 0
  return {
    names: entries.map(({ name }) => name),
    read(name) {
      const entry = byName.get(name)
      if (!entry) return undefined
      const content = inflated(packedBytes(bytes, entry), entry, zipLimits.total - used)
      used += content.length
      return content
    },
  }
}

function directory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  // One disk, no ZIP64: a document of at most 10 MB needs neither.
  if (view.getUint32(end + 4, true) !== 0 || count === 0xffff || start === 0xffffffff)
    throw new ImportError('broken')
  if (count > zipLimits.entries) throw new ImportError('bomb')
  if (start + size > end) throw new ImportError('broken')
  const entries: ZipEntry[] = []
  let at = start
  for (let number = 0; number < count; number++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new ImportError('broken')
    const entry = centralEntry(bytes, view, at)
    entries.push(entry)
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
  }
  checkSizes(entries, start)
  return entries
}

/**
 * The last end record whose directory stands where it says. What follows it (a line break from a mail program, zeros
 * of a disk, a comment) is no part of the archive and no damage (IM8).
 */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--)
    if (view.getUint32(at, true) === END && pointsAtDirectory(view, at)) return at
  throw new ImportError('broken')
}

function pointsAtDirectory(view: DataView, end: number): boolean {
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (start + size > end) return false
  return count === 0 || (start + 4 <= end && view.getUint32(start, true) === CENTRAL)
}

function centralEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1
  const entry = {
    name: new TextDecoder().decode(
      bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)),
    ),
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    header: view.getUint32(at + 42, true),
  }
  const isZip64 = [entry.packed, entry.size, entry.header].includes(0xffffffff)
  if (isEncrypted || isZip64) throw new ImportError('broken')
  return entry
}

/** Sums, ratios and places: no entry reaches into the next or into the directory. */
function checkSizes(entries: readonly ZipEntry[], directoryStart: number): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > zipLimits.total) throw new ImportError('bomb')
  if (entries.some(({ size, packed }) => isTooDense(size, packed))) throw new ImportError('bomb')
  const sorted = [...entries].sort((a, b) => a.header - b.header)
  sorted.forEach((entry, index) => {
    const next = sorted[index + 1]?.header ?? directoryStart
    if (entry.header + 30 + entry.packed > next) throw new ImportError('broken')
  })
}

const isTooDense = (size: number, packed: number): boolean =>
  size > zipLimits.ratioFrom && size > packed * zipLimits.ratio

function packedBytes(bytes: Uint8Array, { header, packed }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL)
    throw new ImportError('broken')
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (start + packed > bytes.length) throw new ImportError('broken')
  return bytes.subarray(start, start + packed)
}

/** Compressed bytes go in piece by piece, so that a piece can become at most about 8 MB before it is counted. */
const PIECE = 8 * 1024

function inflated(packed: Uint8Array, entry: ZipEntry, left: number): Uint8Array {
  if (entry.method === 0 && packed.length === entry.size) return packed
  if (entry.method !== 8) throw new ImportError('broken')
  const parts: Uint8Array[] = []
  let size = 0
  const stream = new Inflate((part) => {
    size += part.length
    if (size > left || isTooDense(size, packed.length)) throw new ImportError('bomb')
    if (size > entry.size) throw new ImportError('broken')
    parts.push(part)
  })
  try {
    for (let at = 0; at < packed.length; at += PIECE)
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
  } catch (error) {
    throw error instanceof ImportError ? error : new ImportError('broken')
  }
  if (size !== entry.size) throw new ImportError('broken')
  return joinedBytes(parts)
}
