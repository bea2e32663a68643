import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { findingPartWords } from '../../shared/finding/finding.words.ts'
import { signatureLine } from '../../shared/minutes/minutes.words.ts'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import {
  minutesDocument,
  type MinutesBlock,
  type MinutesDocument,
} from '../../shared/minutes/minutesBlocks.ts'

type Drawn = Paragraph | Table

/** A4 upright with margins of 2 cm, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1134 }
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin
/** Half points: tables are set a little smaller than the text. */
const TEXT_SIZE = 21
const TABLE_SIZE = 19
const SMALL_SIZE = 17
/** Width of the labels of a list of facts, in percent: if all are short, and if one is long. */
const LABEL_WIDTH = { short: 18, long: 26 }
const SHORT_LABEL = findingPartWords.minorityView.length
/** A table with at most so many rows stays on one page. */
const SHORT_TABLE = 4

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const

/** Line breaks of a shared text stay line breaks. */
const runs = (text: string, options: { bold?: boolean; size?: number } = {}): TextRun[] =>
  text
    .split('\n')
    .map((line, at) => new TextRun({ text: line, ...options, ...(at > 0 ? { break: 1 } : {}) }))

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const line = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' }
const noBorders = { top: none, bottom: none, left: none, right: none }

/** Lines of a cell are paragraphs; `keepNext` holds its row together with the next one. */
const cellText = (
  text: string,
  { bold = false, right = false, keepNext = false }: Record<string, boolean> = {},
): Paragraph[] =>
  text.split('\n').map(
    (part) =>
      new Paragraph({
        spacing: { after: 0, line: 252 },
        keepNext,
        ...(right ? { alignment: AlignmentType.RIGHT } : {}),
        children: [new TextRun({ text: part, bold, size: TABLE_SIZE })],
      }),
  )

const twips = (percent: number): number => Math.round((TEXT_WIDTH * percent) / 100)

/** Labels and what they say, side by side and without lines; a row never breaks. */
function factsTable(rows: readonly (readonly [string, string])[]): Table {
  const short = rows.every(([label]) => label.length <= SHORT_LABEL)
  const width = short ? LABEL_WIDTH.short : LABEL_WIDTH.long
  const widths = [width, 100 - width].map(twips)
  const cell = (text: string, bold: boolean, at: number, keepNext: boolean) =>
    new TableCell({
      borders: noBorders,
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      margins: { top: 20, bottom: 20, left: 0, right: 120 },
      children: cellText(text, { bold, keepNext }),
    })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: rows.map(
      ([label, text], at) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(label, true, 0, at < rows.length - 1),
            cell(text, false, 1, at < rows.length - 1),
          ],
        }),
    ),
  })
}

/**
 * A table whose first row repeats on every page and is announced as header. A short one stays on one page; of a
 * long one neither the head nor the last row ever stands alone.
 */
function table({ columns, rows }: Extract<MinutesBlock, { kind: 'table' }>): Table {
  const widths = columns.map(({ width }) => twips(width))
  const row = (texts: readonly string[], head: boolean, keepNext: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: columns.map(
        ({ numeric = false }, at) =>
          new TableCell({
            borders: { top: line, bottom: line, left: none, right: none },
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            margins: { top: 50, bottom: 50, left: at === 0 ? 0 : 80, right: 80 },
            verticalAlign: head ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
            children: cellText(texts[at] ?? '', { bold: head, right: numeric, keepNext }),
          }),
      ),
    })
  const stays = (at: number): boolean =>
    at < rows.length - 1 && (rows.length <= SHORT_TABLE || at === 0 || at === rows.length - 2)
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...noBorders, insideHorizontal: line, insideVertical: none },
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
        true,
      ),
      ...rows.map((texts, at) => row(texts, false, stays(at))),
    ],
  })
}

