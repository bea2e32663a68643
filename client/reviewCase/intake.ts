// A case text while it is being prepared in the browser: pure changes, and what is still missing.
import { caseTextLimits, caseTextSchema, lengthOf } from '../../shared/caseText/caseText.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import { isGraphemeBoundary, normaliseText } from '../../shared/kernel/text.ts'

/** An entry as it is typed: the day may be missing, the time is "" where none is known. */
export interface DraftEntry {
  readonly id: string
  /** Days after the first notification. */
  readonly day: number | null
  /** "HH:MM" or "". */
  readonly time: string
  readonly heading: string
  readonly text: string
}

export interface DraftRole {
  readonly id: string
  readonly token: string
  readonly label: string
}

export interface Intake {
  readonly title: string
  readonly entries: readonly DraftEntry[]
  /** The first entry that tells how it ended, or null. */
  readonly outcomeId: string | null
  readonly roles: readonly DraftRole[]
}

const indexOf = (intake: Intake, id: string): number =>
  intake.entries.findIndex((entry) => entry.id === id)

const withEntries = (intake: Intake, entries: readonly DraftEntry[]): Intake => ({
  ...intake,
  entries,
})

export function changeEntry(
  intake: Intake,
  id: string,
  change: Partial<Omit<DraftEntry, 'id'>>,
): Intake {
  return withEntries(
    intake,
    intake.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)),
  )
}

/**
 * Splits an entry at a caret (UTF-16 units); the second part keeps the day and gets no heading.
 * Unchanged where one part would be empty or a character would be torn apart.
 */
export function splitEntry(intake: Intake, id: string, caret: number, newId: string): Intake {
  const at = indexOf(intake, id)
  const entry = intake.entries[at]
  if (entry === undefined || !isGraphemeBoundary(entry.text, caret)) return intake
  const first = entry.text.slice(0, caret).trimEnd()
  const second = entry.text.slice(caret).trimStart()
  if (first === '' || second === '') return intake
  const rest = intake.entries.slice(at + 1)
  const added: DraftEntry = { id: newId, day: entry.day, time: '', heading: '', text: second }
  return withEntries(intake, [
    ...intake.entries.slice(0, at),
    { ...entry, text: first },
    added,
    ...rest,
  ])
}

/**
 * Joins an entry with the one after it. Day, time and heading of the first stay, the heading of the
 * second becomes a line of text. If the second was where the outcome begins, the whole is outcome.
 */
export function joinWithNext(intake: Intake, id: string): Intake {
  const at = indexOf(intake, id)
  const [entry, next] = [intake.entries[at], intake.entries[at + 1]]
  if (entry === undefined || next === undefined) return intake
  const parts = [entry.text, next.heading, next.text].filter((part) => part.trim() !== '')
  const joined = { ...entry, text: parts.join('\n\n') }
  return {
    ...withEntries(intake, [
      ...intake.entries.slice(0, at),
      joined,
      ...intake.entries.slice(at + 2),
    ]),
    outcomeId: intake.outcomeId === next.id ? entry.id : intake.outcomeId,
  }
}

/** Moves an entry up (-1) or down (1). The outcome goes on beginning at the same place in the text. */
export function moveEntry(intake: Intake, id: string, by: -1 | 1): Intake {
  const at = indexOf(intake, id)
  const moved = intake.entries[at]
  const other = intake.entries[at + by]
  if (moved === undefined || other === undefined) return intake
  const entries = intake.entries.map((entry, place) =>
    place === at ? other : place === at + by ? moved : entry,
  )
  return keepOutcomePlace(intake, entries)
}

/** Sorts by day, entries of the same day and those without a day after the one they follow. */
export function sortByDay(intake: Intake): Intake {
  let last = -Infinity
  const keyed = intake.entries.map((entry, place) => {
    last = entry.day ?? last
    return { entry, day: last, place }
  })
  const entries = keyed
    .toSorted((a, b) => a.day - b.day || a.place - b.place)
    .map(({ entry }) => entry)
  return withEntries(intake, entries)
}

export function removeEntry(intake: Intake, id: string): Intake {
  const at = indexOf(intake, id)
  if (at === -1) return intake
  const entries = intake.entries.filter((entry) => entry.id !== id)
  const outcomeId = intake.outcomeId === id ? (entries[at]?.id ?? null) : intake.outcomeId
  return { ...intake, entries, outcomeId }
}

