// The body that Outlook keeps as RTF: unpacked (MS-OXRTFCP), then read as text, or as the HTML it was made from
// (MS-OXRTFEX). Written here: it is a few words of RTF, in a worker, without a document.
import { HiddenTexts } from './hiddenText.ts'
import { ImportError } from './importFault.ts'
import { inCodePage } from './textBytes.ts'

/** What every packed text may point back to before it has said anything. */
const BEFORE =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'

/** Signs one to one. At most nine times as long as what is packed. Throws `ImportError`. */
export function unpackedRtf(bytes: Uint8Array): string {
  if (bytes.length < 16) throw new ImportError('broken')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = view.getUint32(8, true)
  if (kind === 0x414c454d) return latin(bytes.subarray(16))
  if (kind !== 0x75465a4c) throw new ImportError('broken')
  const memory = new Uint8Array(4096)
  memory.set(Array.from(BEFORE, (sign) => sign.charCodeAt(0)))
  let place = BEFORE.length
  const found = new Uint8Array(bytes.length * 9)
  let length = 0
  const write = (byte: number): void => {
    memory[place] = byte
    place = (place + 1) % 4096
    found[length++] = byte
  }
  for (let at = 16; at < bytes.length;) {
    const flags = bytes[at++] ?? 0
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        write(bytes[at++] ?? 0)
        continue
      }
      const pointer = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
      at += 2
      const from = pointer >> 4
      if (from === place) return latin(found.subarray(0, length))
      for (let count = 0; count < (pointer & 15) + 2; count++)
        write(memory[(from + count) % 4096] ?? 0)
    }
  }
  return latin(found.subarray(0, length))
}

function latin(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return parts.join('')
}

/** Groups that hold no running text. */
const unread = new Set(
  'fonttbl colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr footerf xmlnstbl filetbl revtbl listtable listoverridetable rsidtbl fldinst'.split(
    ' ',
  ),
)
const signs: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  emspace: ' ',
  enspace: ' ',
  '~': '\u00a0',
  _: '-',
}

/** Deeper than any program nests groups; each takes room until it ends. */
const DEEPEST = 500_000

interface Group {
  /** Nothing in it is shown. */
  isUnread: boolean
  /** It holds a tag of the HTML behind the text. */
  isTag: boolean
  /** It stands for a tag and is no text. */
  isInstead: boolean
  /** A reader does not see it. */
  isHidden: boolean
  /** How many signs stand in for one that is named by its number. */
  standIns: number
}

const word = /\\(?:([a-z]{1,32})(-?\d{1,10})? ?|'([\da-f]{2})|([^a-z]))|([{}])|([^\\{}]+)/giy

/** The text, or the HTML if it was made from HTML. `hidden` is what a reader would not see. Linear. Throws `ImportError`. */
export function rtfText(rtf: string): { text: string; isHtml: boolean; hidden: HiddenTexts } {
  const isHtml = /\\fromhtml1?\b/.test(rtf.slice(0, 500))
  const page = Number(/\\ansicpg(\d{1,5})/.exec(rtf.slice(0, 500))?.[1] ?? 1252)
  let group: Group = {
    isUnread: false,
    isTag: false,
    isInstead: false,
    isHidden: false,
    standIns: 1,
  }
  const around: Group[] = []
  const text: string[] = []
  const hidden = new HiddenTexts()
  /** Bytes in the code page, until something else comes. */
  let bytes: number[] = []
  let skip = 0
  let isStarred = false
  const show = (sign: string): void => {
    if (group.isUnread || group.isInstead || (isHtml && around.length === 0)) return
    if (group.isHidden) hidden.add('hiddenText', sign)
    else {
      if (sign.trim() !== '') hidden.end()
      text.push(sign)
    }
  }
  const flush = (): void => {
    if (bytes.length > 0) show(inCodePage(Uint8Array.from(bytes), page))
    bytes = []
  }
  const control = (name: string, value: number | undefined): void => {
    const isOn = value !== 0
    if (isStarred && name !== 'htmltag') group.isUnread = true
    else if (name === 'htmltag') group.isTag = true
    else if (name === 'htmlrtf') group.isInstead = isOn
    else if (unread.has(name)) group.isUnread = true
    else if (name === 'v' || name === 'deleted') group.isHidden = isOn
    else if (name === 'plain') group.isHidden = false
    else if (name === 'uc') group.standIns = value ?? 1
    else if (name === 'u') {
      show(String.fromCharCode((value ?? 0) & 0xffff))
      skip = group.standIns
    } else show(signs[name] ?? '')
    isStarred = false
  }
  word.lastIndex = 0
  for (let at = 0; at < rtf.length; at = word.lastIndex) {
    word.lastIndex = at
    const found = word.exec(rtf)
    if (!found) {
      word.lastIndex = at + 1
      continue
    }
    const [, name, value, byte, symbol, brace, words] = found
    if (byte !== undefined) {
      if (skip > 0) skip--
      else bytes.push(Number.parseInt(byte, 16))
      continue
    }
    flush()
    if (brace === '{') {
      if (around.length > DEEPEST) throw new ImportError('broken')
      around.push(group)
      group = { ...group }
      skip = 0
    } else if (brace === '}') {
      group = around.pop() ?? group
      skip = 0
    } else if (name === 'bin') word.lastIndex += Math.max(0, Number(value ?? 0))
    else if (name !== undefined) control(name.toLowerCase(), value === undefined ? value : +value)
    else if (symbol === '*') isStarred = true
    else if (symbol !== undefined) {
      if (symbol === '\n' || symbol === '\r') show('\n')
      else show('\\{}'.includes(symbol) ? symbol : (signs[symbol] ?? ''))
    } else if (words !== undefined) {
      const plain = words.replace(/[\r\n]+/g, '')
      const shown = plain.slice(skip)
      skip = Math.max(0, skip - plain.length)
      // Signs above ASCII that were not escaped stand in the code page as well.
      if (/[\u0080-\u00ff]/.test(shown))
        for (const sign of shown) bytes.push(sign.charCodeAt(0) & 0xff)
      else show(shown)
    }
  }
  flush()
  return { text: text.join(''), isHtml, hidden }
}
