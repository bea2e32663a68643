// What stands beside writing, choosing and voting in the second half of a day, until the minutes.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { boardGroups } from '../../shared/room/boardGroup.rules.ts'
import { button, heading, link, pause, twice } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

const WIDE = { viewport: { width: 1366, height: 768 } }

let stage: Stage
let facilitation: RoomVisitor
let quiet: RoomVisitor[]
let cockpit: Page
/** A laptop of one person. */
let desk: Page
/** A phone that a group of four shares. */
let phone: Page

const room = () => facilitation.mirror.view.room
const situations = () => room().keySituation.situations
const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name })

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  quiet = await stage.seats(3)
  await stage.annotate(quiet)
  await stage.reveal()
  ;[cockpit, desk, phone] = await Promise.all([
    stage.cockpit(WIDE),
    stage.seatPage(WIDE),
    stage.seatPage({ viewport: PHONE }, 4),
  ])
})
afterAll(() => stage.close())

it('reads the text beside the perspectives, and takes an own note away', async () => {
  await stage.enter('perspectives')
  await desk.getByText('Falltext lesen und Anmerkungen nachtragen').click()
  await desk.locator('[data-entry-text]').first().waitFor()
  await desk.getByLabel('Notiz aus dieser Sicht').fill('Er wurde nie gefragt.')
  await button(desk, 'Notiz festhalten').click()
  await phone.getByText('Er wurde nie gefragt.').waitFor()
  await twice(desk, /^Entfernen/, 'Wirklich entfernen?')
  await phone.getByText('Er wurde nie gefragt.').waitFor({ state: 'hidden' })
})

it('writes situations down: leaves the form, changes title, question and entries, reads them, takes one away', async () => {
  await stage.keySituations(0)
  const before = situations().length
  const form = dialog(cockpit, 'Situation vorschlagen')
  await button(cockpit, 'Situation vorschlagen').click()
  await button(form, 'Schließen').click()
  await form.waitFor({ state: 'hidden' })
  await button(cockpit, 'Situation vorschlagen').click()
  await form.getByLabel('Titel').fill('Der Rückruf')
  await form.getByRole('checkbox').nth(1).check()
  await button(form, 'Situation sichern').click()
  await expect.poll(() => situations().length).toBe(before + 1)
  const made = () => situations().find(({ title }) => title === 'Der Rückruf')
  const change = dialog(cockpit, 'Situation ändern')
  await button(cockpit, 'Ändern: Der Rückruf').click()
  await button(change, 'Schließen').click()
  await change.waitFor({ state: 'hidden' })
  await pause()
  await button(cockpit, 'Ändern: Der Rückruf').click()
  await change.getByLabel('Frage für die Gruppe').fill('Warum rief niemand zurück?')
  await change.getByRole('checkbox').nth(2).check()
  await button(change, 'Situation sichern').click()
  await expect.poll(() => made()?.entryIds.length).toBe(2)
  expect(made()?.question).toBe('Warum rief niemand zurück?')
  const card = desk.getByRole('listitem').filter({ has: heading(desk, 'Der Rückruf') })
  await card.getByText('Im Falltext lesen').click()
  await card.locator('.case-text').first().waitFor()
  await twice(cockpit, 'Entfernen: Der Rückruf', 'Wirklich entfernen, mit ihrer Tafel?')
  await expect.poll(() => situations().length).toBe(before)
})

it('proposes quietly, or leaves the form; the facilitation opens nothing by one tap', async () => {
  const form = dialog(phone, 'Still vorschlagen')
  await button(phone, 'Still vorschlagen').click()
  await button(form, 'Schließen').click()
  await form.waitFor({ state: 'hidden' })
  await button(phone, 'Still vorschlagen').click()
  await form.getByLabel('Titel').fill('Die Pause')
  await form.getByLabel('Frage für die Gruppe').fill('Wer war da?')
  await form.getByRole('checkbox').first().check()
  await button(form, 'Still einreichen').click()
  await heading(phone, 'Die Pause').waitFor()
  expect(situations().some(({ title }) => title === 'Die Pause')).toBe(false)
})

it('says how many dots, and ticks what is chosen', async () => {
  const dots = cockpit.getByRole('spinbutton', { name: 'Punkte je Person' })
  await dots.fill('1')
  await cockpit.keyboard.press('Tab')
  await expect.poll(() => dots.inputValue()).toBe('1')
  const boxes = cockpit.getByRole('region', { name: 'Auswählen' }).getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await button(cockpit, '2 Situationen festlegen').click()
  await expect.poll(() => situations().filter(({ chosen }) => chosen).length).toBe(2)
})

