// What an office said itself beside a release (LA12): its own packages, and nothing of another office.
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { asNow } from '../../shared/releasePackage/releasePackage.ts'
import { signedPackageSchema } from '../../shared/releasePackage/releasePackage.schema.ts'
import { rollupAuditSchema } from '../../shared/rollup/audit.schema.ts'
import { ownFiguresOf } from '../../shared/rollup/ownFigures.ts'
import { randomOf } from '../../shared/rollup/reading.ts'
import { readUnder, type HeldPackage } from '../../shared/rollup/selection.ts'
import type { OwnFigures } from '../../shared/rollup/view.schema.ts'
import { heldOrShipped } from '../catalogue/catalogue.queries.ts'
import type { Db } from '../db/database.ts'
import { listMappings } from '../releasePackage/mapping.queries.ts'
import { closedRelease } from './change.queries.ts'
import { closedFile, valuesOf } from './rollup.queries.ts'

/** The figures of one office in a closed release. */
export async function ownFigures(
  db: Db,
  officeId: string | null,
  number: number,
): Promise<Result<OwnFigures>> {
  const release = await closedRelease(db, number)
  if (!release) return refuse(problem('access.unknown'))
  const cycle = randomOf(release)?.cycle
  const held = cycle === undefined ? [] : await packagesOf(db, officeId, number)
  if (cycle === undefined || held.length === 0) return ok({ packages: 0, figures: [] })
  const mappings = await listMappings(db)
  const own = held.flatMap((one) => {
    const content = readUnder(one.content, release.catalogues, mappings)
    return content ? [{ ...one, content }] : []
  })
  const found = await Promise.all(release.catalogues.map((ref) => heldOrShipped(db, ref)))
  const catalogues = found.flatMap((one) => one ?? [])
  return ok({
    packages: own.length,
    figures: ownFiguresOf(own, catalogues, release, cycle),
  })
}

/** The packages of an office that count in a closed release. */
async function packagesOf(
  db: Db,
  officeId: string | null,
  number: number,
): Promise<readonly HeldPackage[]> {
  const audit = await closedFile(db, number, 'audit')
  const { packages } = rollupAuditSchema.parse(JSON.parse(audit ?? ''))
  const rows = await db
    .selectFrom('received_package')
    .select(['hash', 'file', 'officeId'])
    .where('officeId', '=', officeId)
    .where('hash', 'in', valuesOf(packages))
    .orderBy('hash')
    .execute()
  return rows.map(({ hash, file, officeId: office }) => ({
    ...{ name: hash, hash, office },
    content: asNow(signedPackageSchema.parse(JSON.parse(file)).package),
  }))
}
