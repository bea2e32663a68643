import { expect, it } from 'vitest'
import { FairTurns } from '../../server/http/fairTurns.ts'

/** Turns on a clock that is moved by hand; who was let through stands in `through`. */
function door(perSecond: number) {
  let now = 0
  let due: (() => void)[] = []
  const turns = new FairTurns(
    perSecond,
    () => now,
    (act) => due.push(act),
  )
  const through: string[] = []
  const come = (network: string) => void turns.turn(network).then(() => through.push(network))
  const pass = async (ms: number) => {
    now += ms
    const acts = due
    due = []
    for (const act of acts) act()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { come, pass, through }
}

it('whoever comes alone goes through at once', async () => {
  const { come, pass, through } = door(100)
  for (let n = 0; n < 10; n++) come('a')
  await pass(0)
  expect(through).toHaveLength(10)
})

it('no more go through in a second than may, however many come', async () => {
  const { come, pass, through } = door(100)
  for (let n = 0; n < 1000; n++) come(`network ${String(n % 50)}`)
  for (let n = 0; n < 250; n++) await pass(4)
  // What was saved before, and one second.
  expect(through.length).toBeGreaterThanOrEqual(100)
  expect(through.length).toBeLessThanOrEqual(111)
})

it('who waits behind a flood of one network waits for one turn of it, not for the flood', async () => {
  const { come, pass, through } = door(100)
  for (let n = 0; n < 500; n++) come('flood')
  come('honest')
  for (let n = 0; n < 10; n++) await pass(4)
  expect(through).toContain('honest')
  expect(through.length).toBeLessThan(20)
})

it('a clock that is set back stops nobody', async () => {
  const { come, pass, through } = door(100)
  await pass(-48 * 3_600_000)
  for (let n = 0; n < 30; n++) come('a')
  for (let n = 0; n < 100; n++) await pass(4)
  expect(through).toHaveLength(30)
})

it('nobody is forgotten', async () => {
  const { come, pass, through } = door(1000)
  for (let n = 0; n < 700; n++) come(n % 7 === 0 ? 'a' : 'b')
  for (let n = 0; n < 300; n++) await pass(4)
  expect(through.filter((network) => network === 'a')).toHaveLength(100)
  expect(through).toHaveLength(700)
})