it('assigns one seat by hand, draws the groups and draws them again; a seat looks at its board', async () => {
  await stage.enter('deepen')
  const sizes = () => boardGroups(room()).map(({ people }) => people)
  await cockpit.getByText('Einzeln zuteilen', { exact: true }).click()
  await cockpit
    .getByLabel(/^Gruppe von Platz/)
    .first()
    .selectOption({ label: 'Situation 1' })
  await expect.poll(() => sizes()[0]).toBeGreaterThan(0)
  const minutes = cockpit.getByRole('spinbutton', { name: 'Minuten je Gruppe' })
  const before = Number(await minutes.inputValue())
  await button(cockpit, 'Minuten je Gruppe: eins mehr').click()
  expect(Number(await minutes.inputValue())).toBe(before + 1)
  await button(cockpit, 'Neu auslosen').click()
  await expect.poll(() => sizes().every((people) => people > 1)).toBe(true)
  const tabs = phone.getByRole('tab')
  const own = phone.getByRole('tab', { name: /\(Ihre Gruppe\)$/ })
  await own.waitFor()
  const other = tabs.filter({ hasNotText: 'Ihre Gruppe' }).first()
  await other.click()
  await expect.poll(() => other.getAttribute('aria-selected')).toBe('true')
  await own.click()
  await expect.poll(() => own.getAttribute('aria-selected')).toBe('true')
  await phone.getByText('Im Falltext lesen').click()
  await phone.locator('.case-text').first().waitFor()
})

it('a group answers for all of its people, step by step or by typing', async () => {
  await stage.findings()
  await cockpit.getByRole('tab', { name: /Befunde/ }).click()
  await button(cockpit, 'Befund 1 öffnen').click()
  await button(cockpit, 'Zustimmung abfragen').click()
  await heading(phone, 'Ihre Zustimmung zu Befund 1').waitFor()
  for (const level of ['Zustimmung', 'Mit Bedenken', 'Widerspruch']) {
    const field = phone.getByRole('spinbutton', { name: level, exact: true })
    await field.fill('1')
    await phone.keyboard.press('Tab')
    await expect.poll(() => field.inputValue()).toBe('1')
  }
  await button(phone, 'Widerspruch: eins weniger').click()
  await button(phone, 'So abgeben: 2 von 4 geantwortet').click()
  await phone.getByText('2 von 4 geantwortet, so abgegeben').waitFor()
  const own = desk.getByRole('radio', { name: 'Zustimmung' }).first()
  await own.check()
  await desk.getByText('Ihre Wahl ist gesichert').waitFor()
  await button(desk, 'Befund 1 öffnen').click()
  // The open finding leads to the ballot above, which stands there once.
  expect(await desk.getByRole('radio', { name: 'Zustimmung' }).count()).toBe(1)
  await button(desk, 'Zur Stimmabgabe').click()
  const asked = desk.getByRole('heading', { name: 'Ihre Zustimmung zu Befund 1' })
  await expect.poll(async () => (await asked.boundingBox())?.y ?? Infinity).toBeLessThan(300)
  await desk.keyboard.press('Tab')
  expect(await own.evaluate((radio) => radio === document.activeElement)).toBe(true)
  await desk.getByLabel('Mit Bedenken').check()
  await expect.poll(() => own.isChecked()).toBe(false)
  await twice(cockpit, 'Abfrage schließen', /^Wirklich schließen/)
  await expect.poll(() => room().vote.votes.at(-1)?.result).not.toBeNull()
  expect(room().vote.votes.at(-1)?.result?.totals ?? null).toBeNull()
  // What was voted on changes: that is said until it was looked at.
  await cockpit
    .getByRole('group', { name: 'Ebene' })
    .locator('input:not(:checked) + label')
    .first()
    .click()
  await button(cockpit, 'Ist geprüft').click()
  await expect.poll(() => room().vote.votes.at(-1)?.review).toBe(false)
})

