// A release of the state: named by the administration, computed, looked at and closed by two, then read by the offices.
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logIn } from '../../server/demo/visitor.ts'
import { hashOfFile } from '../../server/releasePackage/signature.ts'
import { placeState } from '../support/placedState.ts'
import { fileOf, toldPackage } from '../support/rollupPackages.ts'
import { download } from '../support/files.ts'
import {
  button,
  followSections,
  heading,
  link,
  sound,
  soundOnBoth,
  twice,
} from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

/** A release is computed behind everything else: on a busy machine that takes a while. */
const BUSY_MS = 60_000

/** What the analyst of the demo is called. */
const FIRST = 'Auswertung'
const SECOND = { email: 'zweite.auswertung@land.example', name: 'Toni Feld' }

/** An analyst who does not answer for secrecy. */
const THIRD = 'dritte.auswertung@land.example'

const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at).padStart(2, '0'))

/** The theme in which three offices alone found potential. */
const RARE = 'P-08-1'

/** Sixty-two offices with a case of each origin: in all themes but one half of them found potential, the others strength. */
const files = Array.from({ length: 62 }, (_, at) =>
  fileOf(
    toldPackage({
      office: at + 1,
      cases: (['random', 'additional'] as const).map((origin) => ({
        origin,
        rows: Object.fromEntries(
          numbers(1, 15).map((theme) => {
            const id = `P-${theme}-1`
            const isPotential = id === RARE ? at < 3 : at % 2 === 0
            return [id, { finding: isPotential ? 'potential' : 'strength' } as const]
          }),
        ),
      })),
      structure: Object.fromEntries(
        numbers(1, 11).map((line) => [
          `S-${line}-1`,
          ['absent', 'emerging', 'present', 'lived_and_reviewed', 'not_assessable'][at % 5] ?? '',
        ]),
      ),
    }),
  ),
)

let stage: Stage
let first: Page
let second: Page
let coordinator: Page
beforeAll(async () => {
  stage = await Stage.open()
  placeState(stage.server.deps, files)
  const { email, password } = stage.account('analyst')
  const further = stage.server.deps.sqlite.prepare(
    `INSERT INTO account (id, email, name, role, active, passwordHash, mustChangePassword)
     SELECT ?, ?, ?, 'analyst', 1, passwordHash, 0 FROM account WHERE email = ?`,
  )
  further.run('second-of-the-state-01', SECOND.email, SECOND.name, email)
  further.run('third-of-the-state-001', THIRD, 'Kim Dritt', email)
  first = await stage.page('/amt', await logIn(stage.address, email, password))
  second = await stage.page('/amt', await logIn(stage.address, SECOND.email, password))
  coordinator = await stage.page('/amt', await stage.logIn('coordinator'))
})
afterAll(() => stage.close())

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name }).first()

/** Each table of a release is shut and opened again. */
async function shutAndOpen(page: Page): Promise<void> {
  const summaries = page.getByRole('region', { name: 'Was die Zahlen sagen' }).locator('summary')
  for (const summary of await summaries.all())
    for (let press = 0; press < 2; press++) await summary.click()
}

