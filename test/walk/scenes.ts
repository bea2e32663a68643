// How a room looks at each step when people have been at work: brought there by commands, so that a look at a screen is
// a look at a full one.
import { newId } from '../../shared/kernel/id.ts'
import { consentOptions, feedbackOptions, type VoteSettings } from '../../shared/vote/vote.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import type { Stage } from '../support/stage.ts'

/** A moment of the day. `prepare` brings a room there that has passed the scenes before. */
export interface Scene {
  readonly name: string
  readonly prepare: (stage: Stage) => Promise<unknown>
}

const isRevealed = async (stage: Stage): Promise<boolean> =>
  (await stage.facilitation()).mirror.view.room.annotation.order.length > 0

const enter =
  (kind: PhaseKind) =>
  (stage: Stage): Promise<unknown> =>
    stage.enter(kind)

/** Opens a vote; what still runs is closed before. */
async function vote(
  stage: Stage,
  settings: Pick<VoteSettings, 'kind' | 'subjectId' | 'options' | 'dots'>,
): Promise<void> {
  await closeVotes(stage)
  const facilitation = await stage.facilitation()
  const opened = { id: newId(), cumulative: false, ...settings }
  await facilitation.must({ type: 'openVote', vote: opened })
}

async function closeVotes(stage: Stage): Promise<void> {
  const facilitation = await stage.facilitation()
  for (const { id, result } of facilitation.mirror.view.room.vote.votes)
    if (result === null) await facilitation.must({ type: 'closeVote', voteId: id })
}

/** The whole day in its order; a break lies between two of them, as in the agenda. */
export const scenes: readonly Scene[] = [
  { name: 'before', prepare: async (stage) => stage.waiting() },
  { name: 'arrive', prepare: enter('arrive') },
  { name: 'present', prepare: enter('present') },
  {
    name: 'clarify',
    prepare: async (stage) => {
      await stage.enter('clarify')
      await stage.deliver()
      // The person who sat there before may have been made an observer meanwhile.
      const asking = await stage.seat()
      await asking.must({ type: 'askQuestion', id: newId(), text: 'Wer war am Telefon?' })
    },
  },
  { name: 'annotate', prepare: async (stage) => stage.annotate(await stage.seats(4), 6) },
  { name: 'break', prepare: enter('break') },
  {
    name: 'compare, announced',
    prepare: async (stage) => {
      await stage.enter('compare')
      if (await isRevealed(stage)) return
      await (await stage.facilitation()).must({ type: 'announceReveal', announced: true })
    },
  },
  {
    name: 'compare',
    prepare: async (stage) => {
      // It may have been pressed before.
      if (await isRevealed(stage)) await stage.enter('compare')
      else await stage.reveal()
    },
  },
  { name: 'perspectives', prepare: enter('perspectives') },
  { name: 'keySituations', prepare: (stage) => stage.keySituations(0) },
  {
    name: 'keySituations, vote',
    prepare: async (stage) => {
      const options = await stage.keySituations(0)
      await vote(stage, { kind: 'keySituation', subjectId: null, options, dots: 2 })
    },
  },
  {
    name: 'deepen',
    prepare: async (stage) => {
      await closeVotes(stage)
      await stage.keySituations(2)
      await stage.enter('deepen')
    },
  },
  { name: 'statement', prepare: enter('statement') },
  { name: 'findings', prepare: (stage) => stage.findings() },
  {
    name: 'findings, consent',
    prepare: async (stage) => {
      const [subjectId = null] = await stage.findings()
      await vote(stage, { kind: 'consent', subjectId, options: [...consentOptions], dots: 1 })
    },
  },
  {
    name: 'recommendations',
    prepare: async (stage) => {
      await closeVotes(stage)
      const room = (await stage.facilitation()).mirror.view.room
      await stage.recommendations(room.finding.findings.map(({ id }) => id))
    },
  },
  { name: 'close', prepare: enter('close') },
  {
    name: 'close, feedback',
    prepare: async (stage) => {
      await stage.enter('close')
      await vote(stage, {
        kind: 'feedback',
        subjectId: null,
        options: [...feedbackOptions],
        dots: 1,
      })
    },
  },
]
