import { Dictionary } from './dictionary.ts'
import { gazetteer, type Gazetteer } from './gazetteer.ts'
import type { Candidate } from './identifier.ts'
import { tokensOf, type Token } from './token.ts'
import { everydayNames } from './ownNames.ts'
import { abbreviations } from './ownWords.ts'

/** How a word is known as a name: a given name, a family name, either, or by its ending alone. */
export type NameKind = 'given' | 'surname' | 'name' | 'shape'

/** Endings of family names that hardly any other word has. */
const nameEnding =
  /(?:.{2}(?:mann|meie?r|meyer|maie?r|mayer|schulte|brinck?|kamp|kemper|horst|hoff|kötter|köster|müller|hövel|husen|donk|nowski|owski|ewski|inski|cki|cka|owicz|ewicz|czyk|czak|enko|tschuk|chuk|ović|ovic|ević|evic|escu|eanu|oğlu|oglu|türk|zade|zadeh|nejad|dze|shvili|idis|akis|opoulos|sson|uddin|ullah|yan|pour|pillai|lingam|singam|rajah|mariam|selassie|kidan|ndiaye|nguyen))$/u

/** The text as all finders read it, and what was taken of it already. */
export class Reading {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly lists: Gazetteer
  readonly dictionary: Dictionary
  readonly found: Candidate[] = []
  /** The newest year the text names; this tells who is a child. */
  readonly newestYear: number
  readonly #taken: Uint8Array
  readonly #words = new Map<string, boolean>()

  constructor(text: string) {
    this.text = text
    this.tokens = tokensOf(text)
    this.lists = gazetteer()
    this.newestYear = Math.max(
      0,
      ...Array.from(text.matchAll(/(?<!\d)20[0-4]\d(?!\d)/gu), ([year]) => Number(year)).slice(
        0,
        2000,
      ),
    )
    this.dictionary = sharedDictionary(this.lists)
    this.#taken = new Uint8Array(text.length)
  }

  /** Is any letter of the token part of a place already? */
  isTaken({ start, end }: { readonly start: number; readonly end: number }): boolean {
    for (let at = start; at < end; at++) if (this.#taken[at] === 1) return true
    return false
  }

  /** Of this stretch nothing is taken later. */
  pass({ start, end }: { readonly start: number; readonly end: number }): void {
    this.#taken.fill(1, start, end)
  }

  /** Takes what is free of a stretch; gives whether anything was. */
  claim(candidate: Candidate): boolean {
    let { start } = candidate
    let any = false
    while (start < candidate.end) {
      while (
        start < candidate.end &&
        (this.#taken[start] === 1 || !/[\p{L}\p{N}+(@*]/u.test(this.text.charAt(start)))
      )
        start++
      let end = start
      while (end < candidate.end && this.#taken[end] !== 1) end++
      const next = end
      while (end > start && !/[\p{L}\p{N}\p{M}.)“"]/u.test(this.text.charAt(end - 1))) end--
      if (end > start) {
        this.found.push({ ...candidate, start, end })
        this.#taken.fill(1, start, end)
        any = true
      }
      start = Math.max(next, start + 1)
    }
    return any
  }

  token(index: number): Token | undefined {
    return this.tokens[index]
  }

  /** Is it a German word that is no name? A word put together from others is none if it is known as a name. */
  isWord({ word, lower, key, isCapital }: Token): boolean {
    if (abbreviations.has(word)) return true
    if (
      isCapital &&
      this.lists.ownGiven.has(key) &&
      !everydayNames.has(lower) &&
      !this.lists.words.has(lower)
    )
      return false
    if (isCapital && this.#isNameAboveAll(lower, key)) return false
    const known = this.#words.get(lower)
    if (known !== undefined) return known
    const is = this.#isWord(lower)
    this.#words.set(lower, is)
    return is
  }

  /** Not in the dictionary itself, but as a family name ("Winkler"), or often written because a place is called so. */
  #isNameAboveAll(lower: string, key: string): boolean {
    const { nouns, words, frequent, surnames, places, placeStarts } = this.lists
    if (nouns.has(lower) || words.has(lower) || everydayNames.has(lower)) return false
    if (frequent.has(lower)) return lower.length > 4 && (places.has(key) || placeStarts.has(key))
    return lower.length > 4 && surnames.has(key)
  }

  #isWord(lower: string): boolean {
    if (everydayNames.has(lower) || this.dictionary.simple(lower)) return true
    if (!this.dictionary.has(lower)) return false
    return !nameEnding.test(lower)
  }

  /** "ION Jonte", "FamG Nord": short and in capitals beside a word that is not, or a capital in the middle of a short word. */
  isShortForm(at: number): boolean {
    const token = this.tokens[at]
    if (!token || token.isJoined || this.tokens[at + 1]?.isJoined) return false
    if (
      abbreviations.has(token.word) ||
      (/^\p{Lu}\p{Ll}{0,3}\p{Lu}\p{L}{0,2}$/u.test(token.word) && !token.isUpper)
    )
      return true
    if (!token.isUpper || token.word.length > 5) return false
    const isLarge = (one: Token | undefined): boolean =>
      one !== undefined && one.isUpper && !abbreviations.has(one.word)
    return !isLarge(this.tokens[at - 1]) && !isLarge(this.tokens[at + 1])
  }

  /** How the word is known as a name, with or without the s of a genitive. */
  nameKind({ key }: Token): NameKind | undefined {
    const bare = key.replace(/'s?$/u, '')
    return (
      this.#kindOf(bare) ??
      (bare.length > 3 && bare.endsWith('s') ? this.#kindOf(bare.slice(0, -1)) : undefined)
    )
  }

  /** The key of a name without the s of a genitive, where it is known without. */
  nameKey({ key }: Pick<Token, 'key'>): string {
    const bare = key.replace(/'s?$/u, '')
    const { ownGiven } = this.lists
    if (bare.endsWith('s') && ownGiven.has(bare.slice(0, -1)) && !ownGiven.has(bare))
      return bare.slice(0, -1)
    if (this.#kindOf(bare) !== undefined || !bare.endsWith('s') || bare.length < 4) return bare
    return this.#kindOf(bare.slice(0, -1)) === undefined ? bare : bare.slice(0, -1)
  }

  /** A word put together from others: at the place of a family name it is one. */
  isCompound(token: Token): boolean {
    return (
      this.isWord(token) && !everydayNames.has(token.lower) && !this.dictionary.simple(token.lower)
    )
  }

  hasNameEnding({ lower }: Token): boolean {
    return nameEnding.test(lower.replace(/s$/u, '')) || nameEnding.test(lower)
  }

  #kindOf(key: string): NameKind | undefined {
    const { given, surnames, names } = this.lists
    return given.has(key)
      ? 'given'
      : surnames.has(key)
        ? 'surname'
        : names.has(key)
          ? 'name'
          : undefined
  }
}

let dictionary: Dictionary | undefined
const sharedDictionary = (lists: Gazetteer): Dictionary => (dictionary ??= new Dictionary(lists))

/** The line a place stands in, at most so many units to either side of it. */
export function lineAround(text: string, at: number, most: number): string {
  const before = text.slice(Math.max(0, at - most), at)
  const [behind = ''] = text.slice(at, at + most).split('\n', 1)
  return before.slice(before.lastIndexOf('\n') + 1) + behind
}
