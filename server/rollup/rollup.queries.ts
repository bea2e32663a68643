import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { Account } from '../../shared/account/account.schema.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { rollupAuditSchema } from '../../shared/rollup/audit.schema.ts'
import type {
  ClosedRollup,
  Closing,
  RollupDraft,
  Uncountable,
} from '../../shared/rollup/view.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { freezeAnswers } from '../stateRecommendation/answerCount.queries.ts'
import { standingOf } from './holdings.sqlite.ts'
import type { Computed } from './rollupMaking.ts'

/** How many packages that cannot be counted are named. */
const MOST_NAMED = 20

const closed = (db: Db) =>
  db
    .selectFrom('rollup_release')
    .select(['number', 'hash', 'closedAt', 'dueOffices', 'allOffices', 'dueUntil'])
    .select((of) => of('releaseFile', '=', '').as('isLost'))

/** A release that was closed; undefined if there is none of this number. */
export async function closedRollup(db: Db, number: number): Promise<ClosedRollup | undefined> {
  const found = await closed(db).where('number', '=', number).executeTakeFirst()
  if (!found) return undefined
  const { isLost, ...row } = found
  return { ...row, lost: Boolean(isLost) }
}

/** Releases that were closed, the newest first. */
export async function closedRollups(db: Db): Promise<ClosedRollup[]> {
  const rows = await closed(db).orderBy('number', 'desc').limit(LIST_ROWS).execute()
  return rows.map(({ isLost, ...row }) => ({ ...row, lost: Boolean(isLost) }))
}

/** Active accounts that answer for secrecy. */
const officers = (db: Db) =>
  db
    .selectFrom('account')
    .where('role', '=', 'analyst')
    .where('active', '=', 1)
    .where('secrecyOfficer', '=', 1)

/** Are there two who answer for secrecy? A release needs both (LA2). */
export const hasTwoOfficers = async (db: Db): Promise<boolean> => (await countOf(officers(db))) >= 2

const draftRow = (db: Db) => db.selectFrom('rollup_draft').selectAll().executeTakeFirst()

/** What is being prepared, as one of those sees it who answer for secrecy. */
export async function draftFor(
  db: Db,
  sqlite: Database,
  account: Account,
): Promise<Omit<RollupDraft, 'running' | 'foreseen'>> {
  const row = await draftRow(db)
  const count = await countOf(officers(db))
  const about = {
    officers: count,
    arrived: await arrivedSince(db),
    discarded: await discardedFor(db, account),
  }
  if (!row) return { ...about, draft: null }
  const { id, number, outcome, hash, dueOffices, allOffices, dueUntil, madeAt } = row
  const by = await firstOfTwo(db, row.closedBy)
  return {
    ...about,
    draft: {
      ...{ id, number, outcome, hash, dueOffices, allOffices, dueUntil, madeAt },
      current: row.standing === standingOf(sqlite),
      again: await isOfSamePackages(db),
      closedBy: by ? { name: by.name, own: by.id === account.id } : null,
      exposed: outcome === 'exposed' ? exposedIn(row.auditFile) : 0,
      problems: JSON.parse(row.problems) as Uncountable[],
    },
  }
}

/** How many packages count and stand in no closed release; null before the first one. */
async function arrivedSince(db: Db): Promise<number | null> {
  const hasClosed = await db.selectFrom('rollup_release').select('number').executeTakeFirst()
  if (!hasClosed) return null
  return countOf(
    db
      .selectFrom('received_package')
      .innerJoin('signing_key', 'signing_key.keyId', 'received_package.keyId')
      .where('revokedAt', 'is', null)
      .where('usedIn', 'is', null)
      .where('replacedBy', 'is', null)
      .where('withdrawnAt', 'is', null),
  )
}

/** The draft before, where it was thrown away and none came since. */
async function discardedFor(db: Db, account: Account): Promise<RollupDraft['discarded']> {
  const found = await db
    .selectFrom('rollup_discard')
    .innerJoin('account', 'account.id', 'discardedBy')
    .select(['number', 'name', 'discardedBy', 'discardedAt as at'])
    .executeTakeFirst()
  if (!found) return null
  const { discardedBy, ...discarded } = found
  return { ...discarded, own: discardedBy === account.id }
}

/** Is the draft counted of the packages of the newest release, so that nothing new is in it? */
async function isOfSamePackages(db: Db): Promise<boolean> {
  const packagesOf = (table: 'draft' | 'newest') => {
    const file = sql.ref(`${table}.auditFile`)
    return sql<string>`iif(json_valid(${file}), json_extract(${file}, '$.packages'), NULL)`
  }
  const found = await db
    .selectFrom('rollup_release as newest')
    .innerJoin('rollup_draft as draft', (join) => join.onTrue())
    .select('newest.number')
    .where('newest.number', '=', (of) =>
      of.selectFrom('rollup_release').select(({ fn }) => fn.max('number').as('last')),
    )
    .where(packagesOf('draft'), '=', packagesOf('newest'))
    .executeTakeFirst()
  return found !== undefined
}

const exposedIn = (auditFile: string): number =>
  rollupAuditSchema.parse(JSON.parse(auditFile)).exposed.length

/** Who closed first, as long as they still answer for secrecy. */
const firstOfTwo = (db: Db, id: string | null) =>
  officers(db)
    .select(['id', 'name'])
    .where('id', '=', id ?? '')
    .executeTakeFirst()

