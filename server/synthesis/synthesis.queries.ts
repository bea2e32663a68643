import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { CountedResult } from '../../shared/result/result.schema.ts'
import { areOfOneDirection, areOfSeveralCases, isPoint } from '../../shared/synthesis/synthesis.ts'
import type {
  Heading,
  Point,
  PointId,
  PointKind,
  Synthesis,
} from '../../shared/synthesis/synthesis.schema.ts'
import { changed, type Trx } from '../audit/audit.ts'
import type { Db, Writing } from '../db/database.ts'
import { resultsOfProcedure, type ProcedureResult } from '../result/result.queries.ts'
import { headingProblem } from '../room/headings.ts'
import { inAlphabet } from '../db/nameLike.ts'

/** What a result says, without where it comes from. */
type PointWords = Pick<
  Point,
  'kind' | 'number' | 'title' | 'detail' | 'direction' | 'addressee' | 'criterionId'
>

/** Findings and recommendations of one result. */
const pointsIn = ({ findings, recommendations }: CountedResult): PointWords[] => [
  ...findings.map(({ number, direction, criterionId, wording }) => ({
    ...{ kind: 'finding' as const, number, direction, criterionId, addressee: null },
    ...{ title: wording.title, detail: wording.observation },
  })),
  ...recommendations.map(({ number, addressee, wording }) => ({
    ...{ kind: 'recommendation' as const, number, addressee, direction: null, criterionId: null },
    ...{ title: wording.text, detail: wording.indicator },
  })),
]

/** Titles of the workshops of a procedure, and labels and origins of their cases. */
const places = (db: Db, procedureId: string) =>
  db
    .selectFrom('workshop')
    .leftJoin('review_case', 'review_case.id', 'workshop.caseId')
    .select(['workshop.id', 'workshop.title', 'review_case.label', 'review_case.origin'])
    .where('workshop.procedureId', '=', procedureId)
    .execute()

/** Where points stand: under a heading, or by themselves. */
const placed = (db: Db, procedureId: string) =>
  db
    .selectFrom('synthesis_point')
    .innerJoin('workshop', 'workshop.id', 'synthesis_point.workshopId')
    .select(['kind', 'workshopId', 'number', 'headingId'])
    .where('workshop.procedureId', '=', procedureId)
    .execute()

/** What the concluded workshops of a procedure found, with provenance, and what was brought together (PR10). */
export async function synthesisOf(db: Db, procedureId: string): Promise<Synthesis> {
  const results = await resultsOfProcedure(db, procedureId)
  const workshops = new Map((await places(db, procedureId)).map((row) => [row.id, row]))
  const stands = await placed(db, procedureId)
  const headings = await db
    .selectFrom('synthesis_heading')
    .select(['id', 'kind', 'title', 'several', 'revision'])
    .where('procedureId', '=', procedureId)
    .orderBy((of) => inAlphabet(of.ref('title')))
    .execute()
  const points = results.flatMap(({ workshopId, caseId, date, result }: ProcedureResult) =>
    pointsIn(result).map((words): Point => {
      const place = workshops.get(workshopId)
      const stand = stands.find(
        (one) => one.kind === words.kind && isPoint(one, { workshopId, number: words.number }),
      )
      return {
        ...words,
        ...{ workshopId, caseId, date },
        workshopTitle: place?.title ?? '',
        caseLabel: place?.label ?? '',
        origin: caseId === null ? null : (result.origin ?? place?.origin ?? null),
        headingId: stand?.headingId ?? null,
        apart: stand !== undefined && stand.headingId === null,
      }
    }),
  )
  return { points, headings: headings.map((row) => ({ ...row, several: row.several === 1 })) }
}

const keyOf = (kind: PointKind) => (point: PointId) =>
  `${kind} ${point.workshopId} ${String(point.number)}`

/** The points there are of those that were named; why they may not stand under this heading. */
function gathered(
  { points }: Synthesis,
  kind: PointKind,
  wanted: readonly PointId[],
  headingId: string | null,
): Result<Point[]> {
  const key = keyOf(kind)
  const asked = new Set(wanted.map(key))
  const found = points.filter((point) => point.kind === kind && asked.has(key(point)))
  if (found.length !== asked.size) return refuse(problem('synthesis.unknownPoint'))
  if (found.some((point) => point.headingId !== null && point.headingId !== headingId))
    return refuse(problem('synthesis.pointTaken'))
  return areOfOneDirection(found) ? ok(found) : refuse(problem('synthesis.mixed'))
}

/** Puts points under a heading, wherever they stood before. */
async function gather(
  writing: Writing,
  headingId: string,
  points: readonly Point[],
): Promise<void> {
  await writing.deleteFrom('synthesis_point').where('headingId', '=', headingId).execute()
  const rows = points.map(({ kind, workshopId, number }) => ({
    kind,
    workshopId,
    number,
    headingId,
  }))
  await writing
    .insertInto('synthesis_point')
    .values(rows)
    .onConflict((twin) => twin.columns(['kind', 'workshopId', 'number']).doUpdateSet({ headingId }))
    .execute()
}

