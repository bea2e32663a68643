import type { Page } from 'playwright-core'
import type { House } from './house.ts'
import { button, link } from './screen.ts'
import { sessionOf, settle } from './village.ts'

/** The page on which the text of a new case is read in, as the coordination of an office has it. */
export async function intakePage(house: House, label: string): Promise<Page> {
  const village = await settle(house.server.deps)
  const cookies = await sessionOf(house.server.deps, village.coordinator)
  const page = await house.page('/amt/faelle', cookies)
  await button(page, 'Fall anlegen').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Kürzel').fill(label)
  await dialog.getByRole('radio', { name: 'Zufällig gezogen' }).check()
  await dialog.getByLabel('Der Fall ist abgeschlossen').check()
  await button(dialog, 'Fall anlegen').click()
  await link(page, 'Text einlesen').click()
  return page
}

/** Says of every entry in which nothing was found that it was read. */
export async function readEntries(page: Page): Promise<void> {
  await page.getByText('Der Text wird durchsucht').waitFor({ state: 'detached' })
  const unread = page.getByRole('button', { name: /^Gelesen, nichts zu ersetzen: Eintrag/ })
  for (let left = await unread.count(); left > 0; left--) await unread.first().click()
}
