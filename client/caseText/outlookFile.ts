// A message that Outlook saved (.msg): a container whose streams are the properties of the message (MS-OXMSG).
// What hangs on it is named and not opened.
import { openCompound, type CompoundStorage } from './compoundFile.ts'
import { HiddenTexts } from './hiddenText.ts'
import { htmlText } from './htmlText.ts'
import { mailboxWords, type Mail } from './mail.ts'
import { rtfText, unpackedRtf } from './rtfText.ts'
import { inCodePage } from './textBytes.ts'

const PROPERTIES = '__properties_version1.0'

/** Numbers of properties (MS-OXPROPS). */
const id = {
  subject: 0x0037,
  sentOn: 0x0039,
  behalfName: 0x0042,
  behalfAddress: 0x0065,
  recipientKind: 0x0c15,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  copyNames: 0x0e03,
  toNames: 0x0e04,
  deliveredOn: 0x0e06,
  body: 0x1000,
  packedRtf: 0x1009,
  html: 0x1013,
  name: 0x3001,
  address: 0x3003,
  attached: 0x3701,
  shortFile: 0x3704,
  longFile: 0x3707,
  smtp: 0x39fe,
  internetPage: 0x3fde,
  messagePage: 0x3ffd,
  senderSmtp: 0x5d01,
  behalfSmtp: 0x5d02,
} as const

/** The message, or undefined if the container holds none. Throws `ImportError`. */
export function readOutlookFile(bytes: Uint8Array): Mail | undefined {
  const root = openCompound(bytes)
  if (!root.streams.has(PROPERTIES)) return undefined
  const message = new Properties(root, 32)
  const page = message.number(id.messagePage) ?? message.number(id.internetPage) ?? 1252
  const text = (number: number): string => message.text(number, page)
  const people = inside(root, '__recip_version1.0_').map((storage) => recipient(storage, page))
  const to = people.filter(({ kind }) => kind === 1).map(({ words }) => words)
  const copy = people.filter(({ kind }) => kind > 1).map(({ words }) => words)
  const { text: body, hidden } = bodyOf(message, page)
  return {
    from: mailboxWords(
      text(id.behalfName) || text(id.senderName),
      [id.behalfSmtp, id.senderSmtp, id.behalfAddress, id.senderAddress]
        .map(text)
        .find(isAddress) ?? '',
    ),
    to: to.join('; ') || text(id.toNames),
    copy: copy.join('; ') || text(id.copyNames),
    date: message.moment(id.sentOn) ?? message.moment(id.deliveredOn) ?? '',
    subject: text(id.subject),
    body,
    attachments: inside(root, '__attach_version1.0_').map((storage) => attachment(storage, page)),
    hidden,
    isGuess: false,
  }
}

/** Addresses of an Exchange server name no mailbox. */
const isAddress = (words: string): boolean => words.includes('@')

const inside = (root: CompoundStorage, start: string): CompoundStorage[] =>
  [...root.storages]
    .filter(([name]) => name.startsWith(start))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, storage]) => storage)

function recipient(storage: CompoundStorage, page: number): { kind: number; words: string } {
  const person = new Properties(storage, 8)
  const name = person.text(id.name, page)
  const address = [id.smtp, id.address].map((number) => person.text(number, page)).find(isAddress)
  return { kind: person.number(id.recipientKind) ?? 1, words: mailboxWords(name, address ?? '') }
}

function attachment(storage: CompoundStorage, page: number): string {
  const file = new Properties(storage, 8)
  const inner = storage.storages.get(`__substg1.0_${hex(id.attached)}000D`)
  if (inner?.streams.has(PROPERTIES)) {
    const subject = new Properties(inner, 24).text(id.subject, page)
    return subject === '' ? 'E-Mail' : `E-Mail „${subject}“`
  }
  const [name] = [id.longFile, id.shortFile, id.name]
    .map((number) => file.text(number, page))
    .filter((words) => words !== '')
  return name ?? 'Anhang ohne Namen'
}

interface Body {
  readonly text: string
  readonly hidden: HiddenTexts
}

function bodyOf(message: Properties, page: number): Body {
  const plain = message.text(id.body, page)
  if (plain.trim() !== '') return { text: plain, hidden: new HiddenTexts() }
  const html = message.bytes(id.html)
  if (html) return htmlText(inCodePage(html, message.number(id.internetPage) ?? page))
  const packed = message.bytes(id.packedRtf)
  if (!packed) return { text: '', hidden: new HiddenTexts() }
  const body = rtfText(unpackedRtf(packed))
  return body.isHtml ? htmlText(body.text) : body
}

const hex = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0')

/** The properties of a message, a recipient or an attachment. */
class Properties {
  readonly #storage: CompoundStorage
  /** Where each short value stands, by its number. */
  readonly #places = new Map<number, number>()
  readonly #view: DataView

  /** `head` is the length of what stands before the first of them, in bytes. */
  constructor(storage: CompoundStorage, head: number) {
    this.#storage = storage
    const bytes = storage.read(PROPERTIES) ?? new Uint8Array()
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = head; at + 16 <= bytes.length; at += 16)
      this.#places.set(this.#view.getUint16(at + 2, true), at + 8)
  }

  text(number: number, page: number): string {
    const wide = this.#storage.read(`__substg1.0_${hex(number)}001F`)
    if (wide) return withoutEnd(new TextDecoder('utf-16le').decode(wide))
    const narrow = this.#storage.read(`__substg1.0_${hex(number)}001E`)
    return narrow ? withoutEnd(inCodePage(narrow, page)) : ''
  }

  /** What is kept as bytes, or as text although it is HTML. */
  bytes(number: number): Uint8Array | undefined {
    const wide = this.#storage.read(`__substg1.0_${hex(number)}001F`)
    if (wide) return new TextEncoder().encode(new TextDecoder('utf-16le').decode(wide))
    return (
      this.#storage.read(`__substg1.0_${hex(number)}0102`) ??
      this.#storage.read(`__substg1.0_${hex(number)}001E`)
    )
  }

  number(number: number): number | undefined {
    const place = this.#places.get(number)
    return place === undefined ? undefined : this.#view.getInt32(place, true)
  }

  /** A moment, kept in steps of 100 ns since 1601. */
  moment(number: number): Date | undefined {
    const place = this.#places.get(number)
    if (place === undefined) return undefined
    const steps = this.#view.getBigUint64(place, true)
    const moment = new Date(Number(steps / 10_000n) - 11_644_473_600_000)
    return steps === 0n || Number.isNaN(moment.getTime()) ? undefined : moment
  }
}

const withoutEnd = (text: string): string => text.replace(/\0+$/, '')
