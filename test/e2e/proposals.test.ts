// Quiet proposals of key situations: from a phone, from a passage, opened together, taken back.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { button, pause, sound, soundOnBoth, tabTo, twice } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let facilitation: RoomVisitor
let quiet: RoomVisitor[]
let cockpit: Page
let phone: Page

const titles = () =>
  facilitation.mirror.view.room.keySituation.situations.map(({ title }) => title).toSorted()

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  quiet = await stage.seats(3)
  await stage.annotate(quiet)
  await stage.reveal()
  cockpit = await stage.cockpit()
  phone = await stage.seatPage({ viewport: PHONE })
})
afterAll(() => stage.close())

it('[KS1] a passage found in comparing becomes a proposal; the form by keyboard, the words after a reload', async () => {
  await phone.getByRole('tab', { name: 'Nach Kriterium' }).click()
  await phone.getByRole('tabpanel').locator('summary').first().click()
  const propose = button(phone, /^Als Schlüsselsituation vorschlagen/)
  await propose.scrollIntoViewIfNeeded()
  await propose.click()
  const sheet = phone.getByRole('dialog')
  await sheet.getByText('1 gewählt').waitFor()
  await tabTo(phone, sheet.getByLabel('Titel'))
  await phone.keyboard.type('Der Rückruf')
  await phone.waitForTimeout(1500)
  await phone.reload()
  await stage.enter('keySituations')
  await button(phone, 'Vorschlag weiterschreiben').click()
  expect(await sheet.getByLabel('Titel').inputValue()).toBe('Der Rückruf')
  await sheet.getByText('1 gewählt').waitFor()
  await sound(phone, 'proposal-form')
  await button(sheet, 'Still einreichen').click()
  await phone.getByRole('heading', { name: '1 stiller Vorschlag von diesem Gerät' }).waitFor()
  await phone.getByRole('heading', { name: 'Der Rückruf' }).waitFor()
  await sound(phone, 'proposal-waits')
  expect(titles()).toEqual([])
  expect(await cockpit.locator('main').innerText()).not.toContain('Rückruf')
})

it('[KS3] what waits is taken back with two taps, and proposed anew', async () => {
  await twice(phone, 'Zurücknehmen: Der Rückruf', /^Wirklich zurücknehmen/)
  await phone.getByRole('heading', { name: 'Der Rückruf' }).waitFor({ state: 'detached' })
  await button(phone, 'Still vorschlagen').click()
  const sheet = phone.getByRole('dialog')
  await button(sheet, 'Still einreichen').click()
  await sheet.getByText('Geben Sie der Situation einen kurzen Titel.').waitFor()
  await sound(phone, 'proposal-errors')
  await sheet.getByLabel('Titel').fill('Die Übergabe')
  await sheet.getByRole('checkbox').first().check()
  await button(sheet, 'Still einreichen').click()
  await phone.getByRole('heading', { name: 'Die Übergabe' }).waitFor()
})

it('[KS2] the facilitation opens all at once, and learns only then how many there are', async () => {
  const entryId = facilitation.mirror.text?.entries[0]?.id ?? ''
  for (const [at, seat] of quiet.entries()) {
    const content = { id: newId(), title: `Leise ${String(at)}`, entryIds: [entryId], question: '' }
    await seat.must({ type: 'proposeKeySituation', content })
  }
  await cockpit.getByText('Es warten Vorschläge von mindestens drei Plätzen.').waitFor()
  expect(await cockpit.locator('main').innerText()).not.toMatch(/Leise|Übergabe|[45] Vorschläge/)
  await soundOnBoth(cockpit, 'proposals-cockpit')
  await twice(cockpit, 'Stille Vorschläge öffnen', /Wirklich öffnen/)
  await cockpit.getByText('4 Vorschläge sind dazugekommen.').waitFor()
  expect(titles()).toEqual(['Die Übergabe', 'Leise 0', 'Leise 1', 'Leise 2'])
  await phone.getByRole('heading', { name: 'Leise 2' }).waitFor()
  await button(cockpit, 'Ändern: Leise 1').waitFor()
  await pause()
  await twice(cockpit, 'Stille Vorschläge öffnen', /Wirklich öffnen/)
  await cockpit.getByText('Noch warten zu wenige stille Vorschläge.').waitFor()
})

it('[KS4] the facilitation lays two together', async () => {
  // Opened in random order: the choices of another card name it, too.
  const card = cockpit
    .getByRole('listitem')
    .filter({ has: cockpit.getByRole('heading', { name: 'Leise 2', exact: true }) })
  await card.locator('summary', { hasText: 'Zusammenlegen' }).click()
  await card.getByLabel('„Leise 2“ zusammenlegen mit').selectOption({ label: 'Leise 1' })
  await soundOnBoth(cockpit, 'proposals-merge')
  await twice(card, 'Zusammenlegen: Leise 2', 'Wirklich zusammenlegen?')
  await expect.poll(titles).toEqual(['Die Übergabe', 'Leise 0', 'Leise 1'])
})

it('[KS3] an opened one is taken back by its writer, until the room took it up', async () => {
  expect(await button(phone, /^Zurücknehmen: Leise/).count()).toBe(0)
  await twice(phone, 'Zurücknehmen: Die Übergabe', /^Wirklich zurücknehmen/)
  await expect.poll(titles).toEqual(['Leise 0', 'Leise 1'])
  await sound(phone, 'proposals-opened')
  expect(stage.complaints).toEqual([])
})

it('what the facilitation proposes in comparing is confirmed, and the passage says where it stands', async () => {
  await stage.enter('compare')
  await cockpit.getByRole('tab', { name: 'Nach Kriterium' }).click()
  await cockpit.getByRole('tabpanel').locator('summary').first().click()
  await button(cockpit, /^Als Schlüsselsituation vorschlagen/).click()
  const form = cockpit.getByRole('dialog')
  await form.getByLabel('Titel').fill('Aus dem Vergleich')
  await button(form, 'Situation sichern').click()
  await cockpit
    .getByText(/^Die Situation ist vorgeschlagen und steht im Schritt „.+“ in der Liste\.$/)
    .first()
    .waitFor()
  await cockpit
    .getByText(/^Dieser Eintrag ist vorgeschlagen in .*„Aus dem Vergleich“/)
    .first()
    .waitFor()
  expect(titles()).toContain('Aus dem Vergleich')
  expect(stage.complaints).toEqual([])
})
