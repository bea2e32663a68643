import type { Selectable } from 'kysely'
import type { Account } from '../../shared/account/account.schema.ts'
import {
  counts,
  partCommitment,
  partyOf,
  seedOfParts,
  stateOf,
  stepFor,
} from '../../shared/draw/draw.ts'
import {
  MOST_DRAWS,
  type Announcement,
  type DiscardReason,
  type Draw,
  type DrawExclusion,
  type Draws,
  type DrawTasks,
  type Party,
} from '../../shared/draw/draw.schema.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { changed, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { procedureIdsOf } from '../session/access.ts'

type Row = Selectable<Schema['draw']>
type ExclusionRow = Selectable<Schema['draw_exclusion']>

/** A draw of a procedure, by both ids: another procedure's answers as if there were none. */
export interface DrawId {
  readonly id: string
  readonly drawId: string
}

const dayOf = (ms: number | null): string | null => (ms === null ? null : berlinDay(ms))

function toDraw(row: Row, excluded: readonly ExclusionRow[]): Draw {
  const { id, number, commitment, rule, seedKind, seed, discardedAt, discardReason } = row
  return {
    ...{ id, number, commitment, rule, seedKind, seed },
    strata: JSON.parse(row.strata) as Draw['strata'],
    announcedOn: berlinDay(row.announcedAt),
    parts: {
      office: { commitment: row.officeCommitment, value: row.officeValue },
      facilitation: { commitment: row.facilitationCommitment, value: row.facilitationValue },
    },
    drawnOn: dayOf(row.drawnAt),
    excluded: excluded
      .filter(({ drawId }) => drawId === id)
      .map(({ stratum, position, reason, since, at }) => ({
        ...{ stratum, position, reason, since: since === 1, on: berlinDay(at) },
      })),
    discarded:
      discardedAt === null || discardReason === null
        ? null
        : { on: berlinDay(discardedAt), reason: discardReason },
  }
}

