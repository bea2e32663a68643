// The state's coordination: offices and a plan out of files, who is due, the board, one office with what becomes of it.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedOffices } from '../../server/demo/inventedOffices.ts'
import { readTable } from '../../shared/officeImport/table.ts'
import { cycleFrom, halfYearsOf } from '../../shared/cycle/cycle.ts'
import { halfYearWords } from '../../shared/kernel/halfYear.ts'
import { cellsOf, csv, HEADER, windows1252, xlsx } from '../officeImport/officeFile.ts'
import { chooseFile, download } from '../support/files.ts'
import {
  button,
  focusedOn,
  heading,
  link,
  pause,
  sound,
  soundOnBoth,
  tabTo,
} from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await Stage.open()
  page = await stage.page('/amt', await stage.logIn('analyst'))
})
afterAll(() => stage.close())

const offices = inventedOffices(7)
const rows = offices.map(cellsOf)
const halves = halfYearsOf(cycleFrom(2023, 2))
const plan = [
  ['Jugendamt', 'Halbjahr'],
  ...offices.map(({ name }, index) => [name, halfYearWords(halves[index % 10] ?? '2023-H2')]),
]

async function choose(name: string, content: Uint8Array): Promise<void> {
  await chooseFile(page, 'Datei wählen', { name, bytes: content })
  await heading(page, new RegExp(`: ${name}$`)).waitFor()
}
const tab = (name: string): Locator => page.getByRole('tab', { name })
const says = (text: string | RegExp) => page.getByText(text).first().waitFor()

