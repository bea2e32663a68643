// What was found once is found everywhere: in other spellings, small letters, abbreviations, with a letter wrong.
import { reasonWords } from './identifiers.words.ts'
import { isKindOfInstitution } from './institution.ts'
import type { IdentifierType } from './identifier.ts'
import { endsNoSentence, type Mention } from './person.ts'
import { smallWords } from './ownWords.ts'
import { Neighbours } from './neighbours.ts'
import type { Reading } from './reading.ts'
import type { Token } from './token.ts'

const small = new Set(smallWords)

const determiner =
  /^(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|im|am|zum|zur|vom|beim|bis|ab|seit|jeden|jede|kein|keine|nächsten|letzten|kommenden|diesen|mein|sein|ihr)$/u

/** In front of what something is, no name: "Es war Sommer", "arbeitet als Koch", "ein harter Winter". */
const saysWhat =
  /^(?:ist|war|wird|wurde|bleibt|blieb|sei|als|fast|schon|bald|gelernter?|harte[rn]?|kalte[rnm]?|warme[rnm]?|heiße[rnm]?|lange[rnm]?|ganze[rnm]?|vorige[rnm]?|vergangene[rnm]?|jede[rnms]?)$/u

export interface NamedKeys {
  /** Keys of names, and whether master data name them. */
  readonly keys: ReadonlyMap<string, { readonly isKnown: boolean }>
}

/** Takes further mentions of persons that were named, and gives them. */
export function takeNamedAgain(reading: Reading, { keys }: NamedKeys): Mention[] {
  const { tokens, text } = reading
  const mentions: Mention[] = []
  const long = [...keys.keys()].filter((key) => key.length >= 5)
  const neighbours = new Neighbours(long)
  const initials = new Set([...keys.keys()].map((key) => key.slice(0, 1)))
  const starts = prefixesOf(keys.keys())
  const take = (at: number, reason: string, state: 'replaced' | 'review'): void => {
    const token = tokens[at]
    if (!token) return
    let last = at
    while (
      state === 'replaced' &&
      tokens[last + 1]?.isJoined &&
      tokens[last + 1]?.isCapital &&
      !reading.isTaken(tokens[last + 1] as Token) &&
      !reading.isWord(tokens[last + 1] as Token)
    )
      last++
    // "M. Sommer"
    const letter = tokens[at - 1]
    const first =
      letter &&
      /^\p{Lu}$/u.test(letter.word) &&
      /^\.\s?$/u.test(token.gap) &&
      !reading.isTaken(letter)
        ? at - 1
        : at
    if (
      reading.claim({
        type: 'PERSON',
        state,
        reason,
        start: tokens[first]?.start ?? token.start,
        end: tokens[last]?.end ?? token.end,
      })
    )
      mentions.push({
        first,
        last,
        sex: undefined,
        isTitled: false,
        isFormer: false,
        isShort: reason === reasonWords.short || reason === reasonWords.initial,
      })
  }
  tokens.forEach((token, at) => {
    if (reading.isTaken(token) || token.key.length < 1) return
    const known = keys.get(token.key) ?? ownGenitive(keys, token.key)
    if (known) {
      if (
        small.has(token.lower) &&
        !(known.isKnown && token.isCapital && !startsSentence(text, token))
      )
        return
      if (!reading.isWord(token))
        return take(at, known.isKnown ? reasonWords.known : reasonWords.again, 'replaced')
      if (!token.isCapital) return
      const before = tokens[at - 1]
      const isPlain = reading.lists.nouns.has(token.lower)
      const isWord =
        isPlain &&
        token.isNext &&
        before !== undefined &&
        (determiner.test(before.lower) || saysWhat.test(before.lower))
      if (isWord)
        return take(at, known.isKnown ? reasonWords.knownWord : reasonWords.againWord, 'review')
      const isSimple = reading.dictionary.simple(token.lower)
      if (!isPlain && isSimple && startsSentence(text, token) && !known.isKnown) return
      return take(at, known.isKnown ? reasonWords.known : reasonWords.again, 'replaced')
    }
    if (isAbbreviation(reading, at, starts)) return take(at, reasonWords.short, 'replaced')
    if (
      /^\p{Lu}$/u.test(token.word) &&
      initials.has(token.key) &&
      isInitial(text, token, tokens[at + 1])
    )
      return take(at, reasonWords.initial, 'replaced')
    if (token.key.length < 5 || (token.hasDigit && !/^\p{L}+\d/u.test(token.word))) return
    if (reading.isWord(token)) return
    const other =
      neighbours.of(token.key) ??
      (token.key.endsWith('s') ? neighbours.of(token.key.slice(0, -1)) : undefined)
    if (other !== undefined && (token.isCapital || token.key.length > 5))
      take(at, keys.get(other)?.isKnown ? reasonWords.knownTypo : reasonWords.typo, 'replaced')
  })
  return mentions
}

