import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { violations } from '../support/axe.ts'
import { PHONE, Stage } from '../support/stage.ts'

/** A folder for pictures of the screens, where somebody wants to look at them. */
const SHOTS = process.env['SHOTS']

let stage: Stage
let facilitation: RoomVisitor
let cockpit: Page
let phone: Page
let desk: Page

const shot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}
const room = () => facilitation.mirror.view.room
const card = (page: Page, name: string): Locator =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `${name} schließen` }) })
const open = (page: Page, name: string) =>
  page.getByRole('button', { name: `${name} öffnen`, exact: true }).click()
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** Types letter by letter, as fingers do. */
async function type(field: Locator, text: string): Promise<void> {
  await field.focus()
  await field.pressSequentially(text, { delay: 15 })
}

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  await stage.annotate(await stage.seats(3))
  await stage.reveal()
  await stage.keySituations()
  await stage.enter('findings')
  ;[cockpit, phone, desk] = await Promise.all([
    stage.cockpit(),
    stage.seatPage({ viewport: PHONE }),
    stage.seatPage(),
  ])
})
afterAll(() => stage.close())

it('a finding begins with a key situation, and everybody sees it', async () => {
  await cockpit.getByLabel('Womit beginnt er?').selectOption({ index: 1 })
  await cockpit.getByRole('radio', { name: 'Entwicklungspotenzial' }).check({ force: true })
  await cockpit.getByRole('button', { name: 'Befund anlegen' }).click()
  const title = card(cockpit, 'Befund 1').getByLabel('Überschrift')
  await title.waitFor()
  expect(await title.inputValue()).toBe(room().keySituation.situations[0]?.title)
  for (const page of [phone, desk]) await open(page, 'Befund 1')
  expect(await card(phone, 'Befund 1').getByLabel('Überschrift').inputValue()).toBe(
    await title.inputValue(),
  )
})

it('two write into one field at once, on a phone and a laptop, and every letter of both survives', async () => {
  const mine = card(phone, 'Befund 1').getByLabel('Beobachtung', { exact: true })
  const theirs = card(desk, 'Befund 1').getByLabel('Beobachtung', { exact: true })
  await type(theirs, 'Ende.')
  await expect.poll(() => mine.inputValue()).toBe('Ende.')
  await mine.focus()
  await mine.press('Control+Home')
  await Promise.all([
    type(mine, 'Die Rückmeldung an die Schule blieb aus. '),
    type(theirs, ' Die Frist lief an Tag 30 ab.'),
  ])
  const both = 'Die Rückmeldung an die Schule blieb aus. Ende. Die Frist lief an Tag 30 ab.'
  for (const field of [mine, theirs]) await expect.poll(() => field.inputValue()).toBe(both)
  await theirs.press('Control+z')
  await expect.poll(() => mine.inputValue()).not.toContain('Tag 30 ab.')
  expect(await mine.inputValue()).toContain('Die Rückmeldung an die Schule blieb aus.')
  await theirs.press('Control+y')
  await expect.poll(() => mine.inputValue()).toBe(both)
})

it('what is written without a line is there afterwards, together with what others wrote', async () => {
  const mine = card(phone, 'Befund 1').getByLabel('Erklärung', { exact: true })
  const theirs = card(desk, 'Befund 1').getByLabel('Erklärung', { exact: true })
  await phone.context().setOffline(true)
  // The device looks after its line: three questions without an answer, and it is gone.
  await phone.evaluate(() => [1, 2, 3].forEach(() => window.dispatchEvent(new Event('online'))))
  await phone.getByText('Gerade keine Verbindung').waitFor()
  await type(mine, 'Ohne Netz. ')
  await type(theirs, 'Mit Netz. ')
  await phone.context().setOffline(false)
  for (const field of [mine, theirs]) {
    await expect.poll(() => field.inputValue(), { timeout: 15_000 }).toContain('Ohne Netz.')
    await expect.poll(() => field.inputValue()).toContain('Mit Netz.')
  }
})

it('editors choose, readers read along; nothing is wider than the phone', async () => {
  const form = card(cockpit, 'Befund 1')
  await form.getByLabel('Warum gibt es keine Textstelle?').fill('Aus dem Gespräch der Runde.')
  await form.getByRole('checkbox', { name: 'Zusammenarbeit' }).check()
  await form.getByRole('radio', { name: 'Netzwerk' }).check()
  await form.getByRole('radio', { name: 'Indikativ' }).check()
  await form.getByRole('button', { name: 'Kriterium wählen' }).click()
  await form.getByRole('combobox').fill('Rückmeldung')
  await form.getByRole('combobox').press('ArrowDown')
  await form.getByRole('combobox').press('Enter')
  await expect
    .poll(() => room().finding.findings[0])
    .toMatchObject({
      level: 'network',
      evidenceLevel: 'indicative',
      factors: ['ZU'],
      noEvidenceReason: 'Aus dem Gespräch der Runde.',
    })
  expect(room().finding.findings[0]?.criterionId).not.toBeNull()
  const read = card(phone, 'Befund 1')
  await read.getByText('Ohne Textstelle: Aus dem Gespräch der Runde.').waitFor()
  await read.getByText('Netzwerk', { exact: true }).waitFor()
  expect(await read.getByRole('button', { name: 'Entfernen' }).count()).toBe(0)
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  for (const page of [cockpit, phone]) expect(await violations(page)).toEqual([])
  await shot(cockpit, 'finding-facilitation-1280')
  await shot(phone, 'finding-seat-320')
})
