// A TCP proxy between clients and server that can make the network bad.
import { connect, createServer, type Server, type Socket } from 'node:net'

/** What happens to the bytes of a pair of sockets. */
export interface Weather {
  /** Milliseconds every piece waits, at least and at most. */
  readonly delay: readonly [number, number]
  /** Nothing passes, and neither side is told: a half-open line. */
  readonly blackhole: boolean
}

export const fair: Weather = { delay: [0, 0], blackhole: false }

/** One client's way to the server and back. */
class Pair {
  readonly client: Socket
  readonly upstream: Socket
  weather: Weather
  readonly #random: () => number

  constructor(client: Socket, port: number, weather: Weather, random: () => number) {
    this.client = client
    this.upstream = connect(port, '127.0.0.1')
    this.weather = weather
    this.#random = random
    this.#carry(client, this.upstream)
    this.#carry(this.upstream, client)
  }

  /** Pieces keep their order, as TCP does: a lost packet is one that comes late. */
  #carry(from: Socket, to: Socket): void {
    const waiting: Buffer[] = []
    let busyUntil = 0
    // Whichever timer is first, the piece that came first goes.
    const pass = () => {
      const piece = waiting.shift()
      if (piece && !this.weather.blackhole && !to.destroyed) to.write(piece)
    }
    from.on('data', (piece: Buffer) => {
      if (this.weather.blackhole) return
      const [least, most] = this.weather.delay
      busyUntil = Math.max(busyUntil, Date.now() + least + this.#random() * (most - least))
      waiting.push(piece)
      const wait = busyUntil - Date.now()
      if (wait <= 0 && waiting.length === 1) pass()
      else setTimeout(pass, Math.max(0, wait))
    })
    from.on('close', () => {
      // In a blackhole not even the end of a line comes through.
      if (!this.weather.blackhole) to.destroy()
    })
    from.on('error', () => undefined)
  }

  cut(): void {
    this.client.destroy()
    this.upstream.destroy()
  }
}

/** Stands before a server on a port of its own. */
export class Proxy {
  readonly port: number
  readonly #server: Server
  readonly #pairs = new Set<Pair>()
  #weather: Weather = fair

  private constructor(server: Server, port: number) {
    this.#server = server
    this.port = port
  }

  /** `random` decides delays; give it the run's. */
  static open(upstream: number, random: () => number): Promise<Proxy> {
    return new Promise((resolve) => {
      const server = createServer((client) => proxy.#accept(client, upstream, random))
      let proxy: Proxy
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        proxy = new Proxy(server, typeof address === 'object' && address ? address.port : 0)
        resolve(proxy)
      })
    })
  }

  #accept(client: Socket, upstream: number, random: () => number): void {
    const pair = new Pair(client, upstream, this.#weather, random)
    this.#pairs.add(pair)
    client.on('close', () => {
      if (!pair.weather.blackhole) this.#pairs.delete(pair)
    })
  }

  get address(): string {
    return `http://127.0.0.1:${String(this.port)}`
  }

  get count(): number {
    return this.#pairs.size
  }

  /** Changes the weather for those who come, and for as many of those who are here (all by default). */
  set(weather: Weather, share = 1, random: () => number = () => 0): number {
    if (share === 1) this.#weather = weather
    const hit = [...this.#pairs].filter(() => random() < share)
    for (const pair of hit) pair.weather = weather
    return hit.length
  }

  /** Ends lines as a lost network does: both sides see a closed socket. */
  cut(share = 1, random: () => number = () => 0): number {
    const hit = [...this.#pairs].filter(() => random() < share)
    for (const pair of hit) pair.cut()
    return hit.length
  }

  close(): void {
    for (const pair of this.#pairs) pair.cut()
    this.#server.close()
  }
}
