import { describe, expect, it } from 'vitest'
import { agreementSchema, type Agreement } from '../../shared/agreement/agreement.schema.ts'
import { withoutValueWords } from '../../shared/agreement/agreement.words.ts'
import type { Direction } from '../../shared/annotation/annotation.ts'
import { keptAgreement, type BlindNotes } from '../../shared/annotation/keptAgreement.ts'
import { gatherBy } from '../../shared/kernel/gatherBy.ts'
import { codesOf } from '../../shared/kernel/words.ts'

type Note = BlindNotes['uncovered'][number]

const SCALE = ['fully_met', 'mostly_met', 'partly_met', 'not_met']
const basis = {
  sections: ['e1', 'e2', 'e3', 'e4'].map((id) => ({ id, length: 200 })),
  scaleOf: () => SCALE,
}
const note = (
  direction: Direction,
  entryId = 'e1',
  [start, end]: readonly [number, number] = [0, 20],
  change: Partial<Note> = {},
): Note => ({
  span: { entryId, start, end, quote: '' },
  criterionId: 'P-01-1',
  direction,
  rating: null,
  ...change,
})
const keep = (bySeat: BlindNotes['bySeat'], also: readonly Note[] = []) =>
  keptAgreement({ bySeat, uncovered: [...bySeat.flat(), ...also] }, basis)

/** All coefficients of what is kept, by the way to them. */
function coefficients(kept: Agreement | null): ReadonlyMap<string, Kept> {
  const found = new Map<string, Kept>()
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return
    if ('reason' in value) found.set(path, value as Kept)
    else for (const [key, held] of Object.entries(value)) walk(held, `${path}.${key}`)
  }
  walk(kept, '')
  return found
}
type Kept = Agreement['workshop']['direction']['percent']

describe('[AG2] what is kept is a number, or the reason why there is none', () => {
  const one = keep([[note('strength')], [note('strength')], [note('question')]])
  const isKept = (percent: unknown) => {
    if (!one) throw new Error('three seats')
    const direction = { ...one.workshop.direction, percent }
    return agreementSchema.safeParse({ ...one, workshop: { ...one.workshop, direction } }).success
  }

  it('never both, never neither, and no number that is none', () => {
    expect(isKept({ value: 0.5, reason: null })).toBe(true)
    expect(isKept({ value: 0.5, reason: 'noData' })).toBe(false)
    expect(isKept({ value: null, reason: null })).toBe(false)
    for (const value of [NaN, Infinity, -Infinity, 1.1])
      expect(isKept({ value, reason: null })).toBe(false)
  })

  it('of which each has its words', () => {
    const reasons = codesOf(withoutValueWords)
    expect(reasons.filter((reason) => isKept({ value: null, reason }))).toEqual(reasons)
    expect(isKept({ value: null, reason: 'other' })).toBe(false)
  })

  it('a room that says the same everywhere is no room of 1.0', () => {
    const kept = keep([[note('strength')], [note('strength')], [note('strength')]])
    expect(kept?.workshop.direction).toMatchObject({
      percent: { value: 1 },
      fleissKappa: { value: null, reason: 'noVariation' },
      krippendorffAlpha: { value: null, reason: 'noVariation' },
      gwetAc1: { value: null, reason: 'noVariation' },
    })
  })
})

describe('[AG1] what is kept', () => {
  it('nothing below three seats that wrote, however much they wrote', () => {
    const forty = Array.from({ length: 40 }, () => note('strength'))
    expect(keep([])).toBeNull()
    expect(keep([forty, [note('question')], []], [note('strength')])).toBeNull()
  })

  it('places of three seats, and ratings as they stand in the order of their scale', () => {
    const rated = (rating: string, entryId: string) =>
      note('strength', entryId, [0, 20], { rating })
    const kept = keep([
      [rated('fully_met', 'e1'), rated('not_met', 'e2')],
      [rated('mostly_met', 'e1'), rated('not_met', 'e2')],
      [rated('fully_met', 'e1'), rated('not_documented', 'e2'), note('question', 'e3')],
    ])
    expect(kept?.workshop.direction.places).toBe(2)
    expect(kept?.workshop.rating).toMatchObject({ small: true, percent: { value: 0.3 } })
  })

  it('[AG4] says that few stand behind a figure, until ten places and five seats do', () => {
    const entries = Array.from({ length: 10 }, (_, at) => `e${String(at)}`)
    const room = (seats: number, places: number) =>
      Array.from({ length: seats }, (_, seat) =>
        entries
          .slice(0, places)
          .map((id, at) => note(at % 3 < seat % 2 ? 'question' : 'strength', id)),
      )
    const small = (seats: number, places: number) =>
      keep(room(seats, places))?.workshop.direction.small
    expect([small(4, 10), small(5, 9), small(5, 10)]).toEqual([true, true, false])
  })
})

