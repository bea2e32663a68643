// How rare master data are in the office they come from, and what of them may leave it (rules MD2 and MD3). Pure.
import type { Office } from '../office/office.schema.ts'
import { NOT_STATED, type Danger, type MasterData, type MasterField } from './masterData.schema.ts'

/** Fewer cases than this with the same values in one office are rare: a person who knows the place may find the family. */
const SAME_CASES = 5

/** An office with fewer assessments in a year passes on no master data of a single case. */
const LEAST_PER_YEAR = 30

/** Years a drawn case may come from where it is not said: cases are drawn from those closed lately. */
const YEARS_UNSAID = 2

/**
 * Assessments in a year by inhabitants: 3.8 for each 1,000 (67,999 in 2024 of about 18 million in NRW), for the smallest
 * office of the class. Offices differ twofold and more, so it is an estimate to the careful side.
 */
const assessmentsBySize: Readonly<Record<Office['sizeClass'], number>> = {
  under_25000: 76,
  '25000_60000': 95,
  '60000_100000': 228,
  '100000_250000': 380,
  over_250000: 950,
}

/** Assessments an office of a size class has in a year, estimated. */
export const assessmentsPerYear = ({ sizeClass }: Pick<Office, 'sizeClass'>): number =>
  assessmentsBySize[sizeClass]

/** Fields of one value each; kinds of danger and the time are counted in their own way. */
type ListField = Exclude<MasterField, 'closedIn' | 'dangers'>
type Shares = {
  readonly [F in ListField]: Readonly<Record<Exclude<MasterData[F], 'notStated'>, number>>
}

/** Of eighteen years of age about as many cases each: the average is 8.3. */
const ofYears = (years: number): number => years / 18

const ofYes = (yes: number) => ({ yes, no: 1 - yes })

/**
 * Which share of all assessments has a value. `result`, and of `notifier` police and school, are those of the official
 * statistics of 2024 for NRW; everything else is a rough estimate, and good enough to tell rare from common.
 */
const shares: Shares = {
  result: { acute: 0.161, latent: 0.092, supportNeeded: 0.335, none: 0.412 },
  notifier: {
    policeCourt: 0.29,
    school: 0.13,
    daycare: 0.03,
    family: 0.15,
    neighbourhood: 0.17,
    youthWelfare: 0.13,
    health: 0.06,
    other: 0.04,
  },
  ageBand: {
    under3: ofYears(3),
    from3to5: ofYears(3),
    from6to8: ofYears(3),
    from9to11: ofYears(3),
    from12to13: ofYears(2),
    from14to15: ofYears(2),
    from16to17: ofYears(2),
    under6: ofYears(6),
    from6to13: ofYears(8),
    from14to17: ofYears(4),
  },
  gender: { female: 0.49, male: 0.505, diverse: 0.005 },
  familyForm: {
    bothParents: 0.4,
    oneParent: 0.38,
    parentAndPartner: 0.1,
    relatives: 0.04,
    outsideFamily: 0.08,
  },
  children: { one: 0.35, twoOrThree: 0.5, fourOrMore: 0.15 },
  earlierHelp: { none: 0.5, counselling: 0.2, ambulatory: 0.2, outsideFamily: 0.05, other: 0.05 },
  laterHelp: {
    none: 0.4,
    continued: 0.15,
    counselling: 0.2,
    ambulatory: 0.15,
    outsideFamily: 0.05,
    other: 0.05,
  },
  protectionPlan: ofYes(0.2),
  familyCourt: ofYes(0.1),
  intoCare: ofYes(0.08),
  handover: ofYes(0.15),
  duration: { upTo4Weeks: 0.5, upTo3Months: 0.3, longer: 0.2 },
}

/** Which share of the confirmed cases of 2024 in NRW shows a kind of danger; several are possible. */
const dangerShares: Readonly<Record<Danger, number>> = {
  neglect: 0.525,
  physicalAbuse: 0.333,
  psychologicalAbuse: 0.369,
  sexualViolence: 0.074,
}

/** The next coarser bands of age. */
const coarserAge: Partial<Record<MasterData['ageBand'], MasterData['ageBand']>> = {
  under3: 'under6',
  from3to5: 'under6',
  from6to8: 'from6to13',
  from9to11: 'from6to13',
  from12to13: 'from6to13',
  from14to15: 'from14to17',
  from16to17: 'from14to17',
}

/** Master data in which nothing is stated. */
export const noMasterData: MasterData = {
  closedIn: NOT_STATED,
  notifier: NOT_STATED,
  result: NOT_STATED,
  dangers: [],
  ageBand: NOT_STATED,
  gender: NOT_STATED,
  familyForm: NOT_STATED,
  children: NOT_STATED,
  earlierHelp: NOT_STATED,
  laterHelp: NOT_STATED,
  protectionPlan: NOT_STATED,
  familyCourt: NOT_STATED,
  intoCare: NOT_STATED,
  handover: NOT_STATED,
  duration: NOT_STATED,
}

/** In which order values leave: what tells most about the work first, what tells most about the family last. */
const leavingOrder: readonly MasterField[] = [
  'result',
  'dangers',
  'notifier',
  'ageBand',
  'earlierHelp',
  'laterHelp',
  'familyForm',
  'intoCare',
  'familyCourt',
  'protectionPlan',
  'handover',
  'duration',
  'children',
  'gender',
  'closedIn',
]

