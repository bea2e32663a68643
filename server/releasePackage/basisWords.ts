// What the legal bases were called when a package was made or came in.
import { packageNamesSchema, type PackageView } from '../../shared/releasePackage/view.schema.ts'
import type { Db } from '../db/database.ts'
import { listLegalBases } from '../legalBasis/legalBasis.queries.ts'

/** What the list calls the legal bases today, by id. */
export async function basisWords(db: Db): Promise<PackageView['names']['legalBases']> {
  const bases = await listLegalBases(db)
  return Object.fromEntries(bases.map(({ id, label }) => [id, label]))
}

/** What was kept of such a list beside a package. */
export const keptBasisWords = (json: string): PackageView['names']['legalBases'] =>
  packageNamesSchema.shape.legalBases.parse(JSON.parse(json))
