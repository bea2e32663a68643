// What the detection finds in a draft, gathered by what it is about, and the draft with it replaced.
import type { IdentifierSpan, IdentifierType } from '../../shared/identifiers/detectIdentifiers.ts'
import { changeEntry } from '../../shared/caseText/edit.ts'
import { keptStill, type KeptPlace } from '../../shared/identifiers/lastLine.ts'
import type { IntakeDecision } from '../../shared/reviewCase/intakeProtocol.ts'
import { reasonWords } from '../../shared/identifiers/identifiers.words.ts'
import { isCalendar, typeOfKind, type IntakeMark } from './identifierMarks.ts'
import { settledKey, type Intake, type WrittenToken } from './intake.ts'

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

/** What became of a place: a person decides yet, wrote a token there, or decided that it stays. */
export type PlaceState = Exclude<IntakeDecision, 'kept'>

/** A place as it is shown in the text. */
export interface ShownPlace extends Omit<FoundPlace, 'before' | 'after'> {
  readonly id: string
  readonly state: PlaceState
  readonly type: IdentifierType
  /** Why it was found; of a token that was written there is none. */
  readonly reason: string | null
  /** A name that may be a word of everyday here. */
  readonly isWord: boolean
  /** The decision it waits for; null if it was taken. */
  readonly group: FoundGroup | null
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
  /** It stays for a reason alone, which is given at its place. */
  readonly needsReason: boolean
  /** The places at which a name is a word of everyday, too ("im Sommer" beside "Frau Sommer"): asked about apart. */
  readonly isWord: boolean
  /** What its place proposes, where that is known better there than by its words. */
  readonly proposed: string | undefined
}

/** What it is called beside its buttons. */
export const titleOf = ({ spellings, isWord }: FoundGroup): string =>
  `${spellings[0] ?? ''}${isWord ? ' als Wort' : ''}`

/** The place that is asked about, and one of each other spelling but genitives; at most four. */
export function examplesOf({ asked, places, spellings }: FoundGroup): readonly FoundPlace[] {
  const others = spellings.filter((words) => words !== asked.words && !isGenitive(words, spellings))
  const found = others.flatMap((words) => places.find((place) => place.words === words) ?? [])
  return [asked, ...found].slice(0, 4)
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

/** A name the office knows, and what is written in its place if that was said. */
export interface KnownName {
  readonly name: string
  readonly token: string | undefined
}

/** What the office knows, a name on each line; behind "=" or ":" what is written in its place. */
export const knownNames = (known = ''): readonly KnownName[] =>
  known
    .split('\n')
    .map((line) => /^([^=:]*)(?:[=:](.*))?$/u.exec(line.trim()))
    .map((found) => ({ name: found?.[1]?.trim() ?? '', token: found?.[2]?.trim() || undefined }))
    .filter(({ name }) => name !== '')

const AROUND = 28
const folded = (words: string): string => words.trim().toLocaleLowerCase('de')

/** How a decision that words stay is remembered; `isWord`: where they are a word of everyday, and no name. */
export const leftKey = (type: IdentifierType, words: string, isWord = false): string =>
  `${type}${isWord ? '?' : ''} ${folded(words)}`

/** What stands before a name and goes with it: "Frau Mutter" is no name. */
const TITLE = /(?:^|(?<=[^\p{L}\p{M}]))(?:(?:Frau|Herrn?|Fr\.|Hr\.|Hrn\.|Dr\.|Prof\.)\s+)+$/u

/** Words of everyday for a role, by the word they are the same as. */
const sameWords: ReadonlyMap<string, string> = new Map(
  [
    'großmutter oma omi',
    'großvater opa opi',
    'mutter mama mutti kindesmutter km',
    'vater papa vati kindesvater kv',
    'teamleitung tl teamleiter teamleiterin',
    'kinderarzt kia',
  ].flatMap((words) =>
    words.split(' ').map((word) => [word, words.split(' ')[0] ?? word] as const),
  ),
)

/** The word right before a name that says what its token says: "Oma " before "Großmutter". */
function sameRole(front: string, token: string): string {
  const [found = '', word = ''] = /([\p{L}\p{M}-]+) $/u.exec(front.slice(-40)) ?? []
  const plain = (one = ''): string => sameWords.get(folded(one)) ?? folded(one)
  return word !== '' && plain(word) === plain(token.split(' ')[0]) ? found : ''
}

/** What stands before a name and goes with it: a title, and a word that says what the token says ("Nachbar Hr. "). */
function besideName(front: string, token: string): string {
  const title = TITLE.exec(front)?.[0] ?? ''
  return sameRole(front.slice(0, front.length - title.length), token) + title
}

/** "B", "Anna K": the letter a name was cut short to; its full stop is one of the name. */
const isInitial = (words: string): boolean => /(?:^|[\s.])\p{Lu}$/u.test(words)
/** A full stop that ends no sentence. */
const GOES_ON = /^\.(?:\s\p{Ll}|[,;:)])/u

