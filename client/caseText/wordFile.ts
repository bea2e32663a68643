// A DOCX file as blocks. Written here instead of taken from a library for two reasons: it runs in a worker and
// must stop a bomb while inflating it, which no DOCX library lets one do; and what is left out (deletions, hidden
// text, headers, comments, text boxes) has to be known and said, not guessed.
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import { ImportError, type ImportWarning } from './importFault.ts'
import { wordBody } from './wordBody.ts'
import { wordNames } from './wordNames.ts'
import { wordStyles } from './wordStyles.ts'
import { attributesOf, xmlTokens } from './xmlTokens.ts'
import { openZip, type ZipArchive } from './zipArchive.ts'

/** Throws `ImportError`. */
export function readWordFile(bytes: Uint8Array): {
  blocks: DocumentBlock[]
  warnings: ImportWarning[]
} {
  const archive = openZip(bytes)
  checkKind(archive)
  const main = mainPart(archive)
  const document = part(archive, main)
  if (document === undefined) throw new ImportError('broken')
  const beside = (name: string): string | undefined => part(archive, main.replace(/[^/]*$/, name))
  const parts = { styles: wordStyles(beside('styles.xml')), numbering: beside('numbering.xml') }
  const { blocks, warnings, points } = wordBody(document, parts)
  const isSaid = (pattern: RegExp): boolean =>
    archive.names.some((name) => pattern.test(name) && hasWords(part(archive, name) ?? ''))
  if (isSaid(/\/comments\.xml$/)) warnings.add('comments')
  if (points.has('footnotes') && isSaid(/\/(?:foot|end)notes\.xml$/)) warnings.add('footnotes')
  if (points.has('headerFooter') && isSaid(/\/(?:header|footer)\d*\.xml$/))
    warnings.add('headerFooter')
  return { blocks, warnings: [...warnings] }
}

/** Are there words in a part? Digits alone are the number of a page. */
function hasWords(xml: string): boolean {
  const nameOf = wordNames()
  let isText = false
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (isText && /\p{L}/u.test(token.text)) return true
    } else isText = token.kind === 'open' && nameOf(token) === 'w:t'
  }
  return false
}

function checkKind(archive: ZipArchive): void {
  if (archive.names.some((name) => /vbaProject\.bin$/i.test(name))) throw new ImportError('macros')
  const types = part(archive, '[Content_Types].xml')
  if (types === undefined) {
    const kind = part(archive, 'mimetype') ?? ''
    throw new ImportError(kind.includes('opendocument') ? 'openDocument' : 'wrongKind')
  }
  // Reading it to the end makes sure that it is sound and has no DOCTYPE.
  const overrides = [...xmlTokens(types)].flatMap((token) =>
    token.kind === 'open' ? [attributesOf(token.attributes).get('ContentType') ?? ''] : [],
  )
  if (overrides.some((type) => /macroEnabled|vbaProject/i.test(type)))
    throw new ImportError('macros')
  if (!overrides.some((type) => /wordprocessingml\.(?:document|template)\.main/.test(type)))
    throw new ImportError('wrongKind')
}

/** Where the body is: the package says so, and usually it is word/document.xml. */
function mainPart(archive: ZipArchive): string {
  const relations = part(archive, '_rels/.rels')
  if (relations === undefined) return 'word/document.xml'
  for (const token of xmlTokens(relations)) {
    if (token.kind !== 'open') continue
    const attributes = attributesOf(token.attributes)
    if (!attributes.get('Type')?.endsWith('/officeDocument')) continue
    if (attributes.get('TargetMode') === 'External') throw new ImportError('broken')
    return (attributes.get('Target') ?? '').replace(/^\//, '')
  }
  return 'word/document.xml'
}

function part(archive: ZipArchive, name: string): string | undefined {
  const bytes = archive.read(name)
  return bytes && decodedXml(bytes)
}

/** UTF-8, or UTF-16 with a mark; XML in a document is written in nothing else. */
function decodedXml(bytes: Uint8Array): string {
  const mark = `${bytes[0] ?? 0},${bytes[1] ?? 0}`
  const encoding = mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new ImportError('broken')
  }
}
