// What is said of a day that was counted from the text, so that none is taken for certain that is not.
import { dayLabel } from '../../shared/kernel/format.ts'
import type { CountedDay } from './intakeDraft.svelte.ts'

/** "Tag 26", or "Tag 26 bis Tag 35" where the words name no single day; '' where they name none. */
export const reachWords = ({ day, since, until }: Omit<CountedDay, 'words'>): string =>
  day === null ? '' : [since ?? day, ...(until === null ? [] : [until])].map(dayLabel).join(' bis ')

/** A sentence with the next step. */
export function countedWords({ words, day, since, until }: CountedDay): string {
  if (day === null)
    return `Der Text sagt nur „${words}“. Bitte tragen Sie den Tag ein, an dem das war.`
  if (until === null) return `${dayLabel(day)} ist aus „${words}“ gerechnet. Bitte prüfen Sie ihn.`
  const which = since === null ? 'der erste' : dayLabel(day)
  return `„${words}“ ist ungenau: ${reachWords({ day, since, until })}. Eingetragen ist ${which}; bitte prüfen Sie das.`
}
