import { beforeEach, describe, expect, it } from 'vitest'
import type { Kept } from '../../client/room/kept.ts'
import { newId } from '../../shared/kernel/id.ts'
import { FakeDevice, keyOf } from './fakeDevice.ts'

const question = (text: string): Kept => ({
  kind: 'command',
  id: newId(),
  command: { type: 'askQuestion', id: newId(), text },
})
const voteId = 'v'.repeat(22)
const ballot = (turn: number): Kept => ({
  kind: 'ballot',
  voteId,
  taken: { voteId, key: 'k'.repeat(22), turn, choice: { yes: 1 }, text: '' },
  waiting: [],
})

let device: FakeDevice
beforeEach(() => {
  device = new FakeDevice()
})

describe('what a device keeps', () => {
  it('comes back in the next window, in the order it was written', async () => {
    const { outbox, die } = device.window()
    await outbox.open()
    const written = ['eins', 'zwei', 'drei'].map(question)
    for (const kept of written) outbox.keep(kept)
    await outbox.settled()
    die()
    expect(await device.window().outbox.open()).toEqual(written)
  })

  it('is kept too when it was written before the key came', async () => {
    const { outbox, die } = device.window()
    const early = question('früh')
    outbox.keep(early)
    expect(outbox.ready).toBe(false)
    await outbox.open()
    await outbox.settled()
    die()
    expect(await device.window().outbox.open()).toEqual([early])
  })

  it('is gone once it was acknowledged, also where writing it down took longer', async () => {
    const { outbox, die } = device.window()
    await outbox.open()
    const kept = question('kurz')
    outbox.keep(kept)
    outbox.drop(kept)
    await outbox.settled()
    die()
    expect(device.items.size).toBe(0)
    expect(await device.window().outbox.open()).toEqual([])
  })

  it('B9: of a form and the command made from it only the command is left', async () => {
    const { outbox, die } = device.window()
    await outbox.open()
    const draft: Kept = { kind: 'draft', name: 'question', value: { text: 'Wann?' } }
    const kept = question('Wann?')
    outbox.keep(draft)
    await outbox.settled()
    outbox.keep(kept, draft)
    await outbox.settled()
    die()
    expect(await device.window().outbox.open()).toEqual([kept])
  })

  it('holds nothing readable, neither words nor the key of a ballot', async () => {
    const { outbox } = device.window()
    await outbox.open()
    outbox.keep(question('KANARIENVOGEL'))
    outbox.keep(ballot(1))
    await outbox.settled()
    expect(device.items.size).toBe(2)
    expect(device.dump()).not.toMatch(/KANARIENVOGEL|kkkk|askQuestion/)
  })

  it('is noise under another key, and noise is cleared away', async () => {
    const { outbox, die } = device.window()
    await outbox.open()
    outbox.keep(question('alt'))
    await outbox.settled()
    die()
    expect(await device.window(keyOf(2)).outbox.open()).toEqual([])
    expect(device.items.size).toBe(0)
  })

  it('stays as it is while the server hands out no key', async () => {
    const { outbox, die } = device.window()
    await outbox.open()
    outbox.keep(question('später'))
    await outbox.settled()
    die()
    expect(await device.window(null).outbox.open()).toEqual([])
    expect(device.items.size).toBe(1)
  })

  it('cannot be moved to another place', async () => {
    const { outbox, die } = device.window()
    await outbox.open()
    outbox.keep(question('hier'))
    await outbox.settled()
    die()
    for (const [key, item] of device.items)
      device.items.set(key, { ...item, place: `command/${newId()}` })
    expect(await device.window().outbox.open()).toEqual([])
  })

  it('is forgotten as a whole, and only that of the same seat', async () => {
    const here = device.window()
    const elsewhere = device.window(keyOf(1), 'other/seat')
    for (const { outbox } of [here, elsewhere]) {
      await outbox.open()
      outbox.keep(question('x'))
      await outbox.settled()
    }
    await here.outbox.forget()
    expect([...device.items.values()].map(({ scope }) => scope)).toEqual(['other/seat'])
  })
})

describe('two windows of one seat', () => {
  it('do not take from each other while both live; what a dead one left is taken once', async () => {
    const first = device.window()
    await first.outbox.open()
    const kept = question('meins')
    first.outbox.keep(kept)
    await first.outbox.settled()
    const second = device.window()
    expect(await second.outbox.open()).toEqual([])
    first.die()
    const third = device.window()
    expect(await second.outbox.open()).toEqual([kept])
    expect(await third.outbox.open()).toEqual([])
  })

  it('a window that ends after the next one was opened leaves it everything, also its very last words', async () => {
    const draft = (value: string): Kept => ({ kind: 'draft', name: 'annotation', value })
    const first = device.window()
    await first.outbox.open()
    first.outbox.keep(draft('alt'))
    await first.outbox.settled()
    const late: Kept[] = []
    const second = device.window()
    expect(await second.outbox.open((found) => late.push(...found))).toEqual([])
    const sent = question('gerade noch gestellt')
    first.outbox.keep(sent)
    first.outbox.keep(draft('neu'))
    await first.outbox.settled()
    first.die()
    await expect.poll(() => late).toEqual([draft('neu'), sent])
    // The line was lost in between: what was taken does not come a second time.
    expect(await second.outbox.open()).toEqual([])
    second.die()
    expect(await device.window().outbox.open()).toEqual([draft('neu'), sent])
  })

  it('of several that wait for the end of one, one takes what it left', async () => {
    const first = device.window()
    await first.outbox.open()
    first.outbox.keep(question('meins'))
    await first.outbox.settled()
    const late: Kept[][] = [[], []]
    for (const found of late) await device.window().outbox.open((kept) => found.push(...kept))
    first.die()
    await expect.poll(() => late.map(({ length }) => length)).toEqual([1, 0])
  })

  it('share a ballot, so that it can be changed from both', async () => {
    const first = device.window()
    await first.outbox.open()
    first.outbox.keep(ballot(1))
    await first.outbox.settled()
    const second = device.window()
    expect(await second.outbox.open()).toEqual([ballot(1)])
    second.outbox.keep(ballot(2))
    await second.outbox.settled()
    expect(await first.outbox.ballot(voteId)).toEqual(ballot(2))
  })

  it("a draft of a dead window does not replace one's own newer words", async () => {
    const draft = (value: string): Kept => ({ kind: 'draft', name: 'annotation', value })
    const first = device.window()
    await first.outbox.open()
    first.outbox.keep(draft('alt'))
    await first.outbox.settled()
    first.die()
    const second = device.window()
    second.outbox.keep(draft('neu'))
    expect(await second.outbox.open()).toEqual([])
    await second.outbox.settled()
    second.die()
    expect(await device.window().outbox.open()).toEqual([draft('neu')])
    expect(device.items.size).toBe(2)
  })
})
