import { afterAll, beforeAll, expect, it } from 'vitest'
import { violations } from '../support/axe.ts'
import { Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

it('the wall shows the way in, silent work without a foreign word, and the density after the reveal', async () => {
  const wall = await stage.projector()
  const { code } = stage.seeded
  await wall.getByText(`${code.slice(0, 4)}-${code.slice(4)}`).waitFor()
  expect(wall.url()).not.toContain('#')
  expect(await violations(wall)).toEqual([])
  const seats = await stage.seats(3)
  await stage.annotate(seats)
  await wall.getByText('0 von 3 so weit').waitFor()
  expect(await violations(wall)).toEqual([])
  await stage.reveal()
  await wall.getByText('Am dichtesten bei').waitFor()
  expect(await violations(wall)).toEqual([])
  expect(stage.complaints).toEqual([])
}, 50_000)
