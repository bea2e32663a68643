// The demo of the state level as an analyst and as an office walk through it: two releases of 186 offices.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SeededState } from '../../server/demo/seedDemo.ts'
import { logIn, type Cookies } from '../../server/demo/visitor.ts'
import { House, type Opened } from '../support/house.ts'
import { stateDatabase } from '../support/preparedDatabase.ts'
import { followSections, heading, link, sound, soundOnBoth } from '../support/screen.ts'

/** A server with the demo of the state level. */
class StateHouse extends House {
  readonly #seeded: SeededState

  private constructor(opened: Opened, seeded: SeededState) {
    super(opened)
    this.#seeded = seeded
  }

  static async open(): Promise<StateHouse> {
    const { bytes, told } = await stateDatabase()
    return new StateHouse(await House.listen(bytes), told)
  }

  logIn(mailbox: string): Promise<Cookies> {
    const account = this.#seeded.accounts.find(({ email }) => email.startsWith(`${mailbox}@`))
    if (!account) throw new Error(`there is no ${mailbox}`)
    return logIn(this.address, account.email, account.password)
  }
}

let house: StateHouse
beforeAll(async () => {
  house = await StateHouse.open()
})
afterAll(() => house.close())

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

/** From the first page of an account to the newest release. */
async function openNewest(mailbox: string): Promise<Page> {
  const page = await house.page('/amt', await house.logIn(mailbox))
  await link(page, 'Auswertung').click()
  await heading(page, 'Landesweite Auswertung').waitFor()
  await link(page, 'Auswertung 2').click()
  await heading(page, /^Auswertung 2$/).waitFor()
  await heading(page, 'Das Wichtigste').waitFor()
  return page
}

describe('the demo of the state level', () => {
  it('[LA1] shows an analyst both releases, and how many of those whose turn it was delivered', async () => {
    const page = await openNewest('auswertung')
    await says(page, /124 von 131 Jugendämtern/)
    await followSections(page)
    await page.getByText('Strukturmerkmal: Zwei Werte').first().click()
    await page.getByRole('combobox', { name: 'Turnus' }).selectOption({ label: 'ab 2018' })
    await says(page, /Turnus ab 2018: Jugendämter und Fälle/)
    await soundOnBoth(page, 'state-analyst')
    await page.goBack()
    await link(page, 'Auswertung 1').click()
    await heading(page, /^Auswertung 1$/).waitFor()
    await says(page, /69 von 76 Jugendämtern/)
    await page.close()
  })

  it('[LA12] shows an office the same picture, and its own figures beside it', async () => {
    const page = await openNewest('koordination')
    await heading(page, /^Ihr Jugendamt/).waitFor()
    // Only where a package of its own counts.
    await says(page, 'Ihre eigenen sind für Ihr Haus bestimmt')
    await followSections(page)
    await soundOnBoth(page, 'state-office')
    await page.close()
  })

  it('[SE1] shows an office what the state recommends to all, and what is asked of it', async () => {
    const page = await house.page('/amt', await house.logIn('koordination'))
    await link(page, 'Empfehlungen').click()
    await says(page, 'Wartet auf Ihre Antwort.')
    await says(page, 'Noch ohne Ihre Stellungnahme.')
    await soundOnBoth(page, 'state-recommendations')
    await link(page, /Die Einschätzung gemeinsam schreiben/).click()
    await heading(page, /Die Einschätzung gemeinsam schreiben/).waitFor()
    await soundOnBoth(page, 'state-recommendation-office')
    await page.close()
    const analyst = await house.page('/amt', await house.logIn('auswertung'))
    await link(analyst, 'Empfehlungen').click()
    await link(analyst, /Die Einschätzung gemeinsam schreiben/).click()
    await heading(analyst, /Die Einschätzung gemeinsam schreiben/).waitFor()
    await soundOnBoth(analyst, 'state-recommendation-analyst')
    // Evidence is looked for in the newest cycle first.
    await link(analyst, '← Handlungsempfehlungen').click()
    await link(analyst, 'Empfehlung schreiben').click()
    await analyst.getByLabel('Gezählt wird').waitFor()
    const counted = analyst.getByLabel('Gezählt wird').locator('option')
    expect((await counted.allInnerTexts()).some((text) => text.includes('ab 2018'))).toBe(true)
    expect(await counted.locator(':scope:checked').innerText()).toMatch(/Turnus ab 2023$/)
    await analyst.close()
  })

  it('[LA2] shows the two who answer for secrecy what the next release is made with', async () => {
    const page = await house.page('/amt/auswertung', await house.logIn('geheimhaltung'))
    await heading(page, 'Landesweite Auswertung').waitFor()
    await sound(page, 'state-secrecy')
    expect(await page.getByRole('button', { name: 'Auswertung berechnen' }).count()).toBe(1)
    await page.close()
  })
})
