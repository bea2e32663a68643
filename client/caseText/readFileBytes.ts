// What kind of file it is. What few files need (PDF, messages) is loaded when such a file comes.
import { ImportError, type ImportFault } from './importFault.ts'
import { mailText, type Mail } from './mail.ts'
import { FILE_LIMIT, readCaseBytes, type ReadOutcome } from './readCaseBytes.ts'

/** How far a file is read: pages, from 1. */
export interface ReadProgress {
  readonly page: number
  readonly of: number
}

/** Reads a file of any kind into a source for `parseSource`. Never throws: whatever is wrong is a fault. */
export async function readFileBytes(
  name: string,
  bytes: Uint8Array,
  onProgress: (progress: ReadProgress) => void = () => undefined,
): Promise<ReadOutcome> {
  try {
    if (bytes.length > FILE_LIMIT) throw new ImportError('tooLarge')
    const read = readerOf(name, bytes)
    if (!read) return readCaseBytes(name, bytes)
    return await read(bytes, onProgress)
  } catch (error) {
    return { ok: false, fault: error instanceof ImportError ? error.fault : 'failed' }
  }
}

type Reader = (
  bytes: Uint8Array,
  onProgress: (progress: ReadProgress) => void,
) => Promise<ReadOutcome>

/** Undefined for what needs nothing of its own. */
function readerOf(name: string, bytes: Uint8Array): Reader | undefined {
  const ending = /\.([a-z\d]{1,10})$/i.exec(name)?.[1]?.toLowerCase()
  if (isPdf(bytes))
    return async (all, onProgress) => (await import('./pdfFile.ts')).readPdfFile(all, onProgress)
  if (ending === 'pdf' && bytes.length > 0) return () => Promise.reject(new ImportError('noPdf'))
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return async () => outlookOutcome(bytes, ending === 'msg' ? 'mailBroken' : 'oldWord')
  if (ending === 'msg') return () => Promise.reject(new ImportError('mailBroken'))
  if (ending === 'eml')
    return async () => mailOutcome(await (await import('./mailFile.ts')).readMailFile(bytes))
  return undefined
}

/** Its mark stands in front, or behind a few bytes of whatever sent it. */
const isPdf = (bytes: Uint8Array): boolean =>
  new TextDecoder('windows-1252').decode(bytes.subarray(0, 1024)).includes('%PDF-')

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/** A container holds a message, or an old Word file, or one with a password. */
async function outlookOutcome(bytes: Uint8Array, otherwise: ImportFault): Promise<ReadOutcome> {
  const { readOutlookFile } = await import('./outlookFile.ts')
  try {
    const mail = readOutlookFile(bytes)
    if (mail) return mailOutcome(mail)
  } catch (error) {
    if (!(error instanceof ImportError) || error.fault !== 'broken') throw error
  }
  throw new ImportError(otherwise)
}

function mailOutcome(mail: Mail): ReadOutcome {
  const { text, ...beside } = mailText(mail)
  if (text === '') throw new ImportError('empty')
  return { ok: true, source: { kind: 'text', text }, ...beside }
}
