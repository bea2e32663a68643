import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import { violations } from '../support/axe.ts'
import { LAPTOP, PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let wall: Page
let narrow: Page
beforeAll(async () => {
  stage = await Stage.open()
  wall = await stage.projector()
  narrow = await stage.projector({ viewport: PHONE })
})
afterAll(() => stage.close())

/** Smallest type of the wall, in pixels. */
const SMALLEST = 28

/** Pieces of text that are smaller than can be read from the last row. */
const tooSmall = (page: Page) =>
  page.evaluate((smallest) => {
    const hasText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
    return [...document.querySelectorAll('.projector *')]
      .filter((element) => hasText(element) && !element.closest('.visually-hidden'))
      .filter((element) => parseFloat(getComputedStyle(element).fontSize) < smallest)
      .map((element) => element.textContent)
  }, SMALLEST)

/** The wall says this, can be read by all and from afar, fits, and fits a phone in width. */
async function shows(text: string): Promise<void> {
  await wall.getByText(text).first().waitFor()
  expect(await violations(wall), text).toEqual([])
  expect(await tooSmall(wall), text).toEqual([])
  const height = await wall.evaluate(() => document.documentElement.scrollHeight)
  expect(height, `height at „${text}“`).toBeLessThanOrEqual(LAPTOP.height)
  await narrow.getByText(text).first().waitFor()
  const width = await narrow.evaluate(() => document.documentElement.scrollWidth)
  expect(width, `width at „${text}“`).toBeLessThanOrEqual(PHONE.width)
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
  await shows(`${code.slice(0, 4)}-${code.slice(4)}`)
  expect(wall.url()).not.toContain('#')
  const stored = await wall.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  expect(stored).toBe('[{},{}]')

  const seats = await stage.seats(4)
  const facilitation = await stage.facilitation()
  await stage.enter('present')
  await facilitation.must({ type: 'moveDayMarker', day: 0 })
  await shows('Tag 0')
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
  await shows('Am dichtesten bei')
  await wall.keyboard.press('ArrowRight')
  await wall.getByText('Seite 2 von').waitFor()
  await wall.getByRole('heading', { level: 1, name: /Anmerkungen/ }).waitFor()
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
    const height = await wall.evaluate(() => document.documentElement.scrollHeight)
    expect(height, `height with „${span.quote}“`).toBeLessThanOrEqual(LAPTOP.height)
  }
  const { span, id } = meant
  await facilitation.must({
    type: 'show',
    focus: { span, entryId: span.entryId, annotationId: id },
  })
  await shows(meant.note)
  expect(await wall.locator('mark[data-lit]').first().textContent()).toContain(
    span.quote.slice(0, 8),
  )
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
  await shows('0 von 4 haben abgestimmt')
  await facilitation.must({ type: 'closeVote', voteId })
  await shows('Kein Ergebnis')
  await facilitation.must({ type: 'chooseKeySituations', ids: [first] })
  await shows('Diese Situationen vertiefen wir')
  await stage.enter('deepen')
  await shows(stage.demoCase.keySituations[0]?.question ?? '')
  const item = { keySituationId: first, kind: 'factor' as const, text: 'Vertretung ungeregelt.' }
  await facilitation.must({ type: 'addBoardItem', item: { ...item, id: newId(), factor: 'TE' } })
  await facilitation.must({ type: 'openBoards' })
  await shows('1 Nennung')
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
  const voteId = newId()
  const options = ['agree', 'concerns', 'object']
  const vote = { id: voteId, kind: 'consent' as const, subjectId: finding, options }
  await facilitation.must({ type: 'openVote', vote: { ...vote, dots: 1, cumulative: false } })
  await shows(reference.title)
  await shows('Wie weit tragen Sie das mit?')
  await facilitation.must({ type: 'closeVote', voteId })
  await shows('Kein Ergebnis')
  await wall.getByText(reference.title).waitFor()
  await stage.recommendations(findings)
  await shows('Woran merken wir es?')
  await stage.enter('break')
  await shows('Weiter um')
  await stage.enter('close')
  await shows('Vielen Dank für Ihre Arbeit')
})

it('says that it may be out of date once the server is gone', async () => {
  expect(await wall.getByText('Verbindung unterbrochen').count()).toBe(0)
  expect(stage.complaints).toEqual([])
  await stage.server.stop()
  await wall.getByText('– Verbindung unterbrochen').waitFor()
  expect(await violations(wall)).toEqual([])
})
