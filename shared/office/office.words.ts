// What is known about an office, in words.
import type { Words } from '../kernel/words.ts'
import type { AdministrativeDistrict, Office } from './office.schema.ts'
import type { OfficeChangeKind } from './officeHistory.schema.ts'

export const regionalBodyWords: Words<Office['regionalBody']> = {
  LVR: 'LVR-Landesjugendamt Rheinland',
  LWL: 'LWL-Landesjugendamt Westfalen',
}

export const administrativeDistrictWords: Words<AdministrativeDistrict> = {
  arnsberg: 'Arnsberg',
  detmold: 'Detmold',
  duesseldorf: 'Düsseldorf',
  koeln: 'Köln',
  muenster: 'Münster',
}

export const authorityTypeWords: Words<Office['authorityType']> = {
  kreisfreie_stadt: 'Kreisfreie Stadt',
  kreis: 'Kreis',
  staedteregion: 'Städteregion',
  grosse_kreisangehoerige_stadt: 'Große kreisangehörige Stadt',
  mittlere_kreisangehoerige_stadt: 'Mittlere kreisangehörige Stadt',
}

/** The size of the population. */
export const sizeClassWords: Words<Office['sizeClass']> = {
  under_25000: 'unter 25.000',
  '25000_60000': '25.000 bis 60.000',
  '60000_100000': '60.000 bis 100.000',
  '100000_250000': '100.000 bis 250.000',
  over_250000: 'über 250.000',
}

/** What happens to an office as a whole. */
export const officeChangeWords: Words<OfficeChangeKind> = {
  renamed: 'umbenannt',
  merged: 'zusammengelegt',
  split: 'aufgeteilt',
  left: 'aufgegeben',
}
