// Two closed releases, read by the state level and by an office that stands in both.
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeRelease, placeState } from '../support/placedState.ts'
import { fileOf, toldPackage } from '../support/rollupPackages.ts'
import { contentOn, placePublished, placeRelease } from '../support/placedRelease.ts'
import { button, heading, link, soundOnBoth, twice } from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

const numbers = (to: number): readonly string[] =>
  Array.from({ length: to }, (_, at) => String(at + 1).padStart(2, '0'))
const told = (office: number) =>
  toldPackage({
    office,
    cases: [
      {
        rows: Object.fromEntries(
          numbers(15).map((theme) => [
            `P-${theme}-1`,
            { finding: office % (office > 60 ? 3 : 2) === 0 ? 'strength' : 'potential' } as const,
          ]),
        ),
      },
    ],
    structure: Object.fromEntries(
      numbers(11).map((line) => [`S-${line}-1`, office % 3 === 0 ? 'absent' : 'present']),
    ),
  })
const filesOf = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => fileOf(told(from + at)))

let stage: Stage
let analyst: Page
let coordinator: Page
beforeAll(async () => {
  stage = await Stage.open()
  const { deps } = stage.server
  placeState(deps, filesOf(1, 60))
  await closeRelease(deps)
  placeState(deps, filesOf(61, 90))
  await closeRelease(deps)
  deps.sqlite
    .prepare('UPDATE account SET officeId = ? WHERE email = ?')
    .run(told(7).office.key, stage.account('coordinator').email)
  analyst = await stage.page('/amt/auswertung/2', await stage.logIn('analyst'))
  coordinator = await stage.page('/amt/auswertung/2', await stage.logIn('coordinator'))
}, 120_000)
afterAll(() => stage.close())

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

/** Lays down, once, a recommendation to all that was published on a theme of these releases, with its answers. */
function recommended(): void {
  const { deps } = stage.server
  if (deps.sqlite.prepare('SELECT 1 FROM state_recommendation').get() !== undefined) return
  const theme = 'schutzauftrag-8a@2020.1 Dokumentation'
  const title = 'Alles am selben Tag festhalten'
  const content = contentOn(1, 'Dokumentation', { theme, title, evidence: [] })
  placePublished(deps, 'published-to-all-00001', 1, content)
  deps.sqlite.exec(`INSERT INTO state_recommendation_count VALUES ('published-to-all-00001', 2, 90,
    '{"adopted":40,"alreadyDone":null,"notFitting":null,"inReview":20,"none":20}', '{}')`)
}

const changes = (page: Page) =>
  page.getByRole('region', { name: 'Was hat sich seit der letzten Auswertung verändert?' })

/** What is chosen in a list, as it is read. */
const chosenIn = (list: Locator): Promise<string | undefined> =>
  list.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label)

/** Opens what is still folded in a part of the page. */
async function openAll(part: Locator): Promise<void> {
  const folded = part.locator('details:not([open]) > summary')
  while ((await folded.count()) > 0) await folded.first().click()
}

