// Files of other programs become a text in this browser: what is in them is read, what hangs on them is named, a reading
// that takes long is ended, and nothing of the raw text is sent.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawn, endlessPdf, lines, pdf } from '../caseText/pdfFixture.ts'
import { House } from '../support/house.ts'
import { intakePage } from '../support/intakePage.ts'
import { button, heading, soundOnBoth } from '../support/screen.ts'

/** Words that stand in raw files only; they never leave the browser, in no part of them. */
const RAW = ['Birnenkompott', 'Quittengelee', 'Zwetschgenmus']

let house: House
let page: Page
/** Everything the window sent: address, head and body. */
const sent: string[] = []

beforeAll(async () => {
  house = await House.empty()
  page = await intakePage(house, 'Fall 9')
  // Of the context, so that workers are heard as well.
  page.context().on('request', (request) => {
    const body = request.postDataBuffer()?.toString('latin1') ?? ''
    sent.push([request.url(), JSON.stringify(request.headers()), body].join(' '))
  })
  page.on('websocket', (socket) => {
    sent.push(socket.url())
    socket.on('framesent', ({ payload }) => sent.push(payload.toString()))
  })
})
afterAll(() => house.close())

async function choose(name: string, bytes: Uint8Array): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, 'Datei wählen').click(),
  ])
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
}

const entryText = (number: number) =>
  page.getByLabel(`Text von Eintrag ${number}`, { exact: true }).inputValue()

const step = (name: string) =>
  page.getByRole('navigation', { name: 'Schritte' }).getByRole('button', { name })

const MAIL = [
  `From: =?utf-8?Q?J=C3=B6rg_${RAW[0]}?= <joerg@example.org>`,
  'To: team@example.org',
  'Date: Tue, 12 Mar 2024 10:15:00 +0100',
  'Subject: Anruf der Kita',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=a',
  '',
  '--a',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Guten Tag,',
  '',
  'die Kita ruft an.',
  '--a',
  `Content-Type: application/pdf; name="${RAW[1]}.pdf"`,
  'Content-Disposition: attachment',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(`%PDF-1.7 ${RAW[2]}`).toString('base64'),
  '--a--',
].join('\r\n')

describe('a message', () => {
  it('[IM15] becomes a text with its head, and what hangs on it is named', async () => {
    await choose('anruf.eml', Buffer.from(MAIL))
    await heading(page, 'Welcher Tag ist Tag 0?').waitFor()
    await page.getByText('Vorgeschlagen ist der erste Tag im Text, 12. März 2024.').waitFor()
    await button(page, 'Tage zählen').click()
    await heading(page, 'Einträge prüfen').waitFor()
    await page.getByText(`Anhänge wurden nicht geöffnet: ${RAW[1]}.pdf.`).waitFor()
    await soundOnBoth(page, 'intake-mail')
    expect(await entryText(1)).toBe(
      `Von: Jörg ${RAW[0]} <joerg@example.org>\nAn: team@example.org\nDatum: 12.03.2024, 10:15 Uhr\n` +
        'Betreff: Anruf der Kita\n\nGuten Tag,\n\ndie Kita ruft an.',
    )
    await button(page, 'Hinweis schließen').click()
    await step('Einlesen').click()
  })

  it('[IM12] of which a part is hidden: it is listed, and what is ticked comes in at the end', async () => {
    const html = `<div style="display:none">Im Vertrauen: ${RAW[1]}</div><p>Die Kita ruft an.</p>`
    const hidden = MAIL.replace(/multipart[^]*/, `text/html; charset=utf-8\r\n\r\n${html}`)
    await page.getByRole('radio', { name: 'Eingelesenen Text damit ersetzen' }).check()
    await choose('verdeckt.eml', Buffer.from(hidden))
    await heading(page, 'Was nicht im sichtbaren Text steht').waitFor()
    await soundOnBoth(page, 'intake-mail-hidden')
    await page.getByRole('checkbox', { name: 'Im Vertrauen' }).check()
    await button(page, 'Mit 1 Text weiter').click()
    await button(page, 'Tage zählen').click()
    await heading(page, 'Einträge prüfen').waitFor()
    expect(await entryText(1)).toMatch(/Die Kita ruft an\.\n\n\[ausgeblendet: Im Vertrauen: \w+\]$/)
    await step('Einlesen').click()
  })

  it('that is none is refused with a next step', async () => {
    await choose('anruf.eml', Buffer.from(`${RAW[0]}`))
    await page.getByText('Die E-Mail ist beschädigt oder unvollständig.').waitFor()
    await soundOnBoth(page, 'intake-mail-broken')
  })
})

describe('a PDF', () => {
  it('[IM17] becomes a text; what comes back on its pages is listed, a page without words is named', async () => {
    const sheet = (text: string) => ({
      content: drawn([...lines([text]), { x: 70, y: 815, text: `Akte ${RAW[0]}` }]),
    })
    const bytes = pdf([sheet('Tag 0: Anruf der Kita.'), sheet('Tag 3: Besuch.'), { content: '' }])
    await page.getByRole('radio', { name: 'Eingelesenen Text damit ersetzen' }).check()
    await choose('akte.pdf', bytes)
    await page.getByText(`Akte ${RAW[0]}`).waitFor()
    await soundOnBoth(page, 'intake-pdf-hidden')
    await button(page, 'Ohne diese Texte weiter').click()
    await heading(page, 'Einträge prüfen').waitFor()
    await page.getByText('Kein Text steht auf Seite 3 der Datei').waitFor()
    await soundOnBoth(page, 'intake-pdf')
    expect([await entryText(1), await entryText(2)]).toEqual(['Anruf der Kita.', 'Besuch.'])
    await step('Einlesen').click()
  })

  it('that is none but a picture is called so', async () => {
    await choose('bild.pdf', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))
    await page.getByText('Die Datei ist keine PDF-Datei, auch wenn ihr Name so endet.').waitFor()
    await soundOnBoth(page, 'intake-no-pdf')
  })
})

