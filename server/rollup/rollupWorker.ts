// Runs in a process of its own, started by `rollupMaking.ts`: reads the packages of the state and makes a release of them.
import { setPriority } from 'node:os'
import type { Due } from '../../shared/rollup/due.ts'
import { EarlierMismatch } from '../../shared/rollup/release.ts'
import { foresee, type Foreseen } from '../../shared/rollup/foresee.ts'
import type { RollupStep, Wave } from '../../shared/rollup/view.schema.ts'
import { auditInProcess, suppressInProcess } from '../disclosure/disclosure.ts'
import { atOneMoment } from '../db/atOneMoment.ts'
import { answerAsProcess } from '../kernel/inProcess.ts'
import { holdingsIn, type StateHoldings } from './holdings.sqlite.ts'
import { earlierOf } from './readEarlier.ts'
import { FilesProblem } from './readFolder.ts'
import { countedIn, rolled } from './rollUp.ts'
import type { Computed, RollupQuestion } from './rollupMaking.ts'

/** Rooms come first: this process and the solvers it starts take what they leave. */
const BEHIND = 10

answerAsProcess(async ({ file, now, foresight }: RollupQuestion, say): Promise<Computed> => {
  setPriority(BEHIND)
  const state = atOneMoment(file, (sqlite) => holdingsIn(sqlite, now))
  const { standing, due, closed } = state
  const about = { standing, ...due, number: closed.length + 1 }
  try {
    const made = foresight ? await foreseen(state, now, say) : await computed(state, now, say)
    return { ...about, ...made }
  } catch (error) {
    if (error instanceof EarlierMismatch) return { ...about, outcome: 'mismatch' }
    if (!(error instanceof FilesProblem)) throw error
    const problems = error.problems.map(({ name, problem }) => ({
      name,
      facts: problem.facts ?? {},
    }))
    return { ...about, outcome: 'uncountable', problems }
  }
})

type Outcome = Omit<Computed, 'standing' | 'number' | keyof Due>

/** What would be seen, without a figure: counts of places. */
async function foreseen(
  { held }: StateHoldings,
  now: RollupQuestion['now'],
  say: (step: RollupStep) => void,
): Promise<Outcome> {
  say('reading')
  const counting = countedIn(held, now)
  if (counting.selection.counted.length === 0) return { outcome: 'nothing' }
  say('protecting')
  const waves = await foresee(counting, { suppress: suppressInProcess, audit: auditInProcess })
  return { outcome: 'passed', waves: waves.map(waveOf) }
}

const waveOf = ({ offices, populations }: Foreseen): Wave => ({
  offices,
  populations: populations.map(({ cycle, kind, offices: delivered, plan, tables }) => {
    const kept = tables.flatMap(({ cells, secret }) => (secret === null ? [] : [{ cells, secret }]))
    return {
      ...{ cycle, kind, offices: delivered, plan },
      places: kept.reduce((sum, { cells }) => sum + cells, 0),
      secret: kept.reduce((sum, { secret }) => sum + secret, 0),
      leftOut: tables.length - kept.length,
    }
  }),
})

async function computed(
  { held, closed }: StateHoldings,
  now: RollupQuestion['now'],
  say: (step: RollupStep) => void,
): Promise<Outcome> {
  say('reading')
  const { selection, catalogues } = countedIn(held, now)
  if (selection.counted.length === 0) return { outcome: 'nothing' }
  say('counting')
  const earlier = closed.map(({ number, releaseFile, auditFile }) => {
    const one = releaseFile === '' ? undefined : earlierOf(releaseFile, auditFile, held)
    if (!one || !('hash' in one)) throw new EarlierMismatch(number)
    return one
  })
  const made = await rolled(
    { selection, catalogues, earlier },
    {
      suppress: (...asked) => (say('protecting'), suppressInProcess(...asked)),
      audit: (...asked) => (say('auditing'), auditInProcess(...asked)),
    },
  )
  if ('release' in made) return { outcome: 'passed', files: made.files }
  const outcome = made.exposed === null ? 'broken' : 'exposed'
  return { outcome, files: made.files }
}
