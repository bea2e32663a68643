// Recommendations to all: written on figures of a release, heard, resolved, published; commented on and answered by an office.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentOn, placePublished, placeRelease } from '../support/placedRelease.ts'
import {
  button,
  focusedOn,
  heading,
  link,
  sound,
  soundOnBoth,
  tabTo,
  twice,
} from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

const TITLE = 'Kinder vor jeder Entscheidung anhören'

let stage: Stage
let analyst: Page
let coordinator: Page
beforeAll(async () => {
  stage = await Stage.open()
  analyst = await stage.page('/amt', await stage.logIn('analyst'))
  coordinator = await stage.page('/amt', await stage.logIn('coordinator'))
})
afterAll(() => stage.close())

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const run = (sql: string) => stage.server.deps.sqlite.exec(sql)
const home = (page: Page) => page.goto(`${stage.address}/amt`)

/** The sentence the program writes of a theme with development potential, as far as its release. */
const evidence = (counted: string, theme: string): string =>
  `${counted} Jugendämtern, in denen das Thema „${theme}“ in mindestens einem zufällig gezogenen Fall zutraf, fand sich dazu in mindestens einem dieser Fälle Entwicklungspotenzial`

/** Fills in what a draft needs beside its evidence. */
async function fill(page: Page, title: string): Promise<void> {
  await page.getByLabel('Thema').selectOption({ label: 'Beteiligung (Thema)' })
  await page.getByLabel('Überschrift').fill(title)
  await page
    .getByRole('textbox', { name: 'Empfehlung' })
    .fill('Vor jeder Entscheidung sprechen zwei Fachkräfte mit dem Kind allein.')
  await page.getByLabel('Fortbildung').check()
  await page.getByLabel('Woran merken wir es?').fill('In der Akte steht, was das Kind gesagt hat.')
}

/** Uses every field of the form once, beside what a draft needs. */
async function useAll(page: Page): Promise<void> {
  await fill(page, 'Anders überschrieben')
  await page.getByLabel('Thema').selectOption({ label: 'Netzwerk (Thema)' })
  await page.getByLabel('An wen').selectOption({ label: 'Land' })
  for (const way of ['Arbeitshilfe', 'Veranstaltung', 'Qualitätsberatung'])
    await page.getByLabel(way).click()
  await page.getByLabel('Fortbildung').uncheck()
  await page.getByLabel('Gezählt wird').selectOption({ index: 1 })
  await page.getByLabel('Tabelle').selectOption({ index: 1 })
  await page.getByText('Fälle', { exact: true }).click()
  await page.getByLabel('Zeile').selectOption({ label: 'Netzwerk' })
  await button(page, 'Beleg hinzufügen').click()
  await page.getByLabel('Was Beleg 1 bedeutet').fill('Das trägt weit.')
  await button(page, 'Beleg 1 entfernen').click()
  await page.getByRole('textbox', { name: 'Beispiel' }).fill('Ein Kind wird nicht gefragt.')
  await page.getByLabel(/Das Beispiel ist aus vielen Fällen/).click()
}

/** Two write at once: no text is lost, and both see what the other one changed. */
async function writtenByTwo(page: Page): Promise<void> {
  const second = await stage.page(new URL(page.url()).pathname, await stage.logIn('analyst'))
  for (const one of [page, second]) await button(one, 'Text ändern').click()
  await second.getByRole('textbox', { name: 'Empfehlung' }).fill('Das Kind wird allein gehört.')
  await second.getByLabel('An wen').selectOption({ label: 'Land' })
  await button(second, 'Entwurf sichern').click()
  await says(second, 'Der Text ist gesichert.')
  await page.getByRole('textbox', { name: 'Empfehlung' }).fill('Zwei sprechen mit dem Kind allein.')
  await button(page, 'Entwurf sichern').click()
  await says(page, 'Diese Empfehlung wurde inzwischen geändert')
  await says(page, 'Von dort übernommen, weil Sie es hier nicht geändert hatten: An wen.')
  await says(page, 'Das Kind wird allein gehört.')
  expect(await page.getByRole('textbox', { name: 'Empfehlung' }).inputValue()).toBe(
    'Zwei sprechen mit dem Kind allein.',
  )
  expect(await page.getByLabel('An wen').inputValue()).toBe('state')
  await soundOnBoth(page, 'state-meanwhile')
  // A reader who gives up here sees what was saved meanwhile, and not what was begun on.
  await button(page, 'Abbrechen').click()
  await says(page, 'Das Kind wird allein gehört.')
  await button(page, 'Text ändern').click()
  await page.getByRole('textbox', { name: 'Empfehlung' }).fill('Zwei sprechen mit dem Kind allein.')
  await button(page, 'Entwurf sichern').click()
  await says(page, 'Der Text ist gesichert.')
  await says(page, 'Zwei sprechen mit dem Kind allein.')
  await second.context().close()
}

