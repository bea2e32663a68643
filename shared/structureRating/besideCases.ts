// What the cases of a procedure showed beside what its office was rated on: per theme, random and added cases apart
// (rule SR7).
import type { AgreedRating } from './structureRating.ts'

/** Fewer concluded cases of a kind than this and nothing is counted of them (rule SR7). */
export const CASES_TO_COUNT = 3

/** How cases came in, as far as figures keep them apart. */
export const caseOrigins = ['random', 'additional'] as const
export type CaseOrigin = (typeof caseOrigins)[number]

/** A case of a concluded workshop, and one finding of it on a criterion; null for a case without such a finding. */
export interface CaseFinding {
  readonly caseId: string
  readonly origin: CaseOrigin
  readonly criterionId: string | null
  readonly direction: 'strength' | 'potential' | null
}

/** Of so many cases, how many have a finding with development potential in the theme, and how many only what went well. */
export interface CaseCounts {
  readonly cases: number
  readonly potential: number
  readonly strength: number
}

/** A theme by its code; null for cases of a kind of which too few are concluded. */
export interface ThemeCases {
  readonly theme: string
  readonly random: CaseCounts | null
  readonly additional: CaseCounts | null
}

/**
 * Which themes of the process criteria show in cases whether a structure is lived, by theme of the structure criteria. Our
 * own synthesis of the catalogue of 2020, to be tried with offices; criteria of the theme itself count always.
 */
const PROCESS_THEMES: Readonly<Record<string, readonly string[]>> = {
  'S-01': ['P-02', 'P-06'],
  'S-02': ['P-01', 'P-02', 'P-06', 'P-07'],
  'S-03': ['P-03', 'P-13'],
  'S-04': ['P-06', 'P-14'],
  'S-05': ['P-01', 'P-13'],
  'S-06': ['P-12'],
  'S-07': ['P-15'],
  'S-08': ['P-08', 'P-10'],
  'S-09': ['P-09', 'P-11'],
  'S-10': ['P-11'],
  'S-11': ['P-04', 'P-05'],
}

/** "S-02" of "S-02-1". */
export const themeCode = (criterionId: string): string =>
  criterionId.split('-').slice(0, 2).join('-')

/** The themes of structure criteria a finding on this criterion says something about. */
function themesOn(criterionId: string): readonly string[] {
  const code = themeCode(criterionId)
  const shown = Object.keys(PROCESS_THEMES).filter((theme) => PROCESS_THEMES[theme]?.includes(code))
  return code in PROCESS_THEMES ? [code, ...shown] : shown
}

/** What cases show beside each theme, in the order of the themes. */
export function besideCases(findings: readonly CaseFinding[]): readonly ThemeCases[] {
  return Object.keys(PROCESS_THEMES).map((theme) => ({
    theme,
    random: countsOf(findings, theme, 'random'),
    additional: countsOf(findings, theme, 'additional'),
  }))
}

function countsOf(
  findings: readonly CaseFinding[],
  theme: string,
  origin: CaseOrigin,
): CaseCounts | null {
  const those = findings.filter((one) => one.origin === origin)
  const cases = new Set(those.map(({ caseId }) => caseId))
  if (cases.size < CASES_TO_COUNT) return null
  const here = those.filter(
    ({ criterionId }) => criterionId !== null && themesOn(criterionId).includes(theme),
  )
  const casesWith = (direction: CaseFinding['direction']) =>
    new Set(here.filter((one) => one.direction === direction).map(({ caseId }) => caseId))
  const potential = casesWith('potential')
  const strength = [...casesWith('strength')].filter((id) => !potential.has(id))
  return { cases: cases.size, potential: potential.size, strength: strength.length }
}

/** confirms: both say the same; contradicts: there on paper and not lived, or the reverse; open: neither can be told. */
export type BesideVerdict = 'confirms' | 'contradicts' | 'open'

const THERE: readonly string[] = ['present', 'lived_and_reviewed']
const LACKING: readonly string[] = ['absent', 'emerging']

/** How the agreed ratings of a theme and its cases stand to each other: the side of more than half counts. */
export function besideVerdict(
  agreed: readonly Pick<AgreedRating, 'rating'>[],
  counts: CaseCounts | null,
): BesideVerdict {
  if (counts === null) return 'open'
  const there = agreed.filter(({ rating }) => THERE.includes(rating)).length
  const lacking = agreed.filter(({ rating }) => LACKING.includes(rating)).length
  if (there === lacking) return 'open'
  const failing = counts.potential * 2 > counts.cases
  const working = counts.strength * 2 > counts.cases
  if (!failing && !working) return 'open'
  return there > lacking === working ? 'confirms' : 'contradicts'
}
