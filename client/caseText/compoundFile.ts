// The container of Outlook messages (MS-CFB), opened with suspicion: every chain of sectors is followed at most once
// around, every entry is looked at once, and all that is read together is not much more than the file. Written here because the library that reads it needs Node's buffers and
// follows chains without a limit.
import { ImportError } from './importFault.ts'
import { joinedBytes } from './joinedBytes.ts'

/** A folder of the container. */
export interface CompoundStorage {
  readonly storages: ReadonlyMap<string, CompoundStorage>
  readonly streams: ReadonlySet<string>
  /** The bytes of a stream, or undefined. Throws `ImportError` where they are not as declared. */
  read(name: string): Uint8Array | undefined
}

const END = 0xfffffffe
const NONE = 0xffffffff
const ENTRY = 128
/** So many times the bytes of a file may be read from it. */
const READ_AGAIN = 8

interface Entry {
  readonly name: string
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

/** Throws `ImportError`: 'broken'. */
export function openCompound(bytes: Uint8Array): CompoundStorage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512) throw new ImportError('broken')
  const shift = view.getUint16(0x1e, true)
  if (shift !== 9 && shift !== 12) throw new ImportError('broken')
  const sectors = new Sectors(bytes, shift)
  const table = sectors.tableOf(view)
  const directory = sectors.chain(table, view.getUint32(0x30, true))
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY)
    entries.push(entryOf(directory.subarray(at, at + ENTRY)))
  const [root] = entries
  if (root?.type !== 5) throw new ImportError('broken')
  const small = sectors.chain(table, view.getUint32(0x3c, true))
  const smallTable = numbersIn(small)
  const smallSectors = new Sectors(sectors.chain(table, root.start), 6, 0)
  const cutoff = view.getUint32(0x38, true)
  // Streams share no sectors, and some are asked for twice.
  let left = READ_AGAIN * bytes.length
  const read = ({ start, size }: Entry): Uint8Array => {
    if (size === 0) return new Uint8Array()
    left -= size
    if (left < 0) throw new ImportError('broken')
    const isSmall = size < cutoff
    const content = isSmall
      ? smallSectors.chain(smallTable, start, size)
      : sectors.chain(table, start, size)
    if (content.length < size) throw new ImportError('broken')
    return content.subarray(0, size)
  }
  return storageOf(entries, root, new Set([0]), read)
}

class Sectors {
  readonly #bytes: Uint8Array
  readonly #size: number
  readonly #first: number

  /** `first` is where sector 0 begins; of the file itself behind its header. */
  constructor(bytes: Uint8Array, shift: number, first = 1 << shift) {
    this.#bytes = bytes
    this.#size = 1 << shift
    this.#first = first
  }

  get count(): number {
    return Math.ceil(Math.max(0, this.#bytes.length - this.#first) / this.#size)
  }

  sector(number: number): Uint8Array {
    const start = this.#first + number * this.#size
    if (number >= this.count) throw new ImportError('broken')
    return this.#bytes.subarray(start, start + this.#size)
  }

  /** The sectors behind each other that begin with `start`; no more than `length` bytes are wanted. */
  chain(table: Uint32Array, start: number, length = Infinity): Uint8Array {
    const parts: Uint8Array[] = []
    let size = 0
    for (let at = start; at !== END && at !== NONE && size < length; at = table[at] ?? NONE) {
      if (parts.length > this.count) throw new ImportError('broken')
      const part = this.sector(at)
      parts.push(part)
      size += part.length
    }
    return joinedBytes(parts)
  }

  /** Which sector follows which. The list of its own sectors begins in the header. */
  tableOf(view: DataView): Uint32Array {
    const places: number[] = []
    for (let at = 0x4c; at < 0x200; at += 4) places.push(view.getUint32(at, true))
    const perSector = this.#size / 4 - 1
    let next = view.getUint32(0x44, true)
    for (let seen = 0; next !== END && next !== NONE; seen++) {
      if (seen > this.count) throw new ImportError('broken')
      const numbers = numbersIn(this.sector(next))
      for (const number of numbers.subarray(0, perSector)) places.push(number)
      next = numbers[perSector] ?? NONE
    }
    const used = places.filter((place) => place !== NONE)
    if (used.length > this.count) throw new ImportError('broken')
    const table = new Uint32Array(used.length * (this.#size / 4)).fill(NONE)
    used.forEach((place, at) => table.set(numbersIn(this.sector(place)), (at * this.#size) / 4))
    return table
  }
}

function numbersIn(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) =>
    view.getUint32(at * 4, true),
  )
}

function entryOf(bytes: Uint8Array): Entry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = Math.min(64, view.getUint16(64, true))
  return {
    name: new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.max(0, length - 2))),
    type: bytes[66] ?? 0,
    left: view.getUint32(68, true),
    right: view.getUint32(72, true),
    child: view.getUint32(76, true),
    start: view.getUint32(116, true),
    size: view.getUint32(120, true),
  }
}

/** Siblings are a tree; each entry belongs to one folder. */
function storageOf(
  entries: readonly Entry[],
  folder: Entry,
  seen: Set<number>,
  read: (entry: Entry) => Uint8Array,
): CompoundStorage {
  const streams = new Map<string, Entry>()
  const storages = new Map<string, CompoundStorage>()
  const waiting = [folder.child]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const entry = entries[id]
    if (!entry || seen.has(id)) continue
    seen.add(id)
    waiting.push(entry.left, entry.right)
    if (entry.type === 2) streams.set(entry.name, entry)
    else if (entry.type === 1) storages.set(entry.name, storageOf(entries, entry, seen, read))
  }
  return {
    storages,
    streams: new Set(streams.keys()),
    read: (name) => {
      const entry = streams.get(name)
      return entry && read(entry)
    },
  }
}
