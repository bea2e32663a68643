import type { KeySituation, KeySituationContent } from '../../shared/keySituation/keySituation.ts'
import { mergeFields } from '../sharedText/mergeFields.ts'

/** What is wrong with a draft, by field; empty where it can be saved. */
export interface DraftErrors {
  readonly title?: string
  readonly question?: string
  readonly entryIds?: string
}

/** A key situation as it is kept on the device while it is written. */
export interface SituationSnapshot {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly entryIds: readonly string[]
  /** What it said when the writing began; missing in what earlier versions kept. */
  readonly before?: SituationFields
}

/** What is written of a key situation. */
interface SituationFields {
  readonly title: string
  readonly question: string
  readonly entryIds: readonly string[]
}

const fieldsOf = ({ title, question, entryIds }: SituationFields): SituationFields => ({
  title,
  question,
  entryIds,
})

/** A key situation being written, and what it is based on (rule RO5). Lives longer than its form. */
export class SituationDraft {
  readonly isNew: boolean
  id: string
  /** What it said when the writing began. */
  before: SituationFields
  title = $state('')
  question = $state('')
  entryIds = $state.raw<readonly string[]>([])

  constructor(id: string, held?: KeySituation) {
    this.id = id
    this.isNew = held === undefined
    this.before = fieldsOf(held ?? { title: '', question: '', entryIds: [] })
    this.#show(this.before)
  }

  /** What is to be kept of it; null while nothing differs from what it began with. */
  get snapshot(): SituationSnapshot | null {
    const { id, title, question, entryIds, before } = this
    const same =
      title === before.title &&
      question === before.question &&
      entryIds.length === before.entryIds.length &&
      entryIds.every((entryId) => before.entryIds.includes(entryId))
    return same ? null : { id, title, question, entryIds, before }
  }

  /** Fills the form with what was kept. */
  restore({ id, title, question, entryIds, before }: SituationSnapshot): void {
    this.before = before ?? this.before
    this.id = id
    this.title = title
    this.question = question
    this.entryIds = entryIds
  }

  /** What was saved meanwhile stands in every field that nobody changed here. */
  follow(held: KeySituation): void {
    const fields = fieldsOf(held)
    const { mine, asked } = mergeFields(this.before, fieldsOf(this), fields)
    this.#show(mine)
    // A field that both changed still rests on what it said when it was begun.
    const begun = asked.map((name) => [name, this.before[name]] as const)
    this.before = { ...fields, ...Object.fromEntries(begun) }
  }

  #show({ title, question, entryIds }: SituationFields): void {
    this.title = title
    this.question = question
    this.entryIds = entryIds
  }

  has(entryId: string): boolean {
    return this.entryIds.includes(entryId)
  }

  mark(entryId: string, on: boolean): void {
    const others = this.entryIds.filter((id) => id !== entryId)
    this.entryIds = on ? [...others, entryId] : others
  }

  /** The content with its entries in the order of the text. */
  content(textOrder: readonly string[]): KeySituationContent {
    const place = (id: string) => textOrder.indexOf(id)
    const entryIds = [...this.entryIds].sort((a, b) => place(a) - place(b))
    return { id: this.id, title: this.title.trim(), question: this.question.trim(), entryIds }
  }

  errors(): DraftErrors {
    const title = this.title.trim()
    return {
      ...(title === '' ? { title: 'Geben Sie der Situation einen kurzen Titel.' } : {}),
      ...(title.length > 160 ? { title: 'Bitte kürzen Sie den Titel auf 160 Zeichen.' } : {}),
      ...(this.question.trim().length > 400
        ? { question: 'Bitte kürzen Sie die Frage auf 400 Zeichen.' }
        : {}),
      ...(this.entryIds.length === 0
        ? { entryIds: 'Wählen Sie mindestens einen Eintrag aus dem Falltext.' }
        : {}),
      ...(this.entryIds.length > 40
        ? { entryIds: 'Das sind mehr als 40 Einträge. Bitte fassen Sie die Situation enger.' }
        : {}),
    }
  }
}
