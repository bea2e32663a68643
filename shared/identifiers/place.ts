import type { Candidate } from './identifier.ts'
import { afterWord, reasonWords } from './identifiers.words.ts'
import { everydayPlaces } from './ownPlaces.ts'
import { smallWords } from './ownWords.ts'
import { articles } from './person.ts'
import type { Reading } from './reading.ts'
import type { Token } from './token.ts'

const small = new Set(smallWords)
/** In front of a place rather than of a person. */
const leads = new Set(
  'in aus nach wohnhaft stadt gemeinde kreis landkreis raum richtung ortsteil stadtteil bezirk großraum bahnhof innenstadt bei whft über'.split(
    ' ',
  ),
)
/** In front of a place and hardly of anything else that begins with a capital letter. */
const strict = new Set(
  'in aus nach wohnhaft stadt gemeinde ortsteil stadtteil whft innenstadt bahnhof'.split(' '),
)
const placeEnding =
  /^(?:.{2,}(?:hausen|heim|kirchen|dorf|burg|stadt|städt|feld|rath|lar|ingen|ungen|scheid|bruch|rode|roda|hoven|hofen|wedel|büttel|beck|loh|hövel|heide|furt|brück|münde|stedt|stetten|weiler|wald|berge?|thal|tal|born|bronn|bach|au|itz|ow|grad|pur|abad|stan|pol|köy|kent|hisar))$/u

/** Takes towns, quarters, countries and regions. A name of a person that is a place as well needs a word in front of it. */
export function takePlaces(reading: Reading): void {
  const { tokens } = reading
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || reading.isTaken(token)) continue
    const length = longestAt(reading, at)
    if (length === 0) {
      const derived = adjectiveAt(reading, token) ?? unknownAt(reading, at) ?? wordAt(reading, at)
      if (derived) reading.claim(derived)
      continue
    }
    const last = tokens[at + length - 1] ?? token
    const lead = tokens[at - 1]
    const isLed = lead !== undefined && leads.has(lead.lower) && token.isNext
    reading.claim({
      ...{ type: 'PLACE', state: 'replaced', start: token.start, end: last.end },
      reason: isLed ? afterWord(lead.word) : reasonWords.place,
    })
    at += length - 1
  }
}

/** How many tokens a place takes here; 0 if there is none. */
function longestAt(reading: Reading, at: number): number {
  const { tokens, lists } = reading
  const first = tokens[at]
  if (!first || first.key.length < 3) return 0
  let name = first.key
  let best = 0
  if (lists.placeStarts.has(first.key) || tokens[at + 1]?.isJoined)
    for (let next = at + 1; next < Math.min(tokens.length, at + 4); next++) {
      const token = tokens[next]
      if (!token || reading.isTaken(token) || !(token.isJoined || token.isNext)) break
      name += (token.isJoined ? '-' : ' ') + token.key
      const isWhole = lists.places.has(name) && !tokens[next + 1]?.isJoined
      if (
        isWhole &&
        (first.isCapital || lists.places.get(name) === 'near') &&
        (token.isJoined || token.isCapital || !reading.isWord(token) || next > at + 1)
      )
        best = next - at + 1
    }
  if (best > 0) return best
  if (tokens[at + 1]?.isJoined || first.isJoined) return isPartOfChain(reading, at) ? 1 : 0
  return isPlace(reading, at) ? 1 : 0
}

/** "Dorsten-Wulfen", "Gelsenkirchen-Ückendorf": two places with a hyphen between them. */
function isPartOfChain(reading: Reading, at: number): boolean {
  const { tokens, lists } = reading
  const token = tokens[at]
  const other = token?.isJoined ? tokens[at - 1] : tokens[at + 1]
  if (!token?.isCapital || !other?.isCapital) return false
  const firstRank = lists.places.get((token.isJoined ? other : token).key)
  if (
    (firstRank === 'near' || firstRank === 'home') &&
    !reading.isWord(token.isJoined ? token : other)
  )
    return true
  const rank = lists.places.get(token.key)
  const otherRank = lists.places.get(other.key)
  return rank !== undefined && rank !== 'far' && otherRank !== undefined && otherRank !== 'far'
}

