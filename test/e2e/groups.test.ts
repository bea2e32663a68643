// Groups of the deepening, as the facilitation makes them and as a phone sees them.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { boardGroups, groupOfSeat } from '../../shared/room/boardGroup.rules.ts'
import { button, sound, soundOnBoth, tabTo } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let facilitation: RoomVisitor
let quiet: RoomVisitor[]
let cockpit: Page
let phone: Page

const room = () => facilitation.mirror.view.room
const sizes = () => boardGroups(room()).map(({ people }) => people)
const clocks = () => Object.values(room().keySituation.clocks ?? {})
const last = () => Object.values(room().workshop.seats).toSorted((a, b) => b.number - a.number)[0]

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  quiet = await stage.seats(4)
  await stage.enter('present')
  await stage.deliver()
  await stage.keySituations(2)
  await stage.enter('deepen')
  cockpit = await stage.cockpit()
  phone = await stage.seatPage({ viewport: PHONE }, 2)
})
afterAll(() => stage.close())

it('[GR1] draws even groups by keyboard, and takes them back', async () => {
  await cockpit.getByText('6 Personen an 5 Geräten auf 2 Situationen').waitFor()
  await tabTo(cockpit, button(cockpit, 'Gruppen auslosen'))
  await cockpit.keyboard.press('Enter')
  await expect.poll(() => sizes().toSorted()).toEqual([3, 3])
  await soundOnBoth(cockpit, 'groups-cockpit')
  await button(cockpit, 'Rückgängig').click()
  await expect.poll(() => sizes()).toEqual([0, 0])
  await button(cockpit, 'Gruppen auslosen').click()
  await expect.poll(() => sizes().toSorted()).toEqual([3, 3])
})

it('[GR2] a seat sees its group and opens on its board; moved, it follows', async () => {
  const seat = last()
  const own = () => groupOfSeat(room(), seat?.id ?? '')
  const [first, second] = boardGroups(room())
  if (!seat || !first || !second) throw new Error('there are two groups')
  const number = own()?.situation.id === first.situation.id ? 1 : 2
  const shown = (at: number) =>
    phone.locator('strong', { hasText: `Ihre Gruppe: Situation ${String(at)},` }).waitFor()
  await shown(number)
  const tab = (at: number) =>
    phone.getByRole('tab', { name: `Situation ${String(at)} (Ihre Gruppe)` })
  expect(await tab(number).getAttribute('aria-selected')).toBe('true')
  await sound(phone, 'groups-phone')
  const other = 3 - number
  const choice = cockpit.getByLabel(`Gruppe von Platz ${String(seat.number)}`)
  await choice.selectOption({ label: `Situation ${String(other)}` })
  await shown(other)
  await expect.poll(() => tab(other).getAttribute('aria-selected')).toBe('true')
  await button(cockpit, 'Rückgängig').click()
  await shown(number)
})

it('[GR3] the facilitation sees that a group writes and how much, and no word of it', async () => {
  // What came last is not counted yet: that there is nothing is never said.
  await cockpit.getByText('höchstens wenige Beiträge', { exact: true }).first().waitFor()
  await phone.getByLabel('Ihr Beitrag').fill('Niemand rief zurück')
  await cockpit.getByText('schreibt', { exact: true }).waitFor()
  await button(phone, 'Auf die Tafel').click()
  await cockpit.getByText('wenige Beiträge', { exact: true }).waitFor()
  expect(await cockpit.locator('main').innerText()).not.toContain('Niemand rief zurück')
  await cockpit.getByText('schreibt', { exact: true }).first().waitFor({ state: 'detached' })
})

it('[GR4] each group has its time, on the cockpit and on the phone', async () => {
  await cockpit.getByRole('spinbutton', { name: 'Minuten je Gruppe' }).fill('7')
  await cockpit.keyboard.press('Tab')
  await button(cockpit, 'Alle starten').click()
  await expect.poll(() => clocks().map(({ plannedMs }) => plannedMs)).toEqual([420_000, 420_000])
  await phone.getByRole('timer', { name: 'Zeit Ihrer Gruppe' }).waitFor()
  await button(cockpit, 'Anhalten: Situation 1').click()
  await expect.poll(() => clocks().filter((clock) => clock.endsAt === null).length).toBe(1)
  await button(cockpit, 'Weiter: Situation 1').click()
  await expect.poll(() => clocks().filter((clock) => clock.endsAt === null).length).toBe(0)
  const before = clocks().map(({ endsAt }) => endsAt ?? 0)
  await button(cockpit, '+1 min: Situation 2').click()
  await button(cockpit, 'Alle +1 min').click()
  await expect
    .poll(() =>
      clocks()
        .map(({ endsAt }, at) => Math.round(((endsAt ?? 0) - (before[at] ?? 0)) / 1000))
        .toSorted(),
    )
    .toEqual([120, 60])
  await button(cockpit, 'Alle anhalten').click()
  await expect.poll(() => clocks().every(({ endsAt }) => endsAt === null)).toBe(true)
  await button(cockpit, 'Alle weiter').click()
  await button(cockpit, 'Uhr entfernen: Situation 1').click()
  await expect.poll(() => clocks().length).toBe(1)
  await button(cockpit, '7 min starten: Situation 1').click()
  await expect.poll(() => clocks().length).toBe(2)
  await button(cockpit, 'Alle neu starten').click()
  await sound(cockpit, 'groups-clocks')
})

it('who comes later is shown without a group and is assigned with one choice', async () => {
  const late = await stage.seat()
  const seat = room().workshop.seats[late.seatId]
  await cockpit.getByRole('heading', { name: 'Noch ohne Gruppe' }).waitFor()
  await cockpit
    .getByLabel(`Gruppe von Platz ${String(seat?.number)}`)
    .selectOption({ label: 'Situation 2' })
  await expect.poll(() => groupOfSeat(room(), late.seatId)?.seats.length).toBeGreaterThan(0)
  await cockpit.getByRole('heading', { name: 'Noch ohne Gruppe' }).waitFor({ state: 'detached' })
  expect(quiet.length).toBe(4)
  expect(stage.complaints).toEqual([])
})
