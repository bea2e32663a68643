// Words of votes: what a level means, what a count says, why there is no result.
import type { Words } from '../../shared/kernel/words.ts'
import {
  consentOptions,
  feedbackOptions,
  MIN_BALLOTS,
  WARN_BALLOTS,
  type VoteKind,
  type VoteResult,
  type VoteSettings,
} from '../../shared/vote/vote.ts'
import { isDotVote, ranking } from '../../shared/vote/tally.ts'
import { consentCount, consentWords, feedbackWords } from '../../shared/vote/vote.words.ts'
import { formatList, plural } from '../../shared/kernel/format.ts'

/** The way to where a ballot is given. */
export const TO_BALLOT = 'Zur Stimmabgabe'

/** Something to vote on, as it is shown. */
export interface VoteOption {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
}

const consentHints: Words<(typeof consentOptions)[number]> = {
  agree: 'Ich trage den Befund so mit.',
  concerns:
    'Ich trage ihn mit, sehe aber einen Punkt anders. Der Grund gehört als Minderheitensicht zum Befund.',
  object: 'Ich trage ihn nicht mit. Der Grund gehört als Minderheitensicht zum Befund.',
}

/** The three levels of consent, each with a word of explanation. */
export const consentLevels: readonly VoteOption[] = consentOptions.map((id) => ({
  id,
  label: consentWords[id],
  hint: consentHints[id],
}))

/** The same for an agreed structure rating. */
export const ratingConsentLevels: readonly VoteOption[] = consentLevels.map(
  ({ hint = '', ...level }) => ({
    ...level,
    hint: hint
      .replace('den Befund', 'die Einstufung')
      .replace(/\bihn\b/, 'sie')
      .replace('zum Befund', 'zur Einstufung'),
  }),
)

/** The four answers to the first question of the feedback. */
export const feedbackLevels: readonly VoteOption[] = feedbackOptions.map((id) => ({
  id,
  label: feedbackWords[id],
}))

/** An option removed since the vote was opened still has its dots. */
export const optionLabel = (options: readonly VoteOption[], id: string): string =>
  options.find((option) => option.id === id)?.label ?? 'Inzwischen entfernt'

/** The word for what the dots of a vote lie on. */
export const optionNoun = (kind: VoteKind): { readonly one: string; readonly many: string } =>
  kind === 'recommendation'
    ? { one: 'Empfehlung', many: 'Empfehlungen' }
    : { one: 'Situation', many: 'Situationen' }

/** "3 Punkte je Person, auch mehrere auf eine Situation" */
export const dotsText = ({
  kind,
  dots,
  cumulative,
}: Pick<VoteSettings, 'kind' | 'dots' | 'cumulative'>): string =>
  `${plural(dots, 'Punkt', 'Punkte')} je Person, ${
    cumulative ? 'auch mehrere' : 'höchstens einer'
  } auf eine ${optionNoun(kind).one}`

/** How long an own ballot can be changed: a consent closes soon after its last answer (VO7), everything else by hand. */
export const changeableText = ({ kind }: Pick<VoteSettings, 'kind'>): string =>
  kind === 'consent'
    ? 'änderbar bis einige Sekunden nach der letzten Antwort'
    : 'änderbar, bis die Moderation schließt'

/** What is left to give: "Noch 2 Punkte", "Alle Punkte vergeben". */
export function leftText(left: number, unit: 'dots' | 'answers'): string {
  if (unit === 'answers') return left === 0 ? 'Alles beantwortet' : `Noch ${left} offen`
  return left === 0 ? 'Alle Punkte vergeben' : `Noch ${plural(left, 'Punkt', 'Punkte')}`
}

/** A vote whose ballots cannot be read any more (VO12): what happened, and what to do. */
export const LOST_TITLE = 'Die Abstimmung ist ungültig.'
export const LOST_TEXT =
  'Der Server hat den Schlüssel zu den Stimmzetteln nicht mehr, zum Beispiel weil er umgezogen ist oder eine Sicherung eingespielt wurde. Niemand kann sie lesen. Die Moderation kann noch einmal fragen.'

/** "5 × Zustimmung und 1 × mit Bedenken": how far the room goes along; empty without a result. */
export const consentSummary = (result: VoteResult | null | undefined): string =>
  formatList(
    consentOptions
      .map((level) => ({ level, count: result?.totals?.[level] ?? 0 }))
      .filter(({ count }) => count > 0)
      .map(({ level, count }) => consentCount(level, count)),
  )

/** How a closed vote ended, in a sentence to be said: what is in front, or that there is no result. */
export function outcomeText(
  { kind }: Pick<VoteSettings, 'kind'>,
  result: VoteResult,
  options: readonly VoteOption[],
): string {
  if (result.lost) return `${LOST_TITLE} ${LOST_TEXT}`
  if (result.totals === null) return 'Kein Ergebnis: zu wenige Stimmen.'
  if (kind === 'consent') return `Das Ergebnis: ${consentSummary(result)}.`
  const [first, ...others] = ranking(result)
  if (!isDotVote(kind) || !first || first.dots === 0) return 'Das Ergebnis ist da.'
  const front = [first, ...others.filter(({ rank }) => rank === 1)]
  const names = formatList(front.map(({ id }) => `„${optionLabel(options, id)}“`))
  return front.length > 1
    ? `Gleichauf vorn: ${names} mit je ${plural(first.dots, 'Punkt', 'Punkten')}.`
    : `Vorn: ${names} mit ${plural(first.dots, 'Punkt', 'Punkten')}.`
}

/** The dots of each option of a result in words, for its place elsewhere: "4 Punkte, Rang 1, gleichauf". */
export function dotsById(result: VoteResult | null | undefined): ReadonlyMap<string, string> {
  const rows = result ? ranking(result) : []
  return new Map(
    rows.map(({ id, dots, rank, tied }) => [
      id,
      `${plural(dots, 'Punkt', 'Punkte')}, Rang ${rank}${tied && dots > 0 ? ', gleichauf' : ''}`,
    ]),
  )
}

/**
 * What the number of connected devices means for a vote, or null if there are enough. Before the opening the
 * facilitation is told what else it can do.
 */
export function fewText(devices: number, opened = true): string | null {
  if (devices >= WARN_BALLOTS) return null
  const here = `Zurzeit ${devicesText(devices)}.`
  if (devices >= MIN_BALLOTS)
    return `${here} Bei so wenigen Stimmen lässt sich leichter erraten, wer wie gewählt hat.`
  const none = `${here} Unter drei Stimmen gibt es kein Ergebnis.`
  return opened
    ? none
    : `${none} Warten Sie auf weitere Geräte, oder besprechen Sie es und halten Sie das Gemeinsame selbst fest.`
}

function devicesText(devices: number): string {
  if (devices > 1) return `sind ${devices} Geräte verbunden, die abstimmen können`
  return `ist ${devices === 0 ? 'kein' : 'ein'} Gerät verbunden, das abstimmen kann`
}
