// [IM12] What stands in a document and not in its running text is listed with its words, and comes in where a person says so.
import { describe, expect, it } from 'vitest'
import { hiddenKinds, MOST_HIDDEN, withTaken } from '../../client/caseText/hiddenText.ts'
import { importWarnings } from '../../client/caseText/importFault.ts'
import { readCaseBytes } from '../../client/caseText/readCaseBytes.ts'
import { parseSource } from '../../shared/caseText/parse.ts'
import { documentXml, docx, heading, paragraph } from './wordFixture.ts'

const read = (body: string, parts: Record<string, string> = {}) => {
  const outcome = readCaseBytes('fall.docx', docx(heading('Tag 1') + body, parts))
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome
}
const hiddenIn = (body: string, parts?: Record<string, string>): readonly string[] =>
  read(body, parts).hidden.map(({ kind, text }) => `${kind}: ${text}`)
const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`

describe('[IM12] hidden text of a Word file', () => {
  it('is listed with its words: deletions, hidden runs, text boxes, descriptions of pictures', () => {
    expect(
      hiddenIn(
        p(
          run('Das gilt '),
          '<w:del w:author="M. Sommer"><w:r><w:delText>nicht </w:delText></w:r><w:r><w:delText>mehr</w:delText></w:r></w:del>',
          run('noch'),
          run('streng geheim', '<w:vanish/>'),
          run('.'),
        ) +
          p(
            '<w:r><w:drawing><wp:docPr id="1" descr="Foto von Emil"/></w:drawing></w:r>',
            '<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Im Kasten</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>',
            run('x'),
          ),
      ),
    ).toEqual([
      'deletedText: nicht mehr',
      'hiddenText: streng geheim',
      'pictures: Foto von Emil',
      'textBoxes: Im Kasten',
      'properties: Änderungen und Kommentare von: M. Sommer',
    ])
  })

  it('words of two paragraphs of one text do not run together', () => {
    const box = `<w:r><w:pict><w:txbxContent>${paragraph('Erste Zeile')}${paragraph('Zweite Zeile')}</w:txbxContent></w:pict></w:r>`
    expect(hiddenIn(p(box))).toEqual(['textBoxes: Erste Zeile\nZweite Zeile'])
    expect(hiddenIn(p(run('eins', '<w:vanish/>')) + p(run('zwei', '<w:vanish/>')))).toEqual([
      'hiddenText: eins\nzwei',
    ])
  })

  it('also of the parts beside the body, each comment and note by itself', () => {
    const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const one = (name: string, text: string): string =>
      `<w:${name} w:author="K. Lang">${paragraph(text)}</w:${name}>`
    expect(
      hiddenIn(
        p(run('a'), '<w:r><w:footnoteReference w:id="1"/></w:r>') +
          '<w:sectPr><w:headerReference/></w:sectPr>',
        {
          'word/comments.xml': `<w:comments ${space}>${one('comment', 'erstens')}${one('comment', 'zweitens')}</w:comments>`,
          'word/footnotes.xml': `<w:footnotes ${space}>${one('footnote', 'Quelle')}</w:footnotes>`,
          'word/header1.xml': `<w:hdr ${space}>${paragraph('Stadt Musterstadt')}</w:hdr>`,
          'docProps/core.xml':
            '<cp:coreProperties><dc:title>Akte Kowalczyk</dc:title><dc:creator>Sommer, Maria</dc:creator></cp:coreProperties>',
        },
      ),
    ).toEqual([
      'comments: erstens',
      'comments: zweitens',
      'footnotes: Quelle',
      'headerFooter: Stadt Musterstadt',
      'properties: Titel: Akte Kowalczyk',
      'properties: Verfasst von: Sommer, Maria',
      'properties: Änderungen und Kommentare von: K. Lang',
    ])
  })

  it('says when there is more than can be listed', () => {
    const many = Array.from({ length: MOST_HIDDEN + 1 }, (_, at) =>
      p(run(`a${at}`), run(`b${at}`, '<w:vanish/>')),
    )
    const { hidden, warnings } = read(many.join(''))
    expect(hidden).toHaveLength(MOST_HIDDEN)
    expect(warnings).toContain('hiddenTooMany')
  })

  it('each kind has words for the case that it is left out', () => {
    expect(hiddenKinds.filter((kind) => !importWarnings.includes(kind))).toEqual([])
  })
})

describe('[IM12] what a person takes over', () => {
  const body =
    p(run('Erster Absatz.'), run('geheim', '<w:vanish/>')) +
    p(run('a'), '<w:r><w:tab/></w:r>', run('b'), '<w:r><w:tab/></w:r>', run('c')) +
    p(run('d'), '<w:r><w:tab/></w:r>', run('e'), '<w:r><w:tab/></w:r>', run('f')) +
    p(run('Letzter Absatz.'), run('Tag 9: kein Eintrag', '<w:vanish/>'))
  const textWith = (chosen: (text: string) => boolean): string => {
    const { source, hidden } = read(body, {
      'word/comments.xml': documentXml(paragraph('Kommentar am Ende')),
    })
    const taken = hidden.filter(({ text }) => chosen(text))
    return parseSource(withTaken(source, taken))
      .draft.entries.map(({ day, text }) => `${day}|${text}`)
      .join('\n')
  }

  it('stands behind the paragraph it was found in, named for what it is, and opens no entry', () => {
    expect(textWith(() => true)).toBe(
      '1|Erster Absatz.\n\n[ausgeblendet: geheim]\n\na · b · c\nd · e · f\n\nLetzter Absatz.\n\n[ausgeblendet: Tag 9: kein Eintrag]\n\n[Kommentar: Kommentar am Ende]',
    )
  })

  it('opens no entry in any of its lines, in a message neither', () => {
    const lines = { kind: 'comments', text: 'Dazu\nTag 9: kein Eintrag\nmehr', after: 9 } as const
    const { source } = read(p(run('Ein Absatz.')))
    const inDocument = parseSource(withTaken(source, [lines])).draft.entries
    expect(inDocument.map(({ day, text }) => `${day}|${text}`)).toEqual([
      '1|Ein Absatz.\n\n[Kommentar: Dazu\n… Tag 9: kein Eintrag\n… mehr]',
    ])
    const message = { kind: 'text', text: 'Tag 1: Anruf\nGuten Tag.' } as const
    expect(withTaken(message, [])).toBe(message)
    const inMessage = parseSource(withTaken(message, [lines])).draft.entries
    expect(inMessage.map(({ day, text }) => `${day}|${text}`)).toEqual([
      '1|Guten Tag.\n\n[Kommentar: Dazu\n… Tag 9: kein Eintrag\n… mehr]',
    ])
  })

  it('nothing comes in that was not chosen', () => {
    expect(textWith(() => false)).toBe(
      '1|Erster Absatz.\n\na · b · c\nd · e · f\n\nLetzter Absatz.',
    )
    expect(textWith((text) => text === 'geheim')).toBe(
      '1|Erster Absatz.\n\n[ausgeblendet: geheim]\n\na · b · c\nd · e · f\n\nLetzter Absatz.',
    )
  })
})
