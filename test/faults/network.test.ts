import { expect } from 'vitest'
import { PING_INTERVAL } from '../../shared/protocol/message.ts'
import { readConfig } from '../../server/config.ts'
import { BEAT_MS } from '../../server/http/pulse.ts'
import { startServer } from '../../server/start.ts'
import { waitFor } from '../support/roomLine.ts'
import { check } from './harness/checker.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { admitGuest, facilitationOf } from './harness/guests.ts'
import { Load, sleep } from './harness/load.ts'
import { fair, Proxy } from './harness/proxy.ts'
import { openClient } from './harness/realClient.ts'
import { Scene, type SceneSize } from './harness/scene.ts'

/** A scene whose people reach the server through a network that can be bad. */
async function behindProxy(
  run: FaultRun,
  size: SceneSize,
  people: { seats: number; rate: number },
) {
  const scene = await Scene.prepare(run, size)
  await scene.start()
  const proxy = await Proxy.open(scene.port, () => run.prng.next())
  run.after(() => proxy.close())
  const load = new Load(scene, people, proxy.address)
  run.after(() => load.abandon())
  await load.gather()
  return { scene, proxy, load }
}

/** What the note allows: the server 45 s, the client 20 s; a moment more for a machine that is busy. */
const SERVER_MS = 45_000
const CLIENT_MS = 20_000
const MOMENT_MS = 1000

fault('F10', 'half-open lines', async (run) => {
  run.made(
    'a proxy that swallows both ways of some lines and says nothing; clocks run faster in the short form',
  )
  run.criterion('the server clears the presence within 45 s, the client says "offline" within 20 s')
  run.criterion('whoever comes back goes on with everything that was written meanwhile')
  const haste = run.scale(40, 1)
  const scene = await Scene.prepare(run, { offices: 1, workshops: 1 })
  const config = readConfig({
    FALLWERKSTATT_DATA: scene.folder,
    FALLWERKSTATT_PORT: String(scene.port),
    FALLWERKSTATT_LOG: 'silent',
  })
  const server = await startServer(config, { beatMs: BEAT_MS / haste })
  run.after(() => server.stop())
  const load = new Load(scene, { seats: run.scale(3, 18), rate: 10 })
  run.after(() => load.abandon())
  await load.gather()
  const [ground] = scene.grounds
  if (!ground) throw new Error('no workshop')
  const proxy = await Proxy.open(scene.port, () => run.prng.next())
  run.after(() => proxy.close())
  const guests = await Promise.all([1, 2].map(() => admitGuest(scene, load, ground)))
  const clients = guests.map((guest) => openClient({ ...guest, address: proxy.address }, { haste }))
  run.after(() => clients.forEach((client) => client.dispose()))
  await waitFor(() => clients.every(({ status }) => status === 'live'), 'the guests are there')
  load.begin()
  await sleep((run.prng.next() * PING_INTERVAL) / haste)
  const facilitation = facilitationOf(load, ground)
  const present = ({ seatId }: { seatId: string }) =>
    facilitation.mirror.presence.some((one) => one.seatId === seatId && one.connected)
  await waitFor(() => guests.every(present), 'the guests are shown as present')

  run.count('lines made half-open', proxy.set({ delay: [0, 0], blackhole: true }))
  const began = Date.now()
  const clientsSaid = waitFor(
    () => clients.every(({ status }) => status === 'offline'),
    'the clients say so',
    CLIENT_MS / haste + MOMENT_MS,
  ).then(() => Date.now() - began)
  const serverSaid = waitFor(
    () => !guests.some(present),
    'the server says so',
    SERVER_MS / haste + MOMENT_MS,
  ).then(() => Date.now() - began)
  const [clientMs, serverMs] = await Promise.all([clientsSaid, serverSaid])
  run.count('client said offline after (ms of its clock)', clientMs * haste)
  run.count('server cleared presence after (ms of its clock)', serverMs * haste)

  const waiting = clients.map((client) =>
    client.run({ type: 'askQuestion', id: client.newId(), text: 'offline geschrieben' }),
  )
  proxy.set(fair)
  proxy.cut()
  expect((await Promise.all(waiting)).every(({ ok }) => ok)).toBe(true)
  await waitFor(() => guests.every(present), 'they are shown as present again', 15_000)
  await load.end()
  await check(run, scene, load)
})

fault('F12', 'delay, loss and blackouts', async (run) => {
  run.made(
    'a proxy that delays every piece by 0 to 400 ms, cuts lines by chance and goes dark for a while',
  )
  run.criterion('I1 to I4: nothing lost or doubled, dense order, all screens agree within 10 s')
  const size = { offices: run.scale(1, 3), workshops: run.scale(2, 2) }
  const { scene, proxy, load } = await behindProxy(run, size, {
    seats: run.scale(4, 9),
    rate: run.scale(30, 50),
  })
  const random = () => run.prng.next()
  load.begin()
  const rounds = run.scale(1, 4)
  for (let round = 0; round < rounds; round++) {
    proxy.set({ delay: [0, 400], blackhole: false })
    for (let at = 0; at < run.scale(4, 40); at++) {
      await sleep(500)
      run.count('lines cut', proxy.cut(0.05, random))
    }
    // A blackout ends as it does in a room without reception: nothing passes, then the lines are gone.
    proxy.set({ delay: [0, 0], blackhole: true })
    await sleep(run.scale(1500, 30_000))
    proxy.set(fair)
    run.count('lines cut', proxy.cut())
    run.count('blackouts', 1)
    await sleep(run.scale(500, 5000))
  }
  await load.end(60_000)
  const ms = await check(run, scene, load)
  run.within('until all agreed', ms, 10_000)
})
