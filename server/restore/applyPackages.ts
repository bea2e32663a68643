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
  // Keys of one server are its own ones, or stand for the office under one key of it.
  const server = (keyId: string) => `coalesce(
    (SELECT '' FROM signing_key WHERE keyId = ${keyId} AND own = 1),
    (SELECT officeKey FROM signing_key_office WHERE keyId = ${keyId} AND officeId = held.officeId))`
  const find = sqlite
    .prepare<[Removals['takenBack'][number]], string>(
      `SELECT id FROM received_package AS held
       WHERE officeId = @officeId AND hash = @hash AND withdrawnAt IS NULL
         AND (@keyId = '' OR (procedureKey = @procedureKey AND number = @number
           AND (keyId = @keyId OR ${server('held.keyId')} = ${server('@keyId')})))`,
    )
    .pluck()
  const takeBack = sqlite.prepare('UPDATE received_package SET withdrawnAt = ? WHERE id = ?')
  const remember = sqlite.prepare(
    `INSERT INTO withdrawn_package (officeId, hash, keyId, procedureKey, number)
     SELECT id, @hash, @keyId, @procedureKey, @number FROM office WHERE id = @officeId
     ON CONFLICT DO NOTHING`,
  )
  let count = 0
  for (const one of takenBack) {
    const id = find.get(one)
    if (id !== undefined) {
      takeBack.run(now, id)
      note('package.takenBack', id)
      count++
    }
    remember.run(one)
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
