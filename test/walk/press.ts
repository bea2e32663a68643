// One act of a hand on one control, and whether the screen took it.
import type { ElementHandle, Page } from 'playwright-core'
import {
  coverOf,
  elementOf,
  isAnswered,
  lineKey,
  offeredOn,
  stateOf,
  type OfferedControl,
} from '../controls/control.ts'
import type { Prng } from '../support/prng.ts'
import type { FaultKind } from './faults.ts'

/** What a screen did wrong with an act. */
export interface Trouble {
  readonly kind: FaultKind
  readonly what: string
}

/** What people paste and type where one word was expected. */
const TEXTS = [
  'Wer hat wann mit der Schule gesprochen?',
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2).slice(0, 116),
  `https://www.beispiel.test/${'pfad-ohne-trennung-'.repeat(4)}ende`,
  'Zwei Zeilen.\nUnd noch eine.\n'.repeat(180).slice(0, 5000),
  'Ärger 👩‍👩‍👧 mit „Zeichen“ – & <b>mehr</b>',
  '',
]
/** Values of inputs that take no free text. */
const VALUES: Readonly<Record<string, string>> = {
  date: '2027-03-01',
  time: '09:30',
  email: 'niemand@beispiel.test',
  'datetime-local': '2027-03-01T09:30',
}

/** Words about something that passes may lie over a control for a few seconds. */
const PASSING = /toast|undo/i
/** Roles of controls that are written into. */
const TYPED: ReadonlySet<string> = new Set(['textbox', 'spinbutton', 'combobox', 'searchbox'])

/** What the browser driver says of a control, a page or a window that went away under the hand. */
const WENT_AWAY =
  /not attached|detached|context was destroyed|has been closed|Target closed|control is gone|Cannot find context|because of a navigation|interrupted by another|ERR_ABORTED|is not visible/i

/** A hand waits so long for a control to keep still, in milliseconds; a second time longer: a busy machine is slow. */
const HOLD_MS = [8000, 60_000] as const
/** A second press waits so long for its answer, in milliseconds: a dead control never answers. */
const LATE_MS = 15_000
/** Pauses before a covered control is looked at again, in milliseconds: what slides in or out has ended then. */
const SLIDES_MS = [500, 2000]

export const wentAway = (error: unknown): boolean => WENT_AWAY.test(String(error))

/**
 * A page is still while it stays the same for so long; it is not waited for longer than the second, in milliseconds.
 */
const STILL_MS = 200
const MOST_STIR_MS = 3000

/** Waits until a page has taken in what it heard, so that the same seed meets the same controls on any machine. */
export async function settled(page: Page): Promise<void> {
  const until = Date.now() + MOST_STIR_MS
  let before = await stateOf(page)
  while (!page.isClosed() && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, STILL_MS))
    const now = await stateOf(page)
    if (now !== undefined && now === before) return
    before = now
  }
}

/** Uses a control as its kind asks for. Null if the screen took it, or where the control went away meanwhile. */
export async function use(
  page: Page,
  control: OfferedControl,
  random: Prng,
  isDouble: boolean,
): Promise<Trouble | null> {
  let again: OfferedControl | undefined = control
  let failure: unknown
  for (const hold of HOLD_MS) {
    try {
      return await useOnce(page, again, random, isDouble, hold)
    } catch (error) {
      if (page.isClosed() || wentAway(error)) return null
      failure = error
    }
    again = await sameOn(page, control)
    if (!again) return null
  }
  const why = reasonOf(failure)
  // The machine drew no picture in all that time: that says nothing of the screen.
  if (/waiting for element to be visible/.test(why)) return null
  return { kind: 'not pressable', what: `${words(control)}: ${why}` }
}

async function useOnce(
  page: Page,
  control: OfferedControl,
  random: Prng,
  isDouble: boolean,
  timeout: number,
): Promise<Trouble | null> {
  const cover = await lastingCover(page, control)
  if (cover === null) return null
  if (cover !== '' && !PASSING.test(cover))
    return { kind: 'covered', what: `${words(control)} by ${cover}` }
  const element = await elementOf(page, control)
  // What only shows something is there to be selected and copied: it has the focus by now.
  if (control.readOnly) return null
  if (control.type === 'select') {
    await select(element, random, timeout)
    return null
  }
  if (control.type === 'range') return slide(page, element, control)
  if (TYPED.has(control.role)) {
    const number = String(random.below(1200) - 100)
    const value = control.type === 'number' ? number : VALUES[control.type]
    await element.fill(value ?? random.pick(TEXTS), { timeout })
    return null
  }
  const click = { timeout, noWaitAfter: true }
  const press = () => (isDouble ? element.dblclick(click) : element.click(click))
  if ((await isAnswered(page, press)) || control.chosen || isDouble) return null
  const same = await sameOn(page, control)
  if (!same || same.chosen) return null
  const second = await elementOf(page, same)
  if (await isAnswered(page, () => second.click(click), LATE_MS)) return null
  return { kind: 'no answer', what: words(control) }
}

/** The same control once more, if the page still offers it under the same name. */
async function sameOn(page: Page, control: OfferedControl): Promise<OfferedControl | undefined> {
  const offered = await offeredOn(page).catch(() => [])
  return offered.find(
    (one) => lineKey(one) === lineKey(control) && one.fullName === control.fullName,
  )
}

/** What still covers a control after anything that slides has ended; null if the control is gone. */
async function lastingCover(page: Page, control: OfferedControl): Promise<string | null> {
  let cover = await coverOf(page, control)
  for (const pause of SLIDES_MS) {
    if (cover === '' || cover === null) break
    await page.waitForTimeout(pause)
    cover = await coverOf(page, control)
  }
  return cover
}

async function select(element: ElementHandle, random: Prng, timeout: number): Promise<void> {
  const count = await element.evaluate((list) => (list as HTMLSelectElement).options.length)
  await element.selectOption({ index: random.below(Math.max(1, count)) }, { timeout })
}

/** One step to one side; from the end of the line, one to the other. */
async function slide(
  page: Page,
  element: ElementHandle,
  control: OfferedControl,
): Promise<Trouble | null> {
  for (const key of ['ArrowLeft', 'ArrowRight'])
    if (await isAnswered(page, () => element.press(key))) return null
  return { kind: 'no answer', what: words(control) }
}

const words = ({ role, fullName }: OfferedControl): string => `${role} „${fullName}“`

/** Why the browser driver could not press: what lay over it, or else the last thing it tried. */
function reasonOf(error: unknown): string {
  const lines = String(error)
    .replace(/\u001b\[\d+m/g, '')
    .split('\n')
    .map((line) => line.replace(/^[\s-]+/, ''))
    .filter((line) => line !== '')
  const why = lines.filter((line) => /intercepts|not stable|not enabled|outside of/.test(line))
  return (why.at(-1) ?? lines.slice(-2).join('; ')).slice(0, 300)
}
