// Working on a text that was read in: entries are moved, split, joined and taken away, a slip is taken back.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { House } from '../support/house.ts'
import { intakePage } from '../support/intakePage.ts'
import { button, focusedOn, heading, link, twice } from '../support/screen.ts'

const CHRONOLOGY = [
  'KM = Kindesmutter',
  '',
  '28.12.2023, 10:40 Uhr – Mitteilung',
  'Die Kita ruft an. Rückruf unter 0170 1234567.',
  '',
  '03.01., 9 Uhr – Hausbesuch',
  'KM öffnet. Am 02.01. war niemand da. Am 04.01. auch nicht.',
  '',
  '05.01. – Beratung',
  'Das Team berät. Es bleibt dabei.',
].join('\n')

let house: House
let page: Page
beforeAll(async () => {
  house = await House.empty()
  page = await intakePage(house, 'Fall 9')
})
afterAll(() => house.close())

const texts = (): Locator => page.getByLabel(/^Text von Eintrag \d+$/)
const words = (): Promise<string[]> =>
  texts().evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))
const kindOfEntry = (at: number): Locator => page.getByLabel('Art', { exact: true }).nth(at)
const chosen = (select: Locator): Promise<string | undefined> =>
  select.evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.label)
const step = (name: string): Locator =>
  page.getByRole('navigation', { name: 'Schritte' }).getByRole('button', { name })

it('explains how entries are found, asks for day 0, and lets the text be chosen again', async () => {
  await page.getByText('So werden Einträge erkannt').click()
  await page.getByText('Jede Zeile, die mit einem Tag beginnt').waitFor()
  await page.getByLabel('Oder Text einfügen').fill(CHRONOLOGY)
  await button(page, 'Eingefügten Text einlesen').click()
  await heading(page, 'Welcher Tag ist Tag 0?').waitFor()
  await button(page, 'Anderen Text einlesen').click()
  await page.getByLabel('Oder Text einfügen').waitFor()
  await button(page, 'Eingefügten Text einlesen').click()
  await button(page, 'Tage zählen').click()
  await expect.poll(() => texts().count()).toBe(3)
})

it('goes back and forth between the three steps', async () => {
  await step('Einlesen').click()
  await button(page, 'Zurück zu den Einträgen').click()
  await heading(page, 'Einträge prüfen').waitFor()
  await step('Lesen und einreichen').click()
  await heading(page, 'Lesen und einreichen').waitFor()
  await button(page, 'Zur ersten offenen Stelle').click()
  await heading(page, 'Einträge prüfen').waitFor()
  await step('Lesen und einreichen').click()
  await heading(page, 'Lesen und einreichen').waitFor()
  await step('Einträge prüfen').click()
  await heading(page, 'Einträge prüfen').waitFor()
})

it('leads to each place that is open; a number is kept with a reason, or not', async () => {
  await button(page, 'Zur offenen Stelle').click()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null))
    .toBe(true)
  await button(page, /^Zur Stelle: 0170/).click()
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value))
    .toContain('0170')
  await button(page, /^Trotzdem behalten: 0170/).click()
  await page.getByLabel(/^Warum darf/).waitFor()
  await button(page, 'Abbrechen').click()
  await button(page, /^Trotzdem behalten: 0170/).click()
  await page.getByLabel(/^Warum darf/).fill('Nummer des Notdienstes')
  await page.getByRole('button', { name: 'Behalten', exact: true }).click()
  await button(page, /^Doch ändern: 0170/).click()
  await button(page, /^Trotzdem behalten: 0170/).waitFor()
  await button(page, /^Alle \d ersetzen$/).click()
  await expect.poll(async () => (await words()).join(' ')).not.toMatch(/\d\d\.01\./)
  await button(page, 'Rückgängig').click()
  await expect.poll(async () => (await words()).join(' ')).toContain('02.01.')
  await page.getByLabel('Welcher Tag ist Tag 0?').fill('2023-12-27')
  await button(page, '„02.01.“ durch „Tag 6“ ersetzen').click()
  await expect.poll(async () => (await words()).join(' ')).toContain('Am Tag 6')
  await button(page, 'Durch den Tag ersetzen').click()
  await expect.poll(async () => (await words()).join(' ')).not.toMatch(/\d\d\.01\./)
})

