// `npm run state`: simulated people hold the workshops of an invented state, and a report says what came of it.
import '../../scripts/requireNode.mjs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import { steadyClock } from '../../kernel/steadyClock.ts'
import { newSetupToken } from '../../login/setupLink.ts'
import { startServer } from '../../start.ts'
import { holdState, type HeldRelease } from './holdState.ts'

const USAGE = `npm run state -- --offices 186 --seed 5

  --offices N   invented offices, half of them in each of two waves, 2 to 400 (186)
  --seed N      what people are told to find follows from it (5)
  --rooms N     rooms that are held at once, 1 to 20 (4)`

const { values } = parseArgs({
  options: {
    offices: { type: 'string', default: '186' },
    seed: { type: 'string', default: '5' },
    rooms: { type: 'string', default: '4' },
  },
})

function whole(name: keyof typeof values, least: number, most: number): number {
  const value = Number(values[name])
  if (Number.isInteger(value) && value >= least && value <= most) return value
  console.error(`--${name} takes a whole number from ${least} to ${most}\n\n${USAGE}`)
  return process.exit(2)
}

const offices = whole('offices', 2, 400)
const seed = whole('seed', 0, 1_000_000)
const rooms = whole('rooms', 1, 20)

/** A release in some lines: how much of each population is published, and how it compares. */
function reportOf({ release, comparison, seconds }: HeldRelease): string {
  const { equal, secret, leftOut, wrong } = comparison
  const lines = release.populations
    .filter(({ cases }) => cases > 0)
    .map(
      ({ kind, offices: delivered, cases, plan, themes, tables }) =>
        `  ${kind.padEnd(11)} ${delivered} offices, ${cases} cases, plan from ${plan}: ${
          tables.length === 0
            ? `${themes.length} themes listed`
            : `${tables.filter(({ dropped }) => !dropped).length} of ${tables.length} tables`
        }`,
    )
  const share = ((100 * secret.length) / Math.max(1, secret.length + equal)).toFixed(1)
  return [
    `Release ${release.number}, computed and closed in ${seconds.toFixed(1)} s`,
    ...lines,
    `  ${equal} figures are as people were told, ${wrong.length} are not`,
    `  ${secret.length} places are secret (${share} %), ${leftOut.length} tables were left out`,
    ...(leftOut.length > 0 ? [`  left out: ${leftOut.join('; ')}`] : []),
    ...secret.map((place) => `  [g] ${place}`),
    ...wrong.map((line) => `  WRONG ${line}`),
  ].join('\n')
}

process.umask(0o077)
const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-state-'))
const clock = steadyClock()
let moved = 0
const config = readConfig({
  FALLWERKSTATT_PORT: '0',
  FALLWERKSTATT_DATA: folder,
  FALLWERKSTATT_LOG: process.env['FALLWERKSTATT_LOG'] ?? 'warn',
})
const server = await startServer(config, {}, undefined, { clock: () => clock() + moved })
console.log(`An invented state of ${offices} offices, seed ${seed}, ${rooms} rooms at once`)
const began = performance.now()
let isRight = false
try {
  const held = await holdState(
    {
      address: server.address,
      clock: server.deps.clock,
      moveClock: (ms) => {
        moved += ms
        server.deps.guard.confirm()
      },
      setupToken: () => newSetupToken(server.deps),
    },
    { offices, seed, rooms, say: console.log },
  )
  const seconds = Math.round((performance.now() - began) / 1000)
  console.log(`
${held.workshops} workshops and ${held.packages} packages in ${seconds} s (seed ${seed})

${held.releases.map(reportOf).join('\n\n')}`)
  isRight = held.releases.every(({ comparison }) => comparison.wrong.length === 0)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(isRight ? 0 : 1)
