// Promises about the course of the day and what is written in it, told from the log and the commands that were given.
import { audienceOf } from '../../server/room/audience.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { evolve } from '../../shared/room/evolve.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'
import { isEditor } from '../../shared/room/role.ts'
import {
  framesOf,
  mayHaveHappened,
  outcomeOf,
  wasAccepted,
  type Check,
  type PastDay,
} from './pastDay.ts'

/** What a step may be refused for: whose right it is, the time of the day, a server that fell over. */
const rightsAndTimes: ReadonlySet<string> = new Set([
  'seat.notAdmitted',
  'facilitation.notHolder',
  'workshop.notOpen',
  'workshop.closed',
  'server.storage',
])

/** PH1: every step of the agenda may be entered, whenever and however often. */
const anyStep: Check = ({ given, world }) => {
  const planned = new Set(world.source.plan.map(({ id }) => id))
  const refused = given.some((one) => {
    const code = outcomeOf(one)?.code
    return (
      one.command.type === 'enterStep' &&
      planned.has(one.command.stepId) &&
      code !== undefined &&
      !rightsAndTimes.has(code)
    )
  })
  return refused ? ['a step could not be entered'] : []
}

/** PH1: nothing is gone that was not taken away, whatever step is entered. */
const nothingGoes: Check = ({ given, log }) => {
  const taken = new Set(
    given
      .filter((one) => mayHaveHappened(one) && /^(remove|withdraw|merge)/.test(one.command.type))
      .flatMap(({ command }) => ('id' in command ? [command.id] : [])),
  )
  const gone = log.some(
    (event) =>
      /(Removed|Withdrawn)$/.test(event.type) &&
      event.type !== 'seatRemoved' &&
      'id' in event &&
      !taken.has(event.id),
  )
  return gone ? ['something is gone that nobody took away'] : []
}

/** What rests on what: findings on key situation, group and annotations, recommendations on findings. */
class Marks {
  readonly #rests = new Map<string, ReadonlySet<string>>()
  readonly marked = new Set<string>()

  put(id: string, on: readonly (string | null)[]): void {
    this.#rests.set(id, new Set(on.filter((one) => one !== null)))
  }

