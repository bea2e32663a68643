import { LIST_ROWS, PAGE_ROWS, type Page } from '../../shared/kernel/page.schema.ts'
import { nameTaken } from '../../shared/kernel/name.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import {
  START_PASSWORD_DAYS,
  type Account,
  type AccountFilter,
  type AccountRole,
  type ListedAccount,
} from '../../shared/account/account.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { inAlphabet, nameLike } from '../db/nameLike.ts'
import type { AccountRow } from '../db/schema.ts'
import { toAccount } from '../session/identity.ts'
import { endSessions } from '../session/session.queries.ts'

const DAY = 24 * 3_600_000

/** A page of the accounts, by name. */
export async function findAccounts(
  db: Db,
  { text, role, id, page }: AccountFilter,
): Promise<Page<ListedAccount>> {
  const found = db
    .selectFrom('account')
    .leftJoin('office', 'office.id', 'account.officeId')
    .$if(id !== null, (all) => all.where('account.id', '=', id ?? ''))
    .$if(role !== null, (all) => all.where('account.role', '=', role))
    .$if(text.trim() !== '', (all) =>
      all.where((of) =>
        of.or([
          nameLike(of.ref('account.name'), text),
          nameLike(of.ref('account.email'), text),
          nameLike(of.ref('office.name'), text),
        ]),
      ),
    )
  const rows = await found
    .selectAll('account')
    .select('office.name as officeName')
    .orderBy((of) => inAlphabet(of.ref('account.name')))
    .orderBy('account.id')
    .limit(PAGE_ROWS)
    .offset(page * PAGE_ROWS)
    .execute()
  return {
    rows: rows.map(({ officeName, ...row }) => ({ ...toAccount(row), officeName })),
    total: await countOf(found),
  }
}

/** The accounts of the facilitation, by name. */
export const listFacilitators = async (db: Db): Promise<Account[]> =>
  (
    await db
      .selectFrom('account')
      .selectAll()
      .where('role', '=', 'facilitator')
      .orderBy((of) => inAlphabet(of.ref('name')))
      .limit(LIST_ROWS)
      .execute()
  ).map(toAccount)

/** The account that logs in with an address, or undefined. */
export const accountByEmail = (db: Db, email: string): Promise<AccountRow | undefined> =>
  db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst()

/** The account with an id, or undefined. */
export const accountById = (db: Db, id: string): Promise<AccountRow | undefined> =>
  db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()

/** What the administration says of an account. */
interface Wanted {
  readonly email: string
  readonly name: string
  readonly role: AccountRole
  readonly officeId: string | null
  /** Left out: as it is. */
  readonly secrecyOfficer?: boolean
}

/** A password that was handed over: it opens the choice of an own one, for some days (AC2). */
const handedOver = (passwordHash: string, now: number) => ({
  passwordHash,
  mustChangePassword: 1 as const,
  startPasswordUntil: now + START_PASSWORD_DAYS * DAY,
})

