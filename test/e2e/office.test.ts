// The office part from the first start to the withdrawal, as the people of one office and its moderation walk it.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import { readEntries } from '../support/intakePage.ts'
import { House } from '../support/house.ts'
import {
  button,
  heading,
  keyboardIsSomewhere,
  link,
  pause,
  soundOnBoth,
  tabTo,
  twice,
} from '../support/screen.ts'

const CATALOGUE = resolve(
  import.meta.dirname,
  '../../server/material/insoweit-erfahrene-fachkraft.json',
)
const PASSWORD = 'vier Birnen fahren Tandem'
const SECOND = 'sieben Kannen tanzen leise'
const people = {
  first: { name: 'Kim Berg', email: 'k.berg@lindenau.example', role: 'Koordination' },
  second: { name: 'Alex Tal', email: 'a.tal@lindenau.example', role: 'Koordination' },
  facilitator: { name: 'Robin See', email: 'r.see@moderation.example', role: 'Moderation' },
  analyst: { name: 'Toni Feld', email: 't.feld@land.example', role: 'Auswertung' },
} as const
type Person = keyof typeof people

const PASTED = [
  'Tag 0, 10:40 Uhr: Mitteilung',
  'Die Kita teilt mit, dass K1 seit vier Tagen fehlt. Rückruf unter 0170 1234567 erbeten.',
  '',
  'Tag 0, 14:05 Uhr: Hausbesuch',
  'Zwei Fachkräfte treffen M und K1 an. K1 zeigt das eigene Bett.',
  '',
  'Tag 3: Beratung im Team',
  'Das Team vereinbart einen zweiten Hausbesuch.',
  '',
  'Tag 90: Abschluss',
  'K1 besucht die Kita wieder regelmäßig.',
].join('\n')

let house: House
let administration: Page
const startPasswords = new Map<Person, string>()
const windows = new Map<Person, Page>()

beforeAll(async () => {
  house = await House.empty()
})
afterAll(() => house.close())

const nav = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name }).click()

const windowOf = (who: Person): Page => {
  const page = windows.get(who)
  if (!page) throw new Error(`${who} is not logged in`)
  return page
}

/** Types a new password and its repetition. */
async function fillNew(page: Page, label: string, password: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(password)
  await page.getByLabel(`${label} wiederholen`).fill(password)
}

