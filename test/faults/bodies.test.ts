import { Agent, request } from 'node:http'
import { expect } from 'vitest'
import { check } from './harness/checker.ts'
import { fault } from './harness/fault.ts'
import { sceneWithGuest } from './harness/guests.ts'
import { Pace } from './harness/pace.ts'

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const manyKeys = (count: number) =>
  JSON.stringify(
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${String(at)}`, at])),
  )

/** What a program sends that knows no account and no code: path, body, and whether it announces the length. */
const bodies: readonly { name: string; path: string; body: string; announced: boolean }[] = [
  { name: 'brackets', path: '/api/setup', body: nested(1_400_000), announced: true },
  { name: 'brackets, in pieces', path: '/api/setup', body: nested(1_400_000), announced: false },
  { name: '200,000 unknown keys', path: '/api/login', body: manyKeys(200_000), announced: true },
  {
    name: 'a long address',
    path: '/api/login',
    body: JSON.stringify({ email: `${'a.'.repeat(1_400_000)}a@b.de`, password: 'x'.repeat(20) }),
    announced: false,
  },
  { name: 'brackets of the largest size', path: '/api/join', body: nested(8000), announced: true },
  {
    name: 'unknown keys of the largest size',
    path: '/api/login',
    body: manyKeys(1200),
    announced: false,
  },
]

/** One request over a line that stays open; the status, or 0 if the line was cut. */
const send = (address: string, agent: Agent, { path, body, announced }: (typeof bodies)[number]) =>
  new Promise<number>((answered) => {
    const headers = {
      origin: address,
      'content-type': 'application/json',
      ...(announced ? { 'content-length': Buffer.byteLength(body) } : {}),
    }
    const sent = request(`${address}${path}`, { method: 'POST', agent, headers })
    sent.on('response', (reply) => {
      reply.resume()
      reply.on('end', () => answered(reply.statusCode ?? 0))
      reply.on('error', () => answered(0))
    })
    sent.on('error', () => answered(0))
    sent.end(body)
  })

fault('F33', 'large bodies from anybody', async (run) => {
  run.made('four lines that stay open send 2.8 MB of brackets, keys and letters to open routes')
  run.criterion('each is refused; the others wait p95 < 50 ms')
  const { scene, load } = await sceneWithGuest(run, { seats: 5, rate: 25 })
  const pace = new Pace(run, load)
  await pace.calm(run.scale(1000, 6000))
  const statuses = new Map<number, number>()
  const attack = async (until: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let at = 0; Date.now() < until; at++) {
      const body = bodies[at % bodies.length]
      if (!body) break
      const status = await send(scene.address, agent, body)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    agent.destroy()
  }
  const until = Date.now() + run.scale(3000, 20_000)
  await pace.trouble(50, () => Promise.all(Array.from({ length: 4 }, () => attack(until))))
  for (const [status, times] of statuses) run.count(`answered ${String(status)}`, times)
  const known = [0, 400, 401, 403, 413, 429]
  expect([...statuses.keys()].filter((status) => !known.includes(status))).toEqual([])
  expect([...statuses.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(20)
  await load.end()
  await check(run, scene, load)
})
