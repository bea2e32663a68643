import type { CaseText, Entry } from './caseText.schema.ts'

export type { Entry, CaseText } from './caseText.schema.ts'

/** An abbreviation in a case text and what it stands for: "KM", "Kindesmutter". */
export type Role = CaseText['roles'][number]

/** Limits of a case text; sizes in UTF-16 units. */
export const caseTextLimits = { entries: 400, entry: 20_000, total: 400_000, heading: 200 } as const

/** Length of all entries together, in UTF-16 units. */
export const lengthOf = (entries: readonly Pick<Entry, 'text'>[]): number =>
  entries.reduce((sum, { text }) => sum + text.length, 0)
