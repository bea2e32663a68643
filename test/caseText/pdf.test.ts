// PDF files become paragraphs, headings and tables; what is not on the pages is listed, what has no words is named.
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { joinedLines } from '../../client/caseText/pdfBlocks.ts'
import { readFileBytes } from '../../client/caseText/readFileBytes.ts'
import { importWarningSentence } from '../../client/caseText/importText.ts'
import { parseSource, type CaseSource } from '../../shared/caseText/parse.ts'
import { drawn, lines, pdf, stream, type Page, type Placed } from './pdfFixture.ts'

async function read(bytes: Uint8Array, name = 'fall.pdf') {
  const outcome = await readFileBytes(name, bytes)
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome
}
async function faultOf(bytes: Uint8Array) {
  const outcome = await readFileBytes('fall.pdf', bytes)
  return outcome.ok ? 'read' : outcome.fault
}
/** Each block as a line: "# " before a heading, cells parted by "|". */
function shown(source: CaseSource): string[] {
  if (source.kind !== 'document') throw new Error('no document')
  const text = (words: readonly { text: string }[]): string => words.map((one) => one.text).join('')
  return source.blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.map((row) => row.map(text).join('|'))
    if (block.kind === 'paragraph') return [block.lines.map(text).join('\n')]
    return [(block.kind === 'heading' ? '# ' : '* ') + text(block.words)]
  })
}
const page = (...words: (readonly Placed[])[]): Page => ({ content: drawn(words.flat()) })
const blocksOf = async (...pages: Page[]) => shown((await read(pdf(pages))).source)

