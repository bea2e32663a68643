// `npm run types`, `lint`, `format:check`, `unused` and `check`: every part a process of its own, as many at a time as
// there are processors. A part speaks when it has ended, so that no two speak at once; each names its seconds.
import './requireNode.mjs'
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = resolve(import.meta.dirname, '../..')

/** MiB for what is soon forgotten: compilers make much of it, and clear away a tenth of their time with the usual 16. */
const YOUNG = '--max-semi-space-size=64'

const program = (path, ...args) => [process.execPath, YOUNG, `node_modules/${path}`, ...args]
/** The checks with their parts, those that take longest first. */
const CHECKS = {
  lint: [
    program(
      'eslint/bin/eslint.js',
      '--config=test/tooling/eslint.config.js',
      '--max-warnings=0',
      '.',
    ),
  ],
  types: [
    program(
      'svelte-check/bin/svelte-check',
      '--workspace=.',
      '--tsconfig=./test/tsconfig.svelte.json',
      '--fail-on-warnings',
    ),
    program('typescript/bin/tsc', '-b', 'test'),
  ],
  format: [program('prettier/bin/prettier.cjs', '--check', '.')],
  unused: [
    program(
      'knip/bin/knip.js',
      '--config=test/tooling/knip.jsonc',
      '--treat-config-hints-as-errors',
    ),
  ],
  // What the journeys of a whole run need, while there is a processor to spare.
  build: [[process.execPath, 'server/scripts/ensureBuilt.mjs']],
}

/** Runs one part to its end; true when it is content. */
function runPart([command, ...args]) {
  const began = Date.now()
  return new Promise((done) => {
    const part = spawn(command, args, {
      cwd: ROOT,
      // The linter makes one program of all sources.
      env: { ...process.env, LINT_ONCE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = []
    for (const stream of [part.stdout, part.stderr]) stream.on('data', (data) => said.push(data))
    part.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)))
    part.on('close', (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      console.error(`\n— ${args.join(' ')} (${seconds} s)`)
      process.stderr.write(Buffer.concat(said))
      done(code === 0)
    })
  })
}

/** Runs these checks side by side; the names of those that are not content. */
export async function refusedChecks(names) {
  const waiting = names.flatMap((name) => CHECKS[name].map((part) => ({ name, part })))
  const refused = new Set()
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      if (!(await runPart(next.part))) refused.add(next.name)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return names.filter((name) => refused.has(name))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const refused = await refusedChecks(process.argv.slice(2))
  for (const name of refused) console.error(`\nThe check of ${name} failed.`)
  process.exitCode = refused.length
}