async function typeLogin(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-Mail-Adresse').fill(email)
  await page.getByLabel('Passwort', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

/** Opens a window of its own, logs in with the start password and chooses an own one, as everybody has to. */
async function enter(who: Person): Promise<Page> {
  const page = await house.page('/anmelden')
  await typeLogin(page, people[who].email, startPasswords.get(who) ?? '')
  await heading(page, 'Eigenes Passwort wählen').waitFor()
  await soundOnBoth(page, 'first-password')
  await page.getByLabel('Passwort anzeigen').check()
  expect(await page.getByLabel('Neues Passwort', { exact: true }).getAttribute('type')).toBe('text')
  await fillNew(page, 'Neues Passwort', PASSWORD)
  await page.keyboard.press('Enter')
  await heading(page, 'Guten Tag').waitFor()
  windows.set(who, page)
  return page
}

async function logOut(page: Page, name: string): Promise<void> {
  await page.locator('summary', { hasText: name }).click()
  await button(page, 'Abmelden').click()
  await heading(page, 'Anmelden').waitFor()
}

describe('the first start', () => {
  it('makes the first administrator by a link that works once', async () => {
    const path = await house.setupPath()
    // A person who has an account already is led to the login; the link stays good.
    const early = await house.page(path)
    await link(early, /^Schon eingerichtet/).click()
    await heading(early, 'Anmelden').waitFor()
    await link(early, 'Fallwerkstatt').click()
    await early.getByLabel('Code der Fallwerkstatt').waitFor()
    await early.context().close()
    administration = await house.page(path)
    await expect.poll(() => administration.url()).not.toContain('#')
    await soundOnBoth(administration, 'setup')
    await administration.getByLabel('Name').fill('Chris Wald')
    await administration.getByLabel('E-Mail-Adresse').fill('wald@land.example')
    await fillNew(administration, 'Passwort', 'kurz')
    await button(administration, 'Konto einrichten').click()
    await administration
      .getByText(/zwölf Zeichen|12 bis 128/)
      .first()
      .waitFor()
    await soundOnBoth(administration, 'setup-weak')
    await fillNew(administration, 'Passwort', PASSWORD)
    await administration.getByLabel('Passwort anzeigen').check()
    const shown = administration.getByLabel('Passwort', { exact: true })
    expect(await shown.getAttribute('type')).toBe('text')
    await button(administration, 'Konto einrichten').click()
    await heading(administration, 'Guten Tag, Chris Wald').waitFor()
    await soundOnBoth(administration, 'administration-empty')

    const late = await house.page(path)
    await heading(late, 'Dieser Einrichtungslink gilt nicht mehr').waitFor()
    await late.getByText('npm run admin-link').waitFor()
    expect(await late.getByLabel('E-Mail-Adresse').count()).toBe(0)
    await soundOnBoth(late, 'setup-used')
    await link(late, 'Anmelden').click()
    await heading(late, 'Anmelden').waitFor()
    await late.context().close()
  })

  it('tells a wrong password without saying what was wrong, and keeps what was typed', async () => {
    await logOut(administration, 'Chris Wald')
    await soundOnBoth(administration, 'login')
    await typeLogin(administration, 'wald@land.example', 'falsch geraten')
    await administration.getByText('Adresse und Passwort passen nicht zusammen').first().waitFor()
    expect(await administration.getByLabel('E-Mail-Adresse').inputValue()).toBe('wald@land.example')
    await soundOnBoth(administration, 'login-wrong')
    await typeLogin(administration, 'wald@land.example', PASSWORD)
    await heading(administration, 'Guten Tag').waitFor()
  })
})

describe('the administration', () => {
  it('makes an office, and is told at the fields what is missing', async () => {
    // By keyboard alone, from the task to the saved office: one press opens the form.
    await tabTo(administration, link(administration, 'Jugendamt anlegen'))
    await administration.keyboard.press('Enter')
    const dialog = administration.getByRole('dialog')
    await heading(dialog, 'Jugendamt anlegen').waitFor()
    expect(new URL(administration.url()).hash).toBe('')
    await administration.keyboard.press('Escape')
    await soundOnBoth(administration, 'offices-empty')
    await tabTo(administration, button(administration, 'Jugendamt anlegen'))
    await administration.keyboard.press('Enter')
    await administration.keyboard.press('Enter')
    await dialog.getByText('Bitte prüfen Sie 5 Angaben').waitFor()
    await soundOnBoth(administration, 'office-missing')
    await administration.keyboard.type('Jugendamt der Stadt Lindenau')
    await tabTo(administration, dialog.getByLabel('LVR-Landesjugendamt Rheinland'))
    await administration.keyboard.press('Space')
    for (const [field, letter] of [
      ['Regierungsbezirk', 'K'],
      ['Art', 'K'],
      ['Größe der Bevölkerung', '6'],
    ] as const) {
      await tabTo(administration, dialog.getByLabel(field))
      await administration.keyboard.press(letter)
    }
    await tabTo(administration, dialog.getByRole('button', { name: 'Jugendamt anlegen' }))
    await administration.keyboard.press('Enter')
    await heading(administration, 'Jugendamt der Stadt Lindenau').waitFor()
    await dialog.waitFor({ state: 'detached' })
    await soundOnBoth(administration, 'offices')
  })

  it('makes the accounts; each start password is shown once', async () => {
    await nav(administration, 'Konten')
    for (const [who, { name, email, role }] of Object.entries(people)) {
      await button(administration, 'Konto anlegen').click()
      const dialog = administration.getByRole('dialog')
      await dialog.getByLabel('Name', { exact: true }).fill(name)
      await dialog.getByLabel('E-Mail-Adresse').fill(email)
      await dialog.getByRole('radio', { name: role }).check()
      if (role === 'Koordination')
        await dialog.getByLabel('Jugendamt').selectOption({ label: 'Jugendamt der Stadt Lindenau' })
      if (who === 'first') await soundOnBoth(administration, 'account-form')
      await dialog.getByRole('button', { name: 'Konto anlegen' }).click()
      const field = dialog.getByLabel('Startpasswort', { exact: true })
      startPasswords.set(who as Person, await field.inputValue())
      // The form went away under the keyboard.
      await expect
        .poll(() => dialog.evaluate((node) => node.contains(document.activeElement)))
        .toBe(true)
      if (who === 'first') await soundOnBoth(administration, 'start-password')
      await button(dialog, 'Ich habe es notiert').click()
      await heading(administration, name).waitFor()
      if (who === 'first') await keyboardIsSomewhere(administration)
    }
    await soundOnBoth(administration, 'accounts')
    for (const secret of startPasswords.values())
      expect(await administration.content()).not.toContain(secret)
  })

  it('ends an account and replaces a start password: the old one opens nothing', async () => {
    const { name, email } = people.analyst
    const old = startPasswords.get('analyst') ?? ''
    await button(administration, `Neues Startpasswort für ${name}`).click()
    const dialog = administration.getByRole('dialog')
    await soundOnBoth(administration, 'account-reset')
    await dialog.locator('button[type=submit]').click()
    const field = dialog.getByLabel('Startpasswort', { exact: true })
    const fresh = await field.inputValue()
    expect(fresh).not.toBe(old)
    await button(dialog, 'Ich habe es notiert').click()
    const page = await house.page('/anmelden')
    await typeLogin(page, email, old)
    await page.getByText('Adresse und Passwort passen nicht zusammen').waitFor()
    await typeLogin(page, email, fresh)
    await heading(page, 'Eigenes Passwort wählen').waitFor()
    // The password that was handed over is no own one.
    await fillNew(page, 'Neues Passwort', fresh)
    await button(page, 'Passwort festlegen').click()
    await page.getByText('Bitte wählen Sie ein anderes als bisher').first().waitFor()
    await soundOnBoth(page, 'first-password-same')
    await fillNew(page, 'Neues Passwort', PASSWORD)
    await button(page, 'Passwort festlegen').click()
    await heading(page, `Guten Tag, ${name}`).waitFor()
    await soundOnBoth(page, 'analyst')
    await button(administration, `${name} ändern`).click()
    await dialog.getByLabel('Das Konto ist aktiv').uncheck()
    await soundOnBoth(administration, 'account-change')
    await button(dialog, 'Änderungen speichern').click()
    await administration.getByText('stillgelegt').waitFor()
    await page.reload()
    await heading(page, 'Anmelden').waitFor()
    await page.context().close()
  })

  it('makes the procedure and assigns its moderation', async () => {
    await nav(administration, 'Verfahren')
    await soundOnBoth(administration, 'procedures-empty')
    await button(administration, 'Verfahren anlegen').click()
    const dialog = administration.getByRole('dialog')
    await dialog.getByLabel('Jugendamt').selectOption({ label: 'Jugendamt der Stadt Lindenau' })
    await soundOnBoth(administration, 'procedure-form')
    await dialog.getByLabel('Titel').fill('Verfahren der Stadt Lindenau')
    await dialog.getByRole('button', { name: 'Verfahren anlegen' }).click()
    await button(administration, 'Moderation zuordnen').click()
    await dialog.getByLabel(people.facilitator.name).check()
    await soundOnBoth(administration, 'procedure-assign')
    await button(dialog, 'Zuordnung speichern').click()
    await administration.getByText(`Moderation: ${people.facilitator.name}`).waitFor()
    await soundOnBoth(administration, 'procedures')
  })

  it('reads a catalogue in: a broken one is explained, a file is shown before it is taken, the delivered ones are offered', async () => {
    await nav(administration, 'Übersicht')
    await link(administration, 'Katalog übernehmen').click()
    await administration.getByLabel('Oder den Inhalt einfügen').fill('{"key": "probe"}')
    await button(administration, 'Inhalt prüfen').click()
    await administration.getByText('Der Katalog lässt sich so nicht einlesen').waitFor()
    await soundOnBoth(administration, 'catalogue-broken')
    const file = administration.locator('input[type=file]')
    // Saved in a Windows encoding: no letter is lost without a word.
    const latin = Buffer.from(readFileSync(CATALOGUE, 'utf8').replaceAll('–', '-'), 'latin1')
    await file.setInputFiles({ name: 'latin1.json', mimeType: 'application/json', buffer: latin })
    await administration.getByText('nicht in UTF-8 gespeichert').waitFor()
    await soundOnBoth(administration, 'catalogue-encoding')
    const [chooser] = await Promise.all([
      administration.waitForEvent('filechooser'),
      button(administration, 'Katalogdatei wählen').click(),
    ])
    await chooser.setFiles(CATALOGUE)
    await heading(administration, 'Vorschau').waitFor()
    await administration
      .getByText(/Entwurf – vor dem Einsatz/)
      .first()
      .waitFor()
    await soundOnBoth(administration, 'catalogue-preview')
    await button(administration, 'Verwerfen').click()
    await heading(administration, 'Noch kein Katalog').waitFor()
    await administration.getByLabel('Oder den Inhalt einfügen').press('Control+End')
    await button(administration, 'Inhalt prüfen').click()
    await button(administration, 'Diesen Katalog übernehmen').click()
    await heading(administration, 'Insoweit erfahrene Fachkraft').waitFor()
    await administration.getByText('Stand: Entwurf').first().waitFor()
    // What was taken by mistake goes again; what is delivered is taken with one tap.
    await button(administration, 'Entfernen: Insoweit erfahrene Fachkraft').click()
    const dialog = administration.getByRole('dialog')
    await soundOnBoth(administration, 'catalogue-remove')
    for (const way of ['Behalten', 'Schließen']) {
      await button(dialog, way).click()
      await dialog.waitFor({ state: 'hidden' })
      await pause()
      await button(administration, 'Entfernen: Insoweit erfahrene Fachkraft').click()
    }
    await button(dialog, 'Entfernen').click()
    await heading(administration, 'Noch kein Katalog').waitFor()
    await soundOnBoth(administration, 'catalogues-shipped')
    // It can be read before it is taken, and its file reads in again.
    await link(administration, 'Ansehen: Insoweit erfahrene Fachkraft').click()
    await heading(administration, /^Insoweit erfahrene Fachkraft, Fassung/).waitFor()
    await administration.getByText('Keine Einstufung:').first().waitFor()
    await soundOnBoth(administration, 'catalogue')
    const saved = administration.waitForEvent('download')
    await link(administration, 'Als JSON herunterladen').click()
    const held = catalogueSchema.parse(JSON.parse(readFileSync(await (await saved).path(), 'utf8')))
    expect(held).toEqual(JSON.parse(readFileSync(CATALOGUE, 'utf8')))
    await link(administration, '← Kataloge').click()
    await button(
      administration,
      'Mitgelieferten Katalog übernehmen: Insoweit erfahrene Fachkraft',
    ).click()
    await button(administration, 'Entfernen: Insoweit erfahrene Fachkraft').waitFor()
    await soundOnBoth(administration, 'catalogues')
    await link(administration, 'Ansehen: Insoweit erfahrene Fachkraft').click()
    await heading(administration, /^Insoweit erfahrene Fachkraft, Fassung/).waitFor()
    await nav(administration, 'Übersicht')
    await administration.getByText('Es wartet nichts auf Sie').waitFor()
    await soundOnBoth(administration, 'administration')
  })
})

describe('the coordination', () => {
  it('chooses another password whenever it wants to', async () => {
    const page = await enter('first')
    await soundOnBoth(page, 'coordination-empty')
    await link(page, 'Fall anlegen').click()
    await page.getByRole('dialog', { name: 'Fall anlegen' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.locator('summary', { hasText: people.first.name }).click()
    await soundOnBoth(page, 'account-menu')
    await link(page, 'Passwort ändern').click()
    await page.getByLabel('Jetziges Passwort').fill(PASSWORD)
    await page.getByLabel('Neues Passwort', { exact: true }).fill(SECOND)
    await page.getByLabel('Neues Passwort wiederholen').fill('etwas anderes als oben')
    await button(page, 'Passwort ändern').click()
    await page.getByText('Die Wiederholung ist anders').first().waitFor()
    await soundOnBoth(page, 'password')
    await page.getByLabel('Neues Passwort wiederholen').fill(SECOND)
    await button(page, 'Passwort ändern').click()
    await heading(page, 'Ihr neues Passwort gilt ab sofort').waitFor()
    await soundOnBoth(page, 'password-done')
    await link(page, 'Zur Übersicht').click()
    await heading(page, 'Guten Tag').waitFor()
  })

  it('makes a case; an open one is refused', async () => {
    const page = windowOf('first')
    await nav(page, 'Fälle')
    await soundOnBoth(page, 'cases-empty')
    await button(page, 'Fall anlegen').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Kürzel').fill('Fall 1')
    await dialog.getByRole('radio', { name: 'Zufällig gezogen' }).check()
    await dialog.getByRole('button', { name: 'Fall anlegen' }).click()
    await dialog.getByText('nur abgeschlossene Fälle').first().waitFor()
    await soundOnBoth(page, 'case-open')
    await dialog.getByLabel('Der Fall ist abgeschlossen').check()
    await dialog.getByRole('button', { name: 'Fall anlegen' }).click()
    await heading(page, 'Fall 1').waitFor()
    await soundOnBoth(page, 'case-empty')
  })

  it('pastes the text, mends what was found, marks the outcome, reads and submits', async () => {
    const page = windowOf('first')
    await link(page, 'Text einlesen').click()
    await page.getByLabel('Oder Text einfügen').fill(PASTED)
    await soundOnBoth(page, 'intake-source')
    await button(page, 'Eingefügten Text einlesen').click()
    await heading(page, 'Einträge prüfen').waitFor()
    await page.getByText('4 Stellen sind noch offen').waitFor()
    await soundOnBoth(page, 'intake-entries')
    const entry = page.getByLabel('Text von Eintrag 1')
    await entry.fill((await entry.inputValue()).replace(' Rückruf unter 0170 1234567 erbeten.', ''))
    await readEntries(page)
    await page.getByText('Kein Ausgang markiert').waitFor()
    // The central action by keyboard: the last entry becomes the outcome, then on to reading.
    const last = page.locator('[data-entry]').last()
    await last.getByLabel('Text von Eintrag 4').focus()
    await tabTo(page, last.getByRole('button', { name: 'Ausgang beginnt hier' }))
    await page.keyboard.press('Enter')
    await page.getByText('Der Ausgang beginnt mit Eintrag 4').waitFor()
    await tabTo(page, page.getByRole('button', { name: 'Weiter zum Lesen' }))
    await page.keyboard.press('Enter')
    await heading(page, 'Fragen vor dem Einreichen').waitFor()
    await button(page, 'Zur Freigabe einreichen').click()
    await page
      .getByRole('alert')
      .filter({ hasText: 'Bitte wählen Sie eine Antwort: Wer im Ort' })
      .waitFor()
    expect(await page.getByRole('radio', { name: 'Niemand' }).isVisible()).toBe(true)
    await soundOnBoth(page, 'intake-review')
    await page.getByRole('radio', { name: 'Niemand' }).check()
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await button(page, 'Zur Freigabe einreichen').click()
    await heading(page, 'Fassung 1 ist eingereicht').waitFor()
    await soundOnBoth(page, 'intake-done')
  })

  it('refuses the release to whoever submitted, on the screen and on the server', async () => {
    const page = windowOf('first')
    await link(page, 'Zum Fall').click()
    await heading(page, 'Fassungen').waitFor()
    await soundOnBoth(page, 'case-waiting')
    await link(page, 'Fassung 1 lesen').click()
    await page.getByText('Sie haben diesen Text eingereicht').waitFor()
    expect(await page.getByRole('button', { name: /freigeben/i }).count()).toBe(0)
    await soundOnBoth(page, 'version-own')
    const caseId = /faelle\/[^/]+\/([^/]+)\//.exec(page.url())?.[1] ?? ''
    const answer = await page.evaluate(async (id) => {
      const path = `/api/cases/${id}/texts/1`
      const { hash } = (await (await fetch(path)).json()) as { hash: string }
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ hash, recognition: 'nobody' })
      const refused = await fetch(`${path}/release`, { method: 'POST', headers, body })
      return ((await refused.json()) as { code: string }).code
    }, caseId)
    expect(answer).toBe('caseText.ownRelease')
  })

  it('lets a second account read every entry and release, by keyboard alone', async () => {
    const page = await enter('second')
    await soundOnBoth(page, 'coordination-waiting')
    await link(page, 'Text lesen').click()
    await button(page, 'Zum nächsten Eintrag').click()
    expect(await page.getByRole('button', { name: 'Text freigeben' }).count()).toBe(0)
    await soundOnBoth(page, 'release')
    const boxes = page.getByRole('checkbox', { name: 'Gelesen, nichts verrät die Familie' })
    for (const box of await boxes.all()) {
      await tabTo(page, box)
      await page.keyboard.press('Space')
    }
    await page.getByText('4 von 4 Einträgen gelesen').first().waitFor()
    await tabTo(page, page.getByRole('radio', { name: 'Niemand' }))
    await page.keyboard.press('Space')
    await tabTo(page, page.getByRole('button', { name: 'Text freigeben' }))
    await page.keyboard.press('Enter')
    await page.getByText('Stand: freigegeben').waitFor()
    await keyboardIsSomewhere(page)
    await soundOnBoth(page, 'version-released')
    await nav(page, 'Fälle')
    await soundOnBoth(page, 'cases')
  })
})

describe('the moderation', () => {
  it('plans a workshop from a template and invites', async () => {
    const page = await enter('facilitator')
    await soundOnBoth(page, 'moderation')
    await link(page, 'Werkstatt planen').click()
    await heading(page, 'Ablauf').waitFor()
    await button(page, 'Werkstatt anlegen').click()
    await page
      .getByText(/Bitte prüfen Sie (die markierte|\d+) Angabe/)
      .first()
      .waitFor()
    await soundOnBoth(page, 'plan-missing')
    await page.getByLabel('Titel der Werkstatt').fill('Werkstatt im Herbst')
    // By keyboard: a step goes down, is taken back, and the plan is saved.
    const steps = page.getByRole('list', { name: 'Ablauf' }).getByRole('listitem')
    const firstTitle = () => steps.first().getByRole('textbox').first().inputValue()
    const before = await firstTitle()
    await tabTo(page, steps.first().locator('[data-down]'))
    await page.keyboard.press('Enter')
    await expect.poll(firstTitle).not.toBe(before)
    await button(page, 'Rückgängig').click()
    await expect.poll(firstTitle).toBe(before)
    await steps.last().getByRole('textbox').first().focus()
    await tabTo(page, page.getByRole('button', { name: 'Werkstatt anlegen' }))
    await page.keyboard.press('Enter')
    await heading(page, 'Werkstatt im Herbst').waitFor()
    await soundOnBoth(page, 'plan')
    await link(page, 'Einladung').click()
    await heading(page, 'Es gibt noch keinen Code').waitFor()
    await soundOnBoth(page, 'invitation-empty')
    await button(page, 'Code erzeugen').click()
    await page
      .getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
      .first()
      .waitFor()
    await soundOnBoth(page, 'invitation')
    await button(page, 'Link erzeugen').click()
    const projector = page.getByLabel('Link für den Beamer', { exact: true })
    const old = await projector.inputValue()
    await twice(page, 'Neuen Link erzeugen', /Neuen Link erzeugen\?$/)
    await expect.poll(() => projector.inputValue()).not.toBe(old)
    const [wall] = await Promise.all([
      page.waitForEvent('popup'),
      link(page, 'In neuem Fenster öffnen').click(),
    ])
    await wall.waitForURL('**/beamer**')
    await wall.close()
    await nav(page, 'Werkstätten')
    await heading(page, 'Werkstatt im Herbst').waitFor()
    await soundOnBoth(page, 'workshops')
  })

  it('lets in who has the code that was shown', async () => {
    const page = windowOf('facilitator')
    await link(page, 'Einladung').click()
    const code =
      (await page
        .getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
        .first()
        .textContent()) ?? ''
    const guest = await house.page('/')
    await guest.getByLabel('Code der Fallwerkstatt').fill(code)
    await button(guest, 'Beitreten').click()
    await heading(guest, 'Sie warten auf Einlass').waitFor()
    await link(page, 'Zur Moderation').click()
    await heading(page, 'Warten auf Einlass (1)').waitFor()
    await guest.context().close()
  })
})

describe('afterwards', () => {
  it('withdraws the case in two taps; nobody reads it any more', async () => {
    const page = windowOf('first')
    await nav(page, 'Fälle')
    await link(page, 'Fall 1').click()
    await twice(page, 'Text zurückziehen', 'Überall sofort zurückziehen?')
    await page.getByText('Der Text wurde zurückgezogen und gelöscht').waitFor()
    await soundOnBoth(page, 'case-withdrawn')
    await heading(windowOf('facilitator'), 'Der Falltext wurde zurückgezogen').waitFor()
    await link(windowOf('facilitator'), 'Zu den Werkstätten').waitFor()
    await soundOnBoth(windowOf('facilitator'), 'moderation-withdrawn')
    await link(windowOf('facilitator'), 'Zu den Werkstätten').click()
    await heading(windowOf('facilitator'), 'Werkstätten').waitFor()
  })

  it('logs out: the way back leads to the login, and the browser keeps nothing', async () => {
    const page = windowOf('first')
    await logOut(page, people.first.name)
    await page.goto(`${house.address}/amt/faelle`)
    await heading(page, 'Anmelden').waitFor()
    const stored = await page.evaluate(async () => {
      const databases = await indexedDB.databases()
      return JSON.stringify([localStorage, sessionStorage, databases, document.cookie])
    })
    expect(stored).toBe('[{},{},[],""]')
    // A person who was interrupted by the login goes on where it was.
    await typeLogin(page, people.first.email, SECOND)
    await heading(page, 'Fälle').waitFor()
    await page.goto(`${house.address}/gibt/es/nicht`)
    await heading(page, 'Diese Seite gibt es nicht').waitFor()
    await soundOnBoth(page, 'not-found')
  })

  it('leaves no complaint in any browser', () => {
    // A used link, a wrong password, a release by the same person: refused on purpose.
    const expected = /status of (400|401|403|404|422|429)/
    expect(house.complaints.filter((text) => !expected.test(text))).toEqual([])
  })
})
