import { seatRoleWords } from '../workshop/seat.words.ts'
import type { RecordDetails } from './minutes.schema.ts'
import type { Minutes } from './minutesContent.schema.ts'

export type { RecordDetails } from './minutes.schema.ts'

/** Who gets the minutes if nothing else is said (rule MI4). */
export const USUAL_DISTRIBUTION =
  'Leitung des Jugendamts; Koordination der Qualitätsentwicklung; Moderation'

/** The distribution list that holds: the one that was written, or the usual one (rule MI4). */
export const distributionOf = ({ distribution }: Pick<RecordDetails, 'distribution'>): string =>
  distribution || USUAL_DISTRIBUTION

/** Was the text of the case withdrawn? Then nothing of the minutes can be changed any more. */
export const isTextWithdrawn = ({ reviewCase }: Pick<Minutes, 'reviewCase'>): boolean =>
  reviewCase?.hash === null

/** The functions that were not named, as the document calls them (rule MI4). */
export const missingFunctions = ({
  facilitation,
  recorder,
}: Pick<RecordDetails, 'facilitation' | 'recorder'>): readonly string[] => [
  ...(facilitation === '' ? [seatRoleWords.facilitator] : []),
  ...(recorder === '' ? [seatRoleWords.recorder] : []),
]

export type MinutesEvent = { type: 'recordDetailsChanged'; details: RecordDetails }

/** What the head of the minutes says besides what the day brought. */
export interface MinutesSlice {
  readonly details: RecordDetails
}

export const emptyMinutesSlice: MinutesSlice = {
  details: { facilitation: '', recorder: '', distribution: '' },
}
