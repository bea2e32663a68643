import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { violations } from '../support/axe.ts'
import { button } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

/** A folder for pictures of the screens, to look at them. */
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
  await cockpit.getByText('Verdeckt warten: 20+.').waitFor()
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
  await cockpit.getByRole('button', { name: 'Wirklich alle Anmerkungen aufdecken?' }).click()
  await expect.poll(() => room().annotation.order.length).toBe(20)
  for (const page of [cockpit, phone, desk])
    await page.getByText('Gezählt sind hier Anmerkungen, nicht Plätze').waitFor()
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

it('[AG7] how far the room agrees as a whole: in sentences, as a picture, as a table, and how it was computed', async () => {
  for (const [page, name] of [
    [cockpit, 'cockpit-1280'],
    [desk, 'seat-1280'],
    [phone, 'seat-320'],
  ] as const) {
    await page.getByRole('tab', { name: 'Im Ganzen' }).click()
    await page.getByText(/^Aus dem, was mindestens \d+ Plätze still geschrieben haben/).waitFor()
    await page.getByRole('heading', { name: 'Dieselben Stellen angemerkt?' }).waitFor()
    await shot(page, `compare-overall-${name}`)
    await page.getByText('Alle Zahlen als Tabelle').click()
    const table = page.getByRole('table', { name: /^Übereinstimmung, alle Kriterien/ })
    await table.getByRole('rowheader', { name: 'Alle zusammen' }).waitFor()
    expect(await table.getByRole('rowheader').count()).toBe(
      (room().annotation.agreement?.criteria.length ?? NaN) + 1,
    )
    await page.getByText('Wie gerechnet wird').click()
    await page.getByText('Krippendorffs Alpha (Krippendorff 2011)').waitFor()
    await page.getByText('Mit anderen Werkstätten lassen sie sich nicht vergleichen').waitFor()
    expect(await violations(page, 'main')).toEqual([])
    await shot(page, `compare-overall-open-${name}`)
  }
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  // The wall says the same sentences: no figure, and nothing of a seat.
  const wall = await stage.projector({ viewport: { width: 1920, height: 1080 } })
  await button(cockpit, 'Auf der Leinwand zeigen: Übereinstimmung im Ganzen').click()
  await wall.getByRole('heading', { name: 'Wie weit die Runde übereinstimmt' }).waitFor()
  for (const words of [
    'Dieselben Stellen angemerkt?',
    'Dort dasselbe gesehen?',
    'Gleich bewertet?',
  ])
    await wall.getByText(words).waitFor()
  expect(await wall.locator('main').innerText()).not.toMatch(/\d,\d|α|κ|AC1/)
  await shot(wall, 'compare-overall-wall')
  await button(cockpit, 'Auf der Leinwand zeigen: Übereinstimmung im Ganzen').click()
  await wall
    .getByRole('heading', { name: 'Wie weit die Runde übereinstimmt' })
    .waitFor({ state: 'hidden' })
  await wall.context().close()
})

it('[RV4] an agreed place says how it was counted and becomes a finding with its evidence, beside the text', async () => {
  for (const page of [cockpit, phone]) {
    await page.getByRole('tab', { name: 'Einig' }).click()
    await page
      .getByText(/^Mindestens \d+ Plätze, (fast )?alle/)
      .first()
      .waitFor()
    await page.getByText('Wie gezählt wird').click()
    await page.getByText('Moderation und Karten vom Tisch zählen nicht mit.').waitFor()
  }
  const figure = room().annotation.figures.find(({ verdict }) => verdict === 'agreed')
  expect(figure?.seats).toBeGreaterThanOrEqual(3)
  expect(await phone.getByRole('button', { name: /^Daraus Befund/ }).count()).toBe(0)
  await cockpit
    .getByRole('button', { name: /^Daraus Befund/ })
    .first()
    .click()
  const sheet = cockpit.getByRole('dialog', { name: 'Befund 1' })
  await sheet.getByLabel('Überschrift').waitFor()
  await expect.poll(() => room().finding.findings[0]?.annotationIds.length).toBeGreaterThan(2)
  expect(room().finding.findings[0]?.criterionId).not.toBeNull()
  expect(await sheet.getByLabel('Überschrift').inputValue()).not.toBe('')
  await sheet.getByLabel('Beobachtung', { exact: true }).fill('Im Vergleich gesehen.')
  expect(await violations(cockpit, 'body')).toEqual([])
  await shot(cockpit, 'finding-sheet-1280')
  await cockpit.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  await cockpit.getByRole('button', { name: 'Steht in Befund 1' }).first().click()
  await sheet
    .getByText('Im Vergleich gesehen.')
    .or(sheet.getByLabel('Beobachtung', { exact: true }))
    .first()
    .waitFor()
  await cockpit.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
})

