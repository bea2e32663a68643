// Scenes that hardly come about by chance. Each brings the room where a rule shows, and gives what people would give.
import type { Command, CommandOf } from '../../shared/protocol/command.ts'
import type { Prng } from '../support/prng.ts'
import type { SimClient } from './simClient.ts'
import type { SimWorld } from './simWorld.ts'

/** What a scene works with; `give` notes a command for the checks. */
export interface Stage {
  readonly world: SimWorld
  readonly prng: Prng
  readonly facilitator: SimClient
  readonly people: readonly SimClient[]
  readonly give: (by: SimClient, command: Command) => void
}

export type Scene = (stage: Stage) => void

/** Everybody is there and has heard everything, and the facilitation leads an open workshop. */
function gather({ world, facilitator, give }: Stage): void {
  for (const client of world.clients) if (!client.connected) client.connect()
  give(facilitator, { type: 'takeFacilitation' })
  give(facilitator, { type: 'openWorkshop' })
  world.settle()
}

const closing = ['nothing', 'parked', 'vote', 'finding', 'recommendation'] as const

/** The facilitation tidies up, often all but one thing, closes the workshop and opens it again (PH6). */
const close: Scene = (stage) => {
  const { world, prng, facilitator, give } = stage
  const run = (command: Command) => {
    give(facilitator, command)
    world.settle()
  }
  gather(stage)
  const left = prng.pick(closing)
  const { room } = facilitator.view
  if (left !== 'vote')
    for (const { id, result } of room.vote.votes)
      if (result === null) run({ type: 'closeVote', voteId: id })
  if (left !== 'parked')
    for (const { id, status, assignedTo } of room.discussion.parked) {
      const before = { status, assignedTo }
      if (status === 'open')
        run({ type: 'settleTopic', id, status: 'settled', assignedTo: '', before })
    }
  for (const { id, noEvidenceReason, annotationIds } of room.finding.findings)
    if (noEvidenceReason === '' && annotationIds.length === 0) run({ type: 'removeFinding', id })
  for (const { id, owner, due } of room.recommendation.recommendations)
    if (owner === '' || due === null) run({ type: 'removeRecommendation', id })
  if (left === 'finding')
    run({
      type: 'changeFinding',
      content: { ...findingOf(prng), noEvidenceReason: '' },
      revision: 0,
    })
  if (left === 'recommendation')
    run({ type: 'changeRecommendation', content: unowned(prng), revision: 0 })
  run({ type: 'closeWorkshop' })
  run({ type: 'openWorkshop' })
}

const unowned = (prng: Prng): CommandOf<'changeRecommendation'>['content'] => ({
  id: prng.id(),
  findingIds: [],
  addressee: 'office',
  indicator: 'Stichprobe',
  ...prng.pick([
    { owner: '', due: '2027-06-30' },
    { owner: 'Abteilungsleitung', due: null },
  ]),
})

/** A finding from what the room said, without passages. */
const findingOf = (prng: Prng): CommandOf<'changeFinding'>['content'] => ({
  id: prng.id(),
  direction: 'strength',
  level: null,
  evidenceLevel: null,
  criterionId: null,
  rating: null,
  annotationIds: [],
  spans: [],
  noEvidenceReason: 'Aus der Runde',
  factors: [],
  groupId: null,
  keySituationId: null,
})

export const scenes: readonly Scene[] = [close]
