// What is still open, in words: one list for the checklist on the screen, the draft of the minutes and the end of the
// comment period. Every point has a name, and the step in which it is settled.
import { recommendationPartWords } from '../recommendation/recommendation.words.ts'
import { findingPartWords } from '../finding/finding.words.ts'
import { voteKindWords } from '../vote/vote.words.ts'
import { RECORD_DETAILS, partWords } from '../minutes/minutes.words.ts'
import { hasEvidence } from '../finding/finding.ts'
import { formatList } from '../kernel/format.ts'
import { lookUp } from '../kernel/lookUp.ts'
import { quoted } from '../kernel/quoted.ts'
import { shortened } from '../kernel/text.ts'
import { numberFor } from '../kernel/numbering.ts'
import { agreedRatingOf, stepOfVote } from '../room/projector.rules.ts'
import type { RoomSlice } from '../room/roomView.ts'
import { agreedOfText } from '../structureRating/structureRating.words.ts'
import { pastDueText } from '../recommendation/recommendation.ts'
import { plainText } from '../sharedText/plainText.ts'
import { findingTextId, recommendationTextId } from '../sharedText/sharedText.ts'
import type { Vote } from '../vote/vote.ts'
import { latestVote } from '../room/vote.rules.ts'
import type { PhaseKind } from '../workshop/agenda.ts'
import { missingFunctions } from '../minutes/minutes.ts'
import { namesIn, roomPlaces } from './namedPlaces.ts'

/** One open point. `reviewId` is set if it may be confirmed on the spot, `vote` if it can be closed there. */
interface OpenPoint {
  readonly key: string
  /** As the checklist calls it: "Befund 2: Übergaben ohne Regel". */
  readonly name: string
  /** As the draft says it, a whole sentence. */
  readonly sentence: string
  readonly reviewId?: string
  readonly vote?: Vote
  /** What was written in the room and can be reworded on the spot. */
  readonly itemId?: string
}

/** One line of the checklist: what has to hold, and where it does not yet. */
export interface CheckLine {
  readonly key:
    | 'evidence'
    | 'owner'
    | 'due'
    | 'parked'
    | 'votes'
    | 'review'
    | 'findings'
    | 'recommendations'
    | 'structure'
    | 'record'
    | 'names'
  readonly label: string
  readonly points: readonly OpenPoint[]
  /** What is there and looks wrong, in sentences; it holds nothing up. */
  readonly doubts: readonly string[]
  /** False for what only reminds those who write the minutes: it is shown to no other seat. */
  readonly blocking: boolean
  /** The steps that settle it. */
  readonly steps: readonly PhaseKind[]
}

/** Longest name shown of a wording. */
const NAME = 90

const CHANGED = 'Worauf das beruht, hat sich später geändert; bitte prüfen.'

interface Named {
  /** "Befund 2" */
  readonly short: string
  /** "Befund 2: Übergaben ohne Regel" */
  readonly name: string
}

function namer({ finding, recommendation, sharedText }: RoomSlice) {
  const text = (id: string) => plainText(lookUp(sharedText.states, id)).trim()
  const named = (short: string, words: string): Named => ({
    short,
    name: words === '' ? short : `${short}: ${shortened(words, NAME)}`,
  })
  return {
    text,
    finding: (id: string) =>
      named(
        `Befund ${String(numberFor(id, finding.findings, finding.retired))}`,
        text(findingTextId(id, 'title')),
      ),
    recommendation: (id: string) =>
      named(
        `Empfehlung ${String(
          numberFor(id, recommendation.recommendations, recommendation.retired),
        )}`,
        text(recommendationTextId(id)),
      ),
  }
}
type Namer = ReturnType<typeof namer>

/**
 * Structure criteria that were uncovered and not agreed on, and of how many the room agreed; no line where none was
 * uncovered and no step rated them.
 */
function structureLine(
  { structureRating, workshop: { agenda, visited } }: RoomSlice,
  rateable: number | undefined,
): CheckLine[] {
  const uncovered = Object.entries(structureRating.uncovered).filter(([, voices]) => voices)
  const agreed = new Set(structureRating.agreed.map(({ criterionId }) => criterionId))
  const wasRated = agenda.some(({ id, kind }) => kind === 'structure' && visited.includes(id))
  const doubts =
    wasRated && rateable !== undefined && agreed.size < rateable
      ? [agreedOfText(agreed.size, rateable)]
      : []
  if (uncovered.length + doubts.length === 0) return []
  return [
    {
      key: 'structure',
      label: 'Zu jedem aufgedeckten Strukturmerkmal steht da, worauf sich die Runde einigt',
      points: uncovered
        .filter(([id]) => !agreed.has(id))
        .map(([id]) => ({
          key: id,
          name: `Strukturmerkmal ${id}`,
          sentence: `Strukturmerkmal ${id}: Es ist aufgedeckt, aber nicht vereinbart.`,
        })),
      doubts,
      blocking: false,
      steps: ['structure'],
    },
  ]
}

