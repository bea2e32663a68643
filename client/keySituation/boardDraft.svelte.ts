import type { BoardItem, FactorCode } from '../../shared/keySituation/keySituation.ts'
import type { BoardKind } from './boardKinds.ts'

/** Longest line on a board. */
export const LINE_LIMIT = 600

/** A line as it is kept on the device. */
export interface BoardSnapshot {
  readonly kind: BoardKind
  readonly factor: FactorCode | undefined
  readonly text: string
}

/** A line being written for the board of one key situation. Lives longer than its form. */
export class BoardDraft {
  readonly keySituationId: string
  kind = $state<BoardKind>('knownThen')
  factor = $state<FactorCode | undefined>()
  text = $state('')

  constructor(keySituationId: string) {
    this.keySituationId = keySituationId
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

  /** What is to be kept of it; null while there are no words. */
  get snapshot(): BoardSnapshot | null {
    const { kind, factor, text } = this
    return text === '' ? null : { kind, factor, text }
  }

  /** Fills the empty form with what was kept. */
  restore({ kind, factor, text }: BoardSnapshot): void {
    this.kind = kind
    this.factor = factor
    this.text = text
  }

  /** Ready for the next line of the same kind. */
  clear(): void {
    this.text = ''
    this.factor = undefined
  }
}
