import type { Stretch } from '../kernel/text.ts'

/** What a place of a text may tell. */
export type IdentifierType =
  | 'PERSON'
  | 'STREET'
  | 'POSTCODE'
  | 'PLACE'
  | 'INSTITUTION'
  | 'CASE_NO'
  | 'DATE'
  | 'DATE_BIRTH'
  | 'AGE'
  | 'PHONE'
  | 'EMAIL'
  | 'URL_HANDLE'
  | 'IBAN'
  | 'ID_NUMBER'
  | 'VEHICLE'
  | 'OCCUPATION'
  | 'NATIONALITY'
  | 'DIAGNOSIS'
  | 'FAMILY'
  | 'QUASI_OTHER'

/** `replaced`: sure enough to be replaced at once, and listed. `review`: a person decides. */
type IdentifierState = 'replaced' | 'review'

/** A found place. `start` and `end` are UTF-16 units of the text as it was given, `end` exclusive; no two overlap. */
export interface IdentifierSpan extends Stretch {
  readonly type: IdentifierType
  /** The same for all places that mean the same person, place, institution or value; holds nothing of the text. */
  readonly entity: string
  readonly state: IdentifierState
  /** Why it was found, in German words for the person who looks. */
  readonly reason: string
}

/** What the office knows beforehand: a full name ("Beata Nowak", "Nowak, Beata"), a place, an institution. */
export interface KnownEntity {
  readonly name: string
  /** How spans of it are called; numbered in the order given where it is missing. */
  readonly entity?: string | undefined
  /** A person where it is missing. */
  readonly type?: IdentifierType | undefined
  /** What it is called besides: a maiden name, a nickname, an abbreviation. */
  readonly aliases?: readonly string[] | undefined
}

/** A place one of the finders names, before places that overlap are settled. */
export interface Candidate extends Stretch {
  readonly type: IdentifierType
  readonly state: IdentifierState
  readonly reason: string
}