it('moves, splits, joins, adds and deletes entries, and takes each back', async () => {
  const [one = '', two = '', three = ''] = await words()
  const undo = async () => {
    await button(page, 'Rückgängig').click()
    await page.getByText('Der letzte Schritt ist zurückgenommen.').waitFor({ state: 'attached' })
    await expect.poll(words).toEqual([one, two, three])
  }
  await button(page, 'Eintrag 1 nach unten').click()
  await expect.poll(words).toEqual([two, one, three])
  await button(page, 'Nach Tagen ordnen').click()
  await expect.poll(words).toEqual([one, two, three])
  await button(page, 'Eintrag 1 nach unten').press('Enter')
  await focusedOn(button(page, 'Eintrag 2 nach unten'))
  await button(page, 'Eintrag 2 nach oben').press('Enter')
  await focusedOn(button(page, 'Eintrag 1 nach unten'))
  await expect.poll(words).toEqual([one, two, three])
  await button(page, 'Mit dem nächsten verbinden').click()
  await expect.poll(() => texts().count()).toBe(2)
  await undo()
  await texts().nth(2).focus()
  await page.keyboard.press('Control+Home')
  for (let at = 0; at < 'Das Team berät.'.length; at++) await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Hier trennen' }).nth(2).click()
  await expect.poll(() => texts().count()).toBe(4)
  await undo()
  await button(page, 'Eintrag hinzufügen').click()
  await expect.poll(() => texts().count()).toBe(4)
  await button(page, 'Eintrag 4 löschen').click()
  await expect.poll(words).toEqual([one, two, three])
})

it('takes title, day, time and heading by hand, and the outcome from one entry on', async () => {
  const field = (label: string): Locator => page.getByLabel(new RegExp(`^${label}`)).first()
  await field('Titel des Falls').fill('Wer sieht das Kind?')
  await page.getByLabel('Tag', { exact: true }).last().fill('40')
  await field('Uhrzeit').fill('11:15')
  await field('Überschrift').fill('Anruf der Kita')
  // What the words suggest, until a person says another kind, or none [EK2].
  expect(await chosen(kindOfEntry(1))).toBe('Hausbesuch')
  expect(await chosen(kindOfEntry(2))).toBe('Beratung im Team')
  await kindOfEntry(0).selectOption('Kontakt mit Fachleuten')
  await kindOfEntry(2).selectOption('nicht bestimmt')
  await button(page, 'Rückgängig').click()
  await expect.poll(() => chosen(kindOfEntry(2))).toBe('Beratung im Team')
  const outcome = page.getByRole('button', { name: 'Ausgang beginnt hier' }).last()
  await outcome.click()
  await page.getByText('Ab hier beginnt der Ausgang').waitFor()
  await button(page, 'Kürzel hinzufügen').click()
  await page.getByLabel('Kürzel 1', { exact: true }).fill('KV')
  await page.getByLabel('Bedeutung 1', { exact: true }).fill('Kindesvater')
  await button(page, 'Kürzel KV löschen').click()
  await expect.poll(() => page.getByLabel('Kürzel 1', { exact: true }).count()).toBe(0)
  await page
    .getByText(/^gesichert \d/)
    .first()
    .waitFor()
  await link(page, '← Fall 9').click()
  await link(page, 'Am Entwurf weiterarbeiten').click()
  await button(page, 'Weiterarbeiten').click()
  await expect.poll(() => field('Titel des Falls').inputValue()).toBe('Wer sieht das Kind?')
  expect(await field('Überschrift').inputValue()).toBe('Anruf der Kita')
  expect(await chosen(kindOfEntry(0))).toBe('Kontakt mit Fachleuten')
})

it('throws the draft away only when asked twice', async () => {
  await button(page, 'Zwischenstand verwerfen').click()
  await page.keyboard.press('Escape')
  expect(await texts().count()).toBe(3)
  await twice(page, 'Zwischenstand verwerfen', 'Alles Eingegebene verwerfen?')
  await expect.poll(() => page.getByLabel('Oder Text einfügen').inputValue()).toBe('')
  await page.reload()
  await page.getByLabel('Oder Text einfügen').waitFor()
  expect(await button(page, 'Weiterarbeiten').count()).toBe(0)
})
