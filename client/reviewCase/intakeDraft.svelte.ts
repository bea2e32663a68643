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
import { newId } from '../../shared/kernel/id.ts'
import { UndoHistory } from '../office/undoHistory.svelte.ts'
import { intakeMarks } from './identifierMarks.ts'
import type { IntakeMark } from './identifierMarks.ts'
import { intakeGaps, sortByDay, toCaseText } from './intake.ts'
import type { DraftRole, Intake, IntakeGap } from './intake.ts'

/** The case text in the hands of the coordination; lives in this page only and is stored nowhere. */
export class IntakeDraft {
  /** Sentences about what the reader of the source could not be sure about. */
  readonly warnings: readonly string[]
  readonly #history: UndoHistory<Intake>
  readonly #gaps = $derived.by(() => intakeGaps(this.#history.value))
  readonly #marks = $derived.by(() => intakeMarks(this.#history.value))

  constructor(intake: Intake, warnings: readonly string[] = []) {
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

  change(id: string, change: EntryChange): void {
    const typing = `${id} ${Object.keys(change).join(' ')}`
    this.#history.replace(changeEntry(this.intake, id, change), typing)
  }

  /** Splits at the caret; gives the id of the new entry, or undefined where there is nothing to split. */
  split(id: string, caret: number): string | undefined {
    const after = splitEntry(this.intake, id, caret)
    if (after === this.intake) return undefined
    this.#history.replace(after)
    return after.entries[after.entries.findIndex((entry) => entry.id === id) + 1]?.id
  }

  join(id: string): void {
    this.#history.replace(joinWithNext(this.intake, id))
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

  setRoles(roles: readonly DraftRole[], typing?: string): void {
    this.#history.replace({ ...this.intake, roles }, typing)
  }
}

/** A text as it was read from a file, or an earlier version, as the beginning of the work. */
export function intakeOf(text: CaseTextDraft & Partial<Pick<CaseText, 'outcomeFrom'>>): Intake {
  const { title, entries, roles, outcomeFrom = null } = text
  return { title, entries, outcomeFrom, roles: roles.map((role) => ({ ...role, id: newId() })) }
}