describe('[IM17] the words of a PDF', () => {
  it('are paragraphs without the line ends of the page', async () => {
    const text = lines([
      'Die Kita meldet am Morgen, dass Kind 1 mit einer Schürfwunde kommt und',
      'nicht sagt, woher sie ist. Die Fachkraft ruft die Mutter an.',
    ])
    const second = lines(['Danach geschieht zwei Tage nichts.'], 650)
    expect(await blocksOf(page(text, second))).toEqual([
      'Die Kita meldet am Morgen, dass Kind 1 mit einer Schürfwunde kommt und nicht sagt, woher sie ist. Die Fachkraft ruft die Mutter an.',
      'Danach geschieht zwei Tage nichts.',
    ])
  })

  it('know headings by their size, items, and lines that stay lines', async () => {
    const words = [
      { x: 70, y: 760, text: 'Tag 3: Hausbesuch', size: 16 },
      ...lines(['Die Familie ist zu Hause und die Fachkraft spricht lange mit allen dreien.'], 730),
      ...lines(['- erstens', '- zweitens'], 700),
      ...lines(['Anschrift:', 'Weg 1', 'Ort'], 650),
    ]
    expect(await blocksOf(page(words))).toEqual([
      '# Tag 3: Hausbesuch',
      'Die Familie ist zu Hause und die Fachkraft spricht lange mit allen dreien.',
      '* – erstens',
      '* – zweitens',
      'Anschrift:\nWeg 1\nOrt',
    ])
  })

  it.each([
    ['Schutz-', 'plan', 'Schutzplan'],
    ['Kinder-', 'und Jugendhilfe', 'Kinder- und Jugendhilfe'],
    ['Jugendamt-', 'Mitarbeit', 'Jugendamt-Mitarbeit'],
    ['10 bis', '12 Uhr', '10 bis 12 Uhr'],
    ['Seiten 3-', '5', 'Seiten 3- 5'],
    ['Haus\u00ad', 'besuch', 'Hausbesuch'],
  ])('join %s and %s', (before, after, whole) => {
    expect(joinedLines(before, after)).toBe(whole)
  })

  it('[IM9] of one line after another keep what stands before the first day, and short heads with a date', async () => {
    const rows = [
      'Aktenauszug',
      'Die Kita hat die Familie seit dem Sommer im Blick und spricht mit der Mutter oft.',
      'Meldung eingegangen am Mo., 04.11.2024',
      'Kind 1 kommt mit einer Schürfwunde und sagt nicht, woher sie ist, auch nicht spät.',
      'Hausbesuch 05.11.2024, 15:30',
      'Die Wohnung ist aufgeräumt.',
    ]
    const { source } = await read(pdf([page(lines(rows))]))
    const { draft, warnings } = parseSource(source)
    expect(draft.entries.map(({ day, heading, text }) => `${day}|${heading}|${text}`)).toEqual([
      `0||${rows[0] ?? ''}\n${rows[1] ?? ''}`,
      `0|Mo. · Meldung eingegangen|${rows[3] ?? ''}`,
      `1|Hausbesuch|${rows[5] ?? ''}`,
    ])
    expect(warnings).toEqual(['day.assumed'])
  })

  it('keep the cells of a table, also where one goes on below', async () => {
    const row = (y: number, ...cells: string[]): Placed[] =>
      cells.map((text, at) => ({ x: [70, 160, 400][at] ?? 0, y, text })).filter(({ text }) => text)
    const table = [
      row(700, 'Datum', 'Was', 'Wer'),
      row(680, '03.05.2023', 'Die Kita ruft an und', 'ASD'),
      row(667, '', 'meldet eine Wunde.'),
      row(647, '04.05.2023', 'Hausbesuch', 'ASD'),
    ]
    const { source } = await read(pdf([page(...table)]))
    expect(shown(source)).toEqual([
      'Datum|Was|Wer',
      '03.05.2023|Die Kita ruft an und meldet eine Wunde.|ASD',
      '04.05.2023|Hausbesuch|ASD',
    ])
    const { draft } = parseSource(source)
    expect(draft.entries.map(({ day, heading, text }) => [day, heading, text])).toEqual([
      [0, '', 'Die Kita ruft an und meldet eine Wunde. · ASD'],
      [1, '', 'Hausbesuch · ASD'],
    ])
  })

  it('keep narrow cells, and a table that goes on over a page with its head', async () => {
    const row = (y: number, day: string, what: string): Placed[] => [
      { x: 70, y, text: day },
      { x: 136, y, text: what },
    ]
    const head = row(700, 'Datum', 'Ereignis')
    const rows = (day: string) =>
      [1, 2, 3].flatMap((at) => row(700 - 25 * at, `0${at}${day}`, 'Anruf'))
    expect(
      await blocksOf(page(head, rows('.05.2023')), page(head, row(680, '09.06.2023', 'Besuch'))),
    ).toEqual([
      'Datum|Ereignis',
      '01.05.2023|Anruf',
      '02.05.2023|Anruf',
      '03.05.2023|Anruf',
      '09.06.2023|Besuch',
    ])
  })

  it('stay lines where a program stretched them to the width of their column', async () => {
    const wide = (x: number, y: number): Placed[] =>
      ['Am', 'Vormittag', 'meldet', 'die', 'Kita'].map((text, at) => ({
        x: x + ([0, 36, 106, 162, 194][at] ?? 0),
        y,
        text,
      }))
    const full = (x: number, y: number): Placed => ({
      x,
      y,
      text: 'eine Wunde des Kindes in der Gruppe,',
    })
    const column = (x: number) =>
      [0, 1, 2, 3].flatMap((at) => [...wide(x, 700 - 28 * at), full(x, 686 - 28 * at)])
    const found = await blocksOf(page(column(60), column(310)))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(
      /^(?:Am Vormittag meldet die Kita eine Wunde des Kindes in der Gruppe, ?){8}$/,
    )
  })

  it('are read column after column where there are columns of running text', async () => {
    const long = (side: string) =>
      Array.from({ length: 8 }, (_, at) => `${side} Zeile ${at} mit so vielen Wörtern wie die.`)
    const found = await blocksOf(
      page(
        [
          {
            x: 70,
            y: 740,
            text: 'Ein Satz über beide Spalten hinweg, der länger ist als nur eine davon.',
          },
        ],
        lines(long('Links'), 700, 70),
        lines(long('Rechts'), 700, 320),
      ),
    )
    const all = found.join(' ')
    expect(all.indexOf('Links Zeile 7')).toBeLessThan(all.indexOf('Rechts Zeile 0'))
    expect(all.indexOf('Ein Satz')).toBe(0)
  })

  it('go on over a page; heads, feet and numbers of pages are left out and listed', async () => {
    const pages = [1, 2, 3].map((number) =>
      page(
        [{ x: 70, y: 810, text: 'Jugendamt Musterstadt - Fallakte' }],
        lines(
          [`Seite ${number} von drei beginnt mit Worten, die über die Seite hinaus weiter-`],
          700,
        ),
        lines([`gehen ${number}.`], 730),
        [{ x: 290, y: 30, text: `Seite ${number} von 3` }],
      ),
    )
    const { source, hidden, warnings } = await read(pdf(pages))
    const all = shown(source).join(' ')
    expect(all).not.toContain('Fallakte')
    expect(all).not.toContain('von 3')
    expect(all).toContain('hinaus weitergehen 2.')
    expect(hidden.map(({ kind, text }) => [kind, text])).toEqual([
      ['headerFooter', 'Jugendamt Musterstadt - Fallakte'],
    ])
    expect(warnings).toEqual(['headerFooter'])
  })

  it('keep umlauts whose dots were set apart', async () => {
    expect(await blocksOf(page(lines(['Gr¨uße und M¨oglichkeiten'])))).toEqual([
      'Grüße und Möglichkeiten',
    ])
  })

  it('stand upright on a page that was turned', async () => {
    const turned = {
      content: `0 1 -1 0 595 0 cm ${drawn(lines(['Quer gelesen.'], 500))}`,
      more: '/Rotate 90',
    }
    expect(await blocksOf(turned)).toEqual(['Quer gelesen.'])
  })
})

