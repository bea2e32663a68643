import type { RecordDetails } from './minutes.schema.ts'

export type { RecordDetails } from './minutes.schema.ts'

/** Who usually gets the minutes; offered, never filled in by itself. */
export const USUAL_DISTRIBUTION =
  'Leitung des Jugendamts; Koordination der Qualitätsentwicklung; Moderation'

export type MinutesEvent = { type: 'recordDetailsChanged'; details: RecordDetails }

/** What the head of the minutes says besides what the day brought. */
export interface MinutesSlice {
  readonly details: RecordDetails
}

export const emptyMinutesSlice: MinutesSlice = {
  details: { facilitation: '', recorder: '', distribution: '' },
}
