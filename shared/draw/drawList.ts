// The list a draw is made from, as a file: one line for each case, in an order that was not chosen. The SHA-256 of the file is
// what is laid down before the seed is known. It stays in the office.
import { sha256Hex } from '../kernel/sha256.ts'
import {
  assessmentResults,
  divisions,
  exclusionReasons,
  isTooFine,
  type AssessmentResult,
  type Division,
  type ExclusionReason,
  type Stratum,
} from './draw.schema.ts'

/** A case of the list. Its number is the office's own and is sent to no server (DR1). */
export interface ListedCase {
  readonly number: string
  /** What the list is divided by; null where it is not. */
  readonly year: number | null
  readonly result: AssessmentResult | null
  /** Why it is left out before the draw; null if it is not. */
  readonly exclusion: ExclusionReason | null
}

/** A list with its salt: 256 random bits in hexadecimal, without which its hash would tell which numbers stand in it. */
export interface DrawList {
  readonly salt: string
  readonly cases: readonly ListedCase[]
}

const TITLE = 'Fallwerkstatt-Ziehungsliste 1'
/** Stands where a case has nothing: a gap at the end of a line gets lost in editors. */
const NONE = '-'
const HEADINGS = ['Nummer', 'Jahr', 'Ergebnis', 'Ausschluss']

/** A new salt. */
export const newSalt = (): string => hexOf(crypto.getRandomValues(new Uint8Array(32)))

/** A new value of a party. */
export const newPartValue = (): string => hexOf(crypto.getRandomValues(new Uint8Array(16)))

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const byNumber = (one: ListedCase, other: ListedCase): number =>
  one.number < other.number ? -1 : one.number > other.number ? 1 : 0

/** The list of some cases: by their numbers, and of each no more than it is divided by. */
export const drawListOf = (
  cases: readonly ListedCase[],
  division: Division,
  salt: string,
): DrawList => ({
  salt,
  cases: cases
    .map((one) => ({
      number: one.number,
      year: division === 'year' || division === 'yearAndResult' ? one.year : null,
      result: division === 'result' || division === 'yearAndResult' ? one.result : null,
      exclusion: one.exclusion,
    }))
    .toSorted(byNumber),
})

/** The file of a list: UTF-8, lines that end in a line feed, tabs between columns. */
export const drawListText = ({ salt, cases }: DrawList): string =>
  [
    TITLE,
    `Salz ${salt}`,
    HEADINGS.join('\t'),
    ...cases.map(({ number, year, result, exclusion }) =>
      [number, year ?? NONE, result ?? NONE, exclusion ?? NONE].join('\t'),
    ),
    '',
  ].join('\n')

/** What a list is bound by: the SHA-256 of its file. */
export const listCommitment = (list: DrawList): string => sha256Hex(drawListText(list))

/** The list of a file; undefined if it is none. What a mail program or editor does to line ends is taken back. */
export function readDrawList(text: string): DrawList | undefined {
  const [title, salted = '', headings, ...lines] = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
  const salt = /^Salz ([0-9a-f]{64})$/.exec(salted)?.[1]
  if (title !== TITLE || salt === undefined || headings !== HEADINGS.join('\t')) return undefined
  const cases = lines.map(caseOfLine)
  return cases.every((one) => one !== undefined) ? { salt, cases } : undefined
}

function caseOfLine(line: string): ListedCase | undefined {
  const [number = '', year, result, exclusion, ...more] = line.split('\t')
  if (number === '' || exclusion === undefined || more.length > 0) return undefined
  if (year === undefined || !/^(\d{4}|-)$/.test(year)) return undefined
  const found = assessmentResults.find((one) => one === result)
  const reason = exclusionReasons.find((one) => one === exclusion)
  if ((result !== NONE && !found) || (exclusion !== NONE && !reason)) return undefined
  return {
    number,
    year: year === NONE ? null : Number(year),
    result: found ?? null,
    exclusion: reason ?? null,
  }
}

/** Which part of a list a case belongs to. */
const partOf = ({ year, result }: Pick<ListedCase, 'year' | 'result'>): string =>
  `${String(year)} ${String(result)}`

/** A part of a list: what the server is told of it, and the cases themselves, by position from 1 on. */
export interface ListPart {
  readonly facts: Omit<Stratum, 'take'>
  /** The cases that can be drawn, in their order. */
  readonly drawable: readonly ListedCase[]
}

/**
 * How a list can be divided: where every case says what it takes. What would come to parts that may not be told, or to too
 * many, is `tooFine` (DR11).
 */
export function divisionsOf(cases: readonly ListedCase[]): {
  readonly possible: readonly Division[]
  readonly tooFine: readonly Division[]
} {
  const said = divisions.filter((one) =>
    cases.every(
      ({ year, result }) =>
        (one === 'none' || one === 'result' || year !== null) &&
        (one === 'none' || one === 'year' || result !== null),
    ),
  )
  const tooFine = said.filter((one) =>
    isTooFine(partsOf(drawListOf(cases, one, '')).map(({ facts }) => facts)),
  )
  return { possible: said.filter((one) => !tooFine.includes(one)), tooFine }
}

const placeOfResult = (result: AssessmentResult | null): number =>
  result === null ? -1 : assessmentResults.indexOf(result)

/** The parts of a list, by year and result. */
export function partsOf({ cases }: DrawList): readonly ListPart[] {
  const parts = new Map<string, ListedCase[]>()
  for (const one of cases) {
    const part = partOf(one)
    const held = parts.get(part)
    if (held) held.push(one)
    else parts.set(part, [one])
  }
  return [...parts.values()]
    .map((held): ListPart => {
      const [{ year, result } = { year: null, result: null }] = held
      const drawable = held.filter(({ exclusion }) => exclusion === null)
      const excludedBefore = Object.fromEntries(
        exclusionReasons.map((reason) => [
          reason,
          held.filter(({ exclusion }) => exclusion === reason).length,
        ]),
      ) as Stratum['excludedBefore']
      return { facts: { year, result, size: drawable.length, excludedBefore }, drawable }
    })
    .toSorted(
      (one, other) =>
        (one.facts.year ?? 0) - (other.facts.year ?? 0) ||
        placeOfResult(one.facts.result) - placeOfResult(other.facts.result),
    )
}
