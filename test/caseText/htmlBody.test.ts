// What text programs put on the clipboard: headings, lists and tables as they mean them, and all that stands beside.
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readCaseBytes } from '../../client/caseText/readCaseBytes.ts'
import { parseSource } from '../../shared/caseText/parse.ts'
import { shownWords, type DocumentBlock } from '../../shared/caseText/parse.document.ts'
import { growthOf, LINEAR } from '../support/growth.ts'

function read(html: string) {
  const outcome = readCaseBytes('Zwischenablage.html', strToU8(html))
  if (!outcome.ok || outcome.source.kind !== 'document') throw new Error('not read')
  return {
    blocks: outcome.source.blocks.map(drawn),
    hidden: outcome.hidden.map(({ kind, text, after }) => `${after} ${kind}: ${text}`),
    warnings: outcome.warnings,
    source: outcome.source,
  }
}
const drawn = (block: DocumentBlock): string => {
  if (block.kind === 'table')
    return block.rows.map((row) => row.map(shownWords).join(' | ')).join(' / ')
  if (block.kind === 'paragraph') return block.lines.map(shownWords).join(' ⏎ ')
  return `${block.kind === 'heading' ? '#' : '*'} ${shownWords(block.words)}`
}
const blocks = (html: string) => read(html).blocks

/** As Word writes it: a head full of styles, conditions, and empty paragraphs of its own. */
const word = (...body: readonly string[]): string =>
  [
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">',
    '<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><title>Akte</title>',
    '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->',
    '<style>p.MsoNormal {margin:0cm}</style></head>',
    '<body lang=DE><!--StartFragment-->',
    ...body,
    '<!--EndFragment--></body></html>',
  ].join('\n')
