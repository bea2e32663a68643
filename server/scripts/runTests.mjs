// `npm test`: types, lint and what nothing uses, then every test; all of them, even when one fails. Ends with the
// slowest files and the line "N passed, N failed", which also goes to build/test/summary.
// With arguments (`npm test -- test/vote`) only the tests they name are run.
import './requireNode.mjs'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { refusedChecks } from './check.mjs'

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

/** How many tests passed and failed; a file that could not be loaded is one failure. */
function countTests(isContent) {
  const { numPassedTests, testResults } = JSON.parse(readFileSync(REPORT, 'utf8'))
  const failures = testResults.map(({ status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed').length
    return status === 'failed' ? Math.max(1, failed) : failed
  })
  const failed = failures.reduce((sum, count) => sum + count, 0)
  // An error outside of any test fails the run, too.
  return { passed: numPassedTests, failed: isContent ? failed : Math.max(1, failed) }
}

function runVitest() {
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
    ...filters,
  )
  try {
    return countTests(isContent)
  } catch {
    console.error('The tests ended without a report.')
    return { passed: 0, failed: 1 }
  }
}

rmSync(SUMMARY, { force: true })
// What the journeys press is written down anew; test/controls asks about it after a whole run.
rmSync(CONTROLS, { recursive: true, force: true })
if (filters.length === 0) process.env.WHOLE_RUN = '1'
const checks = filters.length > 0 ? [] : ['lint', 'types', 'unused', 'build']
const refused = await refusedChecks(checks)
const { passed, failed } = runVitest()
for (const check of refused) console.error(`npm run ${check} failed.`)

const summary = `${passed} passed, ${failed + refused.length} failed`
mkdirSync(resolve(SUMMARY, '..'), { recursive: true })
writeFileSync(SUMMARY, `${summary}\n`)
console.log(summary)
process.exitCode = failed + refused.length === 0 ? 0 : 1
