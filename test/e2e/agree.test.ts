import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { violations } from '../support/axe.ts'
import { followTheWay, toTheEnd } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let steering: RoomVisitor
let quiet: RoomVisitor[]
let cockpit: Page
let laptop: Page
let phone: Page

beforeAll(async () => {
  stage = await Stage.open()
  steering = await stage.facilitation()
  quiet = await stage.seats(3)
  await stage.annotate(quiet)
  await stage.reveal()
  await stage.enter('keySituations')
  cockpit = await stage.cockpit()
  laptop = await stage.seatPage()
  phone = await stage.seatPage({ viewport: PHONE }, 4)
})
afterAll(() => stage.close())

const room = () => steering.mirror.view.room
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** Two taps, slow enough to count. */
async function confirm(page: Page, name: string, question: RegExp): Promise<void> {
  await button(page, name).click()
  await page.waitForTimeout(450)
  await button(page, question).click()
}

const clean = async (page: Page) => expect(await violations(page, 'main')).toEqual([])

/** How much wider than the window the screen itself is. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('main')
    return main ? main.scrollWidth - main.clientWidth : Infinity
  })

it('RO5: proposes key situations, and shows both versions where somebody was faster', async () => {
  await button(cockpit, 'Situation vorschlagen').click()
  await cockpit.getByLabel('Titel').fill('Erste Tage')
  await button(cockpit, 'Situation sichern').click()
  await cockpit.getByText('Wählen Sie mindestens einen Eintrag').waitFor()
  await cockpit.getByRole('checkbox').first().check()
  await clean(cockpit)
  await button(cockpit, 'Situation sichern').click()
  await laptop.getByRole('heading', { name: 'Erste Tage' }).waitFor()
  await expectNoEditing(laptop)

  const [held] = room().keySituation.situations
  if (!held) throw new Error('nothing was proposed')
  await button(cockpit, 'Ändern: Erste Tage').click()
  await cockpit.getByLabel('Titel').fill('Mein Titel')
  const content = {
    id: held.id,
    title: 'Titel der anderen',
    question: 'Warum?',
    entryIds: held.entryIds,
  }
  await steering.must({ type: 'changeKeySituation', content, revision: held.revision })
  // The question that another seat put beside it stands in the open form by itself.
  await expect.poll(() => cockpit.getByLabel('Frage für die Gruppe').inputValue()).toBe('Warum?')
  await button(cockpit, 'Situation sichern').click()
  const versions = cockpit.getByRole('dialog', { name: 'Zwei Fassungen' })
  await versions.getByText('Titel der anderen').waitFor()
  expect(await versions.getByText('Warum?').count()).toBe(0)
  await clean(cockpit)
  expect(room().keySituation.situations[0]?.title).toBe('Titel der anderen')
  await versions.getByRole('button', { name: 'Meine Fassung nehmen' }).click()
  await laptop.getByRole('heading', { name: 'Mein Titel' }).waitFor()
  expect(room().keySituation.situations[0]?.question).toBe('Warum?')
})

async function expectNoEditing(page: Page): Promise<void> {
  expect(await button(page, 'Situation vorschlagen').count()).toBe(0)
  expect(await button(page, /^Ändern/).count()).toBe(0)
}

it('VO1: votes in secret by keyboard and on the phone of a group, and shows everybody the totals', async () => {
  for (const title of ['Übergabe', 'Vertretung', 'Wende']) {
    const entryId = steering.mirror.text?.entries[0]?.id ?? ''
    const content = { id: newId(), title, question: '', entryIds: [entryId] }
    await steering.must({ type: 'changeKeySituation', content, revision: 0 })
  }
  // Four situations: two dots rank them. Three would be the most, four would rank nothing.
  const perPerson = cockpit.getByRole('spinbutton', { name: 'Punkte je Person' })
  await expect.poll(() => perPerson.inputValue()).toBe('2')
  await button(cockpit, 'Punkte je Person: eins mehr').click()
  expect(await button(cockpit, 'Punkte je Person: eins mehr').isDisabled()).toBe(true)
  await cockpit.getByLabel('Mehrere Punkte auf eine Situation erlauben').check()
  await button(cockpit, 'Punkte je Person: eins mehr').click()
  await cockpit.getByText('kann jede Person alle 4 Situationen gleich gewichten').waitFor()
  await clean(cockpit)
  await cockpit.getByLabel('Mehrere Punkte auf eine Situation erlauben').uncheck()
  expect(await perPerson.inputValue()).toBe('3')
  await button(cockpit, 'Punkte je Person: eins weniger').click()
  await button(cockpit, 'Abstimmung eröffnen').click()
  await cockpit.getByText('Die Moderation stimmt nicht mit').waitFor()

  await laptop.getByText('niemand sieht Ihre Wahl').waitFor()
  await tabTo(laptop, 'Übergabe')
  await laptop.keyboard.press('Space')
  await laptop.getByText('Ihre Wahl ist gesichert').waitFor()
  await laptop.getByText('Noch 1 Punkt', { exact: true }).waitFor()
  await said(laptop, /Noch 1 Punkt/)
  await laptop.keyboard.press('Tab')
  await laptop.keyboard.press('Space')
  await laptop.getByText('Alle Punkte vergeben', { exact: true }).waitFor()
  // One dot too many is not put, and the screen says what to do.
  const turn = laptop.getByRole('checkbox', { name: 'Wende' })
  await turn.click()
  expect(await turn.isChecked()).toBe(false)
  await laptop.getByText('Alle Punkte sind vergeben. Nehmen Sie erst').first().waitFor()
  await said(laptop, /ist nicht gesetzt/)
  await clean(laptop)
  await laptop.getByRole('checkbox', { name: 'Vertretung' }).click()
  await laptop.getByText('Noch 1 Punkt', { exact: true }).waitFor()

  await phone.getByText('Dieses Gerät stimmt für 4 Personen ab').waitFor()
  for (let dot = 0; dot < 4; dot++) await button(phone, 'Wende: eins mehr').click()
  await phone.getByText('Ihre Wahl ist gesichert').waitFor()
  await said(phone, /Wende: 4 Punkte\. Noch 4 Punkte/)
  expect(await button(phone, 'Wende: eins mehr').isDisabled()).toBe(true)
  expect(await overflow(phone)).toBe(0)
  await clean(phone)

  const vote = room().vote.votes.at(-1)
  if (!vote) throw new Error('no vote')
  const [, transfer = '', cover = ''] = vote.options
  for (const seat of quiet) await seat.castBallot(vote.id, { [transfer]: 1, [cover]: 1 })
  await cockpit.getByText('5 von 5 Geräten haben abgestimmt').waitFor()
  await clean(cockpit)
  await confirm(cockpit, 'Abstimmung schließen', /Wirklich schließen/)
  await laptop.getByText('gleichauf').first().waitFor()
  await said(laptop, /Die Abstimmung ist geschlossen\. Gleichauf vorn: /)
  // The result stands where the vote was, before the cards, and the cards follow its order with their dots.
  for (const page of [cockpit, laptop, phone]) {
    const result = page.getByRole('heading', { name: 'Geheim gewichten' })
    await result.waitFor()
    const cards = page.getByRole('heading', { name: 'Vorgeschlagene Situationen' })
    const [above, below] = [await result.boundingBox(), await cards.boundingBox()]
    expect(above?.y ?? Infinity).toBeLessThan(below?.y ?? 0)
    const titles = await page.locator('main li h3').allInnerTexts()
    expect(titles.at(-1)).toBe('Mein Titel')
    await page
      .getByText(/4 Punkte, Rang 1, gleichauf/)
      .first()
      .waitFor()
  }
  // The hand that closed it rests on the result.
  expect(await cockpit.evaluate(() => document.activeElement?.textContent)).toContain('gleichauf')
  const place = await cockpit.getByRole('heading', { name: 'Geheim gewichten' }).boundingBox()
  expect(place?.y ?? Infinity).toBeLessThan(400)
  expect(await laptop.locator('main').innerText()).toContain(
    'An 5 Geräten mit 8 Personen wurde abgestimmt. 5 Punkte blieben übrig.',
  )
  expect(room().vote.votes.at(-1)?.result?.totals?.[transfer]).toBe(4)
  await clean(laptop)
})

/** Presses Tab until the box of this name has the keyboard. */
async function tabTo(page: Page, name: string): Promise<void> {
  const box = page.getByRole('checkbox', { name })
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab')
    if (await box.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`the keyboard never reached ${name}`)
}

