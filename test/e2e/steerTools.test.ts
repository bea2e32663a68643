// What the facilitation has at hand around every step: the door, the agenda, the code, the projector, the day marker,
// the way home. And the projector's own buttons.
import type { Dialog, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { button, heading, link, movesByKeyboard, pause, twice } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

const WIDE = { viewport: { width: 1366, height: 768 } }

let stage: Stage
let facilitation: RoomVisitor
let cockpit: Page
let narrow: Page

const room = () => facilitation.mirror.view.room
const waiting = () => Object.keys(facilitation.mirror.view.facilitation.waiting).length
const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name })

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  await stage.enter('arrive')
  ;[cockpit, narrow] = await Promise.all([
    stage.cockpit(WIDE),
    stage.cockpit({ viewport: PHONE, hasTouch: true, isMobile: true }),
  ])
})
afterAll(() => stage.close())

/** A person at the door, in a browser of the own. */
async function atTheDoor(): Promise<Page> {
  const page = await stage.page(`/#${stage.seeded.code}`, new Map(), { viewport: PHONE })
  await button(page, 'Beitreten').click()
  await heading(page, 'Sie warten auf Einlass').waitFor()
  return page
}

describe('at the door', () => {
  it('somebody no longer waits, somebody is refused and comes again, all are admitted from the line', async () => {
    const [one, two] = [await atTheDoor(), await atTheDoor()]
    await button(one, 'Nicht mehr warten').click()
    await one.getByLabel('Code der Fallwerkstatt').waitFor()
    await expect.poll(waiting).toBe(1)
    await button(cockpit, /^1 wartet/).click()
    const seats = dialog(cockpit, 'Plätze')
    await twice(seats, /^Ablehnen: \p{Lu}/u, 'Wirklich ablehnen?')
    await link(two, 'Mit Code beitreten').click()
    await two.getByLabel('Code der Fallwerkstatt').waitFor()
    await button(seats, 'Schließen').click()
    for (const page of [one, two]) {
      await page.goto('about:blank')
      await page.goto(`${stage.address}/#${stage.seeded.code}`)
      await button(page, 'Beitreten').click()
      await heading(page, 'Sie warten auf Einlass').waitFor()
    }
    await button(cockpit, /^2 warten/).click()
    await button(seats, /^Aufnehmen: /).click()
    await expect.poll(waiting).toBe(1)
    await button(seats, 'Schließen').click()
    const lineOn = (page: Page) => page.getByRole('region', { name: 'Warten auf Einlass' })
    await button(lineOn(cockpit), 'Aufnehmen').click()
    await expect.poll(waiting).toBe(0)
    await stage.waiting()
    await button(lineOn(narrow), 'Aufnehmen').click()
    await expect.poll(waiting).toBe(0)
    for (const where of [lineOn(cockpit), lineOn(narrow), seats]) {
      await stage.waiting()
      await stage.waiting()
      if (where === seats) await button(cockpit, /^2 warten/).click()
      await button(where, 'Alle aufnehmen').click()
      await expect.poll(waiting).toBe(0)
    }
    await button(seats, 'Schließen').click()
    for (const page of [one, two]) await page.context().close()
  })

  it('asks again who sees the screen', async () => {
    await button(cockpit, 'Sehprobe starten').click()
    await expect.poll(() => room().workshop.seeTestRound).toBe(1)
    await pause()
    await button(cockpit, 'Noch einmal starten').click()
    await expect.poll(() => room().workshop.seeTestRound).toBe(2)
  })
})

