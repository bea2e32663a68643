import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { lockData } from '../db/lock.ts'
import { StartProblem } from '../kernel/startProblem.ts'
import type { SeededState, SeededDemo } from './seedDemo.ts'

/** The folder of the demo unless another one is named. */
export const DEMO_FOLDER = 'data/demo'
/** Lies in every folder the demo made: such a one it may empty, and no other. */
const MARK = 'made-by-the-demo'
/** What a kept demo tells again at its next start; its passwords open invented data only. */
const KEPT = 'demo.json'

/**
 * Makes an empty folder for the demo. One that holds anything is emptied only if the demo made it itself and no server
 * works with it; throws `StartProblem` for every other one and touches nothing.
 */
export function freshDemoFolder(folder: string): void {
  const isThere = existsSync(folder)
  const isOwn = folder === DEMO_FOLDER || existsSync(`${folder}/${MARK}`)
  if (isThere && !isOwn && !(statSync(folder).isDirectory() && readdirSync(folder).length === 0))
    throw new StartProblem(
      `In ${folder} liegt etwas, das nicht von der Demo stammt; es bleibt, wie es ist. Nennen Sie mit --data einen neuen oder leeren Ordner.`,
      `${folder} holds something the demo did not make; it stays as it is. Name a new or an empty folder with --data.`,
    )
  // A demo that runs would go on in files that are nowhere any more.
  if (isThere && readdirSync(folder).length > 0) lockData(folder)()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(`${folder}/${MARK}`, 'The demo empties this folder at every start.\n')
}

/** Writes down what a demo told, so that its next start goes on with it. */
export const keepDemo = (folder: string, seeded: SeededDemo | SeededState): void =>
  writeFileSync(`${folder}/${KEPT}`, JSON.stringify(seeded), { mode: 0o600 })

/** What the demo in this folder told; undefined if there is none that goes on. */
export const keptDemo = (folder: string): SeededDemo | SeededState | undefined =>
  existsSync(`${folder}/${KEPT}`) && existsSync(`${folder}/${MARK}`)
    ? (JSON.parse(readFileSync(`${folder}/${KEPT}`, 'utf8')) as SeededDemo | SeededState)
    : undefined
