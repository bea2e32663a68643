import type { Scenario } from './scenario.ts'
import { crowd, privateCrowd, voteBurst } from './scenarios/crowd.ts'
import { lateJoiner, reconnectStorm } from './scenarios/join.ts'
import { kill } from './scenarios/kill.ts'
import { againstLimit, sweepUp } from './scenarios/limit.ts'
import { ready40 } from './scenarios/ready.ts'
import { lists } from './scenarios/lists.ts'
import { rollUp } from './scenarios/rollUp.ts'
import { slowConsumer, slowDisk } from './scenarios/slow.ts'

/** All scenarios of the engine, in the order in which they run. */
export const scenarios: readonly Scenario[] = [
  crowd('one25', 1, 25),
  crowd('one200', 1, 200),
  crowd('forty25', 40, 25),
  privateCrowd,
  voteBurst,
  slowConsumer,
  slowDisk,
  lateJoiner,
  reconnectStorm,
  kill,
  againstLimit('limit25', 1, 25),
  againstLimit('limit1000', 40, 25),
  againstLimit('limit200', 1, 200),
  sweepUp('sweep', false),
  sweepUp('sweepPoisson', true),
  ready40,
  lists,
  rollUp,
]
