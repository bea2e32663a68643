import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { importFaults, importWarnings } from '../../client/caseText/importFault.ts'
import {
  importFaultText,
  importWarningText,
  parseWarningText,
} from '../../client/caseText/importText.ts'
import { readCaseBytes } from '../../client/caseText/readCaseBytes.ts'
import { xmlTokens } from '../../client/caseText/xmlTokens.ts'
import { parseSource, parseWarnings, type CaseSource } from '../../shared/caseText/parse.ts'
import { contentTypes, documentXml, docx, heading, paragraph } from './wordFixture.ts'
import { growthOf, LINEAR } from '../support/growth.ts'

const read = (bytes: Uint8Array, name = 'fall.docx') => readCaseBytes(name, bytes)
const sourceOf = (bytes: Uint8Array, name?: string): CaseSource => {
  const outcome = read(bytes, name)
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome.source
}
const textOf = (bytes: Uint8Array, name: string): string => {
  const source = sourceOf(bytes, name)
  if (source.kind === 'document') throw new Error('no text')
  return source.text
}
const warningsOf = (bytes: Uint8Array) => {
  const outcome = read(bytes)
  return outcome.ok ? [...outcome.warnings] : outcome.fault
}
const faultOf = (bytes: Uint8Array, name?: string) => {
  const outcome = read(bytes, name)
  return outcome.ok ? 'read' : outcome.fault
}
/** What stands in the entries after parsing, as a person would see it. */
const entriesOf = (body: string, parts?: Record<string, string>) => {
  const { draft } = parseSource(sourceOf(docx(body, parts)))
  return draft.entries.map(({ day, heading, text }) => `${day}|${heading}|${text}`)
}
const inDay = (body: string, parts?: Record<string, string>): string =>
  entriesOf(heading('Tag 1') + body, parts)
    .join('\n')
    .replace(/^1\|\|/, '')
const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

describe('text files', () => {
  it('are read as UTF-8, with or without a mark', () => {
    expect(read(strToU8('Tag 1: Größe'), 'a.txt')).toEqual({
      ok: true,
      source: { kind: 'text', text: 'Tag 1: Größe' },
      warnings: [],
      hidden: [],
    })
    expect(textOf(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), 'a.md')).toBe('a')
  })

  it('are read as Windows-1252 where they are not UTF-8, and say so', () => {
    const bytes = new Uint8Array([0x84, 0x47, 0x72, 0xf6, 0xdf, 0x65, 0x93, 0x80, 0x9f])
    expect(read(bytes, 'a.TXT')).toMatchObject({
      source: { kind: 'text', text: '„Größe“€Ÿ' },
      warnings: ['encodingGuessed'],
    })
  })

  it('are read as UTF-16 with a mark', () => {
    expect(textOf(new Uint8Array([0xff, 0xfe, 0xe4, 0x00, 0x62, 0x00]), 'a.txt')).toBe('äb')
    expect(textOf(new Uint8Array([0xfe, 0xff, 0x00, 0xe4]), 'a.txt')).toBe('ä')
  })

  it('are Markdown by their ending or by headings with days', () => {
    expect(read(strToU8('x'), 'a.md')).toMatchObject({ source: { kind: 'markdown' } })
    expect(read(strToU8('# Fall\n\n### A-01 · Tag 0 · x\n\ny'), 'a.txt')).toMatchObject({
      source: { kind: 'markdown' },
    })
  })
})

describe('files that are not taken', () => {
  it.each([
    ['a.rtf', '{\\rtf1', 'wrongKind'],
    ['a.xml', '<html>', 'wrongKind'],
    ['a', 'text', 'wrongKind'],
    ['a.docx', 'text', 'broken'],
    ['a.txt', 'a\u0000b', 'notText'],
    ['a.txt', '', 'empty'],
    ['a.txt', ' \n\t\n', 'empty'],
  ])('%s with %j', (name, content, fault) => {
    expect(faultOf(strToU8(content), name)).toBe(fault)
  })

  it('old Word files, encrypted ones, other ZIP files', () => {
    expect(faultOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe('oldWord')
    const openDocument = (kind: string) =>
      zipSync({ mimetype: strToU8(`application/vnd.oasis.opendocument.${kind}`) })
    expect(faultOf(openDocument('text'))).toBe('broken')
    expect(faultOf(openDocument('spreadsheet'))).toBe('wrongKind')
    expect(faultOf(zipSync({ 'a.txt': strToU8('x') }))).toBe('wrongKind')
    const sheet = contentTypes(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    )
    expect(faultOf(docx(paragraph('x'), { '[Content_Types].xml': sheet }))).toBe('wrongKind')
  })

  it('files over 10 MiB', () => {
    expect(faultOf(new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61), 'a.txt')).toBe('tooLarge')
  })

  it('an empty document', () => {
    expect(faultOf(docx('<w:p/>'))).toBe('empty')
  })
})