describe('lists out of files', () => {
  it('are a step away from the overview, with what they have to hold', async () => {
    await link(page, 'Liste einlesen').click()
    await heading(page, 'Listen einlesen').waitFor()
    let answer = (): void => undefined
    const late = new Promise<void>((resolve) => (answer = resolve))
    await page.route('**/api/waiting-packages', async (route) => {
      await late
      await route.continue()
    })
    await page.goBack()
    await says('Die Übersicht wird geladen')
    // What would move away under a press is not there yet.
    expect(await link(page, 'Zum Turnus').count()).toBe(0)
    answer()
    await link(page, 'Zum Turnus').click()
    // The overview has a heading of that name, too.
    await page.waitForURL('**/amt/turnus')
    await page.getByRole('heading', { name: 'Turnus', level: 1 }).waitFor()
    await soundOnBoth(page, 'cycle-first')
    await link(page, 'Liste einlesen').click()
    await heading(page, 'Listen einlesen').waitFor()
    await page.getByText('Welche Spalten gelesen werden').click()
    await says('LVR oder LWL')
    await soundOnBoth(page, 'import')
  })

  it('where a list has to be mended, it says so by row and column', async () => {
    const wrong = [
      HEADER,
      ...rows,
      ['', 'LVR', 'Köln', 'Kreis', '45.000', ''],
      ['X-Amt', 'LWL', 'Köln', 'Kreis', 'riesig', ''],
    ]
    await choose('kaputt.csv', windows1252(csv(wrong)))
    await says('Stellen sind zu berichtigen')
    await says('Der Name fehlt. Tragen Sie ihn ein oder löschen Sie die Zeile.')
    await says('riesig')
    expect(await page.getByRole('button', { name: /übernehmen/ }).count()).toBe(0)
    await soundOnBoth(page, 'import-faults')
  })

  it('what would change is shown first, then taken over, and nothing a second time', async () => {
    await choose('Liste.xlsx', await xlsx([HEADER, ...rows]))
    await says('186 neu · 0 geändert · 0 unverändert · 3 nicht in der Liste')
    await page.getByText('3 Jugendämter stehen nicht in der Liste').click()
    await says('Sie bleiben, wie sie sind.')
    await sound(page, 'import-preview')
    await button(page, 'Verwerfen').click()
    await expect.poll(() => page.getByRole('heading', { name: /Vorschau/ }).count()).toBe(0)
    await choose('Liste.xlsx', await xlsx([HEADER, ...rows]))
    await button(page, '186 Änderungen übernehmen').click()
    await says('0 neu · 0 geändert · 186 unverändert')
    await says('Es gibt nichts zu übernehmen.')
  })

  it('a header of one system above rows of another loses no row; an empty list says that it is one', async () => {
    const [first = [], second = [], third = []] = ['A', 'B', 'C'].map((name) => [
      ...[`Jugendamt Misch ${name}`, 'LVR', 'Köln', 'Kreis', '45.000'],
    ])
    const text = `${HEADER.slice(0, 5).join(';')}\r\n${[first, second, third].map((row) => row.join(';')).join('\n')}\n`
    await choose('gemischt.csv', windows1252(text))
    await says(/^3 neu · 0 geändert · 0 unverändert/)
    await says('Jugendamt Misch C')
    await choose('nur-kopf.csv', windows1252(csv([HEADER])))
    await says('In dieser Datei steht kein Jugendamt.')
    await sound(page, 'import-empty')
  })

  it('what is no table is refused with a next step', async () => {
    await choose('bild.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]))
    await says('Diese Datei lässt sich nicht als Tabelle lesen.')
    await choose('gross.csv', new Uint8Array(1024 * 1024 + 1))
    await says('zu groß für eine Liste')
    await sound(page, 'import-refused')
  })

  it('the plan of a cycle, by keyboard on a phone', async () => {
    await page.setViewportSize(PHONE)
    await tabTo(page, page.getByLabel('Jugendämter', { exact: true }))
    await page.keyboard.press('ArrowDown')
    await page.getByLabel('Turnus', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('Turnus', { exact: true }).selectOption({ index: 0 })
    await choose('Plan.csv', windows1252(csv(plan)))
    await says('186 neu')
    await sound(page, 'plan-preview')
    await tabTo(page, button(page, '186 Änderungen übernehmen'))
    await page.keyboard.press('Enter')
    await says('186 unverändert')
    const emptied = plan.map(([name = '', half = ''], at) => [name, at === 1 ? '' : half])
    await choose('Plan.csv', windows1252(csv(emptied)))
    await says('0 neu · 0 geändert · 1 Halbjahr entfällt · 185 unverändert')
    await says(/^Halbjahr: .* → keines$/)
    await sound(page, 'plan-emptied')
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  it('the administration reads in its list of offices when each has its turn', async () => {
    const list = await stage.page('/amt/jugendaemter', await stage.logIn('administrator'))
    const [, , [name = '', half = ''] = []] = plan
    await list.getByLabel('Name enthält').fill(name)
    await button(list, 'Suchen').click()
    await list.getByText(`Im Plan: ${half}`, { exact: true }).waitFor()
    await soundOnBoth(list, 'offices-turns')
    await list.getByLabel('Name enthält').fill('Probenhausen')
    await button(list, 'Suchen').click()
    await list.getByText('Kein Halbjahr geplant', { exact: true }).waitFor()
    await list.context().close()
  })
})

describe('who is due', () => {
  it('from a figure to the offices behind it, filtered, ordered and paged', async () => {
    await link(page, 'Turnus').click()
    await soundOnBoth(page, 'cycle-overview')
    await button(page, /überfällig: Jugendämter zeigen$/).click()
    await says(/Jugendämter, Seite 1 von 3$/)
    await soundOnBoth(page, 'cycle-list')
    const county = link(page, /^Kreisjugendamt /)
    const name = await county.innerText()
    await county.click()
    await heading(page, name).waitFor()
    await link(page, '← Turnus').click()
    await button(page, /überfällig: Jugendämter zeigen$/).click()
    await says(/Jugendämter, Seite 1 von 3$/)
    await button(page, 'Nächste Seite').click()
    await says(/Seite 2 von 3$/)
    await button(page, 'Vorige Seite').click()
    await says(/Seite 1 von 3$/)
    await page.getByLabel('Regierungsbezirk').selectOption('Detmold')
    await page.getByLabel('Landesteil').selectOption({ index: 1 })
    await says('Kein Jugendamt passt dazu. Ändern Sie die Filter.')
    await button(page, 'Filter zurücksetzen').click()
    await says(/^189 Jugendämter, Seite 1 von 4$/)
    await page.getByLabel('Ordnen nach').selectOption('Name')
    await page.getByLabel('Frist').selectOption('ohne Halbjahr')
    await says(/^3 Jugendämter, Seite 1 von 1$/)
    await page.getByLabel('Stand', { exact: true }).selectOption('Nachhaltung')
    await says('Kein Jugendamt passt dazu. Ändern Sie die Filter.')
    await button(page, 'Filter zurücksetzen').click()
    await page.getByLabel('Freigabepaket').selectOption('übernommen')
    await says('Kein Jugendamt passt dazu. Ändern Sie die Filter.')
    await page.getByLabel('Freigabepaket').selectOption('keines übernommen')
    await page.getByLabel('Bestand').selectOption('frühere Jugendämter')
    await says('Kein Jugendamt passt dazu. Ändern Sie die Filter.')
    await button(page, 'Filter zurücksetzen').click()
    await page.getByLabel('Name enthält').fill('musterstadt')
    await button(page, 'Suchen').click()
    await says(/^1 Jugendamt, Seite 1 von 1$/)
    // What was typed stands in no address.
    expect(page.url()).not.toContain('muster')
    await tab('Übersicht').click()
    await button(page, /in Detmold, noch kein Verfahren: Jugendämter zeigen$/).click()
    await says(/Seite 1 von 1$/)
    // What is shown outlives a reload and the way back from an office.
    const shown = page.url()
    await page.reload()
    await says(/Seite 1 von 1$/)
    expect(await page.getByLabel('Regierungsbezirk').inputValue()).toBe('detmold')
    await page.getByRole('heading', { level: 2 }).getByRole('link').first().click()
    await heading(page, 'Was aus dem Jugendamt wurde').waitFor()
    await page.goBack()
    await says(/Seite 1 von 1$/)
    expect(page.url()).toBe(shown)
  })

  it('board, moderation, calendar and tables', async () => {
    await tab('Stände').click()
    await heading(page, /^noch kein Verfahren: 18\d$/).waitFor()
    await soundOnBoth(page, 'cycle-board')
    await button(page, /weitere zeigen: noch kein Verfahren$/).click()
    await says(/^18\d Jugendämter, Seite 1 von 4$/)
    await tab('Moderation').click()
    await page.getByRole('rowheader', { name: 'Moderation' }).waitFor()
    await page.getByText(/^Moderation: 1 Verfahren/).click()
    await link(page, 'Jugendamt Musterstadt (erfunden)').waitFor()
    await soundOnBoth(page, 'cycle-teams')
    await tab('Kalender und Tabellen').click()
    await soundOnBoth(page, 'cycle-files')
    const calendar = (await download(page, 'Kalender laden (ICS)')).toString('utf8')
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(calendar.replaceAll('\r\n ', '')).toContain(
      'SUMMARY:Fallwerkstatt: Jugendamt Musterstadt',
    )
    for (const name of ['Tabelle laden (XLSX)', 'Tabelle laden (CSV)'])
      expect((await readTable(new Uint8Array(await download(page, name)))).rows).toHaveLength(190)
  })

  it('a further cycle', async () => {
    await button(page, 'Turnus anlegen').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Erstes Jahr', { exact: true }).fill('2036')
    await button(dialog, 'Turnus anlegen').click()
    await dialog.getByText('beginnt an dem Tag, nach dem der vorige endet').first().waitFor()
    await dialog.getByLabel('Erstes Jahr', { exact: true }).fill('2032')
    await dialog.getByText('1. Januar', { exact: true }).click()
    await button(dialog, 'Turnus anlegen').click()
    await dialog.getByText('Ein Turnus dauert fünf Jahre').first().waitFor()
    await sound(page, 'cycle-form')
    const first = dialog.getByRole('spinbutton', { name: /^Erstes Jahr/ })
    for (const [step, year] of [
      ['mehr', '2033'],
      ['weniger', '2032'],
    ] as const) {
      await button(dialog, `Erstes Jahr: eins ${step}`).click()
      expect(await first.inputValue()).toBe(year)
    }
    page.once('dialog', (asked) => void asked.accept())
    await button(dialog, 'Abbrechen').click()
    await dialog.waitFor({ state: 'detached' })
    await pause()
    await button(page, 'Turnus anlegen').click()
    await button(dialog, 'Schließen').click()
    await dialog.waitFor({ state: 'detached' })
    await pause()
    await button(page, 'Turnus anlegen').click()
    await button(dialog, 'Turnus anlegen').click()
    await says('Turnus 2033–2038 ist angelegt.')
    await button(page, 'Turnus entfernen').click()
    await pause()
    await button(page, 'Turnus 2033–2038 entfernen?').click()
    await says('Turnus 2033–2038 ist entfernt.')
    await pause()
    await button(page, 'Turnus anlegen').click()
    await button(dialog, 'Turnus anlegen').click()
    await dialog.waitFor({ state: 'detached' })
    await pause()
    await page.getByLabel('Turnus', { exact: true }).selectOption({ index: 0 })
    // The same view of another cycle.
    await heading(page, 'Tabellen').waitFor()
    await tab('Übersicht').click()
    await heading(page, 'Fristen').waitFor()
  })
})

describe('one office', () => {
  it('gets another half-year, recording breaks and another name', async () => {
    await tab('Jugendämter').click()
    await button(page, 'Filter zurücksetzen').click()
    await page.getByLabel('Name enthält').fill('musterstadt')
    await button(page, 'Suchen').click()
    await link(page, 'Jugendamt Musterstadt (erfunden)').click()
    await heading(page, 'Was aus dem Jugendamt wurde').waitFor()
    await soundOnBoth(page, 'cycle-office')
    await button(page, 'Halbjahr planen: Turnus 2023–2028').click()
    const dialog = page.getByRole('dialog')
    for (const way of ['Abbrechen', 'Schließen']) {
      await button(dialog, way).click()
      await dialog.waitFor({ state: 'detached' })
      await pause()
      await button(page, 'Halbjahr planen: Turnus 2023–2028').click()
    }
    await dialog.getByLabel('Halbjahr').selectOption('2. Halbjahr 2027')
    expect(await dialog.getByText('Dieses Halbjahr ist vorbei').count()).toBe(0)
    await dialog.getByLabel('Halbjahr').selectOption('1. Halbjahr 2024')
    await dialog.getByText('Dieses Halbjahr ist vorbei').waitFor()
    await soundOnBoth(page, 'turn-over')
    await button(dialog, 'Speichern').click()
    await says(/1\. Halbjahr 2024, fällig\s+bis 30\.06\.2024/)
    await page.getByLabel('Jahre').fill('2021, 23')
    await button(page, 'Erfassungsbrüche speichern').click()
    await says('Bitte geben Sie Jahre von 2012 bis heute')
    await page.getByLabel('Jahre').fill('2023, 2021')
    await button(page, 'Erfassungsbrüche speichern').click()
    await says('Die Erfassungsbrüche sind gespeichert.')
    await pause()
    for (const way of ['Abbrechen', 'Schließen']) {
      await button(page, 'Änderung eintragen').click()
      await button(dialog, way).click()
      await dialog.waitFor({ state: 'detached' })
      await pause()
    }
    await button(page, 'Änderung eintragen').click()
    await dialog.getByLabel('Gilt seit').fill('2026-02-01')
    await dialog.getByLabel('Neuer Name').fill('Kreisjugendamt Beispielkreis (erfunden)')
    await button(dialog, 'Eintragen').click()
    await dialog.getByText('höchstens in Groß- und Kleinschreibung').first().waitFor()
    await link(dialog, 'Jugendamt Beispielkreis (erfunden)').waitFor()
    await sound(page, 'office-change')
    await dialog.getByLabel('Neuer Name').fill('Jugendamt Neustadt (erfunden)')
    await button(dialog, 'Eintragen').click()
    await heading(page, 'Jugendamt Neustadt (erfunden)').waitFor()
    await says(
      '01.02.2026: umbenannt, „Jugendamt Musterstadt (erfunden)“ → „Jugendamt Neustadt (erfunden)“',
    )
    await button(page, 'Umbenennung zurücknehmen').click()
    await pause()
    await button(page, 'Wieder „Jugendamt Musterstadt (erfunden)“?').click()
    await says('Das Jugendamt heißt wieder „Jugendamt Musterstadt (erfunden)“.')
    await heading(page, 'Jugendamt Musterstadt (erfunden)').waitFor()
    await button(page, 'Änderung eintragen').click()
    await dialog.getByLabel('Gilt seit').fill('2026-02-01')
    await button(dialog, 'Eintragen').click()
    await dialog.getByText('ein anderer als der bisherige').first().waitFor()
    await dialog.getByLabel('Neuer Name').fill('Jugendamt Neustadt (erfunden)')
    await button(dialog, 'Eintragen').click()
    await heading(page, 'Jugendamt Neustadt (erfunden)').waitFor()
    // The evidence leaves on paper as what it says, without what can be pressed.
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await button(page, 'Nachweis drucken').click()
    await page.locator('body[data-printed]').waitFor()
    await page.emulateMedia({ media: 'print' })
    await says(/^Turnusnachweis, Stand /)
    await says('Erfassungsbrüche: 2021, 2023')
    expect(await page.getByRole('button').count()).toBe(0)
    await page.emulateMedia({ media: 'screen' })
  })

  it('is merged, split up or given up, and taken back', async () => {
    await page.setViewportSize(PHONE)
    const dialog = page.getByRole('dialog')
    await pause()
    await button(page, 'Änderung eintragen').click()
    await dialog.getByLabel('aufgeteilt').check()
    await button(dialog, 'Eintragen').click()
    await dialog.getByText('Bitte wählen Sie, wer die Aufgaben übernimmt').first().waitFor()
    await button(dialog, 'Weiteres Jugendamt').click()
    for (const place of [1, 2, 3])
      await dialog
        .getByLabel(`Die Aufgaben übernimmt (${String(place)})`)
        .selectOption({ index: place })
    await sound(page, 'office-split')
    await dialog.getByLabel('zusammengelegt').check()
    await dialog.getByLabel('Gilt ab').fill('2026-01-01')
    await dialog
      .getByLabel('Die Aufgaben übernimmt')
      .selectOption('Jugendamt Probenhausen (erfunden)')
    await button(dialog, 'Eintragen').click()
    await says('übernommen von')
    await sound(page, 'office-merged')
    // No account is begun for an office that is gone.
    const accounts = await stage.page('/amt/konten', await stage.logIn('administrator'))
    await button(accounts, 'Konto anlegen').click()
    await accounts.getByRole('dialog').getByLabel('Koordination').check()
    const offered = accounts.getByRole('dialog').getByLabel('Jugendamt', { exact: true })
    await offered.waitFor()
    const names = await offered.getByRole('option').allInnerTexts()
    expect(names).toContain('Jugendamt Probenhausen (erfunden)')
    expect(names).not.toContain('Jugendamt Neustadt (erfunden)')
    await accounts.context().close()
    await link(page, 'Jugendamt Probenhausen (erfunden)').click()
    await heading(page, 'Jugendamt Probenhausen (erfunden)').waitFor()
    await says('gehalten von: Jugendamt Neustadt (erfunden)')
    await link(page, 'zum früheren Jugendamt').click()
    await heading(page, 'Jugendamt Neustadt (erfunden)').waitFor()
    // A former office is found, and its end taken back from there.
    await link(page, '← Turnus').click()
    await button(page, '1 früheres Jugendamt zeigen').click()
    await says(/^Gibt es ab 01\.01\.2026 nicht mehr$/)
    await sound(page, 'cycle-former')
    await link(page, 'Jugendamt Neustadt (erfunden)').click()
    await heading(page, 'Jugendamt Neustadt (erfunden)').waitFor()
    await button(page, 'Ende zurücknehmen').click()
    await pause()
    await button(page, 'Wirklich zurücknehmen?').click()
    await says('Das Ende ist zurückgenommen.')
    await button(page, 'Änderung eintragen').waitFor()
    await link(page, '← Turnus').click()
    await heading(page, 'Turnus').waitFor()
    await page.context().close()
  })
})

describe('[CY8] the administration of a whole state', () => {
  it('searches and pages its offices, finds what it added, and chooses from them', async () => {
    const administration = await stage.page('/amt', await stage.logIn('administrator'))
    const count = (text: string | RegExp) =>
      administration.getByRole('status').filter({ hasText: text }).waitFor()
    await administration.getByText(/^\d+ weitere Aufgaben folgen/).waitFor()
    await soundOnBoth(administration, 'administration-state')
    await link(administration, /Jugendämter$/).click()
    await count(/^18\d Jugendämter, Seite 1 von 4$/)
    expect(await administration.locator('main').getByRole('heading', { level: 2 }).count()).toBe(50)
    await soundOnBoth(administration, 'offices-state')
    await tabTo(administration, button(administration, 'Nächste Seite'), 160)
    await administration.keyboard.press('Enter')
    await count(/Seite 2 von 4$/)
    await focusedOn(administration.getByRole('status').filter({ hasText: 'Seite 2 von 4' }))
    await button(administration, 'Vorige Seite').click()
    await count(/Seite 1 von 4$/)
    await administration.getByLabel('Name').fill('beispielkreis')
    await administration.keyboard.press('Enter')
    await count(/^1 Jugendamt, Seite 1 von 1$/)
    await button(administration, 'Kreisjugendamt Beispielkreis (erfunden) ändern').waitFor()
    await button(administration, 'Filter zurücksetzen').click()
    await count(/Seite 1 von 4$/)
    // One that is added lies on the last page: it is shown alone.
    await button(administration, 'Jugendamt anlegen').click()
    const dialog = administration.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Zuletzt angelegtes Jugendamt')
    await dialog.getByLabel('LWL-Landesjugendamt Westfalen').check()
    await dialog.getByLabel('Regierungsbezirk').selectOption('Münster')
    await dialog.getByLabel('Art').selectOption({ index: 1 })
    await dialog.getByLabel('Größe der Bevölkerung').selectOption({ index: 1 })
    await button(dialog, 'Jugendamt anlegen').click()
    await heading(administration, 'Zuletzt angelegtes Jugendamt').waitFor()
    await count(/^1 Jugendamt, Seite 1 von 1$/)
    await link(administration, 'Verfahren').click()
    await administration.getByLabel('Stand').selectOption('Nachhaltung')
    await count('Kein Verfahren passt dazu. Ändern Sie die Filter.')
    await button(administration, 'Filter zurücksetzen').click()
    await count(/^1 Verfahren, Seite 1 von 1$/)
    await administration.getByLabel('Jugendamt oder Titel').fill('gibt es nicht')
    await button(administration, 'Suchen').click()
    await count('Kein Verfahren passt dazu.')
    await link(administration, 'Konten').click()
    await administration.getByLabel('Aufgabe').selectOption('Koordination')
    await count(/^2 Konten, Seite 1 von 1$/)
    await administration.getByLabel('Name, Adresse oder Jugendamt').fill('JUGENDAMT')
    await button(administration, 'Suchen').click()
    await count(/^2 Konten, Seite 1 von 1$/)
    await button(administration, 'Filter zurücksetzen').click()
    await count(/^\d Konten, Seite 1 von 1$/)
    await administration.context().close()
  })
})
