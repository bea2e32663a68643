// A document of the state level as a list of blocks, as the minutes are one: a page draws them, other documents can be
// written from them (ST2).
import type { MinutesBlock } from '../minutes/minutesBlocks.ts'
import type { Chart } from '../rollup/picture.ts'
import type { BoundSentence } from './bound.ts'

/** Most sentences of "Das Wichtigste in Kürze". */
export const SHORT = 5

/** A block of the report: those of the minutes, sentences with the cells they rest on, and charts. */
export type ReportBlock =
  | Extract<MinutesBlock, { kind: 'heading' | 'paragraph' | 'facts' | 'list' | 'table' }>
  | { readonly kind: 'bound'; readonly items: readonly BoundSentence[] }
  | {
      readonly kind: 'chart'
      readonly title: string
      readonly what: string
      /** What the lines are. */
      readonly of: string
      /** Are cases counted beside offices? */
      readonly hasCases: boolean
      readonly chart: Chart
    }

/** A document of the state level. */
export interface StateDocument {
  readonly title: string
  /** "Auswertung 2, Turnus ab 2023" */
  readonly subtitle: string
  readonly blocks: readonly ReportBlock[]
}

export const heading = (level: 1 | 2 | 3, text: string): ReportBlock => ({
  kind: 'heading',
  level,
  text,
})
export const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text })
export const list = (items: readonly string[]): readonly ReportBlock[] =>
  items.length === 0 ? [] : [{ kind: 'list', items }]

/** As many sentences as there are of these, five at most; nothing where there is none. */
export const bound = (
  sentences: readonly (BoundSentence | undefined)[],
  most = SHORT,
): readonly ReportBlock[] => {
  const items = sentences.flatMap((one) => one ?? []).slice(0, most)
  return items.length === 0 ? [] : [{ kind: 'bound', items }]
}
