import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { CaseTextDraft, ParseWarning } from '../../shared/caseText/parse.ts'
import { newId } from '../../shared/kernel/id.ts'
import { UndoHistory } from '../office/undoHistory.svelte.ts'
import { intakeMarks } from './identifierMarks.ts'
import type { IntakeMark } from './identifierMarks.ts'
import {
  addEntry,
  changeEntry,
  intakeGaps,
  joinWithNext,
  markOutcome,
  moveEntry,
  removeEntry,
  sortByDay,
  splitEntry,
  toCaseText,
} from './intake.ts'
import type { DraftEntry, DraftRole, Intake, IntakeGap } from './intake.ts'

/** The case text in the hands of the coordination; lives in this page only and is stored nowhere. */
export class IntakeDraft {
  readonly #history: UndoHistory<Intake>
  readonly #gaps = $derived.by(() => intakeGaps(this.#history.value))
  readonly #marks = $derived.by(() => intakeMarks(this.#history.value))

  /** What the reader of the source could not be sure about. */
  readonly warnings: readonly ParseWarning[]

  constructor(intake: Intake, warnings: readonly ParseWarning[] = []) {
    this.#history = new UndoHistory(intake)
    this.warnings = warnings
  }

  get intake(): Intake {
    return this.#history.value
  }

  get gaps(): readonly IntakeGap[] {
    return this.#gaps
  }

  /** Places that must not leave the house; the server refuses them too. */
  get marks(): readonly IntakeMark[] {
    return this.#marks
  }

  /** How many places are to be mended before the text can be submitted. */
  get open(): number {
    return this.#gaps.length + this.#marks.length
  }

  get canUndo(): boolean {
    return this.#history.canUndo
  }

  /** The text as it would be submitted, or undefined while something is open. */
  get text(): CaseText | undefined {
    return this.open === 0 ? toCaseText(this.intake) : undefined
  }

  undo(): void {
    this.#history.undo()
  }

  setTitle(title: string): void {
    this.#history.replace({ ...this.intake, title }, 'title')
  }

  change(id: string, change: Partial<Omit<DraftEntry, 'id'>>): void {
    const typing = `${id} ${Object.keys(change).join(' ')}`
    this.#history.replace(changeEntry(this.intake, id, change), typing)
  }

  /** Splits at the caret; gives the id of the new entry, or undefined where there is nothing to split. */
  split(id: string, caret: number): string | undefined {
    const fresh = newId()
    const after = splitEntry(this.intake, id, caret, fresh)
    if (after === this.intake) return undefined
    this.#history.replace(after)
    return fresh
  }

  join(id: string): void {
    this.#history.replace(joinWithNext(this.intake, id))
  }

  move(id: string, by: -1 | 1): void {
    this.#history.replace(moveEntry(this.intake, id, by))
  }

  remove(id: string): void {
    this.#history.replace(removeEntry(this.intake, id))
  }

  add(afterId?: string): string {
    const fresh = newId()
    this.#history.replace(addEntry(this.intake, fresh, afterId))
    return fresh
  }

  sortByDay(): void {
    this.#history.replace(sortByDay(this.intake))
  }

  markOutcome(id: string | null): void {
    this.#history.replace(markOutcome(this.intake, id))
  }

  setRoles(roles: readonly DraftRole[], typing?: string): void {
    this.#history.replace({ ...this.intake, roles }, typing)
  }
}

/** A text as it was read from a file, or an earlier version, as the beginning of the work. */
export function intakeOf(text: CaseTextDraft & Partial<Pick<CaseText, 'outcomeFrom'>>): Intake {
  const entries = text.entries.map((entry) => ({ ...entry, id: newId(), time: entry.time ?? '' }))
  const outcome = text.outcomeFrom == null ? undefined : entries[text.outcomeFrom]
  return {
    title: text.title,
    entries,
    outcomeId: outcome?.id ?? null,
    roles: text.roles.map((role) => ({ ...role, id: newId() })),
  }
}