/** Presses something behind "Anzeige". */
async function display(name: string): Promise<void> {
  await button(cockpit, 'Anzeige').click()
  const sheet = cockpit.getByRole('dialog', { name: 'Anzeige' })
  await button(sheet, name).click()
  await sheet.waitFor({ state: 'hidden' })
}

it('what is alike stands together, folds and unfolds, and is ticked as a whole', async () => {
  await cockpit.getByRole('tab', { name: 'Ordnen 20' }).click()
  const list = cockpit.getByRole('list', { name: 'Anmerkungen zum Ordnen' })
  const cards = list.locator('.group-card')
  const folded = await cards.count()
  expect(folded).toBeLessThan(20)
  await list
    .getByRole('button', { name: /\d ähnliche/ })
    .first()
    .click()
  expect(await cards.count()).toBeGreaterThan(folded)
  await display('Alles zuklappen')
  expect(await cards.count()).toBe(0)
  await list
    .getByRole('checkbox', { name: /^alle \d/ })
    .first()
    .check()
  const bar = cockpit.getByRole('group', { name: 'Gewählte Anmerkungen' })
  await bar.getByText(/^[2-9] gewählt$/).waitFor()
  await list
    .getByRole('checkbox', { name: /^alle \d/ })
    .first()
    .uncheck()
  // Nothing chosen, nothing to do with it.
  await bar.waitFor({ state: 'detached' })
  expect(await violations(cockpit, 'main')).toEqual([])
  await shot(cockpit, 'heap-1280')
  await display('Alles aufklappen')
  expect(await cards.count()).toBe(folded)
})

it('annotations are sorted by keyboard on the phone; others see it, and the step can be taken back', async () => {
  await phone.getByRole('tab', { name: 'Ordnen' }).click()
  const list = phone.getByRole('list', { name: 'Anmerkungen zum Ordnen' })
  const cards = list.locator('.group-card')
  const shown = await cards.count()
  for (const at of [0, 1]) {
    await cards.getByRole('checkbox').nth(at).focus()
    await phone.keyboard.press('Space')
  }
  await phone.getByRole('button', { name: 'Neue Gruppe' }).focus()
  await phone.keyboard.press('Enter')
  await phone.getByLabel('Titel').fill('Übergaben')
  await phone.keyboard.press('Enter')
  await expect.poll(() => Object.keys(room().annotation.groupOf).length).toBe(2)
  expect(room().annotation.groups).toMatchObject([{ title: 'Übergaben' }])
  // Nothing moves under the hand: what was sorted keeps its place and says where it lies.
  expect(await cards.count()).toBe(shown)
  expect(await list.getByText('in „Übergaben“').count()).toBe(2)
  expect(await violations(phone, 'main')).toEqual([])
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  await shot(phone, 'groups-320')
  await cockpit.getByRole('tab', { name: 'Ordnen' }).click()
  const groups = cockpit.getByRole('group', { name: 'Gruppen' })
  await groups
    .or(cockpit.locator('section'))
    .getByText('2 Anmerkungen', { exact: true })
    .first()
    .waitFor()
  await button(cockpit, 'Anzeige').click()
  const sheet = cockpit.getByRole('dialog', { name: 'Anzeige' })
  await sheet.getByText('Spalten', { exact: true }).click()
  expect(await violations(cockpit, 'dialog')).toEqual([])
  await sheet.getByRole('checkbox', { name: 'Alle dürfen ordnen' }).uncheck()
  await phone.getByText('Gerade ordnen Moderation und Protokoll.').waitFor()
  expect(await list.getByRole('checkbox').count()).toBe(0)
  await sheet.getByRole('checkbox', { name: 'Alle dürfen ordnen' }).check()
  await cockpit.keyboard.press('Escape')
  await shot(cockpit, 'groups-columns-1280')
  expect(await violations(cockpit, 'main')).toEqual([])
  await phone.getByRole('button', { name: 'Rückgängig' }).click()
  await expect.poll(() => Object.keys(room().annotation.groupOf).length).toBe(0)
})

