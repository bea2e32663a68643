import { afterAll, expect } from 'vitest'
import { problemSchema } from '../../shared/kernel/problem.schema.ts'
import { api, plainRoutes, type RouteName } from '../../shared/http/api.ts'
import { commandSchema } from '../../shared/room/command.ts'
import type { ServerMessage } from '../../shared/protocol/message.ts'
import { clientMessageSchema } from '../../shared/protocol/message.schema.ts'
import { answered, nothingFound } from '../support/selfReview.ts'
import { openSocket, Refused, type BareLine } from '../support/lines.ts'
import { Prng } from '../support/prng.ts'
import { Caller, pathOf } from '../support/testServer.ts'
import { sampleCatalogue, sampleText } from '../support/village.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { same, Witness } from './harness/fingerprint.ts'
import { openFuzzWorld, type FuzzWorld, type Place } from './harness/fuzzWorld.ts'
import { brokenText, hostileValues, spoil } from './harness/hostile.ts'
import { schemaOf, SchemaValues } from './harness/schemaValues.ts'

/** Inputs after which a workshop is made anew. */
const BLOCK = 250
const HASH_EVERY = 40
/** Inputs after which the things they name are looked up anew. */
const LOOK_EVERY = 10
const messages = schemaOf(clientMessageSchema)
const commands = schemaOf(commandSchema)
const oddSegments = ['%', '%zz', '%00', '%ff%fe', '..', '1', '0', '-1']
const bodies = new Map(
  Object.entries(api).map(([name, { body }]) => [name as RouteName, schemaOf(body)]),
)

/** Found nothing so far; what another seed finds becomes a test of its own. */
const FIXED_SEED = 4711

const crashes: string[] = []
const note = (error: unknown) => crashes.push(String(error))
process.on('unhandledRejection', note)
afterAll(() => void process.off('unhandledRejection', note))

/** A text that fits, is spoilt in a place or two, or is no proper JSON. */
function textOf(fitting: unknown, prng: Prng): string {
  if (prng.chance(0.4)) return JSON.stringify(fitting)
  if (prng.chance(0.6)) return JSON.stringify(spoil(fitting, prng))
  return brokenText(JSON.stringify(fitting), prng)
}

/** Throws inputs at one world until it is worn out. */
class Block {
  readonly #world: FuzzWorld
  readonly #run: FaultRun
  readonly #prng: Prng
  readonly #witness: Witness
  readonly #lines = new Map<Place, BareLine>()

  constructor(world: FuzzWorld, run: FaultRun, prng: Prng) {
    this.#world = world
    this.#run = run
    this.#prng = prng
    this.#witness = new Witness(world.server, world.workshopIds)
  }

