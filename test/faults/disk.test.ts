// The disk is full, fails, or does not confirm what it was given.
import { rmSync } from 'node:fs'
import { expect } from 'vitest'
import { HALTED } from '../../server/start.ts'
import { cookieHeader } from '../../server/demo/visitor.ts'
import { runTool } from '../support/childServer.ts'
import { openSocket } from '../support/lines.ts'
import { waitFor } from '../support/roomLine.ts'
import { newDataFolder } from '../support/testServer.ts'
import { check, checkServer, compare, nothing } from './harness/checker.ts'
import { Disk, type DiskFault } from './harness/disk.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { Load, sleep } from './harness/load.ts'
import { Scene } from './harness/scene.ts'

async function atWork(run: FaultRun, disk: Disk, rate = 100) {
  const scene = await Scene.prepare(run, { offices: 2, workshops: 1 }, disk.env)
  await scene.start()
  const load = new Load(scene, { seats: 3, rate })
  run.after(() => load.leave())
  await load.gather()
  load.begin()
  await waitFor(() => scene.log.acked > 30, 'the load goes on', 30_000)
  return { scene, load }
}

const full: DiskFault = { effect: 'noSpace', files: ['database', 'wal', 'copy'], at: ['write'] }
const broken: DiskFault = { effect: 'ioError', files: ['database', 'wal', 'copy'], at: ['write'] }

