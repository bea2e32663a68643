// Structure criteria: rated alone on a phone, uncovered theme by theme from a laptop, agreed on, consented to, on the wall.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import {
  button,
  focusedOn,
  followTheWay,
  pause,
  sound,
  soundOnBoth,
  tabTo,
  toTheEnd,
  twice,
} from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

/** The first theme of the demo's catalogue, and the second. */
const FIRST = ['S-01-1', 'S-01-2']
const SECOND = ['S-02-1', 'S-02-2']

let stage: Stage
let facilitation: RoomVisitor
let quiet: RoomVisitor[]
let cockpit: Page
let phone: Page
let wall: Page

const rate = (seat: RoomVisitor, criterionId: string, rating: string, text = '') =>
  seat.must({
    type: 'rateStructure',
    criterionId,
    rated: { rating, reason: '', evidence: { document: text ? 'decision' : null, text } },
    revision: 0,
  })

const criterion = (page: Page, title: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) })

/** So many criteria of the theme that is open are rated on the phone. */
const rated = (count: number) =>
  phone.getByText(new RegExp(`^In diesem Thema ${String(count)} von \\d+ Merkmal`)).waitFor()

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  quiet = await stage.seats(3)
  const { agenda } = facilitation.mirror.view.room.workshop
  const step = { id: newId(), kind: 'structure', title: 'Strukturmerkmale', minutes: 60 } as const
  await facilitation.must({
    type: 'changeAgenda',
    agenda: [
      ...agenda.slice(0, 2),
      { ...step, question: 'Wo steht unser Jugendamt?' },
      ...agenda.slice(2),
    ],
  })
  cockpit = await stage.cockpit()
  phone = await stage.seatPage({ viewport: PHONE })
  wall = await stage.projector({ viewport: { width: 1920, height: 1080 } })
})
afterAll(() => stage.close())

it('[SR3] days ahead, at the own desk: the room is not open, and what is rated is there on the day', async () => {
  await phone.getByText('Die Werkstatt ist noch nicht geöffnet.', { exact: false }).waitFor()
  await phone.getByLabel('Thema wählen').selectOption({ index: 2 })
  await phone.getByRole('heading', { name: 'Thema 3 von 11: Personal' }).waitFor()
  const card = criterion(phone, 'Personalbemessung mit Verfahren')
  await card.getByText('im Aufbau', { exact: true }).click()
  await rated(1)
  await phone.getByText('0 von 11 Themen fertig', { exact: false }).waitFor()
  await card.getByText('Gesichert, nur für Sie zu sehen').waitFor()
  await sound(phone, 'structure-ahead')
  // The button goes with the rating: the keyboard stays on the choice.
  await tabTo(phone, button(card, 'Einstufung entfernen'))
  await phone.keyboard.press('Enter')
  await rated(0)
  await focusedOn(card.getByRole('radio', { name: 'im Aufbau', exact: true }))
  await phone.keyboard.press('Space')
  await rated(1)
  // The page is loaded anew, another time the step begins: one stands where one was.
  await phone.reload()
  await phone.getByRole('heading', { name: 'Thema 3 von 11: Personal' }).waitFor()
  await button(cockpit, 'Werkstatt öffnen').waitFor()
  await stage.enter('structure')
  await phone.getByRole('heading', { name: 'Thema 3 von 11: Personal' }).waitFor()
  await rated(1)
  await card.getByText('Einstufung entfernen').click()
  await rated(0)
  await phone.getByLabel('Thema wählen').selectOption({ index: 0 })
})