describe('the agenda', () => {
  const editor = () => dialog(cockpit, 'Ablauf ändern')
  async function open(): Promise<void> {
    await button(cockpit, 'Mehr').click()
    await button(dialog(cockpit, 'Mehr'), 'Ablauf ändern').click()
    await editor().waitFor()
  }

  it('is left as it is', async () => {
    const before = room().workshop.agenda
    const ways = [
      () => button(editor(), 'Abbrechen').click(),
      () => button(editor(), 'Schließen').click(),
      () => cockpit.keyboard.press('Escape'),
    ]
    const question = { stays: 0 }
    const stay = (asked: Dialog): void => {
      question.stays++
      expect(asked.message()).toContain('noch nicht gespeichert')
      void asked.dismiss()
    }
    for (const [at, leave] of ways.entries()) {
      await open()
      if (at > 0) {
        // A person who changed nothing is not asked.
        await leave()
        await editor().waitFor({ state: 'hidden' })
        await open()
      }
      await button(editor(), /nach unten$/).click()
      const first = editor().getByRole('textbox', { name: /^Schritt 1:/ })
      const moved = await first.inputValue()
      if (at > 0) {
        cockpit.once('dialog', stay)
        await leave()
        expect(question.stays).toBe(at)
        expect(await first.inputValue()).toBe(moved)
        cockpit.once('dialog', (asked) => void asked.accept())
      }
      await leave()
      await editor().waitFor({ state: 'hidden' })
    }
    expect(room().workshop.agenda).toEqual(before)
  })

  it('gets other minutes, another question, another order and one more step', async () => {
    await open()
    const before = room().workshop.agenda
    const [first, , third, fourth] = before
    if (!first || !third || !fourth) throw new Error('the day has steps')
    const minutes = editor().getByRole('spinbutton', { name: `Minuten, ${third.title}` })
    await minutes.fill('21')
    await button(editor(), `Minuten, ${third.title}: eins mehr`).click()
    expect(await minutes.inputValue()).toBe('22')
    await button(editor(), `Minuten, ${third.title}: eins weniger`).click()
    await editor()
      .getByRole('textbox', { name: /^Frage an alle/ })
      .first()
      .fill('Was brauchen wir?')
    // The day has two breaks: their names say where they stand.
    await button(editor(), `${fourth.title}, Schritt 4 nach oben`).click()
    await button(editor(), `${fourth.title}, Schritt 3 nach unten`).click()
    await button(editor(), `${third.title} nach unten`).click()
    await editor().getByLabel('Neuer Schritt').selectOption({ label: 'Pause' })
    await editor().getByLabel('Wohin?').selectOption({ index: before.length })
    await button(editor(), 'Schritt hinzufügen').click()
    const titles = editor().getByRole('textbox', { name: /^Schritt \d+:/ })
    await expect.poll(() => titles.count()).toBe(before.length + 1)
    await titles.last().fill('Ausklang')
    await movesByKeyboard(editor(), 'Ausklang', 'oben', 2)
    await button(editor(), 'Ablauf übernehmen').click()
    await editor().waitFor({ state: 'hidden' })
    await expect.poll(() => room().workshop.agenda.length).toBe(before.length + 1)
    const now = room().workshop.agenda
    expect(now[0]?.question).toBe('Was brauchen wir?')
    expect(now.map(({ id }) => id).slice(2, 4)).toEqual([fourth.id, third.id])
    expect(now.at(-3)?.title).toBe('Ausklang')
  })

  it('leads to a step, from the rail of a laptop and from the sheet of a phone', async () => {
    const third = room().workshop.agenda[2]
    await button(cockpit, /^3\. /).click()
    await expect.poll(() => room().workshop.stepId).toBe(third?.id)
    await button(cockpit, 'Meldung schließen').click()
    await button(cockpit, 'Meldung schließen').waitFor({ state: 'hidden' })
    await button(narrow, /^Wo stehen wir\?/).click()
    const standing = dialog(narrow, 'Wo stehen wir?')
    await standing.getByRole('button', { name: /^2\. / }).click()
    // Back is asked.
    await pause()
    await standing.getByRole('button', { name: /^2\. Zurück zu diesem Schritt\?/ }).click()
    await expect.poll(() => room().workshop.stepId).toBe(room().workshop.agenda[1]?.id)
  })

  it('on a phone seats, minutes and topics are behind „Wo stehen wir?“', async () => {
    const standing = dialog(narrow, 'Wo stehen wir?')
    for (const [way, name] of [
      ['Plätze', 'Plätze'],
      ['Themenspeicher', 'Themenspeicher'],
      ['Protokoll', /^Protokoll/],
    ] as const) {
      if (!(await standing.isVisible())) await button(narrow, /^Wo stehen wir\?/).click()
      await button(standing, way).click()
      await button(dialog(narrow, name), 'Schließen').click()
      await dialog(narrow, name).waitFor({ state: 'hidden' })
      await pause()
    }
  })
})