it('puts a dot on a recommendation', async () => {
  await stage.recommendations(room().finding.findings.map(({ id }) => id))
  await button(cockpit, 'Abstimmung eröffnen').click()
  // The ballot stands before the cards, on the desk and on a phone, and is in sight without scrolling.
  for (const page of [desk, phone]) {
    const ballot = page.getByRole('heading', { name: 'Was kommt zuerst?' })
    await page.getByText('niemand sieht Ihre Wahl').waitFor()
    const first = page.locator('[data-recommendation]').first()
    const [above, below] = [await ballot.boundingBox(), await first.boundingBox()]
    expect(above?.y ?? Infinity).toBeLessThan(below?.y ?? 0)
    expect(above?.y ?? Infinity).toBeLessThan(page.viewportSize()?.height ?? 0)
  }
  const box = desk.getByRole('checkbox', { name: /^Empfehlung 1/ })
  await box.check()
  await desk.getByText('Ihre Wahl ist gesichert').waitFor()
  await button(phone, /^Empfehlung 1.*: eins mehr$/).click()
  const dots = phone.getByRole('spinbutton', { name: /^Empfehlung 1/ })
  await dots.fill('2')
  await phone.keyboard.press('Tab')
  await expect.poll(() => dots.inputValue()).toBe('2')
  await phone.getByText('Ihre Wahl ist gesichert').waitFor()
  await twice(cockpit, 'Abstimmung schließen', /^Wirklich schließen/)
  await expect.poll(() => room().vote.votes.at(-1)?.result).not.toBeNull()
})

it('gives feedback for four people, and says who receives the minutes', async () => {
  await stage.enter('close')
  await button(cockpit, 'Rückmeldung öffnen').click()
  for (const level of ['Gar nicht', 'Wenig', 'Eher ja', 'Sehr']) {
    const field = phone.getByRole('spinbutton', { name: level, exact: true })
    await field.fill('1')
    await phone.keyboard.press('Tab')
    await expect.poll(() => field.inputValue()).toBe('1')
  }
  await phone.getByText('Ihre Wahl ist gesichert').waitFor()
  await cockpit.getByLabel('Verteiler').fill('Leitung des Jugendamts')
  await button(cockpit, 'Angaben sichern').click()
  await expect.poll(() => room().minutes.details.distribution).toBe('Leitung des Jugendamts')
  await button(cockpit, 'Rückmeldung schließen').click()
  await pause()
  await button(cockpit, /^Wirklich schließen/).click()
  await expect.poll(() => room().vote.votes.at(-1)?.result).not.toBeNull()
})

it('after the end: findings, recommendations and what goes where are read again', async () => {
  await facilitation.must({ type: 'closeWorkshop' })
  for (const page of [cockpit, phone]) {
    await heading(page, 'Vielen Dank').waitFor()
    for (const name of ['Befunde', 'Empfehlungen']) {
      await page.getByRole('button', { name, exact: true }).click()
      await page.getByRole('heading', { name, level: 1 }).waitFor()
      if (name === 'Empfehlungen') {
        await button(page, 'Empfehlung 1 öffnen').click()
        await button(page, 'Empfehlung 1 zuklappen').click()
        await button(page, 'Empfehlung 1 öffnen').waitFor()
      }
      await button(page, 'Zurück zum Überblick').click()
      await heading(page, 'Vielen Dank').waitFor()
    }
    await page.getByText('Was geht wohin?').click()
    await page.locator('details[open] dt').first().waitFor()
  }
})

it('the minutes lead to what stands in front of them, to the printer, and back to the workshops', async () => {
  const minutes = await stage.page(
    `/werkstatt/${stage.workshopId}/protokoll`,
    await stage.logIn('facilitator'),
  )
  await link(minutes, 'Angaben vorn ändern').click()
  await minutes.getByLabel('Verteiler').waitFor()
  await expect
    .poll(() => minutes.getByLabel('Verteiler').inputValue())
    .toBe('Leitung des Jugendamts')
  await minutes.goBack()
  await minutes.evaluate(() => {
    const counted = window as unknown as { printed: number }
    const print = window.print.bind(window)
    counted.printed = 0
    window.print = () => {
      counted.printed++
      print()
    }
  })
  await button(minutes, 'Drucken').click()
  expect(await minutes.evaluate('printed')).toBe(1)
  await link(minutes, '← Werkstätten').click()
  await heading(minutes, 'Werkstätten').waitFor()
  for (const [path, way] of [
    ['/amt/werkstaetten', /^Protokoll: /],
    ['/amt', /^Protokoll: /],
    ['/amt', 'Protokoll lesen'],
  ] as const) {
    await minutes.goto(`${stage.address}${path}`)
    await link(minutes.locator('main'), way).click()
    await minutes.waitForURL('**/protokoll')
  }
})
