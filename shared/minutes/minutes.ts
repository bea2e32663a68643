import type { RecordDetails } from './minutes.schema.ts'

export type { RecordDetails } from './minutes.schema.ts'

/** Who gets the minutes where nobody says otherwise (rule MI4). */
export const USUAL_DISTRIBUTION =
  'Leitung des Jugendamts; Koordination der Qualitätsentwicklung; Moderation'

/** The distribution list that holds: the one that was written, or the usual one (rule MI4). */
export const distributionOf = ({ distribution }: Pick<RecordDetails, 'distribution'>): string =>
  distribution || USUAL_DISTRIBUTION

/** The functions that nobody named, as the document calls them (rule MI4). */
export const missingFunctions = ({
  facilitation,
  recorder,
}: Pick<RecordDetails, 'facilitation' | 'recorder'>): readonly string[] => [
  ...(facilitation === '' ? ['Moderation'] : []),
  ...(recorder === '' ? ['Protokoll'] : []),
]

export type MinutesEvent = { type: 'recordDetailsChanged'; details: RecordDetails }

/** What the head of the minutes says besides what the day brought. */
export interface MinutesSlice {
  readonly details: RecordDetails
}

export const emptyMinutesSlice: MinutesSlice = {
  details: { facilitation: '', recorder: '', distribution: '' },
}