describe('a reading that takes long', () => {
  it('[IM16] says how far it is', async () => {
    await choose('lang.pdf', endlessPdf())
    await page.getByText('2 von 3 Seiten gelesen').waitFor()
    await soundOnBoth(page, 'intake-reading-pages')
    await button(page, 'Lesen abbrechen').click()
    await page.getByText('Seiten gelesen').waitFor({ state: 'hidden' })
  })

  it('[IM16] is ended by a button, and the page goes on', async () => {
    const held = /importWorker/
    await page.route(held, () => undefined)
    await choose('lang.eml', Buffer.from(MAIL))
    await page.getByText('Die Datei wird gelesen.').waitFor()
    await soundOnBoth(page, 'intake-reading')
    await button(page, 'Lesen abbrechen').click()
    await page.getByText('Die Datei wird gelesen.').waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Text einlesen')
    await page.unroute(held)
    await choose('anruf.eml', Buffer.from(MAIL))
    await button(page, 'Tage zählen').click()
    await heading(page, 'Einträge prüfen').waitFor()
  })
})

/** What a text program puts on the clipboard: the words, and what they look like. */
async function copy(html: string, text: string): Promise<void> {
  await page.evaluate(
    ([rich, plain]) => {
      const fill = (event: ClipboardEvent): void => {
        event.clipboardData?.setData('text/html', rich ?? '')
        event.clipboardData?.setData('text/plain', plain ?? '')
        event.preventDefault()
      }
      document.addEventListener('copy', fill, { once: true })
      document.execCommand('copy')
    },
    [html, text],
  )
}

describe('[IM18] a text from the clipboard', () => {
  const COPIED = [
    '<h2>Tag 0: Anruf</h2><p>Die Kita <s>schrieb</s> ruft an.</p>',
    '<table><tr><td>früh</td><td>ja</td></tr><tr><td>spät</td><td>nein</td></tr></table>',
    `<p>Ende.<del>Es war ${RAW[1]}.</del></p>`,
  ].join('')
  const WORDS = 'Tag 0: Anruf\nDie Kita schrieb ruft an.\nfrüh\tja\nspät\tnein\nEnde.'

  const paste = async (html = COPIED): Promise<void> => {
    await copy(html, WORDS)
    await page.getByLabel('Oder Text einfügen').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('ControlOrMeta+v')
    await page.getByText('Mit Überschriften, Listen und Tabellen eingefügt.').waitFor()
  }

  it('keeps what its program says of it, and lists what was deleted', async () => {
    await step('Einlesen').click()
    await page.getByRole('radio', { name: 'Eingelesenen Text damit ersetzen' }).check()
    await paste()
    expect(await page.getByLabel('Oder Text einfügen').inputValue()).toBe(WORDS)
    await soundOnBoth(page, 'intake-pasted')
    await button(page, 'Eingefügten Text einlesen').click()
    await heading(page, 'Was nicht im sichtbaren Text steht').waitFor()
    await page.getByText(`Es war ${RAW[1]}.`).waitFor()
    await button(page, 'Ohne diese Texte weiter').click()
    await heading(page, 'Einträge prüfen').waitFor()
    expect(await entryText(1)).toBe(
      'Die Kita [gestrichen: schrieb] ruft an.\n\nfrüh · ja\nspät · nein\n\nEnde.',
    )
    await step('Einlesen').click()
  })

  it('that was changed in the field is read as it stands there', async () => {
    await page.getByRole('radio', { name: 'Eingelesenen Text damit ersetzen' }).check()
    await paste()
    await page.keyboard.type(' Wirklich.')
    await page.getByText('Seit dem Einfügen geändert').waitFor()
    await button(page, 'Eingefügten Text einlesen').click()
    await heading(page, 'Einträge prüfen').waitFor()
    expect(await entryText(1)).toContain('Die Kita schrieb ruft an.')
    expect(await entryText(1)).toContain('Ende. Wirklich.')
    await step('Einlesen').click()
  })

  it('of which the form holds no words is read as it stands in the field, and that is said', async () => {
    await page.getByRole('radio', { name: 'Eingelesenen Text damit ersetzen' }).check()
    await paste('<p>&nbsp;</p>')
    await button(page, 'Eingefügten Text einlesen').click()
    await heading(page, 'Einträge prüfen').waitFor()
    await page.getByText('des Programms ließen sich nicht lesen').waitFor()
    expect(await entryText(1)).toContain('Die Kita schrieb ruft an.')
    await step('Einlesen').click()
  })
})

it('[ID9] where names cannot be searched for, that is said, and the work goes on', async () => {
  await page.route(/identifierWorker/, (route) => route.abort())
  await step('Einlesen').click()
  await button(page, 'Zurück zu den Einträgen').click()
  await page.getByText(/gesichert \d/).waitFor()
  await page.reload()
  await button(page, 'Weiterarbeiten').click()
  await page.getByText('Auf diesem Gerät ließ sich der Text nicht durchsuchen.').waitFor()
  await soundOnBoth(page, 'intake-no-search')
  await button(page, 'Zur offenen Stelle').waitFor()
  await page.unroute(/identifierWorker/)
})

it('nothing of what was read has left the page', () => {
  expect(sent.length).toBeGreaterThan(5)
  const words = [...RAW, ...RAW.map((word) => Buffer.from(word).toString('base64').slice(0, 12))]
  expect(sent.filter((one) => words.some((word) => one.includes(word)))).toEqual([])
  expect(house.complaints).toEqual([])
})
