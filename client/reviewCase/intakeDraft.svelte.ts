import { SvelteMap } from 'svelte/reactivity'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import {
  addEntry,
  changeEntry,
  joinWithNext,
  moveEntry,
  removeEntry,
  setOutcomeFrom,
  splitEntry,
} from '../../shared/caseText/edit.ts'
import type { EntryChange } from '../../shared/caseText/edit.ts'
import type { CaseTextDraft } from '../../shared/caseText/parse.ts'
import type { IdentifierSpan } from '../../shared/identifiers/detectIdentifiers.ts'
import { keptStill, type KeptPlace } from '../../shared/identifiers/lastLine.ts'
import { dayOfBeginning } from '../../shared/caseText/dayStart.ts'
import { isoDayNumber } from '../../shared/caseText/calendar.ts'
import { kindOf } from '../../shared/caseText/kindOf.ts'
import { reasonCodeOf } from '../../shared/reviewCase/intakeProtocol.ts'
import type { CaseVersion } from '../../shared/reviewCase/reviewCase.schema.ts'
import { newId } from '../../shared/kernel/id.ts'
import { UndoHistory } from '../page/undoHistory.svelte.ts'
import { needsNoLook, proposedToken } from '../../shared/identifiers/proposedToken.ts'
import {
  entrustedPlaces,
  entrustedWith,
  withEntrusted,
  withoutEntrusted,
  type EntrustedPlace,
} from './entrusted.ts'
import { intakeMarks, isCalendar, typeOfKind } from './identifierMarks.ts'
import type { IntakeMark } from './identifierMarks.ts'
import {
  foundInDraft,
  knownNames,
  leftKey,
  markedGroups,
  nothingFound,
  searchedText,
  titleOf,
  withTokens,
  withWritten,
  type Answer,
  type FoundGroup,
  type FoundInDraft,
  type ShownPlace,
} from './foundNames.ts'
import type { IdentifierSearch, Searched } from './identifierSearch.svelte.ts'
import { entryStarts, type EntryStart } from './entryStarts.ts'
import { noAnswers, type Answers } from './selfReview.ts'
import { intakeGaps, settledKey, sortByDay, toCaseText, withDocument } from './intake.ts'
import type { DraftRole, Intake, IntakeGap, Replacement } from './intake.ts'

/** The case text in the hands of the coordination; nothing of it goes to the server before it is submitted. */
export class IntakeDraft {
  /** Sentences about what the reader of the source could not be sure about. */
  warnings = $state.raw<readonly string[]>([])
  /** The version this text rests on; 0 if there was none. */
  base = $state.raw(0)
  readonly #history: UndoHistory<Intake>
  readonly #gaps = $derived.by(() => intakeGaps(this.#history.value))
  readonly #marks = $derived.by(() => intakeMarks(this.#history.value))
  readonly #kept = $derived.by(() => keptStill(this.#history.value, this.#history.value.kept))
  readonly #entrusted = $derived.by(() => entrustedPlaces(this.#history.value))
  readonly #starts = $derived.by(() => entryStarts(this.#history.value))
  /** The search for names, once it runs; what it found belongs to the text it was found in. */
  search = $state.raw<
    (Pick<IdentifierSearch, 'state'> & Partial<Pick<IdentifierSearch, 'search'>>) | undefined
  >()
  /** Which text was let go on without a search (`searchKey`). */
  #unsearched = $state.raw<string | undefined>()
  readonly #words = $derived.by(() => searchedText(this.#history.value).text)
  readonly #known = $derived.by(() => this.#history.value.known ?? '')
  readonly #persons = $derived.by(() => knownNames(this.#known))
  readonly #names = $derived.by(() => this.#persons.map(({ name }) => name))
  #lastFound = nothingFound
  readonly #found = $derived.by(() => this.#sorted())
  /** What is typed in place of a group, by its title (`titleOf`). */
  readonly typed = new SvelteMap<string, string>()
  /** What was written in place of which spelling (`leftKey`). */
  readonly #tokens = new SvelteMap<string, string>()
  /** Groups that were decided about last, for as long as the new text is searched. */
  #decided = $state.raw<readonly FoundGroup[]>([])
  /** Words for the second reader; they stay when the text changes. */
  note = $state('')
  /** Answers hold for the text they were given about, and for no other (rule RC11). */
  #answered = $state.raw<{ readonly of: Intake; readonly answers: Answers } | undefined>()
  /** What the text says of the day of an entry that was not looked at yet, by entry. */
  readonly counted = new SvelteMap<string, CountedDay>()