/**
 * The checklist of a room; counts what `checklist` counts, by name. `today` (YYYY-MM-DD) finds dates that lie behind it,
 * `rateable` is how many structure criteria there are to agree on, undefined where that is not known.
 * Names are looked for where it is made, and leave it no more than everything else that is on the screen.
 */
export function checkLines(
  room: RoomSlice,
  today: string,
  rateable?: number,
): readonly CheckLine[] {
  const lines = allLines(room, today, rateable)
  // Without a case there are no findings to look after (SR9).
  return room.workshop.withoutCase
    ? lines.filter(({ key }) => key !== 'evidence' && key !== 'findings')
    : lines
}

function allLines(
  room: RoomSlice,
  today: string,
  rateable: number | undefined,
): readonly CheckLine[] {
  const { withoutCase } = room.workshop
  const name = namer(room)
  const { findings } = room.finding
  const { recommendations } = room.recommendation
  const review = reviewPoints(room, name)
  const point = (id: string, { name, short }: Named, says: string): OpenPoint => ({
    key: id,
    name,
    sentence: `${short}: ${says}`,
  })
  return [
    {
      key: 'evidence',
      label: 'Jeder Befund hat eine Textstelle oder sagt, warum es keine gibt',
      points: findings
        .filter((finding) => !hasEvidence(finding))
        .map(({ id }) =>
          point(
            id,
            name.finding(id),
            'Es fehlt eine Textstelle oder der Grund, warum es keine gibt.',
          ),
        ),
      doubts: [],
      blocking: true,
      steps: ['findings'],
    },
    {
      key: 'owner',
      label: 'Jede Empfehlung nennt, welche Funktion verantwortlich ist',
      points: recommendations
        .filter(({ owner }) => owner === '')
        .map(({ id }) => point(id, name.recommendation(id), 'Wer ist verantwortlich?')),
      doubts: [],
      blocking: true,
      steps: ['recommendations'],
    },
    {
      key: 'due',
      label: 'Jede Empfehlung hat eine Frist',
      points: recommendations
        .filter(({ due }) => due === null)
        .map(({ id }) => point(id, name.recommendation(id), 'Bis wann?')),
      doubts: recommendations.flatMap(({ id, due }) => {
        const doubt = pastDueText(due, today)
        return doubt === '' ? [] : [`${name.recommendation(id).name}. ${doubt}`]
      }),
      blocking: true,
      steps: ['recommendations'],
    },
    {
      key: 'parked',
      label: 'Jedes Thema im Themenspeicher ist erledigt oder weitergegeben',
      points: room.discussion.parked
        .filter(({ status }) => status === 'open')
        .map(({ id, text }) => ({
          key: id,
          name: shortened(text, NAME),
          sentence: `${partWords.parked}: ${quoted(text)} ist noch offen.`,
        })),
      doubts: [],
      blocking: true,
      steps: [],
    },
    {
      key: 'votes',
      label: 'Keine Abstimmung läuft mehr',
      points: room.vote.votes
        .filter(({ result }) => result === null)
        .map((vote) => ({
          ...point(vote.id, nameOfVote(room, vote, name), 'Sie läuft noch.'),
          vote,
        })),
      doubts: [],
      blocking: true,
      steps: [],
    },
    {
      key: 'review',
      label: 'Nichts trägt noch das Zeichen „prüfen“: Worauf es beruht, hat sich später geändert',
      points: review.map(({ point }) => point),
      doubts: [],
      blocking: false,
      steps: [...new Set(review.map(({ step }) => step))],
    },
    {
      key: 'findings',
      label: 'Jeder Befund ist beschrieben, einem Kriterium zugeordnet und abgefragt',
      points: findings.flatMap((finding) => {
        const missing = [
          ...(name.text(findingTextId(finding.id, 'title')) === '' ? [findingPartWords.title] : []),
          ...(name.text(findingTextId(finding.id, 'observation')) === ''
            ? [findingPartWords.observation]
            : []),
          ...(finding.criterionId === null ? [findingPartWords.criterion] : []),
        ]
        const asked = latestVote({ room }, 'consent', finding.id) !== undefined
        const gaps = [
          ...(missing.length > 0
            ? [`Es ${missing.length === 1 ? 'fehlt' : 'fehlen'} ${formatList(missing)}.`]
            : []),
          ...(asked ? [] : ['Die Zustimmung wurde nicht abgefragt.']),
        ]
        return gapPoint(finding.id, name.finding(finding.id), gaps)
      }),
      doubts: [],
      blocking: false,
      steps: ['findings'],
    },
    {
      key: 'recommendations',
      label: `Jede Empfehlung hat einen Wortlaut${withoutCase ? '' : ', gehört zu einem Befund'} und sagt, woran wir sie merken`,
      points: recommendations.flatMap(({ id, indicator, findingIds }) =>
        gapPoint(id, name.recommendation(id), [
          ...(name.text(recommendationTextId(id)) === '' ? ['Es fehlt der Wortlaut.'] : []),
          ...(indicator === '' ? [`Es fehlt: ${recommendationPartWords.indicator}`] : []),
          ...(findingIds.length === 0 && !withoutCase
            ? ['Sie ist noch keinem Befund zugeordnet.']
            : []),
        ]),
      ),
      doubts: [],
      blocking: false,
      steps: ['recommendations'],
    },
    ...structureLine(room, rateable),
    {
      key: 'record',
      label: 'Das Protokoll nennt, in welcher Funktion moderiert und mitgeschrieben wurde',
      points: missingFunctions(room.minutes.details).map((missing) => ({
        key: missing,
        name: `${missing}: Funktion fehlt, siehe „${RECORD_DETAILS}“`,
        sentence: `${RECORD_DETAILS}: ${missing} ohne Funktion.`,
      })),
      doubts: [],
      blocking: false,
      steps: [],
    },
    namesLine(room),
  ]
}

