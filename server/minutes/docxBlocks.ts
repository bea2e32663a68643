// What a document of this product is built from: headings, labelled lines, lists and tables.
import type { HeadingLevel } from 'docx'
import { Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'

export type Block = Paragraph | Table

/** Half points: tables are set a little smaller than the text. */
const TABLE_SIZE = 20

/** A real heading, never left alone at the foot of a page. */
export const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ text, heading: level, keepNext: true })
export const paragraph = (text: string) => new Paragraph({ children: linesOf(text) })
export const bullet = (text: string) =>
  new Paragraph({ children: linesOf(text), bullet: { level: 0 } })
/** "Label: text"; nothing where there is no text. */
export const labelled = (label: string, text: string): Paragraph[] =>
  text === ''
    ? []
    : [
        new Paragraph({
          children: [new TextRun({ text: `${label}: `, bold: true }), ...linesOf(text)],
        }),
      ]

/** A label above a list. */
export const labelledStart = (label: string) =>
  new Paragraph({ children: [new TextRun({ text: `${label}:`, bold: true })], keepNext: true })

/** Line breaks of a shared text stay line breaks. */
const linesOf = (text: string): TextRun[] =>
  text
    .split('\n')
    .map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) }))

/** "2026-11-25" as "25.11.2026". */
export const germanDate = (iso: string): string => {
  const [year, month, day] = iso.split('-')
  return `${day ?? ''}.${month ?? ''}.${year ?? ''}`
}

const cell = (text: string, bold = false) =>
  new TableCell({
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          spacing: { after: 0 },
          children: [new TextRun({ text: line, bold, size: TABLE_SIZE })],
        }),
    ),
  })

/** A table whose first row repeats on every page and is announced as header. */
export function table(
  head: readonly string[],
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [...widths],
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((text) => cell(text, true)),
      }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text)) }),
      ),
    ],
  })
}
