// How agreed ratings and cases of a theme are said together, in minutes and closing view.
import { caseOrigins } from './besideCases.ts'
import type { ComparedTheme } from './comparedThemes.ts'
import { besideWords, caseCountsText } from './structureRating.words.ts'

/** "In 3 von 4 zufällig gezogenen Fällen Entwicklungspotenzial, in 1 nur Gelungenes. Fälle und Struktur widersprechen sich." */
export const comparedText = (theme: ComparedTheme): string =>
  caseOrigins
    .flatMap((origin) => {
      const counts = theme[origin]
      return counts ? [caseCountsText(counts, origin), `${besideWords[counts.verdict]}.`] : []
    })
    .join(' ')
