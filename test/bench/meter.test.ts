import { describe, expect, it } from 'vitest'
import { eachMark } from './load/marks.ts'
import { Meter } from './load/meter.ts'
import { title } from './work.mjs'

/** Two rooms of three: clients 0–2 and 3–5. */
const rooms = [0, 0, 0, 1, 1, 1]
const none = { missing: 0, doubled: 0, strayed: 0 }

/** A book in which client 0 gave command 0. */
function given(isPrivate = false) {
  const meter = new Meter(rooms, isPrivate)
  meter.give(0, performance.now())
  return meter
}

describe('the book of the bench', () => {
  it('is content where each of the others heard a command once and its giver was told', () => {
    const meter = given()
    meter.heard(0, 0)
    meter.heard(1, 0)
    meter.acknowledged(0, 0)
    expect(meter.whole).toBe(0)
    meter.heard(2, 0)
    expect(meter.whole).toBe(1)
    expect(meter.faults()).toEqual(none)
  })

  it('misses what somebody did not hear, and what was never acknowledged', () => {
    const unheard = given()
    unheard.heard(1, 0)
    unheard.acknowledged(0, 0)
    expect(unheard.faults()).toEqual({ ...none, missing: 1 })
    const untold = given()
    untold.heard(1, 0)
    untold.heard(2, 0)
    expect(untold.faults()).toEqual({ ...none, missing: 1 })
  })

  it('notices what came twice to one and never to another', () => {
    const meter = given()
    meter.heard(1, 0)
    meter.heard(1, 0)
    meter.acknowledged(0, 0)
    expect(meter.faults()).toEqual({ ...none, doubled: 1 })
  })

  it('notices what came once too often, and a second acknowledgement', () => {
    const meter = given()
    for (const client of [1, 2, 2]) meter.heard(client, 0)
    meter.acknowledged(0, 0)
    meter.acknowledged(0, 0)
    expect(meter.faults().doubled).toBeGreaterThanOrEqual(2)
  })

  it('notices what reached another room', () => {
    const meter = given()
    meter.heard(4, 0)
    expect(meter.faults().strayed).toBe(1)
  })

  it('notices a private command that anybody else hears', () => {
    const quiet = given(true)
    quiet.acknowledged(0, 0)
    expect(quiet.faults()).toEqual(none)
    const told = given(true)
    told.acknowledged(0, 0)
    told.heard(1, 0)
    expect(told.faults().doubled).toBe(1)
  })

  it('does not count a second in which something came too late', () => {
    const at = (lateMs: number) => {
      const meter = new Meter([0, 0], false)
      for (let n = 0; n < 50; n++) {
        meter.give(0, performance.now() - lateMs - (n < 25 ? 1200 : 0))
        meter.heard(1, n)
        meter.acknowledged(0, n)
      }
      return meter
    }
    expect(at(5000).bestSecond({ from: 0, to: 50 }, 1000)).toBe(0)
  })
})

describe('marks', () => {
  it('are found in any bytes, each with its number', () => {
    const found: number[] = []
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0x00]),
      Buffer.from(title(7)),
      Buffer.from(JSON.stringify({ title: title(12_345_678, 400) })),
      Buffer.from('~M123'),
    ])
    eachMark(bytes, (index) => found.push(index))
    expect(found).toEqual([7, 12_345_678])
  })
})
