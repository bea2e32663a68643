import type { z } from 'zod'
import { PAGE_ROWS, type Page } from '../../shared/kernel/page.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import { refused } from '../../shared/releasePackage/refusal.ts'
import type { Registration } from '../../shared/releasePackage/registration.schema.ts'
import type {
  keyInput,
  KnownKey,
  SigningKeyFilter,
} from '../../shared/releasePackage/signingKey.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db, Writing } from '../db/database.ts'
import { keyIdOf, readKey, type SigningKey } from './signature.ts'
import type { SigningKeys } from './signingKeys.ts'
import { inAlphabet } from '../db/nameLike.ts'

/** Label of the own keys. */
const OWN = 'Dieser Server'

/** A page of the keys of this server or of others, with the offices they speak for, the newest first. */
export async function findKeys(
  db: Db,
  { own, id, page }: SigningKeyFilter,
): Promise<Page<KnownKey>> {
  const found = db
    .selectFrom('signing_key')
    .where('own', '=', own ? 1 : 0)
    .$if(id !== null, (all) => all.where('keyId', '=', id ?? ''))
  const rows = await found
    .select(['keyId', 'publicKey', 'label', 'own', 'addedAt', 'retiredAt', 'revokedAt'])
    .select((of) =>
      of
        .selectFrom('received_package')
        .whereRef('received_package.keyId', '=', 'signing_key.keyId')
        .select(({ fn }) => fn.countAll<number>().as('packages'))
        .as('packages'),
    )
    .orderBy('addedAt', 'desc')
    .orderBy('keyId')
    .limit(PAGE_ROWS)
    .offset(page * PAGE_ROWS)
    .execute()
  const keyIds = rows.map(({ keyId }) => keyId)
  const offices = await db
    .selectFrom('signing_key_office')
    .innerJoin('office', 'office.id', 'signing_key_office.officeId')
    .select(['keyId', 'officeKey as key', 'officeId', 'name'])
    .where('keyId', 'in', keyIds)
    .orderBy((of) => inAlphabet(of.ref('name')))
    .execute()
  return {
    rows: rows.map((row) => ({
      ...row,
      own: row.own === 1,
      packages: row.packages ?? 0,
      offices: offices
        .filter(({ keyId }) => keyId === row.keyId)
        .map(({ keyId: _keyId, ...office }) => office),
    })),
    total: await countOf(found),
  }
}

/** How this server introduces itself with the key it signs with; null before its first one. */
export async function ownRegistration(db: Db): Promise<Registration | null> {
  const signs = await db
    .selectFrom('signing_key')
    .select('publicKey')
    .where('own', '=', 1)
    .where('retiredAt', 'is', null)
    .orderBy('addedAt', 'desc')
    .executeTakeFirst()
  return signs ? registrationOf(db, signs.publicKey) : null
}

/** The offices of this server that may release something: also those that are gone and held a procedure. */
async function registrationOf(db: Db, publicKey: string): Promise<Registration> {
  const offices = await db
    .selectFrom('office')
    .select(['id as key', 'name'])
    .where('sample', '=', 0)
    .where((is) =>
      is.or([
        is('endedOn', 'is', null),
        is('id', 'in', db.selectFrom('procedure').select('officeId')),
      ]),
    )
    .orderBy((of) => inAlphabet(of.ref('name')))
    .execute()
  return { format: 'fallwerkstatt-signing-key', version: 1, publicKey, offices } as const
}

/**
 * The key this server signs with. Where there is none, or its file is gone (another machine, a new folder of keys), one is
 * made; the former one signs no more, and what it signed stays valid. `made` is true then.
 */