describe('Word files', () => {
  it('become entries with headings, lists and lines', () => {
    const body = [
      paragraph('Fall Z', '<w:pStyle w:val="Title"/>'),
      heading('A-01 · Tag 0, 14:05 Uhr · Hausbesuch', 3),
      `<w:p>${run('M öffnet ')}${run('sofort', '<w:b/>')}${run('.')}</w:p>`,
      paragraph('erstens', '<w:numPr><w:ilvl w:val="0"/></w:numPr>'),
      paragraph('zweitens', '<w:numPr/>'),
      '<w:p><w:r><w:t>oben</w:t><w:br/><w:t>unten</w:t><w:tab/><w:t>rechts</w:t></w:r></w:p>',
      paragraph('Tag 3: Anruf der Kita.'),
    ].join('')
    expect(entriesOf(body)).toEqual([
      '0|A-01 · Hausbesuch|M öffnet sofort.\n\n– erstens\n– zweitens\n\noben\nunten rechts',
      '3||Anruf der Kita.',
    ])
    expect(parseSource(sourceOf(docx(body))).draft.title).toBe('Fall Z')
  })

  it('keep characters that mean something in Markdown or XML', () => {
    const words = '# 5 * 3 _a_ `b` ~c~ \\d | e &amp; &lt;f&gt; &#228;&#x20AC; *g*'
    expect(inDay(paragraph(words))).toBe('# 5 * 3 _a_ `b` ~c~ \\d | e & <f> ä€ *g*')
    for (const line of ['> kein Zitat', '---', '===', '- - -', '| keine | Tabelle |'])
      expect(inDay(paragraph('davor') + paragraph(line.replace('>', '&gt;')))).toBe(
        `davor\n\n${line}`,
      )
  })

  it('join the cells of a table, also of one inside a cell', () => {
    const cell = (content: string) => `<w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr>${content}</w:tc>`
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`
    const inner = `<w:tbl>${row(paragraph('i1'), paragraph('i2'))}</w:tbl><w:p/>`
    const table = `<w:tbl><w:tblPr/>${row(paragraph('a|b'), paragraph('c') + paragraph('d'))}${row(inner, paragraph('e'))}</w:tbl>`
    expect(inDay(table + paragraph('danach'))).toBe('a|b · c d\ni1 · i2 · e\n\ndanach')
  })

  it('know the German and the renamed headings, and those with an outline level', () => {
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="x1"><w:name w:val="heading 2"/></w:style><w:style w:styleId="x2"><w:name w:val="Amt"/><w:basedOn w:val="x1"/></w:style></w:styles>`
    const named = (style: string) => paragraph('Tag 5 Besuch', `<w:pStyle w:val="${style}"/>`)
    for (const style of ['berschrift2', 'Überschrift1', 'x1', 'x2'])
      expect(entriesOf(named(style) + paragraph('Text.'), { 'word/styles.xml': styles })).toEqual([
        '5|Besuch|Text.',
      ])
    const level = paragraph('Tag 5 Besuch', '<w:outlineLvl w:val="1"/>')
    expect(entriesOf(level + paragraph('Text.'))).toEqual(['5|Besuch|Text.'])
  })

  it('are found where the package says, under any prefix', () => {
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`
    const other = documentXml(paragraph('Tag 2: Hier.'))
      .replace(/w:/g, 'ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=')
    const parts = { '_rels/.rels': relations, 'word/document2.xml': other }
    expect(entriesOf(paragraph('nicht hier'), parts)).toEqual(['2||Hier.'])
  })

  it('are read as a library writes them', async () => {
    const file = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Tag 4, 9:00 Uhr · Gespräch', heading: HeadingLevel.HEADING_2 }),
            new Paragraph({
              children: [new TextRun('M sagt: '), new TextRun({ text: '„ja“', bold: true })],
            }),
            new Table({
              rows: [
                new TableRow({
                  children: ['a', 'b'].map(
                    (text) => new TableCell({ children: [new Paragraph(text)] }),
                  ),
                }),
              ],
            }),
          ],
        },
      ],
    })
    const bytes = new Uint8Array(await Packer.toBuffer(file))
    const { draft } = parseSource(sourceOf(bytes))
    expect(draft.entries).toEqual([
      { id: 'E-1', day: 4, time: '09:00', heading: 'Gespräch', text: 'M sagt: „ja“\n\na · b' },
    ])
  })
})

describe('what a reader of a Word file would not see', () => {
  const canary = 'KANARIENVOGEL'

  it.each<[string, string, string[]]>([
    [
      'deleted',
      `<w:p>${run('da ')}<w:del>${run(canary)}<w:r><w:delText>${canary}</w:delText></w:r></w:del>${run('bleibt')}</w:p>`,
      ['deletedText'],
    ],
    [
      'moved away',
      `<w:p>${run('da ')}<w:moveFrom>${run(canary)}</w:moveFrom>${run('bleibt')}</w:p>`,
      ['deletedText'],
    ],
    [
      'hidden',
      `<w:p>${run('da ')}${run(canary, '<w:vanish/>')}${run('bleibt', '<w:vanish w:val="0"/>')}</w:p>`,
      ['hiddenText'],
    ],
    [
      'hidden by a style',
      `<w:p>${run('da ')}${run(canary, '<w:rStyle w:val="geheim"/>')}${run('bleibt')}</w:p>`,
      ['hiddenText'],
    ],
    [
      'in a hidden paragraph',
      `${paragraph(canary, '<w:pStyle w:val="geheim"/>')}${paragraph('da bleibt')}`,
      ['hiddenText'],
    ],
    [
      'in a text box',
      `<w:p>${run('da ')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph(canary)}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(canary)}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('bleibt')}</w:p>`,
      ['textBoxes'],
    ],
    [
      'beside a picture',
      `<w:p>${run('da ')}<w:r><w:drawing><docPr descr="${canary}"/><pic:pic/></w:drawing></w:r>${run('bleibt')}</w:p>`,
      ['pictures'],
    ],
    [
      'in a field code',
      `<w:p>${run('da ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${canary}</w:instrText></w:r>${run('bleibt')}</w:p>`,
      [],
    ],
    [
      'in a deleted row',
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${paragraph(canary)}</w:tc></w:tr><w:tr><w:tc>${paragraph('da bleibt')}</w:tc></w:tr></w:tbl>`,
      ['deletedText'],
    ],
    [
      'in an old property',
      `<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>da bleibt</w:t></w:r></w:p>`,
      [],
    ],
    [
      'in a note',
      `<w:p>${run('da ')}<w:r><w:footnoteReference w:id="1"/></w:r>${run('bleibt')}</w:p>`,
      ['footnotes'],
    ],
    [
      'in a comment',
      `<w:p><w:commentRangeStart w:id="1"/>${run('da bleibt')}<w:r><w:commentReference/></w:r></w:p>`,
      ['comments'],
    ],
    [
      'in a header',
      `${paragraph('da bleibt')}<w:sectPr><w:headerReference/></w:sectPr>`,
      ['headerFooter'],
    ],
    [
      'in an object',
      `<w:p>${run('da bleibt')}<w:r><w:object>${canary}</w:object></w:r></w:p>`,
      ['embedded'],
    ],
  ])('is left out and said: %s', (_, body, warnings) => {
    const hidden = documentXml(paragraph(canary))
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="leer"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="geheim"><w:basedOn w:val="leer"/></w:style></w:styles>`
    const parts = {
      'word/styles.xml': styles,
      'word/footnotes.xml': hidden,
      'word/header1.xml': hidden,
      'docProps/core.xml': hidden,
      ...(warnings.includes('comments') ? { 'word/comments.xml': hidden } : {}),
    }
    expect(inDay(body, parts)).toBe('da bleibt')
    expect(warningsOf(docx(heading('Tag 1') + body, parts))).toEqual(warnings)
  })

  it('keeps what was inserted or moved here, links, controls and results of fields', () => {
    const body = `<w:p><w:ins>${run('ein')}</w:ins><w:moveTo>${run('zwei')}</w:moveTo><w:hyperlink>${run('drei')}</w:hyperlink><w:sdt><w:sdtPr><w:t>nicht</w:t></w:sdtPr><w:sdtContent>${run('vier')}</w:sdtContent></w:sdt><w:fldSimple>${run('fünf')}</w:fldSimple></w:p>`
    expect(inDay(body)).toBe('einzweidreivierfünf')
    expect(warningsOf(docx(body))).toEqual([])
  })

  it('says that there are comments where only their part tells', () => {
    const comments = documentXml(paragraph('Bitte prüfen.'))
    expect(warningsOf(docx(paragraph('x'), { 'word/comments.xml': comments }))).toEqual([
      'comments',
    ])
  })
})

