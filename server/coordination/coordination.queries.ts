import { sql, type AliasedExpression, type Expression } from 'kysely'
import { CYCLE_YEARS, type Cycle } from '../../shared/cycle/cycle.ts'
import { halfYearOf } from '../../shared/kernel/halfYear.ts'
import { lastOf, metStates } from '../../shared/coordination/dueness.ts'
import {
  BOARD_ROWS,
  type Board,
  type CycleOffice,
  type CycleOverview,
  type Dueness,
  type OfficePage,
  type OfficeSearch,
  type Progress,
} from '../../shared/coordination/coordination.schema.ts'
import { progressWords } from '../../shared/coordination/coordination.words.ts'
import { PAGE_ROWS } from '../../shared/kernel/page.schema.ts'
import { codesOf } from '../../shared/kernel/words.ts'
import type { Db } from '../db/database.ts'
import { inAlphabet, nameLike } from '../db/nameLike.ts'
import { rankOf } from '../procedure/stateRank.ts'

/** The last day of a half-year, in SQL. */
const lastDaySql = (half: Expression<unknown>) =>
  sql<string>`(substr(${half}, 1, 4) || CASE substr(${half}, 6) WHEN 'H1' THEN '-06-30' ELSE '-12-31' END)`

/** The ordinary procedure of an office in a cycle that came furthest: its id. One look into an index for each office. */
const furthest = (db: Db, { firstYear }: Cycle) =>
  db
    .selectFrom('procedure as own')
    .whereRef('own.officeId', '=', sql.ref('office.id'))
    .where('own.kind', '=', 'ordinary')
    .where('own.cycleStart', '>=', firstYear)
    .where('own.cycleStart', '<', firstYear + CYCLE_YEARS)
    .orderBy((of) => rankOf(of.ref('own.state')), 'desc')
    .orderBy('own.id')
    .limit(1)
    .select('own.id')

/** A row of `officesOf`. */
interface OfficeRow extends Omit<CycleOffice, 'since'> {
  readonly procedureId: string | null
  /** The place of the state on the way, -1 without a procedure. */
  readonly rank: number
}

/**
 * The offices of a cycle with their turn, what they are at and how they stand (CY7): those that are there, today and when
 * it begins, or else all others. Each office is one of the two.
 */
export function officesOf(
  db: Db,
  cycle: Cycle,
  today: string,
  former = false,
): AliasedExpression<OfficeRow, 'row'> {
  const day = lastOf(today, cycle.firstDay)
  return db
    .selectFrom('office')
    .leftJoin('cycle_plan as turn', (join) =>
      join.onRef('turn.officeId', '=', 'office.id').on('turn.cycleYear', '=', cycle.firstYear),
    )
    .leftJoin('procedure as held', (join) => join.on('held.id', '=', furthest(db, cycle)))
    .where('office.sample', '=', 0)
    .where((is) =>
      former
        ? is('office.endedOn', '<=', day)
        : is.or([is('office.endedOn', 'is', null), is('office.endedOn', '>', day)]),
    )
    .select((of) => [
      'office.id as officeId',
      'office.name',
      'office.regionalBody',
      'office.administrativeDistrict',
      'office.endedOn',
      'turn.halfYear',
      'held.id as procedureId',
      dueBySql(of.ref('turn.halfYear'), cycle).as('dueBy'),
      duenessSql(of.ref('turn.halfYear'), of.ref('held.state'), { cycle, today, former }).as(
        'dueness',
      ),
      sql<Progress>`coalesce(${of.ref('held.state')}, 'none')`.as('progress'),
      rankOf(of.ref('held.state')).as('rank'),
    ])
    .as('row')
}

const dueBySql = (half: Expression<unknown>, { lastDay }: Cycle) =>
  sql<string>`CASE WHEN ${half} IS NULL THEN ${lastDay} ELSE ${lastDaySql(half)} END`

/** The packages of an ordinary procedure of a row's office in a cycle that are valid. One look into an index. */
const packageOf = (db: Db, { firstYear }: Cycle) =>
  db
    .selectFrom('received_package as taken')
    .whereRef('taken.officeId', '=', sql.ref('row.officeId'))
    .where('taken.cycleStart', '>=', firstYear)
    .where('taken.cycleStart', '<', firstYear + CYCLE_YEARS)
    .where('taken.extraordinary', '=', 0)
    .where('taken.withdrawnAt', 'is', null)
    .select('taken.id')

/** The rule of `standingOf`, in SQL. */
const duenessSql = (
  half: Expression<unknown>,
  state: Expression<unknown>,
  {
    cycle,
    today,
    former,
  }: { readonly cycle: Cycle; readonly today: string; readonly former: boolean },
) => sql<Dueness>`CASE
  WHEN ${state} IN (${sql.join(metStates.map((met) => sql.lit(met)))}) THEN 'met'
  WHEN ${sql.lit(former ? 1 : 0)} THEN 'ended'
  WHEN ${today} > ${dueBySql(half, cycle)} THEN 'late'
  WHEN ${half} IS NULL THEN 'unplanned'
  WHEN ${half} = ${halfYearOf(today)} THEN 'due'
  ELSE 'ahead' END`

/** The day of the newest change of a procedure. */
const sinceSql = (procedureId: Expression<unknown>) => sql<string | null>`(
  SELECT change.day FROM procedure_change AS change WHERE change."procedureId" = ${procedureId}
  ORDER BY change.seq DESC LIMIT 1)`