/** An empty entry after the given one, on the same day; at the end without one. */
export function addEntry(intake: Intake, newId: string, afterId?: string): Intake {
  const at = afterId === undefined ? intake.entries.length - 1 : indexOf(intake, afterId)
  const day = intake.entries[at]?.day ?? null
  const added: DraftEntry = { id: newId, day, time: '', heading: '', text: '' }
  return withEntries(intake, [
    ...intake.entries.slice(0, at + 1),
    added,
    ...intake.entries.slice(at + 1),
  ])
}

/** From this entry on the text tells how it ended; null takes the mark away. */
export const markOutcome = (intake: Intake, id: string | null): Intake => ({
  ...intake,
  outcomeId: id,
})

function keepOutcomePlace(intake: Intake, entries: readonly DraftEntry[]): Intake {
  const at = intake.outcomeId === null ? -1 : indexOf(intake, intake.outcomeId)
  return { ...intake, entries, outcomeId: entries[at]?.id ?? null }
}

/** What keeps a text from being submitted; `entryId` says where. */
export type IntakeGap =
  | { readonly kind: 'empty' | 'tooMany' | 'tooLong' | 'outcomeFirst' | 'titleTooLong' | 'roles' }
  | {
      readonly kind:
        'dayMissing' | 'dayTooFar' | 'timeWrong' | 'textMissing' | 'textTooLong' | 'headingTooLong'
      readonly entryId: string
    }
  | { readonly kind: 'dayOrder'; readonly entryId: string }

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

function entryGaps(entry: DraftEntry): readonly IntakeGap[] {
  const gaps: IntakeGap[] = []
  const at = { entryId: entry.id }
  if (entry.day === null) gaps.push({ kind: 'dayMissing', ...at })
  else if (!Number.isInteger(entry.day) || Math.abs(entry.day) > 3650) {
    gaps.push({ kind: 'dayTooFar', ...at })
  }
  if (entry.time !== '' && !TIME.test(entry.time)) gaps.push({ kind: 'timeWrong', ...at })
  if (entry.heading.length > caseTextLimits.heading) gaps.push({ kind: 'headingTooLong', ...at })
  if (entry.text.trim() === '') gaps.push({ kind: 'textMissing', ...at })
  if (entry.text.length > caseTextLimits.entry) gaps.push({ kind: 'textTooLong', ...at })
  return gaps
}

/** All gaps in the order of the text. Days must not go back: the room reads along the timeline. */
export function intakeGaps(intake: Intake): readonly IntakeGap[] {
  const { entries } = intake
  if (entries.length === 0) return [{ kind: 'empty' }]
  const gaps: IntakeGap[] = []
  if (intake.title.length > 200) gaps.push({ kind: 'titleTooLong' })
  if (entries.length > caseTextLimits.entries) gaps.push({ kind: 'tooMany' })
  if (lengthOf(entries) > caseTextLimits.total) gaps.push({ kind: 'tooLong' })
  if (intake.outcomeId !== null && indexOf(intake, intake.outcomeId) === 0) {
    gaps.push({ kind: 'outcomeFirst' })
  }
  if (intake.roles.some(({ token, label }) => (token.trim() === '') !== (label.trim() === ''))) {
    gaps.push({ kind: 'roles' })
  }
  let latest = -Infinity
  for (const entry of entries) {
    gaps.push(...entryGaps(entry))
    if (entry.day !== null && entry.day < latest) gaps.push({ kind: 'dayOrder', entryId: entry.id })
    latest = Math.max(latest, entry.day ?? latest)
  }
  return gaps
}

const clean = (text: string): string => normaliseText(text).trim()

/**
 * The text as the contract wants it: cleaned, with short ids `E-01` in reading order, empty roles left
 * out. Undefined while something is missing; `intakeGaps` says what.
 */
export function toCaseText(intake: Intake): CaseText | undefined {
  if (intakeGaps(intake).length > 0) return undefined
  const digits = Math.max(2, String(intake.entries.length).length)
  const outcome = intake.outcomeId === null ? -1 : indexOf(intake, intake.outcomeId)
  const checked = caseTextSchema.safeParse({
    title: clean(intake.title),
    entries: intake.entries.map((entry, place) => ({
      id: `E-${String(place + 1).padStart(digits, '0')}`,
      day: entry.day,
      time: entry.time === '' ? null : entry.time,
      heading: clean(entry.heading),
      text: clean(entry.text),
    })),
    outcomeFrom: outcome === -1 ? null : outcome,
    roles: intake.roles
      .map(({ token, label }) => ({ token: clean(token), label: clean(label) }))
      .filter(({ token }) => token !== ''),
  })
  return checked.success ? checked.data : undefined
}
