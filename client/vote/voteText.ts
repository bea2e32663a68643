// Words of votes: what a level means, what a count says, why there is no result.
import {
  consentOptions,
  feedbackOptions,
  MIN_BALLOTS,
  WARN_BALLOTS,
  type VoteKind,
  type VoteResult,
  type VoteSettings,
} from '../../shared/vote/vote.ts'
import { plural } from '../kernel/format.ts'

/** Something to vote on, as it is shown. */
export interface VoteOption {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
}

type Words = { readonly label: string; readonly hint: string }

const consentWords: Record<(typeof consentOptions)[number], Words> = {
  agree: { label: 'Zustimmung', hint: 'Ich trage den Befund so mit.' },
  concerns: {
    label: 'Mit Bedenken',
    hint: 'Ich trage ihn mit, sehe aber einen Punkt anders. Das Bedenken gehört als Satz ins Protokoll.',
  },
  object: {
    label: 'Widerspruch',
    hint: 'Ich trage ihn nicht mit. Der Grund steht als Minderheitensicht neben dem Befund.',
  },
}

const feedbackWords: Record<(typeof feedbackOptions)[number], Words> = {
  none: { label: 'Gar nicht', hint: '' },
  little: { label: 'Wenig', hint: '' },
  rather: { label: 'Eher ja', hint: '' },
  very: { label: 'Sehr', hint: '' },
}

/** The three levels of consent, each with a word of explanation. */
export const consentLevels: readonly VoteOption[] = consentOptions.map((id) => ({
  id,
  ...consentWords[id],
}))

/** The four answers to the first question of the feedback. */
export const feedbackLevels: readonly VoteOption[] = feedbackOptions.map((id) => ({
  id,
  label: feedbackWords[id].label,
}))

/** True where people put dots on things; false where everybody answers one question by a level. */
export const isDotVote = (kind: VoteKind): boolean =>
  kind === 'keySituation' || kind === 'recommendation'

/** An option removed since the vote was opened still has its dots. */
export const optionLabel = (options: readonly VoteOption[], id: string): string =>
  options.find((option) => option.id === id)?.label ?? 'Inzwischen entfernt'

/** "3 Punkte je Person, auch mehrere auf eine Zeile" */
export const dotsText = ({ dots, cumulative }: Pick<VoteSettings, 'dots' | 'cumulative'>): string =>
  `${plural(dots, 'Punkt', 'Punkte')} je Person, ${
    cumulative ? 'auch mehrere auf eine Zeile' : 'höchstens einer auf eine Zeile'
  }`

/** Who took part: "9 Geräte mit 11 Personen haben abgestimmt, dazu 4 Personen auf Papier." */
export function turnoutText({ ballots, people, paper }: VoteResult): string {
  if (ballots === 0 && paper) return `${peopleText(paper.people)} auf Papier abgestimmt.`
  const devices = plural(ballots, 'Gerät', 'Geräte')
  const here =
    people === ballots ? devices : `${devices} mit ${plural(people, 'Person', 'Personen')}`
  const also = paper ? `, dazu ${plural(paper.people, 'Person', 'Personen')} auf Papier` : ''
  return `${here} ${ballots === 1 && people === 1 ? 'hat' : 'haben'} abgestimmt${also}.`
}

const peopleText = (people: number): string =>
  people === 1 ? 'Eine Person hat' : `${people} Personen haben`

/** What the number of connected devices means for the secrecy of a vote, or null where there are enough. */
export function fewText(devices: number): string | null {
  if (devices < MIN_BALLOTS)
    return 'Zurzeit sind weniger als drei stimmberechtigte Geräte verbunden. Unter drei Stimmen gibt es kein Ergebnis.'
  if (devices < WARN_BALLOTS)
    return 'Zurzeit sind weniger als fünf stimmberechtigte Geräte verbunden. Bei so wenigen Stimmen lässt sich leichter erraten, wer wie gewählt hat.'
  return null
}

/** Dots the people could have given and did not. */
export function unspentDots(vote: VoteSettings, result: VoteResult): number {
  const given = Object.values(result.totals ?? {}).reduce((sum, dots) => sum + dots, 0)
  return vote.dots * (result.people + (result.paper?.people ?? 0)) - given
}
