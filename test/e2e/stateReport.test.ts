// What is written of a closed release: the report, the briefing and the questions, read by the state level and by offices.
import { execFileSync, spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figureIn } from '../../shared/stateRecommendation/evidence.ts'
import { cellOf, contentOn, placePublished } from '../support/placedRelease.ts'
import { demoRelease, placeDemoReleases } from '../support/releasedState.ts'
import { button, heading, link, sound, soundOnBoth } from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

const THEME = 'Gefährdungseinschätzung im Zusammenwirken'
const KEY = `schutzauftrag-8a@2020.1 ${THEME}`
/** A recommendation that rests on what a release says of this theme. */
const restingOn = (rollup: number, title: string) =>
  contentOn(rollup, THEME, {
    ...{ theme: KEY, title },
    evidence: [
      {
        cell: cellOf(rollup, THEME, { cycle: 2023, item: KEY }),
        words: 'Abweichende Einschätzungen kamen selten zu Wort.',
      },
    ],
  })

/** In how many offices this was found, of how many, in a release of the demo: "108 von 124". */
function figureOf(rollup: 1 | 2, theme: string, measure: 'strength' | 'potential'): string {
  const item = `schutzauftrag-8a@2020.1 ${theme}`
  const found = figureIn(demoRelease(rollup), cellOf(rollup, theme, { cycle: 2023, item, measure }))
  if (found?.part == null || found.whole == null) throw new Error(`${theme} is secret`)
  return `${found.part} von ${found.whole}`
}
const [before, now] = ([1, 2] as const).map((rollup) => figureOf(rollup, THEME, 'potential'))
const documentation = figureOf(2, 'Dokumentation', 'strength')

let stage: Stage
let analyst: Page
let coordinator: Page
beforeAll(async () => {
  stage = await Stage.open()
  const { deps } = stage.server
  placeDemoReleases(deps)
  placePublished(deps, 'recommendation-1-of-all', 1, restingOn(1, 'Zu zweit einschätzen'))
  placePublished(deps, 'recommendation-2-of-all', 2, restingOn(2, 'Dissens aufschreiben'))
  deps.sqlite
    .prepare('INSERT INTO state_recommendation_progress VALUES (?, 1, ?, ?, ?)')
    .run('recommendation-1-of-all', 'begun', 'Die Arbeitshilfe ist verschickt.', '2026-11-20')
  analyst = await stage.page('/amt/auswertung/2', await stage.logIn('analyst'))
  coordinator = await stage.page('/amt/auswertung/2', await stage.logIn('coordinator'))
})
afterAll(() => stage.close())

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

/** Follows each entry of the contents to its chapter. */
async function jumpsToAll(page: Page): Promise<void> {
  const entries = page.getByRole('navigation', { name: 'Inhalt' }).getByRole('link')
  const names = await entries.allInnerTexts()
  expect(names.length).toBeGreaterThan(5)
  for (const name of names) {
    await entries.getByText(name, { exact: true }).click()
    const chapter = page.locator(`main :is(h2, h3):focus`)
    // Words of a heading may break where a reader does not hear it.
    await expect
      .poll(async () => (await chapter.textContent())?.replace(/\u{AD}/gu, '').trim())
      .toBe(name)
    const { y = -1 } = (await chapter.boundingBox()) ?? {}
    expect([name, y > -2 && y < 800 ? 'seen' : y]).toEqual([name, 'seen'])
  }
}

/** Presses "Drucken" and tells how often the browser was asked to print. */
async function prints(page: Page): Promise<number> {
  await page.evaluate(() => {
    const print = window.print.bind(window)
    window.print = () => {
      document.body.setAttribute('data-printed', 'true')
      print()
    }
  })
  await button(page, 'Drucken').click()
  return page.locator('body[data-printed]').count()
}

