import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freshFolder, measure } from '../child.ts'
import { startContestant } from '../contestant.ts'
import type { Figures, Scenario } from '../scenario.ts'

/** The server dies in the middle of the work. */
export const kill: Scenario = {
  key: 'kill',
  title: 'kill −9 under load: acknowledged and lost',
  takesPart: ({ isDurable }) => isDurable,
  run: async (contestant, { seconds }) => {
    const running = await startContestant(contestant, { rooms: 1, seats: 25, keeps: true })
    const book = join(freshFolder(), 'book.json')
    try {
      const place = running.place
      const load = measure<{ given: number }>({
        kind: 'doomed',
        place,
        seats: 25,
        perSecond: 400,
        book,
      })
      load.catch(() => undefined)
      // The client process takes a moment to start; never the same moment twice.
      await pause(1000 + seconds * 500 + Math.random() * 500)
      const again = await running.killAndRestart(async () => void (await load))
      const { found } = await measure<{ found: number[] }>({ kind: 'held', place: again })
      return compare(found, JSON.parse(readFileSync(book, 'utf8')) as Book, (await load).given)
    } finally {
      await running.stop()
    }
  },
}

interface Book {
  readonly acknowledged: readonly number[]
  readonly seen: readonly number[]
}

function compare(found: readonly number[], { acknowledged, seen }: Book, given: number): Figures {
  const held = new Set(found)
  return {
    given,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((index) => !held.has(index)).length,
    seenLost: seen.filter((index) => !held.has(index)).length,
    doubled: found.length - held.size,
  }
}
