// How many offices gave which answer: what is shown of it, held against the audit of disclosure control.
import { describe, expect, it } from 'vitest'
import { yalpsSolver } from '../../server/disclosure/yalpsSolver.ts'
import { auditRelease } from '../../shared/disclosure/audit.ts'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import type { Tables } from '../../shared/disclosure/tables.ts'
import {
  answerParts,
  shownCounts,
  type AnswerPart,
  type FrozenAnswers,
  type HeldAnswers,
} from '../../shared/stateRecommendation/answerCount.ts'
import { Prng } from '../support/prng.ts'

/** So many offices in each part, in the order of the parts. */
function held(...sizes: readonly number[]): HeldAnswers {
  const parts = sizes.flatMap((size, at) =>
    Array.from({ length: size }, () => answerParts[at] ?? 'none'),
  )
  return new Map(parts.map((part, at) => [`office-${String(at).padStart(3, '0')}`, part]))
}
const shownOf = (now: HeldAnswers, earlier: readonly FrozenAnswers[] = []) =>
  answerParts.map((part) => shownCounts(now, earlier)[part])
const frozen = (now: HeldAnswers, earlier: readonly FrozenAnswers[] = []): FrozenAnswers => ({
  held: now,
  shown: shownCounts(now, earlier),
})
/** The same with some offices in another part. */
const moved = (now: HeldAnswers, from: AnswerPart, to: AnswerPart, count: number): HeldAnswers => {
  let left = count
  return new Map(
    [...now].map(([office, part]) => [office, part === from && left-- > 0 ? to : part]),
  )
}

/** The counts as disclosure control reads tables. */
function tablesOf(now: HeldAnswers): Tables {
  const offices = [...now]
  const all = offices.map(([office]) => [office, 1] as const)
  const parts = answerParts.map((part) => ({
    key: part,
    contributions: offices
      .filter(([, own]) => own === part)
      .map(([office]) => [office, 1] as const),
    group: 'all',
  }))
  return {
    cells: [{ key: 'all', contributions: all, known: true }, ...parts],
    equations: [{ total: 'all', parts: [...answerParts], offices: 'sum', cases: 'sum' }],
    groups: [{ key: 'all', contributions: all }],
  }
}
const secretIn = ({ shown }: FrozenAnswers) => answerParts.filter((part) => shown[part] === null)

describe('[SE6] counts of answers', () => {
  it('are shown where enough offices stand in each part and outside of it', () => {
    expect(shownOf(held(20, 10, 5, 7, 20))).toEqual([20, 10, 5, 7, 20])
  })

  it('where one part stays secret the smallest other one does, too, so that nothing is left to subtract', () => {
    expect(shownOf(held(20, 10, 4, 7, 20))).toEqual([20, 10, null, null, 20])
    // One office alone, and none: what is hidden beside it has to be large enough.
    expect(shownOf(held(20, 10, 1, 5, 20))).toEqual([20, null, null, null, 20])
    expect(shownOf(held(20, 10, 0, 7, 20))).toEqual([20, 10, null, null, 20])
  })

  it('nothing is shown while nearly nobody answered, and of a few offices', () => {
    expect(shownOf(held(0, 0, 0, 0, 186))).toEqual([null, null, null, null, null])
    expect(shownOf(held(1, 0, 0, 0, 185))).toEqual([null, null, null, null, null])
    expect(shownOf(held(2, 1, 0, 0, 0))).toEqual([null, null, null, null, null])
  })

  it('move on with the next release only by enough offices, or by none', () => {
    const before = held(20, 10, 5, 7, 20)
    const first = frozen(before)
    expect(shownOf(before, [first])).toEqual([20, 10, 5, 7, 20])
    expect(shownOf(moved(before, 'none', 'adopted', 6), [first])).toEqual([26, 10, 5, 7, 14])
    // One office more: a reader who compares the two releases would know of it.
    expect(shownOf(moved(before, 'none', 'adopted', 1), [first])).toEqual([null, 10, 5, 7, null])
    // In and out by the same number shows no difference, and would tell all the same.
    const round = moved(moved(before, 'none', 'adopted', 2), 'inReview', 'none', 2)
    expect(shownOf(round, [first])).toEqual([null, 10, 5, null, null])
  })

  it('a part that was secret is shown once enough came or left since, and not before', () => {
    const before = held(20, 10, 4, 7, 20)
    const first = frozen(before)
    const one = moved(before, 'none', 'notFitting', 1)
    expect(shownOf(one, [first])).toEqual([20, 10, null, null, null])
    const five = moved(moved(before, 'none', 'notFitting', 5), 'none', 'inReview', 5)
    expect(shownOf(five, [first])).toEqual([20, 10, 9, 12, 10])
  })

  /** Figures that could be worked out of one release, by the second solver of disclosure control. */
  const exposedIn = (one: FrozenAnswers) =>
    auditRelease(
      { tables: tablesOf(one.held), earlier: [] },
      secretIn(one),
      DEFAULT_RULES,
      yalpsSolver,
    ).figures.filter(({ verdict }) => verdict !== 'protected')

  it('no attacker of the audit learns one of them, nor an office, nor two that pool what they know', () => {
    const random = new Prng(11)
    let shown = 0
    for (let state = 0; state < 60; state++) {
      const offices = [14, 38, 90][state % 3] ?? 38
      const sizes = answerParts.slice(1).map(() => random.below(Math.floor(offices / 4)))
      const rest = offices - sizes.reduce((sum, size) => sum + size, 0)
      const one = frozen(held(rest, ...sizes))
      shown += answerParts.length - secretIn(one).length
      expect({ rest, sizes, exposed: exposedIn(one) }).toEqual({ rest, sizes, exposed: [] })
    }
    // It is no protection to show nothing.
    expect(shown).toBeGreaterThan(60)
  })

  it('the audit finds what such a row would tell if one part alone stayed secret', () => {
    const now = held(20, 10, 4, 7, 20)
    const { shown } = frozen(now)
    expect(exposedIn({ held: now, shown: { ...shown, inReview: 7 } })).not.toEqual([])
  })

  it('while fewer than five offices answer anew the next release tells nothing that was not told before', () => {
    const random = new Prng(5)
    let quiet = 0
    for (let state = 0; state < 200; state++) {
      let now = held(...[20, 8, 6, 6, 30].map((size) => random.below(size) + random.below(size)))
      const before: FrozenAnswers[] = []
      for (let release = 0; release < 4; release++) {
        const one = frozen(now, before)
        expect({ state, release, exposed: release < 2 ? exposedIn(one) : [] }).toEqual({
          ...{ state, release, exposed: [] },
        })
        const last = before.at(-1)
        const changed = [...now].filter(([office, part]) => last?.held.get(office) !== part)
        if (last && changed.length > 0 && changed.length < 5) {
          quiet++
          for (const part of answerParts)
            expect([null, last.shown[part]]).toContain(one.shown[part])
        }
        before.push(one)
        const most = release % 2 === 0 ? 5 : 15
        for (let left = random.below(most); left > 0; left--)
          now = moved(now, random.pick(answerParts), random.pick(answerParts), 1)
      }
    }
    expect(quiet).toBeGreaterThan(100)
  }, 30_000)
})