describe('dangerous files', () => {
  it('with macros, whatever they are called', () => {
    expect(faultOf(docx(paragraph('x'), { 'word/vbaProject.bin': 'x' }))).toBe('macros')
    const types = contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml')
    expect(faultOf(docx(paragraph('x'), { '[Content_Types].xml': types }))).toBe('macros')
  })

  it.each([
    ['an entity bomb', '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'],
    ['an outside DTD', '<!DOCTYPE d SYSTEM "http://example.org/x.dtd">'],
    ['an outside entity', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
  ])('with a DOCTYPE: %s', (_, doctype) => {
    const document = documentXml(paragraph('x'), doctype)
    expect(faultOf(docx('', { 'word/document.xml': document }))).toBe('doctype')
    const relations = `${doctype}<Relationships/>`
    expect(faultOf(docx(paragraph('x'), { '_rels/.rels': relations }))).toBe('doctype')
  })

  it.each([
    '<w:p>&unknown;</w:p>',
    '<w:p>&#xFFFFFFF;</w:p>',
    '<w:p>a & b</w:p>',
    '<w:p><w:r></w:p></w:r>',
    '<w:p',
    '<w:p a="<">',
    '< p></p>',
    '<w:p>',
    '<!-- offen',
  ])('with broken XML: %s', (body) => {
    expect(faultOf(docx(body))).toBe('broken')
  })

  it('with bytes that are no UTF-8', () => {
    const bytes = new Uint8Array([...strToU8('<d>'), 0xff, ...strToU8('</d>')])
    expect(faultOf(docx('', { 'word/document.xml': bytes }))).toBe('broken')
  })

  it('truncated at any place', () => {
    const whole = docx(heading('Tag 1') + paragraph('Text.'))
    for (let size = 0; size < whole.length; size += 7)
      expect(read(whole.slice(0, size)).ok, `${size} bytes`).toBe(false)
  })

  it('with any byte changed: a text or a fault that has been thought of', () => {
    const whole = docx(heading('Tag 1') + paragraph('Text.'))
    for (let at = 0; at < whole.length; at++) {
      const bytes = whole.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 0x5a
      expect(faultOf(bytes), `byte ${at}`).not.toBe('failed')
    }
  })
})

/** The place of the first directory record of an entry. */
function directoryOf(bytes: Uint8Array, name: string): number {
  const text = Buffer.from(bytes).toString('latin1')
  for (let at = text.indexOf('PK\x01\x02'); at >= 0; at = text.indexOf('PK\x01\x02', at + 1))
    if (text.startsWith(name, at + 46)) return at
  throw new Error(`no entry ${name}`)
}

function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = bytes.slice()
  change(new DataView(copy.buffer))
  return copy
}