/** A live region says so. */
const said = (page: Page, words: RegExp) =>
  page
    .locator('[role=status]')
    .filter({ hasText: words })
    .first()
    .waitFor({ state: 'attached', timeout: 15_000 })

it('proposes the situations in front, and everybody sees which were chosen', async () => {
  await clean(cockpit)
  await button(cockpit, '3 Situationen festlegen').click()
  await phone.getByText('gewählt', { exact: true }).first().waitFor()
  const chosen = room().keySituation.situations.filter((situation) => situation.chosen)
  expect(chosen.map(({ title }) => title).sort()).toEqual(
    ['Vertretung', 'Wende', 'Übergabe'].sort(),
  )
})

it('VO9: a second window of a seat is told at once that the seat has voted', async () => {
  await button(cockpit, 'Entfernen').first().waitFor()
  await cockpit.getByText('Noch einmal abstimmen lassen').click()
  await button(cockpit, 'Abstimmung eröffnen').click()
  await laptop.getByRole('checkbox', { name: 'Wende' }).click()
  await laptop.getByText('Ihre Wahl ist gesichert').waitFor()
  const held = await laptop.context().cookies()
  const cookies = new Map(held.map(({ name, value }) => [name, value]))
  const second = await stage.page(`/werkstatt/${stage.workshopId}`, cookies)
  // Nothing to be refused: the window says it before it is tried.
  await second.getByText('Sie haben bereits abgestimmt').waitFor()
  expect(await second.getByRole('checkbox').count()).toBe(0)
  await clean(second)
  await second.context().close()
  await confirm(cockpit, 'Abstimmung schließen', /Wirklich schließen\? 4 Geräte haben noch nicht/)
  await phone.getByText('Kein Ergebnis: zu wenige Stimmen').waitFor()
  await clean(phone)
})