it('what the facilitation shows is seen by all; who wandered off is not moved and finds back', async () => {
  await stage.enter('discuss')
  await h1(phone, 'Besprechen')
  const zeigen = cockpit.getByRole('button', { name: /^Zeigen/ })
  await zeigen.first().click()
  await phone.getByText('Die Moderation zeigt:', { exact: true }).waitFor()
  await expect.poll(() => phone.evaluate(() => window.scrollY)).toBeGreaterThan(300)
  await phone.waitForTimeout(900)
  await shot(phone, 'discuss-seat-320')
  await phone.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  await phone.getByRole('button', { name: 'Zurück zur Moderation' }).waitFor()
  const away = await phone.evaluate(() => window.scrollY)
  await zeigen.nth(1).click()
  await phone.waitForTimeout(700)
  // What stands above the text may change its height; the reader stays far from the shown passage.
  expect(await phone.evaluate(() => window.scrollY)).toBeGreaterThan(away - 1000)
  await phone.getByRole('button', { name: 'Zurück zur Moderation' }).click()
  await expect.poll(() => phone.evaluate(() => window.scrollY)).toBeLessThan(away - 2000)
  await shot(cockpit, 'discuss-facilitation-1280')
  await shot(desk, 'discuss-seat-1280')
  for (const page of [cockpit, desk, phone]) expect(await violations(page, 'main')).toEqual([])
})

it('a reply reaches everybody without an author; only its writer and the editors can remove it', async () => {
  await phone.getByRole('button', { name: 'Anmerkungen dazu' }).click()
  const sheet = phone.getByRole('dialog')
  await sheet.getByText('Antworten', { exact: true }).first().click()
  await sheet.getByLabel('Ihre Antwort').first().fill('Das wusste damals niemand.')
  await sheet.getByRole('button', { name: 'Antwort senden' }).first().click()
  await expect.poll(() => room().discussion.replies.length).toBe(1)
  await expect.poll(() => sheet.getByLabel('Ihre Antwort').first().inputValue()).toBe('')
  await shot(phone, 'discuss-sheet-320')
  expect(await violations(phone, 'dialog')).toEqual([])
  await phone.keyboard.press('Escape')
  const id = room().discussion.replies[0]?.annotationId ?? ''
  const span = room().annotation.revealed[id]?.span
  if (!span) throw new Error('the reply belongs to an annotation')
  const focus = { span, entryId: span.entryId, annotationId: id }
  await facilitation.must({ type: 'show', focus })
  const answered = desk.locator(`[data-revealed="${id}"]`)
  await answered.getByText('1 Antwort', { exact: true }).click()
  await answered.getByText('Das wusste damals niemand.').waitFor()
  expect(await desk.getByRole('button', { name: /^Entfernen/ }).count()).toBe(0)
})

