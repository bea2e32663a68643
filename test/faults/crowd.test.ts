import { execFileSync } from 'node:child_process'
import { get } from 'node:http'
import { connect, type Socket } from 'node:net'
import { expect } from 'vitest'
import { callAs } from '../../server/demo/visitor.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { openSocket, type LineTarget } from '../support/lines.ts'
import { waitFor } from '../support/roomLine.ts'
import { check } from './harness/checker.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { admitGuest, facilitationOf, MB, sceneWithGuest } from './harness/guests.ts'
import { Load, sleep } from './harness/load.ts'
import { Pace, quantile } from './harness/pace.ts'
import { openFiles, residentBytes } from './harness/processFigures.ts'
import { frame, opcode, RawSocket } from './harness/rawSocket.ts'
import { openClient } from './harness/realClient.ts'
import { Scene } from './harness/scene.ts'

async function atWork(
  run: FaultRun,
  seats: number,
  rate: number,
  env: Record<string, string> = {},
) {
  const scene = await Scene.prepare(run, { offices: 1, workshops: 1 }, env)
  await scene.start()
  const load = new Load(scene, { seats, rate })
  run.after(() => load.abandon())
  await load.gather()
  const [ground] = scene.grounds
  if (!ground) throw new Error('no workshop')
  return { scene, load, ground }
}

const hello = {
  t: 'hello',
  protocol: 1,
  stream: null,
  cursors: { room: 0, seat: 0, facilitation: 0 },
  text: null,
  name: null,
}

async function welcomedRaw(target: LineTarget): Promise<RawSocket> {
  const raw = await RawSocket.open(target)
  raw.say(hello)
  await waitFor(() => raw.texts.some((text) => text.startsWith('{"t":"welcome"')), 'a welcome')
  return raw
}

/** What a server may grow while lines fall behind: their backlog, and what its memory takes in reserve. */
const MOST_GROWN = 60 * MB

fault('F11', 'a slow consumer', async (run) => {
  run.made(
    'a seat that stops reading while agendas of 30 kB go to everybody; another that sends pings and reads no answer',
  )
  run.criterion(
    'its backlog is bounded, then it is closed and comes back by number; the others wait no longer',
  )
  const { scene, load, ground } = await atWork(run, 4, 20)
  const facilitation = facilitationOf(load, ground)
  const slowSeat = await admitGuest(scene, load, ground)
  const slow = await welcomedRaw(slowSeat)
  const flooding = await welcomedRaw(await admitGuest(scene, load, ground))
  const agenda = facilitation.mirror.view.room.workshop.agenda
  const filler = Array.from({ length: 40 - agenda.length }, (_, at) => ({
    id: `filler-of-the-agenda-${String(at)}`,
    kind: 'break' as const,
    title: 'ä'.repeat(80),
    minutes: 5,
    question: 'ü'.repeat(300),
  }))
  const broadcast = async (times: number) => {
    for (let at = 0; at < times; at++) {
      await facilitation.must({ type: 'changeAgenda', agenda: [...agenda, ...filler] })
      // A long run is not to be more than one seat may say (BI4).
      await sleep(run.scale(10, 40))
    }
  }
  load.begin()
  const pace = new Pace(run, load)
  // Measured with the same news for everybody, while everybody reads.
  await pace.before(() => broadcast(run.scale(60, 300)))
  const before = residentBytes(scene.child)
  slow.socket.pause()
  await pace.asBefore(() => broadcast(run.scale(280, 1500)))
  const ping = frame({ opcode: opcode.ping }, 'x'.repeat(125))
  const pings = Buffer.concat(Array.from({ length: 500 }, () => ping))
  flooding.socket.pause()
  for (let at = 0; at < run.scale(200, 2000) && !flooding.socket.destroyed; at++) {
    await new Promise((sent) => setTimeout(sent, 2))
    flooding.send(pings)
    run.count('pings', 500)
  }
  const after = residentBytes(scene.child)
  if (before !== null && after !== null) {
    run.count('memory grown, MB', Math.round((after - before) / MB))
    expect(after - before).toBeLessThan(MOST_GROWN)
  }
  // It reads again: what it is told last is to come back, and it gets the whole state.
  slow.socket.resume()
  expect([1006, 1013]).toContain(await slow.end())
  run.count('closed as too slow', 1)
  flooding.socket.resume()
  expect([1006, closeCode.tooMany]).toContain(await flooding.end())
  run.count('closed as flooding', 1)
  const back = await welcomedRaw(slowSeat)
  back.leave()
  await load.end()
  await check(run, scene, load)
})

