// In which parts two versions of a recommendation to all say something else.
import type { StateContent, StateView } from './stateRecommendation.schema.ts'

/** What one says, with its sentences and the name of its theme. */
export type Told = Pick<StateView, 'themeLabel' | 'content' | 'evidence'>

/** Its parts as they are kept, in the order in which they are written. */
export const contentOfTold = ({ content, evidence }: Told): StateContent => ({
  ...content,
  evidence: evidence.map(({ cell, words }) => ({ cell, words })),
})

/** The order in which its parts are written; the declaration belongs to the example. */
const parts = [
  ...(['theme', 'title', 'evidence', 'text', 'illustration'] as const),
  ...(['addressee', 'transfer', 'indicator'] as const),
]
/** A part that can say something else. */
export type ToldPart = (typeof parts)[number]

/** The parts in which two say something else. */
export const differing = (one: StateContent, other: StateContent): readonly ToldPart[] =>
  parts.filter((part) => asText(one[part]) !== asText(other[part]))

/** The same text for the same value, whatever the order of its keys. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asText).join()}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => `${key}:${asText(one)}`)
      .join()}}`
  return JSON.stringify(value)
}
