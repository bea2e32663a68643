// A package as people read it (RP8): the same content as the file, in plain German, for page, screen and print alike.
import { criterionById, ratingsOf, type Catalogue } from '../catalogue/catalogue.ts'
import { evidenceLevelWords, findingPartWords, levelWords } from '../finding/finding.words.ts'
import { directionWords } from '../annotation/annotation.words.ts'
import { formatList, plural } from '../kernel/format.ts'
import { lookUp } from '../kernel/lookUp.ts'
import { factorList } from '../keySituation/keySituation.words.ts'
import {
  administrativeDistrictWords,
  authorityTypeWords,
  regionalBodyWords,
  sizeClassWords,
} from '../office/office.words.ts'
import { addresseeWords } from '../recommendation/recommendation.words.ts'
import { MASTER_DATA, statedRows } from '../reviewCase/masterData.words.ts'
import { originWords } from '../reviewCase/reviewCase.words.ts'
import {
  catalogueRef,
  type MergedFinding,
  type PackageCase,
  type ReleasePackage,
} from './releasePackage.ts'
import { documentWords } from '../structureRating/structureRating.words.ts'
import { halfYearWords } from '../kernel/halfYear.ts'

/** A piece of the page. */
export type PackageBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

/** What a catalogue and the list of legal bases call a code; codes that neither knows stand for themselves. */
export interface PackageNames {
  readonly catalogues: readonly Catalogue[]
  readonly legalBases: Readonly<Record<string, string>>
}

type Consent = ReleasePackage['findings'][number]['consent']

/** Every member of the package, in words. */
export function packageBlocks(content: ReleasePackage, names: PackageNames): PackageBlock[] {
  const words = wordsOf(names)
  return [
    { kind: 'heading', level: 2, text: 'Worum es geht' },
    { kind: 'facts', rows: headOf(content) },
    { kind: 'heading', level: 2, text: `Fälle (${content.cases.length})` },
    ...withheldText(content),
    ...content.cases.flatMap((one) => caseBlocks(one, words)),
    { kind: 'heading', level: 2, text: `Befunde (${content.findings.length})` },
    { kind: 'paragraph', text: 'Nur Kürzel und Zahlen; der Wortlaut bleibt im Haus.' },
    ...tableOf('Befunde', FINDING_COLUMNS, findingRows(content, words)),
    {
      kind: 'heading',
      level: 2,
      text: `Über mehrere Befunde zusammengeführt (${content.mergedFindings.length})`,
    },
    ...tableOf('Zusammengeführte Befunde', MERGED_COLUMNS, mergedRows(content, words)),
    { kind: 'heading', level: 2, text: `Strukturmerkmale (${content.structureRatings.length})` },
    ...tableOf('Strukturmerkmale', STRUCTURE_COLUMNS, structureRows(content, words)),
    { kind: 'heading', level: 2, text: `Empfehlungen (${content.recommendations.length})` },
    ...tableOf('Empfehlungen', RECOMMENDATION_COLUMNS, recommendationRows(content, words)),
  ]
}

const none = 'keine Angabe'
const yesNo = (value: boolean): string => (value ? 'ja' : 'nein')

const headOf = ({ office, procedure, ...content }: ReleasePackage): [string, string][] => [
  ['Paket', `Nummer ${content.number}`],
  ['Ersetzt', content.replaces === null ? 'kein früheres Paket' : `Nummer ${content.replaces}`],
  ['Freigegeben', halfYearWords(content.releasedIn)],
  ['Schlüssel des Jugendamts', office.key],
  ['Landesteil', regionalBodyWords[office.regionalBody]],
  [
    'Regierungsbezirk',
    office.administrativeDistrict === null
      ? none
      : administrativeDistrictWords[office.administrativeDistrict],
  ],
  ['Art', authorityTypeWords[office.authorityType]],
  ['Einwohnerzahl', sizeClassWords[office.sizeClass]],
  ['Belastungsklasse', office.burdenClass === null ? none : String(office.burdenClass)],
  ['Schlüssel des Verfahrens', procedure.key],
  ['Turnus', `ab ${procedure.cycleStart}`],
  ['Außerordentliches Verfahren', yesNo(procedure.extraordinary)],
  [
    'Erfassungsbruch',
    content.recordingBreaks.length === 0
      ? 'in keinem Jahr'
      : formatList(content.recordingBreaks.map(String)),
  ],
]

function withheldText({ withheld }: ReleasePackage): PackageBlock[] {
  const { random, additional } = withheld
  if (random + additional === 0) return []
  const text = `Im Haus bleiben ${plural(random, 'zufällig gezogener Fall', 'zufällig gezogene Fälle')} und ${plural(additional, 'zusätzlich eingebrachter Fall', 'zusätzlich eingebrachte Fälle')}: Sie werden nicht weitergegeben.`
  return [{ kind: 'paragraph', text }]
}

interface Wording {
  readonly criterion: (ref: string | null, id: string | null) => string
  readonly rating: (ref: string | null, id: string | null, code: string | null) => string
  readonly legalBasis: (code: string) => string
}

