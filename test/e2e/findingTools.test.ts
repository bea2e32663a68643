// Every field of a finding and of a recommendation, on the screen of the seat that writes; and on a seat that reads
// along.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { button, focusedOn, pause, twice } from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

let stage: Stage
let facilitation: RoomVisitor
let cockpit: Page
let reader: Page
let findingIds: string[]

const room = () => facilitation.mirror.view.room
const first = () => room().finding.findings[0]
const group = (name: string | RegExp): Locator => cockpit.getByRole('group', { name })

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  await stage.annotate(await stage.seats(4))
  await stage.reveal()
  findingIds = await stage.findings()
  ;[cockpit, reader] = await Promise.all([stage.cockpit(), stage.seatPage()])
  await button(cockpit, 'Befund 1 öffnen').click()
  await cockpit.getByLabel('Überschrift').waitFor()
})
afterAll(() => stage.close())

it('F18: what was opened is seen from its top, and the keyboard is there; closed, at its button', async () => {
  const keyboard = () =>
    cockpit.evaluate(() => {
      const { top, bottom } = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
      const name = document.activeElement?.ariaLabel ?? document.activeElement?.textContent
      return { name, seen: top >= 0 && bottom <= innerHeight }
    })
  await expect.poll(keyboard).toEqual({ name: 'Befund 1', seen: true })
  await button(cockpit, 'Befund 1 zuklappen').focus()
  await pause()
  await cockpit.keyboard.press('Enter')
  await expect.poll(keyboard).toEqual({ name: 'Befund 1 öffnen', seen: true })
  await pause()
  await cockpit.keyboard.press('Enter')
  await expect.poll(keyboard).toEqual({ name: 'Befund 1', seen: true })
})

it('writes every text of a finding, and a reader sees it', async () => {
  for (const [label, words] of [
    ['Überschrift', 'Wer rief an?'],
    ['Beobachtung', 'Niemand fragte nach.'],
    ['Erklärung aus damaliger Sicht', 'Die Zeit fehlte.'],
    ['Minderheitensicht', 'Es war bekannt.'],
  ] as const)
    await cockpit.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(words)
  await button(reader, 'Befund 1 öffnen').click()
  for (const [label, words] of [
    ['Überschrift', 'Wer rief an?'],
    ['Beobachtung', 'Niemand fragte nach.'],
    ['Erklärung aus damaliger Sicht', 'Die Zeit fehlte.'],
    ['Minderheitensicht', 'Es war bekannt.'],
  ] as const)
    await expect
      .poll(() => reader.getByRole('textbox', { name: new RegExp(`^${label}`) }).inputValue())
      .toBe(words)
})

it('sets direction, level, reach, rating and factors', async () => {
  const turned = first()?.direction === 'strength' ? 'Entwicklungspotenzial' : 'Gelungen'
  await group('Was zeigt der Befund?').getByText(turned).click()
  await expect.poll(() => first()?.direction).toBe(turned === 'Gelungen' ? 'strength' : 'potential')
  for (const [name, read] of [
    ['Ebene', () => first()?.level],
    ['Gilt er über den Fall hinaus?', () => first()?.evidenceLevel],
    [/^Einstufung/, () => first()?.rating],
  ] as const) {
    const before = read()
    await group(name)
      .locator('input:not(:checked) + label, label:has(input:not(:checked))')
      .first()
      .click()
    await expect.poll(read).not.toBe(before)
  }
  await button(cockpit, 'Einstufung entfernen').click()
  await expect.poll(() => first()?.rating).toBeNull()
  for (const box of await group('Bedingungsfaktoren').getByRole('checkbox').all()) {
    const before = first()?.factors.length
    await box.click()
    await expect.poll(() => first()?.factors.length).not.toBe(before)
  }
})

it('chooses another criterion', async () => {
  const before = first()?.criterionId
  await button(cockpit, 'Als Favorit merken, nur in diesem Fenster').click()
  await button(cockpit, 'Aus den Favoriten nehmen').click()
  await button(cockpit, 'Als Favorit merken, nur in diesem Fenster').waitFor()
  await button(cockpit, 'Ändern').click()
  await cockpit.getByRole('combobox', { name: 'Kriterium' }).fill('Kind')
  await cockpit.getByRole('option').nth(1).click()
  await expect.poll(() => first()?.criterionId).not.toBe(before)
})

it('chooses evidence: searches, folds, ticks a place as a whole, leaves without a change, takes it over', async () => {
  const count = () => first()?.annotationIds.length ?? 0
  const picker = cockpit.getByRole('dialog', { name: 'Anmerkungen als Beleg' })
  const open = () => button(cockpit, 'Anmerkungen als Beleg wählen').click()
  const before = count()
  await open()
  await picker
    .getByRole('checkbox', { name: /^alle \d/ })
    .first()
    .click()
  await button(picker, 'Abbrechen').click()
  await picker.waitFor({ state: 'hidden' })
  expect(count()).toBe(before)
  await open()
  await button(picker, 'Schließen').click()
  await open()
  const cards = picker.getByRole('checkbox', { name: /^„/ })
  const shown = await cards.count()
  await button(picker, /\d ähnliche:/).click()
  await expect.poll(() => cards.count()).toBeGreaterThan(shown)
  await button(picker, 'Alles zuklappen').click()
  await expect.poll(() => cards.count()).toBe(0)
  await picker.getByRole('button', { name: /^P-/ }).first().click()
  await expect.poll(() => cards.count()).toBeGreaterThan(0)
  await button(picker, 'Alles zuklappen').click()
  await button(picker, 'Alles aufklappen').click()
  await picker.getByRole('searchbox', { name: 'Suchen' }).fill('Hausbesuch')
  await picker.getByText(/^\d+ Anmerkung(en)?, /).waitFor()
  await picker.getByRole('searchbox', { name: 'Suchen' }).fill('')
  await picker
    .getByRole('checkbox', { name: /^alle \d/, checked: false })
    .first()
    .click()
  await button(picker, /übernehmen$/).click()
  await expect.poll(count).toBeGreaterThan(before)
})

