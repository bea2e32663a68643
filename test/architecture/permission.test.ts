// What may be done is asked in one place, `shared/room/access.ts`: on the screens by `RoomClient.may`.
import { describe, expect, it } from 'vitest'
import { filesBelow, isCode, read } from './sources.ts'

/** Who writes the minutes and who steers, as far as sentences differ, is asked here. */
const ADDRESSEES = 'client/room/roomContext.ts'

/** Ways to ask by hand what a command asks, each with an example that was there. */
const byHand: readonly (readonly [string, RegExp, string])[] = [
  [
    'a voice',
    /role\s*!==\s*'observer'/,
    "const mayAsk = $derived(room.seat !== undefined && room.seat.role !== 'observer')",
  ],
  [
    'who edits or steers',
    /import \{[^}]*\b(isEditor|isHolder|hearsFacilitation)\b/,
    "import { isEditor } from '../../shared/room/role.ts'",
  ],
  [
    'the facilitation',
    /workshop\.(holder|main)\s*===\s*(room|seat)|coFacilitators\.includes\([^)]*\)\s*\|\|/,
    'const mine = $derived(workshop.holder === seatId)',
  ],
  [
    'a role and a time',
    /is(Steering|Editing)\(room\)\s*&&\s*[^\n]*\bstatus\s*[!=]==/,
    "const may = $derived(isSteering(room) && slices.workshop.status === 'open')",
  ],
]

/** Not permissions: who is who in the list of the room, and to whom a banner speaks. */
const names: readonly string[] = [
  ADDRESSEES,
  'client/room/roomList.ts',
  'client/workshop/FacilitationBanner.svelte',
]

describe('what may be done is asked of the room', () => {
  it.each(byHand)('%s asked by hand would be found', (_name, pattern, example) => {
    expect(pattern.test(example)).toBe(true)
  })

  it('and by no screen by hand', () => {
    const files = filesBelow('client').filter((path) => isCode(path) && !names.includes(path))
    expect(files.length).toBeGreaterThan(300)
    const found = files.flatMap((path) => {
      const text = read(path)
      return byHand.filter(([, pattern]) => pattern.test(text)).map(([name]) => `${path}: ${name}`)
    })
    expect(found).toEqual([])
  })
})
