// The five lanes of the timeline, and which entries stand on them.
import type { Entry } from '../../shared/caseText/caseText.ts'
import type { EntryKind } from '../../shared/caseText/entryKind.ts'
import { codesOf } from '../../shared/kernel/words.ts'

const laneWords = {
  family: 'Familie',
  child: 'Kind',
  helpers: 'Hilfesystem',
  proceedings: 'Verfahren',
  assessments: 'Einschätzungen',
  none: 'Ohne Art',
} as const
type Lane = keyof typeof laneWords

/** Each kind stands on one lane. */
const kindsOn: Readonly<Record<Lane, readonly EntryKind[]>> = {
  family: ['homeVisit', 'parentTalk', 'familyEvent'],
  child: ['childTalk', 'examination'],
  helpers: ['helperContact', 'support'],
  proceedings: [
    ...(['notification', 'protectionPlan', 'familyCourt'] as const),
    ...(['takingIntoCare', 'caseHandover', 'closing'] as const),
  ],
  assessments: ['initialScreening', 'teamConsultation', 'riskAssessment'],
  none: [],
}

const allLanes = codesOf(laneWords)
const laneOf = ({ kind }: Entry): Lane =>
  allLanes.find((lane) => kind !== undefined && kindsOn[lane].includes(kind)) ?? 'none'

/** An entry at its place: `lane` counts from 1, in the order of `names`. */
export interface LaidEntry {
  readonly entry: Entry
  readonly lane: number
  readonly laneName: string
  /** It is the first one of its day. */
  readonly opensDay: boolean
  /** So many days after the day before it; 0 for the first, and where few went by. */
  readonly pause: number
  /** The outcome begins here. */
  readonly isOutcome: boolean
}

/** From so many days on it is said how long nothing was written down. */
const LONG = 14

/**
 * Entries on their lanes, in the order of the text. The last lane, of entries without a kind, is there only if there is
 * such an entry. `outcomeFrom` is the index of the first entry of the outcome, or null.
 */
export function laidEntries(
  entries: readonly Entry[],
  outcomeFrom: number | null,
): { readonly names: readonly string[]; readonly laid: readonly LaidEntry[] } {
  const lanes = allLanes.filter(
    (lane) => lane !== 'none' || entries.some(({ kind }) => kind === undefined),
  )
  const laid = entries.map((entry, at): LaidEntry => {
    const lane = laneOf(entry)
    const before = entries[at - 1]
    const passed = before ? entry.day - before.day : 0
    return {
      entry,
      lane: lanes.indexOf(lane) + 1,
      laneName: laneWords[lane],
      opensDay: before?.day !== entry.day,
      pause: passed >= LONG ? passed : 0,
      isOutcome: at === outcomeFrom,
    }
  })
  return { names: lanes.map((lane) => laneWords[lane]), laid }
}
