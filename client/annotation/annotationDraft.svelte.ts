import type {
  Annotation,
  AnnotationContent,
  Direction,
  Weight,
} from '../../shared/annotation/annotation.ts'
import { NOTE_LIMIT } from '../../shared/annotation/annotation.ts'
import { normaliseText } from '../../shared/kernel/text.ts'
import type { TextSpan } from '../../shared/kernel/textSpan.ts'

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

/** What somebody is writing at the moment; emptied only once the server has it. */
export class AnnotationDraft {
  span = $state.raw<TextSpan | null>(null)
  criterionId = $state.raw<string | null>(null)
  direction = $state.raw<Direction | undefined>(undefined)
  weight = $state.raw<Weight>(USUAL_WEIGHT)
  rating = $state.raw<string | null>(null)
  note = $state('')
  paper = $state(false)
  editing = $state.raw<Editing | null>(null)
  /** A passage chosen while another annotation was being written; it waits for a yes. */
  offered = $state.raw<TextSpan | null>(null)
  /** Tapped together: the direction saves it, note and weight may follow. Else all fields stand there first. */
  quick = $state.raw(false)

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
    if (criterionId !== this.criterionId) this.rating = null
    this.criterionId = criterionId
  }

  /** Opens an annotation for changing. */
  edit(annotation: Annotation): void {
    this.load(annotation, editingOf(annotation))
  }

  /** Fills the form with a content, for example one that the server refused. */
  load(content: AnnotationContent, editing: Editing | null): void {
    this.span = content.span
    this.criterionId = content.criterionId
    this.direction = content.direction
    this.weight = content.weight
    this.rating = content.rating
    this.note = content.note
    this.paper = content.paper
    this.editing = editing
    this.offered = null
    this.quick = false
  }

  /** What is to be kept of it; null while nothing was chosen. */
  get snapshot(): DraftSnapshot | null {
    const { span, criterionId, direction, weight, rating, note, paper, editing } = this
    return span && { span, criterionId, direction, weight, rating, note, paper, editing }
  }

  /** Fills the empty form with what was kept. */
  restore(kept: DraftSnapshot): void {
    this.span = kept.span
    this.criterionId = kept.criterionId
    this.direction = kept.direction
    this.weight = kept.weight
    this.rating = kept.rating
    this.note = kept.note
    this.paper = kept.paper
    this.editing = kept.editing
  }

  /** Empties the form. */
  clear(): void {
    this.span = null
    this.criterionId = null
    this.direction = undefined
    this.weight = USUAL_WEIGHT
    this.rating = null
    this.note = ''
    this.paper = false
    this.editing = null
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