it('keeps a line of a board on its device until the boards are opened', async () => {
  await stage.enter('deepen')
  await laptop.getByText('Bedingungsfaktor', { exact: true }).click()
  await button(laptop, 'Auf die Tafel').click()
  await laptop
    .getByText('Wählen Sie, wozu der Umstand gehört')
    .or(laptop.getByText('Schreiben Sie einen Satz'))
    .first()
    .waitFor()
  await laptop.getByLabel('Welcher Bedingungsfaktor?').selectOption('AR')
  await laptop.getByLabel('Ihr Beitrag').fill('Die Vertretung war nicht geregelt.')
  await button(laptop, 'Auf die Tafel').click()
  await laptop.getByText('Steht auf der Tafel').waitFor()
  await clean(laptop)
  await clean(phone)
  expect(await phone.locator('main').innerText()).not.toContain('nicht geregelt')
  expect(await cockpit.locator('main').innerText()).not.toContain('nicht geregelt')
  await confirm(cockpit, 'Tafeln für alle öffnen', /Wirklich öffnen/)
  await phone.getByText('Die Vertretung war nicht geregelt.').waitFor()
  expect(await button(phone, /^Entfernen/).count()).toBe(0)
  expect(await overflow(phone)).toBe(0)
  await clean(phone)
  await laptop.getByText('von diesem Gerät').waitFor()
  await confirm(laptop, 'Entfernen: Die Vertretung war nicht geregelt.', /Wirklich entfernen/)
  await phone.getByText('Die Vertretung war nicht geregelt.').first().waitFor({ state: 'detached' })
})

