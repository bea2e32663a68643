// An OpenDocument text as blocks. Written here for the reasons that hold for Word files (wordFile.ts).
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import { authorLine, HiddenTexts, type HiddenText } from './hiddenText.ts'
import { ImportError, type ImportWarning } from './importFault.ts'
import { OdtBody, plainText } from './odtBody.ts'
import { odtStyles } from './odtStyles.ts'
import { allBelow, elementsIn, xmlTree, type XmlElement } from './xmlTree.ts'
import { decodedXml } from './xmlTokens.ts'
import type { ZipArchive } from './zipArchive.ts'

/** A part of more bytes than this is no case file: as a tree it would take many times as much. */
const LARGEST_PART = 24 * 1024 * 1024

/** Is it an OpenDocument text or a template of one? */
export const isOpenDocumentText = (kind: string): boolean =>
  /^application\/vnd\.oasis\.opendocument\.text(?:-template)?\s*$/.test(kind)

/** Reads an archive whose kind is `isOpenDocumentText`. Throws `ImportError`. */
export function readOpenDocument(archive: ZipArchive): {
  blocks: DocumentBlock[]
  warnings: ImportWarning[]
  hidden: readonly HiddenText[]
} {
  checkOpen(archive)
  const content = tree(archive, 'content.xml')
  if (!content) throw new ImportError('broken')
  const style = tree(archive, 'styles.xml')
  const meta = tree(archive, 'meta.xml')
  const [text] = allBelow(content, 'office:text')
  if (!text) throw new ImportError('broken')
  const hidden = new HiddenTexts()
  const body = new OdtBody(odtStyles(...(style ? [style] : []), content), hidden)
  const { blocks, placeOf } = body.read(text)
  for (const band of style ? allBelow(style, ...BANDS) : []) {
    const words = plainText(band)
    // Digits alone are the number of a page.
    if (!/\p{L}/u.test(words)) continue
    body.warnings.add('headerFooter')
    hidden.end()
    hidden.add('headerFooter', words)
  }
  const { authors, warnings } = body
  for (const line of [...(meta ? propertiesIn(meta) : []), ...[...authors].map(authorLine)]) {
    hidden.end()
    hidden.add('properties', line)
    warnings.add('properties')
  }
  const embedded = archive.names.filter((name) => /^Object[^/]*\/content\.xml$/.test(name))
  if (embedded.length > 0) warnings.add('embedded')
  // Programs in a file are nothing to read; templates of offices often hold some.
  if (archive.names.some((name) => /^(?:Basic|Scripts)\/.+\/./i.test(name)))
    warnings.add('programs')
  if (hidden.dropped > 0) warnings.add('hiddenTooMany')
  return { blocks, warnings: [...warnings], hidden: hidden.all(blocks.length, placeOf) }
}

const BANDS = ['style:header', 'style:footer', 'style:header-left', 'style:footer-left'].concat([
  'style:header-first',
  'style:footer-first',
])

/** What is said of the whole file, and by whom (OpenDocument 1.3, part 3, §4.3). */
const KNOWN: Readonly<Record<string, string>> = {
  'dc:title': 'Titel',
  'dc:subject': 'Thema',
  'dc:description': 'Beschreibung',
  'dc:creator': 'Zuletzt geändert von',
  'meta:initial-creator': 'Verfasst von',
  'meta:printed-by': 'Gedruckt von',
  'meta:keyword': 'Stichwort',
}

function propertiesIn(meta: XmlElement): string[] {
  return allBelow(meta, 'office:meta')
    .flatMap(elementsIn)
    .flatMap((one) => {
      const called = one.name === 'meta:user-defined' ? one.attribute('meta:name') : KNOWN[one.name]
      const words = plainText(one)
      return called === undefined || words === '' ? [] : [`${called}: ${words}`]
    })
}

/** A file with a password keeps its parts sealed; the list of its parts says so. */
function checkOpen(archive: ZipArchive): void {
  const manifest = archive.read('META-INF/manifest.xml')
  if (manifest && /<[\w-]*:?encryption-data\b/.test(new TextDecoder().decode(manifest)))
    throw new ImportError('locked')
}

function tree(archive: ZipArchive, name: string): XmlElement | undefined {
  const bytes = archive.read(name)
  if (!bytes) return undefined
  if (bytes.length > LARGEST_PART) throw new ImportError('bomb')
  return xmlTree(decodedXml(bytes))
}
