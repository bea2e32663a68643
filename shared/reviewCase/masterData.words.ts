// The master data of a case in words: one for each field and each code.
import { halfYearWords } from '../kernel/halfYear.ts'
import { formatList, formatNumber } from '../kernel/format.ts'
import { lookUp } from '../kernel/lookUp.ts'
import { codesOf, type Words } from '../kernel/words.ts'
import { coarser, isStated, type RareCombination } from './masterData.ts'
import { NOT_STATED, type Danger, type MasterData, type MasterField } from './masterData.schema.ts'

/** What they are called. */
export const MASTER_DATA = 'Eckdaten des Falls'

const notStated = 'keine Angabe'

/** What each field is called, in the order in which they are asked and shown. */
export const masterFieldWords: Words<MasterField> = {
  closedIn: 'Abschluss der Gefährdungseinschätzung',
  notifier: 'Mitteilung kam von',
  result: 'Ergebnis der Gefährdungseinschätzung',
  dangers: 'Art der Gefährdung',
  ageBand: 'Alter des Kindes bei der Mitteilung',
  gender: 'Geschlecht des Kindes',
  familyForm: 'Das Kind lebte',
  children: 'Kinder in der Familie',
  earlierHelp: 'Hilfe vor der Mitteilung',
  laterHelp: 'Hilfe nach der Einschätzung',
  protectionPlan: 'Schutzplan vereinbart',
  familyCourt: 'Familiengericht angerufen',
  intoCare: 'Inobhutnahme',
  handover: 'Fall an andere Zuständige übergeben',
  duration: 'Dauer der Einschätzung',
}

const yesOrNo: Words<MasterData['handover']> = { yes: 'ja', no: 'nein', notStated }

/** The codes of every list; `masterOptions` gives them out. */
const masterCodeWords: {
  readonly [F in MasterListField]: Words<MasterData[F]>
} = {
  notifier: {
    policeCourt: 'Polizei, Gericht oder Staatsanwaltschaft',
    school: 'Schule',
    daycare: 'Kita oder Kindertagespflege',
    family: 'Kind, Eltern oder Verwandte',
    neighbourhood: 'Nachbarschaft, Bekannte oder anonym',
    youthWelfare: 'Jugendamt, Beratung oder Jugendhilfe',
    health: 'Arztpraxis, Klinik oder Gesundheitsdienst',
    other: 'andere',
    notStated,
  },
  result: {
    acute: 'akute Kindeswohlgefährdung',
    latent: 'latente Kindeswohlgefährdung',
    supportNeeded: 'keine Gefährdung, aber Hilfebedarf',
    none: 'weder Gefährdung noch Hilfebedarf',
    notStated,
  },
  ageBand: {
    under3: 'unter 3 Jahre',
    from3to5: '3 bis 5 Jahre',
    from6to8: '6 bis 8 Jahre',
    from9to11: '9 bis 11 Jahre',
    from12to13: '12 oder 13 Jahre',
    from14to15: '14 oder 15 Jahre',
    from16to17: '16 oder 17 Jahre',
    under6: 'unter 6 Jahre',
    from6to13: '6 bis 13 Jahre',
    from14to17: '14 bis 17 Jahre',
    notStated,
  },
  gender: { female: 'weiblich', male: 'männlich', diverse: 'divers', notStated },
  familyForm: {
    bothParents: 'bei beiden Eltern',
    oneParent: 'bei einem Elternteil allein',
    parentAndPartner: 'bei einem Elternteil mit neuem Partner oder neuer Partnerin',
    relatives: 'bei Großeltern oder anderen Verwandten',
    outsideFamily: 'außerhalb der Familie',
    notStated,
  },
  children: { one: 'eines', twoOrThree: 'zwei oder drei', fourOrMore: 'vier oder mehr', notStated },
  earlierHelp: {
    none: 'keine',
    counselling: 'Beratung',
    ambulatory: 'ambulante oder teilstationäre Hilfe',
    outsideFamily: 'Hilfe außerhalb der Familie',
    other: 'andere Hilfe',
    notStated,
  },
  laterHelp: {
    none: 'keine neue',
    continued: 'bisherige Hilfe fortgeführt',
    counselling: 'Beratung',
    ambulatory: 'ambulante oder teilstationäre Hilfe',
    outsideFamily: 'Hilfe außerhalb der Familie',
    other: 'andere Hilfe',
    notStated,
  },
  protectionPlan: yesOrNo,
  familyCourt: yesOrNo,
  intoCare: yesOrNo,
  handover: yesOrNo,
  duration: {
    upTo4Weeks: 'bis 4 Wochen',
    upTo3Months: 'bis 3 Monate',
    longer: 'länger als 3 Monate',
    notStated,
  },
}

/** Kinds of danger, in the order in which they are asked. */
export const dangerWords: Words<Danger> = {
  neglect: 'Vernachlässigung',
  physicalAbuse: 'körperliche Misshandlung',
  psychologicalAbuse: 'psychische Misshandlung',
  sexualViolence: 'sexuelle Gewalt',
}

/** "1. Halbjahr 2027", "2027", "keine Angabe" */
export const closedInWords = (closedIn: MasterData['closedIn']): string =>
  closedIn === NOT_STATED
    ? notStated
    : closedIn.includes('-')
      ? halfYearWords(closedIn)
      : `Jahr ${closedIn}`

/** A field that is one code of a list. */
export type MasterListField = Exclude<MasterField, 'closedIn' | 'dangers'>

/** The codes of a list with their words, in the order in which they are asked. */
export const masterOptions = (
  field: MasterListField,
): readonly { readonly value: string; readonly label: string }[] =>
  Object.entries<string>(masterCodeWords[field]).map(([value, label]) => ({ value, label }))

/** What a case says in a field. */
function masterValueWords(data: MasterData, field: MasterField): string {
  if (field === 'closedIn') return closedInWords(data.closedIn)
  if (field === 'dangers')
    return formatList(data.dangers.map((kind) => dangerWords[kind])) || notStated
  return lookUp<string>(masterCodeWords[field], data[field]) ?? notStated
}

/** Every field in which something is stated, with what it says, in order. */
export const statedRows = (data: MasterData): [string, string][] =>
  codesOf(masterFieldWords)
    .filter((field) => isStated(data, field))
    .map((field) => [masterFieldWords[field], masterValueWords(data, field)])
/** In which time cases are counted. */
const timeWords = ({ closedIn }: MasterData): string =>
  closedIn === NOT_STATED ? 'in zwei Jahren' : `im ${closedInWords(closedIn)}`

const casesWords = (expected: number): string =>
  expected < 1 ? 'weniger als einer' : `etwa ${formatNumber(Math.floor(expected))}`

/** "weniger als einer im 1. Halbjahr 2027": how many cases like this one the office is to expect. */
export const expectedWords = (data: MasterData, expected: number): string =>
  `${casesWords(expected)} ${timeWords(data)}`

/** A rare combination as people read it: the values, how many cases there are, and what makes it coarser. */
export function rareWords(data: MasterData, { fields, expected, coarsen }: RareCombination) {
  const step = masterValueWords(coarser(data, coarsen), coarsen)
  return {
    values: fields
      .map((field) => `${masterFieldWords[field]}: ${masterValueWords(data, field)}`)
      .join(', und '),
    expected: `Zu erwarten sind davon ${expectedWords(data, expected)}.`,
    coarser: `„${masterFieldWords[coarsen]}“ auf „${step}“ setzen`,
  }
}