const item = (sign: string, words: string, font = ''): string =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='${font}'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`

describe('[IM18] what Word puts on the clipboard', () => {
  it('is headings and paragraphs; a day in a heading opens an entry', () => {
    const { blocks, source } = read(
      word(
        '<h1>Verlauf<o:p></o:p></h1>',
        '<h2>Tag 0: Mitteilung</h2>',
        '<p class=MsoNormal>Die Kita\nruft an.<o:p></o:p></p>',
        '<p class=MsoNormal><o:p>&nbsp;</o:p></p>',
        '<h2>Tag 3: Hausbesuch</h2>',
        '<p class=MsoNormal>Die Wohnung<br>\nist sauber.</p>',
      ),
    )
    expect(blocks).toEqual([
      '# Verlauf',
      '# Tag 0: Mitteilung',
      'Die Kita ruft an.',
      '# Tag 3: Hausbesuch',
      'Die Wohnung ⏎ ist sauber.',
    ])
    const { draft } = parseSource(source)
    expect(draft.entries.map(({ day, heading, text }) => [day, heading, text])).toEqual([
      [0, 'Mitteilung', 'Die Kita ruft an.'],
      [3, 'Hausbesuch', 'Die Wohnung\nist sauber.'],
    ])
  })

  it('[IM5] keeps the numbers Word has written out, and makes every dot a dash', () => {
    expect(
      blocks(
        word(
          item('1.', 'Erstens'),
          item('b)', 'Zweitens'),
          item('·', 'mit Punkt', 'font-family:Symbol'),
          item('o', 'mit Ring', 'font-family:"Courier New"'),
          item('§', 'mit Kästchen', 'font-family:Wingdings'),
          item('ü', 'mit Haken', 'font-family:Wingdings'),
        ),
      ),
    ).toEqual([
      '* 1. Erstens',
      '* b) Zweitens',
      '* – mit Punkt',
      '* – mit Ring',
      '* – mit Kästchen',
      '* ✓ mit Haken',
    ])
  })

  it('[IM1] keeps a value in its column, whatever is merged', () => {
    expect(
      blocks(
        word(
          '<table class=MsoTable><tr><td colspan=2><p>Termin</p></td><td><p>Wer</p></td></tr>',
          '<tr><td rowspan=2><p>Montag</p></td><td><p>früh</p></td><td><p>Mutter</p></td></tr>',
          '<tr><td><p>spät</p></td><td><p>&nbsp;</p></td></tr></table>',
        ),
      ),
    ).toEqual(['Termin |  | Wer / Montag | früh | Mutter / Montag | spät | '])
  })

  it('[IM4] marks struck words, [IM6] raises digits, [IM2] shows ticks', () => {
    expect(
      blocks(
        word(
          '<p>bleibt <s>fällt</s> bleibt <span style="text-decoration:line-through">auch</span></p>',
          '<p>20 m<sup>2</sup>, H<sub>2</sub>O</p>',
          '<p><w:Sdt CheckBox="t"><span style="font-family:\'MS Gothic\'">☒</span></w:Sdt> ja</p>',
          '<p><input type=checkbox checked> geklärt <select><option>offen<option selected>erledigt</select></p>',
        ),
      ),
    ).toEqual([
      'bleibt [gestrichen: fällt] bleibt [gestrichen: auch]',
      '20 m², H₂O',
      '☒ ja',
      '☒ geklärt erledigt',
    ])
  })

  it('[IM12] lists deleted words, hidden ones, comments, notes, text boxes and descriptions at their places', () => {
    const { blocks, hidden, warnings } = read(
      word(
        '<p>Die <del cite="mailto:M.%20Muster" datetime="2024-03-01">alte </del><ins>neue</ins> Frist<a href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a>.</p>',
        '<p>Zweiter<span style="mso-hide:all">, nicht ganz</span> Absatz<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[MM1]</a></span>.</p>',
        '<p style="overflow: hidden">Dritter.<img alt="Foto der Küche" src="x.png"></p>',
        '<p><!--[if gte vml 1]><v:shape><v:textbox><![if !mso]><table><tr><td><![endif]><div><p>Im Kasten</p></div></td></tr></table></v:textbox></v:shape><![endif]-->Vierter.</p>',
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText><a class=msocomanchor>[MM1]</a>Stimmt das?</p></div></div>",
        "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><span class=MsoFootnoteReference>[1]</span> Laut Akte.</p></div></div>",
      ),
    )
    expect(blocks).toEqual(['Die neue Frist.', 'Zweiter Absatz.', 'Dritter.', 'Vierter.'])
    expect(hidden).toEqual([
      '1 deletedText: alte',
      '2 hiddenText: , nicht ganz',
      '3 pictures: Foto der Küche',
      '4 textBoxes: Im Kasten',
      '4 comments: Stimmt das?',
      '4 footnotes: Laut Akte.',
    ])
    expect([...warnings].toSorted()).toEqual(
      ['comments', 'deletedText', 'footnotes', 'hiddenText', 'pictures', 'textBoxes'].toSorted(),
    )
  })
})

describe('[IM18] what other programs put there', () => {
  it('reads lists of a browser with their numbers, one inside the other', () => {
    expect(
      blocks(
        '<ol start="3"><li>drei<ul><li>innen</li></ul></li><li><p>vier</p></li></ol><ol type="a"><li>A<li>B</ol>',
      ),
    ).toEqual(['* 3. drei', '* – innen', '* 4. vier', '* a. A', '* b. B'])
  })

  it('reads a mail of Outlook: its head opens an entry on the day it was sent', () => {
    const { source } = read(
      word(
        '<div style="border-top:solid"><p class=MsoNormal><b>Von:</b> Kita<br><b>Gesendet:</b> Dienstag, 12. März 2024 10:15<br><b>An:</b> ASD<br><b>Betreff:</b> Sorge</p></div>',
        '<p>Bitte um Rückruf.</p>',
        '<div><p><b>Von:</b> ASD<br><b>Gesendet:</b> Mittwoch, 13. März 2024 09:00<br><b>Betreff:</b> AW: Sorge</p></div><p>Termin morgen.</p>',
      ),
    )
    const { draft, counted } = parseSource(source)
    expect(counted?.dayZero).toBe('2024-03-12')
    expect(draft.entries.map(({ day }) => day)).toEqual([0, 1])
  })

  it('takes a table around tables as what stands in it', () => {
    expect(
      blocks(
        '<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td><p>c</p></td></tr></table>',
      ),
    ).toEqual(['a | b', 'c'])
  })

  it('reads notes of LibreOffice, and rows that are not shown', () => {
    const { blocks, hidden } = read(
      '<p>Satz<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><table><tr><td>a</td><td>b</td></tr><tr style="display:none"><td>c</td><td>d</td></tr></table><div id="sdfootnote1"><p><a class="sdfootnotesym">1</a>Quelle</p></div>',
    )
    expect(blocks).toEqual(['Satz.', 'a | b'])
    expect(hidden).toEqual(['2 hiddenText: c · d', '2 footnotes: Quelle'])
  })

  it('loses no word of what is not sound', () => {
    expect(blocks('a <b>b</i> c</td><p>d<div>e</p>f</div><li>g')).toEqual([
      'a b c',
      'd',
      'e',
      'f',
      '* – g',
    ])
    expect(blocks('<p>eins <a href="zwei')).toEqual(['eins <a href="zwei'])
    expect(blocks('<p>eins<!-- zwei</p><p>drei</p>')).toEqual(['eins<!-- zwei', 'drei'])
    expect(blocks('<p>eins<!-->zwei<!-- x --> drei')).toEqual(['einszwei drei'])
  })

  it('is linear, however deep and however broken', () => {
    for (const piece of [
      '<div>a',
      '<p>a',
      '<table><tr><td>a',
      '<ul><li>a',
      '<span style="',
      '<!--[if gte vml 1]><v:textbox>',
      '<!-- a',
      '<v:textbox>a',
      '<td rowspan=9 colspan=9>a',
      '</p>',
      '</table>',
      '<b a a a',
    ])
      expect(
        growthOf(1_000, (size) => () => {
          readCaseBytes('a.html', strToU8(piece.repeat(size)))
        }),
        piece,
      ).toBeLessThan(LINEAR)
  })
})