describe('a recommendation to all', () => {
  it('[SE1] [SE3] is written on figures of a release, and asked for names and its example', async () => {
    await link(analyst, 'Empfehlungen').click()
    await says(analyst, 'Schreiben Sie die erste, sobald eine Auswertung abgeschlossen ist.')
    await link(analyst, 'Empfehlung schreiben').click()
    await says(analyst, 'Es gibt noch keine abgeschlossene Auswertung')
    await sound(analyst, 'state-no-release')
    placeRelease(stage.server.deps, 1, {
      Beteiligung: [31, 62],
      Schutzkonzept: [null, 62],
      Netzwerk: [20, 60],
    })
    await link(analyst, '← Handlungsempfehlungen').click()
    await link(analyst, 'Empfehlung schreiben').click()
    await button(analyst, 'Entwurf sichern').click()
    await says(analyst, /Bitte prüfen Sie 5 Angaben/)
    await says(analyst, 'Wege in die Praxis: Bitte wählen Sie mindestens einen Weg in die Praxis.')
    await analyst.getByLabel('Überschrift').fill(TITLE)
    await says(analyst, /Bitte prüfen Sie 4 Angaben/)
    await fill(analyst, TITLE)
    // What is secret is not offered.
    const line = analyst.getByLabel('Zeile')
    expect(await line.locator('option').allInnerTexts()).toEqual([
      ...['Bitte wählen', 'Beteiligung', 'Netzwerk'],
    ])
    // The theme that was chosen is looked up, and is no evidence before it is added.
    await says(analyst, evidence('In 31 von 62', 'Beteiligung'))
    await button(analyst, 'Entwurf sichern').click()
    await says(analyst, 'Bitte prüfen Sie „Belege aus der Auswertung“')
    await says(analyst, 'Die gewählte Stelle ist noch kein Beleg.')
    await focusedOn(analyst.getByLabel('Zeile'))
    await button(analyst, 'Auswahl verwerfen').click()
    await button(analyst, 'Beleg hinzufügen').click()
    await says(analyst, 'Bitte wählen Sie die Zeile, auf der der Beleg beruht.')
    await analyst.getByLabel('Gezählt wird').selectOption({ index: 1 })
    await analyst.getByLabel('Tabelle').selectOption({ index: 1 })
    await line.selectOption({ label: 'Beteiligung' })
    await says(
      analyst,
      /^In 31 von 62 Jugendämtern, in denen das Thema „Beteiligung“ in mindestens einem zusätzlich eingebrachten Fall zutraf, fand sich dazu in mindestens einem dieser Fälle Gelungenes/,
    )
    await analyst.getByLabel('Gezählt wird').selectOption({ index: 0 })
    await analyst.getByLabel('Tabelle').selectOption({ index: 0 })
    await line.selectOption({ label: 'Netzwerk' })
    await analyst.getByText('Fälle', { exact: true }).click()
    await says(
      analyst,
      /^In 20 von 60 zufällig gezogenen Fällen, in denen das Thema „Netzwerk“ zutraf, fand sich dazu Entwicklungspotenzial/,
    )
    await button(analyst, 'Beleg hinzufügen').click()
    // What was added is chosen no more: a second press adds nothing.
    await button(analyst, 'Beleg hinzufügen').click()
    await says(analyst, 'Bitte wählen Sie die Zeile, auf der der Beleg beruht.')
    expect(await analyst.getByLabel(/^Was Beleg/).count()).toBe(1)
    await line.selectOption({ label: 'Netzwerk' })
    await button(analyst, 'Beleg hinzufügen').click()
    await says(analyst, 'Diese Stelle ist schon ein Beleg.')
    await soundOnBoth(analyst, 'state-picker')
    await button(analyst, 'Auswahl verwerfen').click()
    await button(analyst, 'Beleg 1 entfernen').click()
    await analyst.getByText('Jugendämter', { exact: true }).last().click()
    await analyst.getByLabel('Zeile').selectOption({ label: 'Beteiligung' })
    await button(analyst, 'Beleg hinzufügen').click()
    await analyst.getByLabel('Was Beleg 1 bedeutet').fill('Das sind 50 % aller Jugendämter.')
    await analyst.getByLabel('Beispiel').fill('Ein Kind wird nur neben seinen Eltern gefragt.')
    await button(analyst, 'Entwurf sichern').click()
    // All that is wrong is said at once, with the word that gave offence.
    await says(analyst, 'Belege aus der Auswertung: In Ihrem Text steht: „50 %“.')
    // What holds for every field is said once.
    const rule = analyst.getByText('Die Zahl schreibt das Programm aus der Auswertung. Nehmen Sie')
    expect(await rule.count()).toBe(1)
    // The sentence stands at the field it means, which has the keyboard.
    await focusedOn(analyst.getByLabel('Was Beleg 1 bedeutet'))
    expect(
      await analyst.getByLabel('Was Beleg 1 bedeutet').getAttribute('aria-describedby'),
    ).toContain('error')
    await says(
      analyst,
      'Erklärung zum Beispiel: Bestätigen Sie, dass es aus vielen Fällen zusammengesetzt ist',
    )
    await analyst.getByLabel(/Das Beispiel ist aus vielen Fällen/).check()
    await soundOnBoth(analyst, 'state-form')
    await analyst.getByLabel('Was Beleg 1 bedeutet').fill('Das Kind kam dort selten zu Wort.')
    await analyst.getByLabel('Überschrift').fill('Wie Frau Müller im Team Süd')
    const indicator = analyst.getByLabel('Woran merken wir es?')
    await indicator.fill('Wie am 3. März 2024, und 85 % der Ämter tun das schon.')
    await button(analyst, 'Entwurf sichern').click()
    await says(analyst, 'Schreiben Sie so, dass der Satz für jedes Jugendamt gelten könnte')
    await says(analyst, 'Bitte prüfen Sie 2 Angaben')
    await says(analyst, /Überschrift: In Ihrem Text steht: „.*Müller/)
    await says(
      analyst,
      /Woran merken wir es\?: In Ihrem Text steht: „.*3\. März 2024.*In Ihrem Text steht: „85 %“/,
    )
    expect(await rule.count()).toBe(1)
    expect(await analyst.getByText('Schreiben Sie so, dass der Satz').count()).toBe(1)
    await soundOnBoth(analyst, 'state-form-again')
    // An error goes as soon as its field is put right; what still stands there stays refused.
    await indicator.fill('Wie am 3. März 2024.')
    await says(analyst, /Woran merken wir es\?: In Ihrem Text steht: „.*3\. März 2024/)
    await indicator.fill('In der Akte steht, was das Kind gesagt hat.')
    await says(analyst, 'Bitte prüfen Sie „Überschrift“')
    expect(await rule.count()).toBe(0)
    await analyst.getByLabel('Überschrift').fill(TITLE)
    expect(await analyst.getByText('Bitte prüfen Sie').count()).toBe(0)
    await indicator.fill('In der Akte steht, was das Kind gesagt hat.')
    await analyst.getByLabel('Überschrift').fill(TITLE)
    await button(analyst, 'Entwurf sichern').click()
    await heading(analyst, TITLE).waitFor()
    await says(analyst, evidence('In 31 von 62', 'Beteiligung'))
    await says(analyst, 'Beispiel, aus vielen Fällen zusammengesetzt')
    await soundOnBoth(analyst, 'state-draft')

    // A draft is there for the state level alone.
    await link(coordinator, 'Empfehlungen').click()
    await says(coordinator, 'Sobald es eine gibt, steht sie hier.')
    expect(await link(coordinator, 'Empfehlung schreiben').count()).toBe(0)
  }, 60_000)

  it('[SE2] is changed and left as it was, or removed while it is a draft', async () => {
    await button(analyst, 'Text ändern').click()
    await useAll(analyst)
    await button(analyst, 'Abbrechen').click()
    expect(await heading(analyst, 'Anders überschrieben').count()).toBe(0)
    await button(analyst, 'Text ändern').click()
    await analyst.getByLabel('An wen').selectOption({ label: 'Landesjugendamt' })
    await analyst.getByLabel('Arbeitshilfe').check()
    await button(analyst, 'Entwurf sichern').click()
    await says(analyst, 'Fortbildung und Arbeitshilfe')
    await writtenByTwo(analyst)
    await link(analyst, '← Handlungsempfehlungen').click()
    await link(analyst, 'Empfehlung schreiben').click()
    await useAll(analyst)
    analyst.once('dialog', (asks) => void asks.accept())
    await button(analyst, 'Abbrechen').click()
    await link(analyst, 'Empfehlung schreiben').click()
    await fill(analyst, TITLE.toLowerCase())
    await says(analyst, 'Eine Empfehlung mit dieser Überschrift gibt es schon')
    await button(analyst, 'Auswahl verwerfen').click()
    // It is not saved before that is confirmed to be meant, and goes to the field.
    await button(analyst, 'Entwurf sichern').click()
    await focusedOn(analyst.getByLabel('Überschrift'))
    await says(analyst, 'So heißt schon eine andere (noch ohne Nummer).')
    await soundOnBoth(analyst, 'state-twin')
    await analyst.getByLabel('Beide sollen so heißen').check()
    await button(analyst, 'Entwurf sichern').click()
    await says(analyst, 'Bevor Sie die Anhörung eröffnen können, fehlt noch ein Beleg.')
    await twice(analyst, 'Entwurf entfernen', 'Entwurf entfernen?')
    await link(analyst, 'Empfehlung schreiben').click()
    await fill(analyst, TITLE.toLowerCase())
    analyst.once('dialog', (asks) => void asks.accept())
    await link(analyst, TITLE).click()
    await heading(analyst, TITLE).waitFor()
    await link(analyst, '← Handlungsempfehlungen').click()
    await link(analyst, 'Empfehlung schreiben').click()
    await fill(analyst, TITLE.toLowerCase())
    await analyst.getByLabel('Überschrift').fill('Wird nicht gebraucht')
    expect(await analyst.getByText('mit dieser Überschrift').count()).toBe(0)
    await button(analyst, 'Beleg hinzufügen').click()
    await analyst.getByLabel('Thema').selectOption({ label: 'Netzwerk (Thema)' })
    await says(analyst, 'Kein Beleg handelt vom gewählten Thema')
    await soundOnBoth(analyst, 'state-doubts')
    await analyst.getByLabel('Thema').selectOption({ label: 'Beteiligung (Thema)' })
    expect(await analyst.getByText('Kein Beleg handelt').count()).toBe(0)
    await button(analyst, 'Beleg 1 entfernen').click()
    await button(analyst, 'Auswahl verwerfen').click()
    await button(analyst, 'Entwurf sichern').click()
    await says(analyst, 'Bevor Sie die Anhörung eröffnen können, fehlt noch ein Beleg.')
    expect(await button(analyst, 'Anhörung eröffnen').count()).toBe(0)
    await twice(analyst, 'Entwurf entfernen', 'Entwurf entfernen?')
    await link(analyst, TITLE).waitFor()
    expect(await link(analyst, 'Wird nicht gebraucht').count()).toBe(0)
    await soundOnBoth(analyst, 'state-list')
    await home(analyst)
    await says(analyst, '1 Entwurf einer Empfehlung')
    expect(await analyst.getByText('Es wartet nichts auf Sie').count()).toBe(0)
    await link(analyst, 'Zum Entwurf').click()
  }, 60_000)

  it('[SE4] is heard: the office says what it thinks, and the state level reads it', async () => {
    await link(analyst, TITLE).click()
    await button(analyst, 'Anhörung eröffnen').click()
    const asks = analyst.getByRole('dialog', { name: 'Allen Jugendämtern zur Anhörung geben?' })
    await asks.getByText(/halten Sie die Anhörung an, berichtigen den Text/).waitFor()
    await sound(analyst, 'state-open-hearing')
    await button(asks, 'Abbrechen').click()
    await asks.waitFor({ state: 'detached' })
    await button(analyst, 'Anhörung eröffnen').click()
    await button(asks, 'Schließen').click()
    await asks.waitFor({ state: 'detached' })
    // Other windows write meanwhile: what they can no longer save they do not offer to save.
    const place = new URL(analyst.url()).pathname
    const stale = [
      await stage.page(place, await stage.logIn('analyst')),
      await stage.page(place, await stage.logIn('analyst')),
    ] as const
    for (const one of stale) await button(one, 'Text ändern').click()
    await button(analyst, 'Anhörung eröffnen').click()
    await button(asks, 'Zur Anhörung geben').click()
    await says(analyst, 'Die Anhörung läuft bis')
    for (const one of stale) {
      await one.getByRole('textbox', { name: 'Empfehlung' }).fill('Zu spät geschrieben.')
      await button(one, 'Entwurf sichern').click()
      await says(one, 'So lange lässt sich der Text nicht sichern.')
      expect(await button(one, 'Entwurf sichern').count()).toBe(0)
      expect(await one.getByRole('textbox', { name: 'Empfehlung' }).inputValue()).toBe(
        'Zu spät geschrieben.',
      )
    }
    const [halting, leaving] = stale
    await soundOnBoth(halting, 'state-locked')
    await button(halting, 'Anhörung anhalten und Text berichtigen').click()
    await button(halting.getByRole('dialog', { name: 'Anhörung anhalten' }), 'Abbrechen').click()
    await button(leaving, 'Zur Empfehlung, ohne meinen Text').click()
    for (const one of stale) {
      await says(one, 'Die Anhörung läuft bis')
      expect(await one.getByText('Zu spät geschrieben.').count()).toBe(0)
      await one.context().close()
    }
    expect(await button(analyst, 'Text ändern').count()).toBe(0)
    await home(coordinator)
    await says(coordinator, `${TITLE}: Anhörung bis zum`)
    await soundOnBoth(coordinator, 'state-task')
    await link(coordinator, `Empfehlung lesen: ${TITLE}`).click()
    await says(coordinator, 'Wer sich nicht äußert, hat weder zugestimmt noch widersprochen.')
    await says(coordinator, 'Noch nicht abgegeben; Zeit ist bis')
    await button(coordinator, 'Stellungnahme sichern').click()
    await says(coordinator, 'Bitte schreiben Sie, was Ihr Jugendamt dazu sagt.')
    const comment = coordinator.getByLabel('Was Ihr Jugendamt dazu sagt')
    await comment.fill('Mit Fortbildung gern.')
    await button(coordinator, 'Stellungnahme sichern').click()
    await says(coordinator, 'Ihre Stellungnahme ist gesichert.')
    await says(coordinator, 'Abgegeben. Ändern oder zurücknehmen können Sie sie bis')
    // What was said of a success does not stand beside the refusal that follows.
    await comment.fill('Wie am 3. März 2024 in Bielefeld.')
    await button(coordinator, 'Stellungnahme sichern').click()
    await says(coordinator, /In Ihrem Text steht: „.*3\. März 2024“ und „Bielefeld“\./)
    expect(await coordinator.getByText('Ihre Stellungnahme ist gesichert.').count()).toBe(0)
    await comment.fill('Mit Fortbildung gern.')
    await button(coordinator, 'Stellungnahme sichern').click()
    await says(coordinator, 'Ihre Stellungnahme ist gesichert.')
    await soundOnBoth(coordinator, 'state-hearing')
    await link(coordinator, '← Handlungsempfehlungen').click()
    await says(coordinator, 'Ihre Stellungnahme ist da.')
    await home(coordinator)
    await heading(coordinator, 'Als Nächstes').waitFor()
    expect(await coordinator.getByText(`${TITLE}: Anhörung`).count()).toBe(0)
    await home(analyst)
    await says(analyst, `${TITLE}: Die Anhörung läuft bis zum`)
    await says(analyst, 'Bisher 1 Stellungnahme.')
    expect(await analyst.getByText('Es wartet nichts auf Sie').count()).toBe(0)
    await link(analyst, `Empfehlung öffnen: ${TITLE}`).click()
    await says(analyst, 'Mit Fortbildung gern.')
    await soundOnBoth(analyst, 'state-heard')
  }, 60_000)

  it('[SE8] a slip found in the hearing is mended: called back with a reason, and heard anew', async () => {
    // It stands where the next step does, before what the offices said.
    await button(
      analyst.getByRole('region', { name: 'Nächster Schritt' }),
      'Anhörung anhalten und Text berichtigen',
    ).click()
    const dialog = analyst.getByRole('dialog', { name: 'Anhörung anhalten' })
    await button(dialog, 'Abbrechen').click()
    await dialog.waitFor({ state: 'detached' })
    await button(analyst, 'Anhörung anhalten und Text berichtigen').click()
    await button(dialog, 'Schließen').click()
    await dialog.waitFor({ state: 'detached' })
    await button(analyst, 'Anhörung anhalten und Text berichtigen').click()
    await button(dialog, 'Anhörung anhalten').click()
    await says(analyst, 'Bitte sagen Sie in einem Satz, warum.')
    await dialog.getByLabel('Warum?').fill('Im ersten Satz fehlt ein Wort.')
    await sound(analyst, 'state-recall')
    await button(dialog, 'Anhörung anhalten').click()
    await says(analyst, 'Die Anhörung ist angehalten.')
    await says(analyst, 'Mit Fortbildung gern.')
    await button(analyst, 'Text ändern').click()
    await analyst.getByLabel('Überschrift').fill('Kinder immer anhören')
    await button(analyst, 'Entwurf sichern').click()
    await heading(analyst, 'Was in der Anhörung stand').waitFor()
    await soundOnBoth(analyst, 'state-recalled')
    // The office reads what it was asked about, and why it waits.
    await home(coordinator)
    await says(coordinator, `${TITLE}: Die Anhörung ist angehalten`)
    await link(coordinator, `Grund lesen: ${TITLE}`).click()
    await says(coordinator, 'Im ersten Satz fehlt ein Wort.')
    await coordinator.goto(`${stage.address}/amt/empfehlungen`)
    await says(coordinator, 'Die Anhörung ist angehalten, bis der Text berichtigt ist.')
    await soundOnBoth(coordinator, 'state-list-halted')
    await link(coordinator, TITLE).click()
    await says(coordinator, 'Im ersten Satz fehlt ein Wort.')
    expect(await coordinator.getByText('Kinder immer anhören').count()).toBe(0)
    await soundOnBoth(coordinator, 'state-recalled-office')
    await home(analyst)
    await says(analyst, 'Kinder immer anhören: Die Anhörung ist angehalten')
    expect(await analyst.getByText('Nur die Landesebene sieht Entwürfe.').count()).toBe(0)
    await link(analyst, 'Empfehlung öffnen: Kinder immer anhören').click()
    await button(analyst, 'Anhörung eröffnen').click()
    await button(analyst.getByRole('dialog'), 'Zur Anhörung geben').click()
    await says(analyst, 'Neue Anhörung: Die vorige wurde am')
    await says(analyst, '(zum Wortlaut davor)')
    await coordinator.goto(`${stage.address}/amt/empfehlungen`)
    await says(coordinator, 'Ihre Stellungnahme galt dem vorigen Wortlaut.')
    await link(coordinator, 'Kinder immer anhören').click()
    await says(coordinator, 'galt dem Wortlaut der vorigen Anhörung')
    await soundOnBoth(coordinator, 'state-heard-anew')
    await button(coordinator, 'Stellungnahme sichern').click()
    await says(coordinator, 'Abgegeben. Ändern oder zurücknehmen können Sie sie bis')
    await link(coordinator, '← Handlungsempfehlungen').click()
    await says(coordinator, 'Ihre Stellungnahme ist da.')
  }, 60_000)

  it('[SE2] is resolved with day and body once the hearing is over, and published', async () => {
    run("UPDATE state_recommendation SET hearingOn = '2026-01-05', hearingUntil = '2026-01-19'")
    await home(analyst)
    await link(analyst, 'Empfehlung öffnen: Kinder immer anhören').click()
    await button(analyst, 'Text ändern').click()
    await analyst.getByLabel('Überschrift').fill(TITLE)
    await button(analyst, 'Entwurf sichern').click()
    await says(analyst, 'nach der Anhörung geändert')
    await says(analyst, 'Kinder immer anhören')
    await button(analyst, 'Beschluss festhalten').click()
    await says(analyst, 'Bitte nennen Sie das Gremium, das beschlossen hat.')
    await analyst.getByLabel('Tag des Beschlusses').fill('2026-01-12')
    await analyst.getByLabel('Beschlossen von').fill('Fachbeirat Qualität')
    await button(analyst, 'Beschluss festhalten').click()
    await says(analyst, 'Geben Sie einen Tag nach dem Ende der Anhörung ein.')
    await soundOnBoth(analyst, 'state-resolve')
    await analyst.getByLabel('Tag des Beschlusses').fill('2026-01-20')
    await button(analyst, 'Beschluss festhalten').click()
    await says(analyst, /20\. Januar 2026: Fachbeirat Qualität/)
    await twice(analyst, 'Veröffentlichen', 'Für alle veröffentlichen?')
    await says(analyst, 'Die Empfehlung ist veröffentlicht.')
    await soundOnBoth(analyst, 'state-published')
    const facilitator = await stage.page('/amt/empfehlungen', await stage.logIn('facilitator'))
    await link(facilitator, TITLE).click()
    await says(facilitator, 'In 31 von 62 Jugendämtern')
    expect(await facilitator.getByText('Ihre Antwort').count()).toBe(0)
    expect(await facilitator.getByText('Mit Fortbildung gern.').count()).toBe(0)
    await sound(facilitator, 'state-facilitator')
    await link(facilitator, '← Handlungsempfehlungen').click()
    await link(facilitator, TITLE).waitFor()
    await facilitator.context().close()
  }, 60_000)

  it('[SE5] is answered by the office, and taken into its own procedure with the keyboard alone', async () => {
    await home(coordinator)
    await says(coordinator, '1 Empfehlung wartet auf Ihre Antwort')
    await link(coordinator, 'Zu den Empfehlungen').click()
    await says(coordinator, 'Wartet auf Ihre Antwort.')
    await link(coordinator, TITLE).click()
    await coordinator.getByLabel('nicht passend').check()
    await button(coordinator, 'Antwort sichern').click()
    await says(
      coordinator,
      'Bitte sagen Sie in einem Satz, warum sie für Ihr Jugendamt nicht passt.',
    )
    await soundOnBoth(coordinator, 'state-answer')
    const why = coordinator.getByLabel('Warum nicht?')
    await why.fill('Frau Müller ist dagegen.')
    await button(coordinator, 'Antwort sichern').click()
    await says(coordinator, 'Bitte prüfen Sie „Warum nicht?“')
    await says(coordinator, /In Ihrem Text steht: „.*Müller“\. Ein Name, ein Aktenzeichen/)
    await focusedOn(why)
    await soundOnBoth(coordinator, 'state-answer-named')
    await why.fill('Dafür sind wir zu klein.')
    await button(coordinator, 'Antwort sichern').click()
    await says(coordinator, 'Ihre Antwort ist gesichert.')
    await coordinator.getByLabel('in Prüfung').check()
    await coordinator.getByLabel('Anmerkung').fill('Wir beraten noch.')
    await button(coordinator, 'Antwort sichern').click()
    await expect.poll(() => coordinator.getByText('Ihre Antwort ist gesichert.').count()).toBe(2)
    await says(coordinator, /^Übernommen wird sie in Ihr Verfahren „.+“\.$/)
    const adopt = button(coordinator, 'In eigenes Verfahren übernehmen')
    await tabTo(coordinator, adopt, 80)
    await coordinator.keyboard.press('Enter')
    // Into which procedure is asked, and what becomes of the answer that stands.
    await button(
      coordinator,
      /^In dieses Verfahren übernehmen\? Ihre Antwort „in Prüfung“ wird dann zu „übernommen“, die Anmerkung entfällt\.$/,
    ).waitFor()
    await soundOnBoth(coordinator, 'state-adopt-asks')
    await coordinator.waitForTimeout(450)
    await coordinator.keyboard.press('Enter')
    await says(coordinator, 'Die Empfehlung steht jetzt bei Ihrem Verfahren.')
    expect(await coordinator.getByLabel('übernommen').isChecked()).toBe(true)
    await soundOnBoth(coordinator, 'state-adopted')
    // The other way round it is said what stands.
    await coordinator.getByLabel('nicht passend').check()
    await says(coordinator, /Die Empfehlung steht schon in Ihrem Verfahren „.+“ und bleibt dort/)
    await soundOnBoth(coordinator, 'state-adopted-yet')
    await coordinator.getByLabel('übernommen').check()
    expect(await coordinator.getByText('steht schon in Ihrem Verfahren').count()).toBe(0)
    // What was chosen last is not saved: the way on asks.
    coordinator.once('dialog', (asks) => void asks.accept())
    await coordinator.getByText('Übernommen:').getByRole('link').first().click()
    await heading(coordinator, 'Aus den Handlungsempfehlungen für alle übernommen').waitFor()
    await says(coordinator, /Empfehlung 1, übernommen am/)
    await soundOnBoth(coordinator, 'state-in-procedure')
    await link(coordinator, TITLE).click()
    await says(coordinator, 'Übernommen:')
    await coordinator.getByText('Übernommen:').getByRole('link').first().click()
    await twice(coordinator, `Aus dem Verfahren nehmen: ${TITLE}`, `Aus dem Verfahren nehmen?`)
    await says(coordinator, 'Die Empfehlung ist aus dem Verfahren genommen.')
    expect(await heading(coordinator, 'Aus den Handlungsempfehlungen').count()).toBe(0)
  }, 60_000)

  it('[SE6] [SE7] its answers are counts of releases, secret ones heard as a word; what became of it is said', async () => {
    await analyst.reload()
    await says(analyst, 'Zahlen stehen hier, sobald die nächste Auswertung abgeschlossen ist.')
    expect(await analyst.getByText('Dafür sind wir zu klein.').count()).toBe(0)
    await analyst.getByLabel('begonnen').check()
    await button(analyst, 'Stand festhalten').click()
    await says(analyst, 'Bitte schreiben Sie, woran man es sieht.')
    await analyst.getByLabel('Woran man es sieht').fill('Die Fortbildung ist ausgeschrieben.')
    await button(analyst, 'Stand festhalten').click()
    await says(analyst, /begonnen\. Die Fortbildung ist ausgeschrieben\./)
    placeRelease(stage.server.deps, 2, { Beteiligung: [35, 70], Netzwerk: [20, 60] })
    run(`INSERT INTO state_recommendation_count SELECT id, 2, 62,
      '{"adopted":30,"alreadyDone":null,"notFitting":null,"inReview":12,"none":11}', '{}' FROM state_recommendation`)
    await analyst.reload()
    await says(analyst, 'vorher 31 von 62, jetzt 35 von 70 Jugendämtern).')
    const row = analyst.getByRole('row', { name: /^2 / })
    expect(await row.innerText()).toMatch(/30\s+\[g\]\s+geheim\s+\[g\]\s+geheim\s+12\s+11\s+62/)
    await soundOnBoth(analyst, 'state-counts')
  }, 60_000)

  it('[SE2] is taken back with a reason, which every reader is told', async () => {
    await button(analyst, 'Empfehlung zurücknehmen').click()
    await button(analyst.getByRole('dialog'), 'Abbrechen').click()
    await analyst.getByRole('dialog').waitFor({ state: 'detached' })
    await button(analyst, 'Empfehlung zurücknehmen').click()
    await button(analyst.getByRole('dialog'), 'Schließen').click()
    await analyst.getByRole('dialog').waitFor({ state: 'detached' })
    await button(analyst, 'Empfehlung zurücknehmen').click()
    const dialog = analyst.getByRole('dialog')
    await says(analyst, 'veröffentlichen Sie zuerst die neue und nehmen dann diese zurück.')
    const successor = contentOn(2, 'Beteiligung', { title: 'Kinder allein anhören' })
    placePublished(stage.server.deps, 'recommendation-2-of-all', 9, successor)
    await analyst.reload()
    await button(analyst, 'Empfehlung zurücknehmen').click()
    const next = dialog.getByLabel('An ihre Stelle tritt')
    await next.selectOption({ label: 'Empfehlung 9: Kinder allein anhören' })
    await says(analyst, 'Nur eine, die veröffentlicht ist.')
    await button(dialog, 'Zurücknehmen').click()
    await says(analyst, 'Bitte sagen Sie in einem Satz, warum.')
    await sound(analyst, 'state-withdraw')
    await dialog.getByLabel('Warum?').fill('Die Zahl hat sich geändert.')
    await button(dialog, 'Zurücknehmen').click()
    await says(analyst, 'Die Empfehlung ist zurückgenommen.')
    await coordinator.goto(`${stage.address}/amt/empfehlungen`)
    await says(coordinator, 'Zurückgenommen')
    await link(coordinator, TITLE).click()
    await says(coordinator, 'Die Zahl hat sich geändert.')
    await soundOnBoth(coordinator, 'state-withdrawn')
    await link(coordinator, 'Empfehlung 9: Kinder allein anhören').click()
    await heading(coordinator, 'Kinder allein anhören').waitFor()
  }, 60_000)
})