describe('[IM17] what is not in the running text of a PDF', () => {
  it('is listed: notes, properties, attached files', async () => {
    const note =
      '<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(Bitte prüfen)/T(Leitung)>>'.replace(
        'ü',
        '\\374',
      )
    const file = '<</Type/Filespec/F(gutachten.pdf)/EF<</F 12 0 R>>>>'
    const bytes = pdf([{ content: drawn(lines(['Text.'])), more: '/Annots[10 0 R]' }], {
      objects: [note, file, stream('KANARIE', '/Type/EmbeddedFile')],
      catalog: '/Names<</EmbeddedFiles<</Names[(gutachten.pdf) 11 0 R]>>>>',
      info: '/Title(Fall K.)/Author(M. Muster)',
    })
    const { source, hidden, warnings } = await read(bytes)
    expect(shown(source)).toEqual(['Text.'])
    expect(hidden.map(({ kind, text }) => [kind, text])).toEqual([
      ['comments', 'Leitung: Bitte prüfen'],
      ['properties', 'Titel: Fall K.'],
      ['properties', 'Verfasst von: M. Muster'],
      ['embedded', 'Angehängte Datei: gutachten.pdf'],
    ])
    expect(warnings).toEqual(['comments', 'properties', 'embedded'])
  })

  it('is read where it was filled into a form', async () => {
    const field = (entries: string, rect: string) =>
      `<</Type/Annot/Subtype/Widget/Rect[${rect}]/F 4 ${entries}>>`
    const bytes = pdf(
      [{ content: drawn(lines(['Name des Kindes:', 'Ja'])), more: '/Annots[10 0 R 11 0 R]' }],
      {
        objects: [
          field('/FT/Tx/T(a)/V(Kind 1)', '180 696 300 712'),
          field('/FT/Btn/T(b)/V/On/AS/On/AP<</N<</On 12 0 R/Off 12 0 R>>>>', '50 684 62 696'),
          stream('', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]'),
        ],
        catalog: '/AcroForm<</Fields[10 0 R 11 0 R]>>',
      },
    )
    expect(
      shown((await read(bytes)).source)
        .join(' ')
        .replace(/[\n|]/g, ' ')
        .trim(),
    ).toBe('Name des Kindes: Kind 1 ☒ Ja')
  })

  it('is said where its words are not drawn, or lie on a layer that is not shown', async () => {
    const scan = { content: `3 Tr ${drawn(lines(['Vom Scanner erkannt.']))}` }
    expect((await read(pdf([scan]))).warnings).toEqual(['invisibleText'])
    const layered = pdf([page(lines(['Text.']))], {
      objects: ['<</Type/OCG/Name(Entwurf)>>'],
      catalog: '/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]>>>>',
    })
    expect((await read(layered)).warnings).toEqual(['hiddenLayers'])
  })

  it('pages without words are named; a file of them alone is refused', async () => {
    const empty = { content: '0 0 9 9 re f' }
    const { warnings, named } = await read(
      pdf([page(lines(['a'])), empty, page(lines(['b'])), empty]),
    )
    expect(warnings).toEqual(['pagesWithoutText'])
    expect(importWarningSentence('pagesWithoutText', named?.pagesWithoutText)).toContain(
      'auf Seite 2 und 4 der Datei',
    )
    expect(await faultOf(pdf([empty, empty]))).toBe('pdfNoText')
  })

  it('tells how far it is', async () => {
    const seen: string[] = []
    await readFileBytes(
      'a.pdf',
      pdf([page(lines(['a'])), page(lines(['b']))]),
      ({ page: at, of }) => seen.push(`${at}/${of}`),
    )
    expect(seen).toEqual(['1/2', '2/2'])
  })
})

