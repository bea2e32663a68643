// What came of a vote, in words: the same on screens, on the wall and in the minutes (rule MI5).
import { answersOf, isDotVote, unspentDots } from '../vote/vote.rules.ts'
import type { consentOptions, VoteResult, VoteSettings } from '../vote/vote.ts'
import { consentWords } from './words.ts'

const many = (count: number, one: string, more: string): string =>
  `${String(count)} ${count === 1 ? one : more}`
const peopleWord = (count: number): string => many(count, 'Person', 'Personen')
const devicesIn = (count: number): string => many(count, 'Gerät', 'Geräten')

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
 * Of dots nobody knows from how many people they are.
 */
export function turnoutText(vote: VoteSettings, result: VoteResult): string {
  const { ballots, paper } = result
  if (ballots === 0 && paper)
    return `${peopleWord(paper.people)} ${paper.people === 1 ? 'hat' : 'haben'} auf Papier abgestimmt.`
  const also = paper ? `, dazu ${peopleWord(paper.people)} auf Papier` : ''
  return `${devicesText(vote, result)}${also}.`
}

/** Dots that were left over: "3 Punkte blieben übrig."; empty where none were, and without a result. */
export function unspentText(vote: VoteSettings, result: VoteResult): string {
  const left = result.totals && isDotVote(vote.kind) ? unspentDots(vote, result) : 0
  return left > 0 ? `${many(left, 'Punkt blieb', 'Punkte blieben')} übrig.` : ''
}

function devicesText(vote: VoteSettings, result: VoteResult): string {
  const { ballots, people, totals } = result
  const answers = totals && !isDotVote(vote.kind) ? answersOf(result) : null
  // A device that is gone counts as one person, whoever sat there: then there are more answers than people.
  if (answers !== null && answers !== people)
    return answers > people
      ? `${many(answers, 'Stimme', 'Stimmen')} an ${devicesIn(ballots)}`
      : `${many(answers, 'Stimme', 'Stimmen')} von ${peopleWord(people)} an ${devicesIn(ballots)}`
  if (people === ballots) return `${many(ballots, 'Gerät hat', 'Geräte haben')} abgestimmt`
  return answers === null
    ? `An ${devicesIn(ballots)} mit ${peopleWord(people)} wurde abgestimmt`
    : `${peopleWord(people)} an ${devicesIn(ballots)} haben abgestimmt`
}
