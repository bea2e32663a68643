// Agreed structure ratings and what cases show beside them, theme by theme, as result, minutes and closing view have it
// (rule SR10).
import {
  besideCases,
  besideVerdict,
  themeCode,
  type BesideVerdict,
  type CaseCounts,
  type CaseFinding,
  type ThemeCases,
} from './besideCases.ts'
import type { AgreedRating } from './structureRating.ts'

/** Counts of cases, and how they stand to the ratings of their theme. */
interface ComparedCases extends CaseCounts {
  readonly verdict: BesideVerdict
}

/** A theme with what its cases say of its ratings; null for cases of a kind of which too few are concluded. */
export interface ComparedTheme {
  readonly theme: string
  readonly random: ComparedCases | null
  readonly additional: ComparedCases | null
}

/** What cases show beside the themes something was agreed on, in the order of the themes. */
export function besideAgreed(
  findings: readonly CaseFinding[],
  agreed: readonly Pick<AgreedRating, 'criterionId'>[],
): readonly ThemeCases[] {
  const themes = new Set(agreed.map(({ criterionId }) => themeCode(criterionId)))
  return besideCases(findings).filter(({ theme }) => themes.has(theme))
}

/** The themes of which cases are counted, with what those say of their agreed ratings. */
export function comparedThemes(
  themes: readonly ThemeCases[],
  agreed: readonly Pick<AgreedRating, 'criterionId' | 'rating'>[],
): readonly ComparedTheme[] {
  return themes.flatMap(({ theme, random, additional }) => {
    if (random === null && additional === null) return []
    const own = agreed.filter(({ criterionId }) => themeCode(criterionId) === theme)
    const compared = (counts: CaseCounts | null): ComparedCases | null =>
      counts && { ...counts, verdict: besideVerdict(own, counts) }
    return [{ theme, random: compared(random), additional: compared(additional) }]
  })
}

/** "S-02 Regelwerk und Instrumente": a theme by its code, in the words of a catalogue. */
export const themeName = (
  criteria: readonly { readonly id: string; readonly theme: string }[],
  code: string,
): string => `${code} ${criteria.find(({ id }) => themeCode(id) === code)?.theme ?? ''}`.trim()