const titleProblem = (title: string): Problem | undefined =>
  headingProblem([['title', title]], 'office.identifiers')

/** "In several cases" needs points of several (PR12). */
const severalProblem = (several: boolean, points: readonly Point[]): Problem | undefined =>
  several && !areOfSeveralCases(points)
    ? problem('synthesis.oneCase', undefined, 'several')
    : undefined

/** Gathers points under a new heading (PR11). */
export async function addHeading(
  trx: Trx,
  actorId: string,
  { id, procedureId, kind, title, several, points }: NewHeading,
): Promise<Result<Synthesis>> {
  const wrong = titleProblem(title)
  if (wrong) return refuse(wrong)
  const found = gathered(await synthesisOf(trx, procedureId), kind, points, null)
  if (!found.ok) return found
  const alone = severalProblem(several, found.value)
  if (alone) return refuse(alone)
  const writing = await changed(trx, 'synthesis.gathered', actorId, id)
  await writing
    .insertInto('synthesis_heading')
    .values({ id, procedureId, kind, title, several: several ? 1 : 0, revision: 1 })
    .execute()
  await gather(writing, id, found.value)
  return ok(await synthesisOf(trx, procedureId))
}
interface NewHeading {
  readonly id: string
  readonly procedureId: string
  readonly kind: PointKind
  readonly title: string
  readonly several: boolean
  readonly points: readonly PointId[]
}

/** A heading of a procedure as an account has seen it, or why not (PR13). */
function seen({ headings }: Synthesis, headingId: string, revision: number): Result<Heading> {
  const held = headings.find(({ id }) => id === headingId)
  if (!held) return refuse(problem('synthesis.unknownHeading'))
  return held.revision === revision ? ok(held) : refuse(problem('synthesis.stale'))
}

/** Changes a heading and what stands under it; "in several cases" needs several (PR12). */
export async function changeHeading(
  trx: Trx,
  actorId: string,
  procedureId: string,
  { headingId, title, several, points, revision }: ChangedHeading,
): Promise<Result<Synthesis>> {
  const before = await synthesisOf(trx, procedureId)
  const held = seen(before, headingId, revision)
  if (!held.ok) return held
  const wrong = titleProblem(title)
  if (wrong) return refuse(wrong)
  const found = gathered(before, held.value.kind, points, headingId)
  if (!found.ok) return found
  const alone = severalProblem(several, found.value)
  if (alone) return refuse(alone)
  const writing = await changed(trx, 'synthesis.changed', actorId, headingId)
  await writing
    .updateTable('synthesis_heading')
    .set({ title, several: several ? 1 : 0, revision: revision + 1 })
    .where('id', '=', headingId)
    .execute()
  await gather(writing, headingId, found.value)
  return ok(await synthesisOf(trx, procedureId))
}
interface ChangedHeading {
  readonly headingId: string
  readonly title: string
  readonly several: boolean
  readonly points: readonly PointId[]
  readonly revision: number
}

/** Takes a heading away. */
export async function dissolveHeading(
  trx: Trx,
  actorId: string,
  procedureId: string,
  { headingId, revision }: Pick<ChangedHeading, 'headingId' | 'revision'>,
): Promise<Result<Synthesis>> {
  const held = seen(await synthesisOf(trx, procedureId), headingId, revision)
  if (!held.ok) return held
  const writing = await changed(trx, 'synthesis.dissolved', actorId, headingId)
  await writing.deleteFrom('synthesis_heading').where('id', '=', headingId).execute()
  return ok(await synthesisOf(trx, procedureId))
}

/** Says that a point stays by itself, or takes that back. One under a heading is taken out there first. */
export async function keepApart(
  trx: Trx,
  actorId: string,
  procedureId: string,
  {
    kind,
    workshopId,
    number,
    apart,
  }: PointId & { readonly kind: PointKind; readonly apart: boolean },
): Promise<Result<Synthesis>> {
  const before = await synthesisOf(trx, procedureId)
  const found = gathered(before, kind, [{ workshopId, number }], null)
  if (!found.ok) return found
  if (found.value[0]?.apart === apart) return ok(before)
  const writing = await changed(trx, 'synthesis.keptApart', actorId, workshopId)
  if (apart)
    await writing
      .insertInto('synthesis_point')
      .values({ kind, workshopId, number, headingId: null })
      .execute()
  else
    await writing
      .deleteFrom('synthesis_point')
      .where('kind', '=', kind)
      .where('workshopId', '=', workshopId)
      .where('number', '=', number)
      .execute()
  return ok(await synthesisOf(trx, procedureId))
}
