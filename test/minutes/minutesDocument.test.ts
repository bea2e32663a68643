import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { minutesDocument } from '../../server/minutes/minutesDocument.ts'
import type { Minutes } from '../../shared/protocol/api.ts'

type Finding = Minutes['findings'][number]

const finding = (number: number, direction: Finding['direction']): Finding => ({
  number,
  direction,
  title: direction === 'strength' ? 'Zwei Fachkräfte vor Ort' : 'Übergaben ohne Regel',
  observation: 'Erste Zeile.\nZweite Zeile.',
  explanation: 'Die Vertretung war kurzfristig.',
  passages: ['Tag 44 · Übergabe: „ohne Gespräch“'],
  noEvidenceReason: '',
  criterion: 'P-11-1 Rückmeldung',
  rating: 'teilweise erfüllt',
  level: 'Organisation',
  evidenceLevel: 'Einzelfall',
  factors: ['Team', 'Zusammenarbeit'],
  consent: { agree: 7, concerns: 2, object: 1, paper: false },
  minorityView: direction === 'potential' ? 'Der Auftrag war klar genug.' : '',
  review: false,
})

const recommendation = (number: number): Minutes['recommendations'][number] => ({
  number,
  wording: 'Jede Übergabe bekommt ein Protokoll.',
  addressee: 'Kooperationspartner',
  owner: 'Kinderschutzfachkraft',
  due: '2027-09-30',
  indicator: 'Stichprobe von 10 Akten',
  findings: [2],
  dots: 5,
  tied: number === 1,
  paper: false,
  review: false,
})

const minutes: Minutes = {
  title: 'Fallwerkstatt Musterstadt',
  officeName: 'Jugendamt Musterstadt',
  procedureTitle: 'Verfahren 2026',
  date: '2026-11-25',
  origin: 'random',
  caseLabel: 'DEMO-A',
  catalogueTitle: 'Katalog',
  people: 12,
  course: [{ title: 'Still anmerken', minutes: 35, question: 'Was fällt auf?' }],
  keySituations: [
    { title: 'Erster Hausbesuch', passages: ['Tag 0'], question: '', board: [], review: false },
  ],
  perspectives: [{ perspective: 'Kind', text: 'Ich wollte nach Hause.' }],
  statements: ['Danke für den Blick.'],
  findings: [finding(1, 'strength'), finding(2, 'potential')],
  recommendations: [recommendation(1), recommendation(2)],
  parked: [{ text: 'Rufbereitschaft', status: 'zugewiesen', assignedTo: 'Leitung' }],
  feedback: { totals: { 'Gar nicht': 0, Sehr: 4 }, texts: ['Mehr Zeit für die Befunde.'] },
}

let file: Buffer
let body: string
let styles: string
beforeAll(async () => {
  file = await minutesDocument(minutes)
  const parts = unzipSync(new Uint8Array(file))
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  body = part('word/document.xml')
  styles = part('word/styles.xml')
})

/** Style and text of every heading, in the order of the document. */
const headings = () =>
  [
    ...body.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<w:pStyle w:val="(Title|Heading\d)"\/>.*?<\/w:p>/gs),
  ].map(([paragraph, style = '']) => [
    style,
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  ])

describe('the minutes as a document', () => {
  it('have real headings, without a level left out, strengths first', () => {
    expect(headings()).toEqual([
      ['Title', 'Protokoll der Fallwerkstatt'],
      ['Heading1', 'Anlass'],
      ['Heading1', 'Ablauf'],
      ['Heading1', 'Schlüsselsituationen'],
      ['Heading2', 'Erster Hausbesuch'],
      ['Heading1', 'Perspektiven'],
      ['Heading1', 'Stellungnahme der Falleinbringenden'],
      ['Heading1', 'Befunde'],
      ['Heading2', 'Gelungen'],
      ['Heading3', 'Befund 1: Zwei Fachkräfte vor Ort'],
      ['Heading2', 'Entwicklungspotenziale'],
      ['Heading3', 'Befund 2: Übergaben ohne Regel'],
      ['Heading1', 'Empfehlungen'],
      ['Heading1', 'Themenspeicher'],
      ['Heading1', 'Rückmeldung der Runde'],
    ])
    for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3'])
      expect(styles).toContain(`w:styleId="${style}"`)
  })

  it('say which language they are in', () => {
    expect(styles).toContain('<w:lang w:val="de-DE"/>')
  })

  it('have tables whose first row is a header that repeats', () => {
    const tables = body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
    expect(tables).toHaveLength(2)
    for (const table of tables) {
      const [first = '', ...others] = table.match(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs) ?? []
      expect(first).toContain('<w:tblHeader/>')
      expect(others.join('')).not.toContain('<w:tblHeader/>')
    }
  })

  it('carry agreement, minority view, priority and the lines of a shared text', () => {
    for (const text of [
      'Zustimmung 7, mit Bedenken 2, Widerspruch 1',
      'Der Auftrag war klar genug.',
      '5 (gleichauf)',
      '30.09.2027',
      'aus Befund 2',
      'Sehr: 4',
    ])
      expect(body).toContain(text)
    expect(body).toMatch(/Erste Zeile\.<\/w:t><\/w:r><w:r><w:br\/><w:t[^>]*>Zweite Zeile\./)
  })

  const office = ['/usr/bin/libreoffice', '/usr/bin/soffice'].find((path) => existsSync(path))

  it.skipIf(!office)(
    'open in LibreOffice (skipped where it is not installed)',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'minutes-'))
      try {
        writeFileSync(join(folder, 'minutes.docx'), file)
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
