// A seeded walker: people who press whatever a screen offers them, type what is not expected, go back, reload and
// double click. It knows no rule of the product, only what holds for every screen.
import type { Page } from 'playwright-core'
import { Prng } from '../support/prng.ts'
import { violations } from '../support/axe.ts'
import { OWN_ACCOUNT } from '../support/house.ts'
import { Stage } from '../support/stage.ts'
import { lineKey, offeredOn, type OfferedControl } from '../controls/control.ts'
import { FaultBook, type FaultKind, type WalkFault } from './faults.ts'
import { officeAddresses, officePages } from './officePages.ts'
import { parts, Person, type Part } from './person.ts'
import { settled, use, wentAway } from './press.ts'
import { isInSample } from './sample.ts'
import { scenes, type Scene } from './scenes.ts'
import { ENDINGS, WaysIn } from './waysIn.ts'

export interface WalkReport {
  readonly seed: number
  readonly minutes: number
  readonly acts: number
  readonly days: number
  /** How many different controls were pressed, by what tells them apart. */
  readonly controls: number
  readonly faults: readonly WalkFault[]
}

/** What a run says of itself in one line. */
export const describeReport = ({ seed, acts, controls, days, minutes, faults }: WalkReport) =>
  `seed ${seed}: ${acts} acts on ${controls} different controls, ${days} days, ` +
  `${minutes.toFixed(1)} minutes, ${faults.length} faults`

interface Options {
  readonly seed: number
  /** Ends at the first fault instead of looking for more. */
  readonly stopAtFault?: boolean
  /** Told of each scene and fault as it comes. */
  readonly say?: (line: string) => void
  /** Told of each act, before it. */
  readonly trace?: (line: string) => void
  /** Script that every page runs first: a fault on purpose. */
  readonly plant?: string
}

export interface SweepOptions extends Options {
  /** Looks only at the places `isInSample` names, and presses in each at most so many controls. */
  readonly mostInSample?: number
}

export interface WalkOptions extends Options {
  /** Ends after so many minutes, or after so many acts; whichever comes first. */
  readonly minutes?: number
  readonly acts?: number
  /** How often everybody acts in a scene. */
  readonly rounds?: number
}

/** The people in the room, in two halves that take about as long. */
export const sweepers = {
  facilitation: [parts.cockpit, parts.minutes],
  seats: [parts.recorder, parts.smallPhone, parts.seat, parts.phone, parts.projector],
  office: [parts.coordinator, parts.facilitator, parts.administrator],
} satisfies Record<string, readonly Part[]>

/** Everybody who is there in a walk, each at the own screen. */
const walkers: readonly Part[] = [...sweepers.facilitation, ...sweepers.seats, parts.coordinator]

/** The scenes of a day in which also endings are pressed. */
const LATE_SCENES: ReadonlySet<string> = new Set(scenes.slice(-2).map(({ name }) => name))

/** How many acts there are between two questions to axe. */
const AXE_EVERY = 20
const ROUNDS = 7
/** So many controls of one screen are pressed in one scene; what is left comes in the next, or in the last. */
const MOST_ON_SCREEN = 40
const MOST_AT_LAST = 250
/** How long a page may take to come again, in milliseconds. */
const LONG_MS = 60_000
/** Pause before a screen that broke a rule of axe is asked again, in milliseconds. */
const SETTLES_MS = 2000
/** What a browser says of an answer of the server that no input may lead to. */
const SERVER_ERROR = /status of 5\d\d/
/** A whole act with everything that is looked at, in milliseconds: what takes longer hangs. */
const MOST_ACT_MS = 180_000

/**
 * Presses every control that each person is offered in each scene once, and looks whether it is answered. Everybody
 * has a day of the own, so that no other person's news passes for an answer.
 */
export async function sweep(people: readonly Part[], options: SweepOptions): Promise<WalkReport> {
  const walker = new Walker(options)
  const done = new Set<string>()
  for (const [at, part] of people.entries())
    await walker.sweep(part, done, (place) => isInSample(options.seed, at, place))
  return walker.report()
}

/** Days in one room with everybody in it, who press at random. */
export async function walk(options: WalkOptions): Promise<WalkReport> {
  const walker = new Walker(options)
  await walker.walk()
  return walker.report()
}

class Walker {
  readonly #options: SweepOptions & WalkOptions
  readonly #random: Prng
  readonly #began = Date.now()
  readonly #book: FaultBook
  readonly #pressed = new Set<string>()
  #acts = 0
  #days = 0
  #scene = ''

