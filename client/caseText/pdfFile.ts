// The words of a PDF, read by a library that runs in this worker: without pictures, fonts, scripts or anything from
// elsewhere. What a reader of the pages does not see is listed, pages without words are named.
import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
// It gives the library its second half, which would else be started as a worker of its own.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { HiddenTexts, type HiddenKind } from './hiddenText.ts'
import { ImportError, type ImportWarning } from './importFault.ts'
import { pdfBlocks, type PdfPage } from './pdfBlocks.ts'
import { checkPdf } from './pdfGate.ts'
import type { PdfPiece } from './pdfLayout.ts'
import { fieldPieces, said, type PdfAnnotation } from './pdfNotes.ts'
import type { ReadOutcome } from './readCaseBytes.ts'
import type { ReadProgress } from './readFileBytes.ts'

/** Pages of the longest file that is opened. */
const MOST_PAGES = 500
/** Pieces of text on one page, and letters of a whole file: no person wrote more. */
const MOST_PIECES = 60_000
const MOST_LETTERS = 5_000_000

/** Throws `ImportError`. */
export async function readPdfFile(
  bytes: Uint8Array,
  onProgress: (progress: ReadProgress) => void,
): Promise<ReadOutcome> {
  const { hasInvisibleText } = checkPdf(bytes)
  const { promise, destroy } = opened(bytes)
  try {
    return await outcomeOf(await promise, hasInvisibleText, onProgress)
  } catch (error) {
    throw faultOf(error)
  } finally {
    await destroy()
  }
}

function opened(bytes: Uint8Array): {
  promise: Promise<PDFDocumentProxy>
  destroy: () => Promise<void>
} {
  const task = getDocument({
    // What is handed over is gone; a page that was asked for twice needs it no more.
    data: bytes,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: 0,
  })
  return { promise: task.promise, destroy: () => task.destroy() }
}

function faultOf(error: unknown): ImportError {
  if (error instanceof ImportError) return error
  const name = error instanceof Error ? error.name : ''
  return new ImportError(name === 'PasswordException' ? 'pdfLocked' : 'pdfBroken')
}

async function outcomeOf(
  pdf: PDFDocumentProxy,
  hasInvisibleText: boolean,
  onProgress: (progress: ReadProgress) => void,
): Promise<ReadOutcome> {
  if (pdf.numPages > MOST_PAGES) throw new ImportError('pdfTooManyPages')
  const hidden = new HiddenTexts()
  const warnings = new Set<ImportWarning>()
  const list = (kind: HiddenKind, words: string): void => {
    if (words.trim() === '') return
    warnings.add(kind)
    hidden.end()
    hidden.add(kind, words)
  }
  const pages: ReadPage[] = []
  let letters = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    onProgress({ page: number, of: pdf.numPages })
    const page = await readPage(await pdf.getPage(number), list)
    letters += page.pieces.reduce((sum, { text }) => sum + text.length, 0)
    if (letters > MOST_LETTERS) throw new ImportError('bomb')
    pages.push(page)
  }
  const isEmpty = ({ pieces }: ReadPage): boolean => pieces.every(({ text }) => text.trim() === '')
  if (pages.every(isEmpty)) throw new ImportError('pdfNoText')
  const { blocks, repeated } = pdfBlocks(withoutMarked(pages, list))
  for (const line of repeated) list('headerFooter', line)
  await listBeside(pdf, list, warnings)
  if (hasInvisibleText) warnings.add('invisibleText')
  const empty = pages.flatMap((page, at) => (isEmpty(page) ? [String(at + 1)] : []))
  if (empty.length > 0) warnings.add('pagesWithoutText')
  if (hidden.dropped > 0) warnings.add('hiddenTooMany')
  return {
    ok: true,
    source: { kind: 'document', blocks },
    warnings: [...warnings],
    hidden: hidden.all(blocks.length),
    ...(empty.length > 0 ? { named: { pagesWithoutText: empty } } : {}),
  }
}

/** A page with what its program says is no part of the running text. */
interface ReadPage extends PdfPage {
  readonly marked: ReadonlySet<PdfPiece>
}

