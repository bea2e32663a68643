// A case text while it is being prepared in the browser: what is still missing, and the way to the contract.
import { caseTextLimits, lengthOf } from '../../shared/caseText/caseText.ts'
import { caseTextSchema } from '../../shared/caseText/caseText.schema.ts'
import type { CaseText, Entry } from '../../shared/caseText/caseText.ts'
import type { EntryDraft } from '../../shared/caseText/edit.ts'
import type { KeptPlace } from '../../shared/identifiers/lastLine.ts'
import type { IdentifierType } from '../../shared/identifiers/identifier.ts'
import type { IntakeReason } from '../../shared/reviewCase/intakeProtocol.ts'
import { normaliseText } from '../../shared/kernel/text.ts'

export interface DraftRole {
  readonly id: string
  readonly token: string
  readonly label: string
}

/** What a decision wrote into the text; what stood there before is not kept. */
export interface WrittenToken {
  readonly token: string
  readonly type: IdentifierType
}

/** The draft as shared/caseText/edit.ts changes it. The day of an entry is NaN while its field is empty. */
export type Intake = EntryDraft & {
  readonly title: string
  readonly roles: readonly DraftRole[]
  /** Places that look like a sign of a person and stay for a reason. */
  readonly kept: readonly KeptPlace[]
  /** The calendar day that is day 0, YYYY-MM-DD, if it is known. It never leaves the device. */
  readonly dayZero: string | null
  /** Paragraphs with a day of their own that belong to their entry; missing in what an earlier version kept. */
  readonly together?: readonly { readonly entryId: string; readonly paragraph: string }[]
  /** Names the office knows, one on each line; they never leave the device. Missing in what an earlier version kept. */
  readonly known?: string
  /** Words that were found and stay (`leftKey`); missing as above. */
  readonly left?: readonly string[]
  /** What was replaced by one decision each, for the protocol; missing as above. */
  readonly replacements?: readonly Replacement[]
  /** Tokens that were written in place of what was found; missing as above. */
  readonly written?: readonly WrittenToken[]
  /** Entries without a hit that a person has read; missing as above. */
  readonly looked?: readonly string[]
  /** Passages that were entrusted to a person, by their words (RC16); they never leave the device. Missing as above. */
  readonly entrusted?: readonly string[]
  /** How many marks of that kind were taken off by a decision; missing as above. */
  readonly notEntrusted?: number
  /** Entries (`settledKey`) as an earlier version had them: what stands in them was decided then. Missing as above. */
  readonly settled?: readonly string[]
}

/** A decision to write something else in all places of what was found: numbers and codes, no word. */
export interface Replacement {
  readonly type: IdentifierType
  readonly reason: IntakeReason
  readonly places: number
}

/** An entry by its words: changed, it is another one. */
export const settledKey = ({ heading, text }: Pick<Entry, 'heading' | 'text'>): string =>
  `${heading}\n${text}`

/**
 * A further document of the same case: its entries come in by their days, and its roles where the draft has none of that
 * token. Title, outcome and day 0 stay those of the draft.
 */
export function withDocument(intake: Intake, more: Intake): Intake {
  const ids = new Set(intake.entries.map(({ id }) => id))
  const fresh = (id: string): string => {
    let free = id
    for (let number = 2; ids.has(free); number++) free = `${id.slice(0, 30)}-${number}`
    ids.add(free)
    return free
  }
  const entries = more.entries.map((entry) => ({ ...entry, id: fresh(entry.id) }))
  const tokens = new Set(intake.roles.map(({ token }) => clean(token)))
  const roles = more.roles.filter(({ token }) => !tokens.has(clean(token)))
  return sortByDay({
    ...intake,
    entries: [...intake.entries, ...entries],
    roles: [...intake.roles, ...roles],
    dayZero: intake.dayZero ?? more.dayZero,
  })
}

/** Sorts by day and time; what has no day or no time follows what stands before it. */
export function sortByDay(intake: Intake): Intake {
  const outcome = intake.outcomeFrom === null ? undefined : intake.entries[intake.outcomeFrom]
  let last = -Infinity
  const times = new Map<number, string>()
  const keyed = intake.entries.map((entry, place) => {
    if (!Number.isNaN(entry.day)) last = entry.day
    if (entry.time !== null) times.set(last, entry.time)
    return { entry, day: last, time: times.get(last) ?? '', place }
  })
  const entries = keyed
    .toSorted((a, b) => a.day - b.day || a.time.localeCompare(b.time) || a.place - b.place)
    .map(({ entry }) => entry)
  const at = outcome === undefined ? -1 : entries.indexOf(outcome)
  return { ...intake, entries, outcomeFrom: at > 0 ? at : null }
}

