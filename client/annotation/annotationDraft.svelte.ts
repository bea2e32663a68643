import type {
  Annotation,
  AnnotationContent,
  Direction,
  Weight,
} from '../../shared/annotation/annotation.ts'
import { NOTE_LIMIT } from '../../shared/annotation/annotation.ts'
import { normaliseText } from '../../shared/kernel/text.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'
import type { Draft } from '../room/drafts.svelte.ts'

/** The annotation that a draft changes; without one the draft is new. */
export interface Editing {
  readonly id: string
  readonly revision: number
  /** What it said when the change began; missing in what earlier versions kept. */
  readonly before?: AnnotationContent
}

/** A change of an annotation as it is now. */
export const editingOf = ({ id, revision, ...before }: Annotation): Editing => ({
  id,
  revision,
  before,
})

/** Fields a draft still needs, in the order in which the form asks for them. */
export type MissingField = 'span' | 'criterionId' | 'direction' | 'note'

const USUAL_WEIGHT: Weight = 2

/** A draft as it is kept on the device. */
export interface DraftSnapshot {
  readonly span: TextSpan
  readonly criterionId: string | null
  readonly direction: Direction | undefined
  readonly weight: Weight
  readonly rating: string | null
  readonly note: string
  readonly paper: boolean
  readonly editing: Editing | null
}

type Fields = Omit<DraftSnapshot, 'span'> & { readonly span: TextSpan | null }

const EMPTY: Fields = {
  span: null,
  criterionId: null,
  direction: undefined,
  weight: USUAL_WEIGHT,
  rating: null,
  note: '',
  paper: false,
  editing: null,
}

/** What is being written at the moment, as it stands in its draft: there until the server has it. */
export class AnnotationDraft {
  readonly kept: Draft<DraftSnapshot>
  /** A passage chosen while another annotation was being written; it waits for a yes. */
  offered = $state.raw<TextSpan | null>(null)
  /** Tapped together: the direction saves it, note and weight may follow. Else all fields stand there first. */
  quick = $state.raw(false)

  constructor(kept: Draft<DraftSnapshot>) {
    this.kept = kept
  }

  get #fields(): Fields {
    return { ...EMPTY, ...this.kept.value }
  }

  get span(): TextSpan | null {
    return this.#fields.span
  }

  set span(span: TextSpan | null) {
    this.#write({ span })
  }

  get criterionId(): string | null {
    return this.#fields.criterionId
  }

  get direction(): Direction | undefined {
    return this.#fields.direction
  }

  set direction(direction: Direction | undefined) {
    this.#write({ direction })
  }

  get weight(): Weight {
    return this.#fields.weight
  }

  set weight(weight: Weight) {
    this.#write({ weight })
  }

  get rating(): string | null {
    return this.#fields.rating
  }

  set rating(rating: string | null) {
    this.#write({ rating })
  }

  get note(): string {
    return this.#fields.note
  }

  set note(note: string) {
    this.#write({ note })
  }

  get paper(): boolean {
    return this.#fields.paper
  }

  set paper(paper: boolean) {
    this.#write({ paper })
  }

  get editing(): Editing | null {
    return this.#fields.editing
  }

  /** Nothing is kept before a passage is chosen. */
  #write(patch: Partial<Fields>): void {
    const { span, ...fields } = { ...this.#fields, ...patch }
    if (span) this.kept.keep({ ...fields, span })
    else this.kept.drop()
  }

  /** Nothing was entered besides the passage. */
  get pristine(): boolean {
    return (
      this.editing === null &&
      this.criterionId === null &&
      this.direction === undefined &&
      this.note.trim() === ''
    )
  }

  /** Takes a passage: at once while nothing else was entered, else as an offer. */
  take(span: TextSpan, quick = false): void {
    if (this.span === null || this.pristine) {
      this.span = span
      this.quick = quick
    } else this.offered = span
  }

  /** Answers the offer of another passage. */
  answerOffer(accept: boolean): void {
    if (accept && this.offered) this.span = this.offered
    this.offered = null
  }

  /** Chooses a criterion; a rating of the former one no longer holds. */
  choose(criterionId: string | null): void {
    const rating = criterionId === this.criterionId ? this.rating : null
    this.#write({ criterionId, rating })
  }

  /** Opens an annotation for changing. */
  edit(annotation: Annotation): void {
    this.load(annotation, editingOf(annotation))
  }

  /** Fills the form with a content, for example one that the server refused. */
  load(content: AnnotationContent, editing: Editing | null): void {
    const { span, criterionId, direction, weight, rating, note, paper } = content
    this.kept.keep({ span, criterionId, direction, weight, rating, note, paper, editing })
    this.offered = null
    this.quick = false
  }

  /** Empties the form. */
  clear(): void {
    this.kept.drop()
    this.offered = null
    this.quick = false
  }

  /** Frees the form for the next while this one is on its way. */
  letGo(): void {
    this.kept.letGo()
    this.offered = null
    this.quick = false
  }

  /** What is missing or wrong before it can be saved. */
  get missing(): readonly MissingField[] {
    const fields: MissingField[] = []
    if (this.span === null) fields.push('span')
    if (this.criterionId === null) fields.push('criterionId')
    if (this.direction === undefined) fields.push('direction')
    if (this.note.length > NOTE_LIMIT) fields.push('note')
    return fields
  }

  /** The finished content, or null while something is missing. */
  get content(): AnnotationContent | null {
    const { span, criterionId, direction, weight, rating, paper } = this
    if (span === null || criterionId === null || direction === undefined) return null
    if (this.note.length > NOTE_LIMIT) return null
    return {
      span,
      criterionId,
      direction,
      weight,
      rating,
      note: normaliseText(this.note).trim(),
      paper,
    }
  }
}
