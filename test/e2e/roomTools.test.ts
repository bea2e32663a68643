// What stands around every step, in the cockpit and on a seat: time, agenda, topics, seats, one's own place, the way home.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { button, link, twice } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

const WIDE = { viewport: { width: 1366, height: 768 } }

let stage: Stage
let facilitation: RoomVisitor
let cockpit: Page
let narrow: Page
let phone: Page
let desk: Page

const room = () => facilitation.mirror.view.room
const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name })
const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement)

/** Opens what this button opens and closes it by each of these, without anything done; the focus comes back. */
async function opensAndCloses(
  page: Page,
  opener: Locator,
  name: string | RegExp,
  ways: readonly string[],
): Promise<void> {
  for (const way of ways) {
    await opener.click()
    await dialog(page, name).waitFor()
    await button(dialog(page, name), way).click()
    await dialog(page, name).waitFor({ state: 'hidden' })
    await expect.poll(() => isFocused(opener)).toBe(true)
  }
}

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  await stage.seats(2)
  await stage.deliver()
  await stage.enter('clarify')
  ;[cockpit, narrow, phone, desk] = await Promise.all([
    stage.cockpit(WIDE),
    stage.cockpit({ viewport: PHONE }),
    stage.seatPage({ viewport: PHONE }),
    stage.seatPage(WIDE),
  ])
})
afterAll(() => stage.close())

describe('in the cockpit', () => {
  /** When the step ends; milliseconds since 1970. */
  const end = (): number => room().workshop.clock.endsAt ?? 0

  it.each([
    { name: 'on a laptop, in the line', open: () => Promise.resolve(cockpit as Page | Locator) },
    {
      name: 'on a phone, behind „Mehr“',
      open: async () => {
        await button(narrow, 'Mehr').click()
        return dialog(narrow, 'Mehr')
      },
    },
  ])('gives and holds time $name', async ({ open }) => {
    const place = await open()
    const before = end()
    await button(place, '+1 Minute').click()
    await expect.poll(() => end() - before).toBe(60_000)
    await button(place, '+5 Minuten').click()
    await expect.poll(() => end() - before).toBe(6 * 60_000)
    await button(place, 'Anhalten').click()
    await expect.poll(() => room().workshop.clock.pausedRemainingMs).not.toBeNull()
    await button(place, 'Weiterlaufen').click()
    await expect.poll(() => room().workshop.clock.pausedRemainingMs).toBeNull()
  })

  it('names a seat’s task and people, or leaves it as it is', async () => {
    await button(cockpit, 'Plätze').click()
    const seats = dialog(cockpit, 'Plätze')
    const change = seats.getByRole('button', { name: /^Platz 2 ändern/ })
    const seat = dialog(cockpit, /^Platz 2/)
    for (const way of ['Abbrechen', 'Schließen']) {
      await change.click()
      await button(seat, way).click()
      await seat.waitFor({ state: 'hidden' })
    }
    await change.click()
    await button(seat, /eins mehr$/).click()
    expect(await seat.getByRole('spinbutton').inputValue()).toBe('2')
    await button(seat, /eins weniger$/).click()
    await seat.getByRole('spinbutton').fill('3')
    await button(seat, 'Sichern').click()
    await seat.waitFor({ state: 'hidden' })
    await seats
      .getByText(/3 Personen/)
      .first()
      .waitFor()
    await button(seats, 'Schließen').click()
  })

  it('keeps topics: notes one, settles it, opens it again, gives it on, removes it', async () => {
    const topics = dialog(cockpit, 'Themenspeicher')
    await button(cockpit, /^Themenspeicher/).click()
    await topics.getByLabel('Neues Thema').fill('Vertretung im Urlaub')
    await button(topics, 'Thema merken').click()
    await button(topics, /^Erledigt: /).click()
    await topics.getByText('erledigt', { exact: true }).waitFor()
    await button(topics, /^Wieder öffnen: /).click()
    await button(topics, /^Weitergeben: /).click()
    await button(topics, 'Abbrechen').click()
    await button(topics, /^Weitergeben: /).click()
    await topics.getByLabel('Weitergeben an').fill('Teamsitzung')
    await topics.getByRole('button', { name: 'Weitergeben', exact: true }).click()
    await topics.getByText('An: Teamsitzung').waitFor()
    await twice(topics, /^Entfernen: /, 'Wirklich entfernen?')
    await topics.getByText('Noch liegt hier nichts.').waitFor()
    await button(topics, 'Schließen').click()
    await expect.poll(() => isFocused(button(cockpit, /^Themenspeicher/))).toBe(true)
  })

  it('answers a question, opens it again, changes the answer, asks one itself', async () => {
    await cockpit.getByLabel('Ihre Frage').fill('Wer war am Telefon?')
    await button(cockpit, 'Frage stellen').click()
    await button(cockpit, /^Geklärt: /).click()
    await expect.poll(() => room().discussion.questions[0]?.settled).toBe(true)
    await button(cockpit, /^Wieder offen: /).click()
    await expect.poll(() => room().discussion.questions[0]?.settled).toBe(false)
    await button(cockpit, /^Antworten: /).click()
    await button(cockpit, 'Abbrechen').click()
    await button(cockpit, /^Antworten: /).click()
    await cockpit.getByLabel(/^Antwort auf/).fill('Die Leitung.')
    await button(cockpit, 'Als geklärt sichern').click()
    await button(cockpit, /^Antwort ändern: /).click()
    await cockpit.getByLabel(/^Antwort auf/).fill('Die Leitung der Kita.')
    await button(cockpit, 'Als geklärt sichern').click()
    await phone.getByText('Die Leitung der Kita.').waitFor()
    await twice(cockpit, /^Entfernen: /, 'Wirklich entfernen?')
    await expect.poll(() => room().discussion.questions.length).toBe(0)
    await cockpit.getByText('Der Fall in Spuren').click()
    await cockpit.getByRole('list', { name: 'Der Fall in Spuren' }).waitFor()
    await cockpit.getByText('Falltext zum Nachlesen').click()
    await cockpit.locator('[data-entry-text]').first().waitFor()
  })
})

