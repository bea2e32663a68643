// People at work in every workshop of a scene: a steady rate of commands over both kinds of channel.
import { callAs, RoomVisitor, type Cookies } from '../../../server/demo/visitor.ts'
import { newId } from '../../../shared/kernel/id.ts'
import { noteOn, stepOf } from '../../support/village.ts'
import { FrameWatch } from './frameWatch.ts'
import { keyOf, type Keyed } from './eventKey.ts'
import type { Ground, Scene } from './scene.ts'

/** A person in a workshop. */
export interface Person {
  readonly ground: Ground
  /** Number of the seat within its workshop; 0 is the facilitation. */
  readonly seat: number
  readonly visitor: RoomVisitor
  readonly watch: FrameWatch
}

/** How hard people work. */
export interface LoadSize {
  /** Seats per workshop, besides the facilitation. */
  readonly seats: number
  /** Commands per second of all seats together. */
  readonly rate: number
}

/** Commands one seat may have under way at once. */
const LANES = 3

/** What people write says whose it is, so that a frame in the wrong place can be told. */
const tagOf = ({ ground, seat }: Person): { place: string; own: string } => ({
  place: `W#${String(ground.index)}#`,
  own: `S#${String(ground.index)}.${String(seat)}#`,
})

/** The people of a scene and their work. */
export class Load {
  readonly people: Person[] = []
  /** Milliseconds from a command to its answer, as they came. */
  readonly latencies: number[] = []
  readonly #scene: Scene
  readonly #size: LoadSize
  readonly #address: string
  #goesOn = false
  #working: Promise<unknown> = Promise.resolve()

  /** `address`: where the people go, if not straight to the server. */
  constructor(scene: Scene, size: LoadSize, address = scene.address) {
    this.#scene = scene
    this.#size = size
    this.#address = address
  }

  get seats(): readonly Person[] {
    return this.people.filter(({ seat }) => seat > 0)
  }

  /** Everybody comes in, is admitted, and the workshop is in the step of silent annotation. */
  async gather(): Promise<void> {
    await Promise.all(this.#scene.grounds.map((ground) => this.#gatherIn(ground)))
  }

  async #gatherIn(ground: Ground): Promise<void> {
    const facilitation = this.#person(ground, 0, 'facilitator', ground.cookies)
    const { visitor } = facilitation
    await visitor.until(({ live }) => live, 'the facilitation is there', 30_000)
    const admitted: Person[] = []
    for (let seat = 1; seat <= this.#size.seats; seat++) {
      const cookies: Cookies = new Map()
      const body = { code: ground.place.code, groupSize: 1 }
      const reply = await callAs(cookies, this.#address, 'POST', '/api/join', body)
      await visitor.must({ type: 'admitSeat', seatId: (reply as { seatId: string }).seatId })
      admitted.push(this.#person(ground, seat, 'seat', cookies))
    }
    await visitor.must({ type: 'openWorkshop' })
    await visitor.must({ type: 'moveDayMarker', day: 5 })
    await visitor.must({ type: 'enterStep', stepId: stepOf('annotate') })
    for (const { visitor: seat } of admitted)
      await seat.until(({ live, mirror }) => live && mirror.text?.entries.length === 3, 'the text')
  }

  #person(ground: Ground, seat: number, as: 'seat' | 'facilitator', cookies: Cookies): Person {
    const watch = new FrameWatch(ground.index, seat)
    const { workshopId } = ground.place
    const hear = (frame: string) => watch.hear(frame)
    const visitor = new RoomVisitor({ address: this.#address, workshopId, as, cookies, hear })
    const person = { ground, seat, visitor, watch }
    this.people.push(person)
    return person
  }

  /** Everybody begins to work. */
  begin(): void {
    this.#goesOn = true
    const lanes = this.seats.flatMap((person) => Array<Person>(LANES).fill(person))
    const pause = (1000 * lanes.length) / this.#size.rate
    const working = lanes.map((person, at) =>
      this.#work(person, pause, (at / lanes.length) * pause),
    )
    this.#working = Promise.all(working)
  }

  /** One lane of one seat: something of everything, one after the other, as often as the rate says. */
  async #work(person: Person, pause: number, offset: number): Promise<void> {
    await sleep(offset)
    let due = Date.now()
    const steps = this.#steps(person)
    while (this.#goesOn) {
      await steps()
      due = Math.max(due + pause, Date.now() - pause)
      await sleep(Math.max(0, due - Date.now()))
    }
  }

  /** What one lane does next: parks, annotates, revises, removes. What was refused is not built upon. */
  #steps(person: Person): () => Promise<void> {
    const { place, own } = tagOf(person)
    let held: { topic: string; note: string } | null = null
    let at = 0
    const give = (command: Keyed) => this.give(person, command)
    return async () => {
      const [topic, note] = [held?.topic ?? newId(), held?.note ?? newId()]
      held = { topic, note }
      const content = noteOn(`${place} ${own}`)
      const round: Keyed[] = [
        { type: 'parkTopic', id: topic, text: `Thema ${place}` },
        { type: 'addAnnotation', id: note, content },
        { type: 'reviseAnnotation', id: note, revision: 1, content },
        { type: 'removeItem', id: topic },
        { type: 'removeAnnotation', id: note },
      ]
      const next = round[at]
      const taken = next !== undefined && (await give(next))
      at = taken ? at + 1 : round.length
      if (at >= round.length) [held, at] = [null, 0]
    }
  }

  /** Gives one command for a person and writes down what became of it; true if it was taken. */
  async give({ visitor, ground }: Person, command: Keyed): Promise<boolean> {
    const id = newId()
    const { log } = this.#scene
    const { workshopId } = ground.place
    log.issue({ id, workshopId, seatId: visitor.seatId, key: keyOf(command) })
    const began = performance.now()
    const result = await visitor.run(command, id)
    this.latencies.push(performance.now() - began)
    if (result.ok) log.ack(id)
    else log.refuse(id, result.problem.code)
    return result.ok
  }

  /** Nothing new is begun; resolves once every command has its answer. */
  async end(ms = 30_000): Promise<void> {
    this.#goesOn = false
    const late = sleep(ms).then(() => {
      throw new Error(`after ${String(ms)} ms commands were still unanswered`)
    })
    await Promise.race([this.#working, late])
  }

  /** Nothing new is begun, and no answer is waited for: the server is gone for good. */
  abandon(): void {
    this.#goesOn = false
    this.leave()
  }

  leave(): void {
    for (const { visitor } of this.people) visitor.leave()
  }
}

export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms).unref())
