import type { Annotation, AnnotationContent } from '../../shared/annotation/annotation.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { CriterionFavourites } from '../catalogue/criterionFavourites.svelte.ts'
import {
  AnnotationDraft,
  editingOf,
  type DraftSnapshot,
  type Editing,
} from './annotationDraft.svelte.ts'
import { AnnotationSteps, contentOf, sameContent, type StepRoom } from './annotationSteps.ts'

/** The name under which the device keeps the annotation that is being written. */
const DRAFT = 'annotation'

const loadMerge = async () => (await import('../conflict/mergeFields.ts')).mergeFields

/** The part of a room that writing annotations needs. */
export type DeskRoom = StepRoom & Pick<RoomClient, 'run' | 'draft'>

/** After this long an unanswered annotation goes on its way without its form, so that the next can be written. */
const WAIT_MS = 1500

const delay = (): Promise<'late'> =>
  new Promise((resolve) => {
    setTimeout(() => resolve('late'), WAIT_MS)
  })

/** A change that met a newer version of the same annotation, and both changed the same. */
export interface Stale {
  /** One's own version, with what the other window changed elsewhere. */
  readonly content: AnnotationContent
  /** The newer version, with what was changed here alone; undefined if it is gone. */
  readonly theirs: AnnotationContent | undefined
  readonly editing: Editing
}

/** What was given last, for a word about it and for adding to it. It may still be on its way. */
export interface LastGiven {
  readonly id: string
  readonly content: AnnotationContent
}

/** Everything around writing annotations: the form, what was refused and why, what met a newer version. */
export class AnnotationDesk {
  readonly draft: AnnotationDraft
  readonly favourites = new CriterionFavourites()
  readonly #room: DeskRoom
  readonly #steps: AnnotationSteps
  readonly #patience: () => Promise<'late'>
  busy = $state.raw(false)
  problem = $state.raw<Problem | null>(null)
  stale = $state.raw<Stale | null>(null)
  /** Until the next passage is taken or another annotation opened. */
  last = $state.raw<LastGiven | null>(null)
  /** How many the server took after their form had gone on. */
  takenLate = $state.raw(0)

  constructor(room: DeskRoom, patience = delay) {
    this.#room = room
    this.#patience = patience
    this.#steps = new AnnotationSteps(room)
    this.draft = new AnnotationDraft(room.draft<DraftSnapshot>(DRAFT))
  }

  /** What the server has of the annotation that met a newer version; undefined if it is gone. */
  get stored(): Annotation | undefined {
    return this.stale ? this.#room.own.annotations[this.stale.editing.id] : undefined
  }

  /** Begins an annotation of a passage; `quick` if it was tapped together. */
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
    // What no other seat touched goes through.
    if (stale?.theirs && stored && !sameContent(stale.theirs, contentOf(stored)))
      void this.#send(stale.theirs, editingOf(stored))
  }

  /** Opens an own annotation for changing. */
  edit(annotation: Annotation): void {
    this.problem = null
    this.last = null
    this.draft.edit(annotation)
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
    const id = editing?.id ?? this.#room.newId()
    const answer = this.#room.run(
      editing
        ? { type: 'reviseAnnotation', id, revision: editing.revision, content }
        : { type: 'addAnnotation', id, content },
      this.draft.kept,
    )
    const first = await Promise.race([answer, this.#patience()])
    this.busy = false
    if (first !== 'late' && !first.ok) {
      if (first.problem.code === 'annotation.stale' && editing) return this.#meet(content, editing)
      this.problem = first.problem
      return false
    }
    if (first === 'late') {
      this.draft.letGo()
      void answer.then(({ ok }) => this.#settled(id, ok))
    } else this.draft.clear()
    if (editing === null) this.#steps.added(id, content)
    else if (before) this.#steps.revised(id, before, content)
    this.last = { id, content }
    return true
  }

  /** How one ended whose form had gone on: refused, the room gives it back. */
  #settled(id: string, taken: boolean): void {
    if (taken) this.takenLate++
    else if (this.last?.id === id) this.last = null
  }

  /** Another window changed it meanwhile: what both changed is asked about, everything else goes through (RO5). */
  async #meet(mine: AnnotationContent, editing: Editing): Promise<boolean> {
    const held = this.#room.own.annotations[editing.id]
    const newer = held !== undefined && held.revision !== editing.revision ? held : undefined
    const { before } = editing
    // Rare: if it cannot be fetched, both versions are asked about as a whole.
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
