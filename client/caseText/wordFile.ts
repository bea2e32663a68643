// A DOCX file as blocks. Written here instead of taken from a library for two reasons: it runs in a worker and
// must stop a bomb while inflating it, which no DOCX library lets one do; and what is left out (deletions, hidden
// text, headers, comments, text boxes) has to be known and said, not guessed.
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import { authorLine, HiddenTexts, type HiddenKind, type HiddenText } from './hiddenText.ts'
import { ImportError, type ImportWarning } from './importFault.ts'
import { wordBody } from './wordBody.ts'
import { wordNames } from './wordNames.ts'
import { wordStyles } from './wordStyles.ts'
import { attributesOf, decodedXml, xmlTokens } from './xmlTokens.ts'
import { allBelow, xmlTree, type XmlElement } from './xmlTree.ts'
import type { ZipArchive } from './zipArchive.ts'

/** Throws `ImportError`. */
export function readWordFile(archive: ZipArchive): {
  blocks: DocumentBlock[]
  warnings: ImportWarning[]
  hidden: readonly HiddenText[]
} {
  checkKind(archive)
  const main = mainPart(archive)
  const document = part(archive, main)
  if (document === undefined) throw new ImportError('broken')
  const beside = (name: string): string | undefined => part(archive, main.replace(/[^/]*$/, name))
  const parts = { styles: wordStyles(beside('styles.xml')), numbering: beside('numbering.xml') }
  const hidden = new HiddenTexts()
  const { blocks, warnings, points, placeOf } = wordBody(document, parts, hidden)
  const authors = authorsIn(document)
  const say = (kind: HiddenKind, words: string): void => {
    if (!/\p{L}/u.test(words)) return
    warnings.add(kind)
    hidden.end()
    hidden.add(kind, words)
  }
  const listed = (pattern: RegExp, element: string, kind: HiddenKind): void => {
    for (const name of archive.names.filter((one) => pattern.test(one))) {
      const xml = part(archive, name) ?? ''
      for (const words of wordTexts(xml, element)) say(kind, words)
      for (const author of authorsIn(xml)) authors.add(author)
    }
  }
  listed(/\/comments\.xml$/, 'w:comment', 'comments')
  if (points.has('footnotes')) {
    listed(/\/footnotes\.xml$/, 'w:footnote', 'footnotes')
    listed(/\/endnotes\.xml$/, 'w:endnote', 'footnotes')
  }
  if (points.has('headerFooter')) {
    listed(/\/header\d*\.xml$/, 'w:hdr', 'headerFooter')
    listed(/\/footer\d*\.xml$/, 'w:ftr', 'headerFooter')
  }
  for (const line of [...propertiesIn(archive), ...[...authors].map(authorLine)])
    say('properties', line)
  if (hidden.dropped > 0) warnings.add('hiddenTooMany')
  return { blocks, warnings: [...warnings], hidden: hidden.all(blocks.length, placeOf) }
}

/** People who changed the text or wrote a comment. */
function authorsIn(xml: string): Set<string> {
  const found = [...xml.matchAll(/\sw:author="([^"]{1,200})"/g)].map(([, name = '']) => plain(name))
  return new Set(found.filter((name) => name.trim() !== ''))
}

/** The words of an attribute as they are read. */
const plain = (written: string): string => attributesOf(` a="${written}"`).get('a') ?? ''

/** The words of each element of that name, paragraph by paragraph. */
function wordTexts(xml: string, element: string): readonly string[] {
  const nameOf = wordNames()
  const found: string[] = []
  let text = ''
  let isText = false
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (isText) text += token.text
      continue
    }
    const name = nameOf(token)
    isText = token.kind === 'open' && (name === 'w:t' || name === 'w:delText')
    if (token.kind === 'open' && (name === 'w:tab' || name === 'w:br')) text += ' '
    if (token.kind !== 'close') continue
    if (name === 'w:p') text += '\n'
    else if (name === element) {
      found.push(text)
      text = ''
    }
  }
  // A part that is built otherwise is one text.
  return [...found, text]
}

/** What is said of the whole file, and by whom (ECMA-376 part 2, §11; part 1, §22.2). */
const KNOWN: Readonly<Record<string, string>> = {
  'dc:title': 'Titel',
  'dc:subject': 'Thema',
  'dc:description': 'Beschreibung',
  'dc:creator': 'Verfasst von',
  'cp:lastModifiedBy': 'Zuletzt geändert von',
  'cp:keywords': 'Stichwort',
  'cp:category': 'Kategorie',
  Company: 'Firma',
  Manager: 'Vorgesetzt',
}

function propertiesIn(archive: ZipArchive): string[] {
  const lines = ['docProps/core.xml', 'docProps/app.xml']
    .flatMap((name) => allBelow(xmlTree(part(archive, name) ?? ''), ...Object.keys(KNOWN)))
    .map((one) => [KNOWN[one.name] ?? '', wordsBelow(one)] as const)
  const own = allBelow(xmlTree(part(archive, 'docProps/custom.xml') ?? ''), 'property')
  return [...lines, ...own.map((one) => [one.attribute('name') ?? '', wordsBelow(one)] as const)]
    .filter(([, words]) => words !== '')
    .map(([called, words]) => `${called}: ${words}`)
}

const wordsBelow = (element: XmlElement): string =>
  element.children
    .map((child) => (typeof child === 'string' ? child : wordsBelow(child)))
    .join('')
    .trim()

function checkKind(archive: ZipArchive): void {
  if (archive.names.some((name) => /vbaProject\.bin$/i.test(name))) throw new ImportError('macros')
  const types = part(archive, '[Content_Types].xml')
  if (types === undefined) throw new ImportError('wrongKind')
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
