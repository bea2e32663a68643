// The end of the day: the hand is led to where it ends, and afterwards the minutes come first and nothing waits any more.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { button, heading, pause, sound, soundOnBoth, twice } from '../support/screen.ts'
import { addFrom, PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let cockpit: Page
let phone: Page

const room = async () => (await stage.facilitation()).mirror.view.room

/** What the cockpit offers about seats and agenda, by name. */
async function offers(): Promise<string[]> {
  const found: string[] = []
  for (const [opener, behind] of [
    ['Plätze', /^Platz .* ändern$/],
    ['Mehr', 'Ablauf ändern'],
  ] as const) {
    await button(cockpit, opener).click()
    const sheet = cockpit.getByRole('dialog', { name: opener })
    await sheet.waitFor()
    const some = sheet.getByRole('button', { name: behind })
    if ((await some.count()) > 0) found.push(opener)
    await cockpit.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
    await pause()
  }
  return found
}

beforeAll(async () => {
  stage = await Stage.open()
  await stage.annotate(await stage.seats(3))
  cockpit = await stage.cockpit()
  phone = await stage.seatPage({ viewport: PHONE })
})
afterAll(() => stage.close())

describe('the end of the day', () => {
  it('leads the hand to the place where the day ends', async () => {
    await stage.reveal()
    const seat = await stage.seat()
    const [late] = stage.references()
    if (!late) throw new Error('the demo has reference annotations')
    await seat.must(addFrom(late))
    await stage.enter('close')
    await cockpit.getByText(/^\d+ Anmerkungen aufgedeckt$/).waitFor()
    await button(cockpit, 'Fallwerkstatt beenden').waitFor()
    // One that waits is told to its writer alone.
    const told = /Anmerkungen, verdeckt|noch verdeckt|Ihre.* verdeckte|Nachträge warten/
    expect(await cockpit.getByText(told).count()).toBe(0)
    expect(await phone.getByText(told).count()).toBe(0)
    await button(phone, 'Hand heben').click()
    await cockpit.getByText(/Hand:\s*Platz/).waitFor()
    await button(cockpit, 'Zum Beenden').click()
    const end = button(cockpit, 'Fallwerkstatt beenden')
    await expect.poll(() => end.evaluate((one) => one === document.activeElement)).toBe(true)
    await soundOnBoth(cockpit, 'before-the-end')
    expect(await offers()).toEqual(['Plätze', 'Mehr'])
  })

  it('afterwards the minutes are the first way, nobody asks for the floor, and nothing waits', async () => {
    await twice(cockpit, 'Fallwerkstatt beenden', /Wirklich beenden/)
    await heading(phone, 'Vielen Dank').waitFor()
    await heading(cockpit, 'Vielen Dank').waitFor()
    const line = cockpit.getByRole('banner')
    await line.getByRole('link', { name: 'Zum Protokoll' }).waitFor()
    expect(await line.getByRole('button', { name: /^Weiter/ }).count()).toBe(0)
    await expect.poll(() => cockpit.getByText(/Hand:\s*Platz/).count()).toBe(0)
    expect(await cockpit.getByText(/noch verdeckt/).count()).toBe(0)
    expect(await button(phone, 'Hand heben').count()).toBe(0)
    await soundOnBoth(cockpit, 'after-the-end')
    await sound(phone, 'after-the-end-seat')
    // Seats and agenda are of the day: what the server would refuse is not offered.
    expect(await offers()).toEqual([])
  })

  it('is taken back with two taps, and everybody is where they were', async () => {
    const { agenda } = (await room()).workshop
    const closing = agenda.find(({ kind }) => kind === 'close')?.title ?? ''
    await twice(cockpit, 'Werkstatt wieder öffnen', /Wirklich wieder öffnen/)
    await heading(phone, closing).waitFor()
    await button(cockpit, 'Zum Beenden').waitFor()
  })

  it('the first way leads to the minutes, and from there back into the room', async () => {
    await twice(cockpit, 'Fallwerkstatt beenden', /Wirklich beenden/)
    await cockpit.getByRole('banner').getByRole('link', { name: 'Zum Protokoll' }).click()
    await cockpit.waitForURL(/\/protokoll$/)
    await cockpit.getByRole('heading', { level: 1 }).waitFor()
    await cockpit.goBack()
    await heading(cockpit, 'Vielen Dank').waitFor()
  })
})