describe('archives that lie', () => {
  const bomb = docx('', { 'word/document.xml': strToU8(documentXml(' '.repeat(40 * 1024 * 1024))) })
  const document = 'word/document.xml'
  const declare = (size: number) =>
    changed(bomb, (view) => view.setUint32(directoryOf(bomb, document) + 24, size, true))

  it('[IM1] a merged cell that says very much over very many rows is refused', () => {
    const cell = (merge: string, words: string): string =>
      `<w:tc><w:tcPr>${merge}</w:tcPr>${words}</w:tc><w:tc>${paragraph('b')}</w:tc>`
    const head = `<w:tr>${cell('<w:vMerge w:val="restart"/>', paragraph('x'.repeat(4000)))}</w:tr>`
    const table = (rows: number): string =>
      `<w:tbl>${head}${`<w:tr>${cell('<w:vMerge/>', '<w:p/>')}</w:tr>`.repeat(rows)}</w:tbl>`
    expect(faultOf(docx(table(2000)))).toBe('bomb')
    expect(sourceOf(docx(table(20)))).toHaveProperty('blocks.0.rows.length', 21)
  })

  it('a bomb is refused by what it declares, at once', () => {
    expect(bomb.length).toBeLessThan(100_000)
    const start = performance.now()
    expect(faultOf(bomb)).toBe('bomb')
    expect(performance.now() - start).toBeLessThan(1000)
  })

  it('one that declares little is stopped while it is inflated', () => {
    const start = performance.now()
    const before = process.memoryUsage().rss
    expect(faultOf(declare(1000))).toBe('bomb')
    expect(faultOf(declare(5_000_000))).toBe('bomb')
    expect(performance.now() - start).toBeLessThan(1000)
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024)
  })

  it('one that declares more than all may have', () => {
    const large = docx(paragraph('x'), { 'a.bin': new Uint8Array(10) })
    const at = directoryOf(large, 'a.bin')
    expect(faultOf(changed(large, (view) => view.setUint32(at + 24, 51 * 1024 * 1024, true)))).toBe(
      'bomb',
    )
  })

  it('with more entries than a document has', () => {
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`x/${at}`, '']))
    expect(faultOf(docx(paragraph('x'), parts))).toBe('bomb')
  })

  it('with overlapping entries, ZIP64 marks, encryption, unknown methods or a wrong size', () => {
    const plain = docx(paragraph('Text.'))
    const at = directoryOf(plain, document)
    const end = plain.length - 22
    const broken: ((view: DataView) => void)[] = [
      (view) => view.setUint32(at + 42, 0, true),
      (view) => view.setUint32(at + 24, 0xffffffff, true),
      (view) => view.setUint16(at + 8, 1, true),
      (view) => view.setUint16(at + 10, 99, true),
      (view) => view.setUint32(at + 24, view.getUint32(at + 24, true) - 1, true),
      (view) => view.setUint32(at + 24, view.getUint32(at + 24, true) + 1, true),
      (view) => view.setUint32(at + 20, 0x00ffffff, true),
      (view) => view.setUint16(end + 10, 0xffff, true),
      (view) => view.setUint16(end + 10, view.getUint16(end + 10, true) + 1, true),
      (view) => view.setUint32(end + 16, 0xfffffff0, true),
    ]
    expect(faultOf(plain)).toBe('read')
    for (const change of broken) expect(faultOf(changed(plain, change))).toBe('broken')
  })

  it('an archive inside an archive is not opened', () => {
    expect(sourceOf(docx(paragraph('Text.'), { 'word/embeddings/a.zip': bomb }))).toEqual({
      kind: 'document',
      blocks: [{ kind: 'paragraph', lines: [[{ text: 'Text.', isStruck: false }]] }],
    })
  })
})

describe('time', () => {
  it.each([
    '<a/>',
    '<a b="',
    "<a '",
    '<a b c d ',
    '&amp;',
    '<!---->',
    '<![CDATA[',
    '<',
    '&',
    '<a>',
    ' =',
  ])('of XML grows with its length only: %j', (piece) => {
    const growth = growthOf(12_000, (size) => {
      const xml = `<d>${piece.repeat(size / piece.length)}</d>`
      return () => {
        try {
          for (const token of xmlTokens(xml)) if (token.kind === 'close') continue
        } catch {
          // Broken XML may stop early; how long that takes is the question.
        }
      }
    })
    expect(growth).toBeLessThan(LINEAR)
  })
})

describe('what people read', () => {
  it('every fault has a title and a next step, every warning a sentence', () => {
    for (const fault of importFaults)
      for (const sentence of Object.values(importFaultText[fault]))
        expect(sentence).toMatch(/^\p{Lu}.+\.$/u)
    for (const warning of importWarnings) expect(importWarningText[warning]).toMatch(/\.$/)
    for (const warning of parseWarnings) expect(parseWarningText[warning]).toMatch(/\.$/)
  })
})
