// Promises about structure ratings, told from log, roles of the moment and who was given which stamp.
import { evolve } from '../../shared/room/evolve.ts'
import { isEditor } from '../../shared/room/role.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { type Check } from './pastDay.ts'

/** Something of a criterion is shown once so many browsers rated it that do not edit. */
const SEATS_TO_SHOW = 3

/** SR2, SR3: what is uncovered was announced, hides its writers, is one voice for each browser, and comes once. */
const uncoverings: Check = ({ world, log, stamps }) => {
  const found: string[] = []
  const writerOf = new Map(stamps.map(({ stamp, by }) => [stamp, by.seatId]))
  const uncovered = new Set<string>()
  let announced = false
  let view = emptyRoomView
  for (const event of log) {
    if (event.type === 'stepEntered') announced = false
    if (event.type === 'structureRevealAnnounced') ({ announced } = event)
    if (event.type === 'structureRated' && uncovered.has(event.rating.criterionId))
      found.push('a criterion was rated after it was uncovered')
    if (event.type === 'structureRevealed') {
      if (!announced) found.push('structure ratings were uncovered without a word')
      for (const { criterionId, voices } of event.criteria) {
        if (uncovered.has(criterionId)) found.push('a criterion was uncovered twice')
        uncovered.add(criterionId)
        if (voices === null) continue
        const writers = voices.flatMap(({ evidence }) => writerOf.get(evidence.text) ?? [])
        const browsers = writers.map((seatId) => world.browserOf(seatId))
        if (new Set(browsers).size < browsers.length) found.push('a browser rated twice')
        const counted = writers.filter((seatId) => !isEditor(view.room, seatId))
        if (new Set(counted.map((seatId) => world.browserOf(seatId))).size < SEATS_TO_SHOW)
          found.push('an uncovered criterion gives its writers away')
      }
    }
    view = evolve(view, event)
  }
  return found
}

/** SR1, SR3: no seat that edits rates, and nothing of single ratings stands in what the room hears before. */
const raters: Check = ({ log }) => {
  const found: string[] = []
  let view = emptyRoomView
  for (const event of log) {
    if (event.type === 'structureRated' && isEditor(view.room, event.seatId))
      found.push('a seat that edits rated')
    view = evolve(view, event)
  }
  return found
}

/** SR4: "does not apply" says why. */
const reasons: Check = ({ log }) =>
  log.flatMap((event) => {
    const said =
      event.type === 'structureRated'
        ? event.rating
        : event.type === 'structureAgreed'
          ? event.content
          : null
    return said?.rating === 'not_applicable' && said.reason === ''
      ? ['a criterion does not apply without a reason']
      : []
  })

/** SR5: one agreed rating for each criterion. */
const oneAgreed: Check = ({ log }) => {
  let view = emptyRoomView
  for (const event of log) {
    view = evolve(view, event)
    const ids = view.room.structureRating.agreed.map(({ criterionId }) => criterionId)
    if (new Set(ids).size < ids.length) return ['two ratings were agreed on for one criterion']
  }
  return []
}

export const ratingChecks: readonly Check[] = [uncoverings, raters, reasons, oneAgreed]