function isPlace(reading: Reading, at: number): boolean {
  const { lists, tokens } = reading
  const token = tokens[at]
  const lead = tokens[at - 1]
  if (!token || small.has(token.lower)) return false
  const rank = lists.places.get(token.key) ?? lists.places.get(token.key.replace(/s$/u, ''))
  if (rank === undefined) return false
  const isLed = token.isNext && lead !== undefined && leads.has(lead.lower)
  const isStrict = token.isNext && lead !== undefined && strict.has(lead.lower)
  if (everydayPlaces.has(token.lower)) return isStrict && token.isCapital
  if (reading.isWord(token))
    return rank === 'near' && token.isCapital && (isStrict || reading.isCompound(token))
  const kind = reading.nameKind(token)
  if (!token.isCapital)
    return (
      rank === 'near' &&
      token.lower.length > 3 &&
      (kind !== 'given' || isStrict) &&
      !reading.isWord(token)
    )
  if (isStrict && (kind !== 'given' || rank !== 'far')) return true
  if (rank === 'near') return !lists.ownGiven.has(token.key) || isLed
  if (rank === 'home') return kind === undefined || kind === 'name' || isLed
  return kind === undefined || (isLed && kind !== 'given')
}

/** "von München", "mag Polen": a place that is in the dictionary, too, where no article makes a thing of it. */
function wordAt({ lists, tokens }: Reading, at: number): Candidate | undefined {
  const token = tokens[at]
  const before = tokens[at - 1]
  if (!token?.isCapital || token.isUpper || token.isJoined || tokens[at + 1]?.isJoined)
    return undefined
  const { lower, key, start, end } = token
  const isBoth =
    lists.places.get(key) === 'near' &&
    lists.nouns.has(lower) &&
    !lists.words.has(lower) &&
    !everydayPlaces.has(lower)
  if (!isBoth || (token.isNext && before !== undefined && articles.test(before.lower)))
    return undefined
  return { type: 'PLACE', state: 'review', reason: reasonWords.place, start, end }
}

/** "Dortmunder", "Gelsenkirchener" */
function adjectiveAt({ lists, text }: Reading, token: Token): Candidate | undefined {
  if (!token.isCapital || !token.key.endsWith('er') || token.key.length < 6) return undefined
  const bare = token.key.slice(0, -2)
  const rank =
    lists.places.get(bare) ?? lists.places.get(`${bare}en`) ?? lists.places.get(`${bare}e`)
  if (rank === undefined || rank === 'far' || /^\p{L}/u.test(text.slice(token.end)))
    return undefined
  if (everydayPlaces.has(bare) || lists.nouns.has(token.lower) || lists.words.has(token.lower))
    return undefined
  return {
    type: 'PLACE',
    state: 'replaced',
    reason: reasonWords.place,
    start: token.start,
    end: token.end,
  }
}

/** An unknown word behind "in", "aus" or "nach", or with the ending of a place. */
function unknownAt(reading: Reading, at: number): Candidate | undefined {
  const { tokens } = reading
  const token = tokens[at]
  const lead = tokens[at - 1]
  if (
    !token?.isCapital ||
    token.isUpper ||
    token.hasDigit ||
    token.word.length < 4 ||
    reading.isWord(token)
  )
    return undefined
  const kind = reading.nameKind(token)
  const isLed = token.isNext && lead !== undefined && /^(?:in|aus|nach)$/u.test(lead.lower)
  const isShaped =
    placeEnding.test(token.lower) && kind === undefined && !reading.hasNameEnding(token)
  if (isLed && (kind === undefined || kind === 'name') && !reading.hasNameEnding(token))
    return {
      type: 'PLACE',
      state: 'replaced',
      reason: afterWord(lead.word),
      start: token.start,
      end: token.end,
    }
  if (isShaped && isLed)
    return {
      type: 'PLACE',
      state: 'replaced',
      reason: reasonWords.placeShape,
      start: token.start,
      end: token.end,
    }
  return undefined
}