  async throwAll(count: number): Promise<void> {
    let values = new SchemaValues(this.#prng, this.#world.pool())
    for (let at = 0; at < count; at++) {
      if (at % LOOK_EVERY === 0) values = new SchemaValues(this.#prng, this.#world.pool())
      const atRoom = this.#prng.chance(0.65)
      const hash = at % HASH_EVERY === 0 || !atRoom ? this.#witness.hash() : null
      const before = this.#witness.now()
      const thrown = atRoom ? await this.#throwAtRoom(values) : await this.#throwAtRoute(values)
      this.#run.count(thrown.taken ? 'inputs taken' : 'inputs refused', 1)
      if (thrown.taken) continue
      const after = this.#witness.now()
      // A route may write and take back what it refuses in the end, which counts as a changed row: there the hash tells.
      const told = atRoom ? after : { ...after, rows: before.rows }
      expect(same(before, told), `changed by ${thrown.input}`).toBe(true)
      if (hash !== null) expect(this.#witness.hash(), thrown.input).toBe(hash)
    }
    for (const line of this.#lines.values()) line.leave()
  }

  // --- the room ------------------------------------------------------------------------------------

  async #throwAtRoom(values: SchemaValues): Promise<{ taken: boolean; input: string }> {
    const [first] = this.#world.places
    const place = first && this.#prng.chance(0.4) ? first : this.#prng.pick(this.#world.places)
    const line = await this.#line(place)
    if (!line) return { taken: false, input: 'no line' }
    const message = this.#prng.chance(0.85)
      ? { t: 'command', id: this.#prng.id(), command: values.value(commands) }
      : values.value(messages)
    const input = textOf(message, this.#prng)
    const from = line.heard.length
    line.say(input)
    const closed = await this.#answered(line)
    const answers = line.heard.slice(from)
    this.#judge(input, answers, closed)
    const taken = answers.some(({ t }) => t === 'ack' || t === 'ballotAck')
    return { taken, input: input.slice(0, 300) }
  }

  /** Waits until everything said so far has its answer: a command that cannot be taken comes after it. */
  async #answered(line: BareLine): Promise<boolean> {
    const id = this.#prng.id()
    line.tell({ t: 'command', id, command: { type: 'removeItem', id: this.#prng.id() } })
    const isMine = (message: ServerMessage) => message.t === 'reject' && message.id === id
    await line.until(() => line.closed !== null || line.heard.some(isMine), 'an answer')
    const at = line.heard.findIndex(isMine)
    if (at >= 0) line.heard.splice(at, 1)
    return line.closed !== null
  }

  /** Who gives a command hears one outcome; whatever cannot be read is refused with a code. */
  #judge(input: string, answers: readonly ServerMessage[], closed: boolean): void {
    const read = clientMessageSchema.safeParse(parsed(input))
    const refusals = answers.flatMap((message) =>
      message.t === 'reject' || message.t === 'ballotReject' ? [message.problem] : [],
    )
    for (const problem of refusals) {
      expect(problemSchema.safeParse(problem).success, input.slice(0, 300)).toBe(true)
      expect(problem.code, input.slice(0, 300)).not.toMatch(/^server\./)
    }
    if (closed) return
    if (!read.success) expect(refusals, input.slice(0, 300)).toHaveLength(1)
    else if (read.data.t === 'command') {
      const { id } = read.data
      const acks = answers.filter((message) => message.t === 'ack' && message.ids.includes(id))
      expect(acks.length + refusals.length, input.slice(0, 300)).toBe(1)
    }
  }

  /** The open line of a place, opened anew if the server ended it; undefined if its viewer may not come in any more. */
  async #line(place: Place): Promise<BareLine | undefined> {
    const held = this.#lines.get(place)
    if (held?.closed === null) return held
    const { as, cookies } = place
    const [workshopId = ''] = this.#world.workshopIds
    const { address } = this.#world.server
    try {
      const line = await openSocket({ address, workshopId, as, cookies })
      line.hello()
      await line.until(() => line.closed !== null || line.heard.length > 0, 'a greeting')
      this.#lines.set(place, line)
      return line.closed === null ? line : undefined
    } catch (error) {
      if (error instanceof Refused) return undefined
      throw error
    }
  }

  // --- the routes ------------------------------------------------------------------------------------

  async #throwAtRoute(values: SchemaValues): Promise<{ taken: boolean; input: string }> {
    const { method, path, body } = this.#request(values)
    const { address, cookies } = this.#prng.pick(this.#world.callers)
    const caller = new Caller({ address }, new Map(cookies))
    const sent = method === 'GET' || method === 'HEAD' ? undefined : body
    const { status, text } = await caller.send(method, path, sent)
    const input = `${method} ${path} ${body}`.slice(0, 300)
    expect(status, input).toBeLessThan(500)
    if (status >= 400 && method !== 'HEAD')
      expect(problemSchema.safeParse(parsed(text)).success, `${input} → ${text}`).toBe(true)
    return { taken: status < 400 && method !== 'GET' && method !== 'HEAD', input }
  }

  #request(values: SchemaValues): { method: string; path: string; body: string } {
    const name = this.#prng.pick([...bodies.keys()])
    const route = this.#prng.chance(0.9)
      ? api[name]
      : this.#prng.pick([plainRoutes.minutesDocument, plainRoutes.openapi, plainRoutes.room])
    const method = this.#prng.chance(0.9)
      ? route.method
      : this.#prng.pick(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'POST'])
    const path = route.path.replace(/:\w+/g, () => this.#segment(values))
    return { method, path, body: textOf(values.value(bodies.get(name) ?? {}), this.#prng) }
  }

  #segment({ pool }: SchemaValues): string {
    const ids = pool.filter((text) => /^[\w-]{16,40}$/.test(text))
    if (this.#prng.chance(0.8)) return encodeURIComponent(this.#prng.pick(ids))
    if (this.#prng.chance(0.5)) return this.#prng.pick(oddSegments)
    const hostile = this.#prng.pick(hostileValues.filter((value) => typeof value === 'string'))
    return encodeURIComponent(hostile.replace(/[\ud800-\udfff]/g, '?').slice(0, 2000))
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** So many inputs from one seed, in worlds of their own. */
async function fuzz(run: FaultRun, seed: number, inputs: number): Promise<void> {
  const prng = new Prng(seed)
  for (let done = 0; done < inputs; done += BLOCK) {
    const world = await openFuzzWorld(prng)
    const failures: string[] = []
    try {
      await new Block(world, run, prng).throwAll(Math.min(BLOCK, inputs - done))
      failures.push(...world.server.log.filter((line) => /incident|room\.(job|commit)/.test(line)))
    } finally {
      await world.close()
    }
    expect(failures).toEqual([])
    expect(crashes).toEqual([])
  }
}

fault('F17', 'fuzzed inputs over all routes and commands', async (run) => {
  run.made('fitting, spoilt and broken inputs from the contracts, by everybody who may knock')
  run.criterion('no crash, no 5xx, every refusal has a code')
  run.criterion(
    'nothing is changed by what is refused: rows, states of rooms, a hash of all tables',
  )
  run.count('seed of the inputs', FIXED_SEED)
  await fuzz(run, FIXED_SEED, run.scale(600, 10_000))
})

fault('F17', 'the same input twice at the same moment', async (run) => {
  run.made(
    'every route that adds or changes something, called several times at once with the same body',
  )
  run.criterion('no 5xx; what may exist once exists once')
  const world = await openFuzzWorld(run.prng)
  run.after(() => world.close())
  const [, administrator, coordinator] = world.callers
  if (!administrator || !coordinator) throw new Error('nobody is there')
  const [procedure] = await coordinator.call('listProcedures')
  const params = { id: procedure?.id ?? '' }
  const [reviewCase] = await coordinator.call('listCases', { params })
  const office = {
    ...{ regionalBody: 'LVR', administrativeDistrict: 'koeln' },
    ...{ authorityType: 'kreis', sizeClass: 'under_25000' },
  }
  const twice: [Caller, RouteName, Parameters<Caller['call']>[1]][] = [
    [administrator, 'addOffice', { body: { ...office, name: 'Jugendamt Doppelt' } }],
    [
      administrator,
      'addAccount',
      { body: { email: 'doppelt@dorf.example', name: 'Doppelt', role: 'analyst', officeId: null } },
    ],
    [administrator, 'addCatalogue', { body: { ...sampleCatalogue, version: '2' } }],
    [
      coordinator,
      'submitCaseText',
      {
        params: { id: reviewCase?.id ?? '' },
        body: {
          text: { ...sampleText, title: 'Doppelt' },
          base: reviewCase?.version ?? 0,
          note: '',
          kept: [],
          selfReview: answered,
          intake: nothingFound,
        },
      },
    ],
  ]
  for (const [caller, name, input] of twice) {
    const { method, path } = api[name]
    const send = () => caller.send(method, pathOf(path, input?.params), input?.body)
    const answers = await Promise.all(Array.from({ length: 8 }, send))
    const done = answers.filter((answer) => answer.status === 200).length
    run.count('calls', answers.length)
    for (const answer of answers) expect([200, 409], name).toContain(answer.status)
    // The same text once more is the answer that was lost, not a second version.
    expect(done, name).toBe(name === 'submitCaseText' ? 8 : 1)
  }
})

fault('F17', 'fuzzed inputs of the day', async (run) => {
  run.made('the same with a seed that is another one every day')
  run.criterion('no crash, no 5xx, nothing changed by what is refused, every refusal has a code')
  const inputs = run.scale(0, 10_000)
  if (inputs === 0) run.skip('only at full length: a short run must say the same every day')
  const today = Math.floor(Date.now() / 86_400_000)
  run.count('seed of the day', today)
  await fuzz(run, today, inputs)
})
