import { describe, expect, it } from 'vitest'
import { endWords } from '../../client/projector/endWords.ts'
import {
  heardServerTime,
  isStale,
  PATIENCE_MS,
  SILENT_MS,
} from '../../client/projector/heartbeat.ts'
import { problem } from '../../shared/kernel/problem.ts'

describe('the heartbeat of the projector', () => {
  it('is stale after silence, or once the line is lost for longer than a moment', () => {
    expect(isStale({ heardAt: 0, offlineSince: null }, SILENT_MS - 1)).toBe(false)
    expect(isStale({ heardAt: 0, offlineSince: null }, SILENT_MS)).toBe(true)
    expect(isStale({ heardAt: 0, offlineSince: 0 }, PATIENCE_MS - 1)).toBe(false)
    expect(isStale({ heardAt: 0, offlineSince: 0 }, PATIENCE_MS)).toBe(true)
  })

  it('says the server’s time, whatever the clock of the device says', () => {
    expect(heardServerTime({ heardAt: 1_000 }, 4_000, 600_000)).toBe(597_000)
    expect(heardServerTime({ heardAt: null }, 4_000, 600_000)).toBeNull()
  })

  it('has a next step for every end, and none while the line lives', () => {
    const alive = { linkGone: false, textGone: false, ended: false, why: null }
    expect(endWords(alive)).toBeNull()
    expect(endWords({ ...alive, linkGone: true })?.title).toContain('Link')
    expect(endWords({ ...alive, textGone: true })?.title).toContain('zurückgezogen')
    const closed = { ...alive, ended: true, why: problem('workshop.closed') }
    expect(endWords(closed)?.kind).toBe('done')
  })
})