  changed(id: string): void {
    for (const [item, on] of this.#rests) if (on.has(id)) this.marked.add(item)
  }
}

/** PH1: what rested on a changed basis is marked "prüfen" until it is confirmed. */
const marks: Check = ({ given, log, state }) => {
  const found: string[] = []
  const confirmed = new Set(
    given
      .filter(mayHaveHappened)
      .flatMap(({ command }) => (command.type === 'confirmReviewed' ? [command.id] : [])),
  )
  const held = new Marks()
  for (const event of log) {
    switch (event.type) {
      case 'findingChanged': {
        const { id, keySituationId, groupId, annotationIds } = event.content
        held.put(id, [keySituationId, groupId, ...annotationIds])
        held.changed(id)
        break
      }
      case 'recommendationChanged':
        held.put(event.content.id, event.content.findingIds)
        break
      case 'keySituationChanged':
        held.changed(event.content.id)
        break
      case 'groupChanged':
        held.changed(event.group.id)
        break
      case 'annotationsGrouped':
        if (event.groupId !== null) held.changed(event.groupId)
        break
      case 'keySituationRemoved':
      case 'groupRemoved':
      case 'findingRemoved':
      case 'revealedWithdrawn':
        held.changed(event.id)
        break
      case 'reviewConfirmed':
        if (confirmed.has(event.id)) held.marked.delete(event.id)
        else found.push('"prüfen" was confirmed by nobody')
        break
      default:
        break
    }
  }
  const items = [...state.room.finding.findings, ...state.room.recommendation.recommendations]
  if (items.some(({ id, review }) => held.marked.has(id) && !review))
    found.push('what rests on a changed basis is not marked')
  return found
}

/** What belongs to a step, and the kinds of step it belongs to. */
const belongsTo: Partial<Record<RoomEvent['type'], readonly string[]>> = {
  annotationAdded: ['annotate', 'compare', 'discuss', 'perspectives'],
  annotationRevised: ['annotate', 'compare', 'discuss', 'perspectives'],
  revealAnnounced: ['compare', 'discuss'],
  annotationsRevealed: ['compare', 'discuss'],
}

/** PH2: what belongs to a step happens in no other. */
const inItsStep: Check = ({ world, log }) => {
  const kinds = new Map(world.source.plan.map(({ id, kind }) => [id, kind]))
  let kind: string | undefined
  for (const event of log) {
    if (event.type === 'stepEntered') kind = kinds.get(event.stepId)
    const home = belongsTo[event.type]
    if (home && !home.includes(kind ?? '')) return ['something was done in the wrong step']
  }
  return []
}

/** PH3: no step is entered by itself, not even when the time is over. */
const nobodyEnters: Check = ({ given, log }) => {
  const entered = log.filter(({ type }) => type === 'stepEntered').length
  const wanted = given.filter(
    (one) => one.command.type === 'enterStep' && mayHaveHappened(one),
  ).length
  // The days begin with an opening and a step that the world gives itself.
  return entered > wanted + 2 ? ['a step was entered by nobody'] : []
}

/** PH5: a seat that is out stays out, and hears nothing of what happens from then on. */
const outIsOut: Check = ({ world, given, log, state }) => {
  const found: string[] = []
  const { seats } = state.room.workshop
  if (
    given.some(
      (one) => one.command.type === 'removeSeat' && wasAccepted(one) && seats[one.command.seatId],
    )
  )
    found.push('a removed seat stayed in the room')
  if (world.gaveUp.some((id) => seats[id] ?? state.facilitation.waiting[id]))
    found.push('a seat that was given up stayed in the room')
  const admitted = new Set<string>()
  /** By seat: the number in the room's channel under which everybody heard that it is out. */
  const out = new Map<string, number>()
  let number = 0
  for (const event of log) {
    if (audienceOf(event).channel === 'room') number++
    if (event.type === 'seatAdmitted' || event.type === 'seatRequested') {
      const seatId = event.type === 'seatAdmitted' ? event.seat.id : event.seatId
      if (out.has(seatId)) found.push('a removed seat came back')
      if (event.type === 'seatAdmitted') admitted.add(seatId)
    }
    if (event.type === 'seatRemoved' || event.type === 'seatLeft') out.set(event.seatId, number)
  }
  for (const client of world.clients) {
    if (client.seatId === 'projector') continue
    const last = out.get(client.seatId) ?? Infinity
    let live = false
    for (const frame of framesOf(client)) {
      if (frame.t === 'welcome') live = true
      // The turn that tells of the removal may tell what else happened in it.
      const after =
        (frame.t === 'welcome' && frame.cursors.room >= last) ||
        (frame.t === 'commit' && frame.c === 'room' && frame.n > last)
      if (after) found.push('somebody who is out heard the room')
      if (isOfTheRoom(frame.t) && !(live && admitted.has(client.seatId)))
        found.push('somebody who waits heard the room')
    }
  }
  return found
}

const isOfTheRoom = (t: string): boolean =>
  !['waiting', 'bye', 'pong', 'reject', 'ballotReject'].includes(t)

/** PH6: what stands open when a workshop closes. */
function openAt({ room }: RoomView): string[] {
  const findings = room.finding.findings.filter(
    ({ annotationIds, spans, noEvidenceReason }) =>
      annotationIds.length + spans.length === 0 && noEvidenceReason === '',
  )
  const recommendations = room.recommendation.recommendations.filter(
    ({ owner, due }) => owner === '' || due === null,
  )
  const parked = room.discussion.parked.filter(({ status }) => status === 'open')
  const votes = room.vote.votes.filter(({ result }) => result === null)
  const open = { 'a finding without evidence': findings, 'a recommendation': recommendations }
  return Object.entries({ ...open, 'a parked topic': parked, 'a vote': votes })
    .filter(([, items]) => items.length > 0)
    .map(([what]) => `the workshop closed while ${what} was open`)
}

/** PH7: the marker stands on a day of the case, and not behind the outcome before it is opened. */
function strayed({ world }: PastDay, { room }: RoomView, day: number): string[] {
  const { entries = [], outcomeFrom = null } = world.source.text ?? {}
  const shown = entries.slice(0, room.workshop.outcomeOpen ? undefined : (outcomeFrom ?? undefined))
  const days = shown.map((entry) => entry.day)
  return day < Math.min(...days) || day > Math.max(...days)
    ? ['the marker left the days of the case']
    : []
}

/** PH6, PH7, PH9, BI2: told on the state of the moment, as it comes of the log. */
const moments: Check = (day) => {
  const found: string[] = []
  let view = emptyRoomView
  for (const event of day.log) {
    if (event.type === 'dayMarkerMoved') found.push(...strayed(day, view, event.day))
    if (event.type === 'workshopOpened' && view.room.workshop.status === 'open')
      found.push('what was open was opened again')
    if (event.type === 'workshopClosed') found.push(...openAt(view))
    if (event.type === 'annotationAdded' || event.type === 'annotationRevised')
      found.push(...wrongIn(day, view, event))
    view = evolve(view, event)
  }
  return found
}

/** BI2: what is wrong with a note, read against the case itself. */
function wrongIn(
  { world }: PastDay,
  { room }: RoomView,
  { seatId, annotation }: Extract<RoomEvent, { type: 'annotationAdded' | 'annotationRevised' }>,
): string[] {
  const { text, criterion } = world.source
  const { span, criterionId, rating, paper } = annotation
  const at = text?.entries.findIndex(({ id }) => id === span.entryId) ?? -1
  const entry = text?.entries[at]
  const { deliveredDay, outcomeOpen } = room.workshop
  const isOut =
    entry !== undefined &&
    entry.day <= (deliveredDay ?? -1) &&
    (outcomeOpen || at < (text?.outcomeFrom ?? Infinity))
  const known = criterion(criterionId)
  const wrong: Record<string, boolean> = {
    'a note on what is not delivered was taken': !isOut,
    'a note on a passage outside its entry was taken':
      span.quote === '' || entry?.text.slice(span.start, span.end) !== span.quote,
    'a note under an unknown criterion was taken': !known,
    'a note on the outcome was taken before it was opened':
      known?.dimension === 'outcome' && !outcomeOpen,
    'a rating outside the scale was taken':
      known !== undefined && rating !== null && !known.ratings.includes(rating),
    'a paper card was taken from anybody': paper && !isEditor(room, seatId),
  }
  return Object.keys(wrong).filter((what) => wrong[what])
}

export const courseChecks: readonly Check[] = [
  anyStep,
  nothingGoes,
  marks,
  inItsStep,
  nobodyEnters,
  outIsOut,
  moments,
]