describe('a release of the state', () => {
  it('[LA2] is prepared by two whom the administration names', async () => {
    await link(first, 'Auswertung').click()
    await says(first, 'Die Administration benennt sie unter „Konten“.')
    expect(await button(first, 'Auswertung berechnen').count()).toBe(0)
    const administrator = await stage.page('/amt/konten', await stage.logIn('administrator'))
    for (const name of [SECOND.name, FIRST]) {
      await button(administrator, new RegExp(`^${name} ändern`)).click()
      await administrator.getByLabel('Geheimhaltungsverantwortlich').check()
      await sound(administrator, 'account-secrecy')
      await button(administrator, 'Änderungen speichern').click()
      await administrator.getByRole('dialog').waitFor({ state: 'detached' })
      if (name !== SECOND.name) continue
      // One alone is told that a second is missing, and computes nothing.
      await second.goto(`${stage.address}/amt/auswertung`)
      await says(second, 'Es fehlt eine zweite Person')
      expect(await button(second, 'Auswertung berechnen').count()).toBe(0)
      await soundOnBoth(second, 'rollup-alone')
    }
    await expect
      .poll(() => administrator.getByText('geheimhaltungsverantwortlich', { exact: true }).count())
      .toBe(2)
    await administrator.context().close()
  })

  it('[LA3] is computed while the page stays usable, and says what came of it', async () => {
    await first.reload()
    await button(first, 'Auswertung berechnen').click()
    await says(first, /^Schritt [1-4] von 4: /)
    await sound(first, 'rollup-computing')
    await first
      .getByText('Die Auswertung ist berechnet und hat die Prüfung bestanden.')
      .waitFor({ timeout: BUSY_MS })
    await soundOnBoth(first, 'rollup-draft')
  }, 120_000)

  it('[LW9] the draft is read as tables: each figure beside what it is a part of, codes heard as words', async () => {
    await link(first, 'Entwurf ansehen').click()
    await heading(first, 'Entwurf der Auswertung').waitFor()
    await says(first, 'Noch nicht abgeschlossen')
    await soundOnBoth(first, 'rollup-draft-picture')
    const all = stage.server.deps.sqlite
      .prepare<[], number>('SELECT count(*) FROM office WHERE sample = 0 AND endedOn IS NULL')
      .pluck()
      .get()
    expect(await row(first, 'Zufällig gezogene Fälle').innerText()).toContain(
      `62 von ${String(all)}`,
    )
    await shutAndOpen(first)
    // Themes: potential and strength side by side, in offices.
    const theme = row(first, /^Beteiligung von Kind\/Jugendlichen/)
    expect(await theme.innerText()).toMatch(/31 von 62\s+31 von 62/)
    // Three of sixty-two would be seen as three.
    const secret = row(first, /^Hilfeangebot und Hilfeplanung/)
    expect(await secret.innerText()).toContain('[g]')
    expect(await secret.getByText('geheim', { exact: true }).count()).toBeGreaterThan(0)
    expect(await secret.locator('[aria-hidden=true]').first().innerText()).toBe('[g]')
    await says(first, '[g] geheim')
    // What no office said anything of is named, without a line of codes each.
    expect(await row(first, /^Schutz des Kindes/).count()).toBe(0)
    await says(first, /Keine Angabe gibt es zu: .*Schutz des Kindes/)
    await soundOnBoth(first, 'rollup-draft-tables')

    await first.getByText('Fälle', { exact: true }).last().click()
    expect(await theme.innerText()).toMatch(/31 von 62\s+31 von 62/)
    await first
      .getByLabel('Gezählt wird')
      .selectOption({ label: 'Strukturmerkmale der Jugendämter' })
    await shutAndOpen(first)
    await first.getByRole('columnheader', { name: 'gelebt und überprüft' }).waitFor()
    await first.getByLabel('Gliederung').selectOption({ label: 'Landesteil' })
    await first.getByRole('columnheader', { name: /LWL/ }).waitFor()
    const [line = ''] = await first.getByRole('row', { name: /: obere Stufen/ }).allInnerTexts()
    expect(line).toMatch(/\d+ von \d+\s+\d+ von \d+/)
    await first.getByText('Wie gezählt und geschützt wurde').click()
    await says(first, /weniger als 5 Jugendämter oder 5 Fälle/)
    await soundOnBoth(first, 'rollup-draft-structure')
    for (const file of ['release.json', 'release.csv', 'audit.json'])
      expect((await download(first, `${file} herunterladen`)).length).toBeGreaterThan(100)
    await link(first, '← Auswertung').click()
    await heading(first, 'Landesweite Auswertung').waitFor()
  })

  it('[LA10] is made for reading: what matters most in sentences, and a chart with its table for each question', async () => {
    await first.goto(`${stage.address}/amt/auswertung/entwurf`)
    const all = first.locator('summary', { hasText: 'weggelassenen Tabellen' }).first()
    await all.click()
    await first.locator('details[open] > summary', { hasText: 'weggelassenen Tabellen' }).waitFor()
    await all.click()
    await heading(first, 'Das Wichtigste').waitFor()
    const most = first.getByRole('region', { name: 'Das Wichtigste' })
    await most.getByText(/Gelungenes fanden .*31 von 62/).waitFor()
    await most
      .getByText(/62 von \d+ Jugendämtern.* haben zufällig gezogene Fälle geliefert/)
      .waitFor()
    const potential = first.getByRole('region', { name: 'Welche Themen in wie vielen' })
    await potential
      .getByText('Zu 1 Thema ist die Zahl geheim; sie kann höher oder niedriger liegen.')
      .waitFor()
    // The picture is one image, and what it shows stands in a table.
    const chart = potential.getByRole('img', { name: /Alle Zahlen stehen in der Tabelle/ })
    expect(await chart.getAttribute('aria-label')).toContain('von 0 bis 62 Jugendämtern')
    expect(await potential.locator('.instead').allInnerTexts()).toEqual(['geheim'])
    const ends = await potential.locator('.axis text').allTextContents()
    expect(ends.at(-1)).toBe('62')
    await potential.getByText('Zahlen als Tabelle').click()
    const secret = potential.getByRole('row', { name: /^Hilfeangebot und Hilfeplanung/ })
    expect(await secret.getByText('geheim', { exact: true }).count()).toBe(2)
    expect(
      await potential.getByRole('row', { name: /31 von 62 31 von 62/ }).count(),
    ).toBeGreaterThan(5)
    const pairs = first.getByRole('region', { name: 'Wie verhalten sich Struktur und Praxis?' })
    await pairs.getByText('Zahlen als Tabelle').click()
    expect(
      await pairs.getByRole('row', { name: /^Praxis: in Fällen „Entwicklungspotenzial“/ }).count(),
    ).toBeGreaterThan(0)
    expect(await pairs.getByRole('rowheader').count()).toBeGreaterThan(3)
    const strengths = first.getByRole('region', { name: 'Wo liegen die Stärken?' })
    await strengths.getByText('Zahlen als Tabelle').click()
    await strengths
      .getByRole('row', { name: /31 von 62 31 von 62/ })
      .first()
      .waitFor()
    await followSections(first)
    await soundOnBoth(first, 'rollup-picture')
    await first.emulateMedia({ forcedColors: 'active' })
    await sound(first, 'rollup-picture-forced')
    await first.emulateMedia({ forcedColors: null, media: 'print' })
    await sound(first, 'rollup-picture-print')
    await first.emulateMedia({ media: null })
    await link(first, '← Auswertung').click()
    await heading(first, 'Landesweite Auswertung').waitFor()
  }, 60_000)

  it('[LA1] [LA4] nobody else sees it before both closed it; then it is everybody’s', async () => {
    await link(coordinator, 'Auswertung').click()
    await says(coordinator, 'Sobald eine abgeschlossen ist, steht sie hier.')
    expect(await coordinator.getByText('Nächste Auswertung').count()).toBe(0)
    await soundOnBoth(coordinator, 'rollups-none')
    await coordinator.goto(`${stage.address}/amt/auswertung/entwurf`)
    await says(coordinator, 'Dafür fehlt Ihnen die Berechtigung.')
    await Promise.all([
      coordinator.waitForResponse((answer) => answer.url().includes('/api/')),
      button(coordinator, 'Noch einmal versuchen').click(),
    ])
    await says(coordinator, 'Dafür fehlt Ihnen die Berechtigung.')

    // It is a task of those two alone.
    await second.goto(`${stage.address}/amt`)
    await says(second, 'Auswertung 1: Der Entwurf ist berechnet')
    await soundOnBoth(second, 'rollup-task')
    const other = await stage.page(
      '/amt',
      await logIn(stage.address, THIRD, stage.account('analyst').password),
    )
    await heading(other, 'Als Nächstes').waitFor()
    expect(await other.getByText(/Auswertung 1|Entwurf/).count()).toBe(0)
    await other.context().close()
    await link(second, 'Zum Entwurf').click()
    // The second one's page is open all the while, and behind: no look of its own comes through.
    await button(second, 'Als erste Person abschließen').waitFor()
    const looks = (asked: Route) =>
      asked.request().method() === 'GET' ? asked.abort() : asked.continue()
    await second.route('**/api/rollup-draft', looks)
    await twice(
      first,
      'Als erste Person abschließen',
      /^Auswertung 1 abschließen\? .*neu rechnen\.$/,
    )
    await says(first, 'Sie haben abgeschlossen. Es fehlt noch eine zweite Person.')
    expect(await first.getByRole('button', { name: /abschließen/ }).count()).toBe(0)
    // A press as the first one publishes nothing: it is told what happened.
    await button(second, 'Als erste Person abschließen').click()
    await second.waitForTimeout(450)
    await second.unroute('**/api/rollup-draft', looks)
    await button(second, /^Auswertung 1 abschließen\?/).click()
    await says(second, 'Ihr Abschluss ist nicht vermerkt: Inzwischen ist ein anderer Stand.')
    await says(second, `${FIRST} hat abgeschlossen.`)
    expect(await link(second, 'Auswertung 1').count()).toBe(0)
    await soundOnBoth(second, 'rollup-second')
    await twice(
      second,
      'Als zweite Person abschließen',
      /^Auswertung 1 für alle veröffentlichen\? .*zurücknehmen/,
    )
    await says(second, 'Die Auswertung ist abgeschlossen und für alle zu lesen.')
    // It reaches the open page of the first one as they turn to it.
    await first.evaluate(() => window.dispatchEvent(new Event('focus')))
    await says(first, 'Auswertung 1 ist inzwischen abgeschlossen und für alle zu lesen.')
    await link(first, 'Auswertung 1').waitFor()
    await link(second, 'Auswertung 1').click()
    await heading(second, 'Auswertung 1').waitFor()
    const release = await download(second, 'release.json herunterladen')
    const table = await download(second, 'release.csv herunterladen')
    const audit = JSON.parse(String(await download(second, 'audit.json herunterladen'))) as {
      files: { release: string; table: string }
    }
    expect(audit.files.release).toBe(hashOfFile(String(release)))
    expect(String(table)).toContain('[g] geheim')
    const shown = await second.locator('.hash code').allInnerTexts()
    expect(shown.join('')).toBe(audit.files.release)

    await coordinator.goto(`${stage.address}/amt/auswertung`)
    await link(coordinator, 'Auswertung 1').click()
    await row(coordinator, /^Beteiligung von Kind\/Jugendlichen/).waitFor()
    expect(await link(coordinator, 'audit.json herunterladen').count()).toBe(0)
    await soundOnBoth(coordinator, 'rollup-closed')
    await coordinator.getByText('Fälle', { exact: true }).last().click()
    await coordinator
      .getByLabel('Gezählt wird')
      .selectOption({ label: 'Strukturmerkmale der Jugendämter' })
    await shutAndOpen(coordinator)
    await coordinator.getByRole('columnheader', { name: 'gelebt und überprüft' }).waitFor()
    await coordinator.getByLabel('Gliederung').selectOption({ label: 'Landesteil' })
    await coordinator.getByRole('columnheader', { name: /LWL/ }).waitFor()
    await coordinator.getByText('Wie gezählt und geschützt wurde').click()
    await says(coordinator, /weniger als 5 Jugendämter oder 5 Fälle/)
    await link(coordinator, '← Auswertung').click()
    await soundOnBoth(coordinator, 'rollups')
  })

  it(
    '[LA5] a draft that no longer follows from the packages says so, and is computed anew',
    async () => {
      await first.reload()
      await button(first, 'Auswertung berechnen').click()
      await button(first, 'Neu berechnen').waitFor({ timeout: BUSY_MS })
      placeState(stage.server.deps, [fileOf(toldPackage({ office: 63 }))])
      await first.reload()
      await says(first, 'Seitdem hat sich etwas an den Paketen geändert')
      expect(await first.getByRole('button', { name: /abschließen/ }).count()).toBe(0)
      await soundOnBoth(first, 'rollup-changed')
      await button(first, 'Neu berechnen').click()
      // Computing takes seconds: what says so is looked for first.
      await second.goto(`${stage.address}/amt/auswertung/entwurf`)
      await says(second, 'Ein neuer Entwurf wird gerade berechnet')
      await says(first, /Die letzte Berechnung dauerte \d+ Sekunden?; d/)
      await says(first, /^Der Entwurf vom .* bleibt, bis der neue da ist\./)
      expect(await button(first, 'Entwurf verwerfen').count()).toBe(0)
      await sound(first, 'rollup-computing-again')
      await twice(
        first,
        'Berechnung stoppen',
        'Berechnung wirklich stoppen? Es entsteht nichts Neues.',
      )
      await says(first, /Die Berechnung ist gestoppt\. Der Entwurf vom .* bleibt\./)
      await says(first, 'Seitdem hat sich etwas an den Paketen geändert')
      await button(first, 'Neu berechnen').click()
      await button(first, 'Als erste Person abschließen').waitFor({ timeout: BUSY_MS })
      expect(await first.getByText('Seitdem hat sich').count()).toBe(0)
      // The other one reads it meanwhile, and is told without a press that it is another one, and that it is gone.
      await says(second, 'Das ist ein anderer Entwurf als eben')
      await sound(second, 'rollup-draft-other')
      // A finger has a way back as well.
      await button(first, 'Entwurf verwerfen').click()
      await says(first, 'Noch einmal drücken bestätigt.')
      await soundOnBoth(first, 'rollup-discard-asked')
      await button(first, 'Abbrechen').click()
      await twice(first, 'Entwurf verwerfen', 'Entwurf wirklich verwerfen?')
      await says(first, 'Der Entwurf der Auswertung 2 ist verworfen.')
      await says(first, /^Sie haben den Entwurf der Auswertung 2 am .* verworfen\.$/)
      await says(first, 'Es ist keine Auswertung in Vorbereitung.')
      await says(first, '1 Freigabepaket steht noch in keiner Auswertung.')
      await sound(first, 'rollup-discarded')
      await says(second, 'Dieser Entwurf ist verworfen')
      await says(second, new RegExp(`^${FIRST} hat den Entwurf der Auswertung 2 am .* verworfen`))
      expect(await link(second, 'release.json herunterladen').count()).toBe(0)
      await sound(second, 'rollup-no-draft')
      await button(first, 'Auswertung berechnen').click()
      await button(first, 'Als erste Person abschließen').waitFor({ timeout: BUSY_MS })
    },
    5 * BUSY_MS,
  )

  it(
    '[LA15] what would be seen with fewer offices is shown to those who prepare it',
    async () => {
      await first.getByText('Was wäre zu sehen?').click()
      await button(first, 'Vorschau berechnen').click()
      await button(first, 'Vorschau neu berechnen').waitFor({ timeout: BUSY_MS })
      const table = first.getByRole('table', { name: '38 Jugendämter' })
      await table.getByRole('cell', { name: 'wie ab 30 Jugendämtern' }).first().waitFor()
      await first.getByRole('table', { name: '63 Jugendämter' }).waitFor()
      expect(await row(first, /^Zufällig gezogene Fälle/).innerText()).toContain(
        'keine, nur Liste der Themen',
      )
      await soundOnBoth(first, 'rollup-foreseen')
      await button(first, 'Vorschau neu berechnen').click()
      await says(first, 'Die Vorschau „Was wäre zu sehen?“ wird berechnet.')
      await button(first, 'Vorschau neu berechnen').waitFor({ timeout: BUSY_MS })
    },
    5 * BUSY_MS,
  )
})