it('VO7: consent stays hidden and shows itself when every connected device has answered', async () => {
  await stage.findings()
  await cockpit.getByRole('tab', { name: /Befunde/ }).click()
  await button(cockpit, 'Befund 1 öffnen').click()
  await phone.setViewportSize({ width: 320, height: 320 })
  await toTheEnd(phone)
  await button(cockpit, 'Zustimmung abfragen').click()
  await laptop.getByRole('heading', { name: 'Ihre Zustimmung zu Befund 1' }).waitFor()
  await followTheWay(
    phone,
    'Zur Stimmabgabe',
    phone.getByRole('heading', { name: 'Ihre Zustimmung zu Befund 1' }),
  )
  await phone.setViewportSize(PHONE)
  await clean(laptop)
  await laptop.getByLabel('Mit Bedenken').check()
  await laptop.getByText('Ihre Wahl ist gesichert').waitFor()
  await cockpit.getByText('1 von 5 Geräten hat abgestimmt').waitFor()
  // The place to say why stands on every device, whatever was chosen there: a glance tells nothing (VO10).
  await laptop.getByText('änderbar bis einige Sekunden nach der letzten Antwort').waitFor()
  await button(laptop, 'Minderheitensicht schreiben').click()
  const reason = laptop.getByRole('textbox', { name: 'Minderheitensicht' })
  await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true)
  await clean(laptop)
  expect(await cockpit.locator('main').innerText()).not.toMatch(/\d Stimmen?\b/)
  const vote = room().vote.votes.find(({ kind, result }) => kind === 'consent' && !result)
  if (!vote) throw new Error('no consent was asked for')
  const state = () => room().vote.votes.find(({ id }) => id === vote.id)?.result

  // VO15: four people sit at the phone; with one answer nothing is given, and the question stays open for the others.
  await phone.getByRole('heading', { name: 'Ihre Zustimmung zu Befund 1' }).waitFor()
  await clean(phone)
  const more = (level: string) => button(phone, `${level}: eins mehr`).click()
  await more('Zustimmung')
  await phone.getByText('1 von 4 geantwortet, noch nicht abgegeben').waitFor()
  expect(await overflow(phone)).toBe(0)
  await clean(phone)
  await button(phone, 'Minderheitensicht schreiben').waitFor()
  await button(phone, 'So abgeben: 1 von 4 geantwortet').waitFor()
  await more('Widerspruch')
  // What is not given yet stands there again after a reload.
  await phone.waitForTimeout(1000)
  await phone.reload()
  await phone.getByText('2 von 4 geantwortet, noch nicht abgegeben').waitFor()
  await more('Zustimmung')
  for (const seat of quiet) await seat.castBallot(vote.id, { agree: 1 })
  await cockpit.getByText('4 von 5 Geräten haben abgestimmt').waitFor()
  expect(state()).toBeNull()
  await more('Mit Bedenken')
  await cockpit.getByText('8 Personen an 5 Geräten haben abgestimmt').waitFor()
  expect(state()?.totals).toEqual({ agree: 5, concerns: 2, object: 1 })
  await cockpit.getByText('5 Stimmen').waitFor()
  // The result stands where the ballot was, and the hand that gave the last answer rests on it.
  for (const page of [laptop, phone]) {
    await page.getByRole('heading', { name: 'Ergebnis zu Befund 1' }).waitFor()
    await page.getByText('8 Personen an 5 Geräten haben abgestimmt').waitFor()
    expect(await overflow(page)).toBe(0)
    await clean(page)
  }
  const focused = () => phone.evaluate(() => document.activeElement?.textContent ?? '')
  await expect.poll(focused).toBe('Ergebnis zu Befund 1')
  await said(
    phone,
    /geschlossen\. Das Ergebnis: 5 × Zustimmung, 2 × mit Bedenken und 1 × Widerspruch/,
  )
  // The reason can still be written, and what was begun goes on.
  await cockpit.getByText('Noch ohne Minderheitensicht').waitFor()
  await reason.fill('Der Auftrag war klar.')
  await cockpit.getByText('Noch ohne Minderheitensicht').first().waitFor({ state: 'detached' })
  await button(phone, 'Minderheitensicht schreiben').click()
  await expect
    .poll(() => phone.getByRole('textbox', { name: 'Minderheitensicht' }).inputValue())
    .toBe('Der Auftrag war klar.')
  // A closed card tells it in short.
  const card = phone.locator('[data-finding]').first()
  await card.getByText('5 × Zustimmung, 2 × mit Bedenken und 1 × Widerspruch').waitFor()
  await card.getByText('Minderheitensicht', { exact: true }).waitFor()
  await button(laptop, 'Ergebnis ausblenden').click()
  await laptop.getByRole('heading', { name: 'Ergebnis zu Befund 1' }).waitFor({ state: 'detached' })
  // Five of eight fill five eighths.
  const bar = cockpit.locator('main .track .bar').first()
  const [full, filled] = [await bar.locator('..').boundingBox(), await bar.boundingBox()]
  expect((filled?.width ?? 0) / (full?.width ?? 1)).toBeCloseTo(5 / 8, 2)
  await clean(cockpit)
})

