// The procedure of an office: where it stands, what comes next, by when, and how it came there.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountRole } from '../../shared/account/account.schema.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { logIn } from '../../server/demo/visitor.ts'
import { seedProcedures } from '../../server/demo/seedProcedures.ts'
import { button, heading, link, pause, soundOnBoth, twice } from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const TITLE = 'Qualitätsentwicklungsverfahren'
const opened = async (role: AccountRole): Promise<Page> => {
  const page = await stage.page('/amt/verfahren', await stage.logIn(role))
  await link(page, role === 'administrator' ? /^Jugendamt Musterstadt/ : TITLE).click()
  await heading(page, 'Weg des Verfahrens').waitFor()
  return page
}
const here = (page: Page): Locator => page.locator('li[aria-current="step"]')
const panel = (page: Page, name: string): Locator => page.getByRole('region', { name })

/** Opens a dialog and leaves it, by either way. */
async function leaves(page: Page, opener: string | RegExp): Promise<void> {
  const dialog = page.getByRole('dialog')
  for (const way of ['Abbrechen', 'Schließen']) {
    await button(page.locator('main'), opener).click()
    await button(dialog, way).click()
    await dialog.waitFor({ state: 'hidden' })
    await pause()
  }
}

describe('the way of a procedure', () => {
  it('is left without a trace, and leads to what the procedure holds', async () => {
    const page = await opened('coordinator')
    for (const opener of [
      'Weiter: Strukturmerkmale',
      'Zurückgehen oder überspringen …',
      'Termin: Bericht',
      'Sitzung eintragen',
    ])
      await leaves(page, opener)
    await link(page, 'Abschlussübersicht').click()
    await heading(page, 'Abschlussübersicht').waitFor()
    await page.goBack()
    await link(page, 'Befunde zusammenführen').click()
    await heading(page, 'Noch keine abgeschlossene Werkstatt').waitFor()
    await link(page, /^← /).click()
    await heading(page, 'Weg des Verfahrens').waitFor()
    // Who does not invite reads the invitation, without the code.
    await link(page, /^Einladung: /).click()
    await heading(page, 'Die Moderation lädt ein').waitFor()
    const text = await page.getByRole('region', { name: 'Text der Einladung' }).innerText()
    expect(text).toContain('Adresse und Code nennt Ihnen die Moderation.')
    expect(text).toContain('DEMO-A, Fassung 1')
    await soundOnBoth(page, 'invitation-read')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await button(page, 'Text kopieren').click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain('Einladung zur Fallwerkstatt')
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes')
    })
    await button(page, 'Einladung drucken').click()
    await page.locator('body[data-printed]').waitFor()
    await link(page, '← Werkstätten').click()
    await page.getByText('Die Moderation plant sie, lädt dazu ein und leitet sie.').waitFor()
    await link(page, /^Einladung: /).waitFor()
    await soundOnBoth(page, 'workshops-read')
    // What the office may set next stands on its overview, with a day or without.
    await link(page, 'Übersicht').click()
    await heading(page, `${TITLE}: Strukturmerkmale, ohne Termin`).waitFor()
    await soundOnBoth(page, 'home-next-step')
    await link(page, `Verfahren öffnen: ${TITLE}`).click()
    await heading(page, 'Weg des Verfahrens').waitFor()
    await page.context().close()
    const facilitator = await opened('facilitator')
    for (const [way, end] of [
      [/^Ablauf planen/, stage.workshopId],
      [/^Einladung/, 'einladung'],
      [/^Zur Moderation/, 'moderation'],
    ] as const) {
      await link(facilitator.locator('main'), way).click()
      await facilitator.waitForURL(`**/${end}`)
      await facilitator.goBack()
      await heading(facilitator, 'Weg des Verfahrens').waitFor()
    }
    await facilitator.context().close()
  })

  it('goes on, is skipped and taken back with a reason, and keeps what was', async () => {
    const page = await opened('coordinator')
    await here(page).getByText('Fallwerkstätten').waitFor()
    await panel(page, 'Fälle')
      .getByText('Rechtsgrundlage der Weitergabe: noch nicht festgehalten')
      .first()
      .waitFor()
    await soundOnBoth(page, 'procedure')
    await button(page, 'Weiter: Strukturmerkmale').click()
    const dialog = page.getByRole('dialog')
    await button(dialog, 'Abbrechen').click()
    await pause()
    await button(page, 'Weiter: Strukturmerkmale').click()
    await dialog.getByLabel('Tag').fill('2099-01-01')
    await button(dialog, 'Schritt festhalten').click()
    await dialog.getByText('spätestens heute').first().waitFor()
    await soundOnBoth(page, 'procedure-dialog')
    await dialog.getByLabel('Tag').fill(berlinDay(Date.now()))
    await button(dialog, 'Schritt festhalten').click()
    await here(page).getByText('Strukturmerkmale').waitFor()
    await pause()
    await button(page, 'Zurückgehen oder überspringen …').click()
    await dialog.getByText('Auswahl (Administration)').waitFor()
    await dialog.getByLabel('Das Verfahren steht bei').selectOption('workshops')
    await button(dialog, 'Schritt festhalten').click()
    await dialog.getByText('in einem Satz, warum').first().waitFor()
    await dialog.getByLabel('Tag').fill(berlinDay(Date.now()))
    await dialog.getByLabel('Warum wird zurückgegangen?').fill('Eine Werkstatt fehlt noch.')
    await button(dialog, 'Schritt festhalten').click()
    await here(page).getByText('Fallwerkstätten').waitFor()
    await panel(page, 'Verlauf').getByText('Grund: Eine Werkstatt fehlt noch.').waitFor()
    await page.reload()
    await here(page).getByText('Fallwerkstätten').waitFor()
    const past = panel(page, 'Verlauf')
    await past.getByText('Strukturmerkmale').waitFor()
    await past.getByText('zurückgenommen', { exact: true }).first().waitFor()
    await past.getByText('Zurück zu: Fallwerkstätten').waitFor()
    await page.context().close()
  })

  it('has days by which a state is to be reached, and says what is overdue', async () => {
    const page = await opened('facilitator')
    const dialog = page.getByRole('dialog')
    const set = async (day: string): Promise<void> => {
      await button(page, 'Termin: Strukturmerkmale').click()
      await dialog.getByLabel('Strukturmerkmale: erreicht bis').fill(day)
      await button(dialog, 'Termin speichern').click()
      await dialog.waitFor({ state: 'hidden' })
      await pause()
    }
    await set('2020-02-01')
    await panel(page, 'Als Nächstes').getByText('überfällig').waitFor()
    await link(page, 'Übersicht').click()
    await page.getByText('Strukturmerkmale, überfällig seit dem 1. Februar 2020').waitFor()
    await soundOnBoth(page, 'home-overdue')
    await link(page, 'Verfahren öffnen').click()
    await heading(page, 'Weg des Verfahrens').waitFor()
    await set('2099-02-01')
    await panel(page, 'Als Nächstes').getByText('Bis 1. Februar 2099.').waitFor()
    expect(await page.getByText('überfällig').count()).toBe(0)
    await set('')
    await panel(page, 'Als Nächstes').getByText('Es ist kein Termin vereinbart.').waitFor()
    await button(page, 'Termin: Bericht').click()
    await button(dialog, 'Abbrechen').click()
    await link(page, '← Verfahren').click()
    await heading(page, /^Verfahren$/).waitFor()
    await page.getByText('Als Nächstes: Strukturmerkmale, ohne Termin.').waitFor()
    await page.context().close()
  })

  it('the office writes down what its committee was given; the administration sees the way alone', async () => {
    const page = await opened('coordinator')
    const dialog = page.getByRole('dialog')
    await button(page, 'Sitzung eintragen').click()
    await button(dialog, 'Abbrechen').click()
    await pause()
    await button(page, 'Sitzung eintragen').click()
    await dialog.getByLabel('Tag der Sitzung').fill('2027-05-12')
    await dialog.getByLabel('Nummer der Vorlage').fill('V/2027/0113')
    await button(dialog, 'Eintragen').click()
    await panel(page, 'Vorlage für den Jugendhilfeausschuss').getByText('V/2027/0113').waitFor()
    await link(page, 'DEMO-B').click()
    await heading(page, 'DEMO-B').waitFor()
    await page.context().close()
    const administrator = await opened('administrator')
    await administrator.getByText('V/2027/0113').waitFor()
    expect(await administrator.getByText('DEMO-B').count()).toBe(0)
    await button(administrator, 'Zurückgehen oder überspringen …').click()
    const offered = administrator.getByRole('dialog').getByRole('option')
    expect(await offered.allInnerTexts()).toEqual([
      'Bitte wählen',
      'Interesse',
      'Auswahl',
      'Zusage',
    ])
    await administrator.context().close()
  })
})

