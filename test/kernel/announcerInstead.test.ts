import { expect, it } from 'vitest'
import { Announcer, GATHER_MS, SPEAK_MS } from '../../client/kernel/announcer.svelte.ts'

it('drops what waits when the room went on: nobody hears of the step before', () => {
  const timers: (() => void)[] = []
  const announcer = new Announcer((_ms, action) => {
    timers.push(action)
    return () => undefined
  })
  announcer.say('Gesichert.')
  announcer.say('3 neue Fragen')
  announcer.sayInstead('Die Moderation ist jetzt bei „Still anmerken“.', 'step')
  timers.shift()?.()
  expect(announcer.polite).toBe('Die Moderation ist jetzt bei „Still anmerken“.')
  timers.shift()?.()
  expect(announcer.polite).toBe('')
  // One sentence follows the other fast enough to belong to what is on the screen.
  expect(GATHER_MS + SPEAK_MS).toBeLessThanOrEqual(2000)
})
