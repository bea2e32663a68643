// Simulated participants: they join over the network with the code, like everybody else, and wait to be admitted.
import type { Result } from '../../shared/kernel/result.ts'
import { loadDemoCase, loadDemoCatalogues } from './material/demoCase.ts'
import { freshMemory, nextMove, type Memory, type Move, type Persona } from './person.ts'
import { Prng } from './prng.ts'
import { RoomVisitor, takeSeat } from './visitor.ts'

/** Where the people go, how many they are, and how fast they are. */
export interface Crowd {
  readonly address: string
  readonly workshopId: string
  readonly code: string
  readonly count: number
  readonly seed: number
  /** Mean milliseconds between two moves of one person. */
  readonly pace: number
}

/** People at work; `leave` ends them. */
export interface People {
  readonly visitors: readonly RoomVisitor[]
  leave(): void
}

/** Lets everybody join one after the other and behave until they leave. */
export async function invitePeople(crowd: Crowd): Promise<People> {
  const { address, workshopId, code, count, seed } = crowd
  const demoCase = loadDemoCase('a')
  const catalogue = loadDemoCatalogues().protection
  const ends: (() => void)[] = []
  const visitors: RoomVisitor[] = []
  for (let index = 0; index < count; index++) {
    const random = new Prng(seed * 1000 + index)
    const cookies = await takeSeat(address, code)
    const visitor = new RoomVisitor({ address, workshopId, as: 'seat', cookies })
    visitors.push(visitor)
    ends.push(live({ index, count, seed, random, demoCase, catalogue }, visitor, crowd.pace))
  }
  return {
    visitors,
    leave: () => {
      for (const end of ends) end()
      for (const visitor of visitors) visitor.leave()
    },
  }
}

/** One person's day: a move, a while, the next move. Returns its end. */
function live(persona: Persona, visitor: RoomVisitor, pace: number): () => void {
  const memory = freshMemory()
  let timer: NodeJS.Timeout
  let gone = false
  const soon = (): void => {
    if (gone) return
    timer = setTimeout(() => void act(), pace * (0.4 + 1.2 * persona.random.next()))
  }
  const act = async (): Promise<void> => {
    const move = visitor.live ? nextMove(persona, memory, visitor.mirror) : null
    if (move) await make(visitor, move, memory)
    soon()
  }
  soon()
  return () => {
    gone = true
    clearTimeout(timer)
  }
}

/** Makes a move and remembers it, also if it was refused: a person does not insist. */
async function make(visitor: RoomVisitor, move: Move, { done }: Memory): Promise<void> {
  done.add(move.name)
  await outcome(visitor, move)
}

const outcome = (visitor: RoomVisitor, move: Move): Promise<Result<null>> =>
  'command' in move
    ? visitor.run(move.command)
    : visitor.castBallot(move.voteId, move.choice, move.text)