/** A line to sign on for each, side by side, kept together. */
function signatures(who: readonly string[]): Drawn[] {
  const width = Math.floor(100 / who.length)
  return [
    new Paragraph({ keepNext: true, spacing: { before: 420, after: 0 }, children: [] }),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: who.map(() => twips(width)),
      borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
      rows: [
        new TableRow({
          cantSplit: true,
          children: who.map(
            (name) =>
              new TableCell({
                borders: noBorders,
                width: { size: twips(width), type: WidthType.DXA },
                margins: { left: 0, right: 400 },
                children: [
                  new Paragraph({
                    spacing: { before: 40, after: 0 },
                    border: { top: { ...line, color: '000000', space: 4 } },
                    children: runs(signatureLine(name), { size: SMALL_SIZE }),
                  }),
                ],
              }),
          ),
        }),
      ],
    }),
  ]
}

/** Some air after a table: Word puts the next paragraph right below it. */
const gap = (points: number) =>
  new Paragraph({
    spacing: { after: 0, line: points * 20, lineRule: LineRuleType.EXACT },
    children: [],
  })

function draw(block: MinutesBlock): Drawn[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          text: block.text,
          heading: LEVELS[block.level - 1] ?? HeadingLevel.HEADING_3,
          keepNext: true,
          pageBreakBefore: block.newPage === true,
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ keepNext: block.keepNext === true, children: runs(block.text) })]
    case 'facts':
      return [factsTable(block.rows), gap(3)]
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({ bullet: { level: 0 }, spacing: { after: 40 }, children: runs(item) }),
      )
    case 'quotes':
      return block.items.map(
        (item) =>
          new Paragraph({
            indent: { left: 284 },
            spacing: { after: 60 },
            border: { left: { ...line, space: 8 } },
            children: runs(item, { size: TABLE_SIZE }),
          }),
      )
    case 'table':
      return [table(block), gap(6)]
    case 'signatures':
      return signatures(block.who)
  }
}

/** One line with something at its left and something at its right edge. */
const edges = (left: string, right: readonly string[]) =>
  new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    spacing: { after: 0 },
    children: [
      new TextRun({ text: left, size: SMALL_SIZE }),
      new TextRun({ children: ['\t', ...right], size: SMALL_SIZE }),
    ],
  })

/**
 * The minutes as DOCX: real heading styles, header rows that repeat, German as the document's language; what office,
 * case and day are, that it is confidential and whether it is draft or final stand on every page. Returns the bytes.
 */
export function minutesDocx(minutes: Minutes): Promise<Buffer> {
  const model = minutesDocument(minutes)
  return Packer.toBuffer(documentOf(model))
}

const heading = (size: number, before: number, after: number) => ({
  run: { size, bold: true },
  paragraph: { spacing: { before, after } },
})

const documentOf = (model: MinutesDocument): Document =>
  new Document({
    title: `${model.title}: ${model.subtitle}`,
    subject: model.status,
    creator: 'Fallwerkstatt',
    lastModifiedBy: 'Fallwerkstatt',
    description: `${model.running}. ${model.confidential}.`,
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: TEXT_SIZE, language: { value: 'de-DE' } },
          paragraph: { spacing: { after: 80, line: 264 } },
        },
        title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 40 } } },
        heading1: heading(28, 240, 60),
        heading2: heading(24, 160, 40),
        heading3: heading(22, 120, 20),
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.margin,
              bottom: PAGE.margin,
              left: PAGE.margin,
              right: PAGE.margin,
            },
          },
        },
        headers: {
          default: new Header({ children: [edges(model.running, [model.confidential])] }),
        },
        footers: {
          default: new Footer({
            children: [
              edges(model.status, ['Seite ', PageNumber.CURRENT, ' von ', PageNumber.TOTAL_PAGES]),
            ],
          }),
        },
        children: [
          new Paragraph({ text: model.title, heading: HeadingLevel.TITLE }),
          new Paragraph({
            spacing: { after: 160 },
            children: [new TextRun({ text: model.subtitle, size: 26 })],
          }),
          ...model.blocks.flatMap(draw),
        ],
      },
    ],
  })
