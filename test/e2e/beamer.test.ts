import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import { violations } from '../support/axe.ts'
import { PHONE, Stage } from '../support/stage.ts'

/** What projectors have: most of them, and older ones. */
const WALL = { width: 1920, height: 1080 }
const SMALL_WALL = { width: 1280, height: 720 }
/** Folder for a picture of everything that stood on the wall; none without it. */
const SHOTS = process.env.SHOTS

let stage: Stage
let wall: Page
let small: Page
let narrow: Page
beforeAll(async () => {
  stage = await Stage.open()
  wall = await stage.projector({ viewport: WALL })
  small = await stage.projector({ viewport: SMALL_WALL })
  narrow = await stage.projector({ viewport: PHONE })
})
afterAll(() => stage.close())

/** Share of the picture's height: the smallest type, and the capitals of what is read (styles/projector.css). */
const SMALLEST = 28 / 1080
const CAPITALS = 1 / 37.5
/** Height of a capital of the house's typeface, in its size. */
const CAP_HEIGHT = 0.66

/** Pieces of text that cannot be read from the last row. */
const tooSmall = (page: Page) =>
  page.evaluate(
    ([smallest, capitals, capHeight]) => {
      const hasText = (element: Element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      const sizeOf = (element: Element) =>
        parseFloat(getComputedStyle(element).fontSize) / window.innerHeight
      const texts = [...document.querySelectorAll('.projector *')].filter(
        (element) => hasText(element) && !element.closest('.visually-hidden'),
      )
      return texts
        .filter((element) => {
          const size = sizeOf(element) + 0.0001
          return element.matches('.case-text') ? size * capHeight < capitals : size < smallest
        })
        .map((element) => element.textContent)
    },
    [SMALLEST, CAPITALS, CAP_HEIGHT] as const,
  )

/** Everything that stands on the page can be seen without scrolling. */
async function fits(page: Page, height: number, text: string): Promise<void> {
  const needed = await page.evaluate(() => document.documentElement.scrollHeight)
  expect(needed, `height at „${text}“`).toBeLessThanOrEqual(height)
}

/** What it says, but for the labels of pictures, which have as many days as there is room for. */
const contents = (page: Page) =>
  page.locator('main').evaluate((main) => {
    const pictures = [...main.querySelectorAll<HTMLElement>('.days[aria-hidden]')]
    for (const picture of pictures) picture.hidden = true
    const text = (main as HTMLElement).innerText
    for (const picture of pictures) picture.hidden = false
    return text
  })
let shots = 0

/** The wall says this, can be read by all and from afar, fits, says the same on a smaller one, and fits a phone in width. */
async function shows(text: string): Promise<void> {
  await wall.getByText(text).first().waitFor()
  if (SHOTS) {
    await wall.waitForTimeout(500)
    await wall.screenshot({ path: `${SHOTS}/wall-${String(++shots).padStart(2, '0')}.png` })
  }
  expect(await violations(wall), text).toEqual([])
  expect(await tooSmall(wall), text).toEqual([])
  await fits(wall, WALL.height, text)
  await small.getByText(text).first().waitFor()
  await fits(small, SMALL_WALL.height, text)
  // A clock goes on between two looks.
  await expect
    .poll(async () => (await contents(small)) === (await contents(wall)), { message: text })
    .toBe(true)
  await narrow.getByText(text).first().waitFor()
  const width = await narrow.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `width at „${text}“`).toBeLessThanOrEqual(PHONE.width)
}

/** Words of running text on the page. */
const wordsOnPage = async (): Promise<number> => {
  const texts = await wall.locator('main .case-text').allInnerTexts()
  return texts.join(' ').split(/\s+/u).filter(Boolean).length
}

it('invites in, tells the case, and keeps silent work silent', async () => {
  const frames: string[] = []
  const listening = await stage.projector()
  listening.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(String(payload))),
  )
  await listening.waitForURL('**/beamer/*')
  await listening.reload()
  const { code } = stage.seeded
  const half = code.length / 2
  await shows(`${code.slice(0, half)}-${code.slice(half)}`)
  expect(wall.url()).not.toContain('#')
  const stored = await wall.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  expect(stored).toBe('[{},{}]')

  const seats = await stage.seats(4)
  const facilitation = await stage.facilitation()
  await stage.enter('present')
  await facilitation.must({ type: 'moveDayMarker', day: 0 })
  await shows('Tag 0')
  expect(await wordsOnPage(), 'words on the first page of the demo case').toBeGreaterThanOrEqual(
    110,
  )
  await stage.enter('clarify')
  await seats[0]?.must({ type: 'askQuestion', id: newId(), text: 'Wer war zuständig?' })
  await shows('Wer war zuständig?')
  await stage.annotate(seats, 6)
  await seats[0]?.must({ type: 'setReady', ready: true })
  await shows('1 von 4 so weit')
  await listening.getByText('1 von 4 so weit').waitFor()
  const traffic = frames.join('\n')
  expect(traffic).toContain('"gauge"')
  expect(traffic).not.toContain('"criterionId"')
  const notes = stage.references().map(({ note }) => note)
  expect(notes.filter((note) => note !== '' && traffic.includes(note))).toEqual([])
  await listening.context().close()
})

