// What a client process can be asked to do; one process, one task, so that nothing of the last one is left.
import { within } from './crowd.ts'
import { doomed, held, type DoomedTask, type HeldTask } from './doom.ts'
import { late, storm, type LateTask, type StormTask } from './late.ts'
import { pair, type PairTask } from './pair.ts'
import { sweep, type SweepTask } from './sweep.ts'
import { vote, type VoteTask } from './vote.ts'
import { traffic, type TrafficTask } from './traffic.ts'

export type Task =
  TrafficTask | PairTask | SweepTask | LateTask | StormTask | DoomedTask | HeldTask | VoteTask

/** Does a task; the same for every contestant. */
export function perform(task: Task): Promise<unknown> {
  switch (task.kind) {
    case 'traffic':
      return traffic(task)
    case 'pair':
      return pair(task)
    case 'sweep':
      return sweep(task)
    case 'late':
      return within(60_000, 'late joiners', late(task))
    case 'storm':
      return storm(task)
    case 'doomed':
      return doomed(task)
    case 'held':
      return held(task)
    case 'vote':
      return vote(task)
  }
}
