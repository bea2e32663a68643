// What a restored database has to be told of releases of the state (LA9): those closed since, and which packages they use.
import type { Database } from 'better-sqlite3'
import type { AuditAction } from '../audit/audit.ts'
import type { Removals } from '../removal/removals.ts'

/** The files of a release that was closed. */
interface Files {
  readonly releaseFile: string
  readonly tableFile: string
  readonly auditFile: string
}

const LOST: Files = { releaseFile: '', tableFile: '', auditFile: '' }

/** Brings releases back with their files, or without where nothing holds them any more; what they use stays. */
export function applyRollups(
  { sqlite, previous }: { readonly sqlite: Database; readonly previous: Database | undefined },
  { rollups, used }: Pick<Removals, 'rollups' | 'used'>,
  note: (action: AuditAction, objectId?: string) => void,
): void {
  const held = previous?.prepare<[string], Files>(
    'SELECT releaseFile, tableFile, auditFile FROM rollup_release WHERE hash = ?',
  )
  const add = sqlite.prepare(
    `INSERT INTO rollup_release (number, hash, dueOffices, allOffices, dueUntil, closedAt, releaseFile, tableFile, auditFile)
     SELECT @number, @hash, @dueOffices, @allOffices, @dueUntil, @closedAt, @releaseFile, @tableFile, @auditFile
     WHERE NOT EXISTS (SELECT 1 FROM rollup_release WHERE number = @number)`,
  )
  for (const one of rollups)
    if (add.run({ ...one, ...(held?.get(one.hash) ?? LOST) }).changes > 0)
      note('rollup.closed', String(one.number))
  const use = sqlite.prepare(
    'UPDATE received_package SET usedIn = @usedIn WHERE hash = @hash AND usedIn IS NULL',
  )
  for (const one of used) use.run(one)
}
