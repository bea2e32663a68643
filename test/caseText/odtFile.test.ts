// OpenDocument texts are read as Word files are: the same words, the same tables, the same numbers.
import { describe, expect, it } from 'vitest'
import { readCaseBytes } from '../../client/caseText/readCaseBytes.ts'
import { parseSource } from '../../shared/caseText/parse.ts'
import { odt, odtHeading, odtLine, type OdtParts } from './odtFixture.ts'

const reading = (bytes: Uint8Array) => {
  const outcome = readCaseBytes('fall.odt', bytes)
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome
}
const entriesOf = (body: string, parts?: OdtParts): string =>
  parseSource(reading(odt(body, parts)).source)
    .draft.entries.map(({ day, heading, text }) => `${day}|${heading}|${text}`)
    .join('\n')
/** What stands in one entry. */
const inDay = (body: string, parts?: OdtParts): string =>
  entriesOf(odtHeading('Tag 1') + body, parts).replace(/^1\|\|/, '')
const hiddenIn = (body: string, parts?: OdtParts): readonly string[] =>
  reading(odt(odtHeading('Tag 1') + body, parts)).hidden.map(({ kind, text }) => `${kind}: ${text}`)
const textStyle = (name: string, properties: string): string =>
  `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`

describe('an OpenDocument text', () => {
  it('gives headings, paragraphs, breaks and spaces', () => {
    expect(
      entriesOf(
        odtHeading('Fall 1') +
          odtHeading('Tag 0: Mitteilung', 2) +
          odtLine('Die  KM<text:line-break/>ruft<text:s text:c="2"/>an.') +
          odtHeading('Tag 3', 2) +
          odtLine('Hausbesuch'),
      ),
    ).toBe('0|Mitteilung|Die KM\nruft  an.\n3||Hausbesuch')
  })

  it('[IM1] keeps a value in its column, whatever was merged or repeated', () => {
    const cell = (text: string, more = ''): string =>
      `<table:table-cell ${more}>${odtLine(text)}</table:table-cell>`
    const covered = '<table:covered-table-cell/>'
    const row = (...cells: string[]): string =>
      `<table:table-row>${cells.join('')}</table:table-row>`
    const empty = '<table:table-cell table:number-columns-repeated="2"/>'
    expect(
      inDay(
        `<table:table><table:table-header-rows>${row(cell('Wer'), cell('Soll'), cell('Ist'))}</table:table-header-rows>` +
          row(cell('KM', 'table:number-rows-spanned="2"'), cell('ja'), cell('')) +
          row(covered, cell('', ''), cell('nein')) +
          row(cell('KV'), empty) +
          row(cell('beide', 'table:number-columns-spanned="2"'), covered, cell('x')) +
          '</table:table>',
      ),
    ).toBe('Wer · Soll · Ist\nKM · ja · –\nKM · – · nein\nKV · – · –\nbeide · – · x')
    // What reached down ends where it ends, also below where something reaches across.
    expect(
      inDay(
        `<table:table>${row(cell('a'), cell('tief', 'table:number-rows-spanned="2"'))}${row(cell('b'), covered)}${row(cell('quer', 'table:number-columns-spanned="2"'), covered)}</table:table>`,
      ),
    ).toBe('a · tief\nb · tief\nquer · –')
  })

  it('a table that makes very much of little is refused; long ones and wide ones are read', () => {
    const table = (rows: string): string => `<table:table>${rows}</table:table>`
    const row = (text: string, columns: number, rows: number): string =>
      `<table:table-row table:number-rows-repeated="${rows}"><table:table-cell table:number-columns-repeated="${columns}">${odtLine(text)}</table:table-cell></table:table-row>`
    const fault = (body: string) => {
      const outcome = readCaseBytes('fall.odt', odt(odtHeading('Tag 1') + body))
      return outcome.ok ? undefined : outcome.fault
    }
    expect(fault(table(row('x'.repeat(1000), 200, 100)))).toBe('bomb')
    expect(fault(table(row('x', 200, 100).repeat(200)))).toBe('bomb')
    expect(fault(table(row('x', 200, 1) + row('x', 1, 100).repeat(400)))).toBe('bomb')
    expect(fault(table(row('x'.repeat(100), 200, 10)).repeat(40))).toBe('bomb')
    expect(fault(table(row('x', 20, 100).repeat(20)))).toBeUndefined()
    expect(fault(table(row('x', 1, 100).repeat(2000)))).toBeUndefined()
  })

  it('has as many paragraphs as it likes', () => {
    // Each says something else: the same over and over would be packed too tightly.
    const lines = Array.from({ length: 200_000 }, (_, at) => odtLine(`x${at}`))
    expect(reading(odt(odtHeading('Tag 1') + lines.join(''))).source).toHaveProperty(
      'blocks.length',
      200_001,
    )
  })

  it('[IM2] reads what was ticked or chosen', () => {
    const box = (id: string, state: string): string =>
      `<form:checkbox form:id="${id}" form:label="${id}" form:current-state="${state}"/>`
    const forms = `<office:forms><form:form>${box('ja', 'checked')}${box('nein', 'unchecked')}<form:listbox form:id="wahl"><form:option form:label="hoch"/><form:option form:label="mittel" form:current-selected="true"/></form:listbox></form:form></office:forms>`
    const control = (id: string): string => `<draw:control draw:control="${id}"/>`
    const mark = (type: string, ...params: [string, string][]): string =>
      `<field:fieldmark field:type="vnd.oasis.opendocument.field.${type}">${params.map(([name, value]) => `<field:param field:name="${name}" field:value="${value}"/>`).join('')}</field:fieldmark>`
    expect(
      inDay(
        forms +
          odtLine(`gesehen: ${control('ja')} ${control('nein')}, ${control('wahl')}`) +
          odtLine(
            `${mark('FORMCHECKBOX', ['Checkbox_Checked', 'true'])} geprüft, ${mark('FORMDROPDOWN', ['Dropdown_ListEntry0', 'a'], ['Dropdown_ListEntry1', 'b'], ['Dropdown_Selected', '1'])}`,
          ) +
          odtLine(
            '<text:drop-down text:name="x"><text:label text:value="eins"/><text:label text:value="zwei"/>zwei</text:drop-down>',
          ),
      ),
    ).toBe('gesehen: ☒ ja ☐ nein, mittel\n\n☒ geprüft, b\n\nzwei')
  })

  it('[IM4] [IM6] marks struck words and raises digits', () => {
    const automatic =
      textStyle('T1', 'style:text-line-through-style="solid"') +
      textStyle('T2', 'style:text-position="super 58%"') +
      textStyle('T3', 'style:text-position="-33% 58%"') +
      '<style:style style:name="T4" style:family="text" style:parent-style-name="T1"/>'
    const span = (style: string, text: string): string =>
      `<text:span text:style-name="${style}">${text}</text:span>`
    expect(
      inDay(
        odtLine(
          `45 m${span('T2', '2')}, H${span('T3', '2')}O, ${span('T1', 'alt')} und ${span('T4', 'auch alt')}`,
        ),
        { automatic },
      ),
    ).toBe('45 m², H₂O, [gestrichen: alt] und [gestrichen: auch alt]')
  })

  it('[IM5] counts lists and headings as the page does', () => {
    const level = (at: number, format: string, more = ''): string =>
      `<text:list-level-style-number text:level="${at}" style:num-format="${format}" ${more}/>`
    const automatic =
      `<text:list-style style:name="L1">${level(1, '1', 'style:num-suffix="."')}${level(2, 'a', 'style:num-suffix=")"')}${level(3, '1', 'text:display-levels="3"')}</text:list-style>` +
      '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
    const item = (...content: string[]): string =>
      `<text:list-item>${content.join('')}</text:list-item>`
    const list = (style: string, content: string, more = ''): string =>
      `<text:list ${style && `text:style-name="${style}"`} ${more}>${content}</text:list>`
    expect(
      inDay(
        list(
          'L1',
          item(odtLine('eins'), list('', item(odtLine('darin')) + item(odtLine('darin zwei')))) +
            item(odtLine('zwei')),
          'xml:id="l1"',
        ) +
          odtLine('Dazwischen.') +
          list('L1', item(odtLine('drei')), 'text:continue-list="l1"') +
          odtLine('Noch eins.') +
          list('L1', item(odtLine('neu'))) +
          list('L2', item(odtLine('Punkt'))),
        { automatic },
      ),
    ).toBe(
      '1. eins\na) darin\nb) darin zwei\n2. zwei\n\nDazwischen.\n\n3. drei\n\nNoch eins.\n\n1. neu\n– Punkt',
    )
    const styles =
      '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/></text:outline-style></office:styles>'
    expect(
      entriesOf(odtHeading('Tag 1') + odtLine('x') + odtHeading('Kontakte', 2) + odtLine('y'), {
        styles,
      }),
    ).toContain('1.1. Kontakte')
  })

  it('refuses a password and what is no text; macros are left alone, and said', () => {
    const basic = { files: { 'Basic/Standard/Module1.xml': '<x/>' } }
    expect(reading(odt(odtLine('x'), basic)).warnings).toEqual(['programs'])
    const faultOf = (bytes: Uint8Array): string => {
      const outcome = readCaseBytes('fall.odt', bytes)
      return outcome.ok ? 'read' : outcome.fault
    }
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'
    expect(faultOf(odt(odtLine('x'), { files: { 'META-INF/manifest.xml': manifest } }))).toBe(
      'locked',
    )
    expect(faultOf(odt('<text:p>'))).toBe('broken')
    expect(faultOf(odt(''))).toBe('empty')
    const doctype = '<!DOCTYPE x [<!ENTITY a "b">]><office:document-meta/>'
    expect(faultOf(odt(odtLine('x'), { files: { 'meta.xml': doctype } }))).toBe('doctype')
  })
})

