// What makes two controls on two pages one: the same screen, the same place on it, the same role, and the same words of
// the product on it.
import { namePattern, onlyOnce, type NamePattern } from './namePattern.ts'
import { HOLE, productWords } from './productWords.ts'

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
  /**
   * Dialog, named part of the page, step of the day, or „Rahmen“ for what stands around them all; empty if the name
   * says enough.
   */
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
/** The room: a seat and the facilitation go through the same steps. */
const ROOM = '/werkstatt/:id'

/**
 * What one component draws in several places of the room has one name: in a column on a laptop and in a sheet on a phone,
 * in a step and in a sheet over another. How each of them is left stays its own.
 */
const ONE_COMPONENT: ReadonlyMap<string, string> = new Map([
  // AnnotationPanel
  ['Stelle anmerken', 'Anmerken'],
  ['Anmerkung ändern', 'Anmerken'],
  ['Anmerkung nachtragen', 'Anmerken'],
  // DiscussCard, below the title of its passage
  ['Dazu', 'Anmerkungen zur Stelle'],
  ['Tag #, …', 'Anmerkungen zur Stelle'],
  ['X-#-# …', 'Anmerkungen zur Stelle'],
  // FindingForm
  ['Befund …', 'Schritt Befunde formulieren'],
  // After the end of the day findings and recommendations are screens of their own
  ['Schritt Befunde', 'Schritt Befunde formulieren'],
  ['Schritt Empfehlungen', 'Schritt Empfehlungen und Priorisierung'],
  // SituationCard, with a heading of its own once there was a vote
  ['Vorgeschlagene Situationen', 'Schritt Schlüssel …'],
])
/** Here everything that is not the product's alone is a sentence of the case, whatever it begins or ends with. */
const SENTENCES = 'Welcher Satz?'
const LEAVES: ReadonlySet<string> = new Set(['Schließen', 'Abbrechen'])

/** Where a person is: equal pages with different ids are one, and so are the seats and the facilitation of a room. */
const screenOf = (path: string): string =>
  path
    .replace(ID, '/:id')
    .replace(/\/\d+(?=\/|$)/g, '/:n')
    .replace(/\/[a-z0-9-]+@[^/]+$/, '/:catalogue')
    .replace(/(?<=^\/werkstatt\/:id)\/moderation$/, '')
    .replace(/\/neu\/:id$/, '/neu')

let known:
  { readonly pattern: NamePattern; readonly isOnce: (pattern: string) => boolean } | undefined
function product() {
  if (known) return known
  const all = productWords()
  return (known = { pattern: namePattern(all), isOnce: onlyOnce(all) })
}
/** The short form of a random key: in one run in forty it has no letter, and would read as a number. */
const SHORT_KEY = /\b[0-9a-f]{8}\b/g
/** An entry of a case by its place and day: whatever its heading says, it is one of many. */
const ENTRY = /^(?:\d+ )?Tag [-−]?\d+(?:, .+| gelesen)?$/
const patternOf = (name: string): string =>
  ENTRY.test(name) ? 'Tag #, …' : product().pattern(name.replace(SHORT_KEY, 'c77e8ec0'))

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

/**
 * What tells a control from all others. Words that one component alone writes are its markup: wherever it stands on a
 * screen (in a column or a sheet, in this step or that), pressing it once has run the same code.
 */
export function identityOf(seen: SeenControl): ControlKey {
  const screen = screenOf(seen.path)
  const words = patternOf(seen.name)
  const where = placeOf(seen, screen)
  const name = where === SENTENCES && isOneOfMany(words) ? HOLE : words
  const place = product().isOnce(name) ? '' : where
  return {
    screen: seen.frame && screen !== ROOM ? '*' : screen,
    place: (LEAVES.has(name) ? undefined : ONE_COMPONENT.get(place)) ?? place,
    role: seen.role,
    name,
  }
}
