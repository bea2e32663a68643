// A workspace, not a page: one line of at most 56 px, and what the step is about right below it, on every screen.
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import { newId } from '../../shared/kernel/id.ts'
import { button, heading, link } from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

/** The line of a room is never higher, and the work never begins lower; pixels. */
const MOST_LINE = 56
const MOST_TOP = 160
/** Who waits takes one line of the facilitation's phone, with the gap below it; no more, however many they are. */
const WAITING_LINE = 44
const WAITING = 8
const MOST_WAITING = WAITING_LINE + 12
/** Comparing has its picture above the text; the text begins no lower. */
const MOST_ENTRY = 300
/** A title is read in the line of the room, not guessed; pixels. */
const LEAST_TITLE = 120

const SIZES = {
  phone: { width: 360, height: 740 },
  narrow: { width: 320, height: 640 },
  laptop: { width: 1366, height: 768 },
} as const

/** What each step is about: what people came to read or write there. The first that is there counts. */
const WORK: Readonly<Record<PhaseKind, string>> = {
  arrive: 'main section',
  present: 'main figure.timeline, main .case-text-pane',
  clarify: 'main textarea, main ul[aria-label="Fragen"]',
  annotate: '[data-entry]',
  compare: 'main [role="tabpanel"] figure',
  discuss: '[data-entry]',
  perspectives: 'main fieldset, main textarea',
  keySituations: 'main article, main li',
  deepen: 'main [role="tabpanel"] h2',
  statement: 'main section[aria-label="Festgehalten"] p',
  findings: 'main [data-finding]',
  recommendations: 'main [data-recommendation]',
  structure: 'main fieldset, main article',
  close: 'main section',
  followUp: 'main h2',
  break: 'main .clock, main .words',
}

let stage: Stage
const pages: { name: string; page: Page }[] = []

beforeAll(async () => {
  stage = await Stage.open()
  pages.push({ name: 'cockpit', page: await stage.cockpit({ viewport: SIZES.laptop }) })
  pages.push({ name: 'cockpit-phone', page: await stage.cockpit({ viewport: SIZES.phone }) })
  for (const [name, viewport] of Object.entries(SIZES))
    pages.push({ name, page: await stage.seatPage({ viewport }) })
  const seats = await stage.seats(3)
  await stage.annotate(seats)
  for (let at = 0; at < WAITING; at++) await stage.waiting()
})
afterAll(() => stage.close())

interface Measured {
  readonly step: PhaseKind
  readonly screen: string
  readonly line: number
  readonly top: number
  /** Is there less than all of the step's title to be seen? */
  readonly cut: boolean
  /** Width there is for the title. */
  readonly title: number
  /** A text of the case whose abbreviations are not explained. */
  readonly dumb: boolean
}

/** What only the facilitation's phone has above the work. */
const allowed = (screen: string): number =>
  MOST_TOP + (screen === 'cockpit-phone' ? MOST_WAITING : 0)

async function measure(kind: PhaseKind): Promise<Measured[]> {
  const { agenda } = (await stage.facilitation()).mirror.view.room.workshop
  const title = agenda.find((step) => step.kind === kind)?.title ?? ''
  const found: Measured[] = []
  for (const { name, page } of pages) {
    await heading(page, title).waitFor()
    await page.locator(WORK[kind]).first().waitFor()
    await page.evaluate(() => window.scrollTo(0, 0))
    const seen = await page.evaluate((selector) => {
      const h1 = document.querySelector('header h1')
      const panes = [...document.querySelectorAll('.case-text-pane')]
      const box = (element: Element | undefined) => element?.getBoundingClientRect()
      const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
      return {
        line: box(document.querySelector('header') ?? undefined)?.height ?? Infinity,
        top: Math.round(Math.min(...shown.map((one) => box(one)?.top ?? Infinity))),
        // Letters below the line count for a pixel or two: cut is a line of words.
        cut:
          h1 !== null &&
          h1.scrollHeight > h1.clientHeight + parseFloat(getComputedStyle(h1).lineHeight) / 2,
        title: box(h1?.parentElement?.parentElement ?? undefined)?.width ?? 0,
        dumb: !panes.every((pane) => pane.textContent.includes('Kürzel')),
      }
    }, WORK[kind])
    if (process.env.SHOTS) {
      mkdirSync(process.env.SHOTS, { recursive: true })
      await page.screenshot({ path: `${process.env.SHOTS}/workspace-${kind}-${name}.png` })
    }
    found.push({ step: kind, screen: name, ...seen })
  }
  return found
}

/** Loading a step's screen may take this long; milliseconds. Until then the one before stands below the new title. */
const LOADED_MS = 5000

/** Fails if a screen of the step, once it is loaded, has its work too low, its line too high or its title cut. */
async function beginsHigh(kind: PhaseKind): Promise<void> {
  const looked = async () => {
    const found = await measure(kind)
    if (process.env.SHOTS) console.table(found)
    return tooMuch(found)
  }
  await expect.poll(looked, { timeout: LOADED_MS }).toEqual([])
}

const tooMuch = (found: readonly Measured[]): string[] =>
  found
    .filter(
      ({ screen, line, top, cut, title, dumb }) =>
        line > MOST_LINE || top > allowed(screen) || cut || title < LEAST_TITLE || dumb,
    )
    .map((one) => JSON.stringify(one))

