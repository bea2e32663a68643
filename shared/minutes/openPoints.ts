// The closing checklist in words: every open point by its name, and the step in which it is settled.
import { hasEvidence } from '../../shared/finding/finding.ts'
import { missingFunctions } from '../../shared/minutes/minutes.ts'
import { numberFor } from '../../shared/kernel/numbering.ts'
import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import { plainText } from '../../shared/sharedText/sharedText.rules.ts'
import { findingTextId, recommendationTextId } from '../../shared/sharedText/sharedText.ts'
import type { Vote, VoteKind } from '../../shared/vote/vote.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import { pastDueText } from '../recommendation/recommendationText.ts'

/** One open point. `reviewId` is set where somebody may confirm it on the spot, `vote` where it can be closed there. */
export interface OpenPoint {
  readonly key: string
  readonly name: string
  readonly reviewId?: string
  readonly vote?: Vote
}

/** One line of the checklist: what has to hold, and where it does not yet. */
export interface CheckLine {
  readonly key: 'evidence' | 'owner' | 'due' | 'parked' | 'votes' | 'review' | 'record'
  readonly label: string
  readonly points: readonly OpenPoint[]
  /** What is there and looks wrong, in sentences; it holds nothing up. */
  readonly doubts: readonly string[]
  /** False for what only reminds. */
  readonly blocking: boolean
  /** The steps that settle it. */
  readonly steps: readonly PhaseKind[]
}

const voteName: Record<VoteKind, string> = {
  keySituation: 'Abstimmung über die Schlüsselsituationen',
  recommendation: 'Abstimmung über die Empfehlungen',
  consent: 'Zustimmung zu einem Befund',
  feedback: 'Rückmeldung',
}

/** Longest name shown of a wording. */
const NAME = 90
const short = (text: string): string =>
  text.length > NAME ? `${text.slice(0, NAME).trimEnd()} …` : text

function namer({ finding, recommendation, sharedText }: RoomSlice) {
  const text = (id: string) => plainText(sharedText.states[id]).trim()
  const named = (kind: string, number: number, words: string) =>
    words === '' ? `${kind} ${number}` : `${kind} ${number}: ${short(words)}`
  return {
    finding: (id: string) =>
      named(
        'Befund',
        numberFor(id, finding.findings, finding.retired),
        text(findingTextId(id, 'title')),
      ),
    recommendation: (id: string) =>
      named(
        'Empfehlung',
        numberFor(id, recommendation.recommendations, recommendation.retired),
        text(recommendationTextId(id)),
      ),
  }
}

/** The checklist of a room; counts what `checklist` counts, by name. `today` (YYYY-MM-DD) finds dates that lie behind it. */
export function checkLines(room: RoomSlice, today: string): readonly CheckLine[] {
  const name = namer(room)
  const { findings } = room.finding
  const { recommendations } = room.recommendation
  const findingPoint = ({ id }: { id: string }) => ({ key: id, name: name.finding(id) })
  const recommendationPoint = ({ id }: { id: string }) => ({
    key: id,
    name: name.recommendation(id),
  })
  return [
    {
      key: 'evidence',
      label: 'Jeder Befund hat eine Textstelle oder sagt, warum es keine gibt',
      points: findings.filter((finding) => !hasEvidence(finding)).map(findingPoint),
      doubts: [],
      blocking: true,
      steps: ['findings'],
    },
    {
      key: 'owner',
      label: 'Jede Empfehlung nennt, welche Funktion verantwortlich ist',
      points: recommendations.filter(({ owner }) => owner === '').map(recommendationPoint),
      doubts: [],
      blocking: true,
      steps: ['recommendations'],
    },
    {
      key: 'due',
      label: 'Jede Empfehlung hat eine Frist',
      points: recommendations.filter(({ due }) => due === null).map(recommendationPoint),
      doubts: recommendations.flatMap(({ id, due }) => {
        const doubt = pastDueText(due, today)
        return doubt === '' ? [] : [`${name.recommendation(id)}. ${doubt}`]
      }),
      blocking: true,
      steps: ['recommendations'],
    },
    {
      key: 'parked',
      label: 'Jedes Thema im Themenspeicher ist erledigt oder weitergegeben',
      points: room.discussion.parked
        .filter(({ status }) => status === 'open')
        .map(({ id, text }) => ({ key: id, name: short(text) })),
      doubts: [],
      blocking: true,
      steps: [],
    },
    {
      key: 'votes',
      label: 'Keine Abstimmung läuft mehr',
      points: room.vote.votes
        .filter(({ result }) => result === null)
        .map((vote) => ({ key: vote.id, name: nameOfVote(vote, name.finding), vote })),
      doubts: [],
      blocking: true,
      steps: [],
    },
    {
      key: 'review',
      label: 'Nichts trägt noch das Zeichen „prüfen“',
      points: reviewPoints(room, name),
      doubts: [],
      blocking: false,
      steps: ['keySituations', 'findings', 'recommendations'],
    },
    {
      key: 'record',
      label: 'Das Protokoll nennt, in welcher Funktion moderiert und mitgeschrieben wurde',
      points: missingFunctions(room.minutes.details).map((missing) => ({
        key: missing,
        name: `${missing}: Funktion fehlt, siehe „Angaben fürs Protokoll“`,
      })),
      doubts: [],
      blocking: false,
      steps: [],
    },
  ]
}

const nameOfVote = (vote: Vote, finding: (id: string) => string): string =>
  vote.kind === 'consent' && vote.subjectId
    ? `Zustimmung zu ${finding(vote.subjectId)}`
    : voteName[vote.kind]

function reviewPoints(room: RoomSlice, name: ReturnType<typeof namer>): readonly OpenPoint[] {
  const marked = <T extends { id: string; review: boolean }>(
    items: readonly T[],
    nameOf: (item: T) => string,
  ) =>
    items
      .filter(({ review }) => review)
      .map((item) => ({ key: item.id, name: nameOf(item), reviewId: item.id }))
  return [
    ...marked(room.keySituation.situations, ({ title }) => `Schlüsselsituation: ${title}`),
    ...marked(room.finding.findings, ({ id }) => name.finding(id)),
    ...marked(room.recommendation.recommendations, ({ id }) => name.recommendation(id)),
    ...marked(room.vote.votes, (vote) => `Ergebnis: ${nameOfVote(vote, name.finding)}`),
  ]
}
