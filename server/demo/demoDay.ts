// A whole day of the demo, as people hold it: seats join, write, are uncovered, agree and recommend, and it is concluded.
import * as Y from 'yjs'
import { toBase64 } from '../../shared/kernel/base64.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import { markerDays } from '../../shared/workshop/delivery.ts'
import {
  findingTextId,
  recommendationTextId,
  type TextId,
} from '../../shared/sharedText/sharedText.ts'
import { consentOptions } from '../../shared/vote/vote.ts'
import type { DemoCase } from './material/demoCase.ts'
import { callAs, RoomVisitor, takeSeat, type Cookies } from './visitor.ts'

/** A day to be held in a room. */
export interface RoomDay {
  readonly address: string
  readonly workshopId: string
  /** Its join code. */
  readonly code: string
  /** Logs the facilitation's account in; the day is longer than a session that rests. */
  readonly logIn: () => Promise<Cookies>
  /** Lets so many minutes pass for the server. */
  readonly pass: (minutes: number) => void
  /** How many seats take part; five unless it says otherwise. */
  readonly seats?: number
}

/** A day that reads a case. */
export interface DemoDay extends RoomDay {
  readonly demoCase: DemoCase
  /** Which of the case's findings the room agrees on, by their place. */
  readonly findings: readonly number[]
}

/** As many as it takes for figures and votes to have results. */
const SEATS = 5
/** People of a day wait as long as a busy machine takes, in milliseconds. */
const PATIENCE_MS = 120_000
/** Notes each seat writes. */
const NOTES = 3

/** What is done on a day, by the facilitation and all seats. */
type Doings = (lead: RoomVisitor, seats: readonly RoomVisitor[]) => Promise<void>

/** Holds the day over the network, by the same commands and rules as any other, and concludes it. */
export const holdDemoDay = (day: DemoDay): Promise<void> =>
  inRoom(day, async (lead, seats) => {
    await annotate(day, lead, seats)
    await writeDown(day, lead, seats)
  })

/** Opens the room and lets everybody in; closes and concludes it once all is done. */
export async function inRoom(day: RoomDay, doings: Doings): Promise<void> {
  const { address, workshopId } = day
  const cookies = await day.logIn()
  const lead = new RoomVisitor({
    address,
    workshopId,
    as: 'facilitator',
    cookies,
    patience: PATIENCE_MS,
  })
  const seats: RoomVisitor[] = []
  try {
    await lead.until(({ live }) => live, 'the facilitation is in the room')
    await lead.must({ type: 'takeFacilitation' })
    await lead.must({ type: 'openWorkshop' })
    for (let at = 0; at < (day.seats ?? SEATS); at++) seats.push(await admitted(day, lead))
    await doings(lead, seats)
    await enter(day, lead, 'close')
    stay(day, lead)
    await lead.must({ type: 'closeWorkshop' })
  } finally {
    for (const visitor of [lead, ...seats]) visitor.leave()
  }
  await callAs(await day.logIn(), address, 'POST', `/api/workshops/${workshopId}/conclude`, {})
}

/** By how many minutes steps take longer or shorter than planned, in turn. */
const DRIFT = [2, -1, 4, 0, -2, 1]

/** The room is in its step for as long as was planned, give or take some minutes. */
function stay({ pass }: Pick<RoomDay, 'pass'>, lead: RoomVisitor): void {
  const { agenda, stepId } = lead.mirror.view.room.workshop
  const at = agenda.findIndex(({ id }) => id === stepId)
  pass(Math.max(1, (agenda[at]?.minutes ?? 1) + (DRIFT[at % DRIFT.length] ?? 0)))
}

async function admitted(day: RoomDay, lead: RoomVisitor): Promise<RoomVisitor> {
  const { address, workshopId, code } = day
  const cookies = await takeSeat(address, code)
  const waitingNow = () => Object.keys(lead.mirror.view.facilitation.waiting)
  await lead.until(() => waitingNow().length > 0, 'a seat waits')
  for (const seatId of waitingNow()) await lead.must({ type: 'admitSeat', seatId })
  const seat = new RoomVisitor({ address, workshopId, as: 'seat', cookies, patience: PATIENCE_MS })
  await seat.until(({ live }) => live, 'a seat is in the room')
  return seat
}

/** Goes on to the next step of a kind, through all that lie before it. */
export async function enter(
  day: Pick<RoomDay, 'pass'>,
  lead: RoomVisitor,
  kind: PhaseKind,
): Promise<void> {
  const { agenda, stepId } = lead.mirror.view.room.workshop
  const ahead = agenda.slice(agenda.findIndex(({ id }) => id === stepId) + 1)
  const last = ahead.findIndex((one) => one.kind === kind)
  if (last < 0) throw new Error(`the agenda has no step ${kind} ahead`)
  for (const step of ahead.slice(0, last + 1)) {
    if (lead.mirror.view.room.workshop.stepId !== null) stay(day, lead)
    await lead.must({ type: 'enterStep', stepId: step.id })
  }
}

