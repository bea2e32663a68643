import { halfYearWords } from '../../shared/kernel/halfYear.ts'
import { halfYearSchema } from '../../shared/kernel/halfYear.schema.ts'
import { lookUp } from '../../shared/kernel/lookUp.ts'
import {
  administrativeDistrictWords,
  authorityTypeWords,
  regionalBodyWords,
  sizeClassWords,
} from '../../shared/office/office.words.ts'
import type { ImportChange } from '../../shared/officeImport/officeImport.schema.ts'
import { importColumnWords } from '../../shared/officeImport/officeImport.words.ts'

const words: Readonly<Record<string, string>> = {
  ...regionalBodyWords,
  ...administrativeDistrictWords,
  ...authorityTypeWords,
  ...sizeClassWords,
}

/** A value as people read it. */
function said(
  value: string | number | null,
  column: ImportChange['fields'][number]['column'],
): string {
  if (value === null) return column === 'halfYear' ? 'keines' : 'keine Angabe'
  const half = halfYearSchema.safeParse(value)
  return half.success ? halfYearWords(half.data) : (lookUp(words, String(value)) ?? String(value))
}

/** "Größe: unter 25.000 → 25.000 bis 60.000", of something new "Größe: unter 25.000". */
export const fieldWords = ({ column, before, after }: ImportChange['fields'][number]): string =>
  before === null
    ? `${importColumnWords[column]}: ${said(after, column)}`
    : `${importColumnWords[column]}: ${said(before, column)} → ${said(after, column)}`
