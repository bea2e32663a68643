import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import { refused } from '../../shared/releasePackage/refusal.ts'
import type { GeneralWording } from '../../shared/releasePackage/wording.schema.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import type { Db, Writing } from '../db/database.ts'
import { resultsOfProcedure } from '../result/result.queries.ts'
import { placeKey } from './packageContent.ts'
import { casesThatStay } from './standing.queries.ts'
import { kindsOf, namedIn, namedInEach } from './wordingCheck.ts'

/** Names of all offices this server knows, those that ended among them: no wording names one. */
export async function officeNames(db: Db): Promise<readonly string[]> {
  const rows = await db.selectFrom('office').select('name').execute()
  const before = await db.selectFrom('office_history').select('nameBefore as name').execute()
  return [...new Set([...rows, ...before].map(({ name }) => name))]
}

const wordingRows = (db: Db, procedureId: string) =>
  db
    .selectFrom('general_wording')
    .innerJoin('workshop', 'workshop.id', 'general_wording.workshopId')
    .select(['workshopId', 'number', 'text', 'revision', 'confirmedBy'])
    .where('workshop.procedureId', '=', procedureId)

/** At which wordings an account wrote since they were empty. */
const writtenBy = (db: Db, accountId: string) =>
  db
    .selectFrom('wording_writer')
    .select(['workshopId', 'number'])
    .where('accountId', '=', accountId)

/** What people call the workshops of a procedure and their cases, and whether the case stays in the office. */
async function framesOf(db: Db, procedureId: string) {
  const rows = await db
    .selectFrom('workshop')
    .leftJoin('review_case', 'review_case.id', 'workshop.caseId')
    .select(['workshop.id', 'title as workshopTitle', 'label as caseLabel', 'caseId'])
    .where('workshop.procedureId', '=', procedureId)
    .execute()
  const staying = await casesThatStay(db).where('procedureId', '=', procedureId).execute()
  const stays = new Set<string | null>(staying.map(({ id }) => id))
  return new Map(
    rows.map(({ id, caseId, ...frame }) => [id, { ...frame, stays: stays.has(caseId) }]),
  )
}

/**
 * The recommendations of a procedure's concluded workshops with their general wordings, as an account sees them; those of
 * cases that stay in the office last.
 */
export async function listWordings(
  db: Db,
  procedureId: string,
  accountId: string,
): Promise<GeneralWording[]> {
  const results = await resultsOfProcedure(db, procedureId)
  const rows = await wordingRows(db, procedureId).execute()
  const names = await officeNames(db)
  const own = new Set(
    (await writtenBy(db, accountId).execute()).map((row) => placeKey(row.workshopId, row.number)),
  )
  const written = new Map(rows.map((row) => [placeKey(row.workshopId, row.number), row]))
  const texts = rows.map(({ text }) => text)
  const named = new Map((await namedInEach(texts, names)).map((found, at) => [texts[at], found]))
  const frames = await framesOf(db, procedureId)
  const all = results.flatMap(({ workshopId, result }) =>
    result.recommendations.map(({ number, addressee, wording }): GeneralWording => {
      const held = written.get(placeKey(workshopId, number))
      const frame = frames.get(workshopId) ?? { workshopTitle: '', caseLabel: null, stays: false }
      return {
        ...{ ...frame, workshopId, number, addressee },
        agreed: wording.text,
        text: held?.text ?? '',
        revision: held?.revision ?? 0,
        own: own.has(placeKey(workshopId, number)),
        confirmed: held !== undefined && held.confirmedBy !== null,
        named: [...(named.get(held?.text) ?? [])],
      }
    }),
  )
  return all.toSorted((a, b) => Number(a.stays) - Number(b.stays))
}

/** Confirmed wordings by their place. */
export async function confirmedWordings(
  db: Db,
  procedureId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await wordingRows(db, procedureId).where('confirmedBy', 'is not', null).execute()
  return new Map(rows.map((row) => [placeKey(row.workshopId, row.number), row.text]))
}

