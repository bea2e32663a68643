// What a release has to say if the people did as they were told: counted anew from what they were told, and from nothing the
// product counted.
import type { Catalogue } from '../../../shared/catalogue/catalogue.ts'
import { catalogueRef } from '../../../shared/releasePackage/releasePackage.ts'
import type {
  ReleaseCell,
  ReleaseTable,
  RollupRelease,
} from '../../../shared/rollup/release.schema.ts'
import type { ToldCase, ToldOffice } from './toldState.ts'

/** What was compared: figures that are as expected, places without one, and what is wrong, each in a line. */
export interface Comparison {
  readonly equal: number
  /** Places that are secret, by table, line, group and value. */
  readonly secret: readonly string[]
  /** Tables that were left out because too much of them is secret. */
  readonly leftOut: readonly string[]
  readonly wrong: readonly string[]
}

/** Half-year by half-year: "2026-H2" of each wave. */
export interface ComparedWith {
  readonly told: readonly ToldOffice[]
  /** The year in which each wave was held. */
  readonly years: readonly string[]
  readonly catalogue: Catalogue
}

/** One case or one office as it should be counted. */
interface Subject {
  readonly office: ToldOffice
  readonly year: string
  readonly one: ToldCase | null
}

const BETTER = new Set(['fully_met', 'mostly_met', 'present', 'lived_and_reviewed'])
const WORSE = new Set(['partly_met', 'not_met', 'absent', 'emerging'])
const NOT_APPLICABLE = 'not_applicable'
/** Fewest offices and cases that stand in a list of themes, inside and outside. */
const LEAST = 5

const KIND_OF_AUTHORITY: Readonly<Record<string, string>> = {
  kreisfreie_stadt: 'independentCity',
  kreis: 'county',
  staedteregion: 'county',
  grosse_kreisangehoerige_stadt: 'town',
  mittlere_kreisangehoerige_stadt: 'town',
}
const KIND_OF_SIZE: Readonly<Record<string, string>> = {
  under_25000: 'small',
  '25000_60000': 'small',
  '60000_100000': 'medium',
  '100000_250000': 'large',
  over_250000: 'large',
}

/** Compares everything a release says of these offices with what is expected. */
export function compareRelease(release: RollupRelease, told: ComparedWith): Comparison {
  const found = { equal: 0, secret: [] as string[], leftOut: [] as string[], wrong: [] as string[] }
  for (const population of release.populations) {
    const { kind, themes, tables } = population
    const subjects = subjectsOf(told, kind)
    const say = (what: string, is: unknown, expected: unknown) => {
      if (String(is) === String(expected)) found.equal++
      else found.wrong.push(`${kind}, ${what}: ${String(is)} instead of ${String(expected)}`)
    }
    say('offices', population.offices, officesIn(subjects))
    say('cases', population.cases, subjects.length)
    if (tables.length === 0) say('themes', themes.toSorted(), themesOf(subjects, told).toSorted())
    for (const table of tables) {
      const name = `${kind} ${table.kind} ${table.measure} ${table.grouping}`
      if (table.dropped) found.leftOut.push(name)
      for (const cell of table.cells) {
        const place = [name, cell.item, cell.group, cell.value].join(' | ')
        if (cell.code === 'secret') {
          found.secret.push(place)
          continue
        }
        const inside = insideOf(subjects, table, cell, told)
        const expected = `${String(officesIn(inside))} offices, ${String(inside.length)} cases`
        say(
          place,
          cell.offices === null
            ? '0 offices, 0 cases'
            : `${String(cell.offices)} offices, ${String(cell.cases)} cases`,
          expected,
        )
      }
    }
  }
  return found
}

const officesIn = (subjects: readonly Subject[]): number =>
  new Set(subjects.map(({ office }) => office)).size

function subjectsOf({ told, years }: ComparedWith, kind: string): readonly Subject[] {
  return told.flatMap((office): Subject[] => {
    const year = years[office.wave] ?? ''
    if (kind === 'structure') return [{ office, year, one: null }]
    return office.cases
      .filter(({ origin }) => origin === kind)
      .map((one) => ({ office, year, one }))
  })
}

