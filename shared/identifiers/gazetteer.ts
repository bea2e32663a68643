import { inflateSync, strFromU8 } from 'fflate'
import { foldedKey } from './key.ts'
import { frequent } from './lists/frequent.ts'
import { given } from './lists/given.ts'
import { names } from './lists/names.ts'
import { nouns } from './lists/nouns.ts'
import { places } from './lists/places.ts'
import { surnames } from './lists/surnames.ts'
import { words } from './lists/words.ts'
import { anyNames, familyNames, menNames, womenNames } from './ownNames.ts'
import { districts, foreign } from './ownPlaces.ts'
import { nouns as ownNouns, smallWords } from './ownWords.ts'

/** `f` and `m` as the lists say; `u` where they differ. */
export type Sex = 'f' | 'm' | 'u'

/** `near`: of North Rhine-Westphalia or named by the project; `home`: of Germany; `far`: elsewhere, mostly small. */
type PlaceRank = 'near' | 'home' | 'far'

export interface Gazetteer {
  /** German nouns and other words, in small letters. */
  readonly nouns: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  /** What is written and said often, of whatever kind. */
  readonly frequent: ReadonlySet<string>
  /** All else is found by its key. */
  readonly given: ReadonlyMap<string, Sex>
  /** Given names the project itself lists: also found in small letters. */
  readonly ownGiven: ReadonlySet<string>
  readonly surnames: ReadonlySet<string>
  /** Those the project itself lists: German words among them are names behind a given name. */
  readonly ownSurnames: ReadonlySet<string>
  /** Names of either kind, of census lists. */
  readonly names: ReadonlySet<string>
  /** Several words of one name are joined by a space. */
  readonly places: ReadonlyMap<string, PlaceRank>
  /** First words of places of several words. */
  readonly placeStarts: ReadonlySet<string>
}

/** The lines of a list: every one begins with a sign for how many letters it shares with the one before. */
function linesOf(base64: string): string[] {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  let before = ''
  return strFromU8(inflateSync(bytes))
    .split('\n')
    .map((line) => (before = before.slice(0, line.charCodeAt(0) - 65) + line.slice(1)))
}

const ranks: Readonly<Record<string, PlaceRank>> = { n: 'near', d: 'home', f: 'far' }

let loaded: Gazetteer | undefined

/** The lists, unpacked when they are asked for first (about a third of a second), then kept. */
export const gazetteer = (): Gazetteer => (loaded ??= unpacked())

function unpacked(): Gazetteer {
  const sexes = new Map<string, Sex>()
  for (const line of linesOf(given)) {
    const [key = '', sex = 'u'] = line.split(',')
    sexes.set(key, sex === 'f' || sex === 'm' ? sex : 'u')
  }
  const ownGiven = new Set<string>()
  for (const [list, sex] of [
    [womenNames, 'f'],
    [menNames, 'm'],
    [anyNames, 'u'],
  ] as const)
    for (const key of list.map(foldedKey)) {
      sexes.set(key, ownGiven.has(key) && sexes.get(key) !== sex ? 'u' : sex)
      ownGiven.add(key)
    }
  const found = new Map<string, PlaceRank>()
  for (const line of linesOf(places)) {
    const [key = '', rank = 'f'] = line.split(',')
    found.set(key, ranks[rank] ?? 'far')
  }
  for (const key of [...districts, ...foreign].map(foldedKey)) found.set(key, 'near')
  return {
    nouns: new Set([...linesOf(nouns), ...ownNouns]),
    words: new Set([...linesOf(words), ...smallWords]),
    frequent: new Set(linesOf(frequent)),
    given: sexes,
    ownGiven,
    ownSurnames: new Set(familyNames.map(foldedKey)),
    surnames: new Set([...linesOf(surnames), ...familyNames.map(foldedKey)]),
    names: new Set(linesOf(names)),
    places: found,
    placeStarts: new Set(
      [...found.keys()].filter((key) => key.includes(' ')).map((key) => key.split(' ')[0] ?? ''),
    ),
  }
}
