// A closed release with what open data asks beside its files (LA13).
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { csvOf } from '../coordination/sheet.ts'
import type { Db } from '../db/database.ts'
import { hashOfFile } from '../releasePackage/signature.ts'
import { describedAsData, dictionarySheet, type Described } from './openData.ts'
import { closedFile, closedRollup } from './rollup.queries.ts'

/** The table that explains the columns of a release, as CSV; undefined if there is no such release. */
export async function dictionaryOf(db: Db, number: number): Promise<string | undefined> {
  const text = await closedFile(db, number, 'release')
  return text === undefined ? undefined : csvOf(dictionarySheet(JSON.parse(text) as RollupRelease))
}

/** The description of a release for data portals, as JSON-LD; undefined if there is no such release. */
export async function descriptionOf(
  db: Db,
  number: number,
  as: Pick<Described, 'address' | 'publisher' | 'contributor' | 'licence'>,
): Promise<string | undefined> {
  const closed = await closedRollup(db, number)
  const release = await closedFile(db, number, 'release')
  const table = await closedFile(db, number, 'table')
  if (!closed || release === undefined || table === undefined) return undefined
  const of = (text: string) => ({ hash: hashOfFile(text), bytes: Buffer.byteLength(text) })
  const described = describedAsData({
    release: { ...(JSON.parse(release) as RollupRelease), number },
    files: { release: of(release), table: of(table) },
    ...{ ...as, closedAt: closed.closedAt },
  })
  return `${JSON.stringify(described, null, 2)}\n`
}
