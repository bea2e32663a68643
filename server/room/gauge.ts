import { lookUp } from '../../shared/kernel/lookUp.ts'
import { everybodyAgreed } from '../../shared/room/reveal.rules.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import { boardGroups, MIN_GROUP } from '../../shared/room/boardGroup.rules.ts'
import type { BoardGauge, Gauge } from '../../shared/protocol/message.ts'
import type { RoomView } from '../../shared/room/roomView.ts'
import { daysAhead } from '../../shared/workshop/delivery.ts'
import { isVoter, peopleAt } from '../../shared/room/role.ts'
import type { BallotBox } from './ballotBox.ts'
import type { Figures } from './minuteFigures.ts'
import type { RoomPresence } from './presence.ts'

/**
 * Counts over the whole room: never per passage, never per person. Only the facilitation is told the days ahead and the
 * figures of the minute, about what is not shown yet.
 */
export function gaugeOf(
  view: RoomView,
  presence: RoomPresence,
  box: BallotBox,
  text: CaseText | null,
  forFacilitation: boolean,
  figures: Figures | null,
  now: number,
): Gauge {
  const { workshop } = view.room
  const seats = Object.keys(workshop.seats)
  const here = seats.filter((seatId) => presence.connected(seatId))
  const voters = here.filter((seatId) => isVoter(view.room, seatId))
  const count = (ids: readonly string[], holds: (id: string) => boolean) => ids.filter(holds).length
  const isAsked = (view.room.annotation.asking ?? null) !== null
  const open = view.room.vote.votes.filter(({ result }) => result === null)
  const ahead = forFacilitation && text ? daysAhead(text, workshop) : null
  const saw = (id: string) => lookUp(view.own, id)?.seeTestRound === workshop.seeTestRound
  return {
    connected: here.length,
    people: here.reduce((sum, seatId) => sum + peopleAt(view.room, seatId), 0),
    seats: seats.length,
    ready: count(voters, (id) => lookUp(view.own, id)?.readyTurn === workshop.turn),
    readyOf: voters.length,
    rulesConfirmed: count(seats, (id) => lookUp(view.own, id)?.rulesConfirmed === true),
    seen: count(here, (id) => workshop.seeTestRound > 0 && saw(id)),
    unseen: forFacilitation && workshop.seeTestRound > 0 ? seats.filter((id) => !saw(id)) : null,
    voted: Object.fromEntries(open.map(({ id }) => [id, box.voters(view, id)])),
    annotations: (forFacilitation ? figures?.annotations : null) ?? null,
    late: (forFacilitation ? figures?.late : null) ?? null,
    agreed: forFacilitation && isAsked ? everybodyAgreed(view) : null,
    nextDay: ahead?.nextDay ?? null,
    lastDay: ahead?.lastDay ?? null,
    boards: forFacilitation ? boardsOf(view, presence, figures, now) : null,
    proposals: (forFacilitation ? figures?.proposals : null) ?? null,
    structureRatings: (forFacilitation ? figures?.structureRatings : null) ?? null,
  }
}

/**
 * The boards of groups of two and more people who are there: with one alone it would be told what one person does (rule
 * GR3).
 */
function boardsOf(
  view: RoomView,
  presence: RoomPresence,
  figures: Figures | null,
  now: number,
): Record<string, BoardGauge> {
  return Object.fromEntries(
    boardGroups(view.room).flatMap(({ situation: { id }, seats }) => {
      const here = seats.filter((seat) => presence.connected(seat.id))
      if (here.reduce((sum, { groupSize }) => sum + groupSize, 0) < MIN_GROUP) return []
      const lines = figures && (lookUp(figures.lines, id) ?? 0)
      return [[id, { lines, writing: here.some((seat) => presence.writing(seat.id, now)) }]]
    }),
  )
}