describe('[PR7] an extraordinary procedure', () => {
  it('shows no interest and no selection, and asks for the drawing of cases next', async () => {
    const page = await stage.page('/amt/verfahren', await stage.logIn('administrator'))
    const dialog = page.getByRole('dialog')
    await button(page, 'Verfahren anlegen').click()
    await dialog.getByLabel('Jugendamt').selectOption({ index: 1 })
    await dialog.getByLabel('Titel').fill('Anlass im Herbst')
    await dialog.getByRole('radio', { name: 'außerordentlich' }).check()
    await button(dialog, 'Verfahren anlegen').click()
    await dialog.waitFor({ state: 'hidden' })
    const row = page.getByRole('listitem').filter({ hasText: 'Anlass im Herbst' })
    await row.getByRole('link').click()
    await here(page).getByText('Zusage').waitFor()
    const way = panel(page, 'Weg des Verfahrens')
    expect(await way.getByRole('listitem').count()).toBe(7)
    expect(await way.getByText('Auswahl').count()).toBe(0)
    await panel(page, 'Als Nächstes').getByText('Fallziehung').waitFor()
    await soundOnBoth(page, 'procedure-extraordinary')
    await page.context().close()
  })
})

describe('the legal basis', () => {
  it('is maintained by the administration: added, reworded, retired, offered again, removed', async () => {
    const page = await stage.page('/amt/rechtsgrundlagen', await stage.logIn('administrator'))
    const dialog = page.getByRole('dialog')
    await button(page, 'Rechtsgrundlage anlegen').click()
    await button(dialog, 'Abbrechen').click()
    await pause()
    await button(page, 'Rechtsgrundlage anlegen').click()
    await dialog.getByLabel('Wortlaut').fill('bleibt im Jugendamt, keine Weitergabe.')
    await button(dialog, 'Rechtsgrundlage anlegen').click()
    await dialog.getByText('Vorhanden ist:').waitFor()
    await button(dialog, 'Zum vorhandenen Eintrag').click()
    await dialog.waitFor({ state: 'hidden' })
    await pause()
    await button(page, 'Rechtsgrundlage anlegen').click()
    await dialog.getByLabel('Wortlaut').fill('Einwilligung der Beteiligten')
    await button(dialog, 'Rechtsgrundlage anlegen').click()
    await heading(page, 'Einwilligung der Beteiligten').waitFor()
    await soundOnBoth(page, 'legal-bases')
    await pause()
    await button(page, 'Ändern: Einwilligung der Beteiligten').click()
    await dialog.getByLabel('Wortlaut').fill('Schriftliche Einwilligung')
    await button(dialog, 'Wortlaut speichern').click()
    await dialog.waitFor({ state: 'hidden' })
    await button(page, 'Nicht mehr anbieten: Schriftliche Einwilligung').click()
    await page.getByText('wird nicht mehr angeboten', { exact: true }).waitFor()
    await pause()
    await button(page, 'Wieder anbieten: Schriftliche Einwilligung').click()
    await button(page, 'Nicht mehr anbieten: Schriftliche Einwilligung').waitFor()
    await pause()
    await button(page, 'Entfernen: Schriftliche Einwilligung').click()
    await button(dialog, 'Entfernen').click()
    await heading(page, 'Schriftliche Einwilligung').waitFor({ state: 'hidden' })
    await page.context().close()
  })

  it('[PR9] that is missing is a task of the coordination, and leads to the form for it', async () => {
    const page = await stage.page('/amt', await stage.logIn('coordinator'))
    const task = page.getByRole('listitem').filter({ hasText: 'DEMO-A: Die Rechtsgrundlage fehlt' })
    await task.waitFor()
    await soundOnBoth(page, 'legal-basis-task')
    await link(task, 'Rechtsgrundlage festhalten').click()
    const dialog = page.getByRole('dialog', { name: 'Rechtsgrundlage festhalten' })
    await dialog.getByLabel('Rechtsgrundlage').selectOption('sgb8-64-2a-external')
    await dialog.getByLabel('Wer hat entschieden?').fill('Leitung des Jugendamts')
    await button(dialog, 'Festhalten').click()
    await dialog.waitFor({ state: 'hidden' })
    await link(page, '← Fälle').click()
    await link(page, 'Übersicht').click()
    await page.getByText('DEMO-B: Die Rechtsgrundlage fehlt').waitFor()
    expect(await task.count()).toBe(0)
    await page.context().close()
  })

  it('is written down for a case, by function and day, and may be decided anew', async () => {
    const page = await stage.page('/amt/faelle', await stage.logIn('coordinator'))
    const dialog = page.getByRole('dialog')
    await link(page, 'DEMO-B').click()
    const basis = panel(page, 'Rechtsgrundlage der Weitergabe')
    await basis.getByText('Noch nicht festgehalten').waitFor()
    // The administration adds one while this page is open: the form offers it.
    const administrator = await stage.page(
      '/amt/rechtsgrundlagen',
      await stage.logIn('administrator'),
    )
    await button(administrator, 'Rechtsgrundlage anlegen').click()
    await administrator.getByLabel('Wortlaut').fill('Neu auf der Liste')
    await button(administrator.getByRole('dialog'), 'Rechtsgrundlage anlegen').click()
    await heading(administrator, 'Neu auf der Liste').waitFor()
    await administrator.context().close()
    await button(basis, 'Rechtsgrundlage festhalten').click()
    await dialog.getByLabel('Rechtsgrundlage').selectOption({ label: 'Neu auf der Liste' })
    await dialog.getByLabel('Rechtsgrundlage').selectOption({ index: 0 })
    await button(dialog, 'Festhalten').click()
    await dialog.getByText('Bitte wählen Sie eine Rechtsgrundlage').first().waitFor()
    await soundOnBoth(page, 'legal-basis-dialog')
    await dialog.getByLabel('Rechtsgrundlage').selectOption('sgb8-64-2a-external')
    await dialog.getByLabel('Wer hat entschieden?').fill('Frau Müller')
    await button(dialog, 'Festhalten').click()
    await dialog.getByText('Ein Name').first().waitFor()
    await dialog.getByLabel('Wer hat entschieden?').fill('Datenschutzbeauftragte')
    await dialog.getByLabel('Tag der Entscheidung').fill('2026-05-03')
    await button(dialog, 'Festhalten').click()
    await basis.getByText('Entschieden von: Datenschutzbeauftragte, am 3. Mai 2026').waitFor()
    await soundOnBoth(page, 'legal-basis')
    await pause()
    await leaves(page, 'Neu entscheiden')
    await page.context().close()
  })
})

