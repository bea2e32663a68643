import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { addresseeSchema } from '../recommendation/recommendation.schema.ts'
import { WORDING_LIMIT } from './releasePackage.schema.ts'

/** What a general wording can name that it must not. */
const namedKinds = [
  'email',
  'phone',
  'iban',
  'fileNumber',
  'birthDate',
  'calendarDay',
  'calendarSpan',
  'name',
  'address',
  'office',
  'place',
  'region',
  'team',
  'institution',
  'number',
  'webAddress',
] as const

/** A stretch of a general wording that names something; `certain` ones are refused, of others both people are asked. */
export const namedPlaceSchema = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
  kind: z.enum(namedKinds),
  certain: z.boolean(),
})
export type NamedPlace = z.infer<typeof namedPlaceSchema>

/** Which recommendation: its workshop and its number in the minutes. */
export const recommendationPlace = {
  id: idSchema,
  workshopId: idSchema,
  number: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .transform(Number),
}

/** A recommendation of the procedure with its general wording, as the office sees it. */
export const generalWordingSchema = z.strictObject({
  workshopId: idSchema,
  number: z.int(),
  /** Title of the workshop that agreed on it, and the label of its case; both stay in the house. */
  workshopTitle: z.string(),
  caseLabel: z.string().nullable(),
  /** Its case stays in the office: the recommendation does not leave, whatever its wording. */
  stays: z.boolean(),
  /** What the room agreed on; never in a package. */
  agreed: z.string(),
  addressee: addresseeSchema,
  text: z.string(),
  /** Counts changes; 0 if there is none yet. */
  revision: z.int().min(0),
  /** The account that asks wrote at it since it was empty: it cannot confirm it. */
  own: z.boolean(),
  confirmed: z.boolean(),
  named: z.array(namedPlaceSchema),
})
export type GeneralWording = z.infer<typeof generalWordingSchema>

/** A wording that is written; empty takes it back. */
export const wordingInput = z.strictObject({
  text: sayingSchema(WORDING_LIMIT),
  /** The revision the change is based on; 0 for the first. */
  revision: z.int().min(0),
})