/** Keeps what was computed in place of the draft before (LA3); undefined where the computing broke off. */
export async function keepDraft(
  trx: Trx,
  actorId: string,
  id: string,
  computed: (Computed & { readonly seconds?: number }) | undefined,
): Promise<Result<{ done: true }>> {
  const writing = await changed(trx, 'rollup.made', actorId, id)
  const { outcome, number, standing, files, problems = [] } = computed ?? BROKEN
  const { dueOffices, allOffices, dueUntil } = computed ?? BROKEN
  if (computed?.seconds !== undefined && files)
    await writing
      .insertInto('rollup_duration')
      .values({ slot: 1, seconds: computed.seconds })
      .onConflict((last) => last.column('slot').doUpdateSet({ seconds: computed.seconds ?? 0 }))
      .execute()
  await writing.deleteFrom('rollup_draft').execute()
  await writing.deleteFrom('rollup_discard').execute()
  await writing
    .insertInto('rollup_draft')
    .values({
      ...{ slot: 1, id, outcome, number, standing, madeAt: trx.at },
      ...{ dueOffices, allOffices, dueUntil },
      hash: files?.hash ?? '',
      releaseFile: files?.release ?? '',
      tableFile: files?.table ?? '',
      auditFile: files?.audit ?? '',
      problems: JSON.stringify(problems.slice(0, MOST_NAMED)),
    })
    .execute()
  return DONE
}

/** How many seconds the last one took that was computed to its end; null before. */
export async function lastSeconds(db: Db): Promise<number | null> {
  const row = await db.selectFrom('rollup_duration').select('seconds').executeTakeFirst()
  return row?.seconds ?? null
}

const BROKEN: Computed = {
  ...{ outcome: 'broken', number: 0, standing: '' },
  ...{ dueOffices: 0, allOffices: 0, dueUntil: '' },
}

/** Throws away what is being prepared; what was closed stays. */
export async function discardDraft(
  trx: Trx,
  actorId: string,
  id: string,
): Promise<Result<{ done: true }>> {
  const row = await draftRow(trx)
  if (row?.id !== id) return refuse(problem('rollup.gone'))
  const writing = await changed(trx, 'rollup.discarded', actorId, id)
  await writing.deleteFrom('rollup_draft').execute()
  await writing
    .insertInto('rollup_discard')
    .values({ slot: 1, number: row.number, discardedBy: actorId, discardedAt: trx.at })
    .execute()
  return DONE
}

/**
 * Closes the release as one of two (LA4): the first is noted, with the second it is published. Refused unless it is the one
 * that was seen, passed its audit, still follows from what came in (LA5), and unless the account that closes knew which of the two it
 * is.
 */
export async function closeDraft(
  trx: Trx,
  sqlite: Database,
  actorId: string,
  { id, publishes }: Closing,
): Promise<Result<{ closed: boolean }>> {
  const row = await draftRow(trx)
  if (row?.id !== id) return refuse(problem('rollup.gone'))
  if (row.outcome !== 'passed') return refuse(problem('rollup.notPassed'))
  if (row.standing !== standingOf(sqlite)) return refuse(problem('rollup.changedSince'))
  const first = await firstOfTwo(trx, row.closedBy)
  if (first?.id === actorId) return refuse(problem('rollup.ownClose'))
  if (!first && !(await hasTwoOfficers(trx))) return refuse(problem('rollup.fewOfficers'))
  if (publishes !== (first !== undefined)) return refuse(problem('rollup.otherTurn'))
  if (!first) {
    const writing = await changed(trx, 'rollup.closedFirst', actorId, id)
    await writing.updateTable('rollup_draft').set({ closedBy: actorId }).execute()
    return ok({ closed: false })
  }
  const { number, hash, releaseFile, tableFile, auditFile } = row
  const { dueOffices, allOffices, dueUntil } = row
  const writing = await changed(trx, 'rollup.closed', actorId, String(number))
  await writing
    .insertInto('rollup_release')
    .values({
      ...{ number, hash, dueOffices, allOffices, dueUntil },
      ...{ releaseFile, tableFile, auditFile, closedAt: trx.at },
    })
    .execute()
  await freezeAnswers(writing, number)
  const { packages } = rollupAuditSchema.parse(JSON.parse(auditFile))
  await writing
    .updateTable('received_package')
    .set({ usedIn: number })
    .where('hash', 'in', valuesOf(packages))
    .where('usedIn', 'is', null)
    .execute()
  await writing.deleteFrom('rollup_draft').execute()
  return ok({ closed: true })
}

/** A list as one value: a statement takes no more than so many. */
export const valuesOf = (list: readonly string[]) =>
  sql<string>`(SELECT value FROM json_each(${JSON.stringify(list)}))`

const columns = {
  release: 'releaseFile',
  table: 'tableFile',
  audit: 'auditFile',
} as const
/** A file of a release. */
export type RollupFile = keyof typeof columns

/** A file of a closed release, byte for byte; undefined if there is none. */
export async function closedFile(
  db: Db,
  number: number,
  file: RollupFile,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('rollup_release')
    .select(`${columns[file]} as text`)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.text === '' ? undefined : row?.text
}

/** A file of what is being prepared; undefined if there is none. */
export async function draftFile(db: Db, file: RollupFile): Promise<string | undefined> {
  const row = await db
    .selectFrom('rollup_draft')
    .select(`${columns[file]} as text`)
    .executeTakeFirst()
  return row?.text === '' ? undefined : row?.text
}
