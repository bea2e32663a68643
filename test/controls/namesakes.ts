// Controls of one role and one name in several rows of a page: a person who goes through them by a list of all buttons, links
// or fields, or says their name aloud, cannot tell which row is meant.
import type { Page } from 'playwright-core'
import { watch } from './control.ts'

/** A control that stands in several rows, as `role „name“`, and the first words of two of them. */
export interface Namesakes {
  readonly control: string
  readonly rows: readonly string[]
}

/** What may be called the same in several rows, with the reason. */
const MAY_BE: ReadonlyMap<string, string> = new Map([])

/** Controls that cannot be told apart by their names, on the page as it stands or in the dialog that lies on it. */
export async function namesakesOn(page: Page): Promise<readonly Namesakes[]> {
  await watch(page)
  const found = await page.evaluate(() => window.controlWatch.namesakes())
  return found.filter(({ control }) => !MAY_BE.has(control))
}
