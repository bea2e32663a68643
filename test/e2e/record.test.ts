// The record of the day: the minutes as they grow, for facilitation and recorder, and the doors back into the room.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callAs, type Cookies } from '../../server/demo/visitor.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { commentUntil } from '../../shared/workshop/commentPeriod.ts'
import { button, heading, link, sound, twice } from '../support/screen.ts'
import { addFrom, LAPTOP, PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let cockpit: Page
let recorder: Page
let participant: Page
let office: Page

const HIDDEN = 'Nur auf diesem Gerät geschrieben.'
const minutesPath = () => `/werkstatt/${stage.workshopId}/protokoll`

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

/** A seat in a browser without any account, with the role it is given. */
async function seatIn(role: 'recorder' | 'participant'): Promise<Page> {
  const facilitation = await stage.facilitation()
  const cookies: Cookies = new Map()
  const body = { code: stage.seeded.code, groupSize: 1 }
  const reply = await callAs(cookies, stage.address, 'POST', '/api/join', body)
  const { seatId } = reply as { seatId: string }
  await facilitation.until(
    ({ mirror }) => mirror.view.facilitation.waiting[seatId] !== undefined,
    'somebody waits',
  )
  await facilitation.must({ type: 'admitSeat', seatId })
  await facilitation.must({ type: 'changeSeat', seatId, role, groupSize: 1 })
  return stage.page(`/werkstatt/${stage.workshopId}`, cookies, { viewport: PHONE })
}

/** Presses a control that a phone keeps behind "Mehr". */
async function behindMore(page: Page, name: string): Promise<void> {
  await button(page, 'Mehr').click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
}

it('[MI3] the plan asks how the case came in and how long comments are taken', async () => {
  office = await stage.page(
    `/amt/werkstaetten/${stage.workshopId}`,
    await stage.logIn('facilitator'),
    { viewport: LAPTOP },
  )
  await office.getByRole('group', { name: 'Wie kam der Fall in die Werkstatt?' }).waitFor()
  expect(await office.getByLabel('Keine Angabe').isChecked()).toBe(true)
  // The demo's case was drawn: anything else is refused beside the question.
  await office.getByLabel('Zusätzlich eingebracht').check()
  await button(office, 'Plan speichern').click()
  await office
    .getByText(/Beim Anlegen des Falls wurde etwas anderes/)
    .first()
    .waitFor()
  await office.getByLabel('Zufällig gezogen').check()
  await office.getByRole('button', { name: /Kommentarfrist nach dem Tag.*mehr/ }).click()
  await sound(office, 'record-plan')
  await button(office, 'Plan speichern').click()
  await office.getByText('Der Plan ist gespeichert.').waitFor()
  await office.reload()
  await office.getByLabel('Zufällig gezogen').waitFor()
  expect(await office.getByLabel('Zufällig gezogen').isChecked()).toBe(true)
  expect(await office.getByRole('spinbutton', { name: /Kommentarfrist/ }).inputValue()).toBe('11')
})

it('[MI1] the recorder reads the growing minutes without an account, and nothing that is covered', async () => {
  recorder = await seatIn('recorder')
  participant = await seatIn('participant')
  cockpit = await stage.cockpit({ viewport: LAPTOP })
  const seats = await stage.seats(3)
  await stage.annotate(seats)
  const [first] = stage.references()
  if (!first) throw new Error('the demo has no annotations')
  await seats[0]?.must(addFrom({ ...first, note: HIDDEN }))
  await behindMore(recorder, 'Protokoll')
  await heading(recorder, 'Protokoll, Stand jetzt').waitFor()
  await recorder.getByText('Vorläufiges Protokoll').waitFor()
  await sound(recorder, 'record-dialog-320')
  const dialog = recorder.getByRole('dialog')
  expect(await dialog.innerText()).not.toContain('Anmerkungen wurden')
  expect(await recorder.content()).not.toContain(HIDDEN)
  await stage.reveal()
  await dialog.getByText(/\d+ Anmerkungen wurden still geschrieben/).waitFor({ timeout: 15_000 })
  await stage.findings()
  await dialog
    .getByText(stage.demoCase.findings[0]?.title ?? '')
    .first()
    .waitFor({ timeout: 15_000 })
  await dialog.getByRole('button', { name: 'Schließen' }).click()
  await heading(recorder, 'Protokoll, Stand jetzt').waitFor({ state: 'detached' })
})

it('the cockpit opens the same minutes over the room', async () => {
  await button(cockpit, 'Protokoll').click()
  const dialog = cockpit.getByRole('dialog')
  await dialog.getByRole('heading', { name: 'Befunde', exact: true }).waitFor()
  await dialog.getByText(/Der Fall wurde .*zufällig gezogen/).waitFor()
  await sound(cockpit, 'record-dialog')
  await cockpit.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

it('[MI1] the address of the minutes opens for the recorder and for no other seat', async () => {
  await recorder.goto(stage.address + minutesPath())
  await heading(recorder, /^Befunde$/).waitFor()
  expect(await recorder.getByRole('link', { name: 'Als DOCX laden' }).count()).toBe(0)
  await sound(recorder, 'record-seat-320')
  await link(recorder, /Zurück in die Werkstatt/).click()
  await button(recorder, 'Mehr').waitFor()

  await participant.goto(stage.address + minutesPath())
  await button(participant, 'Noch einmal versuchen').waitFor()
  expect(await participant.locator('main').innerText()).not.toContain('Befund')
  await link(participant, /Zurück in die Werkstatt/).click()
  await button(participant, 'Mehr').waitFor()
  stage.complaints.splice(0)
})

it('[MI3] the close step takes functions and distribution list, the end of the day a date', async () => {
  await stage.enter('close')
  await cockpit.getByLabel('Moderation: Funktion').fill('Fachberatung')
  await cockpit.getByLabel('Protokoll: Funktion').fill('Teamassistenz')
  expect(await cockpit.getByLabel('Verteiler').inputValue()).toContain('Leitung des Jugendamts')
  await button(cockpit, 'Angaben sichern').click()
  await cockpit.getByText('Die Angaben stehen im Protokoll.').waitFor()
  expect(await recorder.getByLabel('Moderation: Funktion').inputValue()).toBe('Fachberatung')
  await sound(cockpit, 'record-close')

  const until = cockpit.getByLabel('Kommentare bis')
  const today = berlinDay(Date.now())
  expect(await until.inputValue()).toBe(commentUntil(today, 11))
  await until.fill('2020-01-01')
  await twice(cockpit, 'Fallwerkstatt beenden', /Wirklich beenden/)
  await cockpit.getByText('Wählen Sie einen Tag nach heute').waitFor()
  await until.fill(commentUntil(today, 3))
  await twice(cockpit, 'Fallwerkstatt beenden', /Wirklich beenden/)
  await heading(recorder, 'Vielen Dank').waitFor()
})

it('after the day every page leads back to what can still be changed', async () => {
  await link(recorder, 'Zum Protokoll').click()
  await recorder.getByText(/Entwurf, Kommentarfrist bis/).waitFor()
  await link(recorder, 'Befunde und Empfehlungen ändern').click()
  await button(recorder, 'Befunde').waitFor()

  for (const path of ['/amt', '/amt/werkstaetten', minutesPath()]) {
    await office.goto(stage.address + path)
    await link(office, /Befunde und Empfehlungen ändern/).click()
    await heading(office, 'Vielen Dank').waitFor()
    await button(office, 'Befunde').waitFor()
  }
})

it('[CP2] the facilitation gives more time for comments, never less', async () => {
  await office.goto(stage.address + minutesPath())
  const today = berlinDay(Date.now())
  const later = commentUntil(today, 8)
  await office.getByText('Kommentarfrist verlängern oder beenden').click()
  await office.getByLabel('Neues Ende').fill('2020-01-01')
  await button(office, 'Frist verlängern').click()
  await office.getByText(/Wählen Sie einen Tag nach dem/).waitFor()
  await sound(office, 'record-extend')
  await office.getByLabel('Neues Ende').fill(later)
  await button(office, 'Frist verlängern').click()
  await office.getByText(/Die Frist läuft jetzt bis/).waitFor()
  const [year, month, day] = later.split('-')
  await office.getByText(`Entwurf – Kommentarfrist bis ${day}.${month}.${year}`).first().waitFor()
  await office.setViewportSize(PHONE)
  await sound(office, 'record-minutes-320')
  await office.setViewportSize(LAPTOP)

  const download = office.waitForEvent('download')
  await link(office, 'Als DOCX laden').click()
  expect((await download).suggestedFilename()).toMatch(
    /^Protokoll Fallwerkstatt DEMO-A, Fall DEMO-A, \d{4}-\d\d-\d\d, Entwurf\.docx$/,
  )
  expect(stage.complaints).toEqual([])
})
