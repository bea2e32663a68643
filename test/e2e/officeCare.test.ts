// What goes wrong around the day, and how it is put right: doubles, things made by mistake, a session that ends, a text
// that was corrected after the planning, a notice that has to fit on one page.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import type { Cookies } from '../../server/demo/visitor.ts'
import { button, heading, link, pause, sound, soundOnBoth, tabTo } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const pageOf = async (
  role: 'administrator' | 'facilitator' | 'analyst' | 'coordinator',
  path: string,
  view = {},
): Promise<Page> => stage.page(path, await stage.logIn(role), view)

/** Ends every session of the installation, as time does. */
const endSessions = () => stage.server.deps.db.deleteFrom('account_session').execute()

describe('the administration puts right what it made by mistake', () => {
  it('an office: a double is refused with the reason, the empty one is removed, by keyboard', async () => {
    const page = await pageOf('administrator', '/amt/jugendaemter', { viewport: PHONE })
    await button(page, 'Jugendamt anlegen').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('JUGENDAMT  Musterstadt (erfunden)')
    await dialog.getByLabel('LWL-Landesjugendamt Westfalen').check()
    await dialog.getByLabel('Regierungsbezirk').selectOption('Münster')
    await dialog.getByLabel('Art').selectOption({ index: 1 })
    await dialog.getByLabel('Größe der Bevölkerung').selectOption({ index: 1 })
    await button(dialog, 'Jugendamt anlegen').click()
    await dialog.getByText('höchstens in Groß- und Kleinschreibung').first().waitFor()
    await dialog.getByText('Vorhanden ist: Jugendamt Musterstadt (erfunden)').waitFor()
    await sound(page, 'office-double')
    await tabTo(page, button(dialog, 'Zum vorhandenen Eintrag'))
    await page.keyboard.press('Enter')
    const there = heading(page, 'Jugendamt Musterstadt (erfunden)')
    await expect.poll(() => there.evaluate((at) => at === document.activeElement)).toBe(true)
    await button(page, 'Jugendamt anlegen').click()
    await dialog.getByLabel('LWL-Landesjugendamt Westfalen').check()
    await dialog.getByLabel('Regierungsbezirk').selectOption('Münster')
    await dialog.getByLabel('Art').selectOption({ index: 1 })
    await dialog.getByLabel('Größe der Bevölkerung').selectOption({ index: 1 })
    await dialog.getByLabel('Belastungsklasse').selectOption('Klasse 3')
    await dialog.getByLabel('Name').fill('Jugendamt Vertippt')
    await button(dialog, 'Jugendamt anlegen').click()
    await heading(page, 'Jugendamt Vertippt').waitFor()
    await pause()
    await button(page, 'Jugendamt Vertippt ändern').click()
    const burden = dialog.getByLabel('Belastungsklasse').locator('option:checked')
    expect(await burden.innerText()).toBe('Klasse 3')
    // A new name is one of its history, also where the administration gives it.
    await dialog.getByLabel('Name').fill('Jugendamt Vertippt am Rhein')
    await dialog.getByLabel('Heißt so seit').fill('2999-01-01')
    await button(dialog, 'Änderungen speichern').click()
    await dialog.getByText('spätestens heute und nicht vor der letzten').first().waitFor()
    await sound(page, 'office-renamed')
    await dialog.getByLabel('Heißt so seit').fill('2026-01-01')
    await button(dialog, 'Änderungen speichern').click()
    await heading(page, 'Jugendamt Vertippt am Rhein').waitFor()
    await pause()
    await button(page, 'Jugendamt Vertippt am Rhein ändern').click()
    await dialog.getByLabel('Name').fill('Jugendamt Vertippt')
    await button(dialog, 'Änderungen speichern').click()
    await dialog.waitFor({ state: 'hidden' })
    await pause()
    // An office with accounts offers no removal.
    expect(
      await page
        .getByRole('button', { name: 'Jugendamt Musterstadt (erfunden) entfernen' })
        .count(),
    ).toBe(0)
    for (const way of ['Behalten', 'Schließen']) {
      await button(page, 'Jugendamt Vertippt entfernen').click()
      await button(dialog, way).click()
      await dialog.waitFor({ state: 'hidden' })
      await pause()
    }
    await tabTo(page, button(page, 'Jugendamt Vertippt entfernen'), 80)
    await page.keyboard.press('Enter')
    await dialog.getByText('gehören noch keine Konten').waitFor()
    await sound(page, 'office-remove')
    await tabTo(page, button(dialog, 'Entfernen'))
    await page.keyboard.press('Enter')
    await heading(page, 'Jugendamt Vertippt').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('an account: its address changes, an unused one is removed', async () => {
    const page = await pageOf('administrator', '/amt/konten')
    await button(page, 'Konto anlegen').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('Mika Alt')
    await dialog.getByLabel('E-Mail-Adresse').fill('alt@demo.example')
    await dialog.getByRole('radio', { name: 'Moderation' }).check()
    await button(dialog, 'Konto anlegen').click()
    // What is shown once outlives a slip of the hand.
    await dialog.page().keyboard.press('Escape')
    await dialog.page().keyboard.press('Escape')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const secret = await dialog.getByLabel('Startpasswort', { exact: true }).inputValue()
    await button(dialog, 'Startpasswort kopieren').click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
    await button(dialog, 'Ich habe es notiert').click()
    await button(page, 'Mika Alt ändern').click()
    await dialog.getByLabel('E-Mail-Adresse').fill('neu@demo.example')
    await button(dialog, 'Änderungen speichern').click()
    await page.getByText('neu@demo.example').first().waitFor()
    await soundOnBoth(page, 'account-start')
    for (const way of ['Behalten', 'Schließen']) {
      await button(page, 'Mika Alt entfernen').click()
      await button(dialog, way).click()
      await dialog.waitFor({ state: 'hidden' })
      await pause()
    }
    await button(page, 'Mika Alt entfernen').click()
    await button(dialog, 'Entfernen').click()
    await page.getByText('neu@demo.example').first().waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('a procedure: renamed; one with cases stays, and says why', async () => {
    const page = await pageOf('administrator', '/amt/verfahren')
    await button(page, 'Ändern: Qualitätsentwicklungsverfahren').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Titel').fill('Qualitätsentwicklung 2025')
    await button(dialog, 'Änderungen speichern').click()
    await page.getByText('Qualitätsentwicklung 2025').first().waitFor()
    await button(page, 'Entfernen: Qualitätsentwicklung 2025').click()
    await button(dialog, 'Entfernen').click()
    await dialog.getByText('gehören schon Fälle, Ziehungen, Werkstätten oder Pakete').waitFor()
    await soundOnBoth(page, 'procedure-in-use')
    await button(dialog, 'Behalten').click()
    await page.context().close()
  })
})

describe('a session that ends while somebody works', () => {
  it('asks for the login on the spot, keeps what was typed, and sends it afterwards', async () => {
    const page = await pageOf('administrator', '/amt/jugendaemter', { viewport: PHONE })
    await button(page, 'Jugendamt anlegen').click()
    const dialog = page.getByRole('dialog', { name: 'Jugendamt anlegen' })
    await dialog.getByLabel('Name').fill('Jugendamt Nachmittag')
    await dialog.getByLabel('LWL-Landesjugendamt Westfalen').check()
    await dialog.getByLabel('Regierungsbezirk').selectOption('Münster')
    await dialog.getByLabel('Art').selectOption({ index: 1 })
    await dialog.getByLabel('Größe der Bevölkerung').selectOption({ index: 1 })
    await endSessions()
    await button(dialog, 'Jugendamt anlegen').click()
    const again = page.getByRole('dialog', { name: 'Bitte melden Sie sich neu an' })
    await again.getByText(stage.account('administrator').email).first().waitFor()
    await again.getByLabel('Passwort').fill('falsch geraten')
    await page.keyboard.press('Enter')
    await again.getByText('Adresse und Passwort passen nicht zusammen').waitFor()
    await sound(page, 'login-again')
    // Later: what was typed is still there.
    await button(again, 'Schließen').click()
    await again.waitFor({ state: 'hidden' })
    await button(dialog, 'Jugendamt anlegen').click()
    await button(again, 'Später').click()
    await dialog.getByText('Sie sind nicht mehr angemeldet').waitFor()
    expect(await dialog.getByLabel('Name').inputValue()).toBe('Jugendamt Nachmittag')
    await button(dialog, 'Jugendamt anlegen').click()
    await again.getByLabel('Passwort').fill(stage.account('administrator').password)
    await page.keyboard.press('Enter')
    await heading(page, 'Jugendamt Nachmittag').waitFor()
    await page.context().close()
  })

  it('in the cockpit, too', async () => {
    const page = await stage.cockpit()
    await button(page, /Werkstatt öffnen/).waitFor()
    // The log-in on the spot comes with code of its own.
    await page.waitForLoadState('networkidle')
    await endSessions()
    // As after the longest time of a session: the room shows out who is no longer logged in.
    stage.server.deps.rooms.dropAccount(stage.account('facilitator').id)
    const again = page.getByRole('dialog', { name: 'Bitte melden Sie sich neu an' })
    await again.getByLabel('Passwort').fill(stage.account('facilitator').password)
    await page.keyboard.press('Enter')
    await again.waitFor({ state: 'detached' })
    await button(page, /Werkstatt öffnen/).waitFor()
    await page.context().close()
  })

  it('says how many seconds to wait after too many tries', async () => {
    // An address without an account: the accounts of the journey stay free.
    const email = 'niemand@demo.example'
    const page = await stage.page('/anmelden', new Map() as Cookies)
    await link(page, 'Fallwerkstatt').waitFor()
    for (let time = 0; time < 6; time++) {
      await page.getByLabel('E-Mail-Adresse').fill(email)
      await page.getByLabel('Passwort', { exact: true }).fill(`geraten ${String(time)}`)
      await button(page, 'Anmelden').click()
      await page.getByRole('alert').first().waitFor()
    }
    await page.getByText(/Bitte warten Sie \d+ Sekunden/).waitFor()
    await soundOnBoth(page, 'login-throttled')
    await page.context().close()
  })
})

describe('the moderation', () => {
  const planPath = () => `/amt/werkstaetten/${stage.workshopId}`

  it('sees what the workshop reads, and takes a newer text with one tap', async () => {
    const db = wholeDatabase(stage.server.deps.db)
    const { caseId } = await db
      .selectFrom('workshop')
      .select('caseId')
      .where('id', '=', stage.workshopId)
      .executeTakeFirstOrThrow()
    const text = await db
      .selectFrom('case_version')
      .selectAll()
      .where('caseId', '=', caseId)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('case_version')
      .values({ ...text, version: 2 })
      .execute()
    const page = await pageOf('facilitator', '/amt')
    await page.getByText('Es gibt Fassung 2 des Falltexts').waitFor()
    await link(page, 'Plan öffnen').click()
    await page.getByText(/DEMO-A, Fassung 1/).waitFor()
    await page.getByText(/Stand: Entwurf/).waitFor()
    await soundOnBoth(page, 'plan-newer')
    await page.getByLabel('Titel der Werkstatt').fill('Ungespeicherter Titel')
    await button(page, 'Fassung 2 übernehmen').click()
    await page.getByText(/DEMO-A, Fassung 2/).waitFor()
    expect(await page.getByText('Es gibt Fassung 2 des Falltexts').count()).toBe(0)
    await page.getByText('Gedrucktes nennt noch die alte Grundlage').waitFor()
    await page.getByText(/nennen „Fall DEMO-A, Fassung 1/).waitFor()
    await soundOnBoth(page, 'plan-printed')
    // What is being typed below is not thrown away.
    expect(await page.getByLabel('Titel der Werkstatt').inputValue()).toBe('Ungespeicherter Titel')
    page.once('dialog', (dialog) => void dialog.accept())
    await link(page, 'Neue Einladung öffnen').click()
    await heading(page, /^Einladung/).waitFor()
    await page.context().close()
  })

  it('changes case and catalogue, is asked about a past day, and about an odd order', async () => {
    const page = await pageOf('facilitator', planPath(), { viewport: PHONE })
    const dialog = page.getByRole('dialog')
    let asked = 0
    for (const way of ['Abbrechen', 'Schließen']) {
      await button(page, 'Fall oder Katalog ändern').click()
      await dialog.getByLabel('Katalog').selectOption({ index: 1 })
      if (way === 'Schließen')
        page.once('dialog', (question) => {
          asked++
          void question.accept()
        })
      await button(dialog, way).click()
      await dialog.waitFor({ state: 'hidden' })
      await pause()
    }
    expect(asked).toBe(1)
    await page.getByText(/DEMO-A, Fassung 2/).waitFor()
    await button(page, 'Fall oder Katalog ändern').click()
    await dialog.getByLabel('Fall').selectOption({ label: 'DEMO-B, Fassung 1' })
    await sound(page, 'plan-basis')
    await button(dialog, 'Übernehmen').click()
    await page.getByText(/DEMO-B, Fassung 1/).waitFor()
    await page.getByLabel('Tag', { exact: true }).fill('2020-01-01')
    await page.getByLabel('Beginn').fill('08:15')
    await button(page, 'Plan speichern').click()
    await page.getByText('bestätigen Sie darunter, dass er stimmt').first().waitFor()
    await sound(page, 'plan-past')
    await page.getByLabel('Dieser Tag ist vorbei und trotzdem richtig').check()
    const steps = page.getByRole('list', { name: 'Ablauf' }).getByRole('listitem')
    await steps
      .nth(1)
      .getByRole('button', { name: /entfernen/ })
      .click()
    await page.getByText('Es fehlt die Fallvorstellung').first().waitFor()
    await button(page, 'Plan speichern').click()
    await button(page, 'Gespeichert').waitFor()
    await page.reload()
    await expect.poll(() => page.getByLabel('Beginn').inputValue()).toBe('08:15')
    await page.context().close()
  })

  it('prints the notice on one page, with the beginning, without the words of the screen', async () => {
    const page = await pageOf('facilitator', `${planPath()}/einladung`)
    await button(page, 'Aushang drucken').waitFor()
    await page.getByText('Diese Adresse gilt nur auf diesem Rechner').waitFor()
    await page
      .getByText(/, 08:15 Uhr/)
      .first()
      .waitFor()
    await soundOnBoth(page, 'invitation-local')
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1)
    }
    await page.emulateMedia({ media: 'print' })
    for (const words of ['Plan der Werkstatt', 'Code, Text und Aushang', 'Aushang drucken'])
      expect(await page.getByText(words).first().isVisible(), words).toBe(false)
    expect(await page.getByRole('img', { name: /QR-Code/ }).isVisible()).toBe(true)
    await page.context().close()
  })

  it('practises on a sample that is marked, and removes it again', async () => {
    const page = await pageOf('facilitator', '/amt/werkstaetten')
    await button(page, 'Beispiel-Werkstatt anlegen').click()
    await heading(page, 'Beispiel: ').waitFor()
    await page.getByText('Das ist ein Beispiel zum Üben').waitFor()
    await soundOnBoth(page, 'sample-plan')
    const dialog = page.getByRole('dialog', { name: 'Beispiel entfernen?' })
    const leave = async (way: string): Promise<void> => {
      await button(page, /^Beispiel entfernen/).click()
      await button(dialog, way).click()
      await dialog.waitFor({ state: 'hidden' })
      await pause()
    }
    for (const way of ['Behalten', 'Schließen', 'Entfernen']) await leave(way)
    await button(page, 'Beispiel-Werkstatt anlegen').click()
    await heading(page, 'Beispiel: ').waitFor()
    await link(page, 'Werkstätten').click()
    await page.getByText('Beispiel', { exact: true }).waitFor()
    await soundOnBoth(page, 'workshops-sample')
    for (const way of ['Behalten', 'Schließen', 'Entfernen']) await leave(way)
    await button(page, 'Beispiel-Werkstatt anlegen').waitFor()
    await page.context().close()
  })

  it('removes a workshop that was never opened', async () => {
    const page = await pageOf('facilitator', planPath(), { viewport: PHONE })
    await button(page, 'Werkstatt entfernen').click()
    const dialog = page.getByRole('dialog')
    await sound(page, 'workshop-remove')
    for (const way of ['Behalten', 'Schließen']) {
      await button(dialog, way).click()
      await dialog.waitFor({ state: 'hidden' })
      await pause()
      await button(page, 'Werkstatt entfernen').click()
    }
    await button(dialog, 'Entfernen').click()
    await heading(page, 'Noch keine Werkstatt geplant').waitFor()
    await page.context().close()
  })
})

describe('no page offers what its route refuses', () => {
  const places = {
    administrator: [
      '',
      '/jugendaemter',
      '/konten',
      '/verfahren',
      '/kataloge',
      '/rechtsgrundlagen',
      '/einlesen',
    ],
    coordinator: ['', '/faelle', '/werkstaetten', '/verfahren'],
    facilitator: ['', '/werkstaetten', '/werkstaetten/neu', '/verfahren'],
    analyst: ['', '/turnus', '/einlesen'],
  } as const
  const all = [...new Set(Object.values(places).flat())]
  /** Pages whose way back was gone. */
  const tried = new Set<string>()

  it.each(Object.keys(places) as (keyof typeof places)[])('%s', async (role) => {
    const page = await pageOf(role, '/amt')
    for (const path of all) {
      const refused: string[] = []
      const note = (answer: { status: () => number; url: () => string }): void => {
        if (answer.status() === 403) refused.push(answer.url())
      }
      page.on('response', note)
      await page.goto(`${stage.address}/amt${path}`)
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      const offered = await page
        .locator('main button:visible, main a.button:visible')
        .allTextContents()
      page.off('response', note)
      const own = (places[role] as readonly string[]).includes(path)
      // An own page may have one button, too.
      if (!own && offered.length === 1 && !tried.has(path)) {
        tried.add(path)
        await link(page, 'Zur Übersicht').click()
        await page.waitForURL('**/amt')
      }
      if (own) expect({ path, refused }).toEqual({ path, refused: [] })
      // Elsewhere there is a sentence and a way back, nothing else to press.
      else
        expect({ path, offered: offered.map((text) => text.trim()) }).toEqual({
          path,
          offered: ['Zur Übersicht'],
        })
    }
    await page.context().close()
  })
})

describe('the start page', () => {
  it('takes the code of a link that is followed while it is open', async () => {
    const page = await stage.page('/')
    await page.getByLabel('Code der Fallwerkstatt').waitFor()
    await page.goto(`${stage.address}/#K7QM3RTX`)
    await expect.poll(() => page.getByLabel('Code der Fallwerkstatt').inputValue()).toBe('K7QM3RTX')
    await expect.poll(() => page.url()).toBe(`${stage.address}/`)
    await page.context().close()
  })
})

it('leaves no complaint in any browser', () => {
  const expected = /status of (400|401|403|404|409|422|429)|WebSocket/
  expect(stage.complaints.filter((text) => !expected.test(text))).toEqual([])
})