export async function currentKey(
  trx: Trx,
  keys: SigningKeys,
  actorId: string | null,
): Promise<SigningKey & { readonly made: boolean }> {
  const row = await trx
    .selectFrom('signing_key')
    .select('keyId')
    .where('own', '=', 1)
    .where('retiredAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  const privateKey = row && keys.of(row.keyId)
  return row && privateKey
    ? { keyId: row.keyId, privateKey, made: false }
    : { ...(await newKey(trx, keys, actorId)), made: true }
}

/** Makes the key this server signs with from now on; the one before signs no more (RP5). */
export async function newKey(
  trx: Trx,
  keys: SigningKeys,
  actorId: string | null,
): Promise<SigningKey> {
  const { keyId, publicKey, privateKey } = keys.make()
  const writing = await changed(trx, 'signingKey.made', actorId, keyId)
  await writing
    .updateTable('signing_key')
    .set({ retiredAt: trx.at })
    .where('own', '=', 1)
    .where('retiredAt', 'is', null)
    .execute()
  await writing
    .insertInto('signing_key')
    .values({ keyId, publicKey, label: OWN, own: 1, addedAt: trx.at })
    .execute()
  return { keyId, privateKey }
}

/** Registers the key of another server, and which office here each of its own is (RP10). */
export async function addKey(
  trx: Trx,
  actorId: string,
  { label, publicKey, offices }: z.output<typeof keyInput>,
): Promise<Result<{ done: true }>> {
  if (!readKey(publicKey)) return refuse(refused('keyMalformed'))
  const keyId = keyIdOf(publicKey)
  const held = await countOf(trx.selectFrom('signing_key').where('keyId', '=', keyId))
  if (held > 0) return refuse(refused('keyKnown'))
  if (!(await mayStandFor(trx, offices))) return refuse(refused('keyOffice'))
  const writing = await changed(trx, 'signingKey.added', actorId, keyId)
  await writing
    .insertInto('signing_key')
    .values({ keyId, publicKey, label, own: 0, addedAt: trx.at })
    .execute()
  await speakFor(writing, keyId, offices)
  return DONE
}

type Offices = z.output<typeof keyInput>['offices']

/** Is each of them an office there is, and each named once on both sides? */
async function mayStandFor(db: Db, offices: Offices): Promise<boolean> {
  const ids = new Set(offices.map(({ officeId }) => officeId))
  const known = db.selectFrom('office').where('id', 'in', [...ids])
  const found = await countOf(known.where('sample', '=', 0))
  const keys = new Set(offices.map(({ key }) => key))
  return found === ids.size && ids.size === offices.length && keys.size === offices.length
}

async function speakFor(writing: Writing, keyId: string, offices: Offices): Promise<void> {
  await writing
    .insertInto('signing_key_office')
    .values(offices.map(({ key, officeId }) => ({ keyId, officeKey: key, officeId })))
    .execute()
}

/** Another name for the key of another server, and other offices it speaks for: these, and no others (RP10). */
export async function changeKey(
  trx: Trx,
  actorId: string,
  keyId: string,
  { label, offices }: Omit<z.output<typeof keyInput>, 'publicKey'>,
): Promise<Result<{ done: true }>> {
  if (!(await mayStandFor(trx, offices))) return refuse(refused('keyOffice'))
  const writing = await changed(trx, 'signingKey.changed', actorId, keyId)
  const row = await writing
    .updateTable('signing_key')
    .set({ label })
    .where('keyId', '=', keyId)
    .where('own', '=', 0)
    .executeTakeFirst()
  if (row.numUpdatedRows !== 1n) return refuse(problem('access.unknown'))
  await writing.deleteFrom('signing_key_office').where('keyId', '=', keyId).execute()
  await speakFor(writing, keyId, offices)
  return DONE
}

/** What a key signed is taken again, after it was revoked by mistake (RP10). */
export async function restoreKey(
  trx: Trx,
  actorId: string,
  keyId: string,
): Promise<Result<{ done: true }>> {
  const writing = await changed(trx, 'signingKey.restored', actorId, keyId)
  const back = await writing
    .updateTable('signing_key')
    .set({ revokedAt: null })
    .where('keyId', '=', keyId)
    .where('revokedAt', 'is not', null)
    .executeTakeFirst()
  return back.numUpdatedRows === 1n ? DONE : refuse(problem('access.unknown'))
}

/** From here on nothing is taken that this key signed; what came in before stays, and is marked by its key (RP10). */
export async function revokeKey(
  trx: Trx,
  actorId: string,
  keyId: string,
): Promise<Result<{ done: true }>> {
  const writing = await changed(trx, 'signingKey.revoked', actorId, keyId)
  const gone = await writing
    .updateTable('signing_key')
    .set({ revokedAt: trx.at })
    .where('keyId', '=', keyId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return gone.numUpdatedRows === 1n ? DONE : refuse(problem('access.unknown'))
}
