// The pages around the day: the way from each to each, dialogs left without a trace, and every field of a plan.
import type { Dialog, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountRole } from '../../shared/account/account.schema.ts'
import { wholeDatabase } from '../../server/db/database.ts'
import { cycleFrom } from '../../shared/cycle/cycle.ts'
import {
  button,
  focusedOn,
  heading,
  link,
  movesByKeyboard,
  pause,
  twice,
} from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const pageOf = async (role: AccountRole, path: string): Promise<Page> =>
  stage.page(path, await stage.logIn(role))
const bar = (page: Page): Locator => page.getByRole('navigation', { name: 'Bereiche' })

describe('from page to page', () => {
  it.each([
    [
      'administrator',
      [
        'Jugendämter',
        'Konten',
        'Verfahren',
        'Kataloge',
        'Rechtsgrundlagen',
        'Schlüssel',
        'Einlesen',
        'Übersicht',
      ],
    ],
    ['coordinator', ['Fälle', 'Werkstätten', 'Verfahren', 'Übersicht']],
    ['facilitator', ['Werkstätten', 'Verfahren', 'Übersicht']],
    ['analyst', ['Turnus', 'Pakete', 'Zuordnung', 'Einlesen', 'Übersicht']],
  ] as const)('%s', async (role, places) => {
    const page = await pageOf(role, '/amt')
    await heading(page, /./).waitFor()
    for (const place of places) {
      const way = bar(page).getByRole('link', { name: place, exact: true })
      if ((await way.count()) === 0) continue
      await way.click()
      await expect.poll(() => way.getAttribute('aria-current')).toBe('page')
    }
    await link(page, 'Zum Inhalt').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('inhalt')
    const menu = page.locator('header summary')
    await menu.click()
    await link(page, 'Passwort ändern').click()
    await heading(page, 'Passwort ändern').waitFor()
    await page.getByLabel('Passwort anzeigen').check()
    expect(await page.getByLabel('Neues Passwort', { exact: true }).getAttribute('type')).toBe(
      'text',
    )
    await link(page, '← Übersicht').click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/amt')
    await link(page, 'Fallwerkstatt').click()
    await menu.click()
    await button(page, 'Abmelden').click()
    await expect.poll(() => new URL(page.url()).pathname).not.toContain('/amt')
    await page.context().close()
  })

  it('the overview of the administration leads to each area', async () => {
    const page = await pageOf('administrator', '/amt')
    const ways = page.locator('main').getByRole('link')
    await ways.first().waitFor()
    const paths = await ways.evaluateAll((all) =>
      all.map((one) => (one as HTMLAnchorElement).pathname),
    )
    for (const [at, path] of paths.entries()) {
      await ways.nth(at).click()
      await page.waitForURL(`**${path}`)
      await page.locator('main h1').waitFor()
      await page.goto(`${stage.address}/amt`)
      await ways.nth(at).waitFor()
    }
    await page.context().close()
  })

  it('the overview of the facilitation leads to plan, invitation and room, and so does the list', async () => {
    const page = await pageOf('facilitator', '/amt')
    for (const [path, way, end] of [
      ['/amt', /^Ablauf planen/, stage.workshopId],
      ['/amt', /^Einladung/, 'einladung'],
      ['/amt', /^Zur Moderation/, 'moderation'],
      ['/amt', 'Werkstatt öffnen', 'moderation'],
      ['/amt/werkstaetten', /^Ablauf planen/, stage.workshopId],
      ['/amt/werkstaetten', /^Zur Moderation/, 'moderation'],
    ] as const) {
      await page.goto(`${stage.address}${path}`)
      await link(page.locator('main'), way).click()
      await page.waitForURL(`**/${end}`)
    }
    await page.context().close()
  })

  it('whoever leads may come with the code all the same', async () => {
    const page = await pageOf('facilitator', '/')
    await page.getByText('Trotzdem mit dem Code teilnehmen').click()
    await page.getByLabel('Code der Fallwerkstatt').waitFor()
    await page.context().close()
  })

  it('before the login: from the start to the login, the connection check and back', async () => {
    const page = await stage.page('/')
    await page.getByText('Was dieses Gerät speichert').click()
    await page.getByText('Ein Kennzeichen, mit dem Sie an Ihren Platz zurückfinden').waitFor()
    await page.getByText('Mehrere Personen teilen sich dieses Gerät').click()
    const people = page.getByRole('spinbutton', { name: 'Personen an diesem Gerät' })
    await people.fill('3')
    await button(page, 'Personen an diesem Gerät: eins mehr').click()
    expect(await people.inputValue()).toBe('4')
    await button(page, 'Personen an diesem Gerät: eins weniger').click()
    expect(await people.inputValue()).toBe('3')
    await link(page, 'Mit Konto anmelden').click()
    await link(page, 'Fallwerkstatt').click()
    await link(page, 'Mit Konto anmelden').click()
    await heading(page, 'Anmelden').waitFor()
    await link(page, 'Mit Code beitreten').click()
    await page.getByLabel('Code der Fallwerkstatt').waitFor()
    await link(page, 'Verbindung prüfen').click()
    await heading(page, /Verbindung/).waitFor()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await button(page, 'Ergebnis kopieren').click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain(stage.address)
    await link(page, 'Zur Startseite').click()
    await page.getByLabel('Code der Fallwerkstatt').waitFor()
    await page.goto(`${stage.address}/gibt/es/nicht`)
    await link(page, 'Zur Startseite').click()
    await page.getByLabel('Code der Fallwerkstatt').waitFor()
    await page.context().close()
  })
})