it('chooses a passage of the text, takes evidence away, and says why there is none', async () => {
  const text = cockpit.getByRole('dialog', { name: /Textstelle/ })
  await button(cockpit, 'Textstelle wählen').click()
  await button(text, 'Schließen').click()
  await text.waitFor({ state: 'hidden' })
  await button(cockpit, 'Textstelle wählen').click()
  await text.getByRole('button', { name: /^Eintrag 1,/ }).click()
  // What is chosen here is evidence: no word of notes.
  const sentences = cockpit.getByRole('dialog', { name: 'Welcher Satz?' })
  await button(sentences, 'Ganzen Eintrag als Beleg nehmen').waitFor()
  expect(await sentences.innerText()).not.toMatch(/anmerken|danach dazu/)
  await button(sentences, 'Ganzen Eintrag als Beleg nehmen').click()
  await expect.poll(() => first()?.spans.length).toBe(1)
  await button(cockpit, 'Textstelle wählen').click()
  await text.getByRole('button', { name: /^Eintrag 2,/ }).click()
  await sentences.getByRole('listitem').first().getByRole('button').click()
  await expect.poll(() => first()?.spans.length).toBe(2)
  const all = () => (first()?.annotationIds.length ?? 0) + (first()?.spans.length ?? 0)
  while (all() > 0) {
    const left = all()
    await button(cockpit, /^Beleg entfernen/).click()
    await expect.poll(all).toBe(left - 1)
  }
  await cockpit.getByLabel('Warum gibt es keine Textstelle?').fill('Aus dem Gespräch der Runde.')
  await cockpit.getByLabel('Erklärung aus damaliger Sicht').focus()
  await expect.poll(() => first()?.noEvidenceReason).toBe('Aus dem Gespräch der Runde.')
})

it('closes it, moves it down and up, shows it on the wall', async () => {
  await button(cockpit, 'Befund 1 zuklappen').click()
  await cockpit.getByLabel('Überschrift').waitFor({ state: 'hidden' })
  await button(reader, 'Befund 1 zuklappen').click()
  await reader.getByText('Die Zeit fehlte.').waitFor({ state: 'hidden' })
  await button(cockpit, 'Befund 1 nach unten').press('Enter')
  await expect.poll(() => room().finding.findings[1]?.id).toBe(findingIds[0])
  await focusedOn(button(cockpit, 'Befund 1 nach unten'))
  await button(cockpit, 'Befund 1 nach oben').click()
  await expect.poll(() => room().finding.findings[0]?.id).toBe(findingIds[0])
})

it('writes every field of a recommendation, closes it and removes it', async () => {
  await stage.recommendations(findingIds.slice(0, 1))
  const made = () => room().recommendation.recommendations[0]
  await button(cockpit, 'Empfehlung 1 öffnen').click()
  await cockpit.getByLabel('Wortlaut der Empfehlung').fill('Die Leitung regelt die Vertretung.')
  await cockpit.getByLabel('An wen richtet sie sich?').selectOption({ index: 1 })
  await expect.poll(() => made()?.addressee).not.toBe('office')
  await cockpit.getByLabel('Verantwortlich').fill('Leitung ASD')
  await cockpit.getByLabel('Frist').fill('2027-09-01')
  await cockpit.getByLabel('Woran merken wir es?').fill('Kein offener Anruf am Montag.')
  const boxes = group('Aus welchen Befunden folgt sie?').getByRole('checkbox')
  // What is missing is said by name, and nothing that is there.
  const missing = cockpit.getByText('Es fehlt noch:', { exact: true })
  await boxes.nth(0).setChecked(false)
  await cockpit.getByText('Empfehlung 1: Befund', { exact: true }).waitFor()
  expect(await cockpit.getByText(/^Zum Abschluss braucht jede/).count()).toBe(0)
  await boxes.nth(0).setChecked(true)
  await missing.waitFor({ state: 'detached' })
  await boxes.nth(1).setChecked(true)
  await expect
    .poll(() => made())
    .toMatchObject({
      owner: 'Leitung ASD',
      due: '2027-09-01',
      indicator: 'Kein offener Anruf am Montag.',
      findingIds: findingIds.slice(0, 2),
    })
  await button(cockpit, 'Empfehlung 1 zuklappen').click()
  await cockpit.getByLabel('Verantwortlich').waitFor({ state: 'hidden' })
  await button(cockpit, 'Empfehlung 1 öffnen').click()
  await twice(cockpit, 'Entfernen', /^Empfehlung 1 .*entfernen\?$/)
  await expect.poll(() => room().recommendation.recommendations.length).toBe(0)
})
