import type { Annotation, AnnotationContent } from '../../shared/annotation/annotation.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'
import type { Command } from '../../shared/protocol/command.ts'
import { CriterionFavourites } from '../catalogue/criterionFavourites.svelte.ts'
import { AnnotationDraft, editingOf, type Editing } from './annotationDraft.svelte.ts'
import { AnnotationOutbox } from './annotationOutbox.svelte.ts'
import { AnnotationSteps, contentOf, sameContent, type StepRoom } from './annotationSteps.ts'

/** The name under which the device keeps the annotation that is being written. */
export const DRAFT = 'annotation'

const loadMerge = async () => (await import('../sharedText/mergeFields.ts')).mergeFields

/** The part of a room that writing annotations needs. */
export interface DeskRoom extends StepRoom {
  readonly run: (command: Command, draft?: string) => Promise<Result<null>>
}

/** A change that met a newer version of the same annotation, and both changed the same. */
export interface Stale {
  /** One's own version, with what the other window changed elsewhere. */
  readonly content: AnnotationContent
  /** The newer version, with what was changed here alone; undefined if it is gone. */
  readonly theirs: AnnotationContent | undefined
  readonly editing: Editing
}

/** What was saved last, for a word about it and for adding to it. */
export interface LastSaved {
  readonly id: string
  readonly content: AnnotationContent
  /** The server has it; otherwise it is still on its way. */
  readonly safe: boolean
}

/** Everything around writing annotations: the form, what is on its way, what was refused and why. */
export class AnnotationDesk {
  readonly draft = new AnnotationDraft()
  readonly favourites = new CriterionFavourites()
  readonly outbox: AnnotationOutbox
  readonly #room: DeskRoom
  readonly #steps: AnnotationSteps
  busy = $state.raw(false)
  problem = $state.raw<Problem | null>(null)
  stale = $state.raw<Stale | null>(null)
  /** Until the next passage is taken or another annotation opened. */
  last = $state.raw<LastSaved | null>(null)

  constructor(room: DeskRoom, patience?: () => Promise<'late'>) {
    this.#room = room
    this.#steps = new AnnotationSteps(room)
    this.outbox = new AnnotationOutbox(
      { run: (command) => room.run(command, DRAFT), newId: () => room.newId() },
      patience,
    )
  }

  /** What the server has of the annotation that met a newer version; undefined if it is gone. */
  get stored(): Annotation | undefined {
    return this.stale ? this.#room.own.annotations[this.stale.editing.id] : undefined
  }

  /** Begins an annotation of a passage; `quick` where it was tapped together. */
  take(span: TextSpan, quick = false): void {
    this.last = null
    this.draft.take(span, quick)
  }

  /** Sends the draft. True once the form was emptied; after a refusal everything typed is still there. */
  async save(): Promise<boolean> {
    const { content, editing } = this.draft
    if (!content || this.busy) return false
    return this.#send(content, editing)
  }

  /** Sends one's own version over the newer one, as a new annotation if that one is gone. */
  async takeMine(): Promise<boolean> {
    const { stale, stored } = this
    if (!stale) return false
    this.stale = null
    return this.#send(stale.content, stored ? editingOf(stored) : null)
  }

  /** Leaves the newer version as it is and forgets one's own. */
  keepStored(): void {
    const { stale, stored } = this
    this.stale = null
    this.discard()
    // What nobody else touched goes through.
    if (stale?.theirs && stored && !sameContent(stale.theirs, contentOf(stored)))
      void this.#send(stale.theirs, editingOf(stored))
  }

  /** Opens an own annotation for changing. */
  edit(annotation: Annotation): void {
    this.problem = null
    this.last = null
    this.draft.edit(annotation)
  }

  /** Opens a refused annotation again. */
  reopen(id: string): void {
    const item = this.outbox.take(id)
    if (!item) return
    this.problem = item.problem
    this.draft.load(item.content, item.editing)
  }

  /** Throws away what is in the form. */
  discard(): void {
    this.problem = null
    this.draft.clear()
  }

  /** Deletes an own annotation. */
  async remove(id: string): Promise<Result<null>> {
    if (this.draft.editing?.id === id) this.discard()
    this.last = null
    const removed = this.#room.own.annotations[id]
    const result = await this.#room.run({ type: 'removeAnnotation', id })
    if (result.ok && removed) this.#steps.removed(removed)
    return result
  }

  async #send(content: AnnotationContent, editing: Editing | null): Promise<boolean> {
    this.busy = true
    this.problem = null
    const before = editing ? this.#steps.contentOf(editing.id) : undefined
    const sent = await this.outbox.send(content, editing)
    this.busy = false
    if (sent.state !== 'refused') {
      this.draft.clear()
      if (editing === null) this.#steps.added(sent.id, content)
      else if (before) this.#steps.revised(sent.id, before, content)
      this.last = { id: sent.id, content, safe: sent.state === 'saved' }
      return true
    }
    if (sent.problem.code === 'annotation.stale' && editing) return this.#meet(content, editing)
    this.problem = sent.problem
    return false
  }

  /** Another window changed it meanwhile: what both changed is asked about, everything else goes through (RO5). */
  async #meet(mine: AnnotationContent, editing: Editing): Promise<boolean> {
    const held = this.#room.own.annotations[editing.id]
    const newer = held !== undefined && held.revision !== editing.revision ? held : undefined
    const { before } = editing
    // Rare: where it cannot be fetched, both versions are asked about as a whole.
    const merge = newer && before ? await loadMerge().catch(() => undefined) : undefined
    const merged =
      merge && newer && before
        ? merge(before, mine, contentOf(newer), [['criterionId', 'rating']])
        : undefined
    if (newer && merged?.asked.length === 0) return this.#send(merged.mine, editingOf(newer))
    const theirs = merged?.theirs ?? (held && contentOf(held))
    this.stale = { content: merged?.mine ?? mine, theirs, editing }
    return false
  }
}
