import { performance } from 'node:perf_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { accountOf, seatOf, type SessionDeps } from '../session/identity.ts'
import { sendProblem } from './problemReply.ts'

/** Calls one caller may have waiting; a browser opens six lines to a server. */
const MOST_WAITING = 40
/** When a caller with more may come again, in seconds. */
const LATER = 2
/** A call that kept the process busy for less than this, in milliseconds, is followed at once. */
const SHORT_MS = 4
/** Longest rest after a call, in milliseconds. */
const LONGEST_REST_MS = 100

/** One call's place in the order of its caller. */
export interface Pass {
  /** Resolves when it is its turn: true, or false if it left before. */
  readonly turn: Promise<boolean>
  /** Leaves the order, unless its turn has come: then it goes on to its end. */
  leave(): void
  /** It is answered. */
  end(): void
}

/** What a clock of turns needs to know. */
export interface TurnsClock {
  /** Milliseconds the process was busy so far. */
  readonly busyMs: () => number
  /** Does something after everybody else had their turn of the event loop, and after a rest of so many milliseconds. */
  readonly later: (act: () => void, restMs: number) => void
}

const processClock: TurnsClock = {
  busyMs: () => performance.eventLoopUtilization().active,
  later: (act, restMs) => void (restMs > 0 ? setTimeout(act, restMs) : setImmediate(act)),
}

/** The calls of one caller: the first one goes on, the others wait. */
interface Line {
  /** Begins each of them. */
  readonly waiting: (() => void)[]
  going: boolean
}

/**
 * One call of a caller at a time. After each, other callers are answered first, and the caller rests as long
 * as the process was busy meanwhile: so many calls at once of one session take half of the process at most, in pieces of
 * one call. A single call, and callers among each other, wait for nothing.
 */
export class SessionTurns {
  readonly #lines = new Map<string, Line>()
  readonly #clock: TurnsClock

  constructor(clock: TurnsClock = processClock) {
    this.#clock = clock
  }

  /** Do as many calls of this caller wait as may? */
  isFull(caller: string): boolean {
    return (this.#lines.get(caller)?.waiting.length ?? 0) >= MOST_WAITING
  }

  /** Queues a call of a caller. */
  pass(caller: string): Pass {
    const line = this.#lines.get(caller) ?? { waiting: [], going: false }
    this.#lines.set(caller, line)
    let began: number | undefined
    let answer: (mayGo: boolean) => void = () => undefined
    const turn = new Promise<boolean>((resolve) => (answer = resolve))
    const begin = () => {
      began = this.#clock.busyMs()
      answer(true)
    }
    if (line.going) line.waiting.push(begin)
    else {
      line.going = true
      begin()
    }
    return {
      turn,
      leave: () => {
        const at = line.waiting.indexOf(begin)
        if (at === -1) return
        line.waiting.splice(at, 1)
        answer(false)
      },
      end: () => {
        if (began === undefined) return
        const busy = this.#clock.busyMs() - began
        began = undefined
        const rest = busy < SHORT_MS ? 0 : Math.min(busy, LONGEST_REST_MS)
        this.#clock.later(() => this.#next(caller, line), rest)
      },
    }
  }

  #next(caller: string, line: Line): void {
    const begin = line.waiting.shift()
    if (begin) return begin()
    line.going = false
    this.#lines.delete(caller)
  }
}

/** The caller left while the call waited: there is no one to answer. */
class CallerLeft extends Error {
  override readonly name = 'CallerLeft'
  readonly statusCode = 400
}

/**
 * Lets the calls of an account or a seat take turns, from when their body has come, before it is parsed, until they are
 * answered. Register it before the routes, and not for lines that stay open: what they say is budgeted by frame.
 */
export function takeTurns(app: FastifyInstance, deps: SessionDeps): void {
  const turns = new SessionTurns()
  const callers = new WeakMap<FastifyRequest, string>()
  const passes = new WeakMap<FastifyRequest, Pass>()
  const parse = app.getDefaultJsonParser('error', 'error')

  app.addHook('onRequest', async (request, reply) => {
    const caller = accountOf(request, deps)?.id ?? seatOf(request, deps)?.seatId
    if (caller === undefined) return undefined
    if (turns.isFull(caller))
      return sendProblem(reply, problem('server.tooMany', { seconds: LATER }))
    callers.set(request, caller)
    reply.raw.once('close', () => passes.get(request)?.leave())
    return undefined
  })

  const turnOf = async (request: FastifyRequest): Promise<void> => {
    const caller = callers.get(request)
    if (caller === undefined || passes.has(request)) return
    const pass = turns.pass(caller)
    passes.set(request, pass)
    if (!(await pass.turn)) throw new CallerLeft()
  }

  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    turnOf(request).then(() => parse(request, String(body), done), done)
  })
  app.addHook('preHandler', turnOf)
  app.addHook('onSend', async (request) => passes.get(request)?.end())
}