/** Asks over HTTP as the facilitation, whose session was last noted long ago. */
async function ask(scene: Scene, method: 'GET' | 'POST', path: string, body?: object) {
  const [ground] = scene.grounds
  if (!ground) throw new Error('there is a workshop')
  const response = await fetch(`${scene.address}${path.replace(':id', ground.place.workshopId)}`, {
    method,
    headers: {
      cookie: cookieHeader(ground.cookies),
      origin: scene.address,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, text: await response.text() }
}

/** Nothing can be written for a while: refused in plain words, nothing acknowledged, reading goes on, then all is well. */
async function bear(run: FaultRun, disk: Disk, bad: DiskFault): Promise<void> {
  const { scene, load } = await atWork(run, disk)
  disk.fail(bad)
  await waitFor(() => scene.log.refused >= 20, 'commands are refused', 15_000)
  const acked = scene.log.acked
  const refused = scene.log.refused
  await waitFor(() => scene.log.refused >= refused + 20, 'more are refused', 15_000)
  expect(scene.log.acked, 'acknowledged while nothing can be written').toBe(acked)
  const [ground] = scene.grounds
  if (!ground) throw new Error('there is a workshop')
  const { workshopId } = ground.place
  const line = await openSocket({
    address: scene.address,
    workshopId,
    as: 'facilitator',
    cookies: ground.cookies,
  })
  const read = await ask(scene, 'GET', '/api/workshops/:id')
  expect(read.status, read.text).toBe(200)
  const write = await ask(scene, 'POST', '/api/workshops/:id/code', { hours: 2 })
  expect([write.status, write.text]).toEqual([503, expect.stringContaining('server.storage')])
  line.leave()
  disk.heal()
  const healed = Date.now()
  const before = scene.log.acked
  await waitFor(() => scene.log.acked > before + 20, 'writing goes on by itself', 10_000)
  run.count('recovery, ms', Date.now() - healed)
  await load.end()
  run.count('failed disk operations', disk.figures().failures)
  expect(scene.children).toHaveLength(1)
  await check(run, scene, load, {
    refusals: ['server.storage', 'annotation.unknown'],
    errors: ['SqliteError SQLITE_FULL', 'SqliteError SQLITE_IOERR_WRITE', '"status":503'],
  })
}

fault('F4', 'disk full, and free again', async (run) => {
  const disk = Disk.open(run)
  run.made('every write to the database, its log and its copies fails with ENOSPC')
  run.criterion('refused with "server.storage", nothing acknowledged; reading works')
  run.criterion('writing goes on within 10 s after there is room, without a restart')
  await bear(run, disk, full)
})

fault('F4', '[RS4] whoever watches the server is told that it cannot write', async (run) => {
  const disk = Disk.open(run)
  run.made('every write to the database, its log and its copies fails with ENOSPC')
  run.criterion('the server is alive, but not ready, within 3 s; ready again once there is room')
  run.criterion('started on a full disk it ends, with one German and one English line and the file')
  const { scene, load } = await atWork(run, disk)
  const status = async (path: string) => (await fetch(`${scene.address}${path}`)).status
  const until = async (wanted: number) => {
    const from = Date.now()
    while ((await status('/api/ready')) !== wanted && Date.now() - from < 10_000) await sleep(100)
    return Date.now() - from
  }
  expect(await status('/api/ready')).toBe(200)
  disk.fail(full)
  expect(await until(503)).toBeLessThan(3_000)
  expect(await status('/api/health')).toBe(200)
  disk.heal()
  run.count('ready again, ms', await until(200))
  expect(await status('/api/ready')).toBe(200)
  await load.end()
  await check(run, scene, load, {
    refusals: ['server.storage', 'annotation.unknown'],
    errors: ['SqliteError SQLITE_FULL', '"status":503'],
  })
  await scene.child.end('SIGTERM')
  const origin = await newDataFolder()
  run.after(() => rmSync(origin.folder, { recursive: true, force: true }))
  disk.fail(full)
  const { code, err } = await runTool('server', {
    FALLWERKSTATT_DATA: origin.folder,
    FALLWERKSTATT_PORT: '0',
    ...disk.env,
  })
  const lines = err.trimEnd().split('\n')
  expect([code, lines.length], err).toEqual([1, 2])
  for (const line of lines) expect(line).toContain(origin.file)
})

fault('F5', 'writes fail with EIO', async (run) => {
  const disk = Disk.open(run)
  run.made('every write to the database, its log and its copies fails with EIO')
  run.criterion('refused, nothing acknowledged, reading works; goes on when the disk does')
  await bear(run, disk, broken)
})

fault('F5', 'a sync of the log fails once', async (run) => {
  const disk = Disk.open(run)
  run.made(
    'one fsync of the log fails with EIO; as Linux does, the pages are forgotten and never reach the disk',
  )
  run.criterion('nobody is told anything, nothing more is written, the server says why and ends')
  run.criterion(
    'started again, and after a power loss on top, everything acknowledged is there once',
  )
  const { scene, load } = await atWork(run, disk)
  for (let time = 0; time < run.scale(1, 20); time++) {
    const goal = scene.log.acked + 30
    await waitFor(() => scene.log.acked >= goal, 'the load goes on', 30_000)
    const { failures } = disk.figures()
    disk.fail({ effect: 'ioError', files: ['wal'], at: ['sync'], times: 1 })
    expect(await scene.child.exit).toBe(1)
    expect(disk.figures().failures).toBe(failures + 1)
    expect(scene.child.err).toContain(HALTED)
    expect(compare(scene.file, scene.log.read()).lost).toBe(0)
    await scene.start()
    await waitFor(() => load.people.every(({ visitor }) => visitor.live), 'all are back', 15_000)
    await sleep(run.prng.below(100))
    await scene.child.end('SIGKILL')
    disk.powerCut(scene.folder, run.prng)
    await scene.start()
    run.count('failed syncs', 1)
  }
  await load.end()
  await check(run, scene, load, { errors: [...HALTED.split('\n'), 'SQLITE_IOERR_FSYNC'] })
})

fault('F5', 'syncs of the database fail at checkpoints', async (run) => {
  const disk = Disk.open(run)
  run.made('every fsync of the database file fails with EIO for a while, at checkpoints only')
  run.criterion(
    'the log keeps everything: nothing is refused, and a power loss right after loses nothing',
  )
  const { scene, load } = await atWork(run, disk, 200)
  disk.fail({ effect: 'ioError', files: ['database'], at: ['sync'] })
  await waitFor(() => disk.figures().failures >= run.scale(2, 20), 'checkpoints fail', 60_000)
  disk.heal()
  await scene.child.end('SIGKILL')
  run.count('sectors not synced', disk.powerCut(scene.folder, run.prng))
  expect(compare(scene.file, scene.log.read())).toEqual(nothing)
  await scene.start()
  await load.end()
  run.count('failed checkpoints', disk.figures().failures)
  await check(run, scene, load)
})

fault('F5', 'group commit: many commands, one sync, the answer after it', async (run) => {
  const disk = Disk.open(run)
  run.made('every sync takes 50 ms and is counted')
  run.criterion(
    'at least three commands share a sync; no answer comes before the sync it stands on',
  )
  const scene = await Scene.prepare(run, { offices: 2, workshops: 1 }, disk.env)
  await scene.start()
  const load = new Load(scene, { seats: 5, rate: 1000 })
  run.after(() => load.leave())
  await load.gather()
  disk.slow(50)
  const [before, acked] = [disk.figures().walSyncs, scene.log.acked]
  load.begin()
  await sleep(run.scale(3_000, 15_000))
  await load.end()
  const syncs = disk.figures().walSyncs - before
  const answered = scene.log.acked - acked
  run.count('syncs', syncs)
  expect(answered / syncs).toBeGreaterThan(3)
  expect(Math.min(...load.latencies)).toBeGreaterThanOrEqual(50)
  disk.slow(0)
  await check(run, scene, load)
  checkServer(scene.children)
})
