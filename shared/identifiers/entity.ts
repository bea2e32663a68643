import type { Sex } from './gazetteer.ts'
import type { KnownEntity } from './identifier.ts'
import { foldedKey } from './key.ts'
import { Neighbours } from './neighbours.ts'
import type { Mention } from './person.ts'
import type { Reading } from './reading.ts'

/** A person of the text: what it is called by, as keys. */
interface Person {
  readonly id: string
  readonly given: Set<string>
  readonly surnames: Set<string>
  sex: Sex | undefined
  /** Children are called by their given names: a family name alone means another person. */
  isChild: boolean
}

export interface Parts {
  readonly given: readonly string[]
  readonly surnames: readonly string[]
}

const noParts = new Set(
  'von van vom de der den zu zur al el abu umm ben bin bint ibn di da do dos del della la le ter ten dr prof med frau herr herrn'.split(
    ' ',
  ),
)

/** The parts of a full name as it stands in master data: "Beata Nowak", "NOWAK, Beata", "Nowak". */
function partsOf(name: string): Parts {
  const [front = '', back] = name.split(',', 2)
  const keys = (words: string): string[] =>
    words
      .split(/[\s\u00a0]+/u)
      .map((word) => foldedKey(word.replace(/[^\p{L}\p{M}'’-]/gu, '')))
      .filter((key) => key.length > 1 && !noParts.has(key))
  if (back !== undefined && back.trim() !== '') return { given: keys(back), surnames: keys(front) }
  const all = keys(front)
  return all.length < 2
    ? { given: [], surnames: all }
    : { given: all.slice(0, -1), surnames: all.slice(-1) }
}

/** Who is who: one entity for every person, whatever parts of the name are used. */
export class Entities {
  readonly #persons: Person[] = []
  readonly #byGiven = new Map<string, Person[]>()
  readonly #bySurname = new Map<string, Person[]>()
  readonly #neighbours = new Neighbours()
  #last: Person | undefined

  /** What is known beforehand comes first. */
  know(known: KnownEntity, id: string, sexOf: (key: string) => Sex | undefined): void {
    const person = this.#new(id)
    for (const name of [known.name, ...(known.aliases ?? [])]) {
      const { given, surnames } = partsOf(name)
      for (const key of given) this.#name(person, 'given', key)
      for (const key of surnames)
        this.#name(
          person,
          given.length === 0 && sexOf(key) !== undefined ? 'given' : 'surnames',
          key,
        )
      person.sex ??= given.map(sexOf).find((sex) => sex !== undefined)
    }
  }

  /** Every key that names a known person. */
  keys(): ReadonlySet<string> {
    return new Set([...this.#byGiven.keys(), ...this.#bySurname.keys()])
  }

  isSurname(key: string): boolean {
    return this.#bySurname.has(key)
  }

  #new(id = `PERSON-${this.#persons.length + 1}`): Person {
    const person: Person = {
      id,
      given: new Set(),
      surnames: new Set(),
      sex: undefined,
      isChild: false,
    }
    this.#persons.push(person)
    return person
  }

  #name(person: Person, kind: 'given' | 'surnames', key: string): void {
    const index = kind === 'given' ? this.#byGiven : this.#bySurname
    for (const one of new Set([key, ...key.split('-').filter((part) => part.length > 2)])) {
      person[kind].add(one)
      this.#neighbours.add(one)
      const others = index.get(one) ?? []
      if (!others.includes(person)) index.set(one, [...others, person])
    }
  }

  /** Splits the words of a mention: given names in front, family names behind; a comma turns them round. */
  parts(
    reading: Reading,
    { first, last, isTitled, isFormer }: Mention,
  ): Parts & { readonly initial: string | undefined } {
    const keys: string[] = []
    const words: string[] = []
    let initial: string | undefined
    let comma = -1
    for (let at = first; at <= last; at++) {
      const token = reading.token(at)
      if (!token) continue
      if (at > first && token.gap.includes(',')) comma = keys.length
      if (noParts.has(token.lower)) continue
      if (token.isJoined && keys.length > 0) {
        keys.push(`${keys.pop() ?? ''}-${reading.nameKey(token)}`)
        words.push(`${words.pop() ?? ''}-${token.key}`)
        continue
      }
      if (token.word.length === 1) {
        initial = token.key
        continue
      }
      const bare = this.#known(token.key) ?? reading.nameKey(token)
      keys.push(bare)
      words.push(token.key)
    }
    if (comma > 0) return { surnames: keys.slice(0, comma), given: keys.slice(comma), initial }
    if (isFormer) return { surnames: keys, given: [], initial }
    if (keys.length === 1) {
      const [key = ''] = keys
      const isGiven =
        !isTitled &&
        !this.#bySurname.has(key) &&
        (initial === undefined || reading.token(first)?.word.length !== 1) &&
        (this.#byGiven.has(key) || isGivenKey(reading, key) || initial !== undefined)
      return isGiven
        ? { given: keys, surnames: [], initial }
        : { given: [], surnames: keys, initial }
    }
    return { given: keys.slice(0, -1), surnames: keys.slice(-1), initial }
  }

  /** "emils" is "emil" where that is known. */
  #known(key: string): string | undefined {
    if (this.#byGiven.has(key) || this.#bySurname.has(key)) return key
    const bare = key.replace(/'?s$/u, '')
    return this.#byGiven.has(bare) || this.#bySurname.has(bare) ? bare : undefined
  }

  /** Entities of all mentions, by place in the list: full names first, then single ones. */
  assign(reading: Reading, mentions: readonly Mention[]): string[] {
    const found: (Person | undefined)[] = mentions.map(() => undefined)
    const parts = withoutGenitives(mentions.map((mention) => this.parts(reading, mention)))
    const inOrder = (test: (index: number) => boolean): void => {
      this.#last = undefined
      parts.forEach((_, index) => {
        if (found[index]) this.#last = found[index]
        else if (test(index)) {
          found[index] = this.#person(reading, mentions[index], parts[index])
          this.#last = found[index]
        }
      })
    }
    inOrder(
      (index) => (parts[index]?.given.length ?? 0) > 0 && (parts[index]?.surnames.length ?? 0) > 0,
    )
    inOrder((index) => mentions[index]?.isFormer === true)
    inOrder((index) => (parts[index]?.given.length ?? 0) > 0 && mentions[index]?.isShort !== true)
    inOrder((index) => mentions[index]?.isShort !== true)
    inOrder(() => true)
    return found.map((person, index) => person?.id ?? `PERSON-x${index}`)
  }

  /** "E.", "Stukenbr.": who was named by a name that begins so; children before others for a single letter. */
  #short(start: string): Person | undefined {
    const begin = (names: ReadonlySet<string>): boolean =>
      [...names].some((name) => name.startsWith(start))
    const byGiven = this.#persons.filter(({ given }) => begin(given))
    const bySurname = this.#persons.filter(({ surnames }) => begin(surnames))
    return start.length === 1
      ? (byGiven.find(({ isChild }) => isChild) ?? byGiven[0] ?? bySurname[0])
      : (bySurname.find(({ isChild }) => !isChild) ?? byGiven[0])
  }

  #person(
    reading: Reading,
    mention: Mention | undefined,
    parts: (Parts & { initial: string | undefined }) | undefined,
  ): Person {
    const { given = [], surnames = [], initial } = parts ?? {}
    const sex =
      mention?.sex ??
      given
        .map((key) => reading.lists.given.get(key.split('-')[0] ?? key))
        .find((one) => one !== undefined)
    if (mention?.isFormer && this.#last) {
      for (const key of surnames) this.#name(this.#last, 'surnames', key)
      return this.#last
    }
    if (mention?.isShort) {
      const person = this.#short(initial ?? surnames[0] ?? given[0] ?? '-')
      if (person) return person
    }
    const person =
      this.#match(given, surnames, sex, initial, mention?.isTitled ?? false) ?? this.#new()
    for (const key of given) this.#name(person, 'given', key)
    for (const key of surnames) this.#name(person, 'surnames', key)
    person.sex ??= sex
    if (mention && given.length > 0 && isChildHere(reading, mention)) person.isChild = true
    return person
  }

  #match(
    given: readonly string[],
    surnames: readonly string[],
    sex: Sex | undefined,
    initial: string | undefined,
    isTitled: boolean,
  ): Person | undefined {
    const [first] = given
    const [family] = surnames
    const fits = (person: Person): boolean =>
      sex === undefined ||
      sex === 'u' ||
      person.sex === undefined ||
      person.sex === 'u' ||
      person.sex === sex
    if (first !== undefined) {
      const same = this.#near(this.#byGiven, first)
      if (family === undefined)
        return (
          same.find((person) => person === this.#last) ??
          same[0] ??
          this.#bySurname.get(first)?.find((person) => person.given.size === 0 && fits(person))
        )
      const own = new Set(surnames.flatMap((key) => this.#near(this.#bySurname, key)))
      const both = same.find((person) => own.has(person))
      if (both) return both
      const open = same.find((person) => person.surnames.size === 0)
      if (open) return open
      return (this.#bySurname.get(family) ?? []).find(
        (person) => person.given.size === 0 && fits(person),
      )
    }
    if (family === undefined) return undefined
    const all = this.#near(this.#bySurname, family)
    const same = (all.length > 0 ? all : isTitled ? this.#near(this.#byGiven, family) : []).filter(
      fits,
    )
    const grown = same.some(({ isChild }) => !isChild)
      ? same.filter(({ isChild }) => !isChild)
      : same
    const named =
      initial === undefined
        ? grown
        : same.filter(
            ({ given: own }) => own.size === 0 || [...own].some((key) => key.startsWith(initial)),
          )
    if (isTitled)
      return (
        named.find((person) => person.given.size === 0) ??
        named.find((person) => person === this.#last) ??
        named[0]
      )
    return named.find((person) => person === this.#last) ?? named[0]
  }

  /** Those of a key, else those of a key one letter away. */
  #near(index: ReadonlyMap<string, Person[]>, key: string): readonly Person[] {
    const same = index.get(key) ?? index.get(key.split('-')[0] ?? key)
    if (same) return same
    const other = this.#neighbours.of(key)
    return (other === undefined ? undefined : index.get(other)) ?? []
  }
}

/** "Emils" beside "Emil" is Emil, also where a list knows "Emils" as a name. */
function withoutGenitives<Named extends Parts>(mentions: readonly Named[]): Named[] {
  const said = new Set(mentions.flatMap(({ given, surnames }) => [...given, ...surnames]))
  const bare = (key: string): string =>
    key.length > 3 && key.endsWith('s') && said.has(key.slice(0, -1)) ? key.slice(0, -1) : key
  return mentions.map((one) => ({
    ...one,
    given: one.given.map(bare),
    surnames: one.surnames.map(bare),
  }))
}

const childWord =
  /(?:Kind(?:es)?|Schülerin|Schüler|Sohn(?:es)?|Tochter|Mädchen|Junge|Säugling|Baby|Bruder|Schwester|Enkel|Enkelin|Patient|Patientin|kleine[rn]?)[\s:,(]{1,3}$/u

/** Is a mention followed by the age of a child, or a word for a child in front of it? */
function isChildHere(reading: Reading, { first, last }: Mention): boolean {
  const start = reading.token(first)?.start ?? 0
  const end = reading.token(last)?.end ?? 0
  if (childWord.test(reading.text.slice(Math.max(0, start - 16), start))) return true
  const behind = reading.text.slice(end, end + 40)
  const age = /^[,\s(]{1,4}(\d{1,2})(?=\s?(?:J|M|W|\)|;|,))/u.exec(behind)?.[1]
  if (age !== undefined) return Number(age) < 18
  const year =
    /^[,\s(]{1,4}(?:geb\p{L}*\.?:?\s(?:am\s)?|\*\s?)?\d{1,2}[.-]\d{1,2}[.-]((?:19|20)\d{2})/u.exec(
      behind,
    )?.[1]
  return year !== undefined && Number(year) >= reading.newestYear - 17
}

const isGivenKey = ({ lists }: Reading, key: string): boolean =>
  lists.given.has(key) || lists.given.has(key.split('-')[0] ?? key)