describe('before the reveal', () => {
  it.each(['arrive', 'present', 'clarify', 'annotate', 'break'] as const)(
    'begins high in "%s"',
    async (kind) => {
      await enter(kind)
      await beginsHigh(kind)
    },
  )
})

describe('the facilitation, while eight wait', () => {
  it('has them in one line at the top of the rail, with the room and the projector below', async () => {
    const cockpit = pages.find(({ name }) => name === 'cockpit')?.page
    if (!cockpit) throw new Error('no cockpit')
    const rail = cockpit.getByRole('complementary', { name: 'Ablauf und Raum' })
    const waiting = rail.getByRole('region', { name: 'Warten auf Einlass' })
    await waiting.getByText(`${WAITING} warten`).waitFor()
    const box = await waiting.boundingBox()
    expect(box?.height).toBeLessThanOrEqual(WAITING_LINE)
    const top = async (name: string) => (await heading(rail, name).boundingBox())?.y ?? Infinity
    expect(await top('Raum')).toBeGreaterThan(box?.y ?? Infinity)
    expect(await top('Leinwand')).toBeLessThan(SIZES.laptop.height / 2)
    await button(waiting, `${WAITING} warten`).click()
    const list = cockpit.getByRole('dialog', { name: 'Plätze' })
    await heading(list, `Warten auf Einlass (${WAITING})`).waitFor()
    await cockpit.keyboard.press('Escape')
  })

  it('finds the way home without scrolling, on a phone first behind the step', async () => {
    for (const { name, page } of pages) {
      if (!name.startsWith('cockpit')) continue
      const behind = name === 'cockpit-phone'
      if (behind) await button(page, /Wo stehen wir/).click()
      const home = link(page, 'Zu den Werkstätten')
      await home.waitFor()
      const hit = await home.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        const there = document.elementFromPoint(x + width / 2, y + height / 2)
        return element === there || element.contains(there)
      })
      expect({ name, hit }).toEqual({ name, hit: true })
      if (behind) await page.keyboard.press('Escape')
    }
  })

  it('says where it goes, though a phone shows the sign alone', async () => {
    const phone = pages.find(({ name }) => name === 'cockpit-phone')?.page
    if (!phone) throw new Error('no phone')
    const on = button(phone, /^Weiter: /)
    const box = await on.boundingBox()
    expect(Math.round(box?.width ?? 0)).toBe(44)
    expect(Math.round(box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  })
})

describe('the text to look something up in', () => {
  it('explains its abbreviations while questions are asked', async () => {
    await enter('clarify')
    for (const { page } of pages) {
      await page.getByText('Falltext zum Nachlesen').click()
      await page.locator('[data-entry]').first().waitFor()
      await button(page.locator('.case-text-pane'), 'Kürzel').click()
      await page.getByRole('dialog', { name: 'Kürzel und Zeichen' }).locator('dt').first().waitFor()
      await page.keyboard.press('Escape')
    }
  })
})

/** Where the first of these begins on every screen, once it is there; pixels. */
async function tops(selector: string): Promise<{ screen: string; top: number }[]> {
  const found: { screen: string; top: number }[] = []
  for (const { name, page } of pages) {
    const first = page.locator(selector).first()
    await first.waitFor()
    await page.evaluate(() => window.scrollTo(0, 0))
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/first-${selector.length}-${name}.png` })
    found.push({ screen: name, top: Math.round((await first.boundingBox())?.y ?? Infinity) })
  }
  if (process.env.SHOTS) console.table(found)
  return found
}

describe('right after the reveal', () => {
  beforeAll(() => stage.reveal())

  it('comparing has its picture and the first entry of the text in view', async () => {
    const found = await tops('main [data-entry]')
    const low = found.filter(
      ({ screen, top }) => screen !== 'narrow' && top > MOST_ENTRY + allowed(screen) - MOST_TOP,
    )
    expect(low).toEqual([])
  })

  it('findings, nothing written: the heap begins where the step does', async () => {
    await enter('findings')
    for (const { page } of pages) await page.getByRole('tab', { name: /^Ordnen/ }).click()
    const found = await tops('ol[aria-label="Anmerkungen zum Ordnen"] > li')
    expect(found.filter(({ screen, top }) => top > allowed(screen))).toEqual([])
  })
})

describe('after the reveal', () => {
  const ids: string[] = []
  beforeAll(async () => {
    await stage.keySituations()
    ids.push(...(await stage.findings()))
    await stage.recommendations(ids)
    const facilitation = await stage.facilitation()
    const statement = { id: newId(), text: 'Wir hatten drei Tage lang keine Vertretung.' }
    await facilitation.must({ type: 'addStatement', statement })
  })

  it.each([
    'compare',
    'discuss',
    'perspectives',
    'keySituations',
    'deepen',
    'statement',
    'findings',
    'recommendations',
    'close',
    'followUp',
  ] as const)('begins high in "%s"', async (kind) => {
    await enter(kind)
    await beginsHigh(kind)
  })
})

/** Enters a step of this kind; where the agenda of the demo has none, it gets one. */
async function enter(kind: PhaseKind): Promise<void> {
  const facilitation = await stage.facilitation()
  const { agenda } = facilitation.mirror.view.room.workshop
  if (!agenda.some((step) => step.kind === kind)) {
    const step = { id: newId(), kind, title: `Schritt ${kind}`, minutes: 10, question: '' }
    await facilitation.must({ type: 'changeAgenda', agenda: [...agenda, step] })
  }
  await stage.enter(kind)
}
