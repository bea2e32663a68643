// What a restored database has to be told of packages and keys (RP13): numbers that were given out, what was taken back,
// the own key that signs by now, and keys that were revoked.
import type { Database } from 'better-sqlite3'
import type { AuditAction } from '../audit/audit.ts'
import type { GivenOut, Removals } from '../removal/removals.ts'

/** A restored database, and the one that lay there before, if it can still be read. */
interface Restored {
  readonly sqlite: Database
  readonly previous: Database | undefined
}

type Note = (action: AuditAction, objectId?: string) => void

/** Brings packages and keys to where they stood last; returns of how many packages the backup knew less. */
export function applyPackages(restored: Restored, list: Removals, now: number, note: Note): number {
  applyKeys(restored.sqlite, list, now, note)
  const known = list.packages.filter((one) => isKnownAgain(restored, one, note)).length
  return known + applyTakenBack(restored.sqlite, list, now, note)
}

/** A package the backup does not know comes back with its file, or without one if nothing holds it any more. */
function isKnownAgain({ sqlite, previous }: Restored, one: GivenOut, note: Note): boolean {
  const { id, procedureId, number, replaces, hash, releasedAt, withdrawnAt, withdrawal } = one
  const isThere = sqlite.prepare('SELECT 1 FROM procedure WHERE id = ?').get(procedureId)
  if (isThere === undefined) return false
  const held = previous
    ?.prepare<[string], { file: string; contentHash: string; legalBases: string }>(
      'SELECT file, contentHash, legalBases FROM release_package WHERE id = ?',
    )
    .get(id)
  const added = sqlite
    .prepare(
      `INSERT INTO release_package (id, procedureId, number, replaces, hash, contentHash, file, releasedAt, legalBases)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(
      ...[id, procedureId, number, replaces, hash],
      ...[held?.contentHash ?? '', held?.file ?? '', releasedAt, held?.legalBases ?? '{}'],
    )
  if (added.changes > 0) {
    note('package.released', id)
    const cases = previous
      ?.prepare<[string], string>('SELECT caseId FROM release_package_case WHERE packageId = ?')
      .pluck()
      .all(id)
    const add = sqlite.prepare(
      `INSERT INTO release_package_case (packageId, caseId) SELECT ?, id FROM review_case WHERE id = ?`,
    )
    for (const caseId of cases ?? []) add.run(id, caseId)
  }
  const back = sqlite
    .prepare(
      `UPDATE release_package SET withdrawnAt = ?, withdrawal = ?
       WHERE id = ? AND withdrawnAt IS NULL AND ? IS NOT NULL`,
    )
    .run(withdrawnAt, withdrawal, id, withdrawnAt)
  if (back.changes > 0) note('package.withdrawn', id)
  return added.changes + back.changes > 0
}

/** What an office took back is not valid again, and is not taken in again where it is not held. */
function applyTakenBack(
  sqlite: Database,
  { takenBack }: Removals,
  now: number,
  note: Note,
): number {
  const find = sqlite
    .prepare<[string, string], string>(
      'SELECT id FROM received_package WHERE officeId = ? AND hash = ? AND withdrawnAt IS NULL',
    )
    .pluck()
  const takeBack = sqlite.prepare('UPDATE received_package SET withdrawnAt = ? WHERE id = ?')
  const remember = sqlite.prepare(
    `INSERT INTO withdrawn_package (officeId, hash) SELECT id, ? FROM office WHERE id = ?
     ON CONFLICT DO NOTHING`,
  )
  let count = 0
  for (const { officeId, hash } of takenBack) {
    const id = find.get(officeId, hash)
    if (id !== undefined) {
      takeBack.run(now, id)
      note('package.takenBack', id)
      count++
    }
    remember.run(hash, officeId)
  }
  return count
}

function applyKeys(
  sqlite: Database,
  { ownKeys, revocations }: Removals,
  now: number,
  note: Note,
): void {
  const add = sqlite.prepare(
    `INSERT INTO signing_key (keyId, publicKey, label, own, addedAt, retiredAt) VALUES (?, ?, ?, 1, ?, ?)
     ON CONFLICT (keyId) DO UPDATE SET retiredAt = coalesce(retiredAt, excluded.retiredAt)`,
  )
  for (const { keyId, publicKey, label, addedAt, retiredAt } of ownKeys)
    add.run(keyId, publicKey, label, addedAt, retiredAt)
  const revoke = sqlite.prepare(
    'UPDATE signing_key SET revokedAt = ? WHERE keyId = ? AND revokedAt IS NULL',
  )
  for (const { keyId, revoked } of revocations)
    if (revoked && revoke.run(now, keyId).changes > 0) note('signingKey.revoked', keyId)
}