/** What a draft holds that a person decides about, or decided. */
export interface FoundInDraft {
  /** Decisions that are open: sure ones first, then those with most places. */
  readonly groups: readonly FoundGroup[]
  /** All places of the draft with their state, in order. */
  readonly places: readonly ShownPlace[]
  /** Entries in which nothing was found, so that a person has to read them; without those an earlier version had. */
  readonly bare: readonly string[]
}

export const nothingFound: FoundInDraft = { groups: [], places: [], bare: [] }

/**
 * Sorts what was found into decisions, and into places with their states. Left out is what another list of the page asks
 * about already (`marks`), and tokens of roles.
 */
export function foundInDraft(
  intake: Intake,
  spans: readonly IdentifierSpan[],
  marks: readonly IntakeMark[],
): FoundInDraft {
  const { fields } = searchedText(intake)
  const tokens = new Set(intake.roles.map(({ token }) => folded(token)))
  const left = new Set(intake.left)
  const written = writtenPlaces(intake.written ?? [], fields)
  const isElsewhere = (place: FoundPlace): boolean =>
    tokens.has(folded(place.words)) ||
    marks.some((mark) => isOver(mark, place)) ||
    written.some((token) => isOver(token, place)) ||
    intake.kept.some((kept) => isKept(kept, place))
  const all: Found[] = []
  let at = 0
  for (const span of spans) {
    while (at + 1 < fields.length && (fields[at + 1]?.from ?? Infinity) <= span.start) at++
    const field = fields[at]
    const place = field && placeIn(field, span)
    if (place && !isElsewhere(place)) all.push({ span, place })
  }
  const settled = settledEntries(intake)
  const isLeft = ({ span, place }: Found): boolean =>
    settled.has(place.entryId) || left.has(leftKey(span.type, place.words, isWordToo(span)))
  const groups = groupsOf(all.filter((found) => !isLeft(found)))
  const groupOf = new Map(groups.map((group) => [group.key, group]))
  const shown = all.map((found): ShownPlace => {
    const { span, place } = found
    const group = isLeft(found) ? null : (groupOf.get(groupKey(span)) ?? null)
    const state = group ? 'open' : 'left'
    const { type, reason } = span
    return { ...place, id: idOf(place), state, type, reason, group, isWord: isWordToo(span) }
  })
  const order = new Map(fields.map(({ entryId, field }, place) => [`${entryId} ${field}`, place]))
  const orderOf = ({ entryId, field }: ShownPlace): number => order.get(`${entryId} ${field}`) ?? -1
  const touched = new Set([
    ...settled,
    ...[...shown, ...written, ...marks, ...keptStill(intake, intake.kept)].map(
      ({ entryId }) => entryId,
    ),
  ])
  return {
    groups,
    bare: intake.entries.map(({ id }) => id).filter((id) => !touched.has(id)),
    places: [...shown, ...written].sort((a, b) => orderOf(a) - orderOf(b) || a.start - b.start),
  }
}

/** The entries an earlier version had as they are, null for the title. */
export function settledEntries({
  title,
  entries,
  settled = [],
}: Intake): ReadonlySet<string | null> {
  const keys = new Set(settled)
  const ids = entries.filter((entry) => keys.has(settledKey(entry))).map(({ id }) => id)
  return new Set([...(keys.has(settledKey({ heading: title, text: '' })) ? [null] : []), ...ids])
}

const idOf = ({ entryId, field, start }: Pick<FoundPlace, 'entryId' | 'field' | 'start'>): string =>
  `${entryId ?? ''} ${field} ${start}`

/** Where tokens stand that a decision wrote, the sign of a genitive with them. */
function writtenPlaces(
  written: readonly WrittenToken[],
  fields: readonly Field[],
): readonly ShownPlace[] {
  if (written.length === 0) return []
  const types = new Map(written.map(({ token, type }) => [token, type]))
  const tokens = [...types.keys()].sort((a, b) => b.length - a.length).map(escaped)
  const found = new RegExp(`(?<![\\p{L}\\d])(${tokens.join('|')})s?(?![\\p{L}\\d])`, 'gu')
  return fields.flatMap(({ entryId, field, text }) =>
    [...text.matchAll(found)].map(({ 0: words, 1: token = '', index: start }) => ({
      ...{ id: idOf({ entryId, field, start }), entryId, field, words },
      ...{ start, end: start + words.length },
      ...{ state: 'replaced' as const, type: types.get(token) ?? 'PERSON' },
      ...{ reason: null, group: null, isWord: false },
    })),
  )
}