/** Does the case say something in this field? */
export const isStated = (data: MasterData, field: MasterField): boolean =>
  field === 'dangers' ? data.dangers.length > 0 : data[field] !== NOT_STATED

/** The fields in which something is stated, in the order in which they leave. */
const statedFields = (data: MasterData): readonly MasterField[] =>
  leavingOrder.filter((field) => isStated(data, field))

/** Is anything stated? */
export const saysSomething = (data: MasterData): boolean => statedFields(data).length > 0

/** The data with one field as another one has it. */
const withField = (data: MasterData, field: MasterField, from: MasterData): MasterData => ({
  ...data,
  [field]: from[field],
})

/** Exactly these kinds of danger, among confirmed cases; where the result is not stated, among all. */
function dangersShare({ result, dangers }: MasterData): number {
  if (dangers.length === 0) return 1
  const isConfirmedSaid = result !== NOT_STATED
  const kinds = Object.entries(dangerShares).map(([kind, share]) =>
    dangers.some((one) => one === kind) ? share : 1 - share,
  )
  const confirmed = isConfirmedSaid ? 1 : shares.result.acute + shares.result.latent
  return kinds.reduce((product, share) => product * share, confirmed)
}

function listShare(field: ListField, data: MasterData): number {
  const list: Readonly<Record<string, number>> = shares[field]
  return list[data[field]] ?? 1
}

/** From how many years the case may come. */
const yearsOf = ({ closedIn }: MasterData): number =>
  closedIn === NOT_STATED ? YEARS_UNSAID : closedIn.includes('-') ? 0.5 : 1

/**
 * How many cases with these values the office is to expect in the time that is stated.
 * @param perYear assessments of the office in a year
 */
export const expectedCases = (data: MasterData, perYear: number): number =>
  statedFields(data).reduce(
    (product, field) =>
      field === 'closedIn'
        ? product
        : product * (field === 'dangers' ? dangersShare(data) : listShare(field, data)),
    perYear * yearsOf(data),
  )

/** The data with one field a step coarser: a wider band, the year instead of the half-year, or nothing. */
export function coarser(data: MasterData, field: MasterField): MasterData {
  if (field === 'ageBand') return { ...data, ageBand: coarserAge[data.ageBand] ?? NOT_STATED }
  if (field === 'closedIn' && data.closedIn.includes('-'))
    return { ...data, closedIn: data.closedIn.slice(0, 4) }
  return withField(data, field, noMasterData)
}

/** One or two values that few cases of the office have together. */
export interface RareCombination {
  readonly fields: readonly MasterField[]
  /** Cases to expect with them in the time that is stated. */
  readonly expected: number
  /** The field to make coarser. */
  readonly coarsen: MasterField
}

/**
 * Which single values and pairs of values are rare in an office, the rarest first (MD2). A pair is named only if neither of
 * its values is rare by itself. The time that is stated makes all of them rarer and is in none of them.
 * @param perYear assessments of the office in a year
 */
export function rareCombinations(data: MasterData, perYear: number): readonly RareCombination[] {
  const fields = statedFields(data).filter((field) => field !== 'closedIn')
  const time = withField(noMasterData, 'closedIn', data)
  const only = (...kept: readonly MasterField[]) =>
    kept.reduce((held, field) => withField(held, field, data), time)
  const rareAmong = (sets: readonly (readonly MasterField[])[]): RareCombination[] =>
    sets.flatMap((set) => {
      const expected = expectedCases(only(...set), perYear)
      return expected < SAME_CASES
        ? [{ fields: set, expected, coarsen: whatToCoarsen(only(...set), set, perYear) }]
        : []
    })
  const single = rareAmong(fields.map((field) => [field]))
  const common = fields.filter((field) => !single.some((one) => one.fields.includes(field)))
  const pairs = common.flatMap((first, at) =>
    common.slice(at + 1).map((second) => [first, second] as const),
  )
  return [...single, ...rareAmong(pairs)].sort((a, b) => a.expected - b.expected)
}

/** The time if that is enough, else the value a step of which is enough, else the rarest one. */
function whatToCoarsen(
  data: MasterData,
  fields: readonly MasterField[],
  perYear: number,
): MasterField {
  const rarestFirst = fields.toSorted(
    (a, b) =>
      expectedCases(withField(noMasterData, a, data), perYear) -
      expectedCases(withField(noMasterData, b, data), perYear),
  )
  const enough = [
    ...(isStated(data, 'closedIn') ? ['closedIn' as const] : []),
    ...rarestFirst,
  ].find((field) => expectedCases(coarser(data, field), perYear) >= SAME_CASES)
  return enough ?? rarestFirst[0] ?? 'closedIn'
}

/**
 * What of the master data may leave the office (MD3): field by field in a fixed order, each as it is, or coarser, or not at
 * all, so that the office has at least `SAME_CASES` cases to expect that are the same in everything that leaves.
 * @param perYear assessments of the office in a year; below `LEAST_PER_YEAR` nothing leaves
 */
export function leavingMasterData(data: MasterData, perYear: number): MasterData {
  if (perYear < LEAST_PER_YEAR) return noMasterData
  return statedFields(data).reduce((held, field) => {
    let tried = withField(held, field, data)
    while (isStated(tried, field) && expectedCases(tried, perYear) < SAME_CASES)
      tried = coarser(tried, field)
    return tried
  }, noMasterData)
}
