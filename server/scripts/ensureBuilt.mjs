// Before `npm start` and before the browser tests: build once on a fresh clone, and again when a
// source is newer than the build. Does nothing otherwise.
import './requireNode.mjs'
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  mkdirSync,
  writeFileSync,
} from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build, outputs, STAMP } from './build.mjs'

const ROOT = resolve(import.meta.dirname, '../..')
const SOURCES = ['client', 'server', 'shared', 'migrations', 'package-lock.json']
const LOCK = resolve(ROOT, 'build/lock')
const PATIENCE_MS = 180_000

const isBuilt = () => [...outputs(), STAMP].every((file) => existsSync(file))

/** When something below was last changed, in ms; a folder's own time tells of removed files. */
function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return path.endsWith('.md') ? 0 : stat.mtimeMs
  const inside = readdirSync(path).map((name) => newest(resolve(path, name)))
  return Math.max(stat.mtimeMs, ...inside)
}

function isFresh() {
  if (!isBuilt()) return false
  const builtAt = statSync(STAMP).mtimeMs
  return SOURCES.every((source) => newest(resolve(ROOT, source)) <= builtAt)
}

/** True when this process may build now; a lock left behind by a process that died is taken over. */
function takeLock() {
  mkdirSync(resolve(ROOT, 'build'), { recursive: true })
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isHeld()) rmSync(LOCK, { force: true })
    return false
  }
}

function isHeld() {
  try {
    process.kill(Number(readFileSync(LOCK, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two test runs in one folder must not build over each other: the second waits and finds it done. */
async function buildAlone() {
  const deadline = Date.now() + PATIENCE_MS
  while (!takeLock()) {
    if (Date.now() > deadline)
      throw new Error(`Another build holds ${LOCK}. Remove it if none runs.`)
    await sleep(200)
  }
  try {
    if (!isFresh()) await build()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

const toolsInstalled = existsSync(resolve(ROOT, 'node_modules/vite'))
if (!toolsInstalled && !isBuilt()) {
  console.error(
    'There is no build here, and no tools to make one. Either run "npm ci" and start again, ' +
      'or bring the folder "build" from a machine where "npm ci && npm run build" was run.',
  )
  process.exit(1)
}
if (toolsInstalled && !isFresh()) await buildAlone()
if (!toolsInstalled && !isFresh()) {
  console.warn('The build is older than the sources here. If they were updated, bring a new build.')
}