  constructor(intake: Intake, base = 0, warnings: readonly string[] = []) {
    this.#history = new UndoHistory(intake)
    this.base = base
    this.warnings = warnings
  }

  get intake(): Intake {
    return this.#history.value
  }

  /** What was answered about the text as it stands. */
  get answers(): Answers {
    return this.#answered?.of === this.intake ? this.#answered.answers : noAnswers
  }

  /** Something was answered, and the text has changed since. */
  get answersEnded(): boolean {
    if (this.#answered === undefined || this.#answered.of === this.intake) return false
    const { recognition, confirmed } = this.#answered.answers
    return recognition !== undefined || confirmed.length > 0
  }

  answer(change: Partial<Answers>): void {
    this.#answered = { of: this.intake, answers: { ...this.answers, ...change } }
  }

  get gaps(): readonly IntakeGap[] {
    return this.#gaps
  }

  /** Places that must not leave the house; the server refuses them too. */
  get marks(): readonly IntakeMark[] {
    return this.#marks
  }

  /** Places that stay for a reason; what was kept and is no longer in the text is none of them. */
  get kept(): readonly KeptPlace[] {
    return this.#kept
  }

  /** Passages that were entrusted and still stand; they hold the text back (RC16). */
  get entrusted(): readonly EntrustedPlace[] {
    return this.#entrusted
  }

  /** Marks words as entrusted; false if there was nothing to mark. */
  entrust(words: string): boolean {
    const marked = withEntrusted(this.intake, words)
    if (marked) this.#history.replace(marked)
    return marked !== undefined
  }

  /** They were not entrusted after all. */
  unentrust(passage: string): void {
    this.#history.replace(withoutEntrusted(this.intake, passage))
  }

  /** Paragraphs that seem to begin an entry of their own; nothing is kept back by them. */
  get starts(): readonly EntryStart[] {
    return this.#starts
  }

  /** The whole draft as one text, as the search has it. */
  get words(): string {
    return this.#words
  }

  /** Names the office knows, one on each line. */
  get known(): string {
    return this.#known
  }

  /** The same, each by itself. */
  get names(): readonly string[] {
    return this.#names
  }

  /** The search of the text as it stands, with the names as they are known, is over: it found something, or failed. */
  get #searchedNow(): Exclude<Searched, { kind: 'waiting' }> | undefined {
    const state = this.search?.state
    const isNow =
      state !== undefined &&
      state.kind !== 'waiting' &&
      searchKey(state.text, state.known) === searchKey(this.#words, this.#names)
    return isNow ? state : undefined
  }

  /** The text as it stands is not searched yet. */
  get isWaiting(): boolean {
    return this.#searchedNow === undefined
  }

  /** The text as it stands cannot be searched on this device; a person read it instead, or has to. */
  get isUnsearchable(): boolean {
    return this.#searchedNow?.kind === 'failed'
  }

  /** What was found is about the text as it stands, or a person said that exactly this text goes on without a search. */
  get isSearched(): boolean {
    return (
      this.spans !== undefined ||
      (this.isUnsearchable && this.#unsearched === searchKey(this.#words, this.#names))
    )
  }

  /** The text as it stands goes on although it cannot be searched; any change of it ends that. */
  goUnsearched(): void {
    this.#unsearched = searchKey(this.#words, this.#names)
  }

  /** Searches the text as it stands once more, after that failed. */
  searchAgain(): void {
    this.search?.search?.(this.#words, this.#names)
  }

  /** What was found in the text as it stands; undefined while it is searched, or where that is not possible. */
  get spans(): readonly IdentifierSpan[] | undefined {
    const state = this.#searchedNow
    return state?.kind === 'found' ? state.spans : undefined
  }

  /** What was found last: while a newer text is searched its places may have moved. */
  get found(): FoundInDraft {
    const { groups, places, bare } = this.#found
    return {
      groups: groups.filter((group) => !this.#decided.includes(group)),
      places,
      bare: bare.filter((id) => !(this.intake.looked ?? []).includes(id)),
    }
  }

  #sorted(): FoundInDraft {
    const state = this.search?.state
    if (state?.kind === 'failed') return foundInDraft(this.intake, [], this.marks)
    if (state?.kind === 'found' && state.text === this.#words)
      this.#lastFound = foundInDraft(this.intake, state.spans, this.marks)
    return this.#lastFound
  }

  /** All decisions about what was found, those with a form of their own first. */
  get decisions(): readonly FoundGroup[] {
    return [...markedGroups(this.#marks), ...this.found.groups]
  }

  /** Those that need no look at each: surely no word that counts, or a person whose role is known. */
  get plainDecisions(): readonly FoundGroup[] {
    return this.decisions.filter(
      (group) =>
        group.isSure &&
        this.tokenFor(group) !== '' &&
        (needsNoLook(group.type) || this.#knownToken(group) !== undefined),
    )
  }

  /** How much is to be mended or decided before the text can be submitted. */
  get open(): number {
    const { groups, bare } = this.found
    const others = this.#gaps.length + this.#marks.length + this.#entrusted.length
    const unsearched = this.isUnsearchable && !this.isSearched ? 1 : 0
    return others + groups.length + bare.length + unsearched
  }

  /** A further document of the case, with what its reader was not sure about; one step to take back. */
  addDocument(more: Intake, warnings: readonly string[]): void {
    this.#history.replace(withDocument(this.intake, more))
    const fresh = warnings.filter((warning) => !this.warnings.includes(warning))
    this.warnings = [...this.warnings, ...fresh]
  }

  get canUndo(): boolean {
    return this.#history.canUndo
  }

  /** The text as it would be submitted, or undefined while something is open, or not searched yet. */
  get text(): CaseText | undefined {
    return this.open === 0 && this.isSearched ? toCaseText(this.intake) : undefined
  }

  undo(): void {
    this.#history.undo()
  }

  setTitle(title: string): void {
    this.#history.replace({ ...this.intake, title }, 'title')
  }

  change(id: string, change: EntryChange): void {
    const typing = `${id} ${Object.keys(change).join(' ')}`
    this.#history.replace(changeEntry(this.intake, id, change), typing)
    if ('day' in change) this.counted.delete(id)
  }

  /**
   * Splits at the caret; gives the id of the new entry, or undefined if there is nothing to split. Where the first
   * words of the new one name a day, it stands on that day.
   */
  split(id: string, caret: number): string | undefined {
    const cut = splitEntry(this.intake, id, caret)
    if (cut === this.intake) return undefined
    const at = cut.entries.findIndex((entry) => entry.id === id)
    const [first, fresh] = [cut.entries[at], cut.entries[at + 1]]
    if (!first || !fresh) return undefined
    const zero = isoDayNumber(this.intake.dayZero ?? '')
    const found = dayOfBeginning(fresh.text, first.day, zero)
    const day = found?.day ?? null
    const isOther = found !== undefined && day !== null && day !== first.day
    const read = this.found.bare.includes(id) ? cut : lookedAt(cut, id, fresh.id)
    const dated = isOther ? changeEntry(read, fresh.id, { day }) : read
    this.#history.replace(found ? withoutDayWords(dated, fresh.id, found) : dated)
    if (found && (isOther || day === null)) this.counted.set(fresh.id, found)
    return fresh.id
  }

  /** Does what a proposal says: a new entry on its day, or its day for the whole entry. Gives the entry it is about. */
  takeStart(start: EntryStart): string | undefined {
    const before = this.intake
    const after = taken(before, [start])
    this.#history.replace(after.intake)
    for (const [id, day] of after.counted) this.counted.set(id, day)
    return after.intake === before ? undefined : (after.fresh.at(-1) ?? start.entryId)
  }

  /** The same for all of them in one step; gives how many entries are new. */
  takeAllStarts(): number {
    const after = taken(this.intake, this.starts)
    this.#history.replace(after.intake)
    for (const [id, day] of after.counted) this.counted.set(id, day)
    return after.fresh.length
  }

  /** A paragraph belongs to its entry, whatever day it names. */
  leaveStart({ entryId, paragraph }: EntryStart): void {
    const together = [...(this.intake.together ?? []), { entryId, paragraph }]
    this.#history.replace({ ...this.intake, together })
  }

  /** Joined with one that is still to be read, an entry is to be read. */
  join(id: string): void {
    const { entries, looked = [] } = this.intake
    const next = entries[entries.findIndex((entry) => entry.id === id) + 1]
    const isRead = next === undefined || !this.found.bare.includes(next.id)
    const joined = joinWithNext(this.intake, id)
    this.#history.replace(
      isRead ? joined : { ...joined, looked: looked.filter((other) => other !== id) },
    )
  }

  move(id: string, by: -1 | 1): void {
    this.#history.replace(moveEntry(this.intake, id, by === -1 ? 'up' : 'down'))
  }

  remove(id: string): void {
    this.#history.replace(removeEntry(this.intake, id))
  }

  /** Adds an empty entry at the end and gives its id. */
  add(): string | undefined {
    this.#history.replace(addEntry(this.intake, this.intake.entries.at(-1)?.id ?? null))
    return this.intake.entries.at(-1)?.id
  }

  sortByDay(): void {
    this.#history.replace(sortByDay(this.intake))
  }

  /** The outcome begins at this entry, or nowhere. */
  markOutcome(id: string | null): void {
    this.#history.replace(setOutcomeFrom(this.intake, id))
  }

  /** Which calendar day is day 0; it is asked once, and every calendar day in the text can be replaced. */
  setDayZero(dayZero: string | null): void {
    this.#history.replace({ ...this.intake, dayZero }, 'dayZero')
  }

  /** Writes what is proposed in place of a mark: the relative day, or what kind of thing stood there. */
  replaceMark(mark: IntakeMark): void {
    this.#history.replace(replaced(this.intake, [mark]))
  }

  /** The same for every calendar day that can be counted; gives how many. */
  replaceAllDays(): number {
    const marks = this.marks.filter((mark) => isCalendar(mark) && mark.replacement !== null)
    this.#history.replace(replaced(this.intake, marks))
    return marks.length
  }

  /** A place stays, for a reason; the second reader sees both. */
  keep({ entryId, field, words }: IntakeMark, reason: string): void {
    const kept = [...this.intake.kept, { entryId, field, words, reason: reason.trim() }]
    this.#history.replace({ ...this.intake, kept })
  }

  /** What was kept is to be mended after all. */
  unkeep(place: KeptPlace): void {
    const kept = this.intake.kept.filter((other) => other !== place)
    this.#history.replace({ ...this.intake, kept })
  }

  /** Names the office knows, one on each line. */
  setKnown(known: string): void {
    this.#history.replace({ ...this.intake, known }, 'known')
  }

  /** Writes a token in all places of what was found. */
  replaceFound(group: FoundGroup, token: string): void {
    this.#answer([{ group, token }])
  }

  /** The same for several, each with what is proposed, in one step to take back; gives how many places are other now. */
  replaceAllFound(groups: readonly FoundGroup[]): number {
    const answers = groups.map((group) => ({ group, token: this.tokenFor(group) }))
    this.#answer(answers.filter(({ token }) => token !== ''))
    return placesOf(groups)
  }

  #answer(answers: readonly Answer[]): void {
    for (const { group, token } of answers)
      for (const words of group.spellings)
        this.#tokens.set(leftKey(group.type, words, group.isWord), token)
    this.#decided = answers.map(({ group }) => group)
    const decisions = answers.map(({ group: { type, reason, places } }) => ({
      ...{ type, reason: reasonCodeOf(reason), places: places.length },
    }))
    const changes = answers.flatMap(({ group, token }) =>
      group.spellings.toSorted((a, b) => b.length - a.length).map((words) => ({ words, token })),
    )
    const draft = entrustedWith(withTokens(this.intake, answers), changes)
    this.#history.replace(noted(draft, ...decisions))
  }

  /** What is proposed in place of a group: what is typed there, what is known of it, or its class; may be empty. */
  tokenFor(group: FoundGroup): string {
    const words = group.spellings[0] ?? ''
    const typed = this.typed.get(titleOf(group))?.trim()
    const { type, asked, proposed } = group
    return (
      typed ?? proposed ?? this.#knownToken(group) ?? proposedToken(type, words, asked.after) ?? ''
    )
  }

  /** What the office said about a name it knows, else what was written for the same spellings before. */
  #knownToken(group: FoundGroup): string | undefined {
    const state = this.search?.state
    const at = /^KNOWN-(\d+)$/.exec(group.key)?.[1]
    const name = state?.kind === 'found' ? state.known[Number(at) - 1] : undefined
    const known = this.#persons.find((person) => person.name === name)
    return known?.token ?? this.tokenBefore(group)
  }

  /**
   * What was written for the same spellings before, as in another document of the case; undefined if nothing was, or
   * not the same for each. It lives as long as the page.
   */
  tokenBefore({ type, spellings, isWord }: FoundGroup): string | undefined {
    const [token, ...others] = spellings.flatMap(
      (words) => this.#tokens.get(leftKey(type, words, isWord)) ?? [],
    )
    return others.every((other) => other === token) ? token : undefined
  }

  /** What was found stays, wherever it is written so; several are one step to take back. */
  leaveFound(...groups: readonly FoundGroup[]): void {
    const keys = groups.flatMap(({ type, spellings, isWord }) =>
      spellings.map((words) => leftKey(type, words, isWord)),
    )
    this.#history.replace({ ...this.intake, left: [...(this.intake.left ?? []), ...keys] })
  }

  /** A person has read an entry in which nothing was found. */
  look(id: string): void {
    this.#history.replace(lookedAt(this.intake, id))
  }

  /** What was left is asked about again; what else an earlier version had in its entry stays left. */
  unleave({
    entryId,
    type,
    words,
    isWord,
  }: Pick<ShownPlace, 'entryId' | 'type' | 'words' | 'isWord'>): void {
    const { title, entries, settled = [] } = this.intake
    const own = entries.find(({ id }) => id === entryId) ?? { heading: title, text: '' }
    const others = this.found.places.filter(
      (place) => place.entryId === entryId && place.state === 'left',
    )
    const stays = settled.includes(settledKey(own))
      ? others.map((place) => leftKey(place.type, place.words, place.isWord))
      : []
    const left = [...(this.intake.left ?? []), ...stays]
    this.#history.replace({
      ...this.intake,
      left: left.filter((key) => key !== leftKey(type, words, isWord)),
      settled: settled.filter((key) => key !== settledKey(own)),
    })
  }

  setRoles(roles: readonly DraftRole[], typing?: string): void {
    this.#history.replace({ ...this.intake, roles }, typing)
  }
}

/** A text and the names it is searched with, as one. */
const searchKey = (text: string, names: readonly string[]): string =>
  [...names, text].join('\n\n\n')

/** What the text says of a day: its words, the day they lead to, and up to which day it may be. */
export type CountedDay = Pick<EntryStart, 'words' | 'day' | 'since' | 'until'>

/** A line by itself before the words of an entry that was cut off is its heading. */
function withHeading(intake: Intake, id: string): Intake {
  const text = intake.entries.find((entry) => entry.id === id)?.text ?? ''
  const [line = '', ...others] = text.split('\n')
  const rest = others.join('\n').trim()
  if (rest === '' || line.length > 80 || /[.!?…;,]["“”»]?$/u.test(line)) return intake
  const kind = kindOf(line, rest) ?? null
  return changeEntry(intake, id, { heading: line.replace(/:$/u, ''), text: rest, kind })
}

/** A day by itself, without a preposition the sentence would need: "9. Mai", "Di, 14.05.2024", "Tag 59". */
const BARE_DAY = /^(?:(?:\p{L}{2}\.?|\p{L}+tag|Mittwoch|Sonnabend),?\s)?(?:\d|Tag\s)/u
/** What a note goes on with behind its day: a sign, a noun, or a word cut short. */
const NOTE = /^(?:\s?[:–-]\s|,?\s(?=[\p{Lu}„"(]|\p{Ll}{2,7}\.\s))/u

/** The day an entry stands on is not written in front of its words once more, where it is that one day and no sentence needs it. */
function withoutDayWords(intake: Intake, id: string, { words, day, until }: CountedDay): Intake {
  const entry = intake.entries.find((one) => one.id === id)
  if (!entry || day === null || until !== null || !BARE_DAY.test(words)) return intake
  const field = entry.heading.startsWith(words) ? 'heading' : 'text'
  if (!entry[field].startsWith(words)) return intake
  const rest = entry[field].slice(words.length)
  const note = NOTE.exec(rest)?.[0]
  return note === undefined ? intake : changeEntry(intake, id, { [field]: rest.slice(note.length) })
}

/** Both parts of an entry that was read, or that something was found in, were read. */
const lookedAt = (intake: Intake, ...ids: readonly string[]): Intake => ({
  ...intake,
  looked: [...new Set([...(intake.looked ?? []), ...ids])],
})

/** The draft with proposals taken; of an entry the last one first, so that places hold. */
function taken(
  intake: Intake,
  starts: readonly EntryStart[],
): { intake: Intake; counted: readonly (readonly [string, CountedDay])[]; fresh: string[] } {
  const counted: [id: string, day: CountedDay][] = []
  const fresh: string[] = []
  let draft = intake
  for (const found of starts.toReversed()) {
    const { entryId, start, day } = found
    let id = entryId
    if (start > 0) {
      const cut = splitEntry(draft, entryId, start)
      if (cut === draft) continue
      id = cut.entries[cut.entries.findIndex((entry) => entry.id === entryId) + 1]?.id ?? entryId
      draft = withHeading(cut, id)
      fresh.push(id)
    }
    if (day !== null) draft = withoutDayWords(changeEntry(draft, id, { day }), id, found)
    counted.push([id, found])
  }
  return { intake: draft, counted, fresh }
}

/** The draft with decisions that are counted in the protocol (RC15). */
const noted = (intake: Intake, ...decisions: readonly Replacement[]): Intake => ({
  ...intake,
  replacements: [...(intake.replacements ?? []), ...decisions],
})

/** How many places they are about. */
export const placesOf = (groups: readonly FoundGroup[]): number =>
  groups.reduce((sum, { places }) => sum + places.length, 0)

/** "Mo., den ", "Montag, " before a day: it belongs to the day. */
const WEEKDAY =
  /(?<![\p{L}\p{M}])(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)\.?,?\s(?:den\s)?$/u
/** Behind the full stop of a day that ends its sentence, in a text: the end of a line, a number of a list, a word that begins a sentence. */
const SENTENCE_END =
  /^(?:\s*$|[ \t]*\n|\s+\d{1,2}[.)]\s|[ \t]{2}|["“”»«)]*\s+(?:Der|Die|Das|Den|Dem|Ein|Eine|Es|Er|Sie|Ich|Wir|Am|An|Im|In|Bei|Beim|Auf|Nach|Vor|Seit|Danach|Dann|Dort|Hier|Daher|Dies|Dieser|Diese|Auch|Bis|Zum|Zur|Laut|Ab|Um|Mit|Für|Seine|Ihre|Da|Nun|Jetzt|Später)\s)/u

const VERB =
  '(?:ist|sind|war|waren|wird|werden|wurden?|hat|haben|hatten?|kommt|kam|geht|ging|ruft|meldet|sagt|soll|will|kann|möchte|öffnet|bleibt|berichtet)(?!\\p{L})'
/** A sentence of its own behind a day: its subject, then its verb, without a comma between them. */
const SUBJECT_AND_VERB = new RegExp(`^\\s\\p{Lu}\\p{L}*(?:\\s[\\p{L}\\d.-]+){0,7}?\\s${VERB}`, 'u')
/** Between two sentences; the full stop of an initial or of a word cut short ends none. */
const SENTENCES = /(?<=\p{L}{3}[.!?])\s|\n/u
const isSentence = new RegExp(`(?<!\\p{L})${VERB}`, 'u')

/** "Übergabe zum 1.9. Mikas Geburtstag wird gefeiert.": words without a verb before the day, a sentence behind it. */
function endsNote(before: string, behind: string): boolean {
  const words = before.split(SENTENCES).at(-1) ?? ''
  return (
    words.trim().split(/\s+/u).length > 2 &&
    !isSentence.test(words) &&
    SUBJECT_AND_VERB.test(behind)
  )
}

/** Writes a relative day: the weekday goes along, and a full stop that ends the sentence stays. */
function withDay(text: string, { field, start, end }: IntakeMark, day: string): string {
  const weekday = WEEKDAY.exec(text.slice(Math.max(0, start - 20), start))?.[0] ?? ''
  const behind = text.slice(end, end + 120)
  const isEnd =
    field === 'text' &&
    text.charAt(end - 1) === '.' &&
    (SENTENCE_END.test(behind.slice(0, 24)) ||
      endsNote(text.slice(Math.max(0, start - 200), start), behind))
  return text.slice(0, start - weekday.length) + day + (isEnd ? '.' : '') + text.slice(end)
}

/** The draft with what is proposed in place of marks of one kind; the last one of a field first, so that places hold. */
function replaced(intake: Intake, marks: readonly IntakeMark[]): Intake {
  let draft = intake
  let places = 0
  for (const mark of marks.toSorted((a, b) => b.start - a.start)) {
    const { entryId, roleIndex, field, start, end, replacement } = mark
    if (replacement === null) continue
    places++
    const write = (text: string): string =>
      mark.kind === 'calendarDay'
        ? withDay(text, mark, replacement)
        : text.slice(0, start) + replacement + text.slice(end)
    if (field === 'title') draft = { ...draft, title: write(draft.title) }
    else if (field === 'heading' || field === 'text') {
      const entry = draft.entries.find(({ id }) => id === entryId)
      if (entry) draft = changeEntry(draft, entry.id, { [field]: write(entry[field]) })
    } else {
      const half = field === 'roleToken' ? 'token' : 'label'
      const change = (role: DraftRole, at: number): DraftRole =>
        at === roleIndex ? { ...role, [half]: write(role[half]) } : role
      draft = { ...draft, roles: draft.roles.map(change) }
    }
  }
  const [first] = marks
  if (places === 0 || !first) return draft
  const ids = marks.flatMap(({ entryId }) => entryId ?? [])
  const type = typeOfKind[first.kind]
  const reason = first.kind === 'birthDate' ? 'birth' : 'form'
  // A day is no token: elsewhere "Tag 8" stands as it was written.
  if (!isCalendar(first)) draft = withWritten(draft, { token: first.replacement ?? '', type })
  const changes = marks.map(({ words, replacement }) => ({ words, token: replacement ?? words }))
  const told = entrustedWith(lookedAt(draft, ...ids), changes)
  return noted(told, { type, reason, places })
}

type Source = CaseTextDraft & Partial<Pick<CaseText, 'outcomeFrom'>>

/** A text as it was read from a file, or an earlier version with what was kept in it, as the beginning of the work. */
export function intakeOf(
  { title, entries, roles, outcomeFrom = null }: Source,
  kept: readonly KeptPlace[] = [],
  dayZero: string | null = null,
): Intake {
  const own = roles.map((role) => ({ ...role, id: newId() }))
  return { title, entries, outcomeFrom, roles: own, kept, dayZero }
}

/** An earlier version as the beginning of the work: what was decided about it is not asked again where nothing changes. */
export const intakeOfVersion = ({ text, kept }: Pick<CaseVersion, 'text' | 'kept'>): Intake => ({
  ...intakeOf(text, kept),
  settled: [settledKey({ heading: text.title, text: '' }), ...text.entries.map(settledKey)],
})
