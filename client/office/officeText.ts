// German labels of what is known about an office (lists: law note §4.1).
import { authorityTypes, regionalBodies, sizeClasses } from '../../shared/protocol/api.ts'
import type { Office } from '../../shared/protocol/api.ts'

export const regionalBodyLabel: Readonly<Record<Office['regionalBody'], string>> = {
  LVR: 'LVR-Landesjugendamt Rheinland',
  LWL: 'LWL-Landesjugendamt Westfalen',
}

export const authorityTypeLabel: Readonly<Record<Office['authorityType'], string>> = {
  kreisfreie_stadt: 'Kreisfreie Stadt',
  kreis: 'Kreis',
  staedteregion: 'Städteregion',
  grosse_kreisangehoerige_stadt: 'Große kreisangehörige Stadt',
  mittlere_kreisangehoerige_stadt: 'Mittlere kreisangehörige Stadt',
}

export const sizeClassLabel: Readonly<Record<Office['sizeClass'], string>> = {
  under_25000: 'unter 25.000',
  '25000_60000': '25.000 bis 60.000',
  '60000_100000': '60.000 bis 100.000',
  '100000_250000': '100.000 bis 250.000',
  over_250000: 'über 250.000',
}

const options = <Value extends string>(
  values: readonly Value[],
  label: Readonly<Record<Value, string>>,
): readonly { value: Value; label: string }[] =>
  values.map((value) => ({ value, label: label[value] }))

export const regionalBodyOptions = options(regionalBodies, regionalBodyLabel)
export const authorityTypeOptions = options(authorityTypes, authorityTypeLabel)
export const sizeClassOptions = options(sizeClasses, sizeClassLabel)
