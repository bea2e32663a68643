import type { KeySituation, KeySituationContent } from '../../shared/keySituation/keySituation.ts'

/** What is wrong with a draft, by field; empty where it can be saved. */
export interface DraftErrors {
  readonly title?: string
  readonly question?: string
  readonly entryIds?: string
}

/** A key situation being written, and the revision it is based on (rule RO5). Lives longer than its form. */
export class SituationDraft {
  readonly id: string
  readonly isNew: boolean
  revision: number
  title = $state('')
  question = $state('')
  entryIds = $state.raw<readonly string[]>([])

  constructor(id: string, held?: KeySituation) {
    this.id = id
    this.isNew = held === undefined
    this.revision = held?.revision ?? 0
    if (held) this.take(held)
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