describe('a dialog is left without a trace', () => {
  const dialogs: readonly [AccountRole, string, string | RegExp, string | RegExp][] = [
    ['administrator', '/amt/jugendaemter', 'Jugendamt anlegen', 'Jugendamt anlegen'],
    ['administrator', '/amt/jugendaemter', /ändern$/, 'Jugendamt ändern'],
    ['administrator', '/amt/konten', 'Konto anlegen', 'Konto anlegen'],
    ['administrator', '/amt/konten', /ändern$/, 'Konto ändern'],
    ['administrator', '/amt/konten', /^Neues Startpasswort/, 'Neues Startpasswort'],
    ['administrator', '/amt/verfahren', 'Verfahren anlegen', 'Verfahren anlegen'],
    ['administrator', '/amt/verfahren', /^Ändern: /, 'Verfahren ändern'],
    ['administrator', '/amt/verfahren', /^Entfernen: /, 'Verfahren entfernen?'],
    ['administrator', '/amt/verfahren', /^Moderation zuordnen: /, 'Moderation zuordnen'],
    [
      'administrator',
      '/amt/rechtsgrundlagen',
      'Rechtsgrundlage anlegen',
      'Rechtsgrundlage anlegen',
    ],
    ['administrator', '/amt/rechtsgrundlagen', /^Ändern: /, 'Rechtsgrundlage ändern'],
    ['administrator', '/amt/rechtsgrundlagen', /^Entfernen: /, 'Rechtsgrundlage entfernen?'],
    ['coordinator', '/amt/faelle', 'Fall anlegen', 'Fall anlegen'],
  ]
  it('of the administration and the coordination', async () => {
    for (const role of ['administrator', 'coordinator'] as const) {
      const page = await pageOf(role, '/amt')
      for (const [, path, opener, name] of dialogs.filter(([whose]) => whose === role)) {
        await pause()
        await page.goto(`${stage.address}${path}`)
        await button(page.locator('main'), opener).waitFor()
        const before = await button(page, opener).innerText()
        for (const way of [/^(Abbrechen|Behalten)$/, 'Schließen']) {
          await button(page.locator('main'), opener).click()
          const dialog = page.getByRole('dialog', { name })
          await button(dialog, way).click()
          await dialog.waitFor({ state: 'hidden' })
        }
        expect(await button(page, opener).innerText()).toBe(before)
      }
      await page.context().close()
    }
  })
})

describe('a dialog that holds a change', () => {
  it('asks at Escape and at going back, and stays; a number changed by its button is a change', async () => {
    const page = await pageOf('administrator', '/amt/verfahren')
    const dialog = page.getByRole('dialog', { name: 'Verfahren anlegen' })
    let asked = 0
    page.on('dialog', (question) => {
      asked++
      void question.dismiss()
    })
    await button(page.locator('main'), 'Verfahren anlegen').click()
    await dialog.getByLabel('Turnus', { exact: true }).selectOption({ index: 1 })
    await dialog.getByRole('radio', { name: 'außerordentlich' }).check()
    await button(dialog, /: eins mehr$/)
      .first()
      .click()
    await page.keyboard.press('Escape')
    await expect.poll(() => asked).toBe(1)
    await page.evaluate(() => history.back())
    await expect.poll(() => asked).toBe(2)
    expect(await dialog.isVisible()).toBe(true)
    await button(dialog, 'Abbrechen').click()
    await dialog.waitFor({ state: 'hidden' })
    expect(asked).toBe(2)
    await page.context().close()
  })
})

