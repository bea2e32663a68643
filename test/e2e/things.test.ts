// What can be done with a thing of the room wherever it stands: a finding begins with it, it goes on the projector, and
// it stands still while the room votes on it.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import { plainText } from '../../shared/sharedText/plainText.ts'
import { button, heading, pause, sound, soundOnBoth, tabTo, twice } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let facilitation: RoomVisitor
let quiet: RoomVisitor[]
let cockpit: Page
let recorder: Page
let phone: Page
let wall: Page

const room = () => facilitation.mirror.view.room
const control = () => cockpit.getByRole('region', { name: 'Leinwand' })
const made = () => room().finding.findings.at(-1)
const titleOfMade = () =>
  plainText(room().sharedText.states[findingTextId(made()?.id ?? '', 'title')])
/** What a button does, and in hidden words with what: "Daraus Befund: Übergaben". */
const withThing = (deed: string, name: string) =>
  new RegExp(`^${deed} ?: ${name.replace(/[^\p{L}\p{N} ]/gu, '.')}$`)
const show = (name: string) => button(cockpit, withThing('Auf der Leinwand zeigen', name))

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  quiet = await stage.seats(3)
  await stage.annotate(quiet)
  await stage.reveal()
  cockpit = await stage.cockpit({ viewport: { width: 1366, height: 768 } })
  wall = await stage.projector({ viewport: { width: 1920, height: 1080 } })
  phone = await stage.seatPage({ viewport: PHONE })
  recorder = await stage.seatPage({}, 1, 'recorder')
})
afterAll(() => stage.close())

/** Begins a finding with a thing by keyboard, sees it beside the screen, and comes back to where one was. */
async function findingFrom(name: string, number: number): Promise<void> {
  const start = button(cockpit, withThing('Daraus Befund', name))
  expect(await button(phone, /^Daraus Befund/).count()).toBe(0)
  await start.focus()
  await cockpit.keyboard.press('Enter')
  const sheet = cockpit.getByRole('dialog', { name: `Befund ${number}` })
  await sheet.getByLabel('Überschrift').waitFor()
  await expect.poll(() => sheet.getByLabel('Überschrift').inputValue()).toBe(name)
  await expect.poll(titleOfMade).toBe(name)
  await sound(cockpit, `finding-from-${number}`)
  await cockpit.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  expect(await start.evaluate((element) => element === document.activeElement)).toBe(true)
}

it('a finding begins with a group: its title, all its annotations, and the way back to it', async () => {
  await cockpit.getByRole('tab', { name: /^Ordnen/ }).click()
  const cards = cockpit.getByRole('list', { name: 'Anmerkungen zum Ordnen' }).locator('.group-card')
  for (const at of [0, 1]) await cards.getByRole('checkbox').nth(at).check()
  await button(cockpit, 'Neue Gruppe').click()
  await cockpit.getByLabel('Titel').fill('Übergaben')
  await button(cockpit, 'Gruppe anlegen').click()
  await expect.poll(() => Object.keys(room().annotation.groupOf).length).toBe(2)
  await findingFrom('Übergaben', 1)
  const [group] = room().annotation.groups
  expect(made()?.groupId).toBe(group?.id)
  expect(made()?.annotationIds.toSorted()).toEqual(
    Object.keys(room().annotation.groupOf).toSorted(),
  )
  await button(
    cockpit.getByRole('listitem').filter({ hasText: 'Übergaben' }),
    'Steht in Befund 1',
  ).click()
  await cockpit.getByRole('dialog', { name: 'Befund 1' }).waitFor()
  await cockpit.keyboard.press('Escape')
  expect(room().finding.findings).toHaveLength(1)
})

it('[VO10] a key situation stands still while dots are given on it, on the screens of all who write', async () => {
  await stage.keySituations(0)
  const [first, second] = room().keySituation.situations
  if (!first || !second) throw new Error('there are situations')
  // The recorder is in the middle of a sentence when the vote begins.
  await button(recorder, `Ändern: ${first.title}`).click()
  const form = recorder.getByRole('dialog')
  await form.getByLabel('Titel').fill('Die Übergabe im März')
  await button(cockpit, 'Abstimmung eröffnen').click()
  await expect.poll(() => room().vote.votes.length).toBe(1)
  await button(form, 'Situation sichern').click()
  await form.getByText('Solange darüber abgestimmt wird, ändert sich hier nichts.').waitFor()
  expect(await form.getByLabel('Titel').inputValue()).toBe('Die Übergabe im März')
  await sound(recorder, 'situation-frozen-form')
  await recorder.keyboard.press('Escape')
  for (const page of [cockpit, recorder]) {
    await page.getByText('Die Situationen im Einzelnen').click()
    await page.getByText('Während der Abstimmung bleibt die Liste, wie sie ist.').waitFor()
    expect(await heading(page, first.title).isVisible()).toBe(true)
    for (const name of [/^Ändern/, /^Entfernen/, 'Situation vorschlagen', /^Zusammenlegen/])
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    await sound(page, 'situations-frozen')
  }
  const vote = room().vote.votes[0]
  for (const seat of quiet) await seat.castBallot(vote?.id ?? '', { [second.id]: 1 })
  await twice(cockpit, 'Abstimmung schließen', /Wirklich schließen/)
  await expect.poll(() => room().vote.votes[0]?.result?.ballots).toBe(3)
  // Set free, what was written is still there; it marks the result, until a person has looked.
  await button(recorder, `Ändern: ${first.title}`).click()
  expect(await form.getByLabel('Titel').inputValue()).toBe('Die Übergabe im März')
  await button(form, 'Situation sichern').click()
  await heading(cockpit, 'Die Übergabe im März').waitFor()
  await cockpit.getByText('Seit der Abstimmung hat sich geändert').waitFor()
  await button(cockpit, 'Ist geprüft').click()
  await cockpit
    .getByText('Seit der Abstimmung hat sich geändert')
    .first()
    .waitFor({ state: 'detached' })
})

