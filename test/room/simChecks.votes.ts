// Promises about votes, told from the traffic, the log and the ballots that were given.
import { evolve } from '../../shared/room/evolve.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { consentOptions } from '../../shared/vote/vote.ts'
import { framesOf, type Check } from './pastDay.ts'

const sum = (dots: Readonly<Record<string, number>>): number =>
  Object.values(dots).reduce((total, one) => total + one, 0)

/** A result needs so many seats that voted and are in the room. */
const SEATS_OF_A_RESULT = 3

/** VO3: no result of fewer than three; if no device voted, only what lay there on paper. */
const enoughVoted: Check = ({ world, log }) => {
  const found: string[] = []
  let view = emptyRoomView
  for (const event of log) {
    if (event.type === 'voteClosed' && event.result.totals) {
      const { voteId, result } = event
      // A person who left and came again is there, and voted, whichever of their seats it was (VO13).
      const here = new Set(
        Object.keys(view.room.workshop.seats).map((seatId) => world.browserOf(seatId)),
      )
      const voted = world.clients
        .filter(({ ballots }) => ballots.has(voteId))
        .map(({ seatId }) => world.browserOf(seatId))
        .filter((browser) => here.has(browser))
      const onPaper =
        result.ballots === 0 && sum(event.result.totals) === sum(result.paper?.totals ?? {})
      if (new Set(voted).size < SEATS_OF_A_RESULT && !onPaper)
        found.push('a vote of fewer than three has a result')
    }
    view = evolve(view, event)
  }
  return found
}

/** VO5, VO6: what may not be cast is refused, and a device votes with the dots of its people. */
const rightBallots: Check = ({ witnessed }) =>
  witnessed.flatMap((seen) => {
    if (seen.what !== 'ballot') return []
    const { voteId, turn, wrong, heard } = seen
    const taken = framesOf(heard.by)
      .slice(heard.from, heard.to)
      .some((frame) => frame.t === 'ballotAck' && frame.voteId === voteId && frame.turn === turn)
    if (wrong !== null) return taken ? [`a ballot ${wrong} was taken`] : []
    return taken ? [] : ['a device could not vote with the dots of its people']
  })

/** What may be heard while a consent is asked: that a seat answered, and the own answer. */
const quietFrames: ReadonlySet<string> = new Set(['gauge', 'voted', 'ballotAck', 'ballotReject'])

/** VO7: a consent closes some seconds after the last answer, not before, and nothing is heard of the answers until then. */
const consents: Check = ({ witnessed, log }) => {
  const found: string[] = []
  for (const seen of witnessed) {
    if (seen.what !== 'consent') continue
    const { voteId, beforeLast, beforeClosing, afterLast, heard } = seen
    const closed = log.findIndex((event) => event.type === 'voteClosed' && event.voteId === voteId)
    if (closed !== -1 && closed < beforeLast)
      found.push('a consent closed before everybody had answered')
    else if (closed !== -1 && closed < beforeClosing)
      found.push('the last answer to a consent could not be corrected')
    if (closed === -1 || closed >= afterLast)
      found.push('a consent stayed open though everybody had answered')
    const told = heard.some(({ by, from, to }) =>
      by.received.slice(from, to).some((text, at) => {
        const { t } = framesOf(by)[from + at] ?? {}
        // Another vote may end meanwhile; what is told then is not about this one.
        if (t === 'commit') return text.includes(voteId)
        const names = consentOptions.some((option) => text.includes(`"${option}"`))
        return names || !quietFrames.has(t ?? '')
      }),
    )
    if (told) found.push('a consent was told before it closed')
  }
  return found
}

/** VO8: a ballot counts once, however often it was sent. */
const oncePerKey: Check = ({ world, state }) =>
  state.room.vote.votes.flatMap(({ id, result }) => {
    const keys = world.clients.flatMap(({ ballots }) => ballots.get(id)?.ballot.key ?? [])
    return (result?.ballots ?? 0) > new Set(keys).size ? ['a ballot was counted twice'] : []
  })

export const voteChecks: readonly Check[] = [enoughVoted, rightBallots, consents, oncePerKey]
