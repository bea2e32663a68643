// What the facilitation does beside the steps: agenda, code, projector, outcome, paper, who comes and who goes.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { PHONE, Stage } from '../support/stage.ts'
import {
  button,
  heading,
  link,
  pause,
  sound,
  soundOnBoth,
  tabTo,
  twice,
} from '../support/screen.ts'

let stage: Stage
let cockpit: Page
let phone: Page
let quiet: RoomVisitor[]

beforeAll(async () => {
  stage = await Stage.open()
  cockpit = await stage.cockpit()
  quiet = await stage.seats(3)
  phone = await stage.seatPage({ viewport: PHONE })
})
afterAll(() => stage.close())

const more = async () => {
  await button(cockpit, 'Mehr').click()
  return cockpit.getByRole('dialog', { name: 'Mehr' })
}
const view = async () => (await stage.facilitation()).mirror.view.room

describe('who comes', () => {
  it('refuses somebody who waits, in two taps, and tells them what to do', async () => {
    const guest = await stage.page(`/#${stage.seeded.code}`, new Map(), { viewport: PHONE })
    await guest.getByLabel('Code der Fallwerkstatt').focus()
    await guest.keyboard.press('Enter')
    await heading(guest, 'Sie warten auf Einlass').waitFor()
    await heading(cockpit, 'Warten auf Einlass (1)').waitFor()
    await soundOnBoth(cockpit, 'cockpit-waiting')
    await twice(cockpit, 'Ablehnen', 'Wirklich ablehnen?')
    await heading(guest, 'Die Moderation hat Sie nicht aufgenommen').waitFor()
    await sound(guest, 'refused-phone')
    await heading(cockpit, 'Warten auf Einlass').waitFor({ state: 'detached' })
    await guest.context().close()
  })

  it('is told by who stops waiting', async () => {
    const guest = await stage.page(`/#${stage.seeded.code}`)
    await button(guest, 'Beitreten').click()
    await heading(cockpit, 'Warten auf Einlass (1)').waitFor()
    await button(guest, 'Nicht mehr warten').click()
    await heading(cockpit, 'Warten auf Einlass').waitFor({ state: 'detached' })
    await guest.context().close()
  })

  it('hints to an account of the facilitation that it needs no code', async () => {
    const own = await stage.page(`/#${stage.seeded.code}`, await stage.logIn('facilitator'))
    await own.getByText('Die Moderation braucht keinen Code').first().waitFor()
    expect(await own.getByLabel('Code der Fallwerkstatt').isVisible()).toBe(false)
    await soundOnBoth(own, 'join-facilitator')
    await link(own, 'Zu den Werkstätten').click()
    await heading(own, 'Werkstätten').waitFor()
    await own.context().close()
  })
})