it('perspectives and the statement are written down without authors, by whoever may', async () => {
  await stage.enter('perspectives')
  await phone.getByRole('radio', { name: 'Vater' }).check({ force: true })
  await phone.getByLabel('Notiz aus dieser Sicht').fill('Er wurde nie gefragt.')
  await phone.getByRole('button', { name: 'Notiz festhalten' }).click()
  await cockpit.getByText('Er wurde nie gefragt.', { exact: true }).waitFor()
  expect(room().discussion.perspectives).toMatchObject([{ perspective: 'father' }])
  await shot(phone, 'perspectives-320', true)
  await shot(cockpit, 'perspectives-1280', true)
  expect(await violations(phone, 'main')).toEqual([])
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  await stage.enter('statement')
  await cockpit
    .getByLabel('Stellungnahme der Falleinbringenden')
    .fill('Wir hatten zwei Fälle am Tag.')
  await cockpit.getByRole('button', { name: 'Festhalten', exact: true }).click()
  await phone.getByText('Wir hatten zwei Fälle am Tag.').waitFor()
  expect(await phone.getByRole('textbox').count()).toBe(0)
  await shot(phone, 'statement-320', true)
  await shot(cockpit, 'statement-1280', true)
  for (const page of [cockpit, phone]) expect(await violations(page, 'main')).toEqual([])
})

it('[RV2] going back after the reveal says what is true; a note that stays hidden is brought to mind before the end', async () => {
  await stage.enter('annotate')
  await desk.getByText('Es ist schon aufgedeckt').first().waitFor()
  expect(await phone.locator('main').innerText()).not.toContain('Bis zum Aufdecken sieht')
  await phone.getByRole('button', { name: /^Eintrag 1,/ }).click()
  await phone.getByRole('button', { name: 'Ganzen Eintrag anmerken' }).click()
  const sheet = phone.getByRole('dialog')
  await sheet.getByText('Es ist schon aufgedeckt').waitFor()
  await sheet.getByRole('option').first().click()
  await sheet.getByRole('button', { name: 'Entwicklungspotenzial' }).click()
  await phone.getByText('Gesichert:').waitFor()
  await phone.getByRole('button', { name: 'Notiz dazu' }).click()
  await phone.getByRole('textbox', { name: /^Notiz/ }).fill('Das kam mir erst jetzt.')
  await phone.getByRole('button', { name: 'Änderung sichern' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await stage.enter('close')
  await phone.getByRole('heading', { name: 'Ihre verdeckte Anmerkung' }).waitFor()
  await phone.getByText('Sagen Sie laut, was in die Runde gehört.').waitFor()
  // Who steers is told to ask, without a count, and no other seat hears of it.
  await cockpit.getByText('Fragen Sie in die Runde, bevor Sie enden').waitFor()
  for (const page of [cockpit, desk])
    expect(await page.getByRole('heading', { name: /verdeckte/ }).count()).toBe(0)
  expect(await violations(phone, 'main')).toEqual([])
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  await shot(phone, 'last-notes-320', true)
  await facilitation.must({ type: 'closeWorkshop' })
  await phone.getByText('Sie wurden nicht aufgedeckt').waitFor()
  expect(await desk.getByRole('heading', { name: /verdeckte/ }).count()).toBe(0)
  await phone.getByText('Das kam mir erst jetzt.').waitFor()
  await phone.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const copy = phone.getByRole('button', { name: 'Notizen für die Moderation kopieren' })
  await copy.focus()
  await phone.keyboard.press('Enter')
  await phone.getByText('Kopiert', { exact: true }).first().waitFor()
  expect(await phone.evaluate(() => navigator.clipboard.readText())).toBe('Das kam mir erst jetzt.')
  // Without HTTPS a browser offers no clipboard: then the way by hand is said.
  await phone.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await copy.click()
  await phone.getByText('Dieser Browser kopiert hier nicht.').first().waitFor()
  await shot(phone, 'last-notes-after-320', true)
  expect(await violations(phone, 'main')).toEqual([])
})