const ownGenitive = (
  keys: NamedKeys['keys'],
  key: string,
): { readonly isKnown: boolean } | undefined =>
  keys.get(key.replace(/'?s$/u, '')) ?? keys.get(key.replace(/(?:sche[nrs]?|chen|i|lein)$/u, ''))

/** Beginnings of names of three letters and more, as they are cut short: "stukenbr". */
function prefixesOf(keys: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const key of keys)
    for (const part of [key, ...key.split('-')])
      for (let length = 2; length < Math.min(part.length, 30); length++)
        found.add(part.slice(0, length))
  return found
}

/** "Stukenbr.", "So./Bri.": a beginning of a name, a full stop, and no end of a sentence behind it. */
function isAbbreviation(reading: Reading, at: number, starts: ReadonlySet<string>): boolean {
  const token = reading.token(at)
  if (!token?.isCapital || token.word.length < 2 || !starts.has(token.key)) return false
  if (!endsNoSentence.test(reading.text.slice(token.end, token.end + 3))) return false
  if (
    /^(?:Tel|Str|Nr|Abs|Art|Dr|Fr|Hr|Prof|Kl|Az|Bl|St|Ev|Kath|Mo|Di|Mi|Do|Sa|So|Jan|Feb|Apr|Jun|Jul|Aug|Sep|Sept|Okt|Nov|Dez|Geb|Std|Min|Anl|Max|Bes|Mag|Dipl|Ing|Med|Bearb|Betr|Ref|Ltg|Sek|Ber|Ant|Ver|Vor|Be|An|In|Ab|Zi|Al|El|Li|Re|Ki|Ma|Te|Ca|Gr)$/u.test(
      token.word,
    )
  )
    return token.word === 'So' && /^\.\//u.test(reading.text.slice(token.end, token.end + 2))
  return !reading.isWord(token) || token.word.length < 4
}

/** "E. fehlte", "sagt Y.:" but not "z. B." */
function isInitial(text: string, token: Token, next: Token | undefined): boolean {
  const before = text.slice(Math.max(0, token.start - 3), token.start)
  const behind = text.slice(token.end, token.end + 3)
  if (!behind.startsWith('.') || /(?:[\p{L}]\.\s?|\d\s?|[\p{L}\d]-|§\s?)$/u.test(before))
    return false
  return !(
    next !== undefined &&
    /^\.\s?$/u.test(next.gap) &&
    next.word.length === 1 &&
    /\p{L}\./u.test(text.slice(next.start, next.end + 1))
  )
}

const startsSentence = (text: string, { start }: Token): boolean =>
  /(?:^|[.!?:\n„"(•–-]\s*)$/u.test(text.slice(Math.max(0, start - 4), start))

/** Unknown words inside found places and institutions, wherever else they stand. */
export function takePlacesAgain(reading: Reading): void {
  const { tokens, found } = reading
  const keys = new Map<string, IdentifierType>()
  /** Names that are words of everyday as well: "die Pusteblume". */
  const words = new Set<string>()
  const typed = found
    .filter(({ type }) => type === 'PLACE' || type === 'INSTITUTION' || type === 'STREET')
    .toSorted((a, b) => a.start - b.start)
  let at = 0
  for (const { start, end, type } of typed) {
    while (at < tokens.length && (tokens[at]?.end ?? 0) <= start) at++
    for (
      let inside = at;
      inside < tokens.length && (tokens[inside]?.start ?? Infinity) < end;
      inside++
    ) {
      const token = tokens[inside]
      if (
        token &&
        token.isCapital &&
        token.word.length > 4 &&
        !token.isUpper &&
        !/straße$|weg$|platz$/u.test(token.lower)
      ) {
        if (!reading.isWord(token) || (type === 'STREET' && reading.isCompound(token)))
          keys.set(token.key, type)
        else if (
          type === 'INSTITUTION' &&
          inside > at &&
          token.end === end &&
          !isKindOfInstitution(token)
        )
          words.add(token.key)
      }
    }
  }
  for (const token of tokens) {
    const type = keys.get(token.key) ?? keys.get(token.key.replace(/s$/u, ''))
    const span = { reason: reasonWords.placeAgain, start: token.start, end: token.end }
    if (type !== undefined && token.isCapital && (!reading.isWord(token) || type === 'STREET'))
      reading.claim({ ...span, type, state: 'replaced' })
    else if (type !== undefined && !reading.isWord(token))
      reading.claim({ ...span, type, state: 'replaced' })
    else if (token.isCapital && words.has(token.key))
      reading.claim({ ...span, type: 'INSTITUTION', state: 'review' })
  }
}