const groupOf = ({ office, year }: Subject, grouping: ReleaseTable['grouping']): string => {
  const { regionalBody, administrativeDistrict, authorityType, sizeClass } = office.of.office
  switch (grouping) {
    case 'state':
      return 'state'
    case 'regionalBody':
      return regionalBody
    case 'administrativeDistrict':
      return administrativeDistrict ?? ''
    case 'authorityType':
      return KIND_OF_AUTHORITY[authorityType] ?? ''
    case 'sizeClass':
      return KIND_OF_SIZE[sizeClass] ?? ''
    case 'year':
      return year
  }
}

/** The subjects that a place counts. */
const insideOf = (
  subjects: readonly Subject[],
  { kind, measure, grouping }: ReleaseTable,
  { item, group, value }: ReleaseCell,
  { catalogue }: ComparedWith,
): readonly Subject[] =>
  subjects.filter((subject) => {
    if (groupOf(subject, grouping) !== group) return false
    if (kind === 'theme' || kind === 'tag') {
      const name = item.slice(catalogueRef(catalogue).length + 1)
      return pointsIn(subject, { kind, measure, name, value })
    }
    if (kind === 'factor' || kind === 'level' || kind === 'evidenceLevel')
      return value === 'all' || occursIn(subject, kind, item)
    const criterion = item.slice(catalogueRef(catalogue).length + 1)
    return isRatedAs(ratingOf(subject, criterion), measure, value)
  })

/** What was agreed on, or that it does not apply; undefined where nothing was. */
function ratingOf({ office, one }: Subject, criterion: string): string | undefined {
  if (!one) return office.structure.get(criterion)
  const found = one.findings.find((finding) => finding.criterion.id === criterion)
  const isOutside = one.outside.some(({ id }) => id === criterion)
  return found?.rating ?? (isOutside ? NOT_APPLICABLE : undefined)
}

function isRatedAs(
  rating: string | undefined,
  measure: ReleaseTable['measure'],
  value: string,
): boolean {
  if (rating === undefined) return false
  const side = BETTER.has(rating) ? 'favourable' : WORSE.has(rating) ? 'unfavourable' : 'aside'
  const applies = rating !== NOT_APPLICABLE
  switch (measure) {
    case 'full':
      return value === 'all' || rating === value
    case 'four':
      return applies && (value === 'all' || (side === 'aside' ? 'without' : rating) === value)
    case 'three':
      return applies && (value === 'all' || side === value)
    default:
      return side !== 'aside' && (value === 'all' || side === value)
  }
}

const pointsIn = (
  { one }: Subject,
  asked: {
    readonly kind: 'theme' | 'tag'
    readonly measure: ReleaseTable['measure']
    readonly name: string
    readonly value: string
  },
): boolean => {
  const { kind, measure, name, value } = asked
  const isOf = ({ theme, tags }: ToldCase['outside'][number]) =>
    kind === 'theme' ? theme === name : tags.includes(name)
  const those = (one?.findings ?? []).filter(({ criterion }) => isOf(criterion))
  if (value === 'all') return kind === 'tag' || those.length > 0
  if (measure === 'occurred') return those.length > 0
  return those.some(({ direction }) => measure.startsWith(direction))
}

const occursIn = (
  { one }: Subject,
  kind: 'factor' | 'level' | 'evidenceLevel',
  code: string,
): boolean =>
  (one?.findings ?? []).some((finding) =>
    kind === 'factor' ? finding.factors.some((factor) => factor === code) : finding[kind] === code,
  )

/** Themes with potential in enough offices, and none in enough others. */
function themesOf(subjects: readonly Subject[], { catalogue }: ComparedWith): readonly string[] {
  const themes = new Set(catalogue.criteria.map(({ theme }) => theme))
  return [...themes].flatMap((name) => {
    const ask = (value: string) =>
      subjects.filter((one) => pointsIn(one, { kind: 'theme', measure: 'potential', name, value }))
    const [all, inside] = [ask('all'), ask('yes')]
    const offices = officesIn(inside)
    const isEnough = offices >= LEAST && officesIn(all) - offices >= LEAST && inside.length >= LEAST
    return isEnough ? [`${catalogueRef(catalogue)} ${name}`] : []
  })
}
