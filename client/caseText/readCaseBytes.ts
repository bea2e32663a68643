// What kind of file it is, by its first bytes and its name, and the text in it. Pure: runs in the worker and in tests.
import type { CaseSource } from '../../shared/caseText/parse.ts'
import { ImportError, type ImportFault, type ImportWarning } from './importFault.ts'
import type { HiddenText } from './hiddenText.ts'
import { isOpenDocumentText, readOpenDocument } from './odtFile.ts'
import { readWordFile } from './wordFile.ts'
import { openZip } from './zipArchive.ts'

/** Largest file that is opened, in bytes. */
export const FILE_LIMIT = 10 * 1024 * 1024

export type ReadOutcome =
  | {
      readonly ok: true
      readonly source: CaseSource
      readonly warnings: readonly ImportWarning[]
      /** What does not stand in the running text; the person decides whether it is taken over (IM12). */
      readonly hidden: readonly HiddenText[]
    }
  | { readonly ok: false; readonly fault: ImportFault }

/** Reads a file into a source for `parseSource`. Never throws: whatever is wrong is a fault. */
export function readCaseBytes(name: string, bytes: Uint8Array): ReadOutcome {
  try {
    const read = readKnown(name, bytes)
    return isEmpty(read) ? { ok: false, fault: 'empty' } : { ok: true, ...read }
  } catch (error) {
    return { ok: false, fault: error instanceof ImportError ? error.fault : 'failed' }
  }
}

/** A letter may stand in text boxes alone: then there is something to be decided about. */
const isEmpty = ({ source, hidden }: Read): boolean =>
  (source.kind === 'document' ? source.blocks.length === 0 : source.text.trim() === '') &&
  hidden.every(({ kind }) => kind === 'properties')

type Read = Omit<Extract<ReadOutcome, { ok: true }>, 'ok'>

function readKnown(name: string, bytes: Uint8Array): Read {
  if (bytes.length > FILE_LIMIT) throw new ImportError('tooLarge')
  if (bytes.length === 0) throw new ImportError('empty')
  const ending = /\.([a-z\d]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    const archive = openZip(bytes)
    const kind = new TextDecoder().decode(archive.read('mimetype'))
    const read = isOpenDocumentText(kind) ? readOpenDocument(archive) : readWordFile(archive)
    return {
      source: { kind: 'document', blocks: read.blocks },
      warnings: read.warnings,
      hidden: read.hidden,
    }
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new ImportError('oldWord')
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) throw new ImportError('pdf')
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new ImportError('wrongKind')
  if (ending === 'docx') throw new ImportError('broken')
  if (!['md', 'markdown', 'txt', 'text'].includes(ending)) throw new ImportError('wrongKind')
  const { text, isGuess } = decodedText(bytes)
  // A text file may hold Markdown; headings with days give it away.
  const isMarkdown = ending.startsWith('m') || /^#{1,6} .{0,80}Tag\s?\d/m.test(text)
  return {
    source: { kind: isMarkdown ? 'markdown' : 'text', text },
    warnings: isGuess ? ['encodingGuessed'] : [],
    hidden: [],
  }
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/** UTF-8 or, with a mark, UTF-16; else Windows-1252, as German Windows programs write it. */
function decodedText(bytes: Uint8Array): { text: string; isGuess: boolean } {
  if (startsWith(bytes, 0xff, 0xfe)) return { text: decode('utf-16le', bytes), isGuess: false }
  if (startsWith(bytes, 0xfe, 0xff)) return { text: decode('utf-16be', bytes), isGuess: false }
  const control = bytes.find(
    (byte) => byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a].includes(byte),
  )
  if (control !== undefined) throw new ImportError('notText')
  try {
    return { text: decode('utf-8', bytes), isGuess: false }
  } catch {
    return { text: windows1252(bytes), isGuess: true }
  }
}

/** What Windows-1252 has at 0x80 to 0x9f; the five places it leaves free stay what they are. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Written out, because some versions of Node decode these signs as control characters. */
const windows1252 = (bytes: Uint8Array): string =>
  decode('windows-1252', bytes).replace(
    /[\u0080-\u009f]/g,
    (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign,
  )

const decode = (encoding: string, bytes: Uint8Array): string =>
  new TextDecoder(encoding, { fatal: true }).decode(bytes)
