import '../scripts/requireNode.mjs'
import { parseArgs } from 'node:util'
import { renderUnicodeCompact } from 'uqr'
import { shownCode } from '../../shared/workshop/joinCode.ts'
import { readConfig } from '../config.ts'
import { startServer } from '../start.ts'
import { explainStart } from '../startProblem.ts'
import { DEMO_FOLDER, freshDemoFolder } from './demoFolder.ts'
import { invitePeople } from './people.ts'
import { seedDemo } from './seedDemo.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    data: { type: 'string', default: DEMO_FOLDER },
    seats: { type: 'string', default: '0' },
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
try {
  freshDemoFolder(values.data)
} catch (error) {
  console.error(explainStart(error))
  process.exit(1)
}
const config = readConfig({
  FALLWERKSTATT_PORT: values.port,
  FALLWERKSTATT_DATA: values.data,
  FALLWERKSTATT_LOG: 'warn',
})
const server = await startServer(config)
const { deps, address } = server
const seeded = await seedDemo(deps)
const { code } = seeded
const join = `${address}/#${code}`
console.log(`
Fallwerkstatt – demo with a fresh database in ${values.data}

  Log in       ${address}/anmelden
  Cockpit      ${address}/werkstatt/${seeded.workshopId}/moderation
  Join         ${join}
  Projector    ${address}/beamer#${seeded.projectorToken}
  Code         ${shownCode(code)}

${renderUnicodeCompact(join)}

Accounts (random passwords, shown only here):
${seeded.accounts.map(({ role, email, password }) => `  ${role.padEnd(14)} ${email.padEnd(34)} ${password}`).join('\n')}

Stop with Ctrl+C.`)

const seed = Date.now() % 100_000
const { workshopId } = seeded
const people = await invitePeople({ address, workshopId, code, count, seed, pace: PACE_MS })
if (count > 0)
  console.log(`
${String(count)} simulated participants wait to be admitted in the cockpit (seed ${String(seed)}).`)

const stop = () => {
  people.leave()
  void server.stop().then(() => process.exit(0))
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