fault('F25', 'everybody comes back at once after a restart', async (run) => {
  run.made(
    'clients with the line of the browser in several workshops; the server killed and started again',
  )
  run.criterion(
    'jittered; all in within 20 s; p95 of the next command < 1 s; guests with the code get in',
  )
  const scene = await Scene.prepare(run, { offices: 1, workshops: run.scale(3, 12) })
  await scene.start()
  const load = new Load(scene, { seats: 1, rate: 5 })
  run.after(() => load.abandon())
  await load.gather()
  const perWorkshop = run.scale(8, 24)
  const attempts: number[] = []
  const clients: ReturnType<typeof openClient>[] = []
  for (const ground of scene.grounds)
    for (let at = 0; at < perWorkshop; at++) {
      const target = await admitGuest(scene, load, ground)
      clients.push(openClient(target, { tried: () => attempts.push(Date.now()) }))
    }
  run.after(() => clients.forEach((client) => client.dispose()))
  run.count('clients', clients.length)
  const allIn = () => clients.every(({ status }) => status === 'live')
  await waitFor(allIn, 'everybody is in', 30_000)
  load.begin()
  await sleep(500)
  await scene.child.end('SIGKILL')
  await waitFor(() => clients.every(({ status }) => status === 'offline'), 'everybody noticed')
  await sleep(run.scale(2500, 5000))
  attempts.length = 0
  await scene.start()
  const began = Date.now()
  // Guests who come in the middle of the storm.
  const [{ place }] = scene.grounds as [(typeof scene.grounds)[number]]
  const body = { code: place.code, groupSize: 1 }
  for (let at = 0; at < 30; at++) await callAs(new Map(), scene.address, 'POST', '/api/join', body)
  run.count('guests let in meanwhile', 30)
  await waitFor(allIn, 'everybody is back', 60_000)
  run.within('until all were back', Date.now() - began, 20_000)
  const busiest = Math.max(
    ...attempts.map((at) => attempts.filter((other) => other >= at && other < at + 100).length),
  )
  run.count('attempts in the busiest tenth of a second', busiest)
  expect(busiest).toBeLessThan(clients.length * 0.6)
  const asked = await Promise.all(
    clients.map(async (client) => {
      const from = performance.now()
      const result = await client.run({
        type: 'askQuestion',
        id: client.newId(),
        text: 'Sind alle da?',
      })
      expect(result.ok).toBe(true)
      return performance.now() - from
    }),
  )
  run.within('p95 of the next command', quantile(asked, 0.95), 1000)
  await load.end()
  await check(run, scene, load)
})

/** Opens TCP connections that say nothing; those that are refused are not among them. */
async function idle(port: number, count: number): Promise<Socket[]> {
  const opened: Socket[] = []
  for (let at = 0; at < count; at++) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    opened.push(socket)
    if (at % 50 === 49) await sleep(5)
  }
  await sleep(500)
  return opened.filter((socket) => !socket.destroyed && socket.readyState === 'open')
}

/** Asks for a sign of life on a connection of its own. */
function knock(port: number): Promise<{ status: number; later: string | null }> {
  return new Promise((resolve) => {
    const asked = get({ port, host: '127.0.0.1', path: '/api/health', agent: false }, (reply) => {
      resolve({ status: reply.statusCode ?? 0, later: reply.headers['retry-after'] ?? null })
      reply.resume()
    })
    asked.on('error', () => resolve({ status: 0, later: null }))
  })
}

fault('F28', 'thousands of idle connections, few file descriptors, little memory', async (run) => {
  run.made('2,000 silent sockets against a server that may open few files and has 512 MiB')
  run.criterion(
    'new ones are refused politely, those who work notice nothing, and when it is over all is as before',
  )
  if (process.platform !== 'linux') run.skip('the limit on files is set as on Linux')
  const allowed = run.scale(160, 400)
  const { scene, load, ground } = await atWork(run, 5, 25, {
    FALLWERKSTATT_CONNECTIONS: String(allowed),
    NODE_OPTIONS: '--max-old-space-size=512',
  })
  const guest = await admitGuest(scene, load, ground)
  load.begin()
  const pace = new Pace(run, load)
  await pace.calm(1000)
  let held: Socket[] = []
  await pace.trouble(100, async () => {
    held = await idle(scene.port, 2000)
    await sleep(1000)
  })
  run.count('idle sockets', 2000)
  run.count('idle sockets that were held', held.length)
  expect(held.length).toBeLessThan(allowed + 33)
  expect(load.people.every(({ visitor }) => visitor.live)).toBe(true)
  // Those that were told nothing yet because they said nothing make room within three seconds.
  let told = await knock(scene.port)
  for (let times = 0; times < 20 && told.status === 0; times++) {
    await sleep(300)
    told = await knock(scene.port)
  }
  expect(told).toEqual({ status: 503, later: '5' })
  for (const socket of held) socket.destroy()
  await sleep(300)
  const raw = await welcomedRaw(guest)
  raw.leave()
  await load.end()
  await check(run, scene, load, { errors: ['"status":503'] })
})

