// The map of what people can do: every control that was offered while tests looked, and which of them pressed it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ControlLine } from './control.ts'
import { identityOf, lineKey } from './identity.ts'
import type { Reason } from './unpressed.ts'

/** One control of the map. */
export interface MappedControl {
  readonly key: string
  /** As it stood on a page once, with all that people had written. */
  readonly example: string
  /** Files of the tests that were offered it, in order. */
  readonly offeredIn: readonly string[]
  /** Files of the tests in which a press on it was answered, in order. */
  readonly pressedIn: readonly string[]
}

/** All lines that the tests of a run left in a folder; none if it is missing. */
export const readLog = (folder: string): readonly ControlLine[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder).flatMap((name) =>
        readFileSync(resolve(folder, name), 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as ControlLine),
      )

const inOrder = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort()

/** One entry per control that was offered, in the order of their keys. What was pressed and never offered is no control. */
export function controlMap(lines: readonly ControlLine[]): readonly MappedControl[] {
  const byKey = new Map<string, ControlLine[]>()
  for (const line of lines) {
    const key = lineKey(identityOf(line))
    const known = byKey.get(key)
    if (known) known.push(line)
    else byKey.set(key, [line])
  }
  return [...byKey]
    .map(([key, seen]) => ({
      key,
      example: inOrder(seen.map(({ name }) => name))[0] ?? '',
      offeredIn: inOrder(seen.filter(({ kind }) => kind === 'offered').map((one) => one.journey)),
      pressedIn: inOrder(seen.filter(({ kind }) => kind === 'answered').map((one) => one.journey)),
    }))
    .filter(({ offeredIn }) => offeredIn.length > 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** What a map and a list of exceptions have against each other. */
export interface Verdict {
  /** Never answered, and not on the list. */
  readonly unpressed: readonly string[]
  /** On the list, not offered any more, and not because it seldom is. */
  readonly gone: readonly string[]
  /** On the list, and answered all the same, though it is not a matter of the moment. */
  readonly pressed: readonly string[]
}

/** Compares a map with the controls that have a reason not to be pressed. */
export function judge(
  map: readonly MappedControl[],
  reasons: Readonly<Record<string, Reason>>,
): Verdict {
  const isPressed = ({ pressedIn }: MappedControl) => pressedIn.length > 0
  const offered = new Set(map.map(({ key }) => key))
  const pressed = new Set(map.filter(isPressed).map(({ key }) => key))
  const always = Object.keys(reasons).filter((key) => reasons[key]?.seldom !== true)
  return {
    unpressed: [...offered].filter((key) => !pressed.has(key) && reasons[key] === undefined),
    gone: always.filter((key) => !offered.has(key)),
    pressed: always.filter((key) => pressed.has(key)),
  }
}
