import '../scripts/requireNode.mjs'
import { parseArgs } from 'node:util'
import { renderUnicodeCompact } from 'uqr'
import { shownCode } from '../../shared/join/joinCode.ts'
import { readConfig } from '../config.ts'
import { startServer } from '../start.ts'
import { steadyClock } from '../kernel/steadyClock.ts'
import { explainStart } from '../kernel/startProblem.ts'
import type { Computed } from '../rollup/rollupMaking.ts'
import { DEMO_FOLDER, freshDemoFolder, keepDemo, keptDemo } from './demoFolder.ts'
import { invitePeople } from './people.ts'
import { seedDemo, type SeededState, type SeededDemo } from './seedDemo.ts'
import { seedProcedures } from './seedProcedures.ts'
import { seedState } from './state/seedState.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    data: { type: 'string', default: DEMO_FOLDER },
    seats: { type: 'string', default: '0' },
    /** An invented state of 186 offices instead, with two closed releases. */
    state: { type: 'boolean', default: false },
    /** Computes the releases of the state anew, and stores them with the sources. */
    compute: { type: 'boolean', default: false },
    /** Goes on with the data of the last start, for `npm run dev`. */
    keep: { type: 'boolean', default: false },
    /** Where the pages are, if another program serves them. */
    pages: { type: 'string' },
  },
})

/** Most people a workshop is made for. */
const MOST_SEATS = 25
/** Mean time between two moves of a simulated person. */
const PACE_MS = 6000

const count = Number(values.seats)
if (!Number.isInteger(count) || count < 0 || count > MOST_SEATS) {
  console.error(
    `--seats takes a whole number from 0 to ${String(MOST_SEATS)}, for example --seats 8`,
  )
  process.exit(2)
}

if (values.state && count > 0) {
  console.error('--seats takes part in a workshop; the demo of the state level holds none')
  process.exit(2)
}

process.umask(0o077)
const kept = values.keep ? keptDemo(values.data) : undefined
try {
  if (!kept) freshDemoFolder(values.data)
} catch (error) {
  console.error(explainStart(error))
  process.exit(1)
}

function moveClock(ms: number): void {
  moved += ms
  deps.guard.confirm()
}

/** The workshop that is ready to start, and the procedures of the other offices. */
async function seedWhole(): Promise<SeededDemo> {
  const base = await seedDemo(deps)
  const more = await seedProcedures(deps, server.address, base, moveClock)
  return { ...base, accounts: [...base.accounts, ...more] }
}

/** The state level, computed in a process as the server does it where no release is stored. */
async function seedWholeState(): Promise<SeededState> {
  console.log('An invented state with 186 offices is being put together: a few seconds …')
  return seedState(deps, {
    moveClock,
    isAnew: values.compute,
    compute: async (number, now) => {
      console.log(`Release ${String(number)} is being computed, which may take minutes …`)
      const computed = await new Promise<Computed | undefined>((resolve) => {
        deps.rollups.begin({ file: deps.sqlite.name, now }, deps.clock(), (made) =>
          Promise.resolve(resolve(made)),
        )
      })
      await deps.rollups.ended()
      if (!computed) throw new Error('the computing of the release broke off')
      return computed
    },
  })
}

const config = readConfig({
  FALLWERKSTATT_PORT: values.port,
  FALLWERKSTATT_DATA: values.data,
  FALLWERKSTATT_LOG: process.env['FALLWERKSTATT_LOG'] ?? 'warn',
})
const clock = steadyClock()
/** By how much the clock stands otherwise while days of the past are held, in milliseconds. */
let moved = 0
const server = await startServer(config, {}, undefined, { clock: () => clock() + moved })
const { deps } = server
const address = values.pages ?? server.address
const seeded = kept ?? (values.state ? await seedWholeState() : await seedWhole())
if (values.keep && !kept) keepDemo(values.data, seeded)
const room = seeded.workshopId === undefined ? null : seeded
const states = `
  State level  ${address}/amt/auswertung`
console.log(`
Fallwerkstatt – demo with ${kept ? 'the last' : 'a fresh'} database in ${values.data}

  Log in       ${address}/anmelden${room ? waysInto(room) : states}

Accounts (random passwords):
${seeded.accounts.map(({ role, email, password }) => `  ${role.padEnd(14)} ${email.padEnd(34)} ${password}`).join('\n')}

Stop with Ctrl+C.`)

/** How the room of a demo is entered. */
function waysInto({ workshopId, code, projectorToken }: SeededDemo): string {
  const join = `${address}/#${code}`
  return `
  Cockpit      ${address}/werkstatt/${workshopId}/moderation
  Join         ${join}
  Projector    ${address}/beamer#${projectorToken}
  Code         ${shownCode(code)}

${renderUnicodeCompact(join)}`
}

const seed = Date.now() % 100_000
const people =
  room &&
  (await invitePeople({
    ...{ address: server.address, workshopId: room.workshopId, code: room.code },
    ...{ count, seed, pace: PACE_MS },
  }))
if (count > 0)
  console.log(`
${String(count)} simulated participants wait to be admitted in the cockpit (seed ${String(seed)}).`)

const stop = () => {
  people?.leave()
  void server.stop().then(() => process.exit(0))
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