describe('the administration changes what it made', () => {
  it('an office and an account, field by field', async () => {
    const page = await pageOf('administrator', '/amt/jugendaemter')
    const dialog = page.getByRole('dialog')
    await button(page, /ändern$/).click()
    await dialog.getByLabel('Name').fill('Jugendamt der Stadt Neu')
    await dialog.getByRole('radio', { checked: false }).first().check()
    await dialog.getByLabel('Regierungsbezirk').selectOption({ index: 1 })
    await dialog.getByLabel('Belastungsklasse').selectOption('Klasse 3')
    await dialog.getByLabel('Art').selectOption({ index: 2 })
    await dialog.getByLabel('Größe der Bevölkerung').selectOption({ index: 2 })
    await button(dialog, 'Änderungen speichern').click()
    await heading(page, 'Jugendamt der Stadt Neu').waitFor()
    await button(page, 'Meldung schließen').click()
    await bar(page).getByRole('link', { name: 'Konten' }).click()
    const { email } = stage.account('analyst')
    const row = page.getByRole('listitem').filter({ hasText: email })
    await row.getByRole('button', { name: /ändern$/ }).click()
    await dialog.getByLabel('Name', { exact: true }).fill('Toni Anders')
    await dialog.getByLabel('E-Mail-Adresse').fill('anders@demo.example')
    await dialog.getByRole('radio', { name: 'Moderation' }).check()
    await button(dialog, 'Änderungen speichern').click()
    await heading(page, 'Toni Anders').waitFor()
    await page.getByText('anders@demo.example').waitFor()
    await page.context().close()
  })

  it('[CY1] [PR7] a procedure: title, and the cycle of this installation or none', async () => {
    const page = await pageOf('administrator', '/amt/verfahren')
    const dialog = page.getByRole('dialog')
    await page.getByText(/ · Turnus 2023–2028$/).waitFor()
    await button(page, /^Ändern: /).click()
    // A cycle that was added meanwhile is there when the dialog opens.
    const cycle = dialog.getByLabel('Turnus', { exact: true })
    expect(await cycle.locator('option:checked').innerText()).toMatch(/^Turnus 2023–2028/)
    expect(await cycle.locator('option').allInnerTexts()).toEqual([
      'Bitte wählen',
      'Turnus 2023–2028 (01.07.2023 bis 30.06.2028)',
      'Turnus 2028–2033 (01.07.2028 bis 30.06.2033)',
    ])
    await button(dialog, 'Abbrechen').click()
    await wholeDatabase(stage.server.deps.db)
      .insertInto('cycle')
      .values(cycleFrom(2033, 2))
      .execute()
    await button(page, /^Ändern: /).click()
    await cycle.selectOption({ label: 'Turnus 2033–2038 (01.07.2033 bis 30.06.2038)' })
    await dialog.getByLabel('Titel').fill('Verfahren der Stadt')
    await button(dialog, 'Änderungen speichern').click()
    await page.getByText('Verfahren der Stadt · Turnus 2033–2038').waitFor()
    await pause()
    await button(page, /^Ändern: /).click()
    await dialog.getByRole('radio', { name: 'außerordentlich' }).check()
    const year = dialog.getByRole('spinbutton', { name: /^Jahr, in dem es beginnt/ })
    const before = Number(await year.inputValue())
    await button(dialog, /eins mehr$/).click()
    expect(Number(await year.inputValue())).toBe(before + 1)
    await button(dialog, /eins weniger$/).click()
    await year.fill('2026')
    await button(dialog, 'Änderungen speichern').click()
    await page.getByText('Verfahren der Stadt · außerordentlich, 2026').waitFor()
    await page.context().close()
  })
})

describe('who leads', () => {
  it('a procedure loses its facilitation and gets it back', async () => {
    const page = await pageOf('administrator', '/amt/verfahren')
    const dialog = page.getByRole('dialog')
    const box = dialog.getByRole('checkbox', { name: 'Moderation' })
    for (const on of [false, true]) {
      await button(page, /^Moderation zuordnen/).click()
      await box.setChecked(on)
      await button(dialog, 'Zuordnung speichern').click()
      await dialog.waitFor({ state: 'hidden' })
      await page.getByText(/^Moderation: /).waitFor({ state: on ? 'visible' : 'hidden' })
      await pause()
    }
    await page.context().close()
  })
})