it('[SR1] a tap rates, evidence is saved as its field is left, and none of it leaves the phone', async () => {
  await rated(0)
  const card = criterion(phone, 'Verantwortung je Verfahrensschritt geregelt')
  await card.getByText('vorhanden', { exact: true }).click()
  await rated(1)
  await card.getByText('Gesichert, nur für Sie zu sehen').waitFor()
  await card.getByText('Beleg nennen (freiwillig)').click()
  await card.getByLabel('Dokument liegt vor').selectOption('Dienstanweisung, Verfahrensregelung')
  await card.getByLabel('Worauf stützen Sie sich?').fill('Geschäftsverteilung vom Frühjahr')
  await phone.waitForTimeout(600)
  await sound(phone, 'structure-own')
  // Whether one is ready is asked behind the theme, not before it.
  const [next, ready] = await Promise.all(
    ['Nächstes Thema', 'Ich bin so weit'].map((name) => button(phone, name).boundingBox()),
  )
  expect(ready?.y).toBeGreaterThan(next?.y ?? Infinity)
  // What was typed and not saved is there after a reload, beside the document, which was saved as it was chosen.
  await phone.reload()
  await card.getByText('Beleg', { exact: true }).click()
  expect(await card.getByLabel('Worauf stützen Sie sich?').inputValue()).toBe(
    'Geschäftsverteilung vom Frühjahr',
  )
  await button(card, 'Beleg sichern').click()
  await card.getByText('Gesichert, nur für Sie zu sehen').waitFor()
  // A person who goes on presses no button: leaving the field is enough.
  const field = card.getByLabel('Worauf stützen Sie sich?')
  await field.fill('Geschäftsverteilung vom Sommer')
  expect(await button(card, 'Beleg sichern').count()).toBe(0)
  await field.press('Tab')
  await card.getByText('Gesichert, nur für Sie zu sehen').waitFor()
  await phone.reload()
  await card.getByText('Beleg', { exact: true }).click()
  expect(await field.inputValue()).toBe('Geschäftsverteilung vom Sommer')
  expect(await button(card, 'Beleg sichern').count()).toBe(0)
  expect(await cockpit.locator('main').innerText()).not.toContain('Geschäftsverteilung')
  await sound(cockpit, 'structure-cockpit')
})

it('[SR4] "nicht zutreffend" asks why, at the field, by keyboard', async () => {
  const card = criterion(phone, 'Empfehlungen vom JHA beschlossen')
  await card.getByText('nicht zutreffend', { exact: true }).click()
  await button(card, 'Einstufung sichern').click()
  await card.getByText('Schreiben Sie einen Satz, warum', { exact: false }).first().waitFor()
  await sound(phone, 'structure-reason')
  await tabTo(phone, card.getByLabel('Warum es nicht zutrifft'))
  await phone.keyboard.type('Den Ausschuss gibt es erst seit kurzem.')
  await button(card, 'Einstufung sichern').click()
  await rated(2)
  await pause()
  await button(phone, 'Nächstes Thema').click()
  await phone.getByRole('heading', { name: 'Thema 2 von 11: Regelwerk und Instrumente' }).waitFor()
  await criterion(phone, 'Verbindliches Verfahren im Amt')
    .getByText('gelebt und überprüft', { exact: true })
    .click()
  await rated(1)
})

