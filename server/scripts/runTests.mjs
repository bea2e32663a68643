// `npm test`: types, lint and what nothing uses, then every test; all of them, even when one fails. Ends with the
// slowest files and the line "N passed, N failed", which also goes to build/test/summary.
// With arguments (`npm test -- test/vote`) only the tests they name are run.
import './requireNode.mjs'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { refusedChecks } from './check.mjs'
import { toRepeat } from './toRepeat.mjs'

const ROOT = resolve(import.meta.dirname, '../..')
const REPORT = resolve(ROOT, 'build/test/vitest.json')
const SUMMARY = resolve(ROOT, 'build/test/summary')
const CONTROLS = resolve(ROOT, 'build/test/controls')
const filters = process.argv.slice(2)

/** Runs a program to its end, speaking to this terminal; true when it is content. */
function run(command, ...args) {
  console.log(`\n— ${[command, ...args].join(' ')}`)
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2] })
  if (error) console.error(error.message)
  return status === 0
}

/** What a run reported: for each file how many tests passed and failed; one that could not be loaded failed once. */
function readReport() {
  const { testResults } = JSON.parse(readFileSync(REPORT, 'utf8'))
  const counts = testResults.map(({ name, status, assertionResults }) => {
    const count = (wanted) => assertionResults.filter((test) => test.status === wanted).length
    const failed = status === 'failed' ? Math.max(1, count('failed')) : count('failed')
    return [relative(ROOT, name), { passed: count('passed'), failed }]
  })
  return new Map(counts)
}

/** Runs the tests of some files, of all without any: the counts of each, and whether vitest was content. */
function runVitest(...files) {
  rmSync(REPORT, { force: true })
  const isContent = run(
    process.execPath,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config=test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    '--reporter=./test/support/slowest.ts',
    `--outputFile.json=${REPORT}`,
    ...files,
  )
  try {
    return { isContent, counts: readReport() }
  } catch {
    console.error('The tests ended without a report.')
    return { isContent: false, counts: new Map() }
  }
}

/** Runs everything, and what the machine may have disturbed once more: `{ passed, failed }`. */
function countTests() {
  const first = runVitest(...filters)
  const again = filters.length === 0 ? toRepeat(first.counts) : []
  const second = again.length > 0 ? runVitest(...again) : first
  if (again.length > 0 && second.isContent)
    console.log(`Passed the second time only, alone; look at them: ${again.join(', ')}`)
  const all = [...new Map([...first.counts, ...second.counts]).values()]
  const sum = (what) => all.reduce((total, count) => total + count[what], 0)
  // An error outside of any test fails the run, too.
  const failed = second.isContent ? sum('failed') : Math.max(1, sum('failed'))
  return { passed: sum('passed'), failed }
}

rmSync(SUMMARY, { force: true })
// What the journeys press is written down anew; test/controls asks about it after a whole run.
rmSync(CONTROLS, { recursive: true, force: true })
if (filters.length === 0) process.env.WHOLE_RUN = '1'
const checks = filters.length > 0 ? [] : ['lint', 'types', 'unused', 'build']
const refused = await refusedChecks(checks)
const { passed, failed } = countTests()
for (const check of refused) console.error(`npm run ${check} failed.`)

const summary = `${passed} passed, ${failed + refused.length} failed`
mkdirSync(resolve(SUMMARY, '..'), { recursive: true })
writeFileSync(SUMMARY, `${summary}\n`)
console.log(summary)
process.exitCode = failed + refused.length === 0 ? 0 : 1