/** Deterministic numbers below a bound. */
const dice = (seed: number) => (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below

/** A small room: so many seats, each with some notes; places and passages meet often. */
function roomOf(seed: number): { seats: number; notes: readonly Note[] } {
  const next = dice(seed + 1)
  const seats = 3 + next(4)
  const notes = Array.from({ length: seats + next(10) }, () => {
    const start = next(6) * 10
    return note(
      (['strength', 'potential', 'question'] as const)[next(3)] ?? 'strength',
      `e${String(1 + next(3))}`,
      [start, start + 10 + next(3) * 10],
      {
        criterionId: `P-0${String(1 + next(2))}-1`,
        rating: [...SCALE, null, null][next(6)] ?? null,
      },
    )
  })
  return { seats, notes }
}

/** Who may have written them: every seat something, the rest at random; the last one may be the facilitation. */
function dealt(notes: readonly Note[], seats: number, seed: number): BlindNotes {
  const next = dice(seed + 1)
  const writer = notes.map((_, at) => (at < seats ? at : next(seats + 1)))
  const bySeat = Array.from({ length: seats }, (_, seat) =>
    notes.filter((_one, at) => writer[at] === seat),
  )
  return { bySeat, uncovered: notes }
}

const placesOf = ({ bySeat }: BlindNotes): string =>
  [
    ...gatherBy(
      bySeat.flatMap((notes, seat) =>
        notes.map(({ span, criterionId }) => ({ seat, place: `${span.entryId} ${criterionId}` })),
      ),
      ({ place }) => place,
    ),
  ]
    .filter(([, held]) => new Set(held.map(({ seat }) => seat)).size >= 3)
    .map(([place]) => place)
    .toSorted()
    .join()

describe('[AG5] what is kept tells nothing of who wrote what', () => {
  it('whoever wrote which note: a number that is given is the same number', () => {
    let given = 0
    for (let seed = 1; seed <= 400; seed++) {
      const { seats, notes } = roomOf(seed)
      const first = dealt(notes, seats, seed * 7)
      const numbers = coefficients(keptAgreement(first, basis))
      for (let other = 1; other <= 6; other++) {
        const next = dealt(notes, seats, seed * 7 + other * 1000)
        // At which places three seats wrote is told by the figures of places (RV4); beyond them nothing differs.
        if (placesOf(next) !== placesOf(first)) continue
        for (const [path, { value }] of coefficients(keptAgreement(next, basis))) {
          const held = numbers.get(path)?.value ?? null
          if (value === null || held === null) continue
          given++
          expect([seed, path, value]).toEqual([seed, path, held])
        }
      }
    }
    expect(given).toBeGreaterThan(500)
  })

  it('two passages of one seat that overlap are not told from two of two seats', () => {
    const apart = [
      note('strength', 'e1', [0, 40]),
      note('strength', 'e1', [20, 60]),
      note('question', 'e2'),
    ]
    const [a, b, c] = apart
    if (!a || !b || !c) throw new Error('three notes')
    const others = [
      [note('potential', 'e3')],
      [note('strength', 'e3', [0, 30])],
      [note('strength', 'e3')],
    ]
    const ofTwo = keep([[a], [b], [c], ...others])?.criteria[0]?.passages
    const ofOne = keep([[a, b], [c], [], ...others])?.criteria[0]?.passages
    for (const one of [ofOne?.unitizingAlpha, ofTwo?.unitizingAlpha])
      expect(one?.value === null ? one.reason : typeof one?.value).toMatch(/protected|number/)
  })

  it('a note of the facilitation is not found by a figure that leaves it out', () => {
    const three = [[note('strength')], [note('strength')], [note('strength')]]
    expect(keep(three)?.workshop.direction.percent).toEqual({ value: 1, reason: null })
    expect(keep(three, [note('question')])?.workshop.direction.percent).toEqual({
      value: null,
      reason: 'protected',
    })
  })

  it('a criterion of fewer than three seats looks like one that is held back', () => {
    const passages = (bySeat: BlindNotes['bySeat']) =>
      keep(bySeat)?.criteria.find(({ criterionId }) => criterionId === 'P-02-1')?.passages
    const under = (start: number) =>
      note('strength', 'e1', [start, start + 20], { criterionId: 'P-02-1' })
    const others = [[note('strength')], [note('question')], [note('strength', 'e2')]]
    const few = passages([[under(0), under(30)], [under(60)], ...others])
    const heldBack = passages([[under(0), under(10)], [under(5)], [under(60)], ...others])
    expect(few?.unitizingAlpha).toEqual({ value: null, reason: 'protected' })
    expect(heldBack?.unitizingAlpha).toEqual(few?.unitizingAlpha)
  })

  it('numbers have one decimal, and seats are a band', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const { seats, notes } = roomOf(seed)
      const kept = keptAgreement(dealt(notes, seats, seed), basis)
      expect([3, 5]).toContain(kept?.seats)
      for (const { value } of coefficients(kept).values())
        if (value !== null) expect(value * 10).toBeCloseTo(Math.round(value * 10), 10)
    }
  })
})
