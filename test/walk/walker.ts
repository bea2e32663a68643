// A seeded walker: people who press whatever a screen offers them, type what nobody expects, go back, reload and
// double click, on all screens of a day at once. It knows no rule of the product, only what holds for every screen.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserContextOptions, ElementHandle, Page } from 'playwright-core'
import { Prng } from '../support/prng.ts'
import { violations } from '../support/axe.ts'
import { OWN_ACCOUNT } from '../support/house.ts'
import { Stage } from '../support/stage.ts'
import {
  coverOf,
  elementOf,
  isAnswered,
  lineKey,
  offeredOn,
  type OfferedControl,
} from '../controls/control.ts'
import { scenes } from './scenes.ts'

const PICTURES = resolve(import.meta.dirname, '../../build/walk')

export type FaultKind =
  'uncaught error' | 'console error' | 'no answer' | 'sideways scroll' | 'covered' | 'axe'

/** Something no screen may do. `at` says where, enough to find it again with the seed. */
export interface WalkFault {
  readonly kind: FaultKind
  readonly at: string
  readonly what: string
  readonly picture: string
}

export interface WalkReport {
  readonly seed: number
  readonly minutes: number
  readonly acts: number
  readonly days: number
  /** How many different controls were pressed, by what tells them apart. */
  readonly controls: number
  readonly faults: readonly WalkFault[]
}

export interface WalkOptions {
  readonly seed: number
  readonly minutes: number
  /** Ends at the first fault instead of looking for more. */
  readonly stopAtFault?: boolean
  /** Told of each scene and fault as it comes. */
  readonly say?: (line: string) => void
}

/** What people paste and type where one word was expected. */
const TEXTS = [
  'Wer hat wann mit der Schule gesprochen?',
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2).slice(0, 116),
  `https://www.beispiel.test/${'pfad-ohne-trennung-'.repeat(4)}ende`,
  'Zwei Zeilen.\nUnd noch eine.\n'.repeat(180).slice(0, 5000),
  'Ärger 👩‍👩‍👧 mit „Zeichen“ – & <b>mehr</b>',
  '',
]

/** Words about something that passes may lie over a control for a few seconds. */
const PASSING = /toast|undo/i
/** What ends the walk on this screen for everybody; pressed seldom. */
const ENDINGS =
  /abmelden|verlassen|entfernen|beenden|zurückziehen|endgültig|löschen|abgeben|abweisen|neuer code/i

interface Person {
  readonly name: string
  readonly size: string
  readonly open: () => Promise<Page>
  page: Page
}

/** Whose endings are everybody's. */
const SHARED: ReadonlySet<string> = new Set(['cockpit', 'recorder'])

/** On a narrow and on a wide screen a control is pressed once, by whoever meets it first. */
const kindOf = ({ size }: Person, control: OfferedControl): string =>
  `${Number.parseInt(size, 10) < 600 ? 'narrow' : 'wide'} ${lineKey(control)}`

/** Roles of controls that are written into. */
const TYPED: ReadonlySet<string> = new Set(['textbox', 'spinbutton', 'combobox'])

/** How many acts there are between two questions to axe, and in one scene, per person. */
const AXE_EVERY = 12
const ACTS_IN_SCENE = 7
/** So many controls of one screen are pressed in one scene; what is left comes in the next. */
const MOST_ON_SCREEN = 60

/** Presses every control that each person is offered in each scene once, and looks whether it is answered. */
export async function sweep(options: Omit<WalkOptions, 'minutes'>): Promise<WalkReport> {
  const walker = new Walker({ ...options, minutes: Infinity })
  await walker.sweep()
  return walker.report()
}

export async function walk(options: WalkOptions): Promise<WalkReport> {
  const walker = new Walker(options)
  await walker.run()
  return walker.report()
}

class Walker {
  readonly #options: WalkOptions
  readonly #random: Prng
  readonly #began = Date.now()
  readonly #faults = new Map<string, WalkFault>()
  readonly #pressed = new Set<string>()
  #acts = 0
  #days = 0
  #scene = ''

  constructor(options: WalkOptions) {
    this.#options = options
    this.#random = new Prng(options.seed)
    mkdirSync(PICTURES, { recursive: true })
  }