/** What of a row is told. */
const told = [
  'officeId',
  'name',
  'regionalBody',
  'administrativeDistrict',
  'halfYear',
  'dueBy',
  'dueness',
  'progress',
  'endedOn',
] as const

/** A page of the offices of a cycle: filtered, ordered and cut in the database (CY8). */
export async function searchOffices(
  db: Db,
  cycle: Cycle,
  search: OfficeSearch,
  today: string,
): Promise<OfficePage> {
  const found = filtered(db, cycle, search, today)
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const ordered = {
    name: found.orderBy((of) => inAlphabet(of.ref('name'))),
    // Offices without a turn come last.
    halfYear: found.orderBy('dueBy').orderBy((of) => inAlphabet(of.ref('name'))),
    progress: found
      .orderBy('rank')
      .orderBy('dueBy')
      .orderBy((of) => inAlphabet(of.ref('name'))),
    district: found.orderBy('administrativeDistrict').orderBy((of) => inAlphabet(of.ref('name'))),
  }[search.order]
  const rows = await ordered
    .select(told)
    .select((of) => sinceSql(of.ref('row.procedureId')).as('since'))
    .limit(PAGE_ROWS)
    .offset(search.page * PAGE_ROWS)
    .execute()
  return { rows, total: Number(total) }
}

function filtered(db: Db, cycle: Cycle, search: OfficeSearch, today: string) {
  const { text, regionalBody, administrativeDistrict, progress, dueness, former } = search
  const offices = db.selectFrom(officesOf(db, cycle, today, former))
  return offices
    .$if(text.trim() !== '', (all) => all.where((of) => nameLike(of.ref('name'), text)))
    .$if(regionalBody !== null, (all) => all.where('regionalBody', '=', regionalBody))
    .$if(administrativeDistrict !== null, (all) =>
      all.where('administrativeDistrict', '=', administrativeDistrict),
    )
    .$if(progress !== null, (all) => all.where('progress', '=', progress))
    .$if(dueness !== null, (all) => all.where('dueness', '=', dueness))
    .$if(search.package !== null, (all) =>
      all.where((is) => {
        const held = is.exists(packageOf(db, cycle))
        return search.package === true ? held : is.not(held)
      }),
    )
}

/** All offices of a cycle as an export writes them, by name; those that ended within it come last. */
export const allOffices = async (db: Db, cycle: Cycle, today: string) => [
  ...(await listedOffices(db, cycle, today, false)),
  ...(await listedOffices(db, cycle, today, true)).filter(
    ({ endedOn }) => endedOn !== null && endedOn > cycle.firstDay,
  ),
]

const listedOffices = (db: Db, cycle: Cycle, today: string, former: boolean) =>
  db
    .selectFrom(officesOf(db, cycle, today, former))
    .innerJoin('office', 'office.id', 'row.officeId')
    .select((of) => [
      'row.name',
      'row.regionalBody',
      'row.administrativeDistrict',
      'office.authorityType',
      'office.sizeClass',
      'office.burdenClass',
      'row.halfYear',
      'row.dueBy',
      'row.dueness',
      'row.progress',
      'row.endedOn',
      sinceSql(of.ref('row.procedureId')).as('since'),
    ])
    .orderBy((of) => inAlphabet(of.ref('row.name')))
    .execute()

/** A cycle in counts. */
export async function cycleOverview(db: Db, cycle: Cycle, today: string): Promise<CycleOverview> {
  const groups = await db
    .selectFrom(officesOf(db, cycle, today))
    .select(['administrativeDistrict', 'progress', 'dueness'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['administrativeDistrict', 'progress', 'dueness'])
    .execute()
  const dueness = new Map<Dueness, number>()
  const grid = new Map<string, CycleOverview['grid'][number]>()
  let offices = 0
  for (const group of groups) {
    const count = Number(group.count)
    const { administrativeDistrict, progress } = group
    offices += count
    dueness.set(group.dueness, (dueness.get(group.dueness) ?? 0) + count)
    const key = `${administrativeDistrict ?? ''} ${progress}`
    const before = grid.get(key)?.count ?? 0
    grid.set(key, { administrativeDistrict, progress, count: before + count })
  }
  const gone = await db
    .selectFrom(officesOf(db, cycle, today, true))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return {
    ...{ cycle, offices, former: Number(gone.count) },
    dueness: [...dueness].map(([one, count]) => ({ dueness: one, count })),
    grid: [...grid.values()],
  }
}

/** The board: every state with its count and the offices that are due first. */
export async function cycleBoard(db: Db, cycle: Cycle, today: string): Promise<Board> {
  const ranked = db.selectFrom(officesOf(db, cycle, today)).select((of) => [
    ...(['officeId', 'name', 'dueBy', 'dueness', 'progress'] as const),
    sql<number>`count(*) OVER (PARTITION BY ${of.ref('progress')})`.as('count'),
    sql<number>`row_number() OVER (PARTITION BY ${of.ref('progress')}
      ORDER BY ${of.ref('dueBy')}, ${inAlphabet(of.ref('name'))})`.as('place'),
  ])
  const rows = await db
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('place', '<=', BOARD_ROWS)
    .orderBy('place')
    .execute()
  return codesOf(progressWords).map((progress) => {
    const column = rows.filter((row) => row.progress === progress)
    return {
      progress,
      count: Number(column[0]?.count ?? 0),
      offices: column.map(({ officeId, name, dueBy, dueness }) => ({
        ...{ officeId, name, dueBy, dueness },
      })),
    }
  })
}

export type ListedOffice = Awaited<ReturnType<typeof allOffices>>[number]