/** Adds an account with a start password; its address is its own (OF1). */
export async function addAccount(
  trx: Trx,
  actorId: string,
  account: Wanted & { readonly id: string; readonly passwordHash: string },
): Promise<Result<Account>> {
  const { id, email, name, role, officeId, passwordHash } = account
  const wrong = (await officeProblem(trx, account)) ?? (await addressProblem(trx, id, email))
  if (wrong) return refuse(wrong)
  const row = { id, email, name, role, officeId: officeOf(role, officeId), active: 1 as const }
  const secrecyOfficer = isOfficer(account, false)
  const writing = await changed(trx, 'account.added', actorId, id)
  const added = await writing
    .insertInto('account')
    .values({
      ...{ ...row, secrecyOfficer: secrecyOfficer ? 1 : 0 },
      ...handedOver(passwordHash, trx.at),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  if (secrecyOfficer) await changed(trx, 'account.secrecyGiven', actorId, id)
  return ok(toAccount(added))
}

/** Changes an account; one that loses a right is logged out everywhere (AC5, AC6). */
export async function changeAccount(
  trx: Trx,
  actorId: string,
  id: string,
  {
    email,
    secrecyOfficer,
    ...wanted
  }: Omit<Wanted, 'email'> & { email?: string; readonly active: boolean },
): Promise<Result<{ readonly account: Account; readonly ended: boolean }>> {
  const before = await accountById(trx, id)
  if (!before) return refuse(problem('access.unknown'))
  const { role, active } = wanted
  const stays = role === 'administrator' && active
  const wrong =
    (await officeProblem(trx, wanted)) ??
    (stays ? undefined : await lastAdministratorProblem(trx, before)) ??
    (email === undefined ? undefined : await addressProblem(trx, id, email))
  if (wrong) return refuse(wrong)
  const change = { ...wanted, officeId: officeOf(role, wanted.officeId) }
  const was = before.secrecyOfficer === 1
  const officer = isOfficer(
    { role, ...(secrecyOfficer === undefined ? {} : { secrecyOfficer }) },
    was,
  )
  const writing = await changed(trx, 'account.changed', actorId, id)
  const row = await writing
    .updateTable('account')
    .set({
      ...{ ...change, ...(email === undefined ? {} : { email }) },
      ...{ active: active ? 1 : 0, secrecyOfficer: officer ? 1 : 0 },
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (officer !== was)
    await changed(trx, officer ? 'account.secrecyGiven' : 'account.secrecyEnded', actorId, id)
  const ended = !active || role !== before.role
  if (ended) await endSessions(trx, id)
  return ok({ account: toAccount(row), ended })
}

/** Sets a start password and ends every session of the account (AC6). */
export async function resetPassword(
  trx: Trx,
  actorId: string,
  id: string,
  passwordHash: string,
): Promise<Result<{ done: true }>> {
  const writing = await changed(trx, 'password.reset', actorId, id)
  const row = await writing
    .updateTable('account')
    .set(handedOver(passwordHash, trx.at))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!row) return refuse(problem('access.unknown'))
  await endSessions(trx, id)
  return DONE
}

/** Sets the password its owner chose and ends every session, the own one, too. Throws if there is no such account. */
export async function setOwnPassword(trx: Trx, id: string, passwordHash: string): Promise<void> {
  const writing = await changed(trx, 'password.changed', id, id)
  await writing
    .updateTable('account')
    .set({ passwordHash, mustChangePassword: 0, startPasswordUntil: null })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx.deleteFrom('account_session').where('accountId', '=', id).execute()
}

/**
 * Removes an account that was never used; one that did anything stays named as who did it, and is switched off (AC5,
 * OF2).
 */
export async function removeAccount(
  trx: Trx,
  actorId: string,
  id: string,
): Promise<Result<{ done: true }>> {
  const held = await accountById(trx, id)
  if (!held) return refuse(problem('access.unknown'))
  const last = await lastAdministratorProblem(trx, held)
  if (last) return refuse(last)
  if ((await tracesOf(trx, id)) > 0) return refuse(problem('account.inUse'))
  const writing = await changed(trx, 'account.removed', actorId, id)
  await endSessions(trx, id)
  const gone = await writing.deleteFrom('account').where('id', '=', id).executeTakeFirst()
  return gone.numDeletedRows === 1n ? DONE : refuse(problem('access.unknown'))
}

/** In how many places an account is named as who did something. */
async function tracesOf(db: Db, id: string): Promise<number> {
  const acts = await countOf(db.selectFrom('audit').where('actorId', '=', id))
  const texts = await countOf(
    db
      .selectFrom('case_version')
      .where((by) =>
        by.or([by('createdBy', '=', id), by('releasedBy', '=', id), by('refusedBy', '=', id)]),
      ),
  )
  const seats = await countOf(db.selectFrom('seat').where('accountId', '=', id))
  const states = await countOf(db.selectFrom('procedure_change').where('byId', '=', id))
  const bases = await countOf(db.selectFrom('basis_decision').where('byId', '=', id))
  const masterData = await countOf(
    db
      .selectFrom('case_master_data')
      .where((by) => by.or([by('changedBy', '=', id), by('confirmedBy', '=', id)])),
  )
  const files = await countOf(db.selectFrom('refused_file').where('refusedBy', '=', id))
  const discards = await countOf(db.selectFrom('rollup_discard').where('discardedBy', '=', id))
  return acts + texts + seats + states + bases + masterData + files + discards
}

/** Coordinators belong to an office; the others to none. */
const officeOf = (role: AccountRole, officeId: string | null) =>
  role === 'coordinator' ? officeId : null

/** Does an account answer for secrecy (LA2)? Analysts alone do, those who were told to or did before. */
const isOfficer = (
  { role, secrecyOfficer }: Pick<Wanted, 'role' | 'secrecyOfficer'>,
  before: boolean,
): boolean => role === 'analyst' && (secrecyOfficer ?? before)

/** A coordinator of an office there is not. */
async function officeProblem(
  db: Db,
  { role, officeId }: Pick<Wanted, 'role' | 'officeId'>,
): Promise<Problem | undefined> {
  if (role !== 'coordinator') return undefined
  const isThere =
    officeId !== null && (await countOf(db.selectFrom('office').where('id', '=', officeId))) === 1
  return isThere ? undefined : problem('input.malformed', undefined, 'officeId')
}

/** An address that looks like no other account's (OF1): they differ by more than case and Unicode form. */
async function addressProblem(db: Db, id: string, email: string): Promise<Problem | undefined> {
  const others = db.selectFrom('account').select(['id', 'email as name']).where('id', '!=', id)
  return nameTaken('account.emailTaken', 'email', email, await others.execute())
}

/** The only administrator who can log in stays one. */
async function lastAdministratorProblem(
  db: Db,
  { id, role }: Pick<AccountRow, 'id' | 'role'>,
): Promise<Problem | undefined> {
  if (role !== 'administrator') return undefined
  const others = db
    .selectFrom('account')
    .where('role', '=', 'administrator')
    .where('active', '=', 1)
    .where('id', '!=', id)
  return (await countOf(others)) === 0 ? problem('account.lastAdministrator') : undefined
}