describe('the frame', () => {
  it('changes the agenda for everybody, by keyboard, and takes a slip back', async () => {
    await button(cockpit, 'Werkstatt öffnen').click()
    await heading(cockpit, /Ankommen/).waitFor()
    const sheet = await more()
    await soundOnBoth(cockpit, 'cockpit-more')
    await button(sheet, 'Ablauf ändern').click()
    const dialog = cockpit.getByRole('dialog', { name: 'Ablauf ändern' })
    const steps = dialog.getByRole('list', { name: 'Ablauf' }).getByRole('listitem')
    const count = await steps.count()
    await steps.nth(1).getByRole('textbox').first().fill('')
    await button(dialog, 'Ablauf übernehmen').click()
    await dialog.getByText('Bitte geben Sie einen Titel').waitFor()
    await expect.poll(() => dialog.locator(':focus').getAttribute('aria-invalid')).toBe('true')
    await soundOnBoth(cockpit, 'agenda')
    await steps.nth(1).getByRole('textbox').first().fill('Der Fall, Tag für Tag')
    await tabTo(cockpit, steps.nth(2).getByRole('button', { name: 'entfernen' }))
    await cockpit.keyboard.press('Enter')
    await expect.poll(() => steps.count()).toBe(count - 1)
    await steps.last().getByRole('textbox').first().focus()
    await tabTo(cockpit, dialog.getByRole('button', { name: 'Rückgängig' }))
    await cockpit.keyboard.press('Enter')
    await expect.poll(() => steps.count()).toBe(count)
    await tabTo(cockpit, dialog.getByRole('button', { name: 'Ablauf übernehmen' }))
    await cockpit.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await button(phone, /^Wo stehen wir/).click()
    const standing = phone.getByRole('dialog', { name: 'Wo stehen wir?' })
    await standing.getByText('Der Fall, Tag für Tag').waitFor()
    await sound(phone, 'agenda-seat-phone')
    await phone.keyboard.press('Escape')
  })

  it('replaces the code: the old one no longer opens, the new one is shown', async () => {
    const sheet = await more()
    await twice(sheet, 'Neuen Code erzeugen', /Der alte Code gilt dann nicht mehr/)
    const shown = sheet.getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
    const { code } = stage.seeded
    const old = `${code.slice(0, code.length / 2)}-${code.slice(code.length / 2)}`
    await expect.poll(() => shown.textContent()).not.toBe(old)
    const guest = await stage.page(`/#${stage.seeded.code}`)
    await button(guest, 'Beitreten').click()
    await guest.getByText('Dieser Code gilt nicht oder nicht mehr.').waitFor()
    await guest.getByLabel('Code der Fallwerkstatt').fill((await shown.textContent()) ?? '')
    await button(guest, 'Beitreten').click()
    await heading(guest, 'Sie warten auf Einlass').waitFor()
    await cockpit.keyboard.press('Escape')
    await button(cockpit, /^1 wartet/).click()
    await twice(cockpit, 'Ablehnen', 'Wirklich ablehnen?')
    await guest
      .getByText(/^Sie warten auf Einlass/)
      .first()
      .waitFor({ state: 'detached' })
    await cockpit.keyboard.press('Escape')
    await guest.context().close()
  })

  it('makes a projector link that opens the wall, and ends it with the next one', async () => {
    const sheet = await more()
    await twice(sheet, 'Neuen Link erzeugen', /Der bisherige Beamer endet/)
    const field = sheet.getByLabel('Link für den Beamer', { exact: true })
    const first = await field.inputValue()
    await soundOnBoth(cockpit, 'projector-link')
    const wall = await stage.page(first.slice(stage.address.length))
    await heading(wall, /./).waitFor()
    expect(wall.url()).not.toContain('#')
    await sound(wall, 'wall')
    await twice(sheet, 'Neuen Link erzeugen', /Der bisherige Beamer endet/)
    await wall.getByText('Dieser Link gilt nicht mehr').first().waitFor()
    await sound(wall, 'wall-ended')
    expect(await field.inputValue()).not.toBe(first)
    // The next link goes into the same window, where only what stands behind # differs: once at the old page,
    await wall.goto(first)
    await wall.getByText('Dieser Link gilt nicht mehr').first().waitFor()
    const next = await field.inputValue()
    await wall.goto(next)
    await wall.waitForURL(/\/beamer\/[\w-]+$/)
    // and twice while it is still being opened.
    await wall.goto(first)
    await wall.route('**/api/projector', async (route) => {
      await pause()
      await route.continue()
    })
    for (let again = 0; again < 2; again++) await wall.goto(next)
    await wall.waitForURL(/\/beamer\/[\w-]+$/)
    await cockpit.keyboard.press('Escape')
    await wall.context().close()
  })
})

