import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { violations } from '../support/axe.ts'
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
  const content = { id: held.id, title: 'Titel der anderen', question: '', entryIds: held.entryIds }
  await steering.must({ type: 'changeKeySituation', content, revision: held.revision })
  await button(cockpit, 'Situation sichern').click()
  await button(cockpit, 'Meine Fassung sichern').waitFor()
  await cockpit.getByText('Titel der anderen').last().waitFor()
  await clean(cockpit)
  expect(room().keySituation.situations[0]?.title).toBe('Titel der anderen')
  await button(cockpit, 'Meine Fassung sichern').click()
  await laptop.getByRole('heading', { name: 'Mein Titel' }).waitFor()
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
  await button(cockpit, 'Abstimmung eröffnen').click()
  await cockpit.getByText('Die Moderation stimmt nicht mit').waitFor()

  await laptop.getByText('niemand sieht Ihre Wahl').waitFor()
  await tabTo(laptop, 'Übergabe: eins mehr')
  await laptop.keyboard.press('Enter')
  await laptop.getByText('Ihre Wahl ist gesichert').waitFor()
  await laptop.getByText('Noch 2 Punkte').waitFor()
  await clean(laptop)

  await phone.getByText('Dieses Gerät stimmt für 4 Personen ab').waitFor()
  for (let dot = 0; dot < 4; dot++) await button(phone, 'Wende: eins mehr').click()
  await phone.getByText('Ihre Wahl ist gesichert').waitFor()
  expect(await button(phone, 'Wende: eins mehr').isDisabled()).toBe(true)
  expect(await overflow(phone)).toBe(0)
  await clean(phone)

  const vote = room().vote.votes.at(-1)
  if (!vote) throw new Error('no vote')
  const [, transfer = '', cover = ''] = vote.options
  for (const seat of quiet) await seat.castBallot(vote.id, { [transfer]: 1, [cover]: 1 })
  await cockpit.getByText('5 von 5 haben abgestimmt').waitFor()
  await clean(cockpit)
  await confirm(cockpit, 'Abstimmung schließen', /Wirklich schließen/)
  await laptop.getByText('gleichauf').first().waitFor()
  expect(await laptop.locator('main').innerText()).toContain('5 Geräte mit 8 Personen')
  expect(room().vote.votes.at(-1)?.result?.totals?.[transfer]).toBe(4)
  await clean(laptop)
})

/** Presses Tab until the control of this name has the keyboard. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    if (here === name) return
  }
  throw new Error(`the keyboard never reached ${name}`)
}

it('proposes the situations in front, and everybody sees which were chosen', async () => {
  await clean(cockpit)
  await button(cockpit, '3 Situationen festlegen').click()
  await phone.getByText('gewählt', { exact: true }).first().waitFor()
  const chosen = room().keySituation.situations.filter((situation) => situation.chosen)
  expect(chosen.map(({ title }) => title).sort()).toEqual(
    ['Vertretung', 'Wende', 'Übergabe'].sort(),
  )
})

it('VO4: a second window of a seat is told that the seat has voted', async () => {
  await button(cockpit, 'Entfernen').first().waitFor()
  await cockpit.getByText('Noch einmal abstimmen lassen').click()
  await button(cockpit, 'Abstimmung eröffnen').click()
  await button(laptop, 'Wende: eins mehr').click()
  await laptop.getByText('Ihre Wahl ist gesichert').waitFor()
  const held = await laptop.context().cookies()
  const cookies = new Map(held.map(({ name, value }) => [name, value]))
  const second = await stage.page(`/werkstatt/${stage.workshopId}`, cookies)
  await button(second, 'Wende: eins mehr').click()
  await second.getByText('Sie haben bereits abgestimmt').waitFor()
  await second.context().close()
  await confirm(cockpit, 'Abstimmung schließen', /Wirklich schließen\? \d+ noch nicht/)
  await phone.getByText('Kein Ergebnis: zu wenige Stimmen').waitFor()
  await clean(phone)
})

it('keeps a line of a board on its device until the boards are opened', async () => {
  await stage.enter('deepen')
  await laptop.getByText('Faktor', { exact: true }).click()
  await button(laptop, 'Auf die Tafel').click()
  await laptop
    .getByText('Wählen Sie, wozu der Umstand gehört')
    .or(laptop.getByText('Schreiben Sie einen Satz'))
    .first()
    .waitFor()
  await laptop.getByLabel('Welcher Faktor?').selectOption('AR')
  await laptop.getByLabel('Ihre Zeile').fill('Die Vertretung war nicht geregelt.')
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
  await confirm(laptop, 'Entfernen: Die Vertretung war nicht geregelt.', /Entfernen/)
  await phone.getByText('Die Vertretung war nicht geregelt.').waitFor({ state: 'detached' })
})

it('VO7: consent stays hidden and shows itself when every connected device has answered', async () => {
  await stage.findings()
  await cockpit.getByRole('tab', { name: /Befunde/ }).click()
  await button(cockpit, 'Befund 1 öffnen').click()
  await button(cockpit, 'Zustimmung abfragen').click()
  for (const [page, level] of [
    [laptop, 'Mit Bedenken'],
    [phone, ''],
  ] as const) {
    await page.getByRole('heading', { name: 'Ihre Zustimmung zu Befund 1' }).waitFor()
    await clean(page)
    if (level) await page.getByLabel(level).check()
    else await button(page, 'Zustimmung: eins mehr').click()
    await page.getByText('Ihre Wahl ist gesichert').waitFor()
  }
  await cockpit.getByText('2 von 5 haben abgestimmt').waitFor()
  expect(await cockpit.locator('main').innerText()).not.toMatch(/\d Stimmen?\b/)
  const vote = room().vote.votes.find(({ kind, result }) => kind === 'consent' && !result)
  if (!vote) throw new Error('no consent was asked for')
  for (const seat of quiet) await seat.castBallot(vote.id, { agree: 1 })
  await cockpit.getByText('5 Geräte mit 8 Personen haben abgestimmt').waitFor()
  await cockpit.getByText('4 Stimmen').waitFor()
  await clean(cockpit)
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
  await cockpit.getByLabel('Wer nimmt es mit?').fill('Teamleitung')
  await button(cockpit, /^Zuordnen/).click()
  await laptop.getByText('zugeordnet: Teamleitung').waitFor()

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
  await button(cockpit, 'Rückmeldung schließen').last().click()
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
  const minutes = cockpit.getByRole('link', { name: 'Zum Protokoll' })
  expect(await minutes.getAttribute('href')).toBe(`/werkstatt/${stage.workshopId}/protokoll`)
  await clean(cockpit)
  await button(cockpit, 'Befunde').click()
  await button(cockpit, 'Zurück zum Überblick').waitFor()
  expect(stage.complaints).toEqual([])
})
