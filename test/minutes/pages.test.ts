// What everybody reads fits on two pages, and the annexes begin on the next one.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { minutesDocx } from '../../server/minutes/minutesDocx.ts'
import { minutesDocument, type MinutesBlock } from '../../shared/minutes/minutesBlocks.ts'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import { busyMinutes, demoMinutes } from '../support/fullDay.ts'

const days: readonly (readonly [string, Minutes])[] = [
  ['demo case A', demoMinutes('a')],
  ['demo case B', demoMinutes('b')],
  ['six findings and six recommendations', busyMinutes()],
]

/** Letters of a line across the page, at the sizes the document is set in; measured. */
const TEXT_LETTERS = 98
const TABLE_LETTERS = 112
/** Height of a page without its margins, and of a line with what stands around it, in points. */
const PAGE = 728
const TEXT = 14.1
const TABLE = 12.3

const linesIn = (text: string, letters: number): number =>
  text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / letters)), 0)

/** How high a block stands on paper, in points, by estimate. */
function heightOf(block: MinutesBlock): number {
  switch (block.kind) {
    case 'heading':
      return [32, 26, 22][block.level - 1] ?? 22
    case 'paragraph':
      return linesIn(block.text, TEXT_LETTERS) * TEXT + 4
    case 'facts':
      return block.rows.reduce(
        (sum, [, text]) => sum + linesIn(text, TABLE_LETTERS * 0.8) * TABLE + 2,
        3,
      )
    case 'list':
    case 'quotes':
      return block.items.reduce((sum, text) => sum + linesIn(text, TEXT_LETTERS) * TEXT + 3, 0)
    case 'table':
      return block.rows.reduce(
        (sum, row) =>
          sum +
          5 +
          TABLE *
            Math.max(
              ...row.map((text, at) =>
                linesIn(text, (TABLE_LETTERS * (block.columns[at]?.width ?? 100)) / 100),
              ),
            ),
        18,
      )
    case 'signatures':
      return 50
  }
}

describe('[MI7] findings and recommendations stand on the first two pages', () => {
  it.each(days)(
    '%s: what stands before the first annex is no more than two pages high',
    (_, day) => {
      const { blocks } = minutesDocument(day)
      const annex = blocks.findIndex((block) => block.kind === 'heading' && block.newPage === true)
      const before = blocks.slice(0, annex)
      expect(blocks[annex]).toMatchObject({ text: 'Anlage 1: Belege und Einordnung der Befunde' })
      expect(before.at(-1)?.kind).toBe('signatures')
      const TITLE = 60
      expect(before.reduce((sum, block) => sum + heightOf(block), TITLE)).toBeLessThan(2 * PAGE)
    },
  )

  it('the estimate knows a day that does not fit', () => {
    const day = busyMinutes()
    const findings = [...day.findings, ...day.findings]
    const { blocks } = minutesDocument({ ...day, findings })
    const annex = blocks.findIndex((block) => block.kind === 'heading' && block.newPage === true)
    expect(blocks.slice(0, annex).reduce((sum, block) => sum + heightOf(block), 0)).toBeGreaterThan(
      2 * PAGE,
    )
  })

  it('the first annex, and no other, begins a page', async () => {
    const parts = unzipSync(new Uint8Array(await minutesDocx(demoMinutes('a'))))
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const broken = body.match(/<w:p>(?:(?!<\/w:p>).)*?<w:pageBreakBefore\/>.*?<\/w:p>/gs) ?? []
    expect(broken).toHaveLength(1)
    expect(broken[0]).toContain('Anlage 1: ')
  })

  const found = (...paths: readonly string[]) => paths.find((path) => existsSync(path))
  const office = found('/usr/bin/libreoffice', '/usr/bin/soffice')
  const reader = found('/usr/bin/pdftotext')

  it.skipIf(!office || !reader)(
    'as LibreOffice sets them (skipped where it or pdftotext is not installed)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'pages-'))
      try {
        const files = await Promise.all(
          days.map(async ([, day], at) => {
            const file = join(folder, `${String(at)}.docx`)
            writeFileSync(file, await minutesDocx(day))
            return file
          }),
        )
        const profile = `-env:UserInstallation=file://${folder}/profile`
        const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder]
        execFileSync(office ?? '', [...args, ...files], { stdio: 'ignore' })
        for (const file of files) {
          const text = file.replace('.docx', '.txt')
          execFileSync(reader ?? '', [file.replace('.docx', '.pdf'), text])
          const pages = readFileSync(text, 'utf8').split('\f')
          expect(pages.findIndex((page) => page.includes('Anlage 1: '))).toBe(2)
          expect(pages[1]).toContain('Moderation: Ort, Datum, Unterschrift')
        }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    120_000,
  )
})
