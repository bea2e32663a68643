// German words for the states and origins of a review case.
import { BACKUP_DAYS } from '../../shared/kernel/retention.ts'
import type { CaseVersion, ReviewCase } from '../../shared/protocol/api.ts'
import { formatDateTime } from '../kernel/format.ts'

export const caseStatusLabel: Readonly<Record<ReviewCase['status'], string>> = {
  draft: 'ohne Text',
  awaitingRelease: 'wartet auf Freigabe',
  refused: 'zurückgegeben',
  released: 'freigegeben',
  withdrawn: 'zurückgezogen',
}

export const caseStatusTone = {
  draft: 'neutral',
  awaitingRelease: 'gold',
  refused: 'gold',
  released: 'strength',
  withdrawn: 'neutral',
} as const satisfies Record<ReviewCase['status'], string>

/** "eingereicht von Kim Berg am 3. Mai 2026, 10:40 Uhr"; what nobody wrote down is left out. */
export function whoAndWhen(
  done: string,
  isOwn: boolean,
  name: string | null,
  at: number | null,
): string {
  const who = isOwn ? 'Ihnen' : (name ?? 'einem anderen Konto')
  return `${done} von ${who}${at === null ? '' : ` am ${formatDateTime(at)}`}`
}

export const versionStatusLabel: Readonly<Record<CaseVersion['status'], string>> = {
  awaitingRelease: 'wartet auf Freigabe',
  refused: 'zurückgegeben',
  released: 'freigegeben',
  withdrawn: 'zurückgezogen',
}

export const originLabel: Readonly<Record<ReviewCase['origin'], string>> = {
  random: 'zufällig gezogen',
  additional: 'zusätzlich eingebracht',
}

export const originOptions = [
  {
    value: 'random',
    label: 'Zufällig gezogen',
    hint: 'Aus allen abgeschlossenen Gefährdungseinschätzungen nach § 8a SGB VIII gezogen.',
  },
  {
    value: 'additional',
    label: 'Zusätzlich eingebracht',
    hint: 'Vom Jugendamt ausgewählt, weil sich an diesem Fall lernen lässt. In Auswertungen bleiben beide Arten immer getrennt.',
  },
] as const

/** Why an open case is not accepted (§ 8 Abs. 1 LKG NRW; § 7 is another service). */
export const openCaseRefusal =
  'Nach § 8 Landeskinderschutzgesetz NRW werden nur abgeschlossene Fälle betrachtet. Für laufende Fälle gibt es die Qualitätsberatung nach § 7 beim Landesjugendamt. Bitte bestätigen Sie den Abschluss oder bringen Sie den Fall später ein.'

/** The first characters of a checksum, in groups that can be read aloud. */
export function shortHash(hash: string): string {
  return (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ')
}

/** The whole checksum in groups of eight. */
export function longHash(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(' ')
}

/** What withdrawing does, in the words beside its button. */
export const withdrawalText = `Alle Fassungen dieses Falls werden sofort gelöscht und sind in der Fallwerkstatt nirgends mehr zu lesen, auch nicht in geplanten oder laufenden Werkstätten. In den Sicherungen des Servers liegen sie noch höchstens ${BACKUP_DAYS} Tage; wird eine eingespielt, bleiben sie zurückgezogen. Das lässt sich nicht rückgängig machen. Soll der Fall später doch besprochen werden, legen Sie ihn neu an.`
