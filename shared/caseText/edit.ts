import { normaliseText, snapToGraphemes } from '../kernel/text.ts'
import type { CaseText, Entry } from './caseText.ts'
import type { EntryKind } from './entryKind.ts'
import { kindOf } from './kindOf.ts'

/**
 * What can be edited: entries and where the outcome begins. Every edit returns a new draft and carries
 * everything else the draft holds; an edit that makes no sense (unknown id, nothing to join) returns the draft itself.
 * Ids stay with their entries. The outcome begins at an entry, wherever that goes; it never begins at the
 * first one, so that arriving there it is unset.
 */
export type EntryDraft = Pick<CaseText, 'entries' | 'outcomeFrom'>

/** The fields of an entry a person can change; a kind that is null is determined no longer. */
export type EntryChange = Partial<Omit<Entry, 'id' | 'kind'>> & {
  readonly kind?: EntryKind | null
}

/** Cuts an entry in two at an offset of its text (UTF-16 units, moved to the start of a character). Both parts keep the day; the time is that of the first, and the kind of the second what its words suggest. */
export function splitEntry<Draft extends EntryDraft>(
  draft: Draft,
  id: string,
  offset: number,
): Draft {
  const at = indexOf(draft, id)
  const entry = draft.entries[at]
  if (!entry) return draft
  const cut = snapToGraphemes(entry.text, { start: offset, end: offset }).start
  const [head, tail] = [entry.text.slice(0, cut), entry.text.slice(cut)].map(tidy)
  if (!head || !tail) return draft
  const second = { ...entry, id: freshId(draft, id), time: null, heading: '', text: tail }
  return withEntries(draft, [
    ...draft.entries.slice(0, at),
    { ...entry, text: head },
    ofKind(second, kindOf('', tail) ?? null),
    ...draft.entries.slice(at + 1),
  ])
}

/**
 * Joins an entry with the one after it; no word is lost: another heading becomes a line of the text.
 * If the outcome began at the second one it now begins at the joined entry, so that no outcome is shown early.
 */
export function joinWithNext<Draft extends EntryDraft>(draft: Draft, id: string): Draft {
  const at = indexOf(draft, id)
  const [first, second] = [draft.entries[at], draft.entries[at + 1]]
  if (!first || !second) return draft
  const { heading } = second
  const isNew = heading !== '' && first.heading !== '' && heading !== first.heading
  const text = [first.text, isNew ? `${heading}\n${second.text}` : second.text].join('\n\n')
  const joined: Entry = ofKind(
    { ...first, heading: first.heading || heading, text: normaliseText(text) },
    first.kind ?? second.kind ?? null,
  )
  const entries = [...draft.entries.slice(0, at), joined, ...draft.entries.slice(at + 2)]
  return withEntries(draft, entries, outcomeId(draft) === second.id ? id : outcomeId(draft))
}

/** Moves an entry one place up or down; its day stays as it is. */
export function moveEntry<Draft extends EntryDraft>(
  draft: Draft,
  id: string,
  direction: 'up' | 'down',
): Draft {
  const at = indexOf(draft, id)
  const to = direction === 'up' ? at - 1 : at + 1
  const [moved, other] = [draft.entries[at], draft.entries[to]]
  if (!moved || !other) return draft
  const entries = [...draft.entries]
  entries[at] = other
  entries[to] = moved
  return withEntries(draft, entries)
}

/** Changes fields of an entry. Heading and text are normalised, so that what a person pastes fits the schema. */
export function changeEntry<Draft extends EntryDraft>(
  draft: Draft,
  id: string,
  { heading, text, kind, ...change }: EntryChange,
): Draft {
  if (indexOf(draft, id) < 0) return draft
  const words = {
    ...(heading === undefined ? {} : { heading: normaliseText(heading).replace(/\n+/g, ' ') }),
    ...(text === undefined ? {} : { text: normaliseText(text) }),
  }
  const entries = draft.entries.map((entry) =>
    entry.id === id ? ofKind({ ...entry, ...change, ...words }, kind) : entry,
  )
  return withEntries(draft, entries)
}

/** Lets the outcome begin at an entry (not the first), or nowhere. */
export function setOutcomeFrom<Draft extends EntryDraft>(draft: Draft, id: string | null): Draft {
  const at = id === null ? null : indexOf(draft, id)
  return at === null || at > 0 ? { ...draft, outcomeFrom: at } : draft
}

/** Takes an entry out. If the outcome began at it, it begins at the next one. */
export function removeEntry<Draft extends EntryDraft>(draft: Draft, id: string): Draft {
  const at = indexOf(draft, id)
  if (at < 0) return draft
  const begin = outcomeId(draft) === id ? (draft.entries[at + 1]?.id ?? null) : outcomeId(draft)
  return withEntries(
    draft,
    draft.entries.filter((entry) => entry.id !== id),
    begin,
  )
}

/**
 * Puts an empty entry after another, on its day; null puts it first. An empty text is for the person to fill:
 * the schema of the case text refuses it.
 */
export function addEntry<Draft extends EntryDraft>(draft: Draft, afterId: string | null): Draft {
  const at = afterId === null ? -1 : indexOf(draft, afterId)
  if (afterId !== null && at < 0) return draft
  const day = (draft.entries[at] ?? draft.entries[0])?.day ?? 0
  const added: Entry = { id: freshId(draft, 'N'), day, time: null, heading: '', text: '' }
  return withEntries(draft, [
    ...draft.entries.slice(0, at + 1),
    added,
    ...draft.entries.slice(at + 1),
  ])
}

/** The entry as one of another kind; null takes the kind away, undefined leaves it as it is. */
function ofKind({ kind: before, ...entry }: Entry, kind: EntryKind | null | undefined): Entry {
  const now = kind === undefined ? before : kind
  return now ? { ...entry, kind: now } : entry
}

const indexOf = ({ entries }: EntryDraft, id: string): number =>
  entries.findIndex((entry) => entry.id === id)

const outcomeId = ({ entries, outcomeFrom }: EntryDraft): string | null =>
  outcomeFrom === null ? null : (entries[outcomeFrom]?.id ?? null)

/** The draft with other entries; the outcome begins where the entry it began at has gone. */
function withEntries<Draft extends EntryDraft>(
  draft: Draft,
  entries: Entry[],
  outcome: string | null = outcomeId(draft),
): Draft {
  const at = entries.findIndex((entry) => entry.id === outcome)
  return { ...draft, entries, outcomeFrom: at > 0 ? at : null }
}

/** "A-03" split gives "A-03-2", then "A-03-3"; at most 40 characters, never one that is taken. */
function freshId({ entries }: EntryDraft, base: string): string {
  const taken = new Set(entries.map((entry) => entry.id))
  const stem = base.slice(0, 34)
  let number = 2
  while (taken.has(`${stem}-${number}`)) number++
  return `${stem}-${number}`
}

const tidy = (text: string): string => normaliseText(text).trim()