  constructor(options: SweepOptions & WalkOptions) {
    this.#options = options
    this.#random = new Prng(options.seed)
    this.#book = new FaultBook(options.seed, (line) => this.#say(line))
  }

  report(): WalkReport {
    return {
      seed: this.#options.seed,
      minutes: this.#minutes,
      acts: this.#acts,
      days: this.#days,
      controls: this.#pressed.size,
      faults: this.#book.all,
    }
  }

  #say(line: string): void {
    this.#options.say?.(line)
  }

  get #minutes(): number {
    return (Date.now() - this.#began) / 60_000
  }

  get #isOver(): boolean {
    if (this.#options.stopAtFault && this.#book.all.length > 0) return true
    const { minutes = Infinity, acts = Infinity } = this.#options
    return this.#minutes >= minutes || this.#acts >= acts
  }

  // --- days ----------------------------------------------------------------------------------------

  /** One person's own day. `isSampled` says by its number which place belongs to a sample. */
  async sweep(part: Part, done: Set<string>, isSampled: (place: number) => boolean): Promise<void> {
    const isShort = this.#options.mostInSample !== undefined
    const wanted = placesOf(part).map((_, place) => !isShort || isSampled(place))
    const last = wanted.lastIndexOf(true)
    if (last < 0) return
    // A short sweep counts for no map: what it presses is another thing with each seed.
    await this.#day(!isShort, async (stage) => {
      const places = (await officePages(part, stage)) ?? scenes
      const people = await this.#people(stage, [part])
      for (const [at, place] of places.slice(0, last + 1).entries()) {
        if (this.#isOver) return
        this.#scene = place.name
        if ('prepare' in place && !(await this.#reach(stage, place))) continue
        if (wanted[at] !== true) continue
        for (const person of people) {
          const path = 'path' in place ? place.path : undefined
          const before = this.#acts
          if (!(await this.#comeBack(stage, person, path))) continue
          const isLast = path !== undefined || LATE_SCENES.has(place.name)
          try {
            await this.#sweepScreen(stage, person, { done, isLast, path })
          } catch (error) {
            await this.#fault('harness', person, oneLine(error))
          }
          this.#say(`${person.name}, ${place.name}: ${this.#acts - before} acts`)
        }
      }
    })
  }

  async walk(): Promise<void> {
    while (!this.#isOver) {
      const before = this.#acts
      await this.#day(false, (stage) => this.#walkDay(stage))
      if (this.#acts > before) continue
      // The next day would be no better, and there would be no end of days.
      this.#book.noteOfWalk('harness', `day ${this.#days}`, 'nobody did anything all day')
      return
    }
  }

  /** Opens a stage for a day, and counts as a fault what its people do not survive. */
  async #day(isLogged: boolean, run: (stage: Stage) => Promise<void>): Promise<void> {
    this.#days++
    const stage = await Stage.open()
    stage.isLogged = isLogged
    const { plant } = this.#options
    if (plant !== undefined) stage.habits.push((window) => window.addInitScript(plant))
    try {
      await run(stage)
    } finally {
      // What pages complain about was listened to after each act.
      await stage.close().catch(() => undefined)
    }
  }

  async #walkDay(stage: Stage): Promise<void> {
    const people = await this.#people(stage, walkers)
    for (const scene of scenes) {
      if (this.#isOver) return
      this.#scene = scene.name
      if (!(await this.#reach(stage, scene))) return
      this.#say(`day ${this.#days}, ${scene.name}: ${this.#acts} acts so far`)
      const present: Person[] = []
      for (const person of people) if (await this.#settle(stage, person)) present.push(person)
      for (let round = 0; round < (this.#options.rounds ?? ROUNDS); round++)
        for (const person of this.#random.shuffle(present)) {
          if (this.#isOver) return
          await this.#guarded(stage, person, () => this.#act(person))
        }
      // Axe takes its time: one of them is looked over whole.
      if (present.length === 0) continue
      const looked = this.#random.pick(present)
      await this.#guarded(stage, looked, () => this.#lookOver(looked))
    }
  }

  /** Everybody at their screens; who does not get in is a fault. */
  async #people(stage: Stage, wanted: readonly Part[]): Promise<Person[]> {
    const people: Person[] = []
    for (const part of wanted) {
      try {
        people.push(await Person.enter(part, stage))
      } catch (error) {
        this.#book.noteOfWalk('does not come back', part.name, oneLine(error))
      }
    }
    return people
  }

  /** Brings the room to a scene. False if that day has ended; what else stands in the way is a fault. */
  async #reach(stage: Stage, scene: Scene): Promise<boolean> {
    try {
      // The facilitation may have been given away; the main one takes it back.
      const facilitation = await stage.facilitation()
      const { workshop } = facilitation.mirror.view.room
      if (workshop.status === 'closed') {
        this.#say(`${scene.name}: the day has ended`)
        return false
      }
      if (workshop.holder !== facilitation.seatId)
        await facilitation.must({ type: 'takeFacilitation' })
      await scene.prepare(stage)
      return true
    } catch (error) {
      this.#book.noteOfWalk('scene not reached', scene.name, oneLine(error))
      return false
    }
  }

  // --- people --------------------------------------------------------------------------------------

  /** Brings a person to the own screen, or to another address of theirs. False if that leads nowhere: a fault. */
  async #comeBack(stage: Stage, person: Person, path?: string): Promise<boolean> {
    const back = async () => {
      await person.comeBack()
      if (path !== undefined && path !== person.path) await person.goTo(path)
    }
    try {
      // A line that is busy with something else may break once.
      await back().catch(back)
      return true
    } catch (error) {
      await this.#fault('does not come back', person, oneLine(error))
      return false
    } finally {
      await this.#listen(stage, person)
    }
  }

  /** A person who has left the room comes back for the next scene; in the office people stay where they are. */
  async #settle(stage: Stage, person: Person): Promise<boolean> {
    if (person.part === parts.coordinator && person.whereabouts.startsWith('/amt')) return true
    if (person.whereabouts === person.path) return true
    return this.#comeBack(stage, person)
  }

  /** Lets a person act; what goes wrong with the act itself is a fault, too. No act hangs for ever. */
  async #guarded(stage: Stage, person: Person, act: () => Promise<void>): Promise<void> {
    const { page } = person
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the page answers nothing')), MOST_ACT_MS)
    })
    try {
      await Promise.race([act(), tooLong])
    } catch (error) {
      if (!wentAway(error)) await this.#fault('harness', person, oneLine(error))
    } finally {
      clearTimeout(timer)
    }
    await this.#listen(stage, person)
    if (page.isClosed()) await this.#comeBack(stage, person)
  }

  // --- a sweep -------------------------------------------------------------------------------------

  /** Presses what was not pressed before; then Escape, and what lies below; at least one control in any case. */
  async #sweepScreen(stage: Stage, person: Person, way: SweepWay): Promise<void> {
    const { done, isLast, path } = way
    await this.#guarded(stage, person, () => this.#lookOver(person))
    const home = person.whereabouts
    const most = this.#options.mostInSample ?? (isLast ? MOST_AT_LAST : MOST_ON_SCREEN)
    const ways = new WaysIn(done)
    let pressed = 0
    for (let escapes = 0; pressed < most && escapes < 3 && !this.#isOver;) {
      if (person.whereabouts !== home && !(await this.#comeBack(stage, person, path))) return
      await settled(person.page)
      const offered = await offeredOn(person.page).catch(() => [])
      const next = ways.choose(
        offered.map((control) => ({ control, key: kindOf(person, control) })),
        isLast,
      )
      if (!next) {
        escapes++
        if (escapes === 2) await this.#comeBack(stage, person, path)
        else await person.page.keyboard.press('Escape').catch(() => undefined)
        continue
      }
      pressed++
      escapes = 0
      await this.#guarded(stage, person, () => this.#use(person, next, false))
    }
    if (pressed > 0 || !(await this.#comeBack(stage, person, path))) return
    // Nothing is new here: one of them once more, so that no person is only looked at.
    const known = (await offeredOn(person.page).catch(() => [])).filter(
      ({ fullName }) => !ENDINGS.test(fullName),
    )
    if (known.length > 0)
      await this.#guarded(stage, person, () => this.#use(person, this.#random.pick(known), false))
  }

  // --- a walk --------------------------------------------------------------------------------------

  async #act(person: Person): Promise<void> {
    const { page } = person
    if (!page.url().startsWith('http')) return person.comeBack()
    const way = this.#random.next()
    if (way < 0.03) return void (await page.reload({ timeout: LONG_MS }))
    if (way < 0.05) return goBack(page)
    if (way < 0.08) return page.keyboard.press('Escape')
    await settled(page)
    const controls = await offeredOn(page)
    if (controls.length === 0) return
    await this.#use(person, this.#choose(person, controls), this.#random.chance(0.05))
  }

  /** What was not pressed yet comes first; what ends the work of others comes seldom. */
  #choose(person: Person, controls: readonly OfferedControl[]): OfferedControl {
    const fresh = controls.filter((control) => !this.#pressed.has(kindOf(person, control)))
    const wanted = fresh.length > 0 && this.#random.chance(0.7) ? fresh : controls
    const chosen = this.#random.pick(wanted)
    if (ENDINGS.test(chosen.fullName) && this.#random.chance(0.85)) return this.#random.pick(wanted)
    return chosen
  }

  // --- what holds for every screen -----------------------------------------------------------------

  async #use(person: Person, control: OfferedControl, isDouble: boolean): Promise<void> {
    this.#acts++
    this.#pressed.add(kindOf(person, control))
    this.#options.trace?.(`${person.name}: ${kindOf(person, control)}`)
    const trouble = await use(person.page, control, this.#random, isDouble)
    if (trouble) await this.#fault(trouble.kind, person, trouble.what)
    await this.#askWidth(person, `after „${control.fullName}“`)
    if (this.#acts % AXE_EVERY === 0) await this.#askAxe(person)
  }

  async #lookOver(person: Person): Promise<void> {
    await offeredOn(person.page)
    await this.#askWidth(person, 'as it stands')
    await this.#askAxe(person)
  }

  async #askWidth(person: Person, when: string): Promise<void> {
    const over = await unlessGone(
      () => person.page.evaluate(() => window.controlWatch.sideways()),
      0,
    )
    if (over > 0) await this.#fault('sideways scroll', person, `${over} px ${when}`)
  }

  async #askAxe(person: Person): Promise<void> {
    const { page } = person
    // A page on its way to the next one has nothing on it yet.
    if ((await unlessGone(() => page.locator('h1').count(), 0)) === 0) return
    const broken = await unlessGone(() => violations(page), [])
    if (broken.length === 0) return
    // What is just changing may be half there; what is broken still is a moment later.
    await page.waitForTimeout(SETTLES_MS)
    const before = new Set(broken.map(({ id }) => id))
    for (const { id, targets } of await unlessGone(() => violations(page), []))
      if (before.has(id))
        await this.#fault('axe', person, `${id}: ${targets.slice(0, 3).join(' · ')}`)
  }

  /** What browsers and server complained about since the last act. */
  async #listen(stage: Stage, person: Person): Promise<void> {
    for (const error of stage.pageErrors.splice(0))
      await this.#fault('uncaught error', person, error)
    for (const text of stage.complaints.splice(0)) {
      if (SERVER_ERROR.test(text)) await this.#fault('server error', person, text)
      else if (!OWN_ACCOUNT.test(text)) await this.#fault('console error', person, text)
    }
  }

  #fault(kind: FaultKind, person: Person, what: string): Promise<void> {
    return this.#book.note(kind, person, this.#scene, what)
  }
}

