import { describe, expect, it } from 'vitest'
import { agreement, type AgreementInput, type Mark } from '../../shared/agreement/agreement.ts'
import { mostOften } from '../../shared/kernel/mostOften.ts'
import { codedAgreement } from '../../shared/agreement/coded.ts'

const SCALE = ['fully', 'mostly', 'partly', 'not']
const mark = (change: Partial<Mark> = {}): Mark => ({
  criterionId: 'P-01-1',
  sectionId: 'e1',
  start: 0,
  end: 10,
  direction: 'strength',
  rating: null,
  ...change,
})
const of = (raters: readonly (readonly Mark[])[], change: Partial<AgreementInput> = {}) =>
  agreement({
    sections: ['e1', 'e2', 'e3'].map((id) => ({ id, length: 100 })),
    raters,
    directions: ['strength', 'potential', 'question'],
    scaleOf: () => SCALE,
    ...change,
  })
const numbers = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : [value]
const reasons = (figures: object) =>
  (Object.values(figures) as unknown[]).flatMap((figure) =>
    typeof figure === 'object' && figure !== null && 'reason' in figure ? [figure.reason] : [],
  )

describe('[AG2] what is not defined stays so, and says why', () => {
  it.each([
    ['nobody', []],
    ['seats that wrote nothing', [[], [], []]],
  ])('%s: nothing to compare', (_title, raters) => {
    const { workshop, criteria } = of(raters)
    expect(criteria).toEqual([])
    for (const figures of [workshop.direction, workshop.rating, workshop.passages])
      expect(new Set(reasons(figures))).toEqual(new Set(['noData']))
  })

  it('one rater alone', () => {
    const { workshop, criteria } = of([[mark(), mark({ sectionId: 'e2', rating: 'fully' })]])
    expect(criteria).toHaveLength(1)
    for (const figures of [workshop.direction, workshop.passages])
      expect(new Set(reasons(figures))).toEqual(new Set(['oneRater']))
  })

  it('the same everywhere: all agree, and no coefficient claims to know by how much more than chance', () => {
    const { direction } = of([[mark()], [mark()], [mark()]]).workshop
    expect(direction.percent.value).toBe(1)
    const { fleissKappa, krippendorffAlpha, gwetAc1 } = direction
    expect([fleissKappa, krippendorffAlpha, gwetAc1].map(({ reason }) => reason)).toEqual([
      'noVariation',
      'noVariation',
      'noVariation',
    ])
    const whole = { start: 0, end: 100 }
    const all = ['e1', 'e2', 'e3'].map((sectionId) => mark({ sectionId, ...whole }))
    expect(of([all, all]).workshop.passages).toMatchObject({
      characterAlpha: { value: null, reason: 'noVariation' },
    })
  })

  it('places where nobody meets anybody', () => {
    const { direction } = of([[mark()], [mark({ sectionId: 'e2' })]]).workshop
    expect(direction).toMatchObject({ units: 0, percent: { value: null, reason: 'noData' } })
  })

  it('no NaN and no infinity, whatever was marked', () => {
    let seed = 7
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    for (let room = 0; room < 300; room++) {
      const raters = Array.from({ length: next(5) }, () =>
        Array.from({ length: next(4) }, () =>
          mark({
            criterionId: `P-0${String(next(2))}-1`,
            sectionId: `e${String(1 + next(4))}`,
            start: next(100),
            end: next(120),
            direction: ['strength', 'potential'][next(2)] ?? '',
            rating: [...SCALE, 'not_documented', null][next(6)] ?? null,
          }),
        ),
      )
      for (const value of numbers(of(raters)))
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
    }
  })
})

