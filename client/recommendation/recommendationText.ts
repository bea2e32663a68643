// Recommendations in words.
import type { RecommendationContent } from '../../shared/recommendation/recommendation.ts'
import {
  addresseeWords,
  recommendationPartWords,
  UNWORDED,
  fromFindings,
} from '../../shared/recommendation/recommendation.words.ts'
import { formatShortDate } from '../../shared/kernel/format.ts'

/** How a recommendation is called if one chooses among several: "Empfehlung 2: Wir führen …". */
export const numberedWording = (number: number, wording: string): string =>
  `Empfehlung ${number}: ${wording || UNWORDED}`

/** A recommendation's structured part as pairs of words. */
export function recommendationFacts(
  { addressee, owner, due, indicator, findingIds }: RecommendationContent,
  numberOf: (findingId: string) => number | undefined,
): readonly { label: string; value: string }[] {
  return [
    { label: recommendationPartWords.addressee, value: addresseeWords[addressee] },
    { label: recommendationPartWords.owner, value: owner },
    { label: recommendationPartWords.due, value: due === null ? '' : formatShortDate(due) },
    { label: recommendationPartWords.indicator, value: indicator },
    {
      label: recommendationPartWords.findings,
      value: fromFindings(findingIds.flatMap((id) => numberOf(id) ?? [])),
    },
  ]
}
