// What came of a vote, in words: the same on screens, on the wall and in the minutes (rule MI5).
import { plural } from '../kernel/format.ts'
import { isDotVote, unspentDots } from './tally.ts'
import type { Words } from '../kernel/words.ts'
import type {
  consentOptions,
  feedbackOptions,
  Turnout,
  VoteKind,
  VoteResult,
  VoteSettings,
} from './vote.ts'

/** What the room is asked. */
export const voteKindWords: Words<VoteKind> = {
  keySituation: 'Abstimmung über die Schlüsselsituationen',
  recommendation: 'Abstimmung über die Empfehlungen',
  consent: 'Zustimmung zu einem Befund',
  feedback: 'Rückmeldung',
}

/** How far a person goes along with a finding. */
export const consentWords: Words<(typeof consentOptions)[number]> = {
  agree: 'Zustimmung',
  concerns: 'Mit Bedenken',
  object: 'Widerspruch',
}

/** The question of the feedback at the end of the day. */
export const feedbackQuestion = (withoutCase = false): string =>
  `Hat sich diese ${withoutCase ? 'Werkstatt' : 'Fallwerkstatt'} für Ihre Arbeit gelohnt?`
/** Its four answers. */
export const feedbackWords: Words<(typeof feedbackOptions)[number]> = {
  none: 'Gar nicht',
  little: 'Wenig',
  rather: 'Eher ja',
  very: 'Sehr',
}

const peopleWord = (count: number): string => plural(count, 'Person', 'Personen')
const devicesIn = (count: number): string => plural(count, 'Gerät', 'Geräten')

/** How many went along so far: "3 × Zustimmung", "1 × mit Bedenken". */
export function consentCount(level: (typeof consentOptions)[number], count: number): string {
  const word = consentWords[level]
  return `${String(count)} × ${level === 'concerns' ? word.replace('Mit', 'mit') : word}`
}

/** How many devices have voted while a vote runs, without the count itself: "Geräten haben abgestimmt" (of 6). */
export const votedLabel = (voted: number, total: number, done = 'abgestimmt'): string =>
  `${total === 1 ? 'Gerät' : 'Geräten'} ${voted === 1 ? 'hat' : 'haben'} ${done}`

/**
 * Who took part, never more than is known: a device of several people may have answered for some of them only (VO15).
 * "8 Personen an 6 Geräten haben abgestimmt.", "6 Stimmen von 8 Personen an 6 Geräten, dazu 4 Personen auf Papier."
 * Of dots it is unknown from how many people they are.
 */
export function turnoutText(turnout: Turnout): string {
  const { ballots, paper } = turnout
  if (ballots === 0 && paper !== null)
    return `${peopleWord(paper)} ${paper === 1 ? 'hat' : 'haben'} auf Papier abgestimmt.`
  const also = paper === null ? '' : `, dazu ${peopleWord(paper)} auf Papier`
  return `${devicesText(turnout)}${also}.`
}

/** Dots that were left over: "3 Punkte blieben übrig."; empty if none were, and without a result. */
export function unspentText(vote: VoteSettings, result: VoteResult): string {
  const left = result.totals && isDotVote(vote.kind) ? unspentDots(vote, result) : 0
  return left > 0 ? `${plural(left, 'Punkt blieb', 'Punkte blieben')} übrig.` : ''
}

function devicesText({ ballots, people, answers }: Turnout): string {
  // A device that is gone counts as one person, however many sat there: then there are more answers than people.
  if (answers !== null && answers !== people)
    return answers > people
      ? `${plural(answers, 'Stimme', 'Stimmen')} an ${devicesIn(ballots)}`
      : `${plural(answers, 'Stimme', 'Stimmen')} von ${peopleWord(people)} an ${devicesIn(ballots)}`
  if (people === ballots) return `${plural(ballots, 'Gerät hat', 'Geräte haben')} abgestimmt`
  return answers === null
    ? `An ${devicesIn(ballots)} mit ${peopleWord(people)} wurde abgestimmt`
    : `${peopleWord(people)} an ${devicesIn(ballots)} haben abgestimmt`
}