describe('findings of several workshops', () => {
  it('are gathered under one heading, kept apart, marked and printed, with their provenance', async () => {
    const { server, address: at, seeded } = stage
    // The clock of this server stays as it is: people are logged in.
    const accounts = await seedProcedures(server.deps, at, seeded, () => undefined)
    const middle = accounts.find(({ email }) => email.startsWith('koordination-beispielkreis'))
    if (!middle) throw new Error('there is no procedure in the middle')
    const cookies = await logIn(stage.address, middle.email, middle.password)
    const page = await stage.page('/amt/verfahren', cookies)
    const dialog = page.getByRole('dialog')
    await link(page, TITLE).click()
    await here(page).getByText('Strukturmerkmale').waitFor()
    const [menu, address] = [page.locator('header summary'), page.getByText(middle.email)]
    await menu.click()
    await address.waitFor()
    await page.keyboard.press('Escape')
    await address.waitFor({ state: 'hidden' })
    await link(page, /^Protokoll: /).click()
    await page.waitForURL('**/protokoll')
    await page.goBack()
    await link(page, 'Befunde zusammenführen').click()
    const together = panel(page, 'Unter gemeinsamer Überschrift')
    await together.getByText('in mehreren Fällen').waitFor()
    await together
      .getByText('aus 1 zufällig gezogenen Fall und aus 1 zusätzlich eingebrachten Fall')
      .waitFor()
    await soundOnBoth(page, 'synthesis')
    // Nothing is chosen yet.
    await button(page, /^Zusammenführen/).click()
    await page.getByText('Haken Sie zuerst an, was zusammengehört.').waitFor()
    await page
      .getByRole('checkbox', { name: /^Auswählen: / })
      .first()
      .check()
    await leaves(page, 'Zusammenführen (1)')
    await button(page, 'Zusammenführen (1)').click()
    await soundOnBoth(page, 'synthesis-dialog')
    await dialog.getByLabel('Wohin?').selectOption({ index: 1 })
    await dialog.getByLabel('Wohin?').selectOption({ index: 0 })
    await dialog.getByRole('checkbox').first().uncheck()
    await dialog.getByRole('checkbox').first().check()
    await dialog.getByLabel('Gemeinsame Überschrift').fill('Wie wir Übergaben machen')
    await dialog.getByRole('checkbox', { name: /^Gilt in mehreren Fällen/ }).check()
    await button(dialog, 'Zusammenführen').click()
    await dialog.getByText('mindestens zwei Fällen').first().waitFor()
    await dialog.getByRole('checkbox', { name: /^Gilt in mehreren Fällen/ }).uncheck()
    await button(dialog, 'Zusammenführen').click()
    await heading(page, 'Wie wir Übergaben machen').waitFor()
    await pause()
    await leaves(page, 'Ändern: Wie wir Übergaben machen')
    await button(page, 'Ändern: Wie wir Übergaben machen').click()
    await dialog.getByRole('checkbox').first().uncheck()
    await dialog.getByRole('checkbox').first().check()
    await dialog.getByLabel('Gemeinsame Überschrift').fill('Übergaben')
    await button(dialog, 'Überschrift speichern').click()
    await heading(page, /^Übergaben$/).waitFor()
    await pause()
    await twice(page, 'Auflösen: Übergaben', 'Überschrift auflösen?')
    await heading(page, /^Übergaben$/).waitFor({ state: 'hidden' })
    await pause()
    await button(page, /^Für sich lassen: /).click()
    await page.getByText('bleibt für sich', { exact: true }).waitFor()
    await pause()
    await button(page, /^Wieder öffnen: /).click()
    await page.getByText('bleibt für sich', { exact: true }).waitFor({ state: 'hidden' })
    await page.getByRole('tab', { name: 'Empfehlungen' }).click()
    await page
      .getByRole('checkbox', { name: /^Auswählen: / })
      .nth(0)
      .check()
    await page
      .getByRole('checkbox', { name: /^Auswählen: / })
      .nth(1)
      .check()
    await button(page, 'Zusammenführen (2)').click()
    await button(dialog, 'Zusammenführen').click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('tab', { name: 'Befunde' }).click()
    await link(page, 'Abschlussübersicht').click()
    await heading(page, 'Abschlussübersicht').waitFor()
    await page.getByText('Zufällig gezogen: 1 Fall').waitFor()
    await page.getByText('Zusätzlich eingebracht: 1 Fall').waitFor()
    await page
      .getByText(/Rechtsgrundlage: § 64 Abs. 2a SGB VIII/)
      .first()
      .waitFor()
    await soundOnBoth(page, 'closing')
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes')
    })
    await button(page, 'Drucken').click()
    await page.locator('body[data-printed]').waitFor()
    await link(page, `← ${TITLE}`).click()
    await heading(page, 'Weg des Verfahrens').waitFor()
    await page.context().close()
  })
})
