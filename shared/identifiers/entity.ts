import type { Sex } from './gazetteer.ts'
import type { KnownEntity } from './identifier.ts'
import { foldedKey } from './key.ts'
import { Neighbours } from './neighbours.ts'
import { endsNoSentence, type Mention } from './person.ts'
import type { Reading } from './reading.ts'

/** A person of the text: what it is called by, as keys. */
interface Person {
  readonly id: string
  readonly given: Set<string>
  readonly surnames: Set<string>
  /** Names before a marriage. */
  readonly former: Set<string>
  /** The first letters of names of which nothing else was said: "Özlem K.", "M. Sommer". */
  readonly letters: { given?: string; surname?: string }
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

/** Belongs to a name and is none: "von", "Dr."; "Ben" in front is a given name. */
const isNoPart = (lower: string, isFirst: boolean): boolean =>
  noParts.has(lower) && !(isFirst && lower === 'ben')

/** The parts of a full name as it stands in master data: "Beata Nowak", "NOWAK, Beata", "Nowak". */
function partsOf(name: string): Parts {
  const [front = '', back] = name.split(',', 2)
  const keys = (words: string): string[] =>
    words
      .split(/[\s\u00a0]+/u)
      .map((word) => foldedKey(word.replace(/[^\p{L}\p{M}'’-]/gu, '')))
      .filter((key, at) => key.length > 1 && !isNoPart(key, at === 0))
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
  /** Who is called by a letter that could mean several, by it. */
  readonly #doubtful = new Map<string, Person>()
  readonly #neighbours = new Neighbours()
  /** What stands alone behind "Frau" and the like: a family name, also where a list knows it as a given name. */
  readonly #titled = new Set<string>()
  #last: Person | undefined
  /** The token the mention of `#last` ends at. */
  #lastAt = -1

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
      former: new Set(),
      letters: {},
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
    let initial: string | undefined
    let comma = -1
    for (let at = first; at <= last; at++) {
      const token = reading.token(at)
      if (!token) continue
      if (at > first && token.gap.includes(',')) comma = keys.length
      // "Umm Khaled" is called after Khaled, and another person.
      if (at === first && /^(?:umm|abu)$/u.test(token.lower) && last > first) {
        keys.push(token.key)
        continue
      }
      if (isNoPart(token.lower, keys.length === 0)) continue
      const isAfterName = at > first && !noParts.has(reading.token(at - 1)?.lower ?? '')
      const isAfterParent = at === first + 1 && /^(?:umm|abu)$/u.test(keys[0] ?? '')
      if (keys.length > 0 && ((token.isJoined && isAfterName) || isAfterParent)) {
        keys.push(`${keys.pop() ?? ''}-${reading.nameKey(token)}`)
        continue
      }
      if (token.word.length === 1) {
        initial = token.key
        continue
      }
      const bare = this.#known(token.key) ?? reading.nameKey(token)
      keys.push(bare)
    }
    if (comma > 0) return { surnames: keys.slice(0, comma), given: keys.slice(comma), initial }
    if (isFormer) return { surnames: keys, given: [], initial }
    if (keys.length === 1) {
      const [key = ''] = keys
      const isGiven =
        !isTitled &&
        !this.#bySurname.has(key) &&
        (initial === undefined || reading.token(first)?.word.length !== 1) &&
        (this.#byGiven.has(key) ||
          (isGivenKey(reading, key) && !this.#titled.has(key)) ||
          initial !== undefined)
      return isGiven
        ? { given: keys, surnames: [], initial }
        : { given: [], surnames: keys, initial }
    }
    return { given: keys.slice(0, -1), surnames: keys.slice(-1), initial }
  }

  /** "emils" is "emil" where that is known. */
  #known(key: string): string | undefined {
    if (this.#byGiven.has(key) || this.#bySurname.has(key)) return key
    return [key.replace(/'?s$/u, ''), key.replace(/(?:chen|lein)$/u, '')].find(
      (bare) => this.#byGiven.has(bare) || this.#bySurname.has(bare),
    )
  }

  /** Entities of all mentions, by place in the list: full names first, then single ones. */
  assign(reading: Reading, mentions: readonly Mention[]): string[] {
    const found: (Person | undefined)[] = mentions.map(() => undefined)
    for (const mention of mentions)
      if (mention.isTitled)
        for (const key of this.parts(reading, mention).surnames) this.#titled.add(key)
    const read = () =>
      withFields(
        mentions,
        withoutGenitives(mentions.map((mention) => this.parts(reading, mention))),
      )
    let parts = read()
    const inOrder = (test: (index: number) => boolean): void => {
      this.#last = undefined
      parts.forEach((_, index) => {
        if (!found[index] && test(index))
          found[index] = this.#person(reading, mentions[index], parts[index])
        if (!found[index]) return
        this.#last = found[index]
        this.#lastAt = mentions[index]?.last ?? -1
      })
    }
    const lead = (index: number): string => mentions[index]?.lead ?? ''
    inOrder(
      (index) => (parts[index]?.given.length ?? 0) > 0 && (parts[index]?.surnames.length ?? 0) > 0,
    )
    // Whole names tell which part a single word is.
    parts = read()
    inOrder((index) => mentions[index]?.isFormer === true || calls.has(lead(index)))
    inOrder((index) => (parts[index]?.given.length ?? 0) > 0 && mentions[index]?.isShort !== true)
    inOrder((index) => mentions[index]?.isShort !== true && !families.has(lead(index)))
    // "Familie Yilmaz" is none of them alone: what is said of single ones counts first.
    inOrder((index) => mentions[index]?.isShort !== true)
    inOrder(() => true)
    return found.map((person, index) => person?.id ?? `PERSON-x${index}`)
  }

  /** "Stukenbr.": who was named by a name that begins so. */
  #short(start: string): Person | undefined {
    const byGiven = this.#persons.filter(({ given }) => begins(given, start))
    const bySurname = this.#persons.filter(({ surnames }) => begins(surnames, start))
    return bySurname.find(({ isChild }) => !isChild) ?? byGiven[0]
  }

  /**
   * "E.", "Frau B.": who is called by the letter, else the only one whose name begins with it. Behind a title it is the
   * family name of a grown-up. Where several could be meant it is none of them.
   */
  #letter(letter: string, sex: Sex | undefined, isTitled: boolean): Person | undefined {
    const fits = (person: Person): boolean =>
      !differ(person.sex, sex) && !(isTitled && person.isChild)
    const called = this.#persons.filter(
      (person) =>
        fits(person) &&
        (person.letters.surname === letter || (!isTitled && person.letters.given === letter)),
    )
    if (called.length > 0) return only(called)
    const begun = this.#persons.filter(
      (person) =>
        fits(person) &&
        (begins(person.surnames, letter) || (!isTitled && begins(person.given, letter))),
    )
    if (isTitled) return only(begun)
    const byGiven = begun.filter(({ given }) => begins(given, letter))
    return only(byGiven.filter(({ isChild }) => isChild)) ?? only(byGiven) ?? only(begun)
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
      for (const key of surnames) this.#last.former.add(key)
      return this.#last
    }
    if (
      mention &&
      calls.has(mention.lead ?? '') &&
      this.#last &&
      mention.first - this.#lastAt < 4
    ) {
      for (const key of [...given, ...surnames]) this.#name(this.#last, 'given', key)
      return this.#last
    }
    const isLetter = initial !== undefined && given.length === 0 && surnames.length === 0
    if (mention && isLetter) {
      const key = `${initial}${mention.isTitled ? ` ${sex ?? ''}` : ''}`
      const person =
        this.#letter(initial, sex, mention.isTitled) ?? this.#doubtful.get(key) ?? this.#new()
      if (person.given.size === 0 && person.surnames.size === 0) this.#doubtful.set(key, person)
      if (mention.isTitled) person.letters.surname ??= initial
      else if (person.given.size === 0 && person.surnames.size === 0)
        person.letters.given ??= initial
      if (mention.isTitled) person.sex ??= sex
      return person
    }
    if (mention?.isShort) {
      const person = this.#short(reading.token(mention.last)?.key ?? '-')
      if (person) return person
    }
    const person =
      this.#match(given, surnames, sex, initial, mention?.isTitled ?? false) ??
      (mention && mention.first === mention.last && isCutShort(reading, mention)
        ? this.#short(reading.token(mention.last)?.key ?? '-')
        : undefined) ??
      this.#new()
    if (initial !== undefined && surnames.length === 0) person.letters.surname ??= initial
    if (initial !== undefined && given.length === 0) person.letters.given ??= initial
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
    const fits = (person: Person): boolean => !differ(person.sex, sex)
    if (first !== undefined) {
      const same = this.#near(this.#byGiven, first)
      if (family === undefined) {
        const own =
          initial === undefined
            ? same
            : same.filter(
                ({ surnames: keys, letters }) =>
                  (letters.surname ?? initial) === initial &&
                  (keys.size === 0 || begins(keys, initial)),
              )
        return (
          own.find((person) => person === this.#last) ??
          own[0] ??
          this.#bySurname.get(first)?.find((person) => person.given.size === 0 && fits(person)) ??
          only(
            initial === undefined
              ? []
              : this.#persons.filter(
                  (person) =>
                    person.given.size === 0 && begins(person.surnames, initial) && fits(person),
                ),
          )
        )
      }
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
    const all = this.#near(this.#bySurname, family).filter(fits)
    const called = all.length > 0 ? all : this.#near(this.#byGiven, family).filter(fits)
    const same =
      called.length > 0 || isTitled
        ? called
        : this.#persons.filter(({ former }) => former.has(family))
    if (same.length === 0)
      return only(
        this.#persons.filter(
          (person) =>
            person.surnames.size === 0 &&
            person.letters.surname === family.charAt(0) &&
            sex !== undefined &&
            person.sex === sex,
        ),
      )
    const grown = same.some(({ isChild }) => !isChild)
      ? same.filter(({ isChild }) => !isChild)
      : same
    const named =
      initial === undefined
        ? grown
        : same.filter(
            ({ given: own, letters }) =>
              begins(own, initial) || (own.size === 0 && (letters.given ?? initial) === initial),
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

/** In front of another name of who was named just before. */
const calls = new Set('genannt gen alias rufname spitzname kosename'.split(' '))
/** In front of a name that several have. */
const families = new Set('familie fam eheleute ehepaar geschwister'.split(' '))
const familyFields = new Set('nachname familienname zuname name'.split(' '))
const givenFields = new Set('vorname vornamen'.split(' '))

const differ = (one: Sex | undefined, other: Sex | undefined): boolean =>
  one !== undefined && other !== undefined && one !== 'u' && other !== 'u' && one !== other

const begins = (names: ReadonlySet<string>, start: string): boolean =>
  [...names].some((name) => name.startsWith(start))

const only = (persons: readonly Person[]): Person | undefined =>
  persons.length === 1 ? persons[0] : undefined

/** "Nachname: Kowalczyk   Vorname: Emil" is one name. */
function withFields<Named extends Parts>(
  mentions: readonly Mention[],
  parts: readonly Named[],
): Named[] {
  const joined = [...parts]
  for (let at = 1; at < mentions.length; at++) {
    const [one, other] = [mentions[at - 1], mentions[at]]
    const [a, b] = [parts[at - 1], parts[at]]
    if (!one || !other || !a || !b || other.first - one.last !== 2) continue
    const leads = [one.lead ?? '', other.lead ?? '']
    const isTurned = givenFields.has(leads[0] ?? '') && familyFields.has(leads[1] ?? '')
    if (!isTurned && !(familyFields.has(leads[0] ?? '') && givenFields.has(leads[1] ?? '')))
      continue
    const [front, back] = isTurned ? [a, b] : [b, a]
    const names = {
      given: [...front.given, ...front.surnames],
      surnames: [...back.given, ...back.surnames],
    }
    joined[at - 1] = { ...a, ...names }
    joined[at] = { ...b, ...names }
  }
  return joined
}

/** "Schäferm. sagt": a full stop that ends no sentence. */
function isCutShort(reading: Reading, { last }: Mention): boolean {
  const end = reading.token(last)?.end ?? 0
  return endsNoSentence.test(reading.text.slice(end, end + 3))
}

/** "Emils" and "Emilchen" beside "Emil" are Emil, also where a list knows "Emils" as a name. */
function withoutGenitives<Named extends Parts>(mentions: readonly Named[]): Named[] {
  const said = new Set(mentions.flatMap(({ given, surnames }) => [...given, ...surnames]))
  const bare = (key: string): string =>
    [/s$/u, /(?:chen|lein)$/u]
      .map((ending) => key.replace(ending, ''))
      .find((one) => one !== key && one.length > 2 && said.has(one)) ?? key
  return mentions.map((one) => ({
    ...one,
    given: one.given.map(bare),
    surnames: one.surnames.map(bare),
  }))
}

const childWord =
  /(?:Kind(?:es)?|Jugendliche[rn]?|Schülerin|Schüler|Sohn(?:es)?|Tochter|Mädchen|Junge|Säugling|Baby|Bruder|Schwester|Enkel|Enkelin|Patient|Patientin|kleine[rn]?)[\s:,(]{1,3}$/u

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
