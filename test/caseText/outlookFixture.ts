// A container as Outlook writes it (MS-CFB): folders and streams, the small ones in a stream of their own.

/** A folder: its streams and folders by name. */
export interface Folder {
  readonly [name: string]: Uint8Array | Folder
}

const SECTOR = 512
const SMALL = 64
const END = 0xfffffffe
const NONE = 0xffffffff

interface Entry {
  name: string
  type: number
  right: number
  child: number
  start: number
  size: number
  content: Uint8Array | undefined
}

/** The bytes of a file that holds them. */
export function compoundFile(root: Folder): Uint8Array {
  const entries: Entry[] = []
  listed('Root Entry', root, entries)
  const [first] = entries
  if (!first) throw new Error('no root')
  first.type = 5
  const small = new Chain(SMALL)
  const large = new Chain(SECTOR)
  for (const entry of entries) {
    if (!entry.content) continue
    entry.size = entry.content.length
    entry.start = entry.size === 0 ? END : (entry.size < 4096 ? small : large).add(entry.content)
  }
  const smallSize = small.bytes().length
  first.start = smallSize === 0 ? END : large.add(small.bytes())
  first.size = smallSize
  const smallTable = small.next.length === 0 ? END : large.add(numbers(small.next))
  const directory = large.add(directoryOf(entries))
  const sectors = Math.ceil((large.next.length + 1) / (SECTOR / 4 - 1))
  const places = Array.from({ length: sectors }, (_, at) => large.next.length + at)
  const table = numbers([...large.next, ...places.map(() => 0xfffffffd)])
  const padded = new Uint8Array(sectors * SECTOR).fill(0xff)
  padded.set(table)
  const header = headerOf(places, directory, smallTable, Math.ceil(small.next.length / 128))
  return joined([header, large.bytes(), padded])
}

function listed(name: string, content: Uint8Array | Folder, entries: Entry[]): number {
  const isStream = content instanceof Uint8Array
  const entry: Entry = {
    name,
    type: isStream ? 2 : 1,
    right: NONE,
    child: NONE,
    start: 0,
    size: 0,
    content: isStream ? content : undefined,
  }
  const place = entries.push(entry) - 1
  if (isStream) return place
  let last: Entry | undefined
  for (const [inner, one] of Object.entries(content)) {
    const at = listed(inner, one, entries)
    if (last) last.right = at
    else entry.child = at
    last = entries[at]
  }
  return place
}

class Chain {
  readonly next: number[] = []
  readonly #parts: Uint8Array[] = []
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  add(content: Uint8Array): number {
    const start = this.next.length
    const count = Math.ceil(content.length / this.#size)
    const padded = new Uint8Array(count * this.#size)
    padded.set(content)
    this.#parts.push(padded)
    for (let at = 1; at <= count; at++) this.next.push(at === count ? END : start + at)
    return start
  }

  bytes(): Uint8Array {
    return joined(this.#parts)
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

function numbers(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4))
  values.forEach((value, at) => view.setUint32(at * 4, value, true))
  return new Uint8Array(view.buffer)
}

function directoryOf(entries: readonly Entry[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(Math.ceil(entries.length / 4) * SECTOR))
  entries.forEach(({ name, type, right, child, start, size }, index) => {
    const at = index * 128
    Array.from(name).forEach((sign, place) =>
      view.setUint16(at + place * 2, sign.charCodeAt(0), true),
    )
    view.setUint16(at + 64, (name.length + 1) * 2, true)
    view.setUint8(at + 66, type)
    view.setUint32(at + 68, NONE, true)
    view.setUint32(at + 72, right, true)
    view.setUint32(at + 76, child, true)
    view.setUint32(at + 116, start, true)
    view.setUint32(at + 120, size, true)
  })
  return new Uint8Array(view.buffer)
}

function headerOf(
  table: readonly number[],
  directory: number,
  smallTable: number,
  smallCount: number,
): Uint8Array {
  const view = new DataView(new ArrayBuffer(SECTOR))
  ;[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].forEach((byte, at) => view.setUint8(at, byte))
  view.setUint16(0x18, 0x3e, true)
  view.setUint16(0x1a, 3, true)
  view.setUint16(0x1c, 0xfffe, true)
  view.setUint16(0x1e, 9, true)
  view.setUint16(0x20, 6, true)
  view.setUint32(0x2c, table.length, true)
  view.setUint32(0x30, directory, true)
  view.setUint32(0x38, 4096, true)
  view.setUint32(0x3c, smallTable, true)
  view.setUint32(0x40, smallCount, true)
  view.setUint32(0x44, END, true)
  for (let at = 0; at < 109; at++) view.setUint32(0x4c + at * 4, table[at] ?? NONE, true)
  return new Uint8Array(view.buffer)
}

const wide = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'))

/** Text properties by their number ("0037"), as Outlook writes them. */
export const textStreams = (texts: Readonly<Record<string, string>>): Folder =>
  Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [`__substg1.0_${id}001F`, wide(text)]),
  )

/** Short values by their number; `head` is the length of what stands before them. */
export function valueStream(
  head: number,
  values: Readonly<Record<number, number | bigint>>,
): Uint8Array {
  const list = Object.entries(values)
  const view = new DataView(new ArrayBuffer(head + list.length * 16))
  list.forEach(([id, value], index) => {
    const at = head + index * 16
    view.setUint16(at, typeof value === 'bigint' ? 0x40 : 3, true)
    view.setUint16(at + 2, Number(id), true)
    view.setBigUint64(at + 8, BigInt(value), true)
  })
  return new Uint8Array(view.buffer)
}

/** A moment as Outlook counts it. */
export const outlookTime = (moment: string): bigint =>
  BigInt(new Date(moment).getTime() + 11_644_473_600_000) * 10_000n
