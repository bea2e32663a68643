import type { KeySituation, KeySituationContent } from '../../shared/keySituation/keySituation.ts'
import { mergeFields, sameValue } from '../conflict/mergeFields.ts'
import type { Draft } from '../room/drafts.svelte.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'

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

const sameFields = (one: SituationFields, other: SituationFields): boolean =>
  one.title === other.title &&
  one.question === other.question &&
  sameValue([...one.entryIds].sort(), [...other.entryIds].sort())

const EMPTY: SituationFields = { title: '', question: '', entryIds: [] }

type Room = Pick<RoomClient, 'draft' | 'newId' | 'confirmed'>

const keptOf = (room: Pick<Room, 'draft'>, id: string | undefined): Draft<SituationSnapshot> =>
  room.draft(`situation ${id ?? 'new'}`)

/** Is a new one half-written, also from before a reload? */
export const isProposalBegun = (room: Pick<Room, 'draft'>): boolean =>
  keptOf(room, undefined).value !== undefined

/**
 * A key situation being written, as it stands in its draft: a new one, or a change of a held one. In every field that
 * was not touched here stands what others saved meanwhile (rule RO5).
 */
export class SituationDraft {
  readonly isNew: boolean
  readonly kept: Draft<SituationSnapshot>
  readonly #room: Room
  readonly #id: string
  /** What it said when the form was opened. */
  readonly #opened: SituationFields

  constructor(room: Room, held?: KeySituation) {
    this.#room = room
    this.isNew = held === undefined
    this.#id = held?.id ?? room.newId()
    this.#opened = fieldsOf(held ?? EMPTY)
    this.kept = keptOf(room, held?.id)
  }

  get id(): string {
    return this.kept.value?.id ?? this.#id
  }

  /** What is saved of it now; where it is gone, what was known of it. */
  get #saved(): SituationFields {
    const { situations } = this.#room.confirmed.room.keySituation
    const held = this.isNew ? undefined : situations.find(({ id }) => id === this.#id)
    return fieldsOf(held ?? this.#opened)
  }

  /** What it said when the writing began. */
  get before(): SituationFields {
    return this.kept.value?.before ?? this.#saved
  }

  get #fields(): SituationFields {
    const { value } = this.kept
    return value ? mergeFields(this.before, fieldsOf(value), this.#saved).mine : this.#saved
  }

  /** Nothing is kept while nothing differs from what it began with. */
  #write(patch: Partial<SituationFields>): void {
    const { id, before } = this
    const fields = { ...fieldsOf(this.kept.value ?? before), ...patch }
    if (sameFields(fields, before)) this.kept.drop()
    else this.kept.keep({ ...fields, id, before })
  }

  get title(): string {
    return this.#fields.title
  }

  set title(title: string) {
    this.#write({ title })
  }

  get question(): string {
    return this.#fields.question
  }

  set question(question: string) {
    this.#write({ question })
  }

  get entryIds(): readonly string[] {
    return this.#fields.entryIds
  }

  has(entryId: string): boolean {
    return this.entryIds.includes(entryId)
  }

  mark(entryId: string, on: boolean): void {
    const others = this.entryIds.filter((id) => id !== entryId)
    this.#write({ entryIds: on ? [...others, entryId] : others })
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
