import { connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { openTestServer, type TestServer } from '../support/testServer.ts'
import { sessionOf, settle } from '../support/village.ts'

let server: TestServer
const held: Socket[] = []
afterEach(async () => {
  for (const socket of held.splice(0)) socket.destroy()
  await server.close()
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Connections of one address that say nothing. */
async function silent(count: number, localAddress: string): Promise<void> {
  const { hostname, port } = new URL(server.address)
  for (let at = 0; at < count; at++) {
    const socket = connect({ host: hostname, port: Number(port), localAddress })
    socket.on('error', () => undefined)
    held.push(socket)
  }
  await pause(300)
}

/** What a new connection from an address hears; 0 if it is closed without a word. */
const knock = (localAddress: string, head = ''): Promise<number> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(server.address)
    const socket = connect({ host: hostname, port: Number(port), localAddress })
    let heard = ''
    socket.on('data', (bytes) => (heard += bytes.toString('latin1')))
    socket.on('error', () => resolve(0))
    socket.on('close', () => resolve(Number(/^HTTP\/1.1 (\d+)/.exec(heard)?.[1] ?? 0)))
    socket.write(`GET /api/me HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n${head}\r\n`)
  })

it('[attack 12] 240 silent connections of one network keep nobody else out, where 200 are open at once', async () => {
  server = await openTestServer({ env: { FALLWERKSTATT_CONNECTIONS: '200' } })
  await silent(240, '127.0.9.1')
  expect(await knock('127.0.9.2')).toBe(200)
  expect([0, 503]).toContain(await knock('127.0.9.1'))
})

it('[attack 12] who has a session is let in also from a network that holds too many', async () => {
  server = await openTestServer({ env: { FALLWERKSTATT_CONNECTIONS: '200' } })
  const village = await settle(server.deps)
  const cookies = await sessionOf(server.deps, village.facilitator)
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await silent(70, '127.0.9.1')
  expect(await knock('127.0.9.1')).toBe(503)
  expect(await knock('127.0.9.1', `cookie: ${cookie}\r\n`)).toBe(200)
})

it('[attack 12] a connection whose headers do not come to their end is closed', async () => {
  server = await openTestServer()
  const { hostname, port } = new URL(server.address)
  const began = Date.now()
  const answer = await new Promise<string>((resolve) => {
    let heard = ''
    const socket = connect({ host: hostname, port: Number(port) })
    held.push(socket)
    socket.on('data', (bytes) => (heard += bytes.toString('latin1')))
    socket.on('error', () => resolve(heard))
    socket.on('close', () => resolve(heard))
    socket.write(`GET /api/me HTTP/1.1\r\nhost: ${hostname}\r\nx-slow: `)
  })
  expect(answer).toMatch(/^HTTP\/1.1 408 /)
  // Ten seconds, and up to two and a half until the server looks; a minute is what Node waits by itself.
  expect(Date.now() - began).toBeGreaterThan(9000)
  expect(Date.now() - began).toBeLessThan(45_000)
}, 60_000)

it('a trusted proxy speaks for many and is not counted', async () => {
  server = await openTestServer({
    env: { FALLWERKSTATT_CONNECTIONS: '200', FALLWERKSTATT_TRUST_PROXY: '127.0.9.0/24' },
  })
  await silent(150, '127.0.9.1')
  expect(await knock('127.0.9.1')).toBe(200)
})

it('connections that ended are forgotten', async () => {
  server = await openTestServer({ env: { FALLWERKSTATT_CONNECTIONS: '200' } })
  await silent(64, '127.0.9.1')
  expect(await knock('127.0.9.1')).toBe(503)
  for (const socket of held.splice(0)) socket.destroy()
  await pause(100)
  expect(await knock('127.0.9.1')).toBe(200)
})
