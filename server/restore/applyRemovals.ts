import type { Database } from 'better-sqlite3'
import type { SurveyOutcome } from '../../shared/survey/survey.schema.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { liftResult } from '../../shared/close/earlierResult.ts'
import { resultOfRoom } from '../../shared/close/roomResult.ts'
import { evolveAll } from '../../shared/room/evolve.ts'
import { changedNow, type AuditAction } from '../audit/audit.ts'
import { hashPassword, newStartPassword } from '../account/password.ts'
import { withdrawnVersion } from '../reviewCase/reviewCase.queries.ts'
import { soundEvents } from '../room/damagedRoom.ts'
import { UNQUOTED } from '../result/result.queries.ts'
import { resultFacts } from '../room/roomSource.ts'
import { sqliteRoomSource } from '../room/roomSource.sqlite.ts'
import type { RoomStore } from '../room/roomStore.ts'
import { dropSampleNow, sampleNow } from '../workshopPlan/sample.queries.ts'
import { applyDraws } from './applyDraws.ts'
import { applyPackages } from './applyPackages.ts'
import { applyRecommendations } from './applyRecommendations.ts'
import { applyRollups } from './applyRollups.ts'
import { passwordMark, type Removals } from '../removal/removals.ts'

/** What a restored database had to give up again, in counts. */
export interface Applied {
  /** Cases and single versions whose text is gone again. */
  readonly texts: number
  readonly workshops: number
  /** Packages that were given out or taken back after the backup was made. */
  readonly packages: number
  /** Draws that were laid down, made or given up after the backup was made. */
  readonly draws: number
  /** Accounts that are switched off again, or no longer have the rights they had then. */
  readonly accounts: number
  /** Accounts whose password is the one they had last. */
  readonly passwordsKept: number
  /** Accounts whose password is unknown: the administration has to give them a new one. */
  readonly passwordsLost: number
}

/** A restored database with what it is read and written through. */
export interface Restored {
  readonly sqlite: Database
  readonly store: RoomStore
  /** The database that lay there before, if it can still be read. */
  readonly previous: Database | undefined
}

/**
 * Takes out of a restored database what was withdrawn, concluded, removed, switched off or changed after the backup was
 * made, ends every session, code and link, declares open votes void, and writes all of it into the audit trail.
 */
export async function applyRemovals(
  restored: Restored,
  list: Removals,
  now: number,
): Promise<Applied> {
  const { sqlite } = restored
  const note = (action: AuditAction, objectId: string | null = null) =>
    changedNow(sqlite, () => now, { action, actorId: null, objectId })
  note('restore.done')
  const texts = applyTexts(sqlite, list, note)
  const workshops = applyWorkshops(restored, list, now, note)
  const packages = applyPackages(restored, list, now, note)
  applyRollups(restored, list, note)
  applyRecommendations(restored, list, note)
  const draws = applyDraws(restored, list, note)
  const accounts = await applyAccounts(restored, list, note)
  endEverything(sqlite)
  // What was used since looks idle in a backup, and what a device sealed with it would be lost (RC14).
  sqlite.prepare('UPDATE draft_key SET usedAt = ?').run(now)
  endSurveys(restored, now, note)
  return { texts, workshops, packages, draws, ...accounts }
}

type Note = (action: AuditAction, objectId?: string) => void

/** What a version becomes that is withdrawn again, as SQL; its values are constants of the program. */
const EMPTIED = Object.entries(withdrawnVersion)
  .map(([column, value]) => `${column} = '${value}'`)
  .join(', ')