/** How many pages of A4 it takes. */
const pagesOf = async (page: Page): Promise<number> => {
  const pdf = String(await page.pdf({ preferCSSPageSize: true }))
  return (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length
}

/** Is there a program that reads what stands on a page? */
const canRead = spawnSync('pdftotext', ['-v']).status === 0

/** The lines of each printed page. */
async function printed(page: Page): Promise<readonly (readonly string[])[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString()
  return text
    .replace(/\f$/, '')
    .split('\f')
    .map((words) => words.split('\n').flatMap((line) => line.trim() || []))
}

/** Each page says which of how many it is, and none but the last has fewer lines than these. */
async function isPaged(page: Page, least: number): Promise<void> {
  const pages = await printed(page)
  expect(pages.map((lines) => lines.at(-1))).toEqual(
    pages.map((_, at) => `Seite ${String(at + 1)} von ${String(pages.length)}`),
  )
  for (const [at, lines] of pages.slice(0, -1).entries())
    expect([at, lines.length]).toEqual([at, Math.max(least, lines.length)])
}

describe('what is written of a release', () => {
  it('[ST2] the report: five sentences at most, charts with tables, and a way to each chapter', async () => {
    await link(analyst, 'Bericht über alle Verfahren').click()
    await heading(analyst, 'Bericht über alle Verfahren: Auswertung 2').waitFor()
    await says(
      analyst,
      `${now} Jugendämtern, bei denen „${THEME}“ zutraf, fanden dazu in mindestens einem Fall Entwicklungspotenzial.`,
    )
    await says(analyst, /Entwicklungspotenzial je Thema, geheim: .*Inobhutnahme/)
    await says(analyst, /hielten .*Bedingungsfaktoren fest\.$/)
    await says(analyst, /Die Freigabepakete enthalten die Abschlussbefragung nicht/)
    await says(analyst, '[g] geheim')
    await jumpsToAll(analyst)
    const chart = analyst.getByRole('figure', { name: /Prozess: Entwicklungspotenzial je Thema/ })
    for (const table of await analyst.getByText('Zahlen als Tabelle').all()) await table.click()
    await chart
      .getByRole('row', { name: `Dokumentation ${figureOf(2, 'Dokumentation', 'potential')}` })
      .waitFor()
    await soundOnBoth(analyst, 'state-report')
    expect(await prints(analyst)).toBe(1)
    await analyst.emulateMedia({ media: 'print' })
    await sound(analyst, 'state-report-print')
    // Each figure stands once on paper: in the table, with its bar; no picture says it again.
    expect(await analyst.getByRole('img').count()).toBe(0)
    const bars = chart.locator('tbody th svg').filter({ visible: true })
    expect(await bars.count()).toBe(await chart.locator('tbody tr:has(td)').count())
    expect(await bars.locator('.part').count()).toBeGreaterThan(3)
    expect(await pagesOf(analyst)).toBeGreaterThan(5)
    if (canRead) await isPaged(analyst, 10)
    // Wherever a chart begins, no page begins with the axis of one, or with what it counts, and none ends with its heading.
    if (canRead)
      for (let down = 0; down <= 600; down += 60) {
        await analyst
          .locator('figure')
          .first()
          .evaluate((chart, space) => (chart.style.paddingBlockStart = `${String(space)}px`), down)
        for (const lines of await printed(analyst)) {
          expect([down, lines[0]]).not.toEqual([
            down,
            expect.stringMatching(/^(?:0 +[\d ]+|Jugendämter)$/),
          ])
          expect([down, lines.at(-2)]).not.toEqual([
            down,
            expect.stringMatching(/wovon gezählt wird\.$/),
          ])
        }
      }
    await analyst.emulateMedia({ media: null })
  }, 120_000)

  it('[ST3] offices read the same as the state level, and what became of recommendations', async () => {
    await link(coordinator, 'Bericht über alle Verfahren').click()
    await heading(coordinator, 'Empfehlung 1: Zu zweit einschätzen').waitFor()
    await says(
      coordinator,
      /^Stand der Empfehlungen: \d+\. \S+ 20\d\d\. Ihr Stand wird nach dem Abschluss/,
    )
    await says(coordinator, `vorher ${before}, jetzt ${now} Jugendämtern).`)
    await says(coordinator, 'begonnen, 20.11.2026: Die Arbeitshilfe ist verschickt.')
    await analyst.reload()
    await heading(analyst, 'Empfehlung 1: Zu zweit einschätzen').waitFor()
    expect(await coordinator.locator('article').innerText()).toBe(
      await analyst.locator('article').innerText(),
    )
  }, 60_000)

  it('[ST4] the briefing fits on two pages', async () => {
    await link(coordinator, 'Praxis-Briefing').click()
    await heading(coordinator, 'Praxis-Briefing: Auswertung 2').waitFor()
    await says(
      coordinator,
      `${documentation} Jugendämtern, bei denen „Dokumentation“ zutraf, fanden dazu in mindestens einem Fall Gelungenes.`,
    )
    await says(coordinator, /Empfehlung 2: Dissens aufschreiben/)
    await says(coordinator, /^Stand der Empfehlungen: \d+\. \S+ 20\d\d\.$/)
    await says(coordinator, /^Zu \d+ Themen sind die Zahlen geheim; sie können höher/)
    await soundOnBoth(coordinator, 'state-briefing')
    expect(await prints(coordinator)).toBe(1)
    await coordinator.emulateMedia({ media: 'print' })
    await sound(coordinator, 'state-briefing-print')
    expect(await pagesOf(coordinator)).toBeLessThanOrEqual(2)
    if (canRead) {
      const pages = await printed(coordinator)
      expect(pages.map((lines) => lines.length > 8)).toEqual(pages.map(() => true))
      await isPaged(coordinator, 10)
    }
    await coordinator.emulateMedia({ media: null })
  }, 60_000)

  it('[ST5] the questions stand by theme, each with the figure that leads to it', async () => {
    await link(coordinator, 'Reflexionsfragen').click()
    await heading(coordinator, 'Reflexionsfragen: Auswertung 2').waitFor()
    await says(coordinator, 'Könnte eine Kollegin nach dem Lesen der Akte sofort übernehmen?')
    await says(
      coordinator,
      /Auf einer der oberen Stufen liegt .*„Fortbildung und Praxisberatung“ in \d/,
    )
    await jumpsToAll(coordinator)
    await soundOnBoth(coordinator, 'state-questions')
    await coordinator.emulateMedia({ media: 'print' })
    await sound(coordinator, 'state-questions-print')
    await coordinator.emulateMedia({ media: null })
    expect(await prints(coordinator)).toBe(1)
    const documents = ['Bericht über alle Verfahren', 'Praxis-Briefing', 'Reflexionsfragen']
    // From the release to each of them, from each to the others, and back.
    for (const from of documents) {
      await coordinator.goto(`${stage.address}/amt/auswertung/2`)
      await link(coordinator, from).click()
      await heading(coordinator, `${from}: Auswertung 2`).waitFor()
      for (const other of documents.filter((one) => one !== from)) {
        await link(coordinator, other).click()
        await heading(coordinator, `${other}: Auswertung 2`).waitFor()
        await coordinator.goBack()
        await heading(coordinator, `${from}: Auswertung 2`).waitFor()
      }
      await link(coordinator, '← Auswertung 2').click()
      await heading(coordinator, /^Auswertung 2$/).waitFor()
    }
  }, 120_000)

  it('of a release there is not, nothing is written, and the page says so', async () => {
    const facilitator = await stage.page(
      '/amt/auswertung/2/praxis-briefing',
      await stage.logIn('facilitator'),
    )
    await says(
      facilitator,
      `${documentation} Jugendämtern, bei denen „Dokumentation“ zutraf, fanden dazu in mindestens einem Fall Gelungenes.`,
    )
    await facilitator.goto(`${stage.address}/amt/auswertung/9/bericht`)
    await button(facilitator, 'Noch einmal versuchen').waitFor()
    await Promise.all([
      facilitator.waitForResponse((answer) => answer.url().includes('/api/')),
      button(facilitator, 'Noch einmal versuchen').click(),
    ])
    await button(facilitator, 'Noch einmal versuchen').waitFor()
  }, 60_000)
})
