// Uncovering if few wrote: everybody is asked on their own screen, and the facilitation hears only whether it may.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { button, pause, sound, soundOnBoth, twice } from '../support/screen.ts'
import { addFrom, PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let cockpit: Page
let wall: Page
let phones: Page[]
let writer: RoomVisitor
const [yes, no] = ['Ja, aufdecken', 'Nein, verdeckt lassen']
const question = 'Darf auch aufgedeckt werden, wenn nur wenige geschrieben haben?'

const room = async () => (await stage.facilitation()).mirror.view.room
const note = (at: number) => {
  const reference = stage.references()[at]
  if (!reference) throw new Error('the demo has reference annotations')
  return reference
}

beforeAll(async () => {
  stage = await Stage.open()
  await stage.enter('annotate')
  await stage.deliver()
  // The one who wrote, without a screen.
  writer = await stage.seat()
  await writer.must(addFrom(note(0)))
  ;[cockpit, wall, ...phones] = await Promise.all([
    stage.cockpit(),
    stage.projector({ viewport: { width: 1920, height: 1080 } }),
    ...[1, 2].map(() => stage.seatPage({ viewport: PHONE })),
  ])
})
afterAll(() => stage.close())

const answer = (page: Page, words: string) => page.getByRole('radio', { name: words }).check()

describe('[RV7] a reveal where fewer than three wrote', () => {
  it('is refused with a way on, and all phones are asked alike', async () => {
    await stage.enter('compare')
    await button(cockpit, 'Aufdecken ankündigen').click()
    await phones[0]
      ?.getByText('Gleich werden alle Anmerkungen ohne Namen sichtbar', { exact: true })
      .waitFor()
    await twice(cockpit, /^Aufdecken$/, 'Wirklich alle Anmerkungen aufdecken?')
    await cockpit.getByText('Es haben noch nicht drei Plätze geschrieben.').waitFor()
    expect((await room()).annotation.bundles).toBe(0)
    await soundOnBoth(cockpit, 'reveal-few-cockpit')
    await button(cockpit, 'Alle fragen').click()
    for (const phone of phones) {
      await phone.getByRole('heading', { name: question }).waitFor()
      await phone.getByText('können andere erkennen, von wem eine Anmerkung ist').waitFor()
    }
    const seen = await Promise.all(
      phones.map((phone) => phone.getByRole('region', { name: question }).innerText()),
    )
    expect(seen[0]).toBe(seen[1])
    await sound(phones[0] as Page, 'reveal-question-320')
    await cockpit.getByText(/^Noch nicht möglich/).waitFor()
    // Taken back it is gone everywhere, and can be asked again.
    await pause()
    await button(cockpit, 'Frage zurücknehmen').click()
    for (const phone of phones)
      await phone.getByText(question).first().waitFor({ state: 'detached' })
    await pause()
    await button(cockpit, 'Alle fragen').click()
    for (const phone of phones) await phone.getByRole('heading', { name: question }).waitFor()
    // How many are one's own is a matter of that seat alone while all are looked at.
    expect(await phones[0]?.getByText('ohne Namen sichtbar').count()).toBe(0)
    await sound(cockpit, 'reveal-asking-cockpit')
    await wall.getByText('Bitte antworten Sie auf Ihrem Gerät').waitFor()
    await sound(wall, 'reveal-asking-wall')
  })

  it('stays shut at one no, by keyboard and by finger, and opens when all agree', async () => {
    const [first, second] = phones as [Page, Page]
    const round = (await room()).annotation.asking ?? 0
    await writer.must({ type: 'answerToReveal', round, agree: true })
    await answer(first, no)
    await second.getByRole('radio', { name: yes }).focus()
    await second.keyboard.press('Space')
    for (const phone of phones) await phone.getByText('Ihre Antwort ist gesichert').waitFor()
    await cockpit.getByText(/^Noch nicht möglich/).waitFor()
    // It may stay so for ever, and the cockpit says what to do then.
    await cockpit.getByText(/^Das kann so bleiben: .* nehmen Sie die Frage zurück/).waitFor()
    await cockpit.getByText(/^Alle Plätze sehen die Frage/).waitFor()
    const isPrimary = () =>
      button(cockpit, /^Aufdecken$/).evaluate(({ classList }) => classList.contains('primary'))
    expect(await isPrimary()).toBe(false)
    await twice(cockpit, /^Aufdecken$/, 'Wirklich alle Anmerkungen aufdecken?')
    await cockpit.getByText('Noch haben nicht alle zugestimmt.').waitFor()
    expect(await cockpit.locator('main').innerText()).not.toMatch(/Nein|abgelehnt|von 3/)
    await answer(first, yes)
    await cockpit.getByText(/^Möglich: Alle Plätze haben zugestimmt/).waitFor()
    expect(await cockpit.getByText(/^Das kann so bleiben/).count()).toBe(0)
    expect(await isPrimary()).toBe(true)
    await sound(cockpit, 'reveal-agreed-cockpit')
    await pause()
    await twice(cockpit, /^Aufdecken$/, 'Wirklich alle Anmerkungen aufdecken?')
    await expect.poll(async () => (await room()).annotation.order.length).toBe(1)
    for (const phone of phones) {
      await phone.getByRole('tab', { name: 'Am Text' }).waitFor()
      expect(await phone.getByText(question).count()).toBe(0)
    }
  })
})

describe('after the reveal', () => {
  it('[RV2] the facilitation no longer writes down what would never be uncovered, and is told so', async () => {
    await button(cockpit, 'Anmerkung nachtragen').click()
    const sheet = cockpit.getByRole('dialog', { name: 'Anmerkung nachtragen' })
    await sheet.getByText('werden jetzt nicht mehr aufgenommen').waitFor()
    await sound(cockpit, 'reveal-aside-cockpit')
    await cockpit.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await pause()
  })

  it('[RV6] later notes are offered once in the step; afterwards it is said why not', async () => {
    const seats = await stage.seats(3)
    for (const [at, seat] of seats.entries()) await seat.must(addFrom(note(at + 1)))
    await button(cockpit, 'Nachträge: genug').click()
    const sheet = cockpit.getByRole('dialog', { name: 'Nachträge' })
    await button(sheet, 'Aufdecken der Nachträge ankündigen').click()
    await sound(cockpit, 'reveal-late-cockpit')
    await pause()
    await button(sheet, 'Nachträge aufdecken').click()
    await cockpit.waitForTimeout(600)
    await button(sheet, 'Wirklich alle Nachträge aufdecken?').click()
    await expect.poll(async () => (await room()).annotation.bundles).toBe(2)
    await sheet.getByText('In diesem Schritt werden keine weiteren Nachträge aufgedeckt').waitFor()
    await sound(cockpit, 'reveal-once-cockpit')
    await cockpit.keyboard.press('Escape')
  })

  it('[RV3] before the marker shows more while notes wait, the facilitation is asked', async () => {
    const seats = await stage.seats(3)
    for (const [at, seat] of seats.entries()) await seat.must(addFrom(note(at + 1)))
    await cockpit.getByText('genug Nachträge warten').waitFor()
    await stage.enter('present')
    const open = button(cockpit, 'Ausgang öffnen')
    await cockpit.getByText('Decken Sie besser vorher auf.').waitFor()
    await open.click()
    await button(cockpit, 'Verdeckte Anmerkungen warten. Den Ausgang trotzdem öffnen?').waitFor()
    await soundOnBoth(cockpit, 'reveal-marker-cockpit')
    await cockpit.keyboard.press('Escape')
    expect((await room()).workshop.outcomeOpen).toBe(false)
  })
})