/** A thing with what it still lacks; nothing if it lacks nothing. */
function gapPoint(id: string, { short, name }: Named, gaps: readonly string[]): OpenPoint[] {
  if (gaps.length === 0) return []
  const words = gaps.join(' ')
  return [
    { key: id, name: `${name.replace(/[.!?]$/u, '')}. ${words}`, sentence: `${short}: ${words}` },
  ]
}

/** Every place of the minutes where a name may stand (rule RC13). */
function namesLine(room: RoomSlice): CheckLine {
  const found = roomPlaces(room).flatMap((place) => {
    const names = namesIn(place.text)
    return names.length === 0 ? [] : [{ ...place, names }]
  })
  return {
    key: 'names',
    label: 'Nirgends im Protokoll steht ein Name',
    points: found.map(({ key, where, names, itemId }) => {
      const name = `${where}: ${names.map((word) => quoted(word)).join(', ')}`
      return {
        key,
        name,
        sentence: `${name}. Ist das ein Name?`,
        ...(itemId === undefined ? {} : { itemId }),
      }
    }),
    doubts: [],
    blocking: false,
    steps: [...new Set(found.flatMap(({ step }) => step ?? []))],
  }
}

/**
 * What a draft lists as open: every point of the checklist in a sentence, and dates that look wrong. Places of names
 * are not among them: who edits is told on the screen.
 */
export const openSentences = (room: RoomSlice, today: string, rateable?: number): string[] =>
  checkLines(room, today, rateable)
    .filter(({ key }) => key !== 'names')
    .flatMap(({ points, doubts }) => [...points.map(({ sentence }) => sentence), ...doubts])

const nameOfVote = (room: RoomSlice, one: Vote, name: Namer): Named => {
  const { kind, subjectId } = one
  const rated = agreedRatingOf(room, one)
  if (rated) {
    const short = `Zustimmung zur Einstufung ${rated.criterionId}`
    return { short, name: short }
  }
  if (kind !== 'consent' || !subjectId)
    return { short: voteKindWords[kind], name: voteKindWords[kind] }
  const finding = name.finding(subjectId)
  return { short: `Zustimmung zu ${finding.short}`, name: `Zustimmung zu ${finding.name}` }
}

/** What bears the mark, and the step in which it is looked at again. */
function reviewPoints(
  room: RoomSlice,
  name: Namer,
): readonly { readonly point: OpenPoint; readonly step: PhaseKind }[] {
  const marked = <T extends { id: string; review: boolean }>(
    items: readonly T[],
    stepOf: (item: T) => PhaseKind,
    nameOf: (item: T) => Named,
  ) =>
    items
      .filter(({ review }) => review)
      .map((item) => {
        const { name, short } = nameOf(item)
        const sentence = `${short}: ${CHANGED}`
        return { point: { key: item.id, name, sentence, reviewId: item.id }, step: stepOf(item) }
      })
  const vote = (one: Vote): Named => {
    const { name: whole, short } = nameOfVote(room, one, name)
    return { name: `Ergebnis: ${whole}`, short }
  }
  return [
    ...marked(
      room.keySituation.situations,
      () => 'keySituations',
      ({ title }) => ({
        name: `Schlüsselsituation: ${title}`,
        short: `Schlüsselsituation „${title}“`,
      }),
    ),
    ...marked(
      room.finding.findings,
      () => 'findings',
      ({ id }) => name.finding(id),
    ),
    ...marked(
      room.recommendation.recommendations,
      () => 'recommendations',
      ({ id }) => name.recommendation(id),
    ),
    ...marked(room.vote.votes, (one) => stepOfVote(room, one), vote),
  ]
}