describe('a plan', () => {
  /** Every field of a plan and of its agenda; the same on the page of a new workshop and of one that is planned. */
  async function fillsIn(page: Page, title: string): Promise<void> {
    await page.getByLabel('Titel der Werkstatt').fill(title)
    await page.getByLabel('Tag', { exact: true }).fill('2030-02-01')
    await page.getByLabel('Beginn', { exact: true }).fill('08:30')
    for (const name of [
      'Verfügbare Zeit in Minuten',
      'Kommentarfrist nach dem Tag, in Werktagen',
    ]) {
      const field = page.getByRole('spinbutton', { name })
      const before = Number(await field.inputValue())
      await button(page, `${name}: eins mehr`).click()
      expect(Number(await field.inputValue())).toBeGreaterThan(before)
      await button(page, `${name}: eins weniger`).click()
      expect(Number(await field.inputValue())).toBe(before)
    }
    await page.getByRole('spinbutton', { name: 'Verfügbare Zeit in Minuten' }).fill('500')
    await page.getByRole('spinbutton', { name: /^Kommentarfrist/ }).fill('12')
    await page.getByRole('radio', { name: 'Zusätzlich eingebracht' }).check()
    await page.getByRole('radio', { name: 'Keine Angabe' }).check()
    const agenda = page.getByRole('list', { name: 'Ablauf' })
    const titles = () =>
      agenda
        .getByRole('textbox', { name: /^Schritt \d+:/ })
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
    const [one = '', two = ''] = await titles()
    await movesByKeyboard(agenda, one, 'unten', 2)
    expect((await titles())[2]).toBe(one)
    // At the top there is no way up any more: the keyboard is on the way down, not nowhere.
    await movesByKeyboard(agenda, one, 'oben', 1)
    await page.keyboard.press('Enter')
    await focusedOn(button(agenda, `${one} nach unten`))
    expect((await titles())[0]).toBe(one)
    await button(agenda, `${two} entfernen`).click()
    expect(await titles()).not.toContain(two)
    await button(page, 'Rückgängig').click()
    expect(await titles()).toContain(two)
    // A step goes to where its kind belongs, or right after the one that was chosen; the keyboard goes along.
    const kinds = page.getByLabel('Neuer Schritt')
    const count = (await titles()).length
    const annotated = (await titles()).indexOf('Still anmerken')
    await kinds.selectOption({ label: 'Still anmerken' })
    await button(page, 'Schritt hinzufügen').click()
    const added = agenda.getByRole('textbox', { name: `Schritt ${String(annotated + 2)}:` })
    await focusedOn(added)
    await added.fill('Still nachlesen')
    await kinds.selectOption({ label: 'Pause' })
    await page
      .getByLabel('Wohin?')
      .selectOption({ label: `nach ${String(annotated + 2)}: Still nachlesen` })
    await button(page, 'Schritt hinzufügen').click()
    expect((await titles()).slice(annotated, annotated + 3)).toEqual([
      'Still anmerken',
      'Still nachlesen',
      'Pause',
    ])
    expect((await titles()).length).toBe(count + 2)
    await focusedOn(agenda.getByRole('textbox', { name: `Schritt ${String(annotated + 3)}:` }))
    expect(await page.getByLabel('Wohin?').inputValue()).toBe('')
    await agenda
      .getByRole('textbox', { name: /^Schritt \d+:/ })
      .last()
      .fill('Noch ein Schritt')
    await button(agenda, 'Noch ein Schritt nach oben').click()
    await agenda.getByRole('textbox', { name: /^Schritt 1:/ }).fill('Guten Morgen')
    await agenda
      .getByRole('textbox', { name: /^Frage an alle/ })
      .first()
      .fill('Worauf achten wir?')
    const minutes = agenda.getByRole('spinbutton', { name: 'Minuten, Guten Morgen' })
    await button(agenda, 'Minuten, Guten Morgen: eins mehr').click()
    await button(agenda, 'Minuten, Guten Morgen: eins weniger').click()
    await minutes.fill('25')
  }

  it('is changed field by field, and is there after a reload', async () => {
    const page = await pageOf('facilitator', `/amt/werkstaetten/${stage.workshopId}`)
    await fillsIn(page, 'Werkstatt im Winter')
    await button(page, 'Plan speichern').click()
    await button(page, 'Gespeichert').waitFor()
    await button(page, 'Gespeichert').click()
    await page.reload()
    await expect
      .poll(() => page.getByLabel('Titel der Werkstatt').inputValue())
      .toBe('Werkstatt im Winter')
    expect(await page.getByRole('spinbutton', { name: 'Minuten, Guten Morgen' }).inputValue()).toBe(
      '25',
    )
    await link(page, 'Einladung').click()
    await heading(page, /^Einladung/).waitFor()
    await link(page, '← Plan der Werkstatt').click()
    await link(page, 'Zur Moderation').click()
    await button(page, 'Werkstatt öffnen').waitFor()
    await page.goBack()
    await link(page, '← Werkstätten').click()
    await heading(page, 'Werkstätten').waitFor()
    await bar(page).getByRole('link', { name: 'Übersicht' }).click()
    const next = page.getByRole('region', { name: 'Als Nächstes' })
    await next
      .getByRole('link', { name: 'Einladung: Werkstatt im Winter, 1. Februar 2030' })
      .click()
    await heading(page, 'Einladung: Werkstatt im Winter').waitFor()
    await page.context().close()
  })

  it('of a new workshop: every field, and another template', async () => {
    const page = await pageOf('facilitator', '/amt')
    await link(page, /^Werkstatt planen: /).click()
    await heading(page, 'Werkstatt planen').waitFor()
    await page
      .getByRole('navigation', { name: 'Bereiche' })
      .getByRole('link', { name: 'Werkstätten' })
      .click()
    await link(page, 'Werkstatt planen').click()
    await page.getByLabel('Fall', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('Katalog', { exact: true }).selectOption({ index: 1 })
    await page
      .getByRole('group', { name: 'Vorlage' })
      .getByRole('radio', { checked: false })
      .first()
      .check()
    await fillsIn(page, 'Werkstatt im Sommer')
    await button(page, 'Werkstatt anlegen').click()
    await heading(page, 'Werkstatt im Sommer').waitFor()
    // A second one of that name on that day is the same: the one that is there is one tap away.
    await page.goto(`${stage.address}/amt/werkstaetten/neu`)
    await page.getByLabel('Fall', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('Katalog', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('Titel der Werkstatt').fill('Werkstatt im Sommer')
    await page.getByLabel('Tag', { exact: true }).fill('2030-02-01')
    await button(page, 'Werkstatt anlegen').click()
    page.once('dialog', (dialog) => void dialog.accept())
    await link(page, 'Werkstatt im Sommer, 1. Februar 2030').click()
    await heading(page, 'Werkstatt im Sommer').waitFor()
    await page.goto(`${stage.address}/amt/werkstaetten/neu`)
    await link(page, '← Werkstätten').click()
    await heading(page, 'Werkstätten').waitFor()
    await page.context().close()
  })

  it('an invitation: how long the code holds, its text copied, the link of the projector', async () => {
    const page = await pageOf('facilitator', `/amt/werkstaetten/${stage.workshopId}/einladung`)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const length = page.getByRole('group', { name: 'Wie lange soll der Code gelten?' })
    await length.getByRole('radio', { checked: false }).first().check()
    const code = await page.locator('.code').first().innerText()
    await twice(page, 'Neuen Code erzeugen', /Neuen erzeugen\?$/)
    await expect.poll(() => page.locator('.code').first().innerText()).not.toBe(code)
    const text = page.getByLabel('Text der Einladung')
    const proposal = await text.inputValue()
    await text.fill('Bitte kommen Sie.')
    // It is kept nowhere: a person who leaves is asked, until it was copied.
    let asked = 0
    const stay = (dialog: Dialog) => {
      asked++
      void dialog.dismiss()
    }
    page.on('dialog', stay)
    await link(page, '← Plan der Werkstatt').click()
    await expect.poll(() => asked).toBe(1)
    expect(await text.inputValue()).toBe('Bitte kommen Sie.')
    const copied = () => page.evaluate(() => navigator.clipboard.readText())
    await button(page, 'Text kopieren').click()
    await expect.poll(copied).toBe('Bitte kommen Sie.')
    await link(page, '← Plan der Werkstatt').click()
    await heading(page, 'Grundlage').waitFor()
    await page.goBack()
    await text.fill('Bitte kommen Sie bald.')
    expect(asked).toBe(1)
    page.off('dialog', stay)
    await button(page, 'Vorschlag wiederherstellen').click()
    expect(await text.inputValue()).toBe(proposal)
    await button(page, 'Adresse mit eingetragenem Code kopieren').click()
    await expect.poll(copied).toMatch(/^http/)
    await page.evaluate(() => {
      const counted = window as unknown as { printed: number }
      counted.printed = 0
      const print = window.print.bind(window)
      window.print = () => {
        counted.printed++
        print()
      }
    })
    await button(page, 'Aushang drucken').click()
    expect(await page.evaluate('printed')).toBe(1)
    await page.context().close()
  })
})
