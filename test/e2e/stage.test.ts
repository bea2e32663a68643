import { afterAll, beforeAll, expect, it } from 'vitest'
import { Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

it('brings a room from the first seat to written recommendations over real sockets', async () => {
  const seats = await stage.seats(3)
  await stage.annotate(seats)
  await stage.reveal()
  const situations = await stage.keySituations()
  const findings = await stage.findings()
  const recommendations = await stage.recommendations(findings)
  expect(situations.length).toBeGreaterThan(2)
  const [first] = seats
  await first?.until(
    ({ mirror }) =>
      mirror.view.room.recommendation.recommendations.length === recommendations.length,
    'a seat reads the recommendations',
  )
  expect(first?.mirror.view.room.annotation.order).toHaveLength(12)
})

it('shows a seat its screen, without complaints of the browser', async () => {
  const page = await stage.seatPage()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  expect(stage.complaints).toEqual([])
})
