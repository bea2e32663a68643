// The power fails: what was written and not synced is gone, or partly there in any order.
import { expect } from 'vitest'
import { waitFor } from '../support/roomLine.ts'
import { check, compare } from './harness/checker.ts'
import { Disk } from './harness/disk.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { Load, sleep } from './harness/load.ts'
import { Scene } from './harness/scene.ts'

const MADE =
  'the server is killed and every sector that was written and not synced is taken back, or a random part of them'

async function atWork(run: FaultRun, disk: Disk, env: Readonly<Record<string, string>> = {}) {
  const scene = await Scene.prepare(run, { offices: 2, workshops: 1 }, { ...disk.env, ...env })
  await scene.start()
  const load = new Load(scene, { seats: 4, rate: 200 })
  run.after(() => load.leave())
  await load.gather()
  load.begin()
  return { scene, load }
}

/** Lets people work, and ends the power in the middle of it. */
async function failPower(run: FaultRun, scene: Scene, disk: Disk): Promise<void> {
  const goal = scene.log.acked + 50
  await waitFor(() => scene.log.acked >= goal, 'the load goes on', 30_000)
  await sleep(run.prng.below(150))
  await scene.child.end('SIGKILL')
  run.count('sectors not synced', disk.powerCut(scene.folder, run.prng))
  run.count('power failures', 1)
}

fault('F3', 'power loss under load', async (run) => {
  const disk = Disk.open(run)
  run.made(MADE)
  run.criterion('nothing acknowledged is lost; the database is whole')
  const { scene, load } = await atWork(run, disk)
  for (let cut = 0; cut < run.scale(1, 60); cut++) {
    await failPower(run, scene, disk)
    await scene.start()
  }
  await load.end()
  await check(run, scene, load)
})

fault('F3', 'counter-proof: the same with synchronous=NORMAL loses entries', async (run) => {
  const disk = Disk.open(run)
  run.made(MADE)
  run.criterion('the test sees the loss, so it would see it in the product, too')
  const { scene, load } = await atWork(run, disk, { CARELESS: 'normalSync' })
  await failPower(run, scene, disk)
  load.abandon()
  const found = compare(scene.file, scene.log.read())
  run.count('acknowledgements', scene.log.acked)
  run.count('lost', found.lost)
  expect(found.broken).toBe(0)
  expect(found.lost).toBeGreaterThan(0)
})
