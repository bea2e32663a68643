import { expect, it } from 'vitest'
import { ChannelLog, TAIL_CHARACTERS } from '../../server/room/channelLog.ts'

it('[RO3] keeps the last events, and says where they no longer reach back', () => {
  const log = new ChannelLog(3)
  for (let at = 1; at <= 7; at++) expect(log.append([`event ${String(at)}`])).toBe(at)
  expect(log.count).toBe(7)
  expect(log.after(5)).toEqual(['event 6', 'event 7'])
  expect(log.after(7)).toEqual([])
  expect(log.after(8)).toBeUndefined()
  expect(log.after(0)).toBeUndefined()
})

it('[RO3] keeps fewer where they are long: what changes for hours fills no memory', () => {
  const log = new ChannelLog(2000)
  const long = 'a'.repeat(64 * 1024)
  for (let at = 0; at < 1000; at++) log.append([long])
  expect(log.count).toBe(1000)
  const most = TAIL_CHARACTERS / long.length
  expect(log.after(1000 - most / 2 + 1)).toHaveLength(most / 2 - 1)
  expect(log.after(1000 - most - 1)).toBeUndefined()
  // One that is longer than all is not kept at all, and nothing breaks.
  log.append(['b'.repeat(TAIL_CHARACTERS + 1)])
  expect(log.after(1000)).toBeUndefined()
  log.append(['c'])
  expect(log.after(1001)).toEqual(['c'])
})