describe('[IM12] what does not stand in the running text of an OpenDocument text is listed with its words', () => {
  const none = textStyle('H', 'text:display="none"')

  it.each<[string, string, OdtParts, string]>([
    [
      'hidden words',
      odtLine('a <text:span text:style-name="H">geheim</text:span> b'),
      { automatic: none },
      'hiddenText: geheim',
    ],
    [
      'a hidden section',
      `<text:section text:display="none">${odtLine('weg')}</text:section>`,
      {},
      'hiddenText: weg',
    ],
    [
      'a hidden paragraph',
      odtLine('<text:hidden-paragraph text:is-hidden="true"/>unsichtbar'),
      {},
      'hiddenText: unsichtbar',
    ],
    [
      'a comment',
      odtLine(
        'a<office:annotation><dc:creator>B. Weber</dc:creator><dc:date>2023</dc:date><text:p>Bitte prüfen</text:p></office:annotation>',
      ),
      {},
      'comments: Bitte prüfen',
    ],
    [
      'a footnote',
      odtLine(
        'a<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Quelle: Oma</text:p></text:note-body></text:note>',
      ),
      {},
      'footnotes: Quelle: Oma',
    ],
    [
      'a text box',
      odtLine(
        'a<draw:frame><draw:text-box><text:p>Im Kasten</text:p></draw:text-box></draw:frame>',
      ),
      {},
      'textBoxes: Im Kasten',
    ],
    [
      'the description of a picture',
      odtLine(
        'a<draw:frame><draw:image xlink:href="x"/><svg:desc>Foto von Emil</svg:desc></draw:frame>',
      ),
      {},
      'pictures: Foto von Emil',
    ],
    [
      'a placeholder',
      odtLine('a<text:placeholder text:placeholder-type="text">&lt;Name&gt;</text:placeholder>'),
      {},
      'placeholders: <Name>',
    ],
    [
      'a header',
      odtLine('a'),
      {
        styles:
          '<office:master-styles><style:master-page><style:header><text:p>Stadt Musterstadt</text:p></style:header><style:footer><text:p>3</text:p></style:footer></style:master-page></office:master-styles>',
      },
      'headerFooter: Stadt Musterstadt',
    ],
    [
      'a property',
      odtLine('a'),
      { meta: '<dc:title>Akte Kowalczyk</dc:title>' },
      'properties: Titel: Akte Kowalczyk',
    ],
  ])('%s', (_, body, parts, found) => {
    expect(hiddenIn(body, parts)).toContain(found)
    expect(inDay(body, parts)).not.toContain(found.replace(/^\w+: /, ''))
  })

  it('words in an element nobody knows', () => {
    expect(hiddenIn('<text:own>etwas</text:own>')).toEqual(['embedded: etwas'])
    expect(inDay(`<text:own>${odtLine('ein Absatz')}</text:own>`)).toBe('ein Absatz')
  })

  it('a letter that stands in text boxes alone is read all the same', () => {
    const box = odtLine(
      '<draw:frame><draw:text-box><text:p>Brief</text:p></draw:text-box></draw:frame>',
    )
    expect(reading(odt(box)).hidden).toMatchObject([{ kind: 'textBoxes', text: 'Brief' }])
  })

  it('deleted words, with who deleted them', () => {
    const body =
      '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>M. Sommer</dc:creator><dc:date>2023-01-01</dc:date></office:change-info><text:p>nicht mehr</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
      odtLine('Das gilt<text:change text:change-id="c1"/> noch.')
    expect(inDay(body)).toBe('Das gilt noch.')
    expect(hiddenIn(body)).toEqual([
      'deletedText: nicht mehr',
      'properties: Änderungen und Kommentare von: M. Sommer',
    ])
  })
})
