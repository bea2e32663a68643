// Runs in a process of its own, started by `rollupMaking.ts`: reads the packages of the state and makes a release of them.
import { setPriority } from 'node:os'
import { EarlierMismatch } from '../../shared/rollup/release.ts'
import type { RollupStep } from '../../shared/rollup/view.schema.ts'
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

answerAsProcess(async ({ file, now }: RollupQuestion, say): Promise<Computed> => {
  setPriority(BEHIND)
  const state = atOneMoment(file, holdingsIn)
  const { standing, dueOffices, closed } = state
  const about = { standing, dueOffices, number: closed.length + 1 }
  try {
    return { ...about, ...(await computed(state, now, say)) }
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

type Outcome = Omit<Computed, 'standing' | 'dueOffices' | 'number'>

async function computed(
  { held, closed }: StateHoldings,
  now: RollupQuestion['now'],
  say: (step: RollupStep) => void,
): Promise<Outcome> {
  say('reading')
  const { selection, catalogues } = countedIn(held, now)
  if (selection.counted.length === 0) return { outcome: 'nothing' }
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
