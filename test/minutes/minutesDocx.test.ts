import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { minutesDocx } from '../../server/minutes/minutesDocx.ts'
import { minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import { emptyMinutes, fullMinutes, minutesFinding } from '../support/sampleMinutes.ts'

/** The parts of a written document. */
async function written(minutes: Minutes) {
  const file = await minutesDocx(minutes)
  const parts = unzipSync(new Uint8Array(file))
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const named = (pattern: RegExp) => Object.keys(parts).filter((name) => pattern.test(name))
  return {
    file,
    body: part('word/document.xml'),
    styles: part('word/styles.xml'),
    headers: named(/^word\/header\d+\.xml$/).map((name) => textOf(part(name))),
    footers: named(/^word\/footer\d+\.xml$/).map((name) => textOf(part(name))),
  }
}

/** The words of a part, without its tags. */
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:tab\/>/g)].map(([, text]) => text ?? ' ').join('')

let full: Awaited<ReturnType<typeof written>>
beforeAll(async () => {
  full = await written(fullMinutes)
})

/** Style and text of every heading, in the order of the document. */
const headingsOf = (body: string) =>
  [
    ...body.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<w:pStyle w:val="(Title|Heading\d)"\/>.*?<\/w:p>/gs),
  ].map(([paragraph, style = '']) => [style, textOf(paragraph)])

const tablesOf = (body: string) => body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
const rowsOf = (table: string) => table.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs) ?? []