  report(): WalkReport {
    return {
      seed: this.#options.seed,
      minutes: this.#minutes,
      acts: this.#acts,
      days: this.#days,
      controls: this.#pressed.size,
      faults: [...this.#faults.values()],
    }
  }

  get #minutes(): number {
    return (Date.now() - this.#began) / 60_000
  }

  get #isOver(): boolean {
    if (this.#options.stopAtFault && this.#faults.size > 0) return true
    return this.#minutes >= this.#options.minutes
  }

  async run(): Promise<void> {
    while (!this.#isOver) {
      this.#days++
      await this.#day()
    }
  }

  async #day(): Promise<void> {
    await this.#throughTheDay(false, async (stage, people) => {
      for (let round = 0; round < ACTS_IN_SCENE && !this.#isOver; round++)
        for (const person of this.#random.shuffle(people)) {
          await this.#act(stage, person)
          await this.#listen(stage, person)
          if (this.#isOver) return
        }
      for (const person of people) await this.#askAxe(person)
    })
  }

  /** Every scene of one day, with everybody at their screens. */
  async #throughTheDay(
    isLogged: boolean,
    inScene: (stage: Stage, people: Person[]) => Promise<void>,
  ): Promise<void> {
    const stage = await Stage.open()
    stage.isLogged = isLogged
    try {
      const people = await this.#people(stage)
      for (const scene of scenes) {
        if (this.#isOver) return
        this.#scene = scene.name
        // Somebody may have given the facilitation away; the main one takes it back.
        const facilitation = await stage.facilitation()
        if (facilitation.mirror.view.room.workshop.holder !== facilitation.seatId)
          await facilitation.must({ type: 'takeFacilitation' }).catch(() => undefined)
        // Somebody may have ended the day, or left nothing to bring here: then the next day comes.
        const why = await scene.prepare(stage).then(
          () => '',
          (error: unknown) => String(error).slice(0, 200),
        )
        if (why !== '') {
          this.#options.say?.(`${scene.name}: not reached on this day (${why})`)
          continue
        }
        this.#options.say?.(`${scene.name}: ${this.#acts} acts so far`)
        await inScene(stage, people)
      }
    } finally {
      await stage.close().catch(() => undefined)
    }
  }

  async sweep(): Promise<void> {
    this.#days = 1
    const done = new Set<string>()
    await this.#throughTheDay(true, async (stage, people) => {
      for (const person of people) await this.#sweepScreen(stage, person, done)
    })
  }

  /** Presses what this person was not offered before; then Escape, and what lies below. */
  async #sweepScreen(stage: Stage, person: Person, done: Set<string>): Promise<void> {
    if (person.page.isClosed()) return
    const home = new URL(person.page.url()).pathname
    await this.#lookOver(person)
    for (let pressed = 0, escapes = 0; pressed < MOST_ON_SCREEN && escapes < 3;) {
      const path = person.page.isClosed() ? '' : new URL(person.page.url()).pathname
      // A coordinator goes from page to page; who sits in a room comes back to it.
      if (path === '' || (person.name !== 'coordinator' && path !== home))
        await this.#return(person)
      const offered = await offeredOn(person.page).catch(() => [])
      const fresh = offered.filter((one) => !done.has(kindOf(person, one)))
      // What takes others their seat or ends the day waits for the last scene.
      const isLast = this.#scene === scenes.at(-1)?.name
      const next =
        fresh.find(({ fullName }) => !ENDINGS.test(fullName)) ??
        (isLast || !SHARED.has(person.name) ? fresh[0] : undefined)
      if (!next) {
        escapes++
        if (escapes === 2) await this.#return(person)
        else await person.page.keyboard.press('Escape').catch(() => undefined)
        continue
      }
      pressed++
      this.#acts++
      done.add(kindOf(person, next))
      this.#pressed.add(lineKey(next))
      await this.#use(person, next)
        .then(() => this.#look(person, next))
        .catch(() => undefined)
      await this.#listen(stage, person)
    }
  }

  /** Everybody of a day, each at a screen of the own size. */
  async #people(stage: Stage): Promise<Person[]> {
    const sized = (width: number, height: number, more: BrowserContextOptions = {}) => ({
      viewport: { width, height },
      ...more,
    })
    const touch = { hasTouch: true, isMobile: true }
    const plans: [string, string, () => Promise<Page>][] = [
      ['cockpit', '1366 × 768', () => stage.cockpit(sized(1366, 768))],
      ['recorder', '1366 × 768', () => stage.seatPage(sized(1366, 768), 1, 'recorder')],
      ['seat', '1280 × 800', () => stage.seatPage(sized(1280, 800))],
      ['small phone', '320 × 640', () => stage.seatPage(sized(320, 640, touch))],
      ['phone', '360 × 740', () => stage.seatPage(sized(360, 740, touch), 2)],
      ['projector', '1920 × 1080', () => stage.projector(sized(1920, 1080))],
      [
        'minutes',
        '320 × 640',
        async () =>
          stage.page(
            `/werkstatt/${stage.workshopId}/protokoll`,
            await stage.logIn('facilitator'),
            sized(320, 640, touch),
          ),
      ],
      [
        'coordinator',
        '1280 × 800',
        async () => stage.page('/amt', await stage.logIn('coordinator')),
      ],
    ]
    const people: Person[] = []
    for (const [name, size, open] of plans) {
      const page = await open()
      people.push({ name, size, open, page: this.#ready(page) })
    }
    return people
  }

  #ready(page: Page): Page {
    page.setDefaultTimeout(10_000)
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
    return page
  }

  /** One page back; before the first page of a window lies nothing. */
  async #goBack(page: Page): Promise<void> {
    await page.goBack({ timeout: 5000 })
    if (page.url() === 'about:blank') await page.goForward({ timeout: 5000 })
  }

  async #act(stage: Stage, person: Person): Promise<void> {
    this.#acts++
    const { page } = person
    if (page.isClosed()) return
    try {
      if (!page.url().startsWith(stage.address)) return await this.#return(person)
      const way = this.#random.next()
      if (way < 0.03) return void (await page.reload())
      if (way < 0.05) return await this.#goBack(page)
      if (way < 0.08) return void (await page.keyboard.press('Escape'))
      const controls = await offeredOn(page)
      if (controls.length === 0) return await this.#return(person)
      const control = this.#choose(controls)
      this.#pressed.add(lineKey(control))
      await this.#use(person, control)
      await this.#look(person, control)
    } catch (error) {
      // The page went elsewhere under the hand, or a control went away: no fault of a screen.
      if (/Timeout/.test(String(error)) && page.url() === 'about:blank') await this.#return(person)
    }
  }

  /** What was seldom pressed comes first; what ends the work of others comes seldom. */
  #choose(controls: readonly OfferedControl[]): OfferedControl {
    const fresh = controls.filter((control) => !this.#pressed.has(lineKey(control)))
    const wanted = fresh.length > 0 && this.#random.chance(0.7) ? fresh : controls
    const chosen = this.#random.pick(wanted)
    if (ENDINGS.test(chosen.fullName) && this.#random.chance(0.85)) return this.#random.pick(wanted)
    return chosen
  }

  async #use(person: Person, control: OfferedControl): Promise<void> {
    const { page } = person
    const cover = await this.#coverOf(person, control)
    if (cover !== '' && !PASSING.test(cover)) {
      await this.#fault('covered', person, `${control.role} „${control.fullName}“ by ${cover}`)
      return
    }
    const element = await elementOf(page, control)
    if (TYPED.has(control.role) && control.type !== 'select') {
      await this.#type(element, control)
      return
    }
    if (control.type === 'select') {
      await this.#select(element)
      return
    }
    const isDouble = this.#random.chance(0.05)
    const press = () =>
      isDouble
        ? element.dblclick({ timeout: 4000, noWaitAfter: true })
        : element.click({ timeout: 4000, noWaitAfter: true })
    if ((await isAnswered(page, press)) || control.chosen || isDouble) return
    // A busy machine answers late; a dead control never does.
    const again = await offeredOn(page)
    const same = again.find((one) => lineKey(one) === lineKey(control) && !one.chosen)
    if (!same || same.fullName !== control.fullName) return
    const second = await elementOf(page, same)
    const isLate = await isAnswered(page, () => second.click({ timeout: 4000, noWaitAfter: true }))
    if (!isLate) await this.#fault('no answer', person, `${control.role} „${control.fullName}“`)
  }

  /** Asked twice: what slides in or out has half a second to end. */
  async #coverOf({ page }: Person, control: OfferedControl): Promise<string> {
    if ((await coverOf(page, control)) === '') return ''
    await page.waitForTimeout(500)
    return coverOf(page, control)
  }

  async #type(element: ElementHandle, { type }: OfferedControl): Promise<void> {
    const values: Record<string, string> = {
      date: '2027-03-01',
      time: '09:30',
      number: String(this.#random.below(1200) - 100),
      email: 'niemand@beispiel.test',
    }
    await element.fill(values[type] ?? this.#random.pick(TEXTS), { timeout: 4000 })
  }

  async #select(element: ElementHandle): Promise<void> {
    const count = await element.evaluate((select) => (select as HTMLSelectElement).options.length)
    await element.selectOption({ index: this.#random.below(Math.max(1, count)) }, { timeout: 4000 })
  }

  /** What holds for every screen after every act. */
  async #look(person: Person, control: OfferedControl): Promise<void> {
    await this.#askWidth(person, `after „${control.fullName}“`)
    if (this.#acts % AXE_EVERY === 0) await this.#askAxe(person)
  }

  async #askWidth(person: Person, when: string): Promise<void> {
    const over = await person.page.evaluate(() => window.controlWatch.sideways()).catch(() => 0)
    if (over > 0) await this.#fault('sideways scroll', person, `${over} px ${when}`)
  }

  /** A screen as it stands, where others pressed its controls. */
  async #lookOver(person: Person): Promise<void> {
    await offeredOn(person.page).catch(() => [])
    await this.#askWidth(person, 'as it stands')
    await this.#askAxe(person)
  }

  async #askAxe(person: Person): Promise<void> {
    // A page on its way to the next one has nothing on it yet.
    if (
      (await person.page
        .locator('h1')
        .count()
        .catch(() => 0)) === 0
    )
      return
    const broken = await violations(person.page).catch(() => [])
    for (const { id, targets } of broken)
      await this.#fault('axe', person, `${id}: ${targets.slice(0, 3).join(' · ')}`)
  }

  async #listen(stage: Stage, person: Person): Promise<void> {
    for (const error of stage.pageErrors.splice(0))
      await this.#fault('uncaught error', person, error)
    for (const text of stage.complaints.splice(0))
      if (!OWN_ACCOUNT.test(text)) await this.#fault('console error', person, text)
  }

  async #fault(kind: FaultKind, person: Person, what: string): Promise<void> {
    const { page, name, size } = person
    const heading = await page
      .evaluate(() => window.controlWatch.heading())
      .catch(() => 'no heading')
    const path = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, ':id')
    // The same once more on the same screen is the same fault.
    const key = `${kind} | ${name} | ${path} | ${what.replace(/\d+/g, '#').slice(0, 160)}`
    if (this.#faults.has(key)) return
    const picture = resolve(
      PICTURES,
      `seed-${this.#options.seed}-fault-${this.#faults.size + 1}.png`,
    )
    await page.screenshot({ path: picture }).catch(() => undefined)
    const at = `${name} (${size}), ${path}, scene ${this.#scene}, „${heading}“`
    const fault = { kind, at, what, picture }
    this.#faults.set(key, fault)
    this.#options.say?.(`FAULT ${describeFault(fault)}`)
  }

  /** Somebody whose screen leads nowhere comes in again, by the own door. */
  async #return(person: Person): Promise<void> {
    await person.page
      .context()
      .close()
      .catch(() => undefined)
    // Where the code was changed meanwhile, nobody comes in any more on this day.
    await person.open().then(
      (page) => (person.page = this.#ready(page)),
      () => this.#options.say?.(`${person.name} does not come back`),
    )
  }
}

export const describeFault = ({ kind, at, what, picture }: WalkFault): string =>
  `${kind}: ${what}\n    ${at}\n    ${picture}`
