import { z } from '../kernel/zod.ts'
import { halfYearSchema } from '../kernel/halfYear.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { pageNumberSchema, pageOf, searchTextSchema } from '../kernel/page.schema.ts'
import { bodyOf } from './district.ts'

/** Type of local authority and size class of a youth office. */
const authorityTypes = [
  'kreisfreie_stadt',
  'kreis',
  'staedteregion',
  'grosse_kreisangehoerige_stadt',
  'mittlere_kreisangehoerige_stadt',
] as const
const sizeClasses = [
  'under_25000',
  '25000_60000',
  '60000_100000',
  '100000_250000',
  'over_250000',
] as const
const regionalBodies = ['LVR', 'LWL'] as const
const administrativeDistricts = ['arnsberg', 'detmold', 'duesseldorf', 'koeln', 'muenster'] as const

/** Social strain, a class 1 to 5 as the reporting on Hilfen zur Erziehung groups offices; null where it was not given. */
const burdenClassSchema = z.int().min(1).max(5).nullable()

export const officeSchema = z.strictObject({
  id: idSchema,
  name: nameSchema(120),
  /** Landesteil: the state youth office it belongs to. */
  regionalBody: z.enum(regionalBodies),
  /** Regierungsbezirk; null in offices of earlier versions until the administration says it. */
  administrativeDistrict: z.enum(administrativeDistricts).nullable(),
  authorityType: z.enum(authorityTypes),
  sizeClass: z.enum(sizeClasses),
  burdenClass: burdenClassSchema,
  /** From this day (YYYY-MM-DD) it was merged, split up or left, and is due no more (CY3); null as long as it is there. */
  endedOn: z.iso.date().nullable(),
})
export type Office = z.infer<typeof officeSchema>
export type AdministrativeDistrict = NonNullable<Office['administrativeDistrict']>

/** Whether the Regierungsbezirk lies in the Landesteil (CY2). */
const districtFits = (
  office: Pick<Office, 'regionalBody'> & { administrativeDistrict: AdministrativeDistrict },
) => bodyOf[office.administrativeDistrict] === office.regionalBody

const told = officeSchema.omit({ id: true, endedOn: true }).extend({
  administrativeDistrict: z.enum(administrativeDistricts),
  burdenClass: burdenClassSchema.default(null),
})

/** What is told of an office that is added. */
export const officeInput = told.refine(districtFits, { path: ['administrativeDistrict'] })
export type OfficeInput = z.infer<typeof officeInput>

/** What is told of an office that is changed: if its name is another one, since when; null for today. */
export const officeChange = told
  .extend({ renamedOn: z.iso.date().nullable().default(null) })
  .refine(districtFits, { path: ['administrativeDistrict'] })
export type OfficeChange = z.infer<typeof officeChange>

/** Which offices the administration asks for: those whose name holds a text, or the one with an id. */
export const officeFilterSchema = z.strictObject({
  text: searchTextSchema,
  id: idSchema.nullable(),
  page: pageNumberSchema,
})
export type OfficeFilter = z.infer<typeof officeFilterSchema>

/** An office in the list of the administration. */
const listedOfficeSchema = officeSchema.extend({
  /** Accounts, procedures or its history hang on it: it cannot be removed (OF2). */
  inUse: z.boolean(),
  /** When it has its turn in the cycles that run or come, as they were planned; the first one first. */
  turns: z.array(halfYearSchema),
})
export type ListedOffice = z.infer<typeof listedOfficeSchema>
export const listedOfficePageSchema = pageOf(listedOfficeSchema)
