// What is said about states and origins of a review case, beside their words.
import { BACKUP_DAYS } from '../../shared/kernel/retention.ts'
import { capitalised } from '../../shared/kernel/text.ts'
import type { Words } from '../../shared/kernel/words.ts'
import type { Origin, ReviewCase } from '../../shared/reviewCase/reviewCase.schema.ts'
import { formatDateTime } from '../../shared/kernel/format.ts'
import { originWords } from '../../shared/reviewCase/reviewCase.words.ts'
import { optionsOf } from '../kernel/optionsOf.ts'

export const caseStatusTone = {
  draft: 'neutral',
  awaitingRelease: 'gold',
  refused: 'gold',
  released: 'strength',
  withdrawn: 'neutral',
} as const satisfies Record<ReviewCase['status'], string>

/** "eingereicht von Kim Berg am 3. Mai 2026, 10:40 Uhr"; what was not written down is left out. */
export function whoAndWhen(
  done: string,
  isOwn: boolean,
  name: string | null,
  at: number | null,
): string {
  const who = isOwn ? 'Ihnen' : (name ?? 'einem anderen Konto')
  return `${done} von ${who}${at === null ? '' : ` am ${formatDateTime(at)}`}`
}

/** How a case can come in, as choices, each with what helps to choose it. */
export const originsWith = (hints: Partial<Words<Origin>>) =>
  optionsOf(originWords, hints).map((option) => ({ ...option, label: capitalised(option.label) }))

/** How a case can come into its procedure. */
export const originOptions = originsWith({
  random: 'Aus allen abgeschlossenen Gefährdungseinschätzungen nach § 8a SGB VIII gezogen.',
  additional:
    'Vom Jugendamt ausgewählt, weil sich an diesem Fall lernen lässt. In Auswertungen bleiben beide Arten immer getrennt.',
})

/** Why an open case is not accepted (§ 8 Abs. 1 LKG NRW; § 7 is another service). */
export const openCaseRefusal =
  'Nach § 8 Landeskinderschutzgesetz NRW werden nur abgeschlossene Fälle betrachtet. Für laufende Fälle gibt es die Qualitätsberatung nach § 7 beim Landesjugendamt. Bitte bestätigen Sie den Abschluss oder bringen Sie den Fall später ein.'

/** The beginning of a checksum, enough to compare plan, invitation and text by eye: "3f9a 02bc 77d1". */
export const shortHash = (hash: string): string =>
  (hash.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ')

/** The whole checksum in groups of eight. */
export function longHash(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(' ')
}

/** What withdrawing does, in the words beside its button. */
export const withdrawalText = `Alle Fassungen dieses Falls werden sofort gelöscht und sind in der Fallwerkstatt nirgends mehr zu lesen, auch nicht in geplanten oder laufenden Werkstätten. In den Sicherungen des Servers liegen sie noch höchstens ${BACKUP_DAYS} Tage; wird eine eingespielt, bleiben sie zurückgezogen. Das lässt sich nicht rückgängig machen. Soll der Fall später doch besprochen werden, legen Sie ihn neu an.`
