// The master data of a case: written by one account of an office, told what is rare of it, answered by another at the release.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { House } from '../support/house.ts'
import { button, heading, link, soundOnBoth, twice } from '../support/screen.ts'
import { answered, nothingFound } from '../support/selfReview.ts'
import { Caller } from '../support/testServer.ts'
import { sampleText, sessionOf, settle, type Village } from '../support/village.ts'

let house: House
let village: Village
let first: Page
let second: Page
let caseHref: string
const YEAR = new Date().getUTCFullYear() - 1

beforeAll(async () => {
  house = await House.empty()
  village = await settle(house.server.deps)
  const session = (id: string) => sessionOf(house.server.deps, id)
  const author = new Caller(house.server, await session(village.coordinator))
  const body = { label: 'A-5', origin: 'random' as const, closed: true }
  const { id } = await author.call('addCase', { params: { id: village.own.procedureId }, body })
  await author.call('submitCaseText', {
    params: { id },
    body: {
      ...{ text: sampleText, base: 0, note: '', kept: [] },
      ...{ selfReview: answered, intake: nothingFound },
    },
  })
  caseHref = `/amt/faelle/${village.own.procedureId}/${id}`
  first = await house.page(caseHref, await session(village.coordinator))
  second = await house.page(caseHref, await session(village.secondCoordinator))
})
afterAll(() => house.close())

const panel = (page: Page) => page.getByRole('region', { name: 'Eckdaten des Falls' })
const choose = (page: Page, field: string, value: string) =>
  panel(page).getByLabel(field).selectOption({ label: value })

