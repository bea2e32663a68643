// Packages of many years say the same a million times: what they say alike is kept once.
import type { PackageCase, ReleasePackage } from '../releasePackage/releasePackage.ts'

type CaseRow = PackageCase['criteria'][number]
type StructureRow = ReleasePackage['structureRatings'][number]

/** Gives packages whose rows are the same objects where they say the same. */
export class RowPool {
  readonly #caseRows = new Map<string, CaseRow>()
  readonly #structureRows = new Map<string, StructureRow>()

  /** The same content; it must not be changed from then on. */
  shared(content: ReleasePackage): ReleasePackage {
    return {
      ...content,
      cases: content.cases.map((one) => ({
        ...one,
        criteria: one.criteria.map((row) => held(this.#caseRows, nameOf(row), row)),
      })),
      structureRatings: content.structureRatings.map((row) =>
        held(this.#structureRows, JSON.stringify(row), row),
      ),
    }
  }
}

/** Codes hold neither spaces nor commas. */
const nameOf = ({ criterion, agreed, noted, directions }: CaseRow): string =>
  `${criterion} ${agreed.join()} ${noted.join()} ${directions.join()}`

function held<T>(rows: Map<string, T>, name: string, row: T): T {
  const known = rows.get(name) ?? row
  rows.set(name, known)
  return known
}
