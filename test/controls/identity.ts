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
  /** Name of the innermost named part of the page or the dialog. */
  readonly region?: string
  /** It stands outside of the content: in a header, a bar or a message. */
  readonly frame: boolean
  readonly role: string
  readonly name: string
}

/** What tells controls apart. */
export interface ControlKey {
  /** Path of the page with `:id` for ids; `/amt/*` for what stands around each page of the office. */
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
/** Pages that know no step. */
const ROOM = /^\/werkstatt\/:id(\/moderation)?$/

/** Where somebody is: equal pages with different ids are one. */
export const screenOf = (path: string): string =>
  path.replace(ID, '/:id').replace(/\/\d+(?=\/|$)/g, '/:n')

let pattern: NamePattern | undefined
const patternOf = (name: string): string => (pattern ??= namePattern(productWords()))(name)

function placeOf({ dialog, region, frame, heading }: SeenControl, screen: string): string {
  const part = region === undefined ? '' : patternOf(region)
  if (dialog !== undefined) return [`Dialog ${patternOf(dialog)}`, part].filter(Boolean).join(', ')
  if (frame) return 'Rahmen'
  if (part !== '') return part
  return ROOM.test(screen) ? `Schritt ${patternOf(heading)}` : ''
}

/** What tells a control from all others. */
export function identityOf(seen: SeenControl): ControlKey {
  const screen = screenOf(seen.path)
  const place = placeOf(seen, screen)
  return {
    screen: place === 'Rahmen' && screen.startsWith('/amt') ? '/amt/*' : screen,
    place,
    role: seen.role,
    name: seen.role === 'option' ? `Auswahl in ${patternOf(seen.name)}` : patternOf(seen.name),
  }
}
