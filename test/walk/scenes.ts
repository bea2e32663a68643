// How a room looks at each step when people have been at work: brought there by commands, so that whoever looks at a
// screen looks at a full one.
import { newId } from '../../shared/kernel/id.ts'
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
      // Whoever sat there before may have been made an observer meanwhile.
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
      // Somebody may have pressed it before.
      if (await isRevealed(stage)) await stage.enter('compare')
      else await stage.reveal()
    },
  },
  { name: 'perspectives', prepare: enter('perspectives') },
  { name: 'keySituations', prepare: (stage) => stage.keySituations(0) },
  { name: 'deepen', prepare: (stage) => stage.keySituations(2).then(() => stage.enter('deepen')) },
  { name: 'statement', prepare: enter('statement') },
  { name: 'findings', prepare: (stage) => stage.findings() },
  {
    name: 'recommendations',
    prepare: async (stage) => {
      const room = (await stage.facilitation()).mirror.view.room
      await stage.recommendations(room.finding.findings.map(({ id }) => id))
    },
  },
  { name: 'close', prepare: enter('close') },
]
