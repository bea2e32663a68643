import { z } from '../kernel/zod.ts'

// The master data of a case (rule MD1): codes of closed lists, as coarse as the official statistics of § 8a publishes them.
// No day, no exact age, no place, no words.

/** Not known, not asked, or held back: a value of every list. */
export const NOT_STATED = 'notStated'

const yesOrNo = z.enum(['yes', 'no', NOT_STATED])

const dangerSchema = z.enum(['neglect', 'physicalAbuse', 'psychologicalAbuse', 'sexualViolence'])
export type Danger = z.infer<typeof dangerSchema>

/** Every member of the master data. */
const members = {
  closedIn: z
    .string()
    .regex(/^(notStated|2[01]\d\d(-H[12])?)$/)
    .meta({ description: 'When the case was closed: "2027", "2027-H1" or "notStated".' }),
  notifier: z.enum([
    'policeCourt',
    'school',
    'daycare',
    'family',
    'neighbourhood',
    'youthWelfare',
    'health',
    'other',
    NOT_STATED,
  ]),
  result: z.enum(['acute', 'latent', 'supportNeeded', 'none', NOT_STATED]),
  dangers: z
    .array(dangerSchema)
    .max(4)
    .meta({ description: 'Kinds of danger, a set; empty if not stated, or if there was none.' }),
  ageBand: z.enum([
    'under3',
    'from3to5',
    'from6to8',
    'from9to11',
    'from12to13',
    'from14to15',
    'from16to17',
    'under6',
    'from6to13',
    'from14to17',
    NOT_STATED,
  ]),
  gender: z.enum(['female', 'male', 'diverse', NOT_STATED]),
  familyForm: z.enum([
    'bothParents',
    'oneParent',
    'parentAndPartner',
    'relatives',
    'outsideFamily',
    NOT_STATED,
  ]),
  children: z.enum(['one', 'twoOrThree', 'fourOrMore', NOT_STATED]),
  earlierHelp: z.enum(['none', 'counselling', 'ambulatory', 'outsideFamily', 'other', NOT_STATED]),
  laterHelp: z.enum([
    'none',
    'continued',
    'counselling',
    'ambulatory',
    'outsideFamily',
    'other',
    NOT_STATED,
  ]),
  protectionPlan: yesOrNo,
  familyCourt: yesOrNo,
  intoCare: yesOrNo,
  handover: yesOrNo,
  duration: z.enum(['upTo4Weeks', 'upTo3Months', 'longer', NOT_STATED]),
}

/** Is a kind of danger said only where the assessment found one, and each once? */
const dangersFit = ({
  result,
  dangers,
}: {
  readonly result: string
  readonly dangers: readonly string[]
}): boolean =>
  new Set(dangers).size === dangers.length &&
  (dangers.length === 0 || !['supportNeeded', 'none'].includes(result))

export const masterDataSchema = z
  .strictObject(members)
  .refine(dangersFit, { path: ['dangers'] })
  .meta({ title: 'Master data of one case' })
export type MasterData = z.infer<typeof masterDataSchema>
export type MasterField = keyof MasterData

/** Master data as they are held: which revision, by which account, and the second account that confirmed them. */
const heldMasterDataSchema = z.strictObject({
  masterData: masterDataSchema,
  /** Counts from 1. */
  revision: z.int().min(1),
  /** Names of accounts of the own office. */
  changedByName: z.string().nullable(),
  /** Milliseconds. */
  changedAt: z.number(),
  /** The account that asks wrote this revision: another one confirms it. */
  own: z.boolean(),
  confirmedByName: z.string().nullable(),
  /** Milliseconds; null as long as no second account confirmed it. */
  confirmedAt: z.number().nullable(),
})
export type HeldMasterData = z.infer<typeof heldMasterDataSchema>

/** What the page of a case is told: what is held, null if nothing, and how many assessments its office has in a year. */
export const masterDataViewSchema = z.strictObject({
  held: heldMasterDataSchema.nullable(),
  /** A careful estimate by the size class of the office. */
  perYear: z.number(),
})
export type MasterDataView = z.infer<typeof masterDataViewSchema>