it('[SR2] a theme is uncovered with two taps once enough rated; before it is refused in words', async () => {
  const soon = (theme: string) =>
    phone.getByText(`Gleich wird aufgedeckt: ${theme}.`).first().waitFor()
  await toTheEnd(phone)
  await button(cockpit, 'Aufdecken ankündigen').click()
  await soon('Leitung und Verantwortung')
  await wall.getByText('Gleich wird aufgedeckt: Leitung und Verantwortung').waitFor()
  // This seat is at another theme, at its end: the message leads to the one that comes.
  await sound(phone, 'structure-announced-elsewhere')
  await followTheWay(
    phone,
    'Zum angekündigten Thema',
    phone.getByRole('heading', { name: 'Thema 1 von 11: Leitung und Verantwortung' }),
  )
  await button(phone, 'Nächstes Thema').click()
  await phone.getByText('Sie sind bei einem anderen Thema.').waitFor()
  await sound(phone, 'structure-announced')
  await button(phone.locator('.banner'), 'Zum angekündigten Thema').click()
  await phone.getByText('Wer bei diesem Thema noch etwas ändern möchte').waitFor()
  await button(phone, 'Nächstes Thema').click()
  // Another theme is announced in its place, and the first one again.
  await button(cockpit, 'Nächstes Thema').click()
  await button(cockpit, 'Dieses Thema ankündigen').click()
  await soon('Regelwerk und Instrumente')
  await button(cockpit, 'Voriges Thema').click()
  await button(cockpit, 'Dieses Thema ankündigen').click()
  await soon('Leitung und Verantwortung')
  await pause()
  await twice(cockpit, 'Dieses Thema aufdecken', /jetzt aufdecken/)
  await cockpit.getByText('Zu wenige Plätze haben hier eingestuft.').waitFor()
  await soundOnBoth(cockpit, 'structure-too-few')
  for (const [at, seat] of quiet.entries()) {
    for (const id of FIRST)
      await rate(seat, id, at === 0 ? 'emerging' : 'present', `Beleg ${String(at)}`)
    for (const id of SECOND) await rate(seat, id, 'present')
  }
  // The refusal stands for a minute (RV8): another theme is refused in the same words until then.
  await expect
    .poll(
      async () => {
        await pause()
        await twice(cockpit, 'Dieses Thema aufdecken', /jetzt aufdecken/)
        return cockpit
          .getByText('So verteilen', { exact: false })
          .or(cockpit.getByText('2 Plätze'))
          .count()
      },
      { timeout: 90_000, interval: 10_000 },
    )
    .toBeGreaterThan(0)
  await phone.getByText('Zuletzt aufgedeckt: Leitung und Verantwortung.').waitFor()
  await button(phone, 'Zu diesem Thema').click()
  const card = criterion(phone, 'Verantwortung je Verfahrensschritt geregelt')
  await card.getByText('vorhanden (auch Ihre Einstufung)').waitFor()
  await card.getByText('Belege und Gründe').click()
  await card.getByText('Beleg 0', { exact: false }).waitFor()
  await sound(phone, 'structure-spread')
  await wall.getByText('3 × vorhanden', { exact: false }).first().waitFor()
  await sound(wall, 'structure-wall')
  // The procedure has no concluded case yet: it is said when cases are counted [SR7].
  await cockpit.getByText('Gezählt wird, sobald mindestens 3 Fälle', { exact: false }).waitFor()
}, 150_000)

it('[SR5] the room agrees: rating, evidence, minority view, consent that closes by itself', async () => {
  const card = criterion(cockpit, 'Verantwortung je Verfahrensschritt geregelt')
  await card.getByText('vorhanden', { exact: true }).last().click()
  await card.getByText('Fragen Sie nach der Zustimmung, sobald', { exact: false }).waitFor()
  await card.getByLabel('Dokument liegt vor').selectOption('Dienstanweisung, Verfahrensregelung')
  await card.getByLabel('Beleg', { exact: true }).fill('Geschäftsverteilungsplan')
  await pause()
  await sound(cockpit, 'structure-agree')
  await toTheEnd(phone)
  await button(card, 'Zustimmung abfragen').click()
  const asked = phone.getByRole('heading', { name: /^Ihre Zustimmung zu S-01-1/ })
  await asked.waitFor()
  await sound(phone, 'structure-consent-far-away')
  await followTheWay(phone, 'Zur Stimmabgabe', asked)
  await wall.getByText('Wie weit tragen Sie das mit?', { exact: false }).waitFor()
  await sound(wall, 'structure-wall-consent')
  await phone.getByLabel('Mit Bedenken').check()
  await button(phone, 'Minderheitensicht schreiben').click()
  await phone.getByRole('textbox', { name: 'Minderheitensicht' }).first().fill('Gilt nur tagsüber.')
  await sound(phone, 'structure-consent')
  const vote = facilitation.mirror.view.room.vote.votes.at(-1)
  for (const seat of quiet) await seat.castBallot(vote?.id ?? '', { agree: 1 })
  await card.getByText('3 Stimmen').waitFor({ timeout: 20_000 })
  await phone.getByText('3 × Zustimmung und 1 × mit Bedenken').waitFor()
  await sound(phone, 'structure-agreed')
  await button(card, /^Auf der Leinwand zeigen/).click()
  await wall.getByText('Gilt nur tagsüber.').waitFor()
  await sound(wall, 'structure-wall-criterion')
})
