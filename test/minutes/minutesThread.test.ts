import { expect, it } from 'vitest'
import { writeDocument } from '../../server/minutes/minutesThread.ts'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import { emptyMinutes } from '../support/sampleMinutes.ts'

const sentence = 'Die Übergabe geschah ohne Gespräch, die Vertretung war kurzfristig. '

/** Minutes as long as a long day makes them. */
const minutes: Minutes = {
  ...emptyMinutes,
  keySituations: Array.from({ length: 12 }, () => ({
    title: 'Übergabe',
    chosen: true,
    places: Array.from({ length: 10 }, () => ({ day: 44, heading: sentence.repeat(10) })),
    question: sentence,
    dots: null,
    tied: false,
    changed: false,
    board: [
      {
        kind: 'factor',
        lines: Array.from({ length: 30 }, () => ({ factor: 'TE', text: sentence })),
      },
    ],
    review: false,
  })),
  statements: Array.from({ length: 200 }, () => sentence.repeat(20)),
}

it('the document is written while the server goes on, one after the other', async () => {
  let turns = 0
  const beat = setInterval(() => turns++, 5)
  const order: number[] = []
  const files = await Promise.all(
    [0, 1].map(async (n) => {
      const file = await writeDocument(minutes)
      order.push(n)
      return file
    }),
  )
  clearInterval(beat)
  expect(files.map((file) => file.subarray(0, 2).toString())).toEqual(['PK', 'PK'])
  expect(order).toEqual([0, 1])
  // Written here, the loop would turn a handful of times only: each document is one long piece of work.
  expect(turns).toBeGreaterThan(30)
})

it('minutes that cannot be written are an error for their caller alone', async () => {
  await expect(writeDocument({ ...minutes, findings: null as never })).rejects.toThrow()
  expect((await writeDocument({ ...minutes, keySituations: [] })).length).toBeGreaterThan(1000)
})
