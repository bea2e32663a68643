import type { AdministrativeDistrict, Office } from './office.schema.ts'

/** In which Landesteil each Regierungsbezirk lies (CY2). */
export const bodyOf: Readonly<Record<AdministrativeDistrict, Office['regionalBody']>> = {
  arnsberg: 'LWL',
  detmold: 'LWL',
  duesseldorf: 'LVR',
  koeln: 'LVR',
  muenster: 'LWL',
}
