// The worked examples that stand beside the project, where they do: each with the figures of its source.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codedAgreement, type Figure, type Units } from '../../shared/agreement/coded.ts'
import {
  pooled,
  unitDisagreement2004,
  type Disagreement,
  type Passage,
} from '../../shared/agreement/unitizing.ts'
import { ROOT } from '../architecture/sources.ts'

interface Example {
  readonly id: string
  readonly data: never
  readonly expected: never
  readonly tolerance: never
}

const path = join(ROOT, '../shared/fixtures/agreement/worked-examples.json')
const examples: readonly Example[] = existsSync(path)
  ? (JSON.parse(readFileSync(path, 'utf8')) as { examples: Example[] }).examples
  : []

/** What an example says, as it is typed there. */
function told<Data, Expected, Tolerance = number>(id: string) {
  const found = examples.find((example) => example.id === id)
  if (!found) throw new Error(`no example ${id}`)
  return found as { data: Data; expected: Expected; tolerance: Tolerance }
}

const near = ({ value }: Figure, expected: number, within: number) => {
  expect(value).not.toBeNull()
  expect(Math.abs((value ?? NaN) - expected)).toBeLessThanOrEqual(within)
}

type Spans = readonly (readonly [number, number])[]
const passages = (spans: Spans, stretch = 1): Passage[] =>
  spans.map(([start, length]) => ({ start: start * stretch, end: (start + length) * stretch }))

describe.skipIf(examples.length === 0)(
  'worked examples beside the project (skipped: the folder is missing)',
  () => {
    it('Krippendorff 2011, four observers', () => {
      const { data, expected, tolerance } = told<(number | null)[][], Record<string, number>>(
        'krippendorff-2011-4x12',
      )
      const units: Units = (data[0] ?? []).map((_, unit) => data.map((row) => row[unit] ?? null))
      for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as const)
        near(
          codedAgreement(units, { level }).krippendorffAlpha,
          expected[`alpha.${level}`] ?? NaN,
          tolerance,
        )
    })

    it('Fleiss 1971', () => {
      const { data, expected, tolerance } = told<string[], Record<string, number>>('fleiss-1971')
      const { percent, fleissKappa } = codedAgreement(data.map((ratings) => [...ratings]))
      near(percent, expected['fleiss.observed'] ?? NaN, tolerance)
      near(fleissKappa, expected['fleiss.kappa'] ?? NaN, tolerance)
    })

    it('the prevalence paradox', () => {
      const { data, expected, tolerance } = told<number[][], Record<string, number>>(
        'prevalence-paradox',
      )
      const units = data.flatMap((row, a) =>
        row.flatMap((n, b) => Array.from({ length: n }, () => [a, b])),
      )
      const { percent, gwetAc1 } = codedAgreement(units)
      near(percent, expected['gwet.observed'] ?? NaN, tolerance)
      near(gwetAc1, expected['gwet.ac1'] ?? NaN, tolerance)
    })

    it('Krippendorff 2004, p. 254, passages', () => {
      type Part = { Do: number; De: number; alpha: number }
      const { data, expected, tolerance } = told<
        Record<'c' | 'k', Spans[]>,
        Record<'c' | 'k', Part> & { overall: number },
        { category: number; overall: number }
      >('krippendorff-2004-p254-unitizing')
      const parts = (['c', 'k'] as const).map((name) => {
        const raters = data[name].map((spans) => passages(spans))
        const part = unitDisagreement2004(raters, { start: 150, end: 450 })
        expect(part?.observed).toBeCloseTo(expected[name].Do, 4)
        expect(part?.expected).toBeCloseTo(expected[name].De, 4)
        near(pooled(part ? [part] : []), expected[name].alpha, tolerance.category)
        return part
      })
      near(pooled(parts as Disagreement[]), expected.overall, tolerance.overall)
    })

    it('Krippendorff 1995, p. 57, passages', () => {
      type Part = { Do: number; De: number; alpha: number }
      const { data, expected, tolerance } = told<
        Record<string, Spans[]>,
        Record<string, Part>,
        { Do: number; alpha: number }
      >('krippendorff-1995-p57-unitizing')
      for (const name of ['A', 'B', 'C', 'D']) {
        const raters = (data[name] ?? []).map((spans) => passages(spans, 50_000))
        const part = unitDisagreement2004(raters, { start: 0, end: 24 * 50_000 })
        const { Do = NaN, alpha = NaN } = expected[name] ?? {}
        expect(Math.abs((part?.observed ?? NaN) - Do)).toBeLessThanOrEqual(tolerance.Do)
        near(pooled(part ? [part] : []), alpha, tolerance.alpha)
      }
      const halved = (data.C ?? []).map((spans) => passages(spans, 0.5))
      const short = unitDisagreement2004(halved, { start: 0, end: 12 })
      expect(short?.expected).toBeCloseTo(expected['C at length 12']?.De ?? NaN, 4)
      near(pooled(short ? [short] : []), expected['C at length 12']?.alpha ?? NaN, 0.001)
    })
  },
)