describe('the day', () => {
  it('keeps one way back, however fast the steps follow each other', async () => {
    for (const title of [/Der Fall, Tag für Tag/, /Verständnis/]) {
      await button(cockpit, /^Weiter/).click()
      await heading(phone, title).waitFor()
      await pause()
    }
    expect(await cockpit.getByRole('button', { name: 'Rückgängig' }).count()).toBe(1)
    await soundOnBoth(cockpit, 'cockpit-moved')
    await button(cockpit, 'Rückgängig').click()
    await heading(phone, /Der Fall, Tag für Tag/).waitFor()
    expect(await cockpit.getByRole('button', { name: 'Rückgängig' }).count()).toBe(0)
  })

  it('opens the outcome only after asking, and says so where entries still lie before it', async () => {
    const { entries, outcomeFrom } = stage.demoCase.caseText
    const outcome = entries[outcomeFrom ?? -1]?.heading ?? ''
    await twice(cockpit, /^Alles bis Tag/, /Wirklich alles bis Tag/)
    await heading(phone, entries[(outcomeFrom ?? 0) - 1]?.heading ?? '').waitFor()
    expect(await phone.getByRole('heading', { name: outcome }).count()).toBe(0)
    await twice(cockpit, 'Ausgang öffnen', /Den Ausgang wirklich/)
    await cockpit
      .getByText('Alle Einträge vor dem Ausgang sind gezeigt')
      .waitFor({ state: 'detached' })
    await soundOnBoth(cockpit, 'outcome')
  })

  it('counts dots from paper once, and says in the result what came from paper', async () => {
    await stage.keySituations(0)
    await heading(cockpit, /Schlüsselsituationen/).waitFor()
    await button(cockpit, 'Abstimmung eröffnen').click()
    await cockpit.locator('summary', { hasText: 'Stimmen auf Papier eintragen' }).click()
    await cockpit.getByRole('spinbutton', { name: 'Personen auf Papier' }).fill('4')
    const title = stage.demoCase.keySituations[0]?.title ?? ''
    await cockpit.getByRole('spinbutton', { name: title }).last().fill('3')
    await soundOnBoth(cockpit, 'paper-dots')
    for (let time = 0; time < 2; time++) {
      await button(cockpit, 'Papierstimmen sichern').click()
      await cockpit.getByText('Gesichert: 4 Personen auf Papier.').waitFor()
    }
    const [vote] = (await view()).vote.votes
    for (const seat of quiet) await seat.castBallot(vote?.id ?? '', { [vote?.options[1] ?? '']: 1 })
    await twice(cockpit, 'Abstimmung schließen', /Wirklich schließen/)
    await phone.getByText('Papier').first().waitFor()
    const { result } = (await view()).vote.votes[0] ?? {}
    expect(result).toMatchObject({ totals: { [vote?.options[0] ?? '']: 3 } })
    await sound(phone, 'paper-result-phone')
    await soundOnBoth(cockpit, 'paper-result')
  })
})

describe('who goes', () => {
  it('leaves its seat in two taps; the room forgets it at once', async () => {
    const before = Object.keys((await view()).workshop.seats).length
    await button(phone, 'Mehr').click()
    await button(phone, /^Platz \d+/).click()
    await sound(phone, 'your-seat-phone')
    await twice(phone, 'Platz verlassen', 'Platz wirklich verlassen?')
    await phone.getByLabel('Code der Fallwerkstatt').waitFor()
    await expect
      .poll(async () => Object.keys((await view()).workshop.seats).length)
      .toBe(before - 1)
    await button(cockpit, 'Plätze').click()
    const seats = cockpit.getByRole('list', { name: 'Plätze' }).getByRole('listitem')
    await expect.poll(() => seats.count()).toBe(before - 1)
    expect(await cockpit.getByText('weg seit').count()).toBe(0)
    await soundOnBoth(cockpit, 'cockpit-left')
  })

  it('leaves no complaint in any browser', () => {
    // The old code was refused with 403, the ended projector with 401 or 404.
    const expected = /status of (401|403|404)|WebSocket/
    expect(stage.complaints.filter((text) => !expected.test(text))).toEqual([])
  })
})
