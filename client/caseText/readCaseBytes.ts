// What kind of file it is, by its first bytes and its name, and the text in it. Pure: runs in the worker and in tests.
import type { CaseSource } from '../../shared/caseText/parse.ts'
import { ImportError, type ImportFault, type ImportWarning } from './importFault.ts'
import type { HiddenText } from './hiddenText.ts'
import { readHtmlBody } from './htmlBody.ts'
import { isOpenDocumentText, readOpenDocument } from './odtFile.ts'
import { decodedText } from './textBytes.ts'
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
      /** What some of the warnings name: files, pages. */
      readonly named?: Partial<Record<ImportWarning, readonly string[]>>
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
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new ImportError('wrongKind')
  if (ending === 'docx') throw new ImportError('broken')
  const isHtml = ending === 'html' || ending === 'htm'
  if (!isHtml && !['md', 'markdown', 'txt', 'text'].includes(ending))
    throw new ImportError('wrongKind')
  const { text, isGuess } = decodedText(bytes)
  const guessed: ImportWarning[] = isGuess ? ['encodingGuessed'] : []
  if (isHtml) {
    const { blocks, warnings, hidden } = readHtmlBody(text)
    return { source: { kind: 'document', blocks }, warnings: [...guessed, ...warnings], hidden }
  }
  // A text file may hold Markdown; headings with days give it away.
  const isMarkdown = ending.startsWith('m') || /^#{1,6} .{0,80}Tag\s?\d/m.test(text)
  return {
    source: { kind: isMarkdown ? 'markdown' : 'text', text },
    warnings: guessed,
    hidden: [],
  }
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)