it('a key situation goes on the projector and comes down again, by its button and from the small picture', async () => {
  const [first] = room().keySituation.situations
  if (!first) throw new Error('there is a situation')
  await show(first.title).click()
  await heading(wall, first.title).waitFor()
  await expect.poll(() => show(first.title).getAttribute('aria-pressed')).toBe('true')
  await control().getByText(first.title).waitFor()
  await soundOnBoth(cockpit, 'situation-on-wall')
  await cockpit.setViewportSize({ width: 1366, height: 768 })
  await button(control(), 'Zurück zum Schritt').click()
  await expect.poll(() => show(first.title).getAttribute('aria-pressed')).toBe('false')
  await wall.getByRole('heading', { name: first.title, level: 1 }).waitFor({ state: 'detached' })
  expect(await control().getByRole('button', { name: 'Zurück zum Schritt' }).count()).toBe(0)
  await show(first.title).focus()
  await cockpit.keyboard.press('Enter')
  await heading(wall, first.title).waitFor()
  await cockpit.keyboard.press('Enter')
  await expect.poll(() => show(first.title).getAttribute('aria-pressed')).toBe('false')
})

it('a finding begins with a chosen key situation', async () => {
  const [first, second] = room().keySituation.situations
  if (!first || !second) throw new Error('there are situations')
  await facilitation.must({ type: 'chooseKeySituations', ids: [first.id, second.id] })
  await findingFrom(second.title, 2)
  expect(made()?.keySituationId).toBe(second.id)
  const card = cockpit.getByRole('listitem').filter({ hasText: second.title })
  await button(card, 'Steht in Befund 2').waitFor()
})

it('a board goes on the projector, closed and opened, and a finding begins with one of its lines', async () => {
  await stage.enter('deepen')
  const [first] = room().keySituation.situations
  const keySituationId = first?.id ?? ''
  const line = 'Die Vertretung war nicht geregelt.'
  await quiet[0]?.must({
    type: 'addBoardItem',
    item: { id: newId(), keySituationId, kind: 'factor', factor: 'AR', text: line },
  })
  const name = `Tafel ${first?.title ?? ''}`
  // The seat that steers begins with the groups; the boards stand behind them.
  await cockpit.getByRole('tab', { name: /^Situation 1/ }).click()
  await show(name).click()
  await heading(wall, first?.title ?? '').waitFor()
  await control()
    .getByText(`Ergebnisse: ${first?.title ?? ''}`)
    .waitFor()
  // What is not opened is on no wall, and begins nothing.
  expect(await wall.locator('main').innerText()).not.toContain(line)
  expect(await button(cockpit, /^Daraus Befund/).count()).toBe(0)
  await cockpit.getByRole('tab', { name: 'Gruppen' }).click()
  await twice(cockpit, 'Tafeln für alle öffnen', /Wirklich öffnen/)
  // The opening shows all boards; one of them is shown again.
  await control().getByText('Ergebnisse der Gruppen').waitFor()
  await wall.getByText(line).waitFor()
  await cockpit.getByRole('tab', { name: /^Situation 1/ }).click()
  await show(name).click()
  await control()
    .getByText(`Ergebnisse: ${first?.title ?? ''}`)
    .waitFor()
  await wall.getByText(line).waitFor()
  await findingFrom(line, 3)
  expect(made()).toMatchObject({ keySituationId, factors: ['AR'], direction: 'potential' })
  await soundOnBoth(cockpit, 'board-on-wall')
  await cockpit.setViewportSize({ width: 1366, height: 768 })
  await tabTo(cockpit, button(control(), 'Zurück zum Schritt'), 120)
  await cockpit.keyboard.press('Enter')
  await expect.poll(() => show(name).getAttribute('aria-pressed')).toBe('false')
})

it('a recommendation goes on the projector and comes down again', async () => {
  await stage.recommendations(
    room()
      .finding.findings.slice(0, 2)
      .map(({ id }) => id),
  )
  await show('Empfehlung 2').click()
  await control().getByText('Empfehlung 2', { exact: true }).waitFor()
  const [, second] = stage.demoCase.findings
  await wall
    .getByText(second?.recommendation ?? '')
    .first()
    .waitFor()
  await expect.poll(() => show('Empfehlung 2').getAttribute('aria-pressed')).toBe('true')
  // One thing at a time: the other takes its place.
  await show('Empfehlung 1').click()
  await expect.poll(() => show('Empfehlung 2').getAttribute('aria-pressed')).toBe('false')
  await soundOnBoth(cockpit, 'recommendation-on-wall')
  await cockpit.setViewportSize({ width: 1366, height: 768 })
  await pause()
  await button(control(), 'Zurück zum Schritt').click()
  await expect.poll(() => show('Empfehlung 1').getAttribute('aria-pressed')).toBe('false')
  expect(stage.complaints).toEqual([])
})
