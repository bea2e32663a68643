// All that came in at the state level, as a roll-up reads it. With the raw handle, for the process that computes opens the file.
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import { catalogueMappingSchema } from '../../shared/releasePackage/mapping.schema.ts'
import { asNow } from '../../shared/releasePackage/releasePackage.ts'
import { RowPool } from '../../shared/rollup/rowPool.ts'
import { signedPackageSchema } from '../../shared/releasePackage/releasePackage.schema.ts'
import type { HalfYear } from '../../shared/kernel/halfYear.ts'
import type { Due } from '../../shared/rollup/due.ts'
import type { HeldPackage, HeldWithdrawal, Holdings } from '../../shared/rollup/selection.ts'
import { prepared } from '../db/prepared.ts'
import { shippedCatalogues } from '../material.ts'

/** A release that was closed, as its files. */
interface ClosedFiles {
  readonly number: number
  readonly releaseFile: string
  readonly auditFile: string
}

/** What a roll-up is computed of. */
export interface StateHoldings {
  readonly held: Holdings
  /** The releases before, the oldest first. */
  readonly closed: readonly ClosedFiles[]
  readonly standing: string
  /** Offices of which a package can be expected. */
  readonly due: Due
}

interface PackageRow {
  readonly office: string
  readonly number: number
  readonly hash: string
  readonly file: string
  readonly withdrawn: number
  readonly revoked: number
}

interface WithdrawnRow {
  readonly office: string
  readonly hash: string
  readonly procedureKey: string
  readonly number: number
}

const RECEIVED = `received_package
  JOIN office ON office.id = received_package.officeId
  JOIN signing_key ON signing_key.keyId = received_package.keyId`

const statements = prepared((sqlite) => ({
  packages: sqlite.prepare<[], PackageRow>(
    `SELECT office.name AS office, number, hash, file, withdrawnAt IS NOT NULL AS withdrawn,
       revokedAt IS NOT NULL AS revoked FROM ${RECEIVED} ORDER BY hash`,
  ),
  // Withdrawals of packages that are not held: that a number was taken back may be what a later one rests on.
  withdrawn: sqlite.prepare<[], WithdrawnRow>(
    `SELECT office.name AS office, hash, procedureKey, number
       FROM withdrawn_package JOIN office ON office.id = officeId WHERE keyId <> ''
     UNION SELECT office.name, release_package.hash, procedureId, release_package.number
       FROM release_package JOIN procedure ON procedure.id = procedureId JOIN office ON office.id = procedure.officeId
       WHERE withdrawnAt IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM received_package WHERE received_package.hash = release_package.hash)`,
  ),
  catalogues: sqlite
    .prepare<[], string>('SELECT body FROM catalogue ORDER BY key, version')
    .pluck(),
  mappings: sqlite
    .prepare<[], string>('SELECT body FROM catalogue_mapping ORDER BY fromRef, toRef')
    .pluck(),
  closed: sqlite.prepare<[], ClosedFiles>(
    'SELECT number, releaseFile, auditFile FROM rollup_release ORDER BY number',
  ),
  // Whose half-year of the cycle that runs lies ahead is not missing yet; who is in no plan may come at any time.
  due: sqlite.prepare<{ readonly now: HalfYear }, Omit<Due, 'dueUntil'>>(
    `SELECT count(*) AS allOffices,
           count(*) FILTER (WHERE turn.halfYear IS NULL OR turn.halfYear <= @now) AS dueOffices FROM office
         LEFT JOIN cycle_plan AS turn ON turn.officeId = office.id AND turn.cycleYear =
           (SELECT max(firstYear) FROM cycle WHERE substr(firstDay, 1, 7) <= substr(@now, 1, 4) || iif(@now LIKE '%H1', '-06', '-12'))
       WHERE sample = 0 AND endedOn IS NULL`,
  ),
  standing: sqlite
    .prepare<[], string>(
      `SELECT 'package ' || hash || ' ' || (withdrawnAt IS NOT NULL) || (revokedAt IS NOT NULL) || ' ' || office.name FROM ${RECEIVED}
       UNION ALL SELECT 'catalogue ' || key || '@' || version FROM catalogue
       UNION ALL SELECT 'mapping ' || fromRef || ' ' || toRef || ' ' || body FROM catalogue_mapping
       UNION ALL SELECT 'release ' || number || ' ' || hash FROM rollup_release ORDER BY 1`,
    )
    .pluck(),
}))

/** Changes with everything a release is counted from: packages, withdrawals, revoked keys, catalogues, releases before. */
export const standingOf = (sqlite: Database): string =>
  createHash('sha256').update(statements(sqlite).standing.all().join('\n')).digest('hex')

/** Whose turn it was by this half-year. */
export const dueIn = (sqlite: Database, now: HalfYear): Due => ({
  ...(statements(sqlite).due.get({ now }) ?? { dueOffices: 0, allOffices: 0 }),
  dueUntil: now,
})

/**
 * Reads everything; the caller sees to it that it is of one moment.
 * @param now half-year up to which packages were due
 */
export function holdingsIn(sqlite: Database, now: HalfYear): StateHoldings {
  const asked = statements(sqlite)
  const rows = asked.packages.all()
  const pool = new RowPool()
  const packages = rows.map((row) => heldOf(row, pool))
  const takenBack = rows.flatMap((row, at) => {
    const { office, number, hash, withdrawn } = row
    const procedureKey = packages[at]?.content.procedure.key ?? ''
    return withdrawn === 1 ? [{ office, number, hash, procedureKey }] : []
  })
  const held: Holdings = {
    packages,
    withdrawals: [...takenBack, ...asked.withdrawn.all()].map(withdrawalOf),
    catalogues: [
      ...shippedCatalogues(),
      ...asked.catalogues.all().map((body) => catalogueSchema.parse(JSON.parse(body))),
    ],
    mappings: asked.mappings.all().map((body) => catalogueMappingSchema.parse(JSON.parse(body))),
  }
  const standing = standingOf(sqlite)
  return {
    held,
    closed: asked.closed.all(),
    standing,
    due: dueIn(sqlite, now),
  }
}

function heldOf({ office, number, hash, file, revoked }: PackageRow, pool: RowPool): HeldPackage {
  const { package: content } = signedPackageSchema.parse(JSON.parse(file))
  return {
    name: `${office}, Paket ${String(number)}`,
    ...{ hash, office, content: pool.shared(asNow(content)) },
    ...(revoked === 1 ? { isRevoked: true } : {}),
  }
}

const withdrawalOf = ({ office, hash, procedureKey, number }: WithdrawnRow): HeldWithdrawal => ({
  name: `${office}, Rücknahme von Paket ${String(number)}`,
  office,
  content: {
    ...{ format: 'fallwerkstatt-withdrawal', version: 1, number, hash },
    ...{ office: { key: '' }, procedure: { key: procedureKey } },
  },
})