/** Draws with what was left out of each, in the order of the rows. */
async function withExclusions(db: Db, rows: readonly Row[]): Promise<Draw[]> {
  const excluded = await db
    .selectFrom('draw_exclusion')
    .selectAll()
    .where(
      'drawId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('at')
    .orderBy('stratum')
    .orderBy('position')
    .execute()
  return rows.map((row) => toDraw(row, excluded))
}

/** All draws of a procedure, the newest first, and how many of its cases came in which way. */
export async function drawsOf(db: Db, procedureId: string): Promise<Draws> {
  const rows = await db
    .selectFrom('draw')
    .selectAll()
    .where('procedureId', '=', procedureId)
    .orderBy('number', 'desc')
    .limit(MOST_DRAWS)
    .execute()
  const ofOrigin = (origin: 'random' | 'additional') =>
    countOf(
      db
        .selectFrom('review_case')
        .where('procedureId', '=', procedureId)
        .where('withdrawn', '=', 0)
        .where('origin', '=', origin),
    )
  const cases = { random: await ofOrigin('random'), additional: await ofOrigin('additional') }
  return { draws: await withExclusions(db, rows), cases }
}

/** What draws that are laid down and not made yet wait for from an account. */
export async function drawTasks(db: Db, account: Account): Promise<DrawTasks> {
  const rows = await db
    .selectFrom('draw')
    .selectAll()
    .where('procedureId', 'in', procedureIdsOf(db, account))
    .where('seed', 'is', null)
    .where('discardedAt', 'is', null)
    .orderBy('announcedAt')
    .limit(LIST_ROWS)
    .execute()
  return rows.map((row) => ({
    procedureId: row.procedureId,
    step: stepFor(toDraw(row, []), partyOf(account.role)),
  }))
}

/** Lays down what is drawn from; one draw of a procedure counts at a time (DR7). */
export async function announceDraw(
  trx: Trx,
  actorId: string,
  { id, drawId }: DrawId,
  { commitment, rule, seedKind, strata }: Announcement,
): Promise<Result<Draws>> {
  const all = trx.selectFrom('draw').where('procedureId', '=', id)
  if ((await countOf(all.where('discardedAt', 'is', null))) > 0)
    return refuse(problem('draw.exists'))
  const number = (await countOf(all)) + 1
  const writing = await changed(trx, 'draw.announced', actorId, drawId)
  await writing
    .insertInto('draw')
    .values({
      ...{ id: drawId, procedureId: id, number, commitment, rule, seedKind },
      ...{ strata: JSON.stringify(strata), announcedAt: trx.at },
    })
    .execute()
  return ok(await drawsOf(writing, id))
}

/** A draw that waits for its seed; undefined if there is none with this id, or it is elsewhere by now. */
async function waiting(trx: Trx, { id, drawId }: DrawId): Promise<Draw | undefined> {
  const found = await drawOf(trx, { id, drawId })
  return found && stateOf(found) === 'announced' ? found : undefined
}

async function drawOf(db: Db, { id, drawId }: DrawId): Promise<Draw | undefined> {
  const rows = await db
    .selectFrom('draw')
    .selectAll()
    .where('id', '=', drawId)
    .where('procedureId', '=', id)
    .execute()
  return (await withExclusions(db, rows)).at(0)
}

const moved = () => refuse(problem('draw.moved'))

/** Binds a party to its part of the seed; until something is uncovered it may bind itself to another one (DR4). */
export async function bindPart(
  trx: Trx,
  account: Account,
  at: DrawId,
  commitment: string,
): Promise<Result<Draws>> {
  const draw = await waiting(trx, at)
  if (draw?.seedKind !== 'parties' || draw.parts.office.value !== null) return moved()
  const writing = await changed(trx, 'draw.partBound', account.id, at.drawId)
  await writing
    .updateTable('draw')
    .set(
      partyOf(account.role) === 'office'
        ? { officeCommitment: commitment }
        : { facilitationCommitment: commitment },
    )
    .where('id', '=', at.drawId)
    .execute()
  return ok(await drawsOf(writing, at.id))
}

/** Uncovers the part of a party, the office's first; with the second one it is drawn (DR4). */
export async function uncoverPart(
  trx: Trx,
  account: Account,
  at: DrawId,
  value: string,
): Promise<Result<Draws>> {
  const party: Party = partyOf(account.role)
  const draw = await waiting(trx, at)
  if (!draw || stepFor(draw, party) !== 'uncover') return moved()
  if (partCommitment(party, value) !== draw.parts[party].commitment)
    return refuse(problem('draw.valueWrong', undefined, 'value'))
  const writing = await changed(trx, 'draw.partUncovered', account.id, at.drawId)
  const set =
    party === 'office'
      ? { officeValue: value }
      : {
          facilitationValue: value,
          seed: seedOfParts(draw.parts.office.value ?? '', value),
          drawnAt: trx.at,
        }
  await writing.updateTable('draw').set(set).where('id', '=', at.drawId).execute()
  return ok(await drawsOf(writing, at.id))
}

/** Draws with digits that were rolled. */
export async function enterDice(
  trx: Trx,
  actorId: string,
  at: DrawId,
  dice: string,
): Promise<Result<Draws>> {
  const draw = await waiting(trx, at)
  if (draw?.seedKind !== 'dice') return moved()
  const writing = await changed(trx, 'draw.diceEntered', actorId, at.drawId)
  await writing
    .updateTable('draw')
    .set({ seed: dice, drawnAt: trx.at })
    .where('id', '=', at.drawId)
    .execute()
  return ok(await drawsOf(writing, at.id))
}

/** Leaves out a case that was drawn and counts; as the rule of the draw says, or for what came about since (DR6). */
export async function excludeDrawn(
  trx: Trx,
  actorId: string,
  at: DrawId,
  { stratum, position, reason, since }: DrawExclusion,
): Promise<Result<Draws>> {
  const draw = await drawOf(trx, at)
  if (!draw || stateOf(draw) !== 'drawn' || !counts(draw, { stratum, position })) return moved()
  // That a case is not closed is no reason one may have looked for: it ought not to stand in the list.
  if (draw.rule === 'wholeList' && !since && reason !== 'open')
    return refuse(problem('draw.notByRule', undefined, 'since'))
  const writing = await changed(trx, 'draw.caseExcluded', actorId, at.drawId)
  await writing
    .insertInto('draw_exclusion')
    .values({
      ...{ drawId: at.drawId, stratum, position, reason },
      ...{ since: since ? 1 : 0, at: trx.at },
    })
    .execute()
  return ok(await drawsOf(writing, at.id))
}

/** Gives a draw up; it stays, with its reason (DR7). */
export async function discardDraw(
  trx: Trx,
  actorId: string,
  at: DrawId,
  reason: DiscardReason,
): Promise<Result<Draws>> {
  const draw = await drawOf(trx, at)
  if (!draw || stateOf(draw) === 'discarded') return moved()
  const writing = await changed(trx, 'draw.discarded', actorId, at.drawId)
  await writing
    .updateTable('draw')
    .set({ discardedAt: trx.at, discardReason: reason })
    .where('id', '=', at.drawId)
    .execute()
  return ok(await drawsOf(writing, at.id))
}