describe('two releases of the state', () => {
  it('all tables that were left out are listed with their reason', async () => {
    const all = analyst.locator('summary', { hasText: 'weggelassenen Tabellen' }).first()
    await all.click()
    await analyst
      .locator('details[open] > summary', { hasText: 'weggelassenen Tabellen' })
      .waitFor()
    await all.click()
  })

  it('[LA11] the state level says why a figure changed', async () => {
    const region = changes(analyst)
    await analyst
      .getByRole('region', { name: 'Das Wichtigste' })
      .getByText(
        /Gezählt sind jetzt \d+ Jugendämter .* vergleichbaren Anteilen .* um mindestens 5 Prozentpunkte verändert/,
      )
      .waitFor()
    await region.getByText(/Anders als vorher lauten \d+ Zahlen; davon erklärt: 0\./).waitFor()
    await region.getByText('Thema: Entwicklungspotenzial im Thema, wo es zutrifft').first().click()
    const row = region.getByRole('row', { name: /^Dokumentation/ })
    await row.getByText('vorher 30 von 60, jetzt 50 von 90').waitFor()
    await row.getByText(/^Anteil gestiegen von 50\s% auf 56\s%$/).waitFor()
    const reason = row.getByLabel(/^Grund für Dokumentation/)
    expect(await chosenIn(reason)).toBe('nicht erklärt')
    const sent: string[] = []
    analyst.on('request', (asked) => {
      if (asked.method() === 'POST') sent.push(asked.url())
    })
    // The arrow keys pass by every choice: nothing of it is saved.
    await reason.focus()
    for (let passed = 0; passed < 3; passed++) await analyst.keyboard.press('ArrowDown')
    await region.getByText('1 Grund ist noch nicht gesichert.').waitFor()
    await reason.selectOption({ label: 'Andere Jugendämter haben teilgenommen.' })
    await region.getByText(/davon erklärt: 0\./).waitFor()
    expect(sent).toEqual([])
    let asked = ''
    analyst.once('dialog', (dialog) => {
      asked = dialog.message()
      void dialog.dismiss()
    })
    await link(analyst, '← Auswertung').click()
    await expect.poll(() => asked).toContain('noch nicht gespeichert')
    await heading(analyst, 'Auswertung 2').waitFor()
    await button(region, 'Gründe sichern').click()
    await region.getByText(/davon erklärt: 1\./).waitFor()
    expect(sent).toHaveLength(1)
    await soundOnBoth(analyst, 'rollup-changes')
    await analyst.reload()
    await changes(analyst)
      .getByText(/davon erklärt: 1\./)
      .waitFor()
  }, 60_000)

  it('[LA11] one reason goes to all that have none, in one step', async () => {
    const region = changes(analyst)
    await button(region, 'Überall eintragen').click()
    await region.getByText('Bitte wählen Sie einen Grund.').waitFor()
    await region
      .getByLabel('Für alle ohne Grund')
      .selectOption({ label: 'Die Praxis hat sich verändert.' })
    // What is chosen and filled in nowhere is not lost in silence, also where the question was left for the saving.
    const waits =
      '„Die Praxis hat sich verändert.“ ist gewählt, aber noch nicht überall eingetragen.'
    await region.getByText(waits).waitFor()
    expect(await region.getByText('Alle gewählten Gründe sind gesichert.').count()).toBe(0)
    await button(region, 'Überall eintragen').click()
    await button(region, 'Gründe sichern').click()
    await says(analyst, `Es ist nichts geändert. ${waits}`)
    await button(region, 'Überall eintragen').waitFor()
    expect(await chosenIn(region.getByLabel('Für alle ohne Grund'))).toBe(
      'Die Praxis hat sich verändert.',
    )
    // It asks with the number, fills in what has none, and is taken back as one.
    const asks = /^Bei \d+ Veränderungen ohne Grund „Die Praxis hat sich verändert\.“ eintragen\?$/
    await twice(region, 'Überall eintragen', asks)
    await region.getByText(/^\d+ Gründe sind noch nicht gesichert\.$/).waitFor()
    const kept = region.getByLabel(/^Grund für Dokumentation \(Entwicklungspotenzial im/)
    expect(await chosenIn(kept)).toBe('Andere Jugendämter haben teilgenommen.')
    await soundOnBoth(analyst, 'rollup-changes-filled')
    await button(region, /^Bei \d+ Veränderungen wieder herausnehmen$/).click()
    await region.getByText('Alle gewählten Gründe sind gesichert.').waitFor()
    expect(await chosenIn(kept)).toBe('Andere Jugendämter haben teilgenommen.')
    await twice(region, 'Überall eintragen', asks)
    await region.getByText(/^\d+ Gründe sind noch nicht gesichert\.$/).waitFor()
    await region.getByText(/In \d+ weiteren Zahlen weniger als 5 Prozentpunkte/).click()
    const hardly = region.getByRole('row', { name: /Anteil gerundet weiter 67/ }).first()
    expect(await chosenIn(hardly.getByRole('combobox'))).toBe('Die Praxis hat sich verändert.')
    // Where none is left without one, it says so.
    await button(region, 'Überall eintragen').click()
    await says(analyst, 'Jede Veränderung hat schon einen Grund.')
    await button(region, 'Gründe sichern').click()
    await region.getByText('Alle gewählten Gründe sind gesichert.').waitFor()
    const lead = await region.getByText(/davon erklärt:/).innerText()
    const [, changed, explained] =
      /^Anders .* (\d+) Zahlen; davon erklärt: (\d+)\.$/.exec(lead) ?? []
    expect([Number(changed) > 10, explained]).toEqual([true, changed])
    // One of them is taken back, so that offices read also what has none.
    await region.getByText('Thema: Entwicklungspotenzial im Thema, wo es zutrifft').first().click()
    await region
      .getByLabel(/^Grund für Schutzplan.*\(Entwicklungspotenzial im Thema/)
      .selectOption({ label: 'nicht erklärt' })
    await button(region, 'Gründe sichern').click()
    await region.getByText(`davon erklärt: ${String(Number(changed) - 1)}.`).waitFor()
    // The first release has none before it.
    await analyst.goto(`${stage.address}/amt/auswertung/1`)
    await changes(analyst)
      .getByText(/Es gibt keine frühere Auswertung/)
      .waitFor()
    for (const unknown of ['99', 'xyz']) {
      await analyst.goto(`${stage.address}/amt/auswertung/${unknown}`)
      await heading(analyst, 'Diese Auswertung gibt es nicht').waitFor()
      expect(await analyst.getByText('Noch einmal versuchen').count()).toBe(0)
    }
    await soundOnBoth(analyst, 'rollup-unknown')
    await link(analyst, '← Auswertung').click()
    await heading(analyst, 'Landesweite Auswertung').waitFor()
    await analyst.goBack()
    await link(analyst, 'Alle Auswertungen').click()
    await heading(analyst, 'Landesweite Auswertung').waitFor()
  }, 60_000)

  it('[LA11] and every office reads it beside the figure', async () => {
    await coordinator.reload()
    const region = changes(coordinator)
    await region.getByText('Thema: Entwicklungspotenzial im Thema, wo es zutrifft').first().click()
    const row = region.getByRole('row', { name: /^Dokumentation/ })
    await row.getByText('Andere Jugendämter haben teilgenommen.').waitFor()
    const other = region.getByRole('row', { name: /^Schutzplan/ })
    await other.getByText('nicht erklärt').waitFor()
    expect(await region.getByRole('combobox').count()).toBe(0)
    for (const one of await region.locator('summary').all()) await one.click()
    await openAll(region)
    for (const question of [
      'Wo liegen die Stärken?',
      'Welche Themen in wie vielen Jugendämtern?',
      'Wie verhalten sich Struktur und Praxis?',
    ]) {
      const part = coordinator.getByRole('region', { name: question })
      await openAll(part)
      await part
        .getByRole('row', { name: / von 90/ })
        .first()
        .waitFor()
    }
  })

  it('[LA12] an office sees its own figures beside those of the state, alone', async () => {
    const own = coordinator.getByRole('region', { name: 'Ihr Jugendamt daneben' })
    await own.getByText(/^Zitieren dürfen Sie die Zahlen des Landes/).waitFor()
    await own.getByText('Thema: Entwicklungspotenzial im Thema, wo es zutrifft').first().click()
    const row = own.getByRole('row', { name: /^Dokumentation/ })
    expect(await row.innerText()).toMatch(/1 von 1\s+50 von 90/)
    await own
      .getByText(/^„Ihre Fälle“ und „Land“ zählen nicht dasselbe/)
      .first()
      .waitFor()
    await own.getByText('Strukturmerkmal: Zwei Werte').first().click()
    expect(await own.getByRole('row', { name: /obere Stufe/ }).count()).toBe(11)
    await openAll(own)
    await soundOnBoth(coordinator, 'rollup-own')
    expect(await analyst.getByText('Ihr Jugendamt daneben').count()).toBe(0)
  })

  it('[LA10] jumps to its sections; wide tables say on a phone that there is more', async () => {
    const list = coordinator.getByRole('navigation', { name: 'Auf dieser Seite' })
    const names = await list.getByRole('link').allInnerTexts()
    expect(names.slice(0, 2)).toEqual(['Das Wichtigste', 'Ihr Jugendamt daneben'])
    await link(list, 'Was die Zahlen sagen').click()
    expect(await coordinator.evaluate(() => document.activeElement?.textContent)).toBe(
      'Was die Zahlen sagen',
    )
    const hint = coordinator.getByText('Die Tabelle ist breiter als der Bildschirm.')
    expect(await hint.count()).toBe(0)
    await coordinator.setViewportSize({ width: 390, height: 844 })
    await coordinator
      .getByLabel('Gezählt wird')
      .selectOption({ label: 'Strukturmerkmale der Jugendämter' })
    await hint.first().waitFor()
    await soundOnBoth(coordinator, 'rollup-phone')
    await coordinator.setViewportSize({ width: 1366, height: 768 })
  })

  it('[LA10] on a phone its tables are closed, each opened by key or tap; paper has them all', async () => {
    const phone = await stage.page('/amt/auswertung/2', await stage.logIn('coordinator'))
    await phone.setViewportSize({ width: 360, height: 740 })
    await phone.reload()
    const told = phone.getByRole('region', { name: 'Was die Zahlen sagen' })
    const table = told.locator('details', { hasText: /^Thema: / })
    await table
      .locator('summary')
      .getByText(/^Thema: .+ \(\d+ Zeilen\)$/)
      .waitFor()
    expect(await told.getByRole('table').count()).toBe(0)
    await soundOnBoth(phone, 'rollup-tables-closed')
    await phone.emulateMedia({ media: 'print' })
    await told
      .getByRole('row', { name: /^Dokumentation/ })
      .first()
      .waitFor()
    await phone.emulateMedia({ media: null })
    expect(await told.getByRole('table').count()).toBe(0)
    await table.locator('summary').press('Enter')
    await told
      .getByRole('row', { name: /^Dokumentation/ })
      .first()
      .waitFor()
    await table.locator('summary').click()
    await expect.poll(() => told.getByRole('table').count()).toBe(0)
    for (const number of [2, 1]) {
      await phone.goto(`${stage.address}/amt/auswertung/${String(number)}`)
      await table.locator('summary').waitFor()
      const closed = told.locator('details:not([open]) > summary')
      const most = await closed.count()
      while ((await closed.count()) > 0) await closed.first().click()
      expect(await told.getByRole('table').count()).toBeGreaterThan(most / 2)
    }
    await phone.context().close()
  })

  it('[LA13] is taken along as open data, with what its columns mean', async () => {
    const load = async (name: string) => {
      const [file] = await Promise.all([
        coordinator.waitForEvent('download'),
        link(coordinator, name).click(),
      ])
      return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')] as const
    }
    const [named, table] = await load('Datenbeschreibung herunterladen')
    expect(named).toBe('auswertung-2-datenbeschreibung.csv')
    expect(table).toContain('[g] geheim')
    const [, described] = await load('Metadaten (DCAT-AP.de) herunterladen')
    expect(JSON.parse(described)).toMatchObject({ '@type': 'dcat:Dataset' })
  })

  it('[LA14] words are looked for in what was recommended, and, by the state level, in general wordings', async () => {
    recommended()
    stage.server.deps.sqlite
      .prepare(
        'INSERT INTO received_wording SELECT id, 0, ? FROM received_package ORDER BY id LIMIT 2',
      )
      .run('Entscheidungen werden am selben Tag dokumentiert.')
    const search = async (page: Page, text: string) => {
      await page.getByRole('textbox', { name: 'Wörter' }).fill(text)
      await button(page, 'Suchen').click()
    }
    await analyst.goto(`${stage.address}/amt/auswertung/themen`)
    await button(analyst, 'Suchen').click()
    await says(analyst, 'Bitte geben Sie ein, was Sie suchen.')
    await search(analyst, 'GIBT ES NICHT')
    await says(analyst, 'In keiner veröffentlichten Empfehlung steht das.')
    await says(analyst, 'In keiner allgemeinen Formulierung steht das.')
    await search(analyst, 'am selben tag')
    await says(analyst, '1 veröffentlichte Empfehlung:')
    expect(await analyst.getByText('Entscheidungen werden am selben Tag').count()).toBe(1)
    await soundOnBoth(analyst, 'rollup-search')
    await button(analyst, 'Suche beenden').click()
    expect(await analyst.getByText('1 veröffentlichte Empfehlung:').count()).toBe(0)
    // In any order, as parts of words, and in what is told of the way into practice.
    await search(analyst, ' TAG   selb ')
    await says(analyst, '1 veröffentlichte Empfehlung:')
    expect(await analyst.getByText('Entscheidungen werden am selben Tag').count()).toBe(1)
    await search(analyst, 'fortbild selben')
    await says(analyst, '1 veröffentlichte Empfehlung:')
    await link(analyst, 'Alles am selben Tag festhalten').first().click()
    await heading(analyst, 'Alles am selben Tag festhalten').waitFor()
    await coordinator.goto(`${stage.address}/amt/auswertung/themen`)
    await search(coordinator, ' ')
    await says(coordinator, 'Bitte geben Sie ein, was Sie suchen.')
    await search(coordinator, 'am selben tag')
    await says(coordinator, '1 veröffentlichte Empfehlung:')
    expect(await coordinator.getByText('Entscheidungen werden am selben Tag').count()).toBe(0)
    await button(coordinator, 'Suche beenden').click()
  }, 60_000)

  it('[LA14] a theme is read through all releases, also by the administration', async () => {
    const administrator = await stage.page('/amt', await stage.logIn('administrator'))
    await link(administrator, 'Auswertung').click()
    await link(administrator, 'Themen über alle Auswertungen').click()
    await heading(administrator, 'Themen über alle Auswertungen').waitFor()
    await administrator.getByLabel('Thema').selectOption({ label: 'Schutzplan' })
    await says(administrator, 'Dazu ist noch keine veröffentlicht.')
    await administrator.getByLabel('Thema').selectOption({ label: 'Dokumentation' })
    const table = administrator.getByRole('table', {
      name: 'Dokumentation: Jugendämter je Auswertung',
    })
    const rows = await table.getByRole('row').allInnerTexts()
    expect(rows.slice(1).map((row) => row.replace(/\s+/g, ' '))).toEqual([
      'Auswertung 2 2025 40 von 90 50 von 90 2020.1',
      'Auswertung 1 2025 30 von 60 30 von 60 2020.1',
    ])
    recommended()
    await administrator.reload()
    await administrator.getByLabel('Thema').selectOption({ label: 'Dokumentation' })
    const on = administrator.getByRole('region', { name: 'zu „Dokumentation“' })
    await on.getByText('Alles am selben Tag festhalten').waitFor()
    await on.getByText('Empfehlung 1 · An: Jugendamt').waitFor()
    await on
      .getByText(
        'Antworten der Jugendämter mit Auswertung 2: „übernommen“: 40, „schon umgesetzt“: [g] geheim',
      )
      .waitFor()
    // The page of a recommendation is for the others: no way there is offered.
    expect(await on.getByRole('link').count()).toBe(0)
    await soundOnBoth(administrator, 'rollup-themes')
    await link(administrator, 'Auswertung 1').click()
    await heading(administrator, 'Auswertung 1').waitFor()
    // The way back leads to the theme that was read, and so does its copied address; a foreign one leads to the first.
    await administrator.goBack()
    await table.waitFor()
    expect(new URL(administrator.url()).search).toBe('?thema=theme+schutzauftrag-8a+Dokumentation')
    const copied = await stage.page(
      `/amt/auswertung/themen${new URL(administrator.url()).search}`,
      await stage.logIn('administrator'),
    )
    await copied.getByRole('table', { name: 'Dokumentation: Jugendämter je Auswertung' }).waitFor()
    const first = await copied.getByLabel('Thema').locator('option').first().innerText()
    await copied.goto(`${stage.address}/amt/auswertung/themen?thema=Unbekannt`)
    await copied.getByRole('table', { name: `${first}: Jugendämter je Auswertung` }).waitFor()
    await copied.context().close()
    // A release tells of the cycle before as well.
    const { deps } = stage.server
    placeRelease(deps, 3, { Geschwister: [12, 40] }, [2021, 2026])
    await administrator.goto(`${stage.address}/amt/auswertung/themen`)
    await administrator.getByLabel('Thema').selectOption({ label: 'Geschwister' })
    const cycles = administrator.getByRole('table', { name: 'Geschwister: Jugendämter je' })
    const told = (await cycles.getByRole('row').allInnerTexts()).slice(1)
    expect(told.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      'Auswertung 3 2026 12 von 40 12 von 40 1',
      'Auswertung 3 2021 12 von 40 12 von 40 1',
    ])
    await soundOnBoth(administrator, 'rollup-themes-cycles')
    await link(administrator, '← Auswertung').click()
    await heading(administrator, 'Landesweite Auswertung').waitFor()
  }, 60_000)
})
