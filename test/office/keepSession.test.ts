import { describe, expect, test } from 'vitest'
import { EVERY_MS, sessionKeeper } from '../../client/office/keepSession.svelte.ts'

describe('a session while somebody types', () => {
  const opened = (lives = true) => {
    const seen = { uses: 0, ended: 0, now: 0 }
    const typed = sessionKeeper({
      now: () => seen.now,
      use: () => Promise.resolve((seen.uses++, lives)),
      ended: () => void seen.ended++,
    })
    return { seen, typed }
  }

  test('is used every few minutes, however much is typed, and never without', async () => {
    const { seen, typed } = opened()
    // Two hours of typing, a letter every second.
    for (let second = 0; second < 7200; second++) {
      seen.now += 1000
      typed()
    }
    await Promise.resolve()
    expect(seen).toMatchObject({ uses: 7_200_000 / EVERY_MS, ended: 0 })
    seen.now += 10 * EVERY_MS
    expect(seen.uses).toBe(7_200_000 / EVERY_MS)
  })

  test('that has ended all the same is told at once', async () => {
    const { seen, typed } = opened(false)
    seen.now += EVERY_MS
    typed()
    await new Promise((next) => setTimeout(next, 0))
    expect(seen.ended).toBe(1)
  })
})