/** What keeps a text from being submitted; `entryId` says where. */
export type IntakeGap =
  | { readonly kind: 'empty' | 'tooMany' | 'tooLong' | 'titleTooLong' | 'roles' | 'rolesTwice' }
  | {
      readonly kind:
        | 'dayMissing'
        | 'dayTooFar'
        | 'dayOrder'
        | 'timeOrder'
        | 'timeWrong'
        | 'textMissing'
        | 'textTooLong'
        | 'headingTooLong'
      readonly entryId: string
    }

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

function entryGaps({ id, day, time, heading, text }: Entry): readonly IntakeGap[] {
  const gaps: IntakeGap[] = []
  const at = { entryId: id }
  if (Number.isNaN(day)) gaps.push({ kind: 'dayMissing', ...at })
  else if (!Number.isInteger(day) || Math.abs(day) > 3650) gaps.push({ kind: 'dayTooFar', ...at })
  if (time !== null && !TIME.test(time)) gaps.push({ kind: 'timeWrong', ...at })
  if (heading.length > caseTextLimits.heading) gaps.push({ kind: 'headingTooLong', ...at })
  if (text.trim() === '') gaps.push({ kind: 'textMissing', ...at })
  if (text.length > caseTextLimits.entry) gaps.push({ kind: 'textTooLong', ...at })
  return gaps
}

/** All gaps in the order of the text. Days must not go back: the room reads along the timeline. */
export function intakeGaps({ title, entries, roles }: Intake): readonly IntakeGap[] {
  if (entries.length === 0) return [{ kind: 'empty' }]
  const gaps: IntakeGap[] = []
  if (title.length > 200) gaps.push({ kind: 'titleTooLong' })
  if (entries.length > caseTextLimits.entries) gaps.push({ kind: 'tooMany' })
  if (lengthOf(entries) > caseTextLimits.total) gaps.push({ kind: 'tooLong' })
  if (roles.some(isHalf)) gaps.push({ kind: 'roles' })
  if (roles.some((role) => isTwice(role, roles))) gaps.push({ kind: 'rolesTwice' })
  let latest = -Infinity
  let hour = ''
  for (const entry of entries) {
    gaps.push(...entryGaps(entry))
    if (entry.day < latest) gaps.push({ kind: 'dayOrder', entryId: entry.id })
    if (entry.day > latest) hour = ''
    if (entry.day >= latest && entry.time !== null && TIME.test(entry.time)) {
      if (entry.time < hour) gaps.push({ kind: 'timeOrder', entryId: entry.id })
      else hour = entry.time
    }
    if (!Number.isNaN(entry.day)) latest = Math.max(latest, entry.day)
  }
  return gaps
}

/** A role of which one half is still missing; an empty line is left out and no fault. */
export const isHalf = ({ token, label }: DraftRole): boolean =>
  (token.trim() === '') !== (label.trim() === '')

/** Another role before this one has the same token. */
export function isTwice(role: DraftRole, roles: readonly DraftRole[]): boolean {
  const token = clean(role.token)
  const first = roles.find((other) => clean(other.token) === token)
  return token !== '' && first !== role
}

const clean = (text: string): string => normaliseText(text).trim()

/** The text as the contract wants it, cleaned and without empty roles; undefined while something is missing. */
export function toCaseText(intake: Intake): CaseText | undefined {
  if (intakeGaps(intake).length > 0) return undefined
  const checked = caseTextSchema.safeParse({
    title: clean(intake.title),
    entries: intake.entries.map((entry) => ({
      ...entry,
      heading: clean(entry.heading),
      text: clean(entry.text),
    })),
    outcomeFrom: intake.outcomeFrom,
    roles: intake.roles
      .map(({ token, label }) => ({ token: clean(token), label: clean(label) }))
      .filter(({ token }) => token !== ''),
  })
  return checked.success ? checked.data : undefined
}