describe('[MI2] the minutes as a document', () => {
  it('begin with findings and recommendations; all the rest is annex, without a level left out', () => {
    expect(headingsOf(full.body)).toEqual([
      ['Title', 'Protokoll der Fallwerkstatt'],
      ['Heading1', 'Befunde'],
      ['Heading2', 'Gelungen'],
      ['Heading3', 'Befund 4: Zwei Fachkräfte vor Ort'],
      ['Heading2', 'Entwicklungspotenziale'],
      ['Heading3', 'Befund 2: Übergaben ohne Regel'],
      ['Heading1', 'Empfehlungen'],
      ['Heading1', 'Anlage 1: Belege und Einordnung der Befunde'],
      ['Heading2', 'Befund 4: Zwei Fachkräfte vor Ort'],
      ['Heading2', 'Befund 2: Übergaben ohne Regel'],
      ['Heading1', 'Anlage 2: Schlüsselsituationen'],
      ['Heading2', 'Erster Hausbesuch'],
      ['Heading3', 'Damals bekannt'],
      ['Heading3', 'Gelungen'],
      ['Heading1', 'Anlage 3: Perspektiven'],
      ['Heading2', 'Kind'],
      ['Heading1', 'Anlage 4: Stellungnahme der Falleinbringenden'],
      ['Heading1', 'Anlage 5: Verständnisfragen'],
      ['Heading1', 'Anlage 6: Anmerkungen in Zahlen'],
      ['Heading2', 'Wo die Runde einig war'],
      ['Heading2', 'Wo die Runde gespalten war'],
      ['Heading2', 'Wie weit die Runde vor dem Aufdecken übereinstimmte'],
      ['Heading1', 'Anlage 7: Themenspeicher'],
      ['Heading1', 'Anlage 8: Rückmeldung der Runde'],
      ['Heading1', 'Anlage 9: Ablauf'],
      ['Heading1', 'Anlage 10: Grundlagen'],
    ])
    for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3'])
      expect(full.styles).toContain(`w:styleId="${style}"`)
  })

  it('have every block of the page, word for word', () => {
    const text = textOf(full.body)
    const model = minutesDocument(fullMinutes)
    expect(model.blocks.length).toBeGreaterThan(40)
    for (const block of model.blocks) {
      const said =
        block.kind === 'heading' || block.kind === 'paragraph'
          ? [block.text]
          : block.kind === 'facts'
            ? block.rows.flat()
            : block.kind === 'table'
              ? block.rows.flat()
              : block.kind === 'signatures'
                ? block.who
                : block.items
      for (const words of said.flatMap((one) => one.split('\n'))) expect(text).toContain(words)
    }
  })

  it('say on every page what they are about, that they are confidential, and draft or final', async () => {
    const final = await written({ ...fullMinutes, stage: 'final' })
    const running = await written({ ...emptyMinutes, stage: 'running', commentUntil: null })
    const cases = [
      [full, 'Entwurf – Kommentarfrist bis 11.12.2026'],
      [final, 'Endfassung'],
      [running, 'Entwurf – die Fallwerkstatt ist noch nicht beendet'],
    ] as const
    for (const [{ headers, footers, body }, status] of cases) {
      expect(headers).toHaveLength(1)
      expect(headers[0]).toContain('Jugendamt Musterstadt · Fall DEMO-A · 25.11.2026')
      expect(headers[0]).toContain('Vertraulich – Sozialdaten')
      expect(footers).toHaveLength(1)
      expect(footers[0]).toContain(status)
      // One section, upright, with this header and footer on each of its pages.
      expect(body.match(/<w:sectPr/g)).toHaveLength(1)
      expect(body).not.toContain('w:orient="landscape"')
      expect(body).not.toContain('w:titlePg')
      expect(body.match(/<w:headerReference w:type="default"/g)).toHaveLength(1)
      expect(body.match(/<w:footerReference w:type="default"/g)).toHaveLength(1)
    }
    expect(textOf(final.body)).not.toContain('Entwurf')
  })

  it('name functions, distribution list, date of issue, times, versions, and where to sign', () => {
    const text = textOf(full.body)
    for (const words of [
      'Fachberatung des Landesjugendamts',
      'Fachkraft der Qualitätsentwicklung',
      'Leitung des Jugendamts',
      'ausgestellt am 26.11.2026',
      '25.11.2026, 09:04–15:40 Uhr',
      'Fall DEMO-A, Fassung 3',
      'ab'.repeat(32),
      'Katalog, Fassung 2020.1',
      'Moderation: Ort, Datum, Unterschrift',
      'Protokoll: Ort, Datum, Unterschrift',
      '10:05–10:41',
      'Wer war zuständig?',
      'Der Bezirk Nord.',
      'Geheim, je 2 Punkte. An 8 Geräten mit 11 Personen wurde abgestimmt.',
      '195 Anmerkungen wurden still geschrieben',
      '4 einig, 2 gespalten, 3 mit einer Tendenz',
      'aus Befund 2',
      'bis 30.09.2027',
      'gleichauf',
    ])
      expect(text).toContain(words)
  })

  it('[MI3] say only what is known of how the case came in, and name the law by its title', () => {
    const textFor = (origin: Minutes['origin']) =>
      JSON.stringify(minutesDocument({ ...emptyMinutes, origin }))
    expect(textFor('random')).toContain('zufällig gezogen.')
    expect(textFor('additional')).toContain('zusätzlich eingebracht, nicht zufällig gezogen.')
    expect(textFor(null)).not.toContain('gezogen')
    expect(textFor(null)).toContain('§ 8 Landeskinderschutzgesetz NRW')
  })

  it('tell apart what was not asked and what has too few answers', () => {
    const consent = {
      agree: 0,
      concerns: 0,
      object: 0,
      paper: false,
      changed: false,
      turnout: null,
    }
    const textFor = (state: 'notAsked' | 'tooFew') =>
      JSON.stringify(
        minutesDocument({
          ...emptyMinutes,
          findings: [{ ...minutesFinding(1, 'strength'), consent: { ...consent, state } }],
        }),
      )
    expect(textFor('notAsked')).toContain('"nicht abgefragt"')
    expect(textFor('tooFew')).toContain('zu wenige Antworten für ein Ergebnis')
  })

  it('list what is open at the end of a draft, and never mark anything inside', () => {
    const openPoints = ['Befund 4: Worauf das beruht, hat sich später geändert; bitte prüfen.']
    const marked = { ...minutesFinding(4, 'strength'), review: true }
    const { blocks } = minutesDocument({ ...emptyMinutes, findings: [marked], openPoints })
    expect(blocks.slice(-2)).toEqual([
      { kind: 'heading', level: 1, text: 'Noch offen' },
      { kind: 'list', items: openPoints },
    ])
    expect(JSON.stringify(blocks.slice(0, -2))).not.toContain('prüfen')
  })

  it('say which language they are in', () => {
    expect(full.styles).toContain('<w:lang w:val="de-DE"/>')
  })

  it('have tables whose first row is a header that repeats, and no row alone on a page', () => {
    const tables = tablesOf(full.body).filter((table) => table.includes('<w:tblHeader/>'))
    const model = minutesDocument(fullMinutes)
    expect(tables).toHaveLength(model.blocks.filter(({ kind }) => kind === 'table').length)
    for (const table of tables) {
      const [first = '', ...others] = rowsOf(table)
      expect(first).toContain('<w:tblHeader/>')
      expect(first).toContain('<w:keepNext/>')
      expect(others.join('')).not.toContain('<w:tblHeader/>')
      for (const row of others.slice(0, -1)) expect(row).toContain('<w:keepNext/>')
      expect(others.at(-1)).not.toContain('<w:keepNext/>')
      for (const row of rowsOf(table)) expect(row).toContain('<w:cantSplit/>')
    }
  })

  it('hold head and last row of a long table to their neighbours, and let the middle break', async () => {
    const course = Array.from({ length: 20 }, (_, at) => ({
      title: `Schritt ${String(at)}`,
      planned: 5,
      from: null,
      to: null,
      spent: null,
      skipped: false,
    }))
    const { body } = await written({ ...emptyMinutes, course })
    const table = tablesOf(body).find((one) => one.includes('Schritt 19')) ?? ''
    const kept = rowsOf(table).map((row) => row.includes('<w:keepNext/>'))
    expect(kept).toEqual([true, true, ...Array<boolean>(17).fill(false), true, false])
  })

  it('keep the lines of a shared text', () => {
    expect(full.body).toMatch(/Erste Zeile\.<\/w:t><\/w:r><w:r><w:br\/><w:t[^>]*>Zweite Zeile\./)
  })

  const office = ['/usr/bin/libreoffice', '/usr/bin/soffice'].find((path) => existsSync(path))

  it.skipIf(!office)(
    'open in LibreOffice (skipped where it is not installed)',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'minutes-'))
      try {
        writeFileSync(join(folder, 'minutes.docx'), full.file)
        const profile = `-env:UserInstallation=file://${folder}/profile`
        const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder]
        execFileSync(office ?? '', [...args, join(folder, 'minutes.docx')], { stdio: 'ignore' })
        expect(existsSync(join(folder, 'minutes.pdf'))).toBe(true)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    60_000,
  )
})
