// What a walk found, each once, with a picture.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Person } from './person.ts'

/** Where pictures of faults are left. */
export const PICTURES = resolve(import.meta.dirname, '../../build/walk')

/** `harness`: the walk itself could not do what a person could; as bad, because it hides whatever lies behind. */
export type FaultKind =
  | 'uncaught error'
  | 'console error'
  | 'server error'
  | 'crash'
  | 'no answer'
  | 'not pressable'
  | 'sideways scroll'
  | 'covered'
  | 'axe'
  | 'does not come back'
  | 'scene not reached'
  | 'harness'

/** Something no screen may do. `at` says where, enough to find it again with the seed. */
export interface WalkFault {
  readonly kind: FaultKind
  readonly at: string
  readonly what: string
  /** Path of the picture. */
  readonly picture: string
}

/** One id or token in an address. */
const ID = /[\w-]{22,}/g
const PICTURE_MS = 60_000

export const describeFault = ({ kind, at, what, picture }: WalkFault): string =>
  `${kind}: ${what}\n    ${at}\n    ${picture}`

export class FaultBook {
  readonly #found = new Map<string, WalkFault>()
  readonly #seed: number
  readonly #say: (line: string) => void
  #pictures = 0

  constructor(seed: number, say: (line: string) => void) {
    this.#seed = seed
    this.#say = say
    mkdirSync(PICTURES, { recursive: true })
  }

  get all(): readonly WalkFault[] {
    return [...this.#found.values()]
  }

  /** Notes a fault on a person's screen; the same once more on the same screen is the same fault. */
  async note(kind: FaultKind, person: Person, scene: string, what: string): Promise<void> {
    const { page, name, part } = person
    const path = person.whereabouts.replace(ID, ':id')
    const key = `${kind} | ${name} | ${path} | ${what.replace(/\d+/g, '#').slice(0, 160)}`
    if (this.#found.has(key)) return
    const file = `seed-${this.#seed}-${name.replace(/ /g, '-')}-${++this.#pictures}.png`
    const picture = resolve(PICTURES, file)
    const fault = { kind, what, picture, at: '' }
    this.#found.set(key, fault)
    await page.screenshot({ path: picture, timeout: PICTURE_MS }).catch(() => undefined)
    const heading = await page
      .locator('h1')
      .first()
      .textContent({ timeout: 1000 })
      .catch(() => 'no heading')
    const size = `${part.width} × ${part.height}`
    fault.at = `seed ${this.#seed}, ${name} (${size}), ${path}, ${scene}, „${heading?.trim() ?? ''}“`
    this.#say(`FAULT ${describeFault(fault)}`)
  }

  /** Notes what concerns no screen. */
  noteOfWalk(kind: FaultKind, scene: string, what: string): void {
    const fault = { kind, what, picture: '', at: `seed ${this.#seed}, ${scene}` }
    this.#found.set(`${kind} | ${scene} | ${what}`, fault)
    this.#say(`FAULT ${describeFault(fault)}`)
  }
}