describe('[AG3] what counts', () => {
  it('a rater once at a place, with what was said most often, or with nothing', () => {
    expect(mostOften(['a', 'b', 'a'])).toBe('a')
    expect(mostOften(['a', 'b'])).toBeNull()
    expect(mostOften([])).toBeNull()
    const forty = Array.from({ length: 40 }, () => mark({ direction: 'question' }))
    const { direction } = of([forty, [mark()], [mark()]]).workshop
    expect(direction.percent.value).toBeCloseTo(1 / 3, 10)
  })

  it('a passage under two criteria under both, with a text of its own for each', () => {
    const both = [mark(), mark({ criterionId: 'P-02-1' })]
    const { criteria, workshop } = of([both, both, [mark()]])
    expect(criteria.map(({ criterionId }) => criterionId)).toEqual(['P-01-1', 'P-02-1'])
    const [first, second] = criteria.map(({ passages }) => passages)
    expect([first?.units, second?.units, workshop.passages.units]).toEqual([3, 2, 5])
    expect(first?.unitizingAlpha.value).toBe(1)
    expect(second?.unitizingAlpha.value).toBeLessThan(1)
    expect(workshop.passages.unitizingAlpha.value).toBeLessThan(1)
  })

  it('passages of one rater that overlap as one, those that touch as two', () => {
    const overlapping = [mark({ end: 6 }), mark({ start: 4 }), mark({ start: 2, end: 5 })]
    const touching = [mark({ end: 5 }), mark({ start: 5 })]
    expect(of([overlapping, [mark()]]).workshop.passages).toMatchObject({
      units: 2,
      unitizingAlpha: { value: 1 },
      unitizingAlpha2004: { value: 1 },
    })
    const { passages } = of([touching, [mark()]]).workshop
    expect(passages.units).toBe(3)
    expect(passages.characterAlpha.value).toBe(1)
    expect(passages.unitizingAlpha2004.value).toBeLessThan(1)
  })

  it('ratings by their order: a step apart is closer than three, and a non-answer is missing', () => {
    const rated = (...ratings: readonly (readonly string[])[]) =>
      of(
        ratings.map((own) =>
          own.map((rating, at) => mark({ rating, sectionId: `e${String(at + 1)}` })),
        ),
      ).workshop.rating
    const close = rated(['fully', 'not', 'fully'], ['mostly', 'not', 'fully'])
    const far = rated(['fully', 'not', 'fully'], ['not', 'not', 'fully'])
    expect(close.krippendorffAlpha.value).toBeGreaterThan(far.krippendorffAlpha.value ?? NaN)
    expect(rated(['fully', 'not'], ['fully', 'not_documented'])).toMatchObject({ units: 1 })
  })

  it('a place only where at least so many raters wrote', () => {
    const two = [[mark()], [mark()], [mark({ sectionId: 'e2' })]]
    expect(of(two).workshop.direction.units).toBe(1)
    expect(of(two, { least: 3 }).workshop.direction.units).toBe(0)
  })

  it('nothing of the order of raters', () => {
    const raters = [
      [mark(), mark({ sectionId: 'e2', direction: 'question' })],
      [mark({ direction: 'potential', start: 5, end: 30 })],
      [mark({ sectionId: 'e2', rating: 'fully' }), mark({ start: 50, end: 60 })],
    ]
    expect(of(raters.toReversed())).toEqual(of(raters))
  })
})

it('missing values, and raters that differ in number from unit to unit', () => {
  const { units, percent } = codedAgreement([
    ['a', null, 'a'],
    ['a'],
    [null, null],
    ['b', 'a', 'a', 'a'],
  ])
  expect(units).toBe(2)
  expect(percent.value).toBeCloseTo((1 + 1 / 2) / 2, 10)
})

it('25 raters with 300 marks each under 60 criteria in 30,000 words are computed at once', () => {
  const sections = Array.from({ length: 400 }, (_, at) => ({ id: `s${String(at)}`, length: 560 }))
  let seed = 3
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  const raters = Array.from({ length: 25 }, () =>
    Array.from({ length: 300 }, () => {
      const start = next(500)
      return mark({
        criterionId: `P-${String(next(60)).padStart(2, '0')}-1`,
        sectionId: `s${String(next(400))}`,
        start,
        end: start + 10 + next(200),
        direction: ['strength', 'potential', 'question'][next(3)] ?? '',
        rating: SCALE[next(4)] ?? null,
      })
    }),
  )
  const began = performance.now()
  const { criteria, workshop } = of(raters, { sections })
  const took = performance.now() - began
  console.log(`agreement of 25 raters, 7,500 marks, 224,000 signs: ${took.toFixed(0)} ms`)
  expect(criteria).toHaveLength(60)
  expect(Math.abs(workshop.direction.krippendorffAlpha.value ?? NaN)).toBeLessThan(0.1)
  // A stall, not a criterion: a table over the text would take minutes.
  expect(took).toBeLessThan(5000)
})