describe('dangerous PDF files', () => {
  const quick = async (bytes: Uint8Array): Promise<string> => {
    await faultOf(pdf([page(lines(['a']))]))
    const start = performance.now()
    const fault = await faultOf(bytes)
    expect(performance.now() - start).toBeLessThan(process.env.CI ? 4000 : 1000)
    return fault
  }

  it('with a stream that becomes a thousand times as large', async () => {
    const packed = deflateSync(Buffer.alloc(80 * 1024 * 1024, ' ')).toString('latin1')
    expect(packed.length).toBeLessThan(300_000)
    const bomb = (filter: string) =>
      pdf([page(lines(['a']))], { objects: [stream(packed, filter)] })
    expect(await quick(bomb('/Filter/FlateDecode'))).toBe('bomb')
    expect(await quick(bomb('/Filter[/FlateDecode/FlateDecode]'))).toBe('bomb')
    expect(await quick(bomb('/Filter/JBIG2Decode'))).toBe('bomb')
    expect(await quick(bomb('/Subtype/Image/Filter/JBIG2Decode'))).toBe('read')
  })

  it('with ten thousand pages', async () => {
    expect(await quick(pdf(Array.from({ length: 10_000 }, () => page([]))))).toBe('pdfTooManyPages')
  })

  it('with a password', async () => {
    const locked = pdf([page(lines(['a']))], {
      trailer: `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>`,
    })
    expect(await faultOf(locked)).toBe('pdfLocked')
  })

  it('that are none, or broken, whatever they are called', async () => {
    expect((await readFileBytes('a.txt', Buffer.from('%PDF-1.7'))).ok).toBe(false)
    const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
    expect(await faultOf(picture)).toBe('noPdf')
    expect(await faultOf(new Uint8Array())).toBe('empty')
    expect(await faultOf(new Uint8Array(Buffer.from('%PDF-1.7 und dann nichts')))).toBe('pdfBroken')
    const whole = pdf([page(lines(['Text.']))])
    for (let at = 9; at < whole.length; at += 23) {
      const bytes = whole.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 0x5a
      expect(await faultOf(bytes), `byte ${at}`).not.toBe('failed')
    }
  })
})
