// What makes two controls on two pages one: the same screen, the same place on it, the same role, and the same words of
// the product on it.
import { namePattern, type NamePattern } from './namePattern.ts'
import { productWords } from './productWords.ts'

/** A control as a page tells of it; names as they were read, with all that people wrote. */
export interface SeenControl {
  readonly path: string
  /** First heading of the page: in a room, the step. */
  readonly heading: string
  /** Name of the dialog it stands in. */
  readonly dialog?: string
  /** Names of the named parts of the page or the dialog around it, the innermost first. */
  readonly within: readonly string[]
  /** It stands outside of the content: in a header, a bar or a message. */
  readonly frame: boolean
  readonly role: string
  /** Accessible name; of an option and a radio, that of the list or group it belongs to. */
  readonly name: string
}

/** What tells controls apart. */
export interface ControlKey {
  /** Path of the page with `:id` for ids; `*` for what stands around each page. */
  readonly screen: string
  /** Dialog, named part of the page, step of the day, or „Rahmen“ for what stands around them all. */
  readonly place: string
  readonly role: string
  /** What stands on it every day; `…` for what people wrote. */
  readonly name: string
}

export const lineKey = ({ screen, place, role, name }: ControlKey): string =>
  [screen, place, role, name].filter(Boolean).join(' | ')

const ID = /\/[A-Za-z0-9_-]{22}(?=\/|$)/g
/** Place of what stands around each page. */
const FRAME = 'Rahmen'
/** The room: a seat and whoever steers go through the same steps. */
const ROOM = '/werkstatt/:id'

/** Where somebody is: equal pages with different ids are one, and so are the seats and the facilitation of a room. */
export const screenOf = (path: string): string =>
  path
    .replace(ID, '/:id')
    .replace(/\/\d+(?=\/|$)/g, '/:n')
    .replace(/(?<=^\/werkstatt\/:id)\/moderation$/, '')
    .replace(/\/neu\/:id$/, '/neu')

let pattern: NamePattern | undefined
const patternOf = (name: string): string => (pattern ??= namePattern(productWords()))(name)

/** A name that says which one of many it is. */
const isOneOfMany = (name: string): boolean => /[…#]/.test(name)

/**
 * The innermost part of the page with a name of its own, else the dialog, else the step. What is named after its
 * content („Tag 3, Hausbesuch“) is one of many and no place. On a phone a part of the page may be a dialog.
 */
function placeOf({ dialog, within, frame, heading }: SeenControl, screen: string): string {
  if (frame) return FRAME
  const part = within.map(patternOf).find((name) => !isOneOfMany(name))
  if (part !== undefined) return part
  if (dialog !== undefined) return patternOf(dialog)
  return screen === ROOM ? `Schritt ${patternOf(heading)}` : ''
}

/** What tells a control from all others. */
export function identityOf(seen: SeenControl): ControlKey {
  const screen = screenOf(seen.path)
  const place = placeOf(seen, screen)
  return {
    screen: place === FRAME && screen !== ROOM ? '*' : screen,
    place,
    role: seen.role,
    name: patternOf(seen.name),
  }
}
