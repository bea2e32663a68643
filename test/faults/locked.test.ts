// Other processes at the same file: one that holds it for itself, one that reads for very long, a second server.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect } from 'vitest'
import { openSocket } from '../support/lines.ts'
import { freePort, runTool } from '../support/childServer.ts'
import { waitFor } from '../support/roomLine.ts'
import { check } from './harness/checker.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { Load, sleep } from './harness/load.ts'
import { quantile } from './harness/pace.ts'
import { Scene } from './harness/scene.ts'

async function atWork(run: FaultRun, rate: number) {
  const scene = await Scene.prepare(run, { offices: 2, workshops: 1 })
  await scene.start()
  const load = new Load(scene, { seats: 3, rate })
  run.after(() => load.leave())
  await load.gather()
  load.begin()
  await waitFor(() => scene.log.acked > 30, 'the load goes on', 30_000)
  return { scene, load }
}

/** Asks a live server again and again how long an answer takes that needs no database. */
async function watchLoop(scene: Scene, goesOn: () => boolean): Promise<number[]> {
  const [ground] = scene.grounds
  if (!ground) throw new Error('there is a workshop')
  const { workshopId } = ground.place
  const target = { address: scene.address, workshopId, as: 'facilitator', cookies: ground.cookies }
  const line = await openSocket(target)
  const waits: number[] = []
  while (goesOn()) {
    const sent = performance.now()
    line.tell({ t: 'ping', sent })
    await line.next('pong', (pong) => pong.sent === sent)
    waits.push(performance.now() - sent)
    await sleep(5)
  }
  line.leave()
  return waits
}

fault('F6', 'another process holds the database for itself', async (run) => {
  run.made('a second connection holds an exclusive transaction for 30 s (short: 4 s)')
  run.criterion('the event loop is never blocked for more than 250 ms, as a ping beside it sees')
  run.criterion('nothing is refused: commands wait, and are applied once afterwards')
  const { scene, load } = await atWork(run, 60)
  let held = true
  const watching = watchLoop(scene, () => held)
  await sleep(200)
  const other = new Sqlite(scene.file)
  other.exec('BEGIN EXCLUSIVE')
  await sleep(300)
  const acked = scene.log.acked
  await sleep(run.scale(4_000, 30_000))
  expect(scene.log.acked, 'acknowledged while somebody else writes').toBe(acked)
  expect(scene.log.issued).toBeGreaterThan(acked)
  other.exec('COMMIT')
  other.close()
  held = false
  const waits = await watching
  run.within('longest wait of a ping', Math.max(...waits), 250)
  await waitFor(() => scene.log.acked > acked + 10, 'it goes on', 5_000)
  await load.end()
  await check(run, scene, load)
})

fault('F7', 'somebody reads for very long', async (run) => {
  run.made(
    'a second connection keeps a read transaction open, so that no checkpoint can empty the log',
  )
  run.criterion('the log grows past 64 MiB only with an alarm; commands go on, p95 below 200 ms')
  run.criterion('afterwards the log is emptied')
  const { scene, load } = await atWork(run, 100)
  const reader = new Sqlite(scene.file, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM workshop_event').get()
  const walSize = () => statSync(`${scene.file}-wal`).size
  const writer = new Sqlite(scene.file)
  const pad = writer.prepare("INSERT INTO audit (at, action) VALUES ('2026', ?)")
  while (walSize() < 70 * 2 ** 20) {
    pad.run('x'.repeat(1_000_000))
    await sleep(5)
  }
  await waitFor(() => scene.child.out.includes('LongLog'), 'the alarm', 15_000)
  load.latencies.length = 0
  await sleep(run.scale(2_000, 60_000))
  run.count('log at its longest (MiB)', Math.round(walSize() / 2 ** 20))
  run.within('p95', quantile(load.latencies, 0.95), 200)
  reader.close()
  writer.close()
  await load.end()
  await check(run, scene, load, { errors: ['LongLog'] })
  const { length: files } = scene.children
  expect(files).toBe(1)
  expect(await scene.child.end('SIGTERM')).toBe(0)
  expect(statSync(`${scene.file}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
})

fault('F6', 'a second server on the same folder', async (run) => {
  run.made('the program is started twice on one data folder, while people work')
  run.criterion('the second one says why and ends; the first one does not notice')
  const { scene, load } = await atWork(run, 60)
  for (let time = 0; time < run.scale(1, 5); time++) {
    const second = await runTool('server', {
      FALLWERKSTATT_DATA: scene.folder,
      FALLWERKSTATT_PORT: String(await freePort()),
    })
    expect([second.code, second.err]).toEqual([
      1,
      `Ein anderer Server arbeitet schon mit dem Ordner ${join(scene.folder)}.\nAnother server already works with the folder ${join(scene.folder)}.\n`,
    ])
    run.count('second servers', 1)
  }
  await load.end()
  await check(run, scene, load)
})