describe('the case unfolds', () => {
  let seat: Page
  let wall: Page
  beforeAll(async () => {
    await stage.enter('present')
    seat = await stage.seatPage({ viewport: PHONE })
    wall = await stage.projector({ viewport: { width: 1024, height: 768 } })
  })

  it('day by day, on a laptop and on a phone; somebody who scrolled away is led to what is new', async () => {
    await button(cockpit, 'Weiter bis Tag 0').click()
    await expect.poll(() => room().workshop.day).toBe(0)
    await seat.locator('[data-entry]').first().waitFor()
    await button(cockpit, 'Weiter bis Tag 1').waitFor()
    const day = cockpit.getByRole('spinbutton', { name: 'Marke auf einen Tag setzen' })
    await day.fill('3')
    await button(cockpit, 'Marke auf einen Tag setzen: eins mehr').click()
    expect(await day.inputValue()).toBe('4')
    await button(cockpit, 'Marke auf einen Tag setzen: eins weniger').click()
    await cockpit.getByRole('button', { name: 'Marke setzen' }).click()
    await pause()
    if (room().workshop.day !== 3) await button(cockpit, /^Wirklich alles bis/).click()
    await button(narrow, /^Weiter bis Tag/).waitFor()
    const before = room().workshop.day ?? 0
    await button(narrow, /^Weiter bis Tag/).click()
    await expect.poll(() => room().workshop.day ?? 0).toBeGreaterThan(before)
    await button(narrow, 'Andere Marke').click()
    await dialog(narrow, 'Zeitstrahl').getByText('Zeitstrahl weiterführen').waitFor()
    await button(dialog(narrow, 'Zeitstrahl'), 'Schließen').click()
    await button(seat, 'Dorthin').click()
    await expect.poll(() => seat.evaluate(() => scrollY)).toBeGreaterThan(0)
  })

  it('somebody asks beside the text, and takes the question away', async () => {
    await seat.getByLabel('Ihre Frage').fill('Wer war am Telefon?')
    await button(seat, 'Frage stellen').click()
    await expect.poll(() => room().discussion.questions.length).toBe(1)
    await twice(seat, /^Entfernen: /, 'Wirklich entfernen?')
    await expect.poll(() => room().discussion.questions.length).toBe(0)
  })

  it('explains the abbreviations on the wall from the cockpit, and at the wall itself', async () => {
    await stage.deliver()
    const explain = button(cockpit, 'Kürzel zeigen')
    await explain.click()
    await expect.poll(() => explain.getAttribute('aria-pressed')).toBe('true')
    await wall.getByText('Leitung der Kindertageseinrichtung').waitFor()
    await explain.click()
    await expect.poll(() => explain.getAttribute('aria-pressed')).toBe('false')
    await button(wall, 'Kürzel erklären').click()
    await button(dialog(wall, /^Kürzel/), 'Schließen').click()
    await dialog(wall, /^Kürzel/).waitFor({ state: 'hidden' })
  })

  it('the wall turns dark and light, and fills the screen', async () => {
    const ground = () => wall.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await ground()
    await button(wall, 'Dunkel anzeigen').click()
    await expect.poll(ground).not.toBe(light)
    await button(wall, 'Hell anzeigen').click()
    await expect.poll(ground).toBe(light)
    const isFull = () => wall.evaluate(() => document.fullscreenElement !== null)
    await wall.getByRole('button', { name: 'Vollbild', exact: true }).click()
    await expect.poll(isFull).toBe(true)
    await button(wall, 'Vollbild beenden').click()
    await expect.poll(isFull).toBe(false)
  })
})

describe('behind „Mehr“', () => {
  it('makes a link for the projector, copies it and opens it; says how long the code holds', async () => {
    await cockpit.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await button(cockpit, 'Mehr').click()
    const more = dialog(cockpit, 'Mehr')
    await more.getByRole('radio', { checked: false }).first().check()
    await twice(more, /^(Neuen )?Link erzeugen$/, /Neuen Link erzeugen\?$/)
    const address = await more.getByLabel('Link für den Beamer', { exact: true }).inputValue()
    expect(address).toContain('/beamer')
    await button(more, 'Link für den Beamer kopieren').click()
    await expect.poll(() => cockpit.evaluate(() => navigator.clipboard.readText())).toBe(address)
    const [opened] = await Promise.all([
      cockpit.waitForEvent('popup'),
      link(more, 'In neuem Fenster öffnen').click(),
    ])
    await opened.waitForURL('**/beamer**')
    await opened.close()
    await link(more, 'Zu den Werkstätten').click()
    await heading(cockpit, 'Werkstätten').waitFor()
    await cockpit.goBack()
    await link(cockpit, 'Zu den Werkstätten').click()
    await heading(cockpit, 'Werkstätten').waitFor()
  })
})
