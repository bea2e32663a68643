// `npm run attack -- --states 50 [--seed 1] [--sums]`: invented states, their releases, and an attacker that has nothing but what is
// published. Prints what was asked and what was learned; ends with 1 if something was.
import { parseArgs } from 'node:util'
import { highsSolver } from '../../server/disclosure/highsSolver.ts'
import { yalpsSolver } from '../../server/disclosure/yalpsSolver.ts'
import { auditRelease } from '../../shared/disclosure/audit.ts'
import { suppress } from '../../shared/disclosure/suppress.ts'
import type { Solvers } from '../../shared/rollup/release.ts'
import { Prng } from '../support/prng.ts'
import { attackedState, type AttackedWish } from './attackedState.ts'

const { values } = parseArgs({
  options: {
    states: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    sums: { type: 'boolean', default: false },
  },
})
const [states, first] = [Number(values.states), Number(values.seed)]
const solve = await highsSolver()
const solvers: Solvers = {
  suppress: (release, rules) => Promise.resolve(suppress(release, rules, solve)),
  audit: (release, suppressed, rules) =>
    Promise.resolve(auditRelease(release, suppressed, rules, yalpsSolver)),
}
const sum = { secret: 0, published: 0, unsafe: 0, asked: 0, exposed: 0 }
for (let seed = first; seed < first + states; seed++) {
  const random = new Prng(seed)
  const wish: AttackedWish = {
    ...{ seed, pairs: 2, sums: values.sums },
    offices: 40 + random.below(147),
    cases: [1, 3, null][random.below(3)] ?? null,
    until: random.chance(1 / 2) ? ['2026-H2'] : ['2025-H2', '2026-H2'],
  }
  const found = await attackedState(wish, solvers)
  for (const key of ['secret', 'published', 'unsafe', 'asked'] as const) sum[key] += found[key]
  sum.exposed += found.exposed.length
  console.log(
    `seed ${seed}: ${wish.offices} offices, ${wish.cases ?? 'all'} cases, ${found.releases} releases; ` +
      `${found.published} published, ${found.secret} secret, ${found.unsafe} unsafe, asked ${found.asked} times, learned ${found.exposed.length}`,
  )
  for (const one of found.exposed.slice(0, 5)) console.log(`  ${one}`)
}
console.log(
  `${states} states: ${sum.published} published, ${sum.secret} secret, ${sum.unsafe} unsafe numbers asked about ${sum.asked} times, ${sum.exposed} learned`,
)
// HiGHS can keep a process from ending.
process.exit(sum.exposed > 0 ? 1 : 0)
