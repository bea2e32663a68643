// The automatic numbers of an OpenDocument text: counted as the page counts them (IM5).
import { symbolOf } from '../../shared/caseText/symbols.ts'
import { bulletSign, numberIn } from './numbering.ts'
import type { OdtLevel } from './odtStyles.ts'

/** More levels than this no program has. */
const LEVELS = 10

/** Counts the items of one list, or the headings. */
export class OdtCount {
  #levels: readonly (OdtLevel | undefined)[]
  readonly #counts: (number | undefined)[] = []

  constructor(levels: readonly (OdtLevel | undefined)[]) {
    this.#levels = levels
  }

  /** A list inside another may have a style of its own; without one it has that of the other. */
  useFrom(at: number, levels: readonly (OdtLevel | undefined)[]): void {
    if (levels.length > 0) this.#levels = [...this.#levels.slice(0, at), ...levels.slice(at)]
  }

  /** A list that begins anew on a level counts from its start again. */
  restart(at: number): void {
    this.#counts.length = Math.min(this.#counts.length, at)
  }

  /** What stands before the next item on a level; '' for none. `start` is a number the item gives itself. */
  next(at: number, start?: number): string {
    const level = this.#levels[at]
    if (at >= LEVELS) return '–'
    const count = this.#counts[at]
    this.#counts[at] = start ?? (count === undefined ? (level?.start ?? 1) : count + 1)
    this.restart(at + 1)
    if (!level) return ''
    if (level.format === 'bullet')
      return bulletSign(symbolOf(level.font, level.sign.codePointAt(0) ?? 0))
    const first = Math.max(0, at + 1 - level.shown)
    const numbers: string[] = []
    for (let of = first; of <= at; of++) {
      const found = this.#levels[of]
      const number = numberIn(found?.format ?? 'decimal', this.#counts[of] ?? found?.start ?? 1)
      if (number !== '') numbers.push(number)
    }
    if (level.format === 'none') return level.before.trim()
    return `${level.before}${numbers.join('.')}${level.after}`.trim()
  }
}
