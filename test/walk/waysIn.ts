// Which control a sweep presses next, so that also what lies behind a dialog, a menu or a tab has its turn.
import type { OfferedControl } from '../controls/control.ts'

/** What ends the day or a seat; pressed last in a sweep, and seldom in a walk. */
export const ENDINGS =
  /abmelden|verlassen|entfernen|beenden|zurückziehen|endgültig|löschen|abgeben|abweisen|neuer code/i
/** Never pressed: a person who makes a new start password for the own account cannot come back by the old one. */
const NEVER = /startpasswort erzeugen/i
/** What leads out of a dialog: pressed when all else in it was. */
const CLOSERS = /^(schließen|abbrechen|zurück|fertig|nicht|noch nicht|zum inhalt)/i
/** How often the same control is pressed again for what lies behind it. */
const MOST_AGAIN = 4

interface Choice {
  readonly control: OfferedControl
  /** What tells it from others. */
  readonly key: string
}

/** Remembers on one screen what was pressed, and by which press a control came into sight. */
export class WaysIn {
  /** Pressed already, on this screen or on another. */
  readonly #done: Set<string>
  /** By the key of a control: the key of the press it came with; empty for what stood there from the beginning. */
  readonly #cameWith = new Map<string, string>()
  readonly #again = new Map<string, number>()
  #last = ''

  constructor(done: Set<string>) {
    this.#done = done
  }

  /** The control to press next, noted as pressed; undefined if nothing is left here. `isLast` allows endings. */
  choose(offered: readonly Choice[], isLast: boolean): OfferedControl | undefined {
    for (const { key } of offered) if (!this.#cameWith.has(key)) this.#cameWith.set(key, this.#last)
    const mayEnd = ({ control: { fullName } }: Choice) =>
      !NEVER.test(fullName) && (isLast || !ENDINGS.test(fullName))
    const fresh = offered.filter((choice) => !this.#done.has(choice.key) && mayEnd(choice))
    const chosen =
      fresh.find(
        ({ control: { fullName } }) => !CLOSERS.test(fullName) && !ENDINGS.test(fullName),
      ) ??
      this.#wayTo(offered, fresh) ??
      fresh.find(({ control }) => !ENDINGS.test(control.fullName)) ??
      fresh[0]
    if (!chosen) return undefined
    this.#done.add(chosen.key)
    this.#last = chosen.key
    return chosen.control
  }

  /** A control that once brought something into sight which was not pressed yet and has gone again. */
  #wayTo(offered: readonly Choice[], fresh: readonly Choice[]): Choice | undefined {
    const here = new Set(fresh.map(({ key }) => key))
    const wanted = new Set<string>()
    for (const key of this.#cameWith.keys()) {
      if (this.#done.has(key) || here.has(key) || ENDINGS.test(key) || NEVER.test(key)) continue
      for (let way = this.#cameWith.get(key) ?? ''; way !== '' && !wanted.has(way);) {
        wanted.add(way)
        way = this.#cameWith.get(way) ?? ''
      }
    }
    const found = offered.find(
      ({ key, control }) =>
        wanted.has(key) &&
        !ENDINGS.test(control.fullName) &&
        (this.#again.get(key) ?? 0) < MOST_AGAIN,
    )
    if (found) this.#again.set(found.key, (this.#again.get(found.key) ?? 0) + 1)
    return found
  }
}
