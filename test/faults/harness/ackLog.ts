// What the clients of a fault test said and heard, written down as it happens: the other side of the comparison.
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** A command that was given, and the event it must have led to once it is acknowledged. */
export interface Issued {
  readonly t: 'issued'
  readonly id: string
  readonly workshopId: string
  readonly seatId: string
  /** Names its event, see `eventKey` of the checker. */
  readonly key: string
}

/** The one answer a command got. */
type Answered =
  | { readonly t: 'acked'; readonly id: string; readonly n: number }
  | { readonly t: 'refused'; readonly id: string; readonly code: string }

type Line = Issued | Answered

/** Every command with what became of it. */
export interface Outcomes {
  readonly issued: ReadonlyMap<string, Issued>
  /** Command ids in the order of their acknowledgements. */
  readonly acked: readonly string[]
  readonly refused: ReadonlyMap<string, string>
}

/**
 * An append-only file of everything issued and acknowledged. Each line is handed to the system at once and synced
 * before it is compared, so that it outlives whatever dies meanwhile.
 */
export class AckLog {
  readonly file: string
  readonly #descriptor: number
  #isClosed = false
  #acked = 0
  #issued = 0
  #refused = 0

  constructor(file: string) {
    this.file = file
    this.#descriptor = openSync(file, 'a')
  }

  get acked(): number {
    return this.#acked
  }

  get issued(): number {
    return this.#issued
  }

  get refused(): number {
    return this.#refused
  }

  issue(issued: Omit<Issued, 't'>): void {
    this.#issued++
    this.#write({ t: 'issued', ...issued })
  }

  ack(id: string): void {
    this.#acked++
    this.#write({ t: 'acked', id, n: this.#acked })
  }

  refuse(id: string, code: string): void {
    this.#refused++
    this.#write({ t: 'refused', id, code })
  }

  #write(line: Line): void {
    // Its number belongs to another file by now: a load that outlives its fault wrote into the next one's database.
    if (this.#isClosed) return
    writeSync(this.#descriptor, `${JSON.stringify(line)}\n`)
  }

  /** Makes what was written so far durable. */
  sync(): void {
    fsyncSync(this.#descriptor)
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    closeSync(this.#descriptor)
  }

  /** Reads the file back: what counts is what is on disk. */
  read(): Outcomes {
    this.sync()
    const issued = new Map<string, Issued>()
    const acked: string[] = []
    const refused = new Map<string, string>()
    for (const text of readFileSync(this.file, 'utf8').split('\n')) {
      if (text === '') continue
      const line = JSON.parse(text) as Line
      if (line.t === 'issued') issued.set(line.id, line)
      else if (line.t === 'acked') acked.push(line.id)
      else refused.set(line.id, line.code)
    }
    return { issued, acked, refused }
  }
}
