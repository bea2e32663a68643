import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { violations } from '../support/axe.ts'
import { PHONE, Stage } from '../support/stage.ts'

/** A folder for pictures of the screens, where somebody wants to look at them. */
const SHOTS = process.env['SHOTS']

let stage: Stage
let facilitation: RoomVisitor
let writers: RoomVisitor[]
let cockpit: Page
let phone: Page
let desk: Page

const room = () => facilitation.mirror.view.room
const shot = async (page: Page, name: string, fullPage = false): Promise<void> => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage })
}
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
const h1 = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  writers = await stage.seats(5)
  await stage.annotate(writers)
  // The one-day agenda compares and discusses in one step; here they are two.
  const { agenda } = room().workshop
  const discuss = {
    id: newId(),
    kind: 'discuss' as const,
    title: 'Besprechen',
    minutes: 20,
    question: '',
  }
  await facilitation.must({ type: 'changeAgenda', agenda: [...agenda, discuss] })
  await stage.enter('compare')
  ;[cockpit, phone, desk] = await Promise.all([
    stage.cockpit(),
    stage.seatPage({ viewport: PHONE }),
    stage.seatPage(),
  ])
})
afterAll(() => stage.close())

it('before the reveal a seat knows nothing but that it comes; the facilitation announces and reveals with two taps', async () => {
  await phone.getByText('Noch ist nichts aufgedeckt').waitFor()
  await cockpit.getByText('20 Anmerkungen').first().waitFor()
  await cockpit.getByRole('button', { name: 'Aufdecken ankündigen' }).click()
  await phone.getByText('Gleich werden alle Anmerkungen ohne Namen sichtbar').waitFor()
  expect(await phone.locator('main').innerText()).not.toContain('20')
  for (const page of [cockpit, phone]) expect(await violations(page, 'main')).toEqual([])
  await shot(phone, 'compare-before-320')
  await shot(cockpit, 'compare-before-1280')
  const reveal = cockpit.getByRole('button', { name: 'Aufdecken', exact: true })
  await reveal.click()
  expect(room().annotation.bundles).toBe(0)
  await cockpit.waitForTimeout(450)
  await cockpit.getByRole('button', { name: 'Wirklich 20 Anmerkungen aufdecken?' }).click()
  await expect.poll(() => room().annotation.order.length).toBe(20)
  for (const page of [cockpit, phone, desk]) await page.getByText('Am meisten angemerkt').waitFor()
})

it('density, agreement and criteria are seen by everybody, in figures too', async () => {
  await shot(cockpit, 'compare-1280')
  await shot(desk, 'compare-seat-1280')
  await shot(phone, 'compare-seat-320')
  await phone.evaluate(() => window.scrollTo(0, 560))
  await shot(phone, 'compare-seat-b-320')
  for (const page of [cockpit, phone, desk]) expect(await violations(page, 'main')).toEqual([])
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  for (const tab of ['Einig', 'Gespalten', 'Nach Kriterium']) {
    await phone.getByRole('tab', { name: tab }).click()
    await desk.getByRole('tab', { name: tab }).click()
    expect(await violations(phone, 'main')).toEqual([])
    expect(await overflow(phone)).toBeLessThanOrEqual(0)
    await shot(phone, `compare-${tab}-320`)
    await shot(desk, `compare-${tab}-1280`)
  }
})

it('the screens of the conversation', async () => {
  await stage.enter('discuss')
  await h1(phone, 'Besprechen')
  await cockpit
    .getByRole('button', { name: /^Zeigen/ })
    .first()
    .click()
  await phone.getByText('Die Moderation zeigt:').waitFor()
  await phone.waitForTimeout(900)
  for (const [page, name] of [
    [cockpit, 'facilitation-1280'],
    [desk, 'seat-1280'],
    [phone, 'seat-320'],
  ] as const) {
    await shot(page, `discuss-${name}`)
    expect(await violations(page, 'main')).toEqual([])
  }
  for (const kind of ['perspectives', 'statement'] as const) {
    await stage.enter(kind)
    await phone.waitForTimeout(300)
    await shot(phone, `${kind}-320`, true)
    await shot(cockpit, `${kind}-1280`, true)
    expect(await violations(phone, 'main')).toEqual([])
    expect(await overflow(phone)).toBeLessThanOrEqual(0)
  }
})