describe('the master data of a case', () => {
  it('[MD2] are chosen from lists; what is rare is told at once, and a press makes it coarser', async () => {
    await panel(first).getByText('Noch keine Eckdaten').waitFor()
    await button(panel(first), 'Eckdaten eintragen').click()
    await button(panel(first), 'Abbrechen').click()
    await button(panel(first), 'Eckdaten eintragen').click()
    const form = panel(first)
    const rare = form.getByText(/^Selten in Ihrem Jugendamt/)
    await choose(first, 'Ergebnis der Gefährdungseinschätzung', 'akute Kindeswohlgefährdung')
    expect(await rare.count()).toBe(0)
    for (const kind of [/^körperliche/, /^psychische/, /^sexuelle/])
      for (const isSaid of [true, false])
        await form.getByRole('checkbox', { name: kind }).setChecked(isSaid)
    // Each list is opened; what it says is taken back.
    for (const list of await form.getByRole('combobox').all()) {
      const before = await list.inputValue()
      await list.selectOption({ index: 1 })
      await list.selectOption(before)
    }
    await form.getByLabel('Vernachlässigung').check()
    await choose(first, 'Ergebnis der Gefährdungseinschätzung', 'weder Gefährdung noch Hilfebedarf')
    await form.getByLabel('Vernachlässigung').waitFor({ state: 'detached' })
    await choose(first, 'Mitteilung kam von', 'Kita oder Kindertagespflege')
    await choose(first, 'Alter des Kindes bei der Mitteilung', '3 bis 5 Jahre')
    await choose(first, 'Abschluss der Gefährdungseinschätzung', `1. Halbjahr ${YEAR}`)
    await rare.waitFor()
    await form
      .getByText(/^Zu erwarten sind davon weniger als einer|davon etwa \d/)
      .first()
      .waitFor()
    await soundOnBoth(first, 'master-data-rare')
    const coarser = `„Abschluss der Gefährdungseinschätzung“ auf „Jahr ${YEAR}“ setzen`
    await button(form, coarser).click()
    const closedIn = form.getByLabel('Abschluss der Gefährdungseinschätzung')
    expect(await closedIn.inputValue()).toBe(String(YEAR))
    await button(form, 'Eckdaten speichern').click()
    await first.getByText('Die Eckdaten sind gespeichert.').waitFor()
    await panel(first).getByText('Kita oder Kindertagespflege').first().waitFor()
    await panel(first).getByText('Noch nicht bestätigt.').waitFor()
    expect(
      await panel(first)
        .getByText(/^Selten in Ihrem/)
        .count(),
    ).toBe(1)
    expect(await button(panel(first), 'Eckdaten bestätigen').count()).toBe(0)
    await soundOnBoth(first, 'master-data-case')
  })

  it('[MD4] of two who change them at the same moment the second one is told', async () => {
    await second.reload()
    for (const page of [first, second]) await button(panel(page), 'Eckdaten ändern').click()
    await choose(first, 'Geschlecht des Kindes', 'weiblich')
    await button(panel(first), 'Eckdaten speichern').click()
    await button(panel(first), 'Eckdaten ändern').waitFor()
    await choose(second, 'Geschlecht des Kindes', 'männlich')
    await button(panel(second), 'Eckdaten speichern').click()
    await second.getByText('Die Eckdaten wurden inzwischen geändert.').waitFor()
    await soundOnBoth(second, 'master-data-stale')
    await button(panel(second), 'Abbrechen').click()
    await second.reload()
    await panel(second).getByText('weiblich', { exact: true }).waitFor()
    // Confirmed on the page of the case, and open again once another value stands there.
    await twice(second, 'Eckdaten bestätigen', 'Erkennt daran im Ort niemand die Familie?')
    await second.getByText('Die Eckdaten sind bestätigt.').waitFor()
    await first.reload()
    await button(panel(first), 'Eckdaten ändern').click()
    await choose(first, 'Geschlecht des Kindes', 'männlich')
    await button(panel(first), 'Eckdaten speichern').click()
    await panel(first).getByText('Noch nicht bestätigt.').waitFor()
  })

  it('[MD5] [RC18] a warning is answered by the second account before it releases the text', async () => {
    await link(second, 'Fassung 1 lesen').click()
    await heading(second, 'A-5, Fassung 1').waitFor()
    await panel(second)
      .getByText(/^Selten in Ihrem Jugendamt/)
      .waitFor()
    for (const box of await second.getByRole('checkbox').all()) await box.check()
    await second.getByText('Noch offen: die Warnung zu den Eckdaten').waitFor()
    await soundOnBoth(second, 'release-master-data')
    await button(second, 'Zu den Eckdaten').click()
    await expect
      .poll(() => second.evaluate(() => document.activeElement?.textContent?.trim()))
      .toBe('Eckdaten bestätigen')
    await twice(second, 'Eckdaten bestätigen', 'Erkennt daran im Ort niemand die Familie?')
    await panel(second)
      .getByText(/bestätigt von/)
      .waitFor()
    // [RC18] While others would recognise the family, nothing is released.
    await button(second, 'Zur letzten Frage').click()
    await expect
      .poll(() => second.evaluate(() => document.activeElement?.getAttribute('type')))
      .toBe('radio')
    await second.getByRole('radio', { name: /^Auch andere/ }).check()
    await second.getByText('So lässt sich der Text nicht freigeben').waitFor()
    await soundOnBoth(second, 'release-recognised')
    expect(await button(second, 'Text freigeben').count()).toBe(0)
    await button(second, 'Zur letzten Frage').click()
    await second.getByText('Stand: wartet auf Freigabe').waitFor()
    await second.getByRole('radio', { name: 'Niemand' }).check()
    await button(second, 'Text freigeben').click()
    await second.getByText('Stand: freigegeben').waitFor()
    await first.reload()
    await panel(first)
      .getByText(/bestätigt von secondCoordinator/)
      .waitFor()
    await heading(first, 'Eckdaten des Falls').waitFor()
  })

  it('[MD4] the moderation sees nothing of them', async () => {
    const { deps } = house.server
    const moderation = await house.page(
      `${caseHref}/fassung/1`,
      await sessionOf(deps, village.facilitator),
    )
    await heading(moderation, 'A-5, Fassung 1').waitFor()
    expect(await moderation.getByText(/Eckdaten|Kita oder/).count()).toBe(0)
  })
})
