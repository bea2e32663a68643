// A screen offers what the server will take, from this seat and now; it follows while one looks.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { button, heading, pause } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let phone: Page
let seatId: string

beforeAll(async () => {
  stage = await Stage.open()
  const { cookies, ...seat } = await stage.admitted()
  seatId = seat.seatId
  phone = await stage.page(`/werkstatt/${stage.workshopId}`, cookies, { viewport: PHONE })
})
afterAll(() => stage.close())

const said = () => phone.getByRole('textbox', { name: /Notiz aus dieser Sicht/ })

it('before the opening nobody is asked for a topic; from then on everybody with a voice is', async () => {
  await heading(phone, 'Gleich geht es los').waitFor()
  await button(phone, 'Mehr').click()
  await phone.getByRole('button', { name: /^Themenspeicher/ }).click()
  const sheet = phone.getByRole('dialog', { name: 'Themenspeicher' })
  await sheet.getByText('Noch liegt hier nichts.').waitFor()
  expect(await sheet.getByRole('textbox').count()).toBe(0)
  await stage.openWorkshop()
  await sheet.getByRole('textbox', { name: /Neues Thema/ }).fill('Fachberatung einladen')
  await sheet.getByRole('button', { name: 'Thema merken' }).click()
  await sheet.getByText('von Ihnen').waitFor()
  await phone.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  await pause()
})

it('who is made to watch reads on, and is offered neither to write nor to remove what was written', async () => {
  await stage.enter('perspectives')
  await said().fill('Mich fragt niemand.')
  await button(phone, 'Notiz festhalten').click()
  const removal = phone.getByRole('button', { name: /^Entfernen/ })
  await removal.waitFor()
  const facilitation = await stage.facilitation()
  await facilitation.must({ type: 'changeSeat', seatId, role: 'observer', groupSize: 1 })
  await said().waitFor({ state: 'detached' })
  await removal.waitFor({ state: 'detached' })
  await phone.getByText('Mich fragt niemand.').waitFor()
})

it('after the end nobody is let in any more, and the cockpit does not offer it', async () => {
  const cockpit = await stage.cockpit()
  const waiting = await stage.waiting()
  const admit = button(cockpit, 'Aufnehmen')
  await admit.waitFor()
  const facilitation = await stage.facilitation()
  for (const { id } of facilitation.mirror.view.room.discussion.parked)
    await facilitation.must({
      type: 'settleTopic',
      id,
      status: 'settled',
      assignedTo: '',
      before: { status: 'open', assignedTo: '' },
    })
  await facilitation.must({ type: 'closeWorkshop' })
  await heading(cockpit, 'Vielen Dank').waitFor()
  await admit.waitFor({ state: 'detached' })
  await cockpit.getByRole('button', { name: /^1 wartet/ }).click()
  await cockpit.getByText(/^Der Tag ist beendet\. Einlassen können Sie wieder/).waitFor()
  waiting.leave()
})