async function readPage(
  page: PDFPageProxy,
  list: (kind: HiddenKind, words: string) => void,
): Promise<ReadPage> {
  const viewport = page.getViewport({ scale: 1 })
  const pieces: PdfPiece[] = []
  let turned = 0
  const marked = new Set<PdfPiece>()
  /** Marks that are open; true for one that says "no part of the text". */
  const marks: boolean[] = []
  const reader = page.streamTextContent({ includeMarkedContent: true }).getReader()
  for (;;) {
    const { done, value } = (await reader.read()) as {
      done: boolean
      value?: { items: readonly TextItem[] }
    }
    if (done) break
    for (const item of value?.items ?? []) {
      if (item.type === 'endMarkedContent') marks.pop()
      else if (item.type !== undefined) marks.push(item.tag === 'Artifact')
      else if (item.str !== undefined && item.str.trim() !== '') {
        const piece = pieceOf(item, viewport.transform, () => viewport.height + 20 * ++turned)
        pieces.push(piece)
        if (marks.includes(true)) marked.add(piece)
      }
      if (pieces.length > MOST_PIECES) throw new ImportError('bomb')
    }
  }
  const annotations = (await page.getAnnotations({ intent: 'display' })) as PdfAnnotation[]
  pieces.push(...fieldPieces(annotations, viewport.transform))
  for (const { kind, words } of said(annotations)) list(kind, words)
  page.cleanup()
  return { height: viewport.height, pieces, marked }
}

/** What the library says of a piece of text, or of a mark around some. */
interface TextItem {
  readonly type?: string
  readonly tag?: string
  readonly str?: string
  readonly width?: number
  readonly transform?: readonly number[]
}

/** Text that runs up or down the page is read below it: `below` says where. */
function pieceOf(
  { str = '', width = 0, transform = [] }: TextItem,
  view: readonly number[],
  below: () => number,
): PdfPiece {
  const [a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = transform
  const [va = 1, vb = 0, vc = 0, vd = 1, left = 0, top = 0] = view
  const along = va * a + vc * b
  const across = vb * a + vd * b
  const text = decomposed(str)
  const size = Math.hypot(c, d) || 1
  if (along < Math.abs(across)) return { text, x: 0, y: below(), width, size }
  return { text, x: va * e + vc * f + left, y: vb * e + vd * f + top, width, size }
}

/** Dots that were set before or behind their letter belong above it. */
const decomposed = (text: string): string =>
  text.replace(/¨\s?([aouAOU])/g, '$1\u0308').normalize('NFC')

/** Without what the program marked as a head or foot, unless it marked nearly everything. */
function withoutMarked(
  pages: readonly ReadPage[],
  list: (kind: HiddenKind, words: string) => void,
): PdfPage[] {
  const all = pages.reduce((sum, { pieces }) => sum + pieces.length, 0)
  const marked = pages.reduce((sum, page) => sum + page.marked.size, 0)
  if (marked === 0 || marked > all * 0.4) return [...pages]
  const lines = new Map<string, string>()
  for (const page of pages) {
    const words = [...page.marked].map(({ text }) => text.trim()).join(' ')
    if (/\p{L}/u.test(words)) lines.set(words.replace(/\d+/g, '#'), words)
  }
  for (const line of lines.values()) list('headerFooter', line)
  return pages.map(({ height, pieces, marked: gone }) => ({
    height,
    pieces: pieces.filter((piece) => !gone.has(piece)),
  }))
}

const properties: Readonly<Record<string, string>> = {
  Title: 'Titel',
  Author: 'Verfasst von',
  Subject: 'Thema',
  Keywords: 'Stichwörter',
}

/** What a document holds beside its pages. */
async function listBeside(
  pdf: PDFDocumentProxy,
  list: (kind: HiddenKind, words: string) => void,
  warnings: Set<ImportWarning>,
): Promise<void> {
  const { info } = await pdf.getMetadata()
  const values = info as Readonly<Record<string, unknown>>
  for (const [name, called] of Object.entries(properties)) {
    const value = values[name]
    if (typeof value === 'string' && value.trim() !== '') list('properties', `${called}: ${value}`)
  }
  const attached: unknown = await pdf.getAttachments()
  const files = attached instanceof Map ? [...attached.values()] : Object.values(attached ?? {})
  for (const { filename } of files as { filename?: string }[])
    list('embedded', `Angehängte Datei: ${filename ?? 'ohne Namen'}`)
  const layers = await pdf.getOptionalContentConfig()
  for (const [, layer] of layers as Iterable<[string, { visible: boolean }]>)
    if (!layer.visible) warnings.add('hiddenLayers')
}
