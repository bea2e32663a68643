// Recommendations in words.
import type { RecommendationContent } from '../../shared/recommendation/recommendation.ts'
import { addresseeWords } from '../../shared/words/words.ts'
import { formatList, formatShortDate } from '../kernel/format.ts'

/** How a recommendation is called where one chooses among several: "Empfehlung 2: Wir führen …". */
export const numberedWording = (number: number, wording: string): string =>
  `Empfehlung ${number}: ${wording || 'noch ohne Wortlaut'}`

/** "aus Befund 1 und 3", or that there is none. */
export const fromFindings = (numbers: readonly number[]): string =>
  numbers.length === 0
    ? 'noch keinem Befund zugeordnet'
    : `aus Befund ${formatList(numbers.map(String))}`

/** A recommendation's structured part as pairs of words. */
export function recommendationFacts(
  { addressee, owner, due, indicator, findingIds }: RecommendationContent,
  numberOf: (findingId: string) => number | undefined,
): readonly { label: string; value: string }[] {
  return [
    { label: 'An', value: addresseeWords[addressee] },
    { label: 'Verantwortlich', value: owner },
    { label: 'Frist', value: due === null ? '' : formatShortDate(due) },
    { label: 'Woran merken wir es?', value: indicator },
    { label: 'Befunde', value: fromFindings(findingIds.flatMap((id) => numberOf(id) ?? [])) },
  ]
}