function applyTexts(sqlite: Database, list: Removals, note: Note): number {
  let count = 0
  const did = (changes: number, action: AuditAction, id: string) => {
    if (changes === 0) return
    count++
    note(action, id)
  }
  const emptyCase = sqlite.prepare(`UPDATE case_version SET ${EMPTIED} WHERE caseId = ?`)
  const withdraw = sqlite.prepare(
    'UPDATE review_case SET withdrawn = 1 WHERE id = ? AND withdrawn = 0',
  )
  const emptyText = sqlite.prepare(
    `UPDATE case_version SET ${EMPTIED} WHERE caseId || '.' || version = ? AND status <> 'withdrawn'`,
  )
  const unquote = sqlite.prepare(
    `UPDATE workshop_result SET body = ${UNQUOTED} WHERE workshopId IN (SELECT id FROM workshop WHERE caseId = ?)`,
  )
  const isPlanned = sqlite.prepare('SELECT 1 FROM workshop WHERE caseId = ?')
  const dropDrafts = sqlite.prepare('DELETE FROM draft_key WHERE caseId = ?')
  const dropMasterData = sqlite.prepare('DELETE FROM case_master_data WHERE caseId = ?')
  for (const id of [...list.withdrawnCases, ...list.removedCases]) {
    const { changes } = withdraw.run(id)
    emptyCase.run(id)
    unquote.run(id)
    dropDrafts.run(id)
    dropMasterData.run(id)
    did(changes, 'case.withdrawn', id)
  }
  for (const id of list.withdrawnTexts) did(emptyText.run(id).changes, 'caseText.withdrawn', id)
  // A case that was removed has no label either, unless a workshop rests on it.
  for (const id of list.removedCases.filter((caseId) => isPlanned.get(caseId) === undefined)) {
    sqlite.prepare('DELETE FROM case_version WHERE caseId = ?').run(id)
    sqlite.prepare('DELETE FROM review_case WHERE id = ?').run(id)
  }
  return count
}

function applyWorkshops(
  { sqlite, store, previous }: Restored,
  list: Removals,
  now: number,
  note: Note,
): number {
  const find = sqlite.prepare<[string], string>('SELECT status FROM workshop WHERE id = ?').pluck()
  const source = sqliteRoomSource(sqlite)
  const again = list.concludedWorkshops.filter(
    (id) => ![undefined, 'concluded'].includes(find.get(id)),
  )
  for (const id of again) {
    const kept = previous && resultIn(previous, id)
    const found = source(id)
    if (!found) throw new Error('a workshop without a case text or catalogue')
    const facts = resultFacts(found)
    const room = () => evolveAll(emptyRoomView, soundEvents(id, store.events(id))).room
    const result = kept ? liftResult(kept.body, () => facts) : resultOfRoom(room(), facts)
    store.begin()
    store.conclude(id, result, kept?.concludedAt ?? now)
    store.commit()
    note('workshop.concluded', id)
  }
  const gone = list.removedWorkshops.filter((id) => find.get(id) !== undefined)
  for (const id of gone) {
    const sample = sampleNow(sqlite, id)
    store.begin()
    store.remove(id)
    if (sample) dropSampleNow(sqlite, sample)
    store.commit()
    note('workshop.removed', id)
  }
  return again.length + gone.length
}

/** The result a workshop was concluded with. */
const resultIn = (previous: Database, workshopId: string) =>
  previous
    .prepare<[string], { body: string; concludedAt: number | null }>(
      'SELECT body, concludedAt FROM workshop_result JOIN workshop ON id = workshopId WHERE workshopId = ?',
    )
    .get(workshopId)

interface AccountRow {
  readonly id: string
  readonly active: number
  readonly role: string
  readonly officeId: string | null
  readonly passwordHash: string
  readonly secrecyOfficer: number
}

interface LastAccount {
  readonly passwordHash: string
  readonly mustChangePassword?: number
  readonly startPasswordUntil?: number | null
}

