// What stands beside the main path of rating structure criteria: the second catalogue, taking things back, agreeing without
// an uncovering, reasons, dots from paper, and the way between themes.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { button, heading, keyboardIsSomewhere, pause, sound, twice } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let facilitation: RoomVisitor
let cockpit: Page
let phone: Page

const criterion = (page: Page, title: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) })
const agreed = () => facilitation.mirror.view.room.structureRating.agreed

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

it('[SR4] the plan takes the criteria of the consulting specialist along, until the room is open', async () => {
  const plan = await stage.page(
    `/amt/werkstaetten/${stage.workshopId}`,
    await stage.logIn('facilitator'),
  )
  await button(plan, 'Fall oder Katalog ändern').click()
  const dialog = plan.getByRole('dialog')
  await dialog
    .getByRole('checkbox', { name: /Auch Merkmale der insoweit erfahrenen Fachkraft/ })
    .check()
  await sound(plan, 'structure-consultant')
  await button(dialog, 'Übernehmen').click()
  await dialog.waitFor({ state: 'detached' })
  await plan.getByText('Insoweit erfahrene Fachkraft, Fassung', { exact: false }).waitFor()
  facilitation = await stage.facilitation()
  const { agenda } = facilitation.mirror.view.room.workshop
  const step = { id: newId(), kind: 'structure', title: 'Strukturmerkmale', minutes: 60 } as const
  await facilitation.must({
    type: 'changeAgenda',
    agenda: [...agenda.slice(0, 1), { ...step, question: '' }, ...agenda.slice(1)],
  })
  await stage.enter('structure')
  cockpit = await stage.cockpit()
  phone = await stage.seatPage({ viewport: PHONE })
  await phone.getByText(/^In diesem Thema 0 von .* 0 von 16 Themen fertig/).waitFor()
  await phone.getByLabel('Thema wählen').selectOption({ index: 11 })
  await heading(phone, 'Thema 12 von 16: Qualifikation').waitFor()
  await criterion(phone, 'Einschlägiger Berufsabschluss')
    .getByText('vorhanden', { exact: true })
    .click()
  await phone.getByText(/^In diesem Thema 1 von /).waitFor()
  await pause()
  await button(phone, 'Voriges Thema').click()
  await heading(phone, 'Thema 11 von 16: Schutzkonzepte').waitFor()
})

it('[SR2] an announcement is taken back', async () => {
  await button(cockpit, 'Aufdecken ankündigen').click()
  await button(cockpit, 'Ankündigung zurücknehmen').click()
  await button(cockpit, 'Aufdecken ankündigen').waitFor()
  await expect.poll(() => facilitation.mirror.view.room.structureRating.announced).toBe(false)
})

it('[SR5] the room agrees without an uncovering, says why something does not apply, and takes it back', async () => {
  const card = criterion(cockpit, 'Verantwortung je Verfahrensschritt geregelt')
  await card.getByText('Ohne Aufdecken festhalten').click()
  await card.getByText('nicht zutreffend', { exact: true }).click()
  await button(card, 'Einstufung festhalten').click()
  await card.getByText('Schreiben Sie einen Satz, warum', { exact: false }).first().waitFor()
  await card.getByLabel('Warum es nicht zutrifft').fill('Ein Amt ohne eigene Teams.')
  await button(card, 'Einstufung festhalten').click()
  await expect
    .poll(() => agreed().map(({ reason }) => reason))
    .toEqual(['Ein Amt ohne eigene Teams.'])
  await card.getByLabel('Warum es nicht zutrifft').fill('Ein kleines Amt.')
  await expect.poll(() => agreed().map(({ reason }) => reason)).toEqual(['Ein kleines Amt.'])
  await card.getByText('Minderheitensicht').first().click()
  await card.getByRole('textbox', { name: 'Minderheitensicht' }).fill('Die Außenstelle zählt doch.')
  await sound(cockpit, 'structure-agreed-alone')
  await phone.getByLabel('Thema wählen').selectOption({ index: 0 })
  const read = criterion(phone, 'Verantwortung je Verfahrensschritt geregelt')
  await read.getByText('Ein kleines Amt.').waitFor()
  await sound(phone, 'structure-agreed-read')
  // A seat writes at the same view: it stands there unfolded, folds, and what is added to it is read by all.
  const view = read.getByRole('textbox', { name: 'Minderheitensicht' })
  await expect.poll(() => view.inputValue()).toBe('Die Außenstelle zählt doch.')
  await read.getByText('Minderheitensicht').first().click()
  await view.waitFor({ state: 'hidden' })
  await read.getByText('Minderheitensicht').first().click()
  await view.fill('Die Außenstelle zählt doch mit.')
  await expect
    .poll(() => card.getByRole('textbox', { name: 'Minderheitensicht' }).inputValue())
    .toBe('Die Außenstelle zählt doch mit.')
  await twice(card, 'Einstufung entfernen', /mit Beleg und Minderheitensicht entfernen/)
  await expect.poll(() => agreed()).toEqual([])
  await keyboardIsSomewhere(cockpit)
  await read.getByText('gelebt und überprüft', { exact: true }).click()
  await read.getByText('Gesichert, nur für Sie zu sehen').waitFor()
})

it('[SR1] what is typed and not saved is kept while the line is gone, and goes out once it is back', async () => {
  const card = criterion(phone, 'Empfehlungen vom JHA beschlossen')
  await phone.context().setOffline(true)
  await card.getByText('im Aufbau', { exact: true }).click()
  await phone.getByText(/^In diesem Thema 2 von .* 1 von 16 Themen fertig/).waitFor()
  await card.getByText('wird gesichert', { exact: false }).waitFor()
  // A change of mind goes after it, without another press.
  await card.getByText('vorhanden', { exact: true }).click()
  await card.getByText('wird gesichert', { exact: false }).waitFor()
  await phone.context().setOffline(false)
  await card.getByText('Gesichert, nur für Sie zu sehen').waitFor({ timeout: 20_000 })
  expect(await button(card, 'Einstufung sichern').count()).toBe(0)
  expect(await card.getByRole('radio', { name: 'vorhanden', exact: true }).isChecked()).toBe(true)
})