describe('on a seat', () => {
  it('opens each tool on a laptop and closes it again', async () => {
    await opensAndCloses(desk, button(desk, /^Themen/), 'Themenspeicher', ['Schließen'])
    await opensAndCloses(desk, button(desk, /^Platz \d/), 'Ihr Platz', ['Schließen'])
    await opensAndCloses(desk, button(desk, /^Wo stehen wir\?/), 'Wo stehen wir?', ['Schließen'])
  })

  it('finds them behind „Mehr“ on a phone', async () => {
    const more = dialog(phone, 'Mehr')
    await opensAndCloses(phone, button(phone, 'Mehr'), 'Mehr', ['Schließen'])
    for (const [way, name] of [
      [/^Platz \d/, 'Ihr Platz'],
      ['Wo stehen wir?', 'Wo stehen wir?'],
      [/^Themenspeicher/, 'Themenspeicher'],
    ] as const) {
      await button(phone, 'Mehr').click()
      await button(more, way).click()
      await button(dialog(phone, name), 'Schließen').click()
      await dialog(phone, name).waitFor({ state: 'hidden' })
    }
    await button(phone, /^Wo stehen wir\?/).click()
    const standing = dialog(phone, 'Wo stehen wir?')
    await button(standing, 'Ich halte mich an diese Regeln').click()
    await standing.getByText('Ich halte mich an diese Regeln').waitFor({ state: 'hidden' })
    await button(standing, 'Schließen').click()
  })

  it('raises the hand and lowers it', async () => {
    await button(desk, 'Hand heben').click()
    await cockpit.getByText('Hand:').first().waitFor()
    await button(desk, 'Hand gehoben, wieder senken').click()
    await cockpit.getByText('Hand:').first().waitFor({ state: 'hidden' })
    for (const page of [desk, phone]) await button(page, 'Hand heben').click()
    await button(cockpit, 'Alle Hände senken').click()
    for (const page of [desk, phone]) await button(page, 'Hand heben').waitFor()
  })

  it('keeps a topic of its own and takes it away', async () => {
    await button(desk, /^Themen/).click()
    const topics = dialog(desk, 'Themenspeicher')
    await topics.getByLabel('Neues Thema').fill('Rufbereitschaft')
    await button(topics, 'Thema merken').click()
    await twice(topics, /^Entfernen: /, 'Wirklich entfernen?')
    await topics.getByText('Noch liegt hier nichts.').waitFor()
    await button(topics, 'Schließen').click()
  })

  it('reads the text beside the questions, asks one and takes it away', async () => {
    await desk.getByText('Der Fall in Spuren').click()
    await desk.getByRole('list', { name: 'Der Fall in Spuren' }).waitFor()
    await desk.getByText('Falltext zum Nachlesen').click()
    await desk.locator('[data-entry-text]').first().waitFor()
    await desk.getByLabel('Ihre Frage').fill('Seit wann?')
    await button(desk, 'Frage stellen').click()
    await twice(desk, /^Entfernen: /, 'Wirklich entfernen?')
    await expect.poll(() => room().discussion.questions.length).toBe(0)
  })

  it('skips to the content by keyboard', async () => {
    for (const page of [desk, cockpit]) {
      await link(page, 'Zum Inhalt').focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => isFocused(page.locator('#inhalt'))).toBe(true)
    }
  })

  it('shows the help for the keyboard, where it is asked for by „?“', async () => {
    await desk.keyboard.press('?')
    const help = dialog(desk, /Tasten/)
    await help.waitFor()
    const single = help.getByRole('checkbox', { name: /einzelnen Zeichen/ })
    const on = await single.isChecked()
    for (const next of [!on, on]) {
      await single.setChecked(next)
      expect(await single.isChecked()).toBe(next)
    }
    await button(help, 'Schließen').click()
    await help.waitFor({ state: 'hidden' })
  })

  it('leaves its place by two taps', async () => {
    await button(desk, /^Platz \d/).click()
    await twice(dialog(desk, 'Ihr Platz'), 'Platz verlassen', 'Platz wirklich verlassen?')
    await desk.getByLabel('Code der Fallwerkstatt').waitFor()
  })
})
