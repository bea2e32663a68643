// A workshop that goes on and on.
import { statSync } from 'node:fs'
import { expect } from 'vitest'
import { check } from './harness/checker.ts'
import { fault } from './harness/fault.ts'
import { Load, sleep } from './harness/load.ts'
import { openFiles, residentBytes } from './harness/processFigures.ts'
import { Scene } from './harness/scene.ts'

fault('F31', 'a short soak', async (run) => {
  run.made(
    '60 people in 6 rooms at work for two minutes (short: 8 s with 20 people); eight hours are not run here',
  )
  run.criterion(
    'no open file more than at the start, the log below 8 MiB, memory after the first half grows by less than 40 MiB',
  )
  const scene = await Scene.prepare(run, { offices: 2, workshops: run.scale(1, 3) })
  await scene.start()
  if (openFiles(scene.child) === null) run.skip('needs /proc to look at a process')
  const load = new Load(scene, { seats: 9, rate: run.scale(100, 150) })
  run.after(() => load.leave())
  await load.gather()
  load.begin()
  const half = run.scale(4_000, 60_000)
  await sleep(half)
  const [files, memory] = [openFiles(scene.child) ?? 0, residentBytes(scene.child) ?? 0]
  let longest = 0
  const end = Date.now() + half
  while (Date.now() < end) {
    longest = Math.max(longest, statSync(`${scene.file}-wal`).size)
    await sleep(100)
  }
  const grown = (residentBytes(scene.child) ?? 0) - memory
  run.count('memory (MiB)', memory / 2 ** 20)
  run.count('memory grown in the second half (MiB)', grown / 2 ** 20)
  run.count('longest log (MiB)', longest / 2 ** 20)
  run.count('open files', files)
  expect(openFiles(scene.child)).toBeLessThanOrEqual(files)
  expect(longest).toBeLessThan(8 * 2 ** 20)
  expect(grown).toBeLessThan(40 * 2 ** 20)
  await load.end()
  await check(run, scene, load)
})
