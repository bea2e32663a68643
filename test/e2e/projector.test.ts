import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import { newFinding } from '../projector/findings.ts'
import { button, heading, sound } from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

/** Longer than three of the turns that pages once made by themselves. */
const READING_MS = 31_000

let stage: Stage
let cockpit: Page
let wall: Page
let second: Page
beforeAll(async () => {
  stage = await Stage.open()
  await stage.seats(3)
  await stage.openWorkshop()
  cockpit = await stage.cockpit({ viewport: { width: 1366, height: 768 } })
  wall = await stage.projector({ viewport: { width: 1920, height: 1080 } })
  second = await stage.projector({ viewport: { width: 1024, height: 768 } })
})
afterAll(() => stage.close())

const control = () => cockpit.getByRole('region', { name: 'Leinwand' })
const pageOn = (page: Page, number: number) => page.getByText(`Seite ${number} von`).waitFor()

it('[PJ1] [PJ3] the cockpit turns every projector, their keys turn the cockpit, and a reload keeps the page', async () => {
  const facilitation = await stage.facilitation()
  await stage.enter('present')
  await facilitation.must({ type: 'moveDayMarker', day: 0 })
  await control().getByText('Tag 0').waitFor()
  await control().getByText('Seite 1 von').waitFor()
  await pageOn(wall, 1)
  const first = await wall.locator('main').innerText()
  await button(control(), 'Nächste Seite').click()
  await pageOn(wall, 2)
  await pageOn(second, 2)
  expect(await wall.locator('main').innerText()).not.toBe(first)
  expect(await second.locator('main').innerText()).toBe(await wall.locator('main').innerText())
  await wall.keyboard.press('PageDown')
  await control().getByText('Seite 3 von').waitFor()
  await button(second, 'Vorige Seite').click()
  await control().getByText('Seite 2 von').waitFor()
  await button(wall, 'Nächste Seite').click()
  await control().getByText('Seite 3 von').waitFor()
  await button(wall, 'Vorige Seite').click()
  await control().getByText('Seite 2 von').waitFor()
  await wall.reload()
  await pageOn(wall, 2)
  await cockpit.reload()
  await control().getByText('Seite 2 von').waitFor()
  await button(control(), 'Vorige Seite').click()
  await pageOn(wall, 1)
  expect(await button(control(), 'Vorige Seite').getAttribute('aria-disabled')).toBe('true')
  await sound(cockpit, 'cockpit-wall')
})

it('shows the picture of the projector small, as a picture and nothing else', async () => {
  const frame = control().locator('.frame')
  await frame.waitFor()
  const box = await frame.boundingBox()
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(16 / 9, 1)
  // The words are drawn, and are not found: they stand in the text once, on the projector.
  const empty = await cockpit.evaluate(() => {
    const host = document.querySelector('.frame .picture')
    return { open: host?.shadowRoot ?? null, text: host?.textContent }
  })
  expect(empty).toEqual({ open: null, text: '' })
  const drawn = await frame.screenshot()
  expect(drawn.length, 'a picture with text is larger than an empty one').toBeGreaterThan(4000)
})

it('holds a picture while the room goes on', async () => {
  await button(control(), 'Bild festhalten').click()
  await control().getByText('Festgehalten').waitFor()
  await stage.enter('clarify')
  await heading(cockpit, 'Verständnisfragen').waitFor()
  await heading(wall, 'Tag 0').waitFor()
  await button(control(), 'Bild festhalten').click()
  await heading(wall, /Was müssen wir/).waitFor()
})

it('puts a finding on the projector; what others write does not turn it', async () => {
  const facilitation = await stage.facilitation()
  await stage.enter('findings')
  const [one, two] = [newFinding(newId()), newFinding(newId())]
  for (const content of [one, two])
    await facilitation.must({ type: 'changeFinding', content, revision: 0 })
  await stage.write(findingTextId(one.id, 'title'), 'Die Vertretung war nicht geregelt')
  await wall.getByText('Die Vertretung war nicht geregelt').waitFor()
  await button(cockpit, /^Auf der Leinwand zeigen.*Befund 1$/).click()
  await heading(wall, 'Die Vertretung war nicht geregelt').waitFor()
  await control().getByText('Befund 1: Die Vertretung').waitFor()
  await stage.write(findingTextId(two.id, 'title'), 'Die Übergabe gelang')
  await stage.write(findingTextId(one.id, 'observation'), 'Drei Wochen war niemand zuständig.')
  await wall.getByText('Drei Wochen war niemand zuständig.').waitFor()
  expect(await wall.getByText('Die Übergabe gelang').count()).toBe(0)
})

it(
  '[PJ2] a question stays whole for as long as it is asked, and its result after it',
  { timeout: 120_000 },
  async () => {
    const facilitation = await stage.facilitation()
    const [finding] = facilitation.mirror.view.room.finding.findings
    const voteId = newId()
    const options = ['agree', 'concerns', 'object']
    const vote = { id: voteId, kind: 'consent' as const, subjectId: finding?.id ?? null, options }
    await facilitation.must({ type: 'openVote', vote: { ...vote, dots: 1, cumulative: false } })
    await wall.getByText('Wie weit tragen Sie das mit?').waitFor()
    await control().getByText('Die Frage bleibt stehen').waitFor()
    await facilitation.must({ type: 'show', focus: null })
    const ends = Date.now() + READING_MS
    while (Date.now() < ends) {
      await wall.keyboard.press('PageDown')
      const words = await wall.locator('main').innerText()
      for (const part of [
        'Wie weit tragen Sie das mit?',
        'Die Vertretung war nicht geregelt',
        'Zustimmung',
        'Mit Bedenken',
        'Widerspruch',
      ])
        expect(words).toContain(part)
      await wall.waitForTimeout(2_000)
    }
    await facilitation.must({ type: 'closeVote', voteId })
    await wall.getByText('so weit trägt die Runde ihn mit').waitFor()
    expect(stage.complaints).toEqual([])
  },
)
