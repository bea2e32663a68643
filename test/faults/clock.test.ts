// The clock of the machine is set, or the server stands still for a while.
import Sqlite from 'better-sqlite3'
import { expect } from 'vitest'
import { Caller } from '../support/testServer.ts'
import { waitFor } from '../support/roomLine.ts'
import { check } from './harness/checker.ts'
import { Disk } from './harness/disk.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { Load, sleep } from './harness/load.ts'
import { Scene } from './harness/scene.ts'

const DAY = 86_400
async function atWork(run: FaultRun, env: Readonly<Record<string, string>> = {}) {
  const scene = await Scene.prepare(run, { offices: 2, workshops: 1 }, env)
  await scene.start()
  const load = new Load(scene, { seats: 3, rate: 60 })
  run.after(() => load.leave())
  await load.gather()
  load.begin()
  await waitFor(() => scene.log.acked > 20, 'the load goes on', 30_000)
  return { scene, load }
}

/** How far the server's log says its wall clock is off, in seconds. */
const offBy = (scene: Scene): number => {
  const last = scene.child.out.trimEnd().split('\n').at(-1) ?? '{}'
  return Math.round(((JSON.parse(last) as { time: number }).time - Date.now()) / 1000)
}

/** Tries a join code; the status of the answer. */
async function tryCode(scene: Scene, code: string): Promise<number> {
  const caller = new Caller({ address: scene.address })
  return (await caller.send('POST', '/api/join', { code, groupSize: 1 })).status
}

/** Is the facilitation of the first workshop still logged in? */
async function loggedIn(scene: Scene): Promise<boolean> {
  const [ground] = scene.grounds
  const caller = new Caller({ address: scene.address }, ground?.cookies)
  const path = `/api/workshops/${ground?.place.workshopId ?? ''}`
  return (await caller.send('GET', path)).status === 200
}

/** A code that ended an hour ago. */
function expiredCode(scene: Scene): string {
  const database = new Sqlite(scene.file)
  const code = 'ABCDEFGH'
  database
    .prepare('INSERT INTO join_code VALUES (?, ?, ?)')
    .run(code, scene.grounds[0]?.place.workshopId, Date.now() - 3_600_000)
  database.close()
  return code
}

fault('F9', 'the clock of the machine is set during a workshop', async (run) => {
  const machine = Disk.open(run)
  run.made(
    'the wall clock of the process is set a day forward, an hour back (summer time), a day back',
  )
  run.criterion(
    'nobody is logged out, a valid code lets people in, an ended one stays ended; order as in F1',
  )
  const { scene, load } = await atWork(run, machine.env)
  const expired = expiredCode(scene)
  const valid = scene.grounds[0]?.place.code ?? ''
  for (const seconds of [DAY, -3_600, -DAY, DAY, 0]) {
    machine.setClock(seconds)
    expect(await loggedIn(scene)).toBe(true)
    await waitFor(() => Math.abs(offBy(scene) - seconds) < 60, 'the clock was really set')
    expect(await tryCode(scene, valid)).toBe(200)
    expect(await tryCode(scene, expired)).toBe(403)
    const acked = scene.log.acked
    await waitFor(() => scene.log.acked > acked + run.scale(10, 200), 'the work goes on', 30_000)
    expect(load.people.filter(({ visitor }) => visitor.shownOut !== null)).toEqual([])
    run.count('jumps', 1)
  }
  await load.end()
  await check(run, scene, load)
})

fault('F9', 'counter-proof: a server that believes the wall clock', async (run) => {
  const machine = Disk.open(run)
  run.made('as above, with the steady clock taken out')
  run.criterion('the test sees the logout, and the ended code that lives again')
  const { scene, load } = await atWork(run, { ...machine.env, CARELESS: 'wallClock' })
  const expired = expiredCode(scene)
  machine.setClock(DAY)
  expect(await loggedIn(scene)).toBe(false)
  machine.setClock(-DAY)
  expect(await tryCode(scene, expired)).toBe(200)
  load.abandon()
})

fault('F29', 'the server stands still for two seconds', async (run) => {
  run.made('SIGSTOP for 2 s, then SIGCONT, under load')
  run.criterion('nobody loses the line; everything is answered in order afterwards')
  const { scene, load } = await atWork(run)
  let lines = 0
  for (const { visitor } of load.people)
    visitor.onNews(() => {
      if (!visitor.live) lines++
    })
  for (let time = 0; time < run.scale(1, 10); time++) {
    scene.child.process.kill('SIGSTOP')
    await sleep(2_000)
    const acked = scene.log.acked
    scene.child.process.kill('SIGCONT')
    await waitFor(() => scene.log.acked > acked + 10, 'the work goes on', 5_000)
    run.count('stalls', 1)
  }
  run.count('lines lost', lines)
  expect(lines).toBe(0)
  await load.end()
  await check(run, scene, load)
})

fault('F26', 'a new version comes during a workshop', async (run) => {
  run.made('SIGTERM under load, then the program is started again')
  run.criterion('it ends with 0 within 5 s of its own; everybody resumes without doing anything')
  const { scene, load } = await atWork(run)
  for (let time = 0; time < run.scale(1, 10); time++) {
    const acked = scene.log.acked
    await waitFor(() => scene.log.acked > acked + 20, 'the work goes on', 30_000)
    const asked = Date.now()
    expect(await scene.child.end('SIGTERM')).toBe(0)
    run.within('ended', Date.now() - asked, 5_000)
    await scene.start()
    await waitFor(() => load.people.every(({ visitor }) => visitor.live), 'all are back', 15_000)
    run.count('new versions', 1)
  }
  await load.end()
  await check(run, scene, load)
})
