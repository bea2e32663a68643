import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { strToU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, leaveBrowser } from '../support/browser.ts'
import { drawn, lines, pdf } from './pdfFixture.ts'
import { documentXml, docx, heading, paragraph } from './wordFixture.ts'

/** As strict as the product's own: no blob, no inline script and no mere text can start a worker. */
const POLICY =
  "default-src 'none'; script-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types fallwerkstatt-script-url"

let server: Server
let browser: Browser
let page: Page
let names: string[]
const faults: string[] = []
const requests: string[] = []

beforeAll(async () => {
  const files = await builtPage()
  names = [...files.keys()]
  server = createServer((request, reply) => {
    const path = (request.url ?? '/').slice(1) || 'index.html'
    requests.push(path)
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8'
    reply.writeHead(files.has(path) ? 200 : 404, {
      'content-type': type,
      'content-security-policy': POLICY,
    })
    reply.end(files.get(path))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no address')
  browser = await launchBrowser()
  page = await browser.newPage()
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`http://127.0.0.1:${address.port}/`)
})

afterAll(async () => {
  await page.close()
  await leaveBrowser(browser)
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** The page, built as the product is built. */
async function builtPage(): Promise<Map<string, string | Uint8Array>> {
  const result = await build({
    configFile: false,
    root: fileURLToPath(new URL('./importPage', import.meta.url)),
    logLevel: 'error',
    worker: { format: 'es' },
    build: { write: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  })
  const files = new Map<string, string | Uint8Array>()
  for (const part of Array.isArray(result) ? result : [result]) {
    if (!('output' in part)) continue
    for (const file of part.output)
      files.set(file.fileName, file.type === 'chunk' ? file.code : file.source)
  }
  return files
}

async function chosen(name: string, bytes: Uint8Array): Promise<unknown> {
  const output = page.locator('output')
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }
  await page.locator('input').setInputFiles([])
  await page.locator('input').setInputFiles(file)
  await page.waitForFunction(() => document.querySelector('output')?.textContent !== '')
  return JSON.parse((await output.textContent()) ?? '')
}

describe('choosing a file in a browser', () => {
  it('reads it in a worker that is a file of the product', async () => {
    const worker = names.find((name) => name.includes('importWorker'))
    expect(worker).toMatch(/\.js$/)
    const bytes = docx(heading('Tag 1 · Besuch') + paragraph('Größe „x“.'))
    expect(await chosen('fall.docx', bytes)).toEqual({
      ok: true,
      source: {
        kind: 'document',
        blocks: [
          { kind: 'heading', words: [{ text: 'Tag 1 · Besuch', isStruck: false }] },
          { kind: 'paragraph', lines: [[{ text: 'Größe „x“.', isStruck: false }]] },
        ],
      },
      warnings: [],
      hidden: [],
    })
    expect(requests).toContain(worker)
  })

  it('says in German what was left out', async () => {
    const windows = new Uint8Array([0x84, 0x47, 0x72, 0xf6, 0xdf, 0x65, 0x93])
    expect(await chosen('fall.txt', windows)).toEqual({
      ok: true,
      source: { kind: 'text', text: '„Größe“' },
      warnings: [
        'Die Datei ist nicht in UTF-8 gespeichert. Bitte prüfen Sie Umlaute und Anführungszeichen.',
      ],
      hidden: [],
    })
  })

  it('[IM15] loads what a message needs when one comes, and no more than that', async () => {
    const before = requests.length
    const mail = 'From: a@example.org\r\nSubject: x\r\n\r\nGuten Tag.'
    expect(await chosen('fall.eml', strToU8(mail))).toMatchObject({
      ok: true,
      source: { kind: 'text', text: 'Von: a@example.org\nBetreff: x\n\nGuten Tag.' },
    })
    const asked = requests.slice(before).filter((path) => !path.includes('importWorker'))
    expect(asked.some((path) => path.includes('mailFile'))).toBe(true)
    expect(asked.some((path) => path.includes('outlookFile'))).toBe(false)
  })

  it('[IM17] loads what a PDF needs when one comes, within the policy of the product', async () => {
    const bytes = pdf([{ content: drawn(lines(['Größe der Wunde.'])) }])
    expect(await chosen('fall.pdf', bytes)).toMatchObject({
      ok: true,
      source: { kind: 'document', blocks: [{ lines: [[{ text: 'Größe der Wunde.' }]] }] },
    })
    expect(requests.some((path) => path.includes('pdfFile'))).toBe(true)
  })

  it('refuses a bomb and a file that is too large, with a next step, and goes on', async () => {
    const bomb = docx('', {
      'word/document.xml': strToU8(documentXml(' '.repeat(40 * 1024 * 1024))),
    })
    expect(await chosen('fall.docx', bomb)).toEqual({
      ok: false,
      title: 'Der Inhalt der Datei ist ungewöhnlich groß und wurde nicht geöffnet.',
      next: 'Kopieren Sie den Text in ein neues Dokument und speichern Sie es als DOCX oder ODT.',
    })
    const large = new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61)
    expect(await chosen('fall.txt', large)).toMatchObject({
      ok: false,
      title: 'Die Datei ist größer als 10 MB.',
    })
    expect(await chosen('fall.md', strToU8('gut'))).toMatchObject({
      ok: true,
      source: { text: 'gut' },
    })
  })

  it('asks for nothing else and reports nothing', () => {
    expect(requests.every((path) => names.includes(path))).toBe(true)
    expect(faults).toEqual([])
  })
})