fault('F28', 'no file descriptors left', async (run) => {
  run.made('the limit on open files lowered while people work, then 2,000 silent sockets')
  run.criterion(
    'new connections fail, those who work notice nothing, and when it is over all is as before',
  )
  const { scene, load, ground } = await atWork(run, 5, 25)
  const guest = await admitGuest(scene, load, ground)
  const files = openFiles(scene.child)
  if (files === null) return run.skip('the system does not tell how many files are open')
  const most = String(files + 60)
  try {
    execFileSync('prlimit', ['--pid', String(scene.child.process.pid), `--nofile=${most}:${most}`])
  } catch {
    run.skip('there is no prlimit here')
  }
  load.begin()
  let held: Socket[] = []
  const pace = new Pace(run, load)
  await pace.calm(1000)
  await pace.trouble(100, async () => {
    held = await idle(scene.port, 2000)
    await sleep(1000)
  })
  run.count('idle sockets', 2000)
  run.count('idle sockets that were held', held.length)
  expect(held.length).toBeLessThan(100)
  expect(load.people.every(({ visitor }) => visitor.live)).toBe(true)
  for (const socket of held) socket.destroy()
  await sleep(300)
  const raw = await welcomedRaw(guest)
  raw.leave()
  await load.end()
  await check(run, scene, load)
})

fault('F28', 'one seat with more lines than any person needs', async (run) => {
  run.made('lines opened one after the other with the cookie of one seat')
  run.criterion('the newest twelve stay, the others are closed; nobody else notices')
  const { scene, load, ground } = await atWork(run, 2, 10)
  const guest = await admitGuest(scene, load, ground)
  const lines: RawSocket[] = []
  for (let at = 0; at < 40; at++) {
    const raw = await RawSocket.open(guest)
    raw.say(hello)
    lines.push(raw)
  }
  await waitFor(() => lines.filter(({ closed }) => closed !== null).length >= 28, 'refusals')
  const refused = lines.filter(({ closed }) => closed !== null)
  run.count('lines refused', refused.length)
  expect(new Set(refused.map(({ closed }) => closed))).toEqual(new Set([closeCode.tooMany]))
  expect(refused).toEqual(lines.slice(0, 28))
  for (const line of lines) line.leave()
  load.begin()
  await sleep(500)
  await load.end()
  await check(run, scene, load)
})

/** An agenda of 44 KB, most of it letters that have to be normalised: dear to read, and refused to a guest. */
const dear = JSON.stringify({
  t: 'command',
  id: 'one-that-is-never-taken',
  command: {
    type: 'changeAgenda',
    agenda: Array.from({ length: 40 }, (_, at) => ({
      id: `step-${String(at).padStart(20, '0')}`,
      kind: 'arrive',
      title: 'u\u0308'.repeat(40),
      minutes: 1,
      question: 'u\u0308'.repeat(300),
    })),
  },
})

fault(
  'F28',
  'three windows of one seat that say dear things at the rate of cheap ones',
  async (run) => {
    run.made('frames of 44 KB, a hundred a second from each of three windows of one seat')
    run.criterion('the windows are closed; the others wait as before; the seat comes back')
    const { scene, load, target } = await sceneWithGuest(run, { seats: 5, rate: 25 })
    const pace = new Pace(run, load)
    await pace.calm(run.scale(1500, 6000))
    const windows = await Promise.all([1, 2, 3].map(() => openSocket(target)))
    run.after(() => windows.forEach((line) => line.leave()))
    for (const line of windows) line.say(JSON.stringify(hello))
    let said = 0
    await pace.trouble(50, async () => {
      const until = Date.now() + run.scale(3000, 10_000)
      for (; Date.now() < until; await sleep(100))
        for (const line of windows)
          for (let n = 0; n < 10 && line.closed === null; n++, said++) line.say(dear)
    })
    run.count('frames of 44 KB said', said)
    // A server that still reads what was said closes a moment later.
    for (const line of windows) await line.until(() => line.closed !== null, 'a closed window')
    expect(windows.map(({ closed }) => closed)).toEqual(Array(3).fill(closeCode.tooMany))
    // A second gives back what a hello costs.
    await sleep(1000)
    const raw = await welcomedRaw(target)
    raw.leave()
    await load.end()
    await check(run, scene, load)
  },
)