function wordsOf({ catalogues, legalBases }: PackageNames): Wording {
  const byRef = new Map(catalogues.map((one) => [catalogueRef(one), one]))
  const found = (ref: string | null, id: string | null) => {
    const catalogue = ref === null ? undefined : byRef.get(ref)
    const criterion = catalogue && id !== null ? criterionById(catalogue, id) : undefined
    return catalogue && criterion ? { catalogue, criterion } : undefined
  }
  return {
    criterion: (ref, id) =>
      id === null ? 'ohne Kriterium' : `${id} ${found(ref, id)?.criterion.title ?? ''}`.trim(),
    rating: (ref, id, code) => {
      if (code === null) return 'ohne Einstufung'
      const held = found(ref, id)
      const steps = held ? ratingsOf(held.catalogue, held.criterion) : []
      return steps.find(({ value }) => value === code)?.label ?? code
    },
    legalBasis: (code) => lookUp(legalBases, code) ?? code,
  }
}

function caseBlocks(one: PackageCase, words: Wording): PackageBlock[] {
  const ratings = (row: PackageCase['criteria'][number], codes: readonly string[]) =>
    codes.map((code) => words.rating(one.catalogue, row.criterion, code)).join(', ') || '–'
  const rows = one.criteria.map((row) => [
    words.criterion(one.catalogue, row.criterion),
    ratings(row, row.agreed),
    ratings(row, row.noted),
    row.directions.map((direction) => directionWords[direction]).join(', ') || '–',
  ])
  return [
    { kind: 'heading', level: 3, text: `Fall ${one.number}` },
    {
      kind: 'facts',
      rows: [
        ['Herkunft', originWords[one.origin]],
        ['Fallwerkstatt', halfYearWords(one.workshopIn)],
        ['Rechtsgrundlage', words.legalBasis(one.legalBasis)],
        ['Katalog', one.catalogue],
        [findingPartWords.factors, factorList(one.factors) || 'keine'],
        ...(one.masterData ? statedRows(one.masterData) : [[MASTER_DATA, none] as const]),
      ],
    },
    ...tableOf(
      `Kriterien zu Fall ${one.number}`,
      ['Kriterium', 'Vereinbart', 'In Anmerkungen', 'Richtung'],
      rows,
    ),
  ]
}

const tableOf = (
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): PackageBlock[] =>
  rows.length === 0
    ? [{ kind: 'paragraph', text: 'Keine.' }]
    : [{ kind: 'table', caption, columns, rows }]

const FINDING_COLUMNS = [
  'Kriterium',
  findingPartWords.direction,
  findingPartWords.rating,
  findingPartWords.level,
  findingPartWords.evidenceLevel,
  findingPartWords.factors,
  findingPartWords.consent,
  findingPartWords.minorityView,
  'Fälle',
]

const consentText = (consent: Consent): string =>
  consent === null
    ? 'nicht abgefragt oder nicht ausgezählt'
    : `${consent.agree} dafür, ${consent.concerns} mit Bedenken, ${consent.object} dagegen`

const findingRows = ({ findings }: ReleasePackage, words: Wording) =>
  findings.map((one) => [
    words.criterion(one.catalogue, one.criterion),
    directionWords[one.direction],
    words.rating(one.catalogue, one.criterion, one.rating),
    one.level === null ? none : levelWords[one.level],
    one.evidenceLevel === null ? none : evidenceLevelWords[one.evidenceLevel],
    factorList(one.factors) || 'keine',
    consentText(one.consent),
    yesNo(one.minorityView),
    one.cases.join(', '),
  ])

const MERGED_COLUMNS = [
  'Kriterien',
  findingPartWords.direction,
  'Zufällig gezogene Fälle',
  'Zusätzlich eingebrachte Fälle',
  'In mehreren Fällen',
]

const mergedRows = ({ mergedFindings }: ReleasePackage, words: Wording) =>
  mergedFindings.map((one) => [
    criteriaText(one.criteria, words) || words.criterion(null, null),
    directionWords[one.direction],
    String(one.cases.random),
    String(one.cases.additional),
    yesNo(one.several),
  ])

const criteriaText = (criteria: MergedFinding['criteria'], words: Wording): string =>
  criteria.map(({ catalogue, criterion }) => words.criterion(catalogue, criterion)).join('; ')

const STRUCTURE_COLUMNS = [
  'Merkmal',
  findingPartWords.rating,
  'Beleg',
  findingPartWords.consent,
  findingPartWords.minorityView,
]

const structureRows = ({ structureRatings }: ReleasePackage, words: Wording) =>
  structureRatings.map((one) => [
    words.criterion(one.catalogue, one.criterion),
    words.rating(one.catalogue, one.criterion, one.rating),
    one.evidence === null ? 'kein Dokument' : documentWords[one.evidence],
    consentText(one.consent),
    yesNo(one.minorityView),
  ])

const RECOMMENDATION_COLUMNS = ['Allgemeiner Wortlaut', 'An', 'Frist', 'Kriterien']

const recommendationRows = ({ recommendations }: ReleasePackage, words: Wording) =>
  recommendations.map((one) => [
    one.wording ?? 'bleibt im Haus',
    addresseeWords[one.addressee],
    one.due === null ? none : halfYearWords(one.due),
    criteriaText(one.criteria, words) || '–',
  ])