/** Everybody writes alone; then the notes are uncovered together. */
async function annotate(
  day: DemoDay,
  lead: RoomVisitor,
  seats: readonly RoomVisitor[],
): Promise<void> {
  const { demoCase } = day
  const { entries, outcomeFrom } = demoCase.caseText
  await enter(day, lead, 'annotate')
  const last = markerDays(demoCase.caseText, { outcomeOpen: false })?.last ?? 0
  await lead.must({ type: 'moveDayMarker', day: last })
  const before = new Set(entries.slice(0, outcomeFrom ?? entries.length).map(({ id }) => id))
  const notes = demoCase.annotations.filter(
    ({ span, criteria }) => before.has(span.entryId) && criteria[0]?.startsWith('P') === true,
  )
  await Promise.all(
    seats.map(async (seat, at) => {
      for (let step = 0; step < NOTES; step++) {
        const chosen = notes[(at + step) % notes.length]
        if (!chosen) continue
        const { span, criteria, direction, weight, rating, note } = chosen
        const content = { span, criterionId: criteria[0] ?? '', direction, weight, rating, note }
        await seat.must({
          type: 'addAnnotation',
          id: newId(),
          content: { ...content, paper: false },
        })
      }
    }),
  )
  await uncover(day, lead)
}

/** Goes on to comparing, and uncovers what everybody wrote. */
export async function uncover(day: Pick<RoomDay, 'pass'>, lead: RoomVisitor): Promise<void> {
  await enter(day, lead, 'compare')
  await lead.must({ type: 'announceReveal', announced: true })
  await lead.must({ type: 'reveal' })
  await lead.until(
    ({ mirror }) => mirror.view.room.annotation.order.length > 0,
    'the reveal is heard',
  )
}

/** Words a text that is still empty. */
export function wordIn(lead: RoomVisitor, textId: TextId, text: string): Promise<void> {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, text)
  return lead.must({ type: 'updateText', textId, update: toBase64(Y.encodeStateAsUpdate(doc)) })
}

/** Findings with consent, and a recommendation for each. */
async function writeDown(
  day: DemoDay,
  lead: RoomVisitor,
  seats: readonly RoomVisitor[],
): Promise<void> {
  const { demoCase, findings } = day
  const write = (textId: TextId, text: string) => wordIn(lead, textId, text)
  await enter(day, lead, 'findings')
  const revealed = lead.mirror.view.room.annotation.order
  const chosen = findings.flatMap((place) => demoCase.findings[place] ?? [])
  const ids: string[] = []
  for (const [at, finding] of chosen.entries()) {
    const id = newId()
    ids.push(id)
    const { direction, level, evidenceLevel, rating } = finding
    await lead.must({
      type: 'changeFinding',
      revision: 0,
      content: {
        ...{ id, direction, level, evidenceLevel, rating },
        criterionId: finding.criteria[0] ?? null,
        annotationIds: revealed.slice(at, at + 2),
        factors: [...finding.factors],
        ...{ spans: [], noEvidenceReason: '', groupId: null, keySituationId: null },
      },
    })
    await write(findingTextId(id, 'title'), finding.title)
    await write(findingTextId(id, 'observation'), finding.observation)
    await write(findingTextId(id, 'explanation'), finding.explanation)
    if (finding.minorityView !== '')
      await write(findingTextId(id, 'minorityView'), finding.minorityView)
    await agree(lead, seats, id)
  }
  await enter(day, lead, 'recommendations')
  for (const [at, findingId] of ids.entries()) {
    const reference = chosen[at]
    if (!reference) continue
    const id = newId()
    await lead.must({
      type: 'changeRecommendation',
      revision: 0,
      content: {
        ...{ id, findingIds: [findingId], addressee: 'office' },
        ...{ owner: reference.measure.owner, due: '2027-06-30', indicator: reference.indicator },
      },
    })
    await write(recommendationTextId(id), reference.recommendation)
  }
}

/** Everybody says how far they agree, in secret; one of them has concerns. */
export async function agree(
  lead: RoomVisitor,
  seats: readonly RoomVisitor[],
  subjectId: string,
): Promise<void> {
  const voteId = newId()
  await lead.must({
    type: 'openVote',
    vote: {
      ...{ id: voteId, kind: 'consent', subjectId, options: [...consentOptions] },
      ...{ dots: 1, cumulative: false },
    },
  })
  await Promise.all(
    seats.map(async (seat, at) => {
      const isOpen = () => seat.mirror.view.room.vote.votes.some(({ id }) => id === voteId)
      await seat.until(isOpen, 'the question is there')
      await seat.castBallot(voteId, { [at === 0 ? 'concerns' : 'agree']: 1 })
    }),
  )
  const isCounted = () =>
    lead.mirror.view.room.vote.votes.some(({ id, result }) => id === voteId && result !== null)
  if (!isCounted()) await lead.run({ type: 'closeVote', voteId })
  await lead.until(isCounted, 'the answers are counted')
}
