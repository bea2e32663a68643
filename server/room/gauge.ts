import { lookUp } from '../../shared/kernel/lookUp.ts'
import { waitingAnnotations } from '../../shared/annotation/annotation.rules.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import { boardGroups, MIN_GROUP } from '../../shared/keySituation/boardGroup.rules.ts'
import { enoughProposals } from '../../shared/keySituation/proposal.rules.ts'
import type { BoardGauge, Gauge } from '../../shared/protocol/message.ts'
import type { RoomView } from '../../shared/protocol/roomView.ts'
import { daysAhead } from '../../shared/workshop/delivery.ts'
import { isVoter, peopleAt } from '../../shared/workshop/role.ts'
import type { BallotBox } from './ballotBox.ts'
import type { RoomPresence } from './presence.ts'

/** Counts over the whole room: never per passage, never per person. Totals of annotations and the days ahead only for the facilitation. */
export function gaugeOf(
  view: RoomView,
  presence: RoomPresence,
  box: BallotBox,
  text: CaseText | null,
  forFacilitation: boolean,
  now: number,
): Gauge {
  const { workshop } = view.room
  const seats = Object.keys(workshop.seats)
  const here = seats.filter((seatId) => presence.connected(seatId))
  const voters = here.filter((seatId) => isVoter(view.room, seatId))
  const count = (ids: readonly string[], holds: (id: string) => boolean) => ids.filter(holds).length
  const waiting = waitingAnnotations(view).count
  const revealed = view.room.annotation.bundles > 0
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
    voted: Object.fromEntries(open.map(({ id }) => [id, box.voted(id).size])),
    annotations: forFacilitation
      ? waiting + Object.keys(view.room.annotation.revealed).length
      : null,
    late: forFacilitation && revealed ? waiting : null,
    nextDay: ahead?.nextDay ?? null,
    lastDay: ahead?.lastDay ?? null,
    boards: forFacilitation ? boardsOf(view, presence, now) : null,
    proposals: forFacilitation ? enoughProposals(view) : null,
  }
}

/** The boards of groups of two and more people: with one alone it would be told what one person does (rule GR3). */
function boardsOf(view: RoomView, presence: RoomPresence, now: number): Record<string, BoardGauge> {
  const { boardItems } = view.room.keySituation
  const drafts = Object.values(view.own).flatMap(({ boardDrafts }) => boardDrafts)
  return Object.fromEntries(
    boardGroups(view.room)
      .filter(({ people }) => people >= MIN_GROUP)
      .map(({ situation: { id }, seats }) => {
        const lines = [...boardItems, ...drafts].filter((item) => item.keySituationId === id).length
        return [id, { lines, writing: seats.some((seat) => presence.writing(seat.id, now)) }]
      }),
  )
}
