// A workspace, not a page: one line of at most 56 px, and what the step is about right below it, on every screen.
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import { newId } from '../../shared/kernel/id.ts'
import { heading } from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

/** The line of a room is never higher, and the work never begins lower; pixels. */
const MOST_LINE = 56
const MOST_TOP = 160

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
  close: 'main section',
  followUp: 'main h2',
  break: 'main .clock, main .words',
}

let stage: Stage
const pages: { name: string; page: Page }[] = []

beforeAll(async () => {
  stage = await Stage.open()
  pages.push({ name: 'cockpit', page: await stage.cockpit({ viewport: SIZES.laptop }) })
  for (const [name, viewport] of Object.entries(SIZES))
    pages.push({ name, page: await stage.seatPage({ viewport }) })
  const seats = await stage.seats(3)
  await stage.annotate(seats)
})
afterAll(() => stage.close())

interface Measured {
  readonly step: PhaseKind
  readonly screen: string
  readonly line: number
  readonly top: number
}

async function measure(kind: PhaseKind): Promise<Measured[]> {
  const { agenda } = (await stage.facilitation()).mirror.view.room.workshop
  const title = agenda.find((step) => step.kind === kind)?.title ?? ''
  const found: Measured[] = []
  for (const { name, page } of pages) {
    await heading(page, title).waitFor()
    await page.locator(WORK[kind]).first().waitFor()
    await page.evaluate(() => window.scrollTo(0, 0))
    const { line, top } = await page.evaluate((selector) => {
      const box = (element: Element | undefined) => element?.getBoundingClientRect()
      const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
      return {
        line: box(document.querySelector('header') ?? undefined)?.height ?? Infinity,
        top: Math.min(...shown.map((one) => box(one)?.top ?? Infinity)),
      }
    }, WORK[kind])
    if (process.env.SHOTS) {
      mkdirSync(process.env.SHOTS, { recursive: true })
      await page.screenshot({ path: `${process.env.SHOTS}/workspace-${kind}-${name}.png` })
    }
    found.push({ step: kind, screen: name, line, top: Math.round(top) })
  }
  return found
}

const tooMuch = (found: readonly Measured[]): string[] =>
  found
    .filter(({ line, top }) => line > MOST_LINE || top > MOST_TOP)
    .map(({ step, screen, line, top }) => `${step} on ${screen}: line ${line}, begins at ${top}`)

describe('before the reveal', () => {
  it.each(['arrive', 'present', 'clarify', 'annotate', 'break'] as const)(
    'begins high in "%s"',
    async (kind) => {
      await enter(kind)
      const found = await measure(kind)
      if (process.env.SHOTS) console.table(found)
      expect(tooMuch(found)).toEqual([])
    },
  )
})

describe('after the reveal', () => {
  const ids: string[] = []
  beforeAll(async () => {
    await stage.reveal()
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
    const found = await measure(kind)
    if (process.env.SHOTS) console.table(found)
    expect(tooMuch(found)).toEqual([])
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