it('VO15: somebody gives what a group answered so far, and nobody is said to have voted who did not', async () => {
  await cockpit.getByText('Noch einmal abstimmen lassen').click()
  await button(cockpit, 'Zustimmung abfragen').click()
  await laptop.getByLabel('Zustimmung', { exact: true }).check()
  await button(phone, 'Zustimmung: eins mehr').click()
  const vote = room().vote.votes.find(({ kind, result }) => kind === 'consent' && !result)
  for (const seat of quiet) await seat.castBallot(vote?.id ?? '', { agree: 1 })
  await button(phone, 'So abgeben: 1 von 4 geantwortet').click()
  await cockpit.getByText('5 Stimmen von 8 Personen an 5 Geräten.').waitFor()
})

it('PH6: names what is open, takes a secret word back, and ends the day for all', async () => {
  const content = {
    id: newId(),
    findingIds: [],
    addressee: 'office' as const,
    owner: '',
    due: null,
    indicator: '',
  }
  await steering.must({ type: 'changeRecommendation', content, revision: 0 })
  await quiet[0]?.must({ type: 'parkTopic', id: newId(), text: 'Rufbereitschaft am Wochenende' })
  await stage.enter('close')
  await cockpit.getByText('Noch 3 Punkte sind offen').waitFor()
  expect(await button(cockpit, 'Fallwerkstatt beenden').count()).toBe(0)
  await clean(cockpit)
  await steering.must({
    type: 'changeRecommendation',
    content: { ...content, owner: 'Leitung', due: '2027-06-30' },
    revision: 1,
  })
  await cockpit.getByLabel('Weitergeben an').fill('Teamleitung')
  await button(cockpit, /^Weitergeben/).click()
  await laptop.getByText('weitergegeben an: Teamleitung').waitFor()

  await button(cockpit, 'Rückmeldung öffnen').click()
  await laptop.getByLabel('Sehr').check()
  await laptop.getByLabel(/Was soll beim nächsten Mal/).fill('Mehr Zeit am Zeitstrahl.')
  await button(laptop, 'Satz abgeben').click()
  await laptop.getByText('Ihr Satz ist gesichert').waitFor()
  await clean(laptop)
  expect(await overflow(phone)).toBe(0)
  await clean(phone)
  const vote = room().vote.votes.at(-1)
  for (const seat of quiet) await seat.castBallot(vote?.id ?? '', { rather: 1 })
  await cockpit.getByText('Noch 1 Punkt ist offen').waitFor()
  expect(await button(cockpit, 'Rückmeldung schließen').count()).toBe(1)
  await button(cockpit, 'Rückmeldung schließen').click()
  await cockpit.waitForTimeout(450)
  await button(cockpit, /Wirklich schließen/).click()
  await phone.getByText('Mehr Zeit am Zeitstrahl.').waitFor()

  await confirm(cockpit, 'Fallwerkstatt beenden', /Wirklich beenden/)
  await phone.getByRole('heading', { name: 'Vielen Dank' }).waitFor()
  await phone
    .getByText(/Bis .+ \d{4}/)
    .first()
    .waitFor()
  expect(await phone.getByRole('link', { name: 'Zum Protokoll' }).count()).toBe(0)
  expect(await overflow(phone)).toBe(0)
  await clean(phone)
  // Once: in the line of the room.
  const minutes = cockpit.getByRole('link', { name: 'Zum Protokoll' })
  await expect.poll(() => minutes.count()).toBe(1)
  expect(await minutes.getAttribute('href')).toBe(`/werkstatt/${stage.workshopId}/protokoll`)
  await clean(cockpit)
  await cockpit.getByRole('button', { name: 'Befunde', exact: true }).click()
  await button(cockpit, 'Zurück zum Überblick').waitFor()
  expect(stage.complaints).toEqual([])
})