const escaped = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

function groupsOf(all: readonly Found[]): readonly FoundGroup[] {
  const groups = new Map<string, { first: Found; places: FoundPlace[] }>()
  for (const found of all) {
    const key = groupKey(found.span)
    const group = groups.get(key)
    if (!group) groups.set(key, { first: found, places: [found.place] })
    else {
      group.places.push(found.place)
      if (isSure(group.first.span) && !isSure(found.span)) group.first = found
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
      needsReason: false,
      isWord: isWordToo(first.span),
      proposed: undefined,
    }))
    .sort((a, b) => Number(b.isSure) - Number(a.isSure) || b.places.length - a.places.length)
}

interface Found {
  readonly span: IdentifierSpan
  readonly place: FoundPlace
}

const wordReasons: ReadonlySet<string> = new Set([reasonWords.againWord, reasonWords.knownWord])
const isWordToo = ({ reason }: IdentifierSpan): boolean => wordReasons.has(reason)
/** One decision is about all places of an entity, and another one about those where its name may be a word. */
const groupKey = (span: IdentifierSpan): string =>
  isWordToo(span) ? `${span.entity} word` : span.entity

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

/** What has a form of its own and no calendar, the same words together: a decision each, which is no question. */
export function markedGroups(marks: readonly IntakeMark[]): readonly FoundGroup[] {
  const groups = new Map<string, FoundGroup>()
  for (const mark of marks) {
    const { kind, field, words, replacement } = mark
    if (isCalendar(mark) || field === 'roleToken' || field === 'roleLabel') continue
    const key = `${kind} ${folded(words)} ${replacement ?? ''}`
    const place = { ...mark, field }
    const group = groups.get(key) ?? {
      ...{
        key,
        type: typeOfKind[kind],
        isSure: true,
        asked: place,
        needsReason: true,
        proposed: replacement ?? undefined,
        isWord: false,
      },
      ...{ reason: kind === 'birthDate' ? reasonWords.birth : reasonWords.form },
      ...{ spellings: [words], places: [] },
    }
    groups.set(key, { ...group, places: [...group.places, place] })
  }
  return [...groups.values()]
}

const isOver = (
  mark: Pick<IntakeMark, 'entryId' | 'field' | 'start' | 'end'>,
  { entryId, field, start, end }: FoundPlace,
): boolean =>
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

/** What is written in all places of what was found. */
export interface Answer {
  readonly group: FoundGroup
  readonly token: string
}

/**
 * The draft with tokens in all places of these groups; of a field the last one first, so that places hold. A genitive
 * keeps its sign ("Emils Jacke" → "Kind 1s Jacke"), and a title before a name goes with it.
 */
export function withTokens(intake: Intake, answers: readonly Answer[]): Intake {
  let draft = intake
  const names = knownNames(intake.known).map(({ name }) => name)
  const all = answers.flatMap(({ group, token }) =>
    group.places.map((place) => ({ group, token, place })),
  )
  for (const { group, token, place } of all.sort((a, b) => b.place.start - a.place.start)) {
    const { entryId, field, end, words } = place
    const write = (text: string): string => {
      const isPerson = group.type === 'PERSON'
      const front = text.slice(0, place.start)
      const title = isPerson ? besideName(front, token) : ''
      const sign = isPerson && isGenitive(words, [...group.spellings, ...names]) ? 's' : ''
      const stop = isPerson && isInitial(words) && GOES_ON.test(text.slice(end, end + 3)) ? 1 : 0
      return front.slice(0, front.length - title.length) + token + sign + text.slice(end + stop)
    }
    if (entryId === null) draft = { ...draft, title: write(draft.title) }
    else {
      const entry = draft.entries.find(({ id }) => id === entryId)
      if (entry && field !== 'title')
        draft = changeEntry(draft, entryId, { [field]: write(entry[field]) })
    }
  }
  return answers.reduce(
    (done, { group, token }) => withWritten(done, { token, type: group.type }),
    draft,
  )
}

/** The draft knows that a decision wrote this. */
export const withWritten = (intake: Intake, { token, type }: WrittenToken): Intake => ({
  ...intake,
  written: [...(intake.written ?? []).filter((one) => one.token !== token), { token, type }],
})

/** "Emils" beside "Emil". A name that ends in s in each spelling is its own. */
const isGenitive = (words: string, spellings: readonly string[]): boolean =>
  /s$/.test(words) && spellings.some((one) => `${one}s` === words || words.endsWith(` ${one}s`))
