// How offices stand to their turn, in words.
import type { Words } from '../kernel/words.ts'
import { procedureStateWords } from '../procedure/procedure.words.ts'
import type { Dueness, OfficeSearch, Progress } from './coordination.schema.ts'

export const duenessWords: Words<Dueness> = {
  late: 'überfällig',
  due: 'jetzt fällig',
  ahead: 'später fällig',
  unplanned: 'ohne Halbjahr',
  met: 'Turnus erfüllt',
  ended: 'nicht mehr fällig',
}

export const progressWords: Words<Progress> = {
  none: 'noch kein Verfahren',
  ...procedureStateWords,
}

export const officeOrderWords: Words<OfficeSearch['order']> = {
  name: 'Name',
  halfYear: 'Halbjahr',
  progress: 'Stand',
  district: 'Regierungsbezirk',
}

/** What a list of offices says beside their master data. */
export const officeListWords = {
  dueBy: 'fällig bis',
  dueness: 'Frist',
  progress: 'Stand',
  since: 'seit',
  endedOn: 'gibt es nicht mehr ab',
} as const
