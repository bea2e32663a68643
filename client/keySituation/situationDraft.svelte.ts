import type { KeySituation, KeySituationContent } from '../../shared/keySituation/keySituation.ts'

/** What is wrong with a draft, by field; empty where it can be saved. */
export interface DraftErrors {
  readonly title?: string
  readonly question?: string
  readonly entryIds?: string
}

/** A key situation as it is kept on the device while it is written. */
export interface SituationSnapshot {
  readonly id: string
  readonly revision: number
  readonly title: string
  readonly question: string
  readonly entryIds: readonly string[]
}

/** A key situation being written, and the revision it is based on (rule RO5). Lives longer than its form. */
export class SituationDraft {
  readonly isNew: boolean
  id: string
  revision: number
  readonly #before: Pick<KeySituation, 'title' | 'question' | 'entryIds'>
  title = $state('')
  question = $state('')
  entryIds = $state.raw<readonly string[]>([])

  constructor(id: string, held?: KeySituation) {
    this.id = id
    this.isNew = held === undefined
    this.revision = held?.revision ?? 0
    this.#before = held ?? { title: '', question: '', entryIds: [] }
    if (held) this.take(held)
  }

  /** What is to be kept of it; null while nothing differs from what it began with. */
  get snapshot(): SituationSnapshot | null {
    const { id, revision, title, question, entryIds } = this
    const before = this.#before
    const same =
      title === before.title &&
      question === before.question &&
      entryIds.length === before.entryIds.length &&
      entryIds.every((entryId) => before.entryIds.includes(entryId))
    return same ? null : { id, revision, title, question, entryIds }
  }

  /** Fills the form with what was kept. */
  restore({ id, revision, title, question, entryIds }: SituationSnapshot): void {
    this.id = id
    this.revision = revision
    this.title = title
    this.question = question
    this.entryIds = entryIds
  }

  /** Takes over what is saved. */
  take({ title, question, entryIds, revision }: KeySituation): void {
    this.title = title
    this.question = question
    this.entryIds = entryIds
    this.revision = revision
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
