// How well identifiers are found, in the way of the Text Anonymization Benchmark: by mention, and by entity with all its mentions.
import {
  detectIdentifiers,
  type IdentifierSpan,
} from '../../shared/identifiers/detectIdentifiers.ts'
import {
  foundInDraft,
  markedGroups,
  searchedText,
  type FoundGroup,
} from '../../client/reviewCase/foundNames.ts'
import { intakeMarks, isCalendar } from '../../client/reviewCase/identifierMarks.ts'
import type { Intake } from '../../client/reviewCase/intake.ts'
import { needsNoLook, proposedToken } from '../../shared/identifiers/proposedToken.ts'
import type { GoldSpan, GoldText } from './goldText.ts'

const STRUCTURED = new Set(
  'STREET POSTCODE CASE_NO DATE DATE_BIRTH AGE PHONE EMAIL URL_HANDLE IBAN ID_NUMBER VEHICLE'.split(
    ' ',
  ),
)
const QUASI = new Set('OCCUPATION NATIONALITY DIAGNOSIS FAMILY QUASI_OTHER'.split(' '))

/** How many of how many. */
export interface Share {
  readonly hit: number
  readonly of: number
}
export const ratio = ({ hit, of }: Share): number => (of === 0 ? 1 : hit / of)

export interface Score {
  readonly structured: Share
  readonly persons: Share
  /** Persons all of whose mentions are covered. */
  readonly entities: Share
  readonly places: Share
  readonly quasi: Share
  readonly byType: ReadonlyMap<string, Share>
  readonly misses: readonly { readonly id: string; readonly type: string; readonly words: string }[]
}

export interface Result {
  readonly text: GoldText
  readonly spans: readonly IdentifierSpan[]
}

/** One full name for each person of a text, as master data would hold it: its longest mention. */
function masterData({ text, spans }: GoldText): string[] {
  const names = new Map<string, string>()
  for (const { type, entity, start, end } of spans) {
    const words = text.slice(start, end)
    const before = names.get(entity) ?? ''
    const parts = (name: string): number =>
      name.split(/[\s,]+/u).filter((part) => part.length > 2).length
    if (
      type === 'PERSON' &&
      (parts(words) > parts(before) ||
        (parts(words) === parts(before) && words.length > before.length))
    )
      names.set(entity, words)
  }
  return [...names.values()]
}

export const detected = (text: GoldText, withMasterData: boolean): Result => ({
  text,
  spans: detectIdentifiers(text.text, withMasterData ? { knownEntities: masterData(text) } : {}),
})

type Counts = (span: IdentifierSpan) => boolean
export const replacedOnly: Counts = ({ state }) => state === 'replaced'
export const any: Counts = () => true

function mask({ text, spans }: Result, counts: Counts): Uint8Array {
  const covered = new Uint8Array(text.text.length)
  for (const span of spans) if (counts(span)) covered.fill(1, span.start, span.end)
  return covered
}

const isCovered = (text: string, covered: Uint8Array, { start, end }: GoldSpan): boolean => {
  for (let at = start; at < end; at++)
    if (covered[at] !== 1 && /[\p{L}\p{N}]/u.test(text.charAt(at))) return false
  return true
}

export function score(results: readonly Result[], counts: Counts): Score {
  const byType = new Map<string, { hit: number; of: number }>()
  const groups = {
    structured: { hit: 0, of: 0 },
    persons: { hit: 0, of: 0 },
    places: { hit: 0, of: 0 },
    quasi: { hit: 0, of: 0 },
    entities: { hit: 0, of: 0 },
  }
  const misses: { id: string; type: string; words: string }[] = []
  for (const result of results) {
    const { text } = result
    const covered = mask(result, counts)
    const whole = new Map<string, boolean>()
    for (const span of text.spans) {
      const is = isCovered(text.text, covered, span)
      const { type, entity } = span
      const share = byType.get(type) ?? { hit: 0, of: 0 }
      byType.set(type, { hit: share.hit + Number(is), of: share.of + 1 })
      const group = STRUCTURED.has(type)
        ? groups.structured
        : QUASI.has(type)
          ? groups.quasi
          : type === 'PERSON'
            ? groups.persons
            : groups.places
      group.of++
      group.hit += Number(is)
      if (type === 'PERSON') whole.set(entity, (whole.get(entity) ?? true) && is)
      if (!is) misses.push({ id: text.id, type, words: text.text.slice(span.start, span.end) })
    }
    groups.entities.of += whole.size
    groups.entities.hit += [...whole.values()].filter(Boolean).length
  }
  return { ...groups, byType, misses }
}

/** Of the spans of a kind, how many touch a marked place; `is` says which marked places count. */
export function precision(
  results: readonly Result[],
  counts: Counts,
  is: (gold: GoldSpan) => boolean = () => true,
): Share & { wrong: { id: string; type: string; words: string; reason: string }[] } {
  let [hit, of] = [0, 0]
  const wrong: { id: string; type: string; words: string; reason: string }[] = []
  for (const { text, spans } of results)
    for (const span of spans.filter(counts)) {
      const touches = (other: { start: number; end: number }): boolean =>
        other.start < span.end && span.start < other.end
      if (text.ignore.some(touches)) continue
      of++
      const isRight = text.spans.some((gold) => is(gold) && touches(gold))
      if (isRight) hit++
      else
        wrong.push({
          id: text.id,
          type: span.type,
          words: text.text.slice(span.start, span.end),
          reason: span.reason,
        })
    }
  return { hit, of, wrong }
}