async function applyAccounts({ sqlite, previous }: Restored, list: Removals, note: Note) {
  const [last, removed] = [
    new Map(list.accounts.map((account) => [account.id, account])),
    new Set(list.removedAccounts),
  ]
  const switchOff = sqlite.prepare('UPDATE account SET active = 0 WHERE id = ?')
  const dismiss = sqlite.prepare('UPDATE account SET secrecyOfficer = 0 WHERE id = ?')
  const setPassword = sqlite.prepare(
    'UPDATE account SET passwordHash = ?, mustChangePassword = ?, startPasswordUntil = ? WHERE id = ?',
  )
  // All columns there are: the former database may be of an earlier version.
  const lastRow = previous?.prepare<[string], LastAccount>('SELECT * FROM account WHERE id = ?')
  const counts = { accounts: 0, passwordsKept: 0, passwordsLost: 0 }
  for (const account of sqlite.prepare<[], AccountRow>('SELECT * FROM account').all()) {
    const { id, role, officeId, passwordHash } = account
    const known = last.get(id)
    const isSame = known === undefined || (known.role === role && known.officeId === officeId)
    if (account.active === 1 && (removed.has(id) || known?.active === false || !isSame)) {
      switchOff.run(id)
      counts.accounts++
      note('account.changed', id)
    }
    if (account.secrecyOfficer === 1 && known?.secrecyOfficer === false) {
      dismiss.run(id)
      note('account.secrecyEnded', id)
    }
    if (known === undefined || known.password === passwordMark(passwordHash)) continue
    const held = lastRow?.get(id)
    if (held && passwordMark(held.passwordHash) === known.password) {
      const { mustChangePassword = 0, startPasswordUntil = null } = held
      setPassword.run(held.passwordHash, mustChangePassword, startPasswordUntil, id)
      counts.passwordsKept++
    } else {
      setPassword.run(await hashPassword(newStartPassword()), 1, 0, id)
      counts.passwordsLost++
    }
    note('password.reset', id)
  }
  return counts
}

/**
 * A survey that runs in the backup has lost its answers, so it ends and can be opened anew; one that was closed since
 * keeps what the former database knows of it. No box of a survey stays.
 */
function endSurveys({ sqlite, previous }: Restored, now: number, note: Note): void {
  const close = sqlite.prepare(
    'UPDATE survey SET code = NULL, closedAt = ?, outcome = ?, result = ? WHERE id = ?',
  )
  const since = previous?.prepare<[string], ClosedSurvey>(
    'SELECT closedAt, outcome, result FROM survey WHERE id = ? AND closedAt IS NOT NULL',
  )
  for (const id of sqlite.prepare<[], string>(OPEN_SURVEYS).pluck().all()) {
    const { closedAt, outcome, result } = since?.get(id) ?? LOST_SURVEY
    close.run(closedAt ?? now, outcome, result, id)
    note('survey.closed', id)
  }
  sqlite.exec('DELETE FROM ballot_box WHERE ownerId IN (SELECT procedureId FROM survey)')
}

const OPEN_SURVEYS = 'SELECT id FROM survey WHERE closedAt IS NULL'

interface ClosedSurvey {
  readonly closedAt: number | null
  readonly outcome: SurveyOutcome
  readonly result: string | null
}
const LOST_SURVEY: ClosedSurvey = { closedAt: null, outcome: 'lost', result: null }

/** Sessions, links and codes of then end; an open vote has lost ballots, whether they were cast before the backup or after. */
function endEverything(sqlite: Database): void {
  sqlite.exec(`
    DELETE FROM account_session;
    DELETE FROM setup_token;
    DELETE FROM join_code;
    UPDATE workshop SET projectorHash = NULL;
    DELETE FROM ballot;
    DELETE FROM ballot_flag;
    INSERT OR REPLACE INTO ballot_box (ownerId, voteId, sealed)
      SELECT opened.workshopId, json_extract(opened.body, '$.vote.id'), x''
      FROM workshop_event AS opened
      WHERE json_extract(opened.body, '$.type') = 'voteOpened' AND NOT EXISTS (
        SELECT 1 FROM workshop_event AS closed
        WHERE closed.workshopId = opened.workshopId
          AND json_extract(closed.body, '$.type') = 'voteClosed'
          AND json_extract(closed.body, '$.voteId') = json_extract(opened.body, '$.vote.id'));
  `)
}
