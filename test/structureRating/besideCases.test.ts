import { expect, it } from 'vitest'
import {
  besideCases,
  besideVerdict,
  type CaseFinding,
  type CaseOrigin,
} from '../../shared/structureRating/besideCases.ts'

const found = (
  caseId: string,
  criterionId: string | null,
  direction: CaseFinding['direction'] = 'potential',
  origin: CaseOrigin = 'random',
): CaseFinding => ({
  caseId,
  origin,
  criterionId,
  direction: criterionId === null ? null : direction,
})
const theme = (findings: readonly CaseFinding[], code: string) =>
  besideCases(findings).find((one) => one.theme === code)

it('[SR7] cases are counted once, by the theme itself and the process themes it shows in', () => {
  const findings = [
    found('a', 'S-05-1'),
    found('a', 'P-13-2'),
    found('b', 'P-01-1'),
    found('c', 'P-13-1', 'strength'),
    found('d', 'P-08-1'),
  ]
  expect(theme(findings, 'S-05')?.random).toEqual({ cases: 4, potential: 2, strength: 1 })
  expect(theme(findings, 'S-08')?.random).toEqual({ cases: 4, potential: 1, strength: 0 })
})

it('[SR7] random and added cases are never mixed, and fewer than three of a kind are not counted', () => {
  const findings = [
    ...['a', 'b', 'c'].map((id) => found(id, 'P-12-1')),
    ...['x', 'y'].map((id) => found(id, 'P-12-1', 'potential', 'additional')),
  ]
  expect(theme(findings, 'S-06')).toEqual({
    theme: 'S-06',
    random: { cases: 3, potential: 3, strength: 0 },
    additional: null,
  })
  expect(theme([...findings, found('z', null, null, 'additional')], 'S-06')?.additional).toEqual({
    cases: 3,
    potential: 2,
    strength: 0,
  })
  expect(theme([], 'S-06')).toEqual({ theme: 'S-06', random: null, additional: null })
})

it('[SR7] says whether structure and cases confirm or contradict each other, and when neither can be told', () => {
  const there = [{ rating: 'present' }, { rating: 'lived_and_reviewed' }, { rating: 'emerging' }]
  const lacking = [{ rating: 'absent' }]
  const failing = { cases: 4, potential: 3, strength: 0 }
  const working = { cases: 4, potential: 0, strength: 3 }
  const even = { cases: 4, potential: 2, strength: 2 }
  expect(besideVerdict(there, failing)).toBe('contradicts')
  expect(besideVerdict(there, working)).toBe('confirms')
  expect(besideVerdict(lacking, failing)).toBe('confirms')
  expect(besideVerdict(lacking, working)).toBe('contradicts')
  for (const [agreed, counts] of [
    [there, even],
    [there, null],
    [[], failing],
    [[{ rating: 'not_applicable' }], failing],
    [[...lacking, { rating: 'present' }], failing],
  ] as const)
    expect(besideVerdict(agreed, counts)).toBe('open')
})