/** A recommendation of a concluded workshop of the procedure, or undefined. */
async function recommendationAt(db: Db, place: WordingPlace) {
  const results = await resultsOfProcedure(db, place.procedureId)
  const { result } = results.find(({ workshopId }) => workshopId === place.workshopId) ?? {}
  return result?.recommendations.find(({ number }) => number === place.number)
}

/** Which recommendation of which procedure. */
interface WordingPlace {
  readonly procedureId: string
  readonly workshopId: string
  readonly number: number
}

const heldWording = (db: Db, { workshopId, number }: WordingPlace) =>
  db
    .selectFrom('general_wording')
    .selectAll()
    .where('workshopId', '=', workshopId)
    .where('number', '=', number)
    .executeTakeFirst()

/** What a wording names for certain, and where: `places` is JSON of them, for a page that marks them. */
function namedProblem(text: string, offices: readonly string[]): Problem | undefined {
  const places = namedIn(text, offices).filter(({ certain }) => certain)
  if (places.length === 0) return undefined
  return refused('wordingNamed', { kind: kindsOf(places), places: JSON.stringify(places) })
}

/**
 * Writes the general wording of a recommendation (RP9): refused if it names something for certain, or if it is based on
 * another revision. Whatever was confirmed has to be confirmed again; an empty text takes it back.
 */
export async function writeWording(
  trx: Trx,
  actorId: string,
  place: WordingPlace,
  { text, revision }: { readonly text: string; readonly revision: number },
): Promise<Result<{ done: true }>> {
  if (!(await recommendationAt(trx, place))) return refuse(problem('access.unknown'))
  const held = await heldWording(trx, place)
  if ((held?.revision ?? 0) !== revision) return refuse(refused('wordingStale'))
  const named = namedProblem(text, await officeNames(trx))
  if (named) return refuse(named)
  const { workshopId, number } = place
  const writing = await changed(trx, 'wording.written', actorId, placeKey(workshopId, number))
  const row = {
    ...{ text, revision: revision + 1, writtenBy: actorId, writtenAt: trx.at },
    confirmedBy: null,
  }
  await writing
    .insertInto('general_wording')
    .values({ workshopId, number, ...row })
    .onConflict((conflict) => conflict.columns(['workshopId', 'number']).doUpdateSet(row))
    .execute()
  await keepWriter(writing, actorId, place, text)
  return DONE
}

/** An empty text is begun anew by anybody; any other keeps all who wrote at it. */
async function keepWriter(
  writing: Writing,
  accountId: string,
  { workshopId, number }: WordingPlace,
  text: string,
): Promise<void> {
  if (text === '')
    await writing
      .deleteFrom('wording_writer')
      .where('workshopId', '=', workshopId)
      .where('number', '=', number)
      .execute()
  else
    await writing
      .insertInto('wording_writer')
      .values({ workshopId, number, accountId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Confirms a wording as it stands, by a person who wrote none of it since it was empty (RP9). */
export async function confirmWording(
  trx: Trx,
  actorId: string,
  place: WordingPlace,
  revision: number,
): Promise<Result<{ done: true }>> {
  const held = await heldWording(trx, place)
  // Asked first: of a place that is not one of the procedure's nothing is told, not even whether it is there.
  if (!(await recommendationAt(trx, place))) return refuse(problem('access.unknown'))
  if (!held || held.text === '') return refuse(refused('wordingEmpty'))
  if (held.revision !== revision) return refuse(refused('wordingStale'))
  const own = await writtenBy(trx, actorId)
    .where('workshopId', '=', place.workshopId)
    .where('number', '=', place.number)
    .executeTakeFirst()
  if (own) return refuse(refused('wordingOwn'))
  // Offices may have come since it was written.
  const named = namedProblem(held.text, await officeNames(trx))
  if (named) return refuse(named)
  const { workshopId, number } = place
  const writing = await changed(trx, 'wording.confirmed', actorId, placeKey(workshopId, number))
  await writing
    .updateTable('general_wording')
    .set({ confirmedBy: actorId })
    .where('workshopId', '=', workshopId)
    .where('number', '=', number)
    .execute()
  return DONE
}
