import type { Database } from 'better-sqlite3'
import type { Problem } from '../../shared/kernel/problem.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import { wholeDatabase, type Db, type Writing } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'

/** What is written down about who did what; ids and words from this list only, never content. */
export type AuditAction =
  | 'setup.linkMade'
  | 'setup.done'
  | 'login.done'
  | 'login.failed'
  | 'logout.done'
  | 'password.changed'
  | 'password.reset'
  | 'office.added'
  | 'office.changed'
  | 'office.removed'
  | 'office.renamed'
  | 'office.merged'
  | 'office.split'
  | 'office.left'
  | 'office.returned'
  | 'office.nameReturned'
  | 'office.breaksSet'
  | 'office.imported'
  | 'cycle.added'
  | 'cycle.removed'
  | 'cycle.planned'
  | 'cycle.imported'
  | 'cycle.exported'
  | 'account.added'
  | 'account.changed'
  | 'account.removed'
  | 'account.secrecyGiven'
  | 'account.secrecyEnded'
  | 'procedure.added'
  | 'procedure.changed'
  | 'procedure.removed'
  | 'procedure.assigned'
  | 'procedure.stateChanged'
  | 'procedure.dueChanged'
  | 'procedure.committeeChanged'
  | 'draw.announced'
  | 'draw.partBound'
  | 'draw.partUncovered'
  | 'draw.diceEntered'
  | 'draw.caseExcluded'
  | 'draw.discarded'
  | 'catalogue.added'
  | 'catalogue.removed'
  | 'case.added'
  | 'case.changed'
  | 'case.removed'
  | 'caseText.submitted'
  | 'caseText.read'
  | 'caseText.released'
  | 'caseText.refused'
  | 'caseText.withdrawn'
  | 'case.withdrawn'
  | 'masterData.changed'
  | 'masterData.confirmed'
  | 'legalBasis.added'
  | 'legalBasis.changed'
  | 'legalBasis.removed'
  | 'legalBasis.decided'
  | 'synthesis.gathered'
  | 'synthesis.changed'
  | 'synthesis.dissolved'
  | 'synthesis.keptApart'
  | 'survey.opened'
  | 'survey.closed'
  | 'workshop.added'
  | 'workshop.planned'
  | 'workshop.rebased'
  | 'workshop.removed'
  | 'sample.added'
  | 'sample.removed'
  | 'workshop.codeRotated'
  | 'workshop.projectorLinked'
  | 'workshop.commentPeriodExtended'
  | 'workshop.concluded'
  | 'minutes.exported'
  | 'wording.written'
  | 'wording.confirmed'
  | 'package.released'
  | 'package.withdrawn'
  | 'package.exported'
  | 'package.received'
  | 'package.refused'
  | 'package.takenBack'
  | 'rollup.made'
  | 'rollup.closedFirst'
  | 'rollup.closed'
  | 'rollup.exported'
  | 'stateRecommendation.added'
  | 'stateRecommendation.changed'
  | 'stateRecommendation.removed'
  | 'stateRecommendation.heard'
  | 'stateRecommendation.recalled'
  | 'stateRecommendation.commented'
  | 'stateRecommendation.resolved'
  | 'stateRecommendation.published'
  | 'stateRecommendation.withdrawn'
  | 'stateRecommendation.progressed'
  | 'stateRecommendation.answered'
  | 'stateRecommendation.adopted'
  | 'stateRecommendation.givenUp'
  | 'rollup.explained'
  | 'rollup.foreseen'
  | 'rollup.stopped'
  | 'rollup.discarded'
  | 'mapping.added'
  | 'mapping.removed'
  | 'signingKey.made'
  | 'signingKey.added'
  | 'signingKey.changed'
  | 'signingKey.restored'
  | 'signingKey.revoked'
  | 'restore.done'
  | 'clock.confirmed'

/** Who did what to what; ids only. */
export interface AuditLine {
  readonly action: AuditAction
  readonly actorId: string | null
  readonly objectId: string | null
}

/** A transaction: everything can be read in it, and changed once it is said who does what (`changed`). */
export interface Trx extends Db {
  /** When it began, in milliseconds. */
  readonly at: number
}

/** A database, and what says when something is done in it. */
export interface WithClock {
  readonly db: Db
  readonly clock: () => number
}

/** Thrown through a transaction so that what is refused leaves nothing behind. */
class Refused extends Error {
  override readonly name = 'Refused'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** Runs something in one transaction; what is refused, or throws, leaves neither a change nor a line. */
export async function inTransaction<T>(
  { db, clock }: WithClock,
  run: (trx: Trx) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await wholeDatabase(db)
      .transaction()
      .execute(async (trx) => {
        const result = await run(Object.assign(trx, { at: clock() }))
        if (!result.ok) throw new Refused(result.problem)
        return result
      })
  } catch (error) {
    if (error instanceof Refused) return refuse(error.problem)
    throw error
  }
}

/**
 * Says in the audit trail who changes what, and lets the change be written in the same transaction: there is no other
 * way to write what is not passing by itself (`Db`).
 */
export async function changed(
  trx: Trx,
  action: AuditAction,
  actorId: string | null,
  objectId: string | null,
): Promise<Writing> {
  const writing = wholeDatabase(trx)
  await put(writing, new Date(trx.at), { action, actorId, objectId })
  return writing
}

/** Notes what was read, tried or taken along: it changes nothing. */
export const noted = async (
  { db, clock }: WithClock,
  action: AuditAction,
  actorId: string | null,
  objectId: string | null,
): Promise<void> => put(wholeDatabase(db), new Date(clock()), { action, actorId, objectId })

async function put(db: Writing, at: Date, line: AuditLine): Promise<void> {
  await db
    .insertInto('audit')
    .values({ at: at.toISOString(), ...line })
    .execute()
}

const putNow = prepared((sqlite) =>
  sqlite.prepare('INSERT INTO audit (at, actorId, action, objectId) VALUES (?, ?, ?, ?)'),
)

/** Says who changes what inside a transaction of the raw handle: those of a room, and of a restore. */
export function changedNow(
  sqlite: Database,
  clock: () => number,
  { action, actorId, objectId }: AuditLine,
): void {
  putNow(sqlite).run(new Date(clock()).toISOString(), actorId, action, objectId)
}

/** The answer of everything that was done and has nothing to show. */
export const DONE = { ok: true, value: { done: true } } as const satisfies Result<{ done: true }>