/** What a day of this person leads through. */
const placesOf = (part: Part): readonly unknown[] => officeAddresses.get(part) ?? scenes

interface SweepWay {
  /** What was pressed already, by `kindOf`. */
  readonly done: Set<string>
  /** Nothing comes after it, so endings are pressed, too. */
  readonly isLast: boolean
  /** The address of the screen, if it is not the person's own. */
  readonly path: string | undefined
}

/**
 * On a narrow and on a wide screen a control is pressed once, by the person who meets it first; of a list one option.
 */
const kindOf = ({ part }: Person, control: OfferedControl): string => {
  const one = control.role === 'option' ? { ...control, name: '…' } : control
  return `${part.width < 600 ? 'narrow' : 'wide'} ${lineKey(one)}`
}

const oneLine = (error: unknown): string => String(error).replace(/\s+/g, ' ').slice(0, 400)

/** Asks a page; what goes away while it is asked has nothing to say. */
async function unlessGone<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (wentAway(error) || /controlWatch|h1/.test(String(error))) return otherwise
    throw error
  }
}

/** One page back; before the first page of a window lies nothing. */
async function goBack(page: Page): Promise<void> {
  await page.goBack({ timeout: LONG_MS })
  if (page.url() === 'about:blank') await page.goForward({ timeout: LONG_MS })
}
