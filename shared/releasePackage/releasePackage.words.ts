// What parts of a package, and what is named in a general wording, are called.
import { placeWords } from '../identifiers/lastLine.words.ts'
import type { Words } from '../kernel/words.ts'
import type { MappingFault, MappingKind } from './mapping.ts'
import type { NamedPlace } from './wording.schema.ts'

/** What must not stand in a general wording. */
export const namedWords: Words<NamedPlace['kind']> = {
  ...placeWords,
  name: 'Name einer Person',
  office: 'Name eines Jugendamts',
  place: 'Ort in NRW',
  region: 'Gegend in NRW',
  team: 'Name eines Teams oder Bezirks',
  institution: 'Name einer Einrichtung',
}

/** What became of a criterion in a newer version of its catalogue. */
export const mappingKindWords: Words<MappingKind> = {
  same: 'bleibt',
  split: 'geteilt',
  merged: 'zusammengelegt',
  gone: 'entfallen',
}

/** What is wrong with a mapping. */
export const mappingFaultWords: Words<MappingFault['kind']> = {
  missing: 'Dieses Kriterium fehlt in der Zuordnung.',
  twice: 'Dieses Kriterium steht zweimal in der Zuordnung.',
  unknownFrom: 'Dieses Kriterium gibt es in der älteren Fassung nicht.',
  unknownTo: 'Dieses Kriterium gibt es in der neueren Fassung nicht.',
  otherDimension: 'Dieses Kriterium käme in eine andere Dimension und hätte eine andere Skala.',
  ratingMissing: 'Diese Einstufung gibt es in der neueren Fassung nicht mehr.',
  ratingUnknown: 'Diese Einstufung gibt es in der neueren Fassung nicht.',
}
