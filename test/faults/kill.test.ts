// The server dies without a word while people work.
import { expect } from 'vitest'
import { waitFor } from '../support/roomLine.ts'
import { check } from './harness/checker.ts'
import { fault } from './harness/fault.ts'
import { Load, sleep } from './harness/load.ts'
import { Scene } from './harness/scene.ts'

fault('F1', 'the server is killed with SIGKILL under load, at random moments', async (run) => {
  run.made('SIGKILL to the real server while all seats write to the room and in private')
  run.criterion('every acknowledged command is in the log exactly once')
  run.criterion(
    'it listens again after 5 s of work, and everybody is back within 15 s without doing anything',
  )
  const scene = await Scene.prepare(run, { offices: 3, workshops: run.scale(1, 2) })
  await scene.start()
  const load = new Load(scene, { seats: run.scale(3, 9), rate: run.scale(200, 500) })
  run.after(() => load.leave())
  await load.gather()
  load.begin()
  const kills = run.scale(3, 100)
  const [starts, returns]: [number[], number[]] = [[], []]
  for (let kill = 0; kill < kills; kill++) {
    const goal = scene.log.acked + run.scale(60, 1050)
    await waitFor(() => scene.log.acked >= goal, 'the load goes on', 30_000)
    await sleep(run.prng.below(120))
    starts.push(await scene.restart())
    const listens = Date.now()
    const back = () => load.people.every(({ visitor }) => visitor.live)
    await waitFor(back, 'everybody is back', 15_000)
    returns.push(Date.now() - listens)
    run.count('kills', 1)
  }
  await load.end()
  run.within('work of the slowest start', Math.max(...starts), 5_000)
  run.count('slowest return after it, ms', Math.max(...returns))
  await check(run, scene, load)
  expect(scene.log.acked).toBeGreaterThan(run.scale(180, 100_000))
})
