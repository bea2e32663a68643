// What the detection finds in a draft, gathered by what it is about, and the draft with it replaced.
import type { IdentifierSpan, IdentifierType } from '../../shared/identifiers/detectIdentifiers.ts'
import { changeEntry } from '../../shared/caseText/edit.ts'
import type { KeptPlace } from '../../shared/identifiers/lastLine.ts'
import type { IntakeMark } from './identifierMarks.ts'
import type { Intake } from './intake.ts'

/** One place in the draft. `start` and `end` are UTF-16 units inside the named field. */
interface FoundPlace {
  /** The entry, or null for the title. */
  readonly entryId: string | null
  readonly field: 'title' | 'heading' | 'text'
  readonly start: number
  readonly end: number
  readonly words: string
  /** A few words around it. */
  readonly before: string
  readonly after: string
}

/** All places that mean the same person, place or thing: one decision is about all of them. */
export interface FoundGroup {
  /** Stays while the text around stays; for lists. */
  readonly key: string
  readonly type: IdentifierType
  /** All places are sure enough to be replaced at once; else a person is asked. */
  readonly isSure: boolean
  /** The first place that is not sure, else the first one; `reason` says why it was found. */
  readonly asked: FoundPlace
  readonly reason: string
  /** Every spelling, the most frequent one first. */
  readonly spellings: readonly string[]
  readonly places: readonly FoundPlace[]
}

interface Field {
  readonly entryId: string | null
  readonly field: FoundPlace['field']
  readonly text: string
  readonly from: number
}

/** Nothing runs on from one field into the next. */
const BETWEEN = '\n\n'

/** The whole draft as one text, so that a name in one entry is known in all, and where its fields lie in it. */
export function searchedText({ title, entries }: Intake): {
  readonly text: string
  readonly fields: readonly Field[]
} {
  const fields: Field[] = []
  let text = ''
  const add = (entryId: string | null, field: Field['field'], words: string): void => {
    fields.push({ entryId, field, text: words, from: text.length })
    text += words + BETWEEN
  }
  add(null, 'title', title)
  for (const { id, heading, text: words } of entries) {
    add(id, 'heading', heading)
    add(id, 'text', words)
  }
  return { text, fields }
}

/** What the office knows, each name by itself. */
export const knownNames = (known = ''): readonly string[] =>
  known
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const AROUND = 28
const folded = (words: string): string => words.trim().toLocaleLowerCase('de')

/** How a decision that words stay is remembered. */
export const leftKey = (type: IdentifierType, words: string): string => `${type} ${folded(words)}`

/** What stands before a name and goes with it: "Frau Mutter" is no name. */
const TITLE = /(?:^|(?<=[^\p{L}\p{M}]))(?:(?:Frau|Herrn?|Fr\.|Hr\.|Hrn\.|Dr\.|Prof\.)\s+)+$/u

/**
 * Groups what was found. Left out is what another list of the page asks about already (`marks`), tokens of roles, and
 * what a person decided to leave. Sure ones come first, then those with most places.
 */
export function foundGroups(
  intake: Intake,
  spans: readonly IdentifierSpan[],
  marks: readonly IntakeMark[],
): readonly FoundGroup[] {
  const { fields } = searchedText(intake)
  const tokens = new Set(intake.roles.map(({ token }) => folded(token)))
  const left = new Set(intake.left)
  const groups = new Map<string, { first: Found; places: FoundPlace[] }>()
  let at = 0
  for (const span of spans) {
    while (at + 1 < fields.length && (fields[at + 1]?.from ?? Infinity) <= span.start) at++
    const field = fields[at]
    if (!field) continue
    const place = placeIn(field, span)
    const isKnown =
      tokens.has(folded(place.words)) ||
      left.has(leftKey(span.type, place.words)) ||
      marks.some((mark) => isOver(mark, place)) ||
      intake.kept.some((kept) => isKept(kept, place))
    if (isKnown) continue
    const group = groups.get(span.entity)
    if (!group) groups.set(span.entity, { first: { span, place }, places: [place] })
    else {
      group.places.push(place)
      if (isSure(group.first.span) && !isSure(span)) group.first = { span, place }
    }
  }
  return [...groups]
    .map(([key, { first, places }]) => ({
      key,
      type: first.span.type,
      isSure: isSure(first.span),
      asked: first.place,
      reason: first.span.reason,
      spellings: byFrequency(places.map(({ words }) => words)),
      places,
    }))
    .sort((a, b) => Number(b.isSure) - Number(a.isSure) || b.places.length - a.places.length)
}

interface Found {
  readonly span: IdentifierSpan
  readonly place: FoundPlace
}

const isSure = ({ state }: IdentifierSpan): boolean => state === 'replaced'

function placeIn({ entryId, field, text, from }: Field, span: IdentifierSpan): FoundPlace {
  const start = Math.max(0, span.start - from)
  const end = Math.min(text.length, span.end - from)
  return {
    ...{ entryId, field, start, end, words: text.slice(start, end) },
    before: text.slice(Math.max(0, start - AROUND), start),
    after: text.slice(end, end + AROUND),
  }
}

const isOver = (mark: IntakeMark, { entryId, field, start, end }: FoundPlace): boolean =>
  mark.entryId === entryId && mark.field === field && mark.start < end && start < mark.end

/** What stays for a reason is decided. */
const isKept = (kept: KeptPlace, { entryId, field, words }: FoundPlace): boolean =>
  kept.entryId === entryId && kept.field === field && kept.words.trim() === words.trim()

/** Every spelling once: genitives behind their names, then the most frequent first. */
function byFrequency(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const all = [...counts.keys()]
  const isBehind = (word: string): number => Number(isGenitive(word, all))
  return all.sort(
    (a, b) => isBehind(a) - isBehind(b) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
  )
}

/**
 * The draft with a token in all these places; of a field the last one first, so that places hold. A genitive keeps its
 * sign ("Emils Jacke" → "Kind 1s Jacke"), and a title before a name goes with it.
 */
export function withToken(intake: Intake, group: FoundGroup, token: string): Intake {
  let draft = intake
  for (const place of group.places.toSorted((a, b) => b.start - a.start)) {
    const { entryId, field, end, words } = place
    const write = (text: string): string => {
      const isPerson = group.type === 'PERSON'
      const title = isPerson ? (TITLE.exec(text.slice(0, place.start))?.[0] ?? '') : ''
      const sign = isPerson && isGenitive(words, group.spellings) ? 's' : ''
      return text.slice(0, place.start - title.length) + token + sign + text.slice(end)
    }
    if (entryId === null) draft = { ...draft, title: write(draft.title) }
    else {
      const entry = draft.entries.find(({ id }) => id === entryId)
      if (entry && field !== 'title')
        draft = changeEntry(draft, entryId, { [field]: write(entry[field]) })
    }
  }
  return draft
}

/** "Emils" beside "Emil". A name that ends in s in each spelling is its own. */
const isGenitive = (words: string, spellings: readonly string[]): boolean =>
  /s$/.test(words) && spellings.some((one) => `${one}s` === words || words.endsWith(` ${one}s`))