/** Of persons with several covered mentions, how many have one entity, and one that no other person has. */
export function consistency(results: readonly Result[]): Share & { broken: string[] } {
  let [hit, of] = [0, 0]
  const broken: string[] = []
  for (const { text, spans } of results) {
    const given = new Map<string, Set<string>>()
    const count = new Map<string, number>()
    const owners = new Map<string, Set<string>>()
    for (const gold of text.spans.filter(({ type }) => type === 'PERSON')) {
      const span = spans.find(
        (one) => one.type === 'PERSON' && one.start < gold.end && gold.start < one.end,
      )
      count.set(gold.entity, (count.get(gold.entity) ?? 0) + 1)
      if (!span) continue
      given.set(gold.entity, (given.get(gold.entity) ?? new Set()).add(span.entity))
      owners.set(span.entity, (owners.get(span.entity) ?? new Set()).add(gold.entity))
    }
    for (const [entity, own] of given) {
      if ((count.get(entity) ?? 0) < 2) continue
      of++
      if (own.size === 1 && [...own].every((token) => owners.get(token)?.size === 1)) hit++
      else
        broken.push(
          `${text.id} ${entity}: ${[...own].map((token) => `${token}(${[...(owners.get(token) ?? [])].join('+')})`).join(' ')}`,
        )
    }
  }
  return { hit, of, broken }
}

/** Words replaced though they were not marked, of all words; and the same of the passages an assessment rests on. */
export function informationLost(results: readonly Result[]): {
  readonly words: Share
  readonly weighty: Share
} {
  const lost = { words: { hit: 0, of: 0 }, weighty: { hit: 0, of: 0 } }
  for (const result of results) {
    const { text, spans, weighty } = result.text
    const covered = mask(result, replacedOnly)
    for (const match of text.matchAll(/\p{L}{2,}/gu)) {
      const end = match.index + match[0].length
      const inside = (one: { start: number; end: number }): boolean =>
        one.start < end && match.index < one.end
      const isLost = covered[match.index] === 1 && !spans.some(inside)
      lost.words.of++
      lost.words.hit += Number(isLost)
      if (!weighty.some(inside)) continue
      lost.weighty.of++
      lost.weighty.hit += Number(isLost)
    }
  }
  return lost
}

/** How many questions a page of 1,800 characters asks: one for each entity, as one answer covers all its places. */
export function decisionsPerPage(results: readonly Result[]): number {
  const questions = results.reduce(
    (sum, { spans }) =>
      sum +
      new Set(spans.filter(({ state }) => state === 'review').map(({ entity }) => entity)).size,
    0,
  )
  return (1800 * questions) / results.reduce((sum, { text }) => sum + text.text.length, 0)
}

/** What a person presses for a page of 1,800 characters in the intake. */
interface Presses {
  /** An answer for each decision of the list, and one for all calendar days. */
  readonly each: number
  /** With one press for what needs no judgement, and one for what is sure of each type that has a proposal. */
  readonly gathered: number
}

/** `withNames`: each person has a line with a role in the list of names. */
export function pressesPerPage(texts: readonly GoldText[], withNames: boolean): Presses {
  const sum = { each: 0, gathered: 0, letters: 0 }
  for (const gold of texts) {
    const intake: Intake = {
      ...{ title: '', outcomeFrom: null, roles: [], kept: [], dayZero: null },
      entries: [{ id: 'a', day: 0, time: null, heading: '', text: gold.text }],
    }
    const marks = intakeMarks(intake)
    const knownEntities = withNames ? masterData(gold) : []
    const spans = detectIdentifiers(searchedText(intake).text, { knownEntities })
    const all = [...markedGroups(marks), ...foundInDraft(intake, spans, marks).groups]
    const isPlain = ({ isSure, type, key }: FoundGroup): boolean =>
      isSure && (needsNoLook(type) || key.startsWith('KNOWN-'))
    const isProposed = ({ isSure, type, spellings: [words = ''] }: FoundGroup): boolean =>
      isSure && proposedToken(type, words) !== undefined
    const plain = all.filter(isPlain)
    const proposed = all.filter((group) => !isPlain(group) && isProposed(group))
    const days = Number(marks.some(isCalendar))
    sum.each += all.length + days
    sum.gathered +=
      all.length -
      plain.length -
      proposed.length +
      Math.min(1, plain.length) +
      new Set(proposed.map(({ type }) => type)).size +
      days
    sum.letters += gold.text.length
  }
  const perPage = (count: number): number => (1800 * count) / sum.letters
  return { each: perPage(sum.each), gathered: perPage(sum.gathered) }
}
