import type { BoardItem, FactorCode } from '../../shared/keySituation/keySituation.ts'
import type { Draft } from '../room/drafts.svelte.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import type { BoardKind } from './boardQuestions.ts'

/** Longest line on a board. */
export const LINE_LIMIT = 600

/** A line as it is kept on the device. */
export interface BoardSnapshot {
  readonly kind: BoardKind
  readonly factor: FactorCode | undefined
  readonly text: string
}

const EMPTY: BoardSnapshot = { kind: 'knownThen', factor: undefined, text: '' }

/** A line being written for the board of one key situation, as it stands in its draft. */
export class BoardDraft {
  readonly keySituationId: string
  readonly kept: Draft<BoardSnapshot>

  constructor(room: Pick<RoomClient, 'draft'>, keySituationId: string) {
    this.keySituationId = keySituationId
    this.kept = room.draft(`board ${keySituationId}`)
  }

  get #line(): BoardSnapshot {
    return { ...EMPTY, ...this.kept.value }
  }

  #write(patch: Partial<BoardSnapshot>): void {
    const line = { ...this.#line, ...patch }
    if (line.text === '' && line.kind === EMPTY.kind) this.kept.drop()
    else this.kept.keep(line)
  }

  get kind(): BoardKind {
    return this.#line.kind
  }

  set kind(kind: BoardKind) {
    this.#write({ kind })
  }

  get factor(): FactorCode | undefined {
    return this.#line.factor
  }

  set factor(factor: FactorCode | undefined) {
    this.#write({ factor })
  }

  get text(): string {
    return this.#line.text
  }

  set text(text: string) {
    this.#write({ text })
  }

  /** It is not said yet which factor it is. */
  get lacksFactor(): boolean {
    return this.kind === 'factor' && this.factor === undefined
  }

  item(id: string): BoardItem {
    const factor = this.kind === 'factor' ? (this.factor ?? null) : null
    return {
      id,
      keySituationId: this.keySituationId,
      kind: this.kind,
      factor,
      text: this.text.trim(),
    }
  }
}
