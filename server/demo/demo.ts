import '../scripts/requireNode.mjs'
import { parseArgs } from 'node:util'
import { renderUnicodeCompact } from 'uqr'
import { shownCode } from '../../shared/join/joinCode.ts'
import { readConfig } from '../config.ts'
import { startServer } from '../start.ts'
import { steadyClock } from '../kernel/steadyClock.ts'
import { explainStart } from '../kernel/startProblem.ts'
import { DEMO_FOLDER, freshDemoFolder, keepDemo, keptDemo } from './demoFolder.ts'
import { invitePeople } from './people.ts'
import { seedDemo, type SeededDemo } from './seedDemo.ts'
import { seedProcedures } from './seedProcedures.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    data: { type: 'string', default: DEMO_FOLDER },
    seats: { type: 'string', default: '0' },
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

process.umask(0o077)
const kept = values.keep ? keptDemo(values.data) : undefined
try {
  if (!kept) freshDemoFolder(values.data)
} catch (error) {
  console.error(explainStart(error))
  process.exit(1)
}

/** The workshop that is ready to start, and the procedures of the other offices. */
async function seedWhole(): Promise<SeededDemo> {
  const base = await seedDemo(deps)
  const more = await seedProcedures(deps, server.address, base, (ms) => {
    moved += ms
    deps.guard.confirm()
  })
  return { ...base, accounts: [...base.accounts, ...more] }
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
const seeded = kept ?? (await seedWhole())
if (values.keep && !kept) keepDemo(values.data, seeded)
const { code } = seeded
const join = `${address}/#${code}`
console.log(`
Fallwerkstatt – demo with ${kept ? 'the last' : 'a fresh'} database in ${values.data}

  Log in       ${address}/anmelden
  Cockpit      ${address}/werkstatt/${seeded.workshopId}/moderation
  Join         ${join}
  Projector    ${address}/beamer#${seeded.projectorToken}
  Code         ${shownCode(code)}

${renderUnicodeCompact(join)}

Accounts (random passwords):
${seeded.accounts.map(({ role, email, password }) => `  ${role.padEnd(14)} ${email.padEnd(34)} ${password}`).join('\n')}

Stop with Ctrl+C.`)

const seed = Date.now() % 100_000
const { workshopId } = seeded
const people = await invitePeople({
  address: server.address,
  workshopId,
  code,
  count,
  seed,
  pace: PACE_MS,
})
if (count > 0)
  console.log(`
${String(count)} simulated participants wait to be admitted in the cockpit (seed ${String(seed)}).`)

const stop = () => {
  people.leave()
  void server.stop().then(() => process.exit(0))
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