it('shows what was revealed one statement at a time, and the passage the facilitation shows', async () => {
  const facilitation = await stage.facilitation()
  await stage.enter('compare')
  await facilitation.must({ type: 'announceReveal', announced: true })
  await shows('Gleich wird aufgedeckt')
  await facilitation.must({ type: 'reveal' })
  await shows('Gezählt sind hier Anmerkungen, nicht Plätze')
  await wall.keyboard.press('ArrowRight')
  await wall.getByText('Seite 2 von').waitFor()
  await shows('Kriterium:')
  expect((await wall.locator('blockquote').innerText()).length).toBeGreaterThan(10)
  const { order, revealed } = facilitation.mirror.view.room.annotation
  const meant = revealed[order[0] ?? '']
  if (!meant) throw new Error('nothing was revealed')
  for (const { id, span } of Object.values(revealed)) {
    const focus = { span, entryId: span.entryId, annotationId: id }
    await facilitation.must({ type: 'show', focus })
    await wall
      .locator('mark[data-lit]', { hasText: span.quote.slice(0, 8) })
      .first()
      .waitFor()
    await fits(wall, WALL.height, span.quote)
    const shown = (await wall.locator('mark[data-lit]').allTextContents()).join('')
    expect(shown.replace(/\s+/gu, ' ').trim(), 'the passage is whole').toBe(
      span.quote.replace(/\s+/gu, ' ').trim(),
    )
  }
  const { span, id } = meant
  await facilitation.must({
    type: 'show',
    focus: { span, entryId: span.entryId, annotationId: id },
  })
  await shows(meant.note)
})

it('shows the round of perspectives, the secret vote and the boards', async () => {
  const facilitation = await stage.facilitation()
  await stage.enter('perspectives')
  const note = { id: newId(), perspective: 'child' as const, text: 'Mich hat niemand gefragt.' }
  await facilitation.must({ type: 'addPerspectiveNote', note })
  await shows('Mich hat niemand gefragt.')
  const [first = '', ...others] = await stage.keySituations(0)
  const title = stage.demoCase.keySituations[0]?.title ?? ''
  await shows(title)
  const voteId = newId()
  const vote = { id: voteId, kind: 'keySituation' as const, subjectId: null, cumulative: false }
  await facilitation.must({
    type: 'openVote',
    vote: { ...vote, options: [first, ...others], dots: 3 },
  })
  await shows('0 von 4 Geräten haben abgestimmt')
  for (const { title: line } of stage.demoCase.keySituations)
    expect(await contents(wall)).toContain(line)
  await facilitation.must({ type: 'closeVote', voteId })
  await shows('Kein Ergebnis')
  await facilitation.must({ type: 'chooseKeySituations', ids: [first] })
  await shows('Diese Situationen vertiefen wir')
  await stage.enter('deepen')
  await shows(stage.demoCase.keySituations[0]?.question ?? '')
  const item = { keySituationId: first, kind: 'factor' as const, text: 'Vertretung ungeregelt.' }
  await facilitation.must({ type: 'addBoardItem', item: { ...item, id: newId(), factor: 'TE' } })
  await facilitation.must({ type: 'openBoards' })
  await shows('Team (1)')
  await stage.enter('statement')
  await shows('Alle anderen hören zu.')
})

it('shows wording and agreement, recommendations, breaks and the end', async () => {
  const facilitation = await stage.facilitation()
  const findings = await stage.findings()
  const [finding] = findings
  const reference = stage.demoCase.findings[0]
  if (finding === undefined || !reference) throw new Error('the demo has no findings')
  await shows(stage.demoCase.findings.at(-1)?.title ?? '')
  expect(await contents(wall)).toContain(reference.title)
  const voteId = newId()
  const options = ['agree', 'concerns', 'object']
  const vote = { id: voteId, kind: 'consent' as const, subjectId: finding, options }
  await facilitation.must({ type: 'openVote', vote: { ...vote, dots: 1, cumulative: false } })
  await shows(reference.title)
  await shows('Wie weit tragen Sie das mit?')
  await shows('Widerspruch')
  await shows(reference.observation.slice(0, 30))
  await facilitation.must({ type: 'closeVote', voteId })
  await shows('Kein Ergebnis')
  await wall.getByText(reference.title).waitFor()
  await stage.recommendations(findings)
  await shows('Woran merken wir es')
  for (const { recommendation } of stage.demoCase.findings.slice(0, 2))
    expect(await contents(wall), 'more than one to a page').toContain(recommendation.slice(0, 30))
  await stage.enter('break')
  await shows('Weiter um')
  await stage.enter('close')
  await shows('Das haben Sie heute erarbeitet')
  expect(await contents(wall)).not.toContain('Vielen Dank')
})

it('says that it may be out of date once the server is gone', async () => {
  expect(await wall.getByText('Verbindung unterbrochen').count()).toBe(0)
  expect(stage.complaints).toEqual([])
  await stage.server.stop()
  await wall.getByText('– Verbindung unterbrochen').waitFor()
  expect(await violations(wall)).toEqual([])
})
