import { BlockList, isIPv4, isIPv6, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { accountOf, projectorOf, seatOf, type SessionDeps } from '../session/identity.ts'
import { askLater, HASTE_MS, RESERVE } from './crowd.ts'
import { networkOf } from './networkOf.ts'

type StrangersDeps = SessionDeps & {
  readonly config: Pick<Config, 'connections' | 'trustProxy'>
}

/** Share of all connections that strangers of one network may hold: a tenth, and what a room of people needs at least. */
const SHARE = 0.1
const LEAST = 64

/**
 * Keeps one network from holding all connections: those over which no session, seat or projector's link was shown yet
 * are counted by network. A trusted proxy speaks for many and is not counted; it has to do the same itself.
 */
export function limitStrangers(app: FastifyInstance, deps: StrangersDeps): void {
  const most = Math.max(LEAST, Math.floor(deps.config.connections * SHARE))
  const isProxy = trustedProxies(deps.config.trustProxy)
  const networks = new Map<string, number>()
  /** Ends the counting of a connection. */
  const counted = new WeakMap<Socket, () => void>()
  const beyond = new WeakSet<Socket>()

  app.server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    if (isProxy(address)) return
    const network = networkOf(address)
    const before = networks.get(network) ?? 0
    if (before >= most + RESERVE) {
      socket.destroy()
      return
    }
    networks.set(network, before + 1)
    const timer = before < most ? undefined : setTimeout(() => socket.destroy(), HASTE_MS)
    if (timer) beyond.add(socket)
    const release = () => {
      if (!counted.delete(socket)) return
      clearTimeout(timer)
      beyond.delete(socket)
      const left = (networks.get(network) ?? 1) - 1
      if (left > 0) networks.set(network, left)
      else networks.delete(network)
    }
    counted.set(socket, release)
    socket.once('close', release)
  })

  app.addHook('onRequest', async (request, reply) => {
    const { socket } = request.raw
    const release = counted.get(socket)
    if (!release) return undefined
    if (accountOf(request, deps) ?? seatOf(request, deps) ?? projectorOf(request, deps)) release()
    if (!beyond.has(socket)) return undefined
    return askLater(reply)
  })
}

/** Is this address one of the proxies that are believed? The setting was checked when it was read. */
function trustedProxies(setting: string | null): (address: string) => boolean {
  const list = new BlockList()
  for (const entry of setting?.split(',') ?? []) {
    const [address = '', range] = entry.trim().split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (range === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(range), family)
  }
  return (address) => {
    const plain = address.replace(/^::ffff:/i, '')
    return list.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6')
  }
}
