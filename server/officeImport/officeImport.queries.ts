import { createHash } from 'node:crypto'
import { firstDayOf, halfYearsOf } from '../../shared/cycle/cycle.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { halfYearWords, type HalfYear } from '../../shared/kernel/halfYear.ts'
import { nameKey } from '../../shared/kernel/name.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { isGoneOn } from '../../shared/office/ending.ts'
import type { Office } from '../../shared/office/office.schema.ts'
import type {
  ImportChange,
  ImportFault,
  ImportPreview,
  ListInput,
} from '../../shared/officeImport/officeImport.schema.ts'
import { changed, type Trx } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import { officeColumns } from '../office/office.queries.ts'
import type { ListRow, ListRows } from './listRows.ts'
import { inAlphabet } from '../db/nameLike.ts'

/** How many faults are told at once. */
const FAULTS = 100

/** What the database knows of offices that look like the rows of a list. */
interface Known extends Office {
  readonly sample: 0 | 1
  readonly key: string
}

/** A row that would be written. */
interface Change extends ImportChange {
  /** The office; null for a new one. */
  readonly id: string | null
  readonly listed: ListRow
}

/** A list beside what is kept. */
interface Compared {
  readonly changes: readonly Change[]
  readonly preview: ImportPreview
}

/** What a list would change, without changing it (CY5). */
export async function previewImport(
  db: Db,
  list: ListInput,
  rows: ListRows,
  today: string,
): Promise<Result<ImportPreview>> {
  const compared = await compare(db, list, rows, today)
  return compared.ok ? ok(compared.value.preview) : compared
}

/** What came of a list that was taken over. */
interface Taken {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/** Takes over a list whole, as the preview with this digest showed it, or not at all (CY5). */
export async function applyImport(
  trx: Trx,
  actorId: string,
  { list, digest }: { readonly list: ListInput; readonly digest: string },
  rows: ListRows,
  newId: () => string,
): Promise<Result<Taken>> {
  const compared = await compare(trx, list, rows, berlinDay(trx.at))
  if (!compared.ok) return compared
  const { changes, preview } = compared.value
  if (preview.faultCount > 0) return refuse(problem('import.faulty'))
  if (preview.digest !== digest) return refuse(problem('import.stale'))
  const added = changes.filter(({ kind }) => kind === 'new').length
  const taken = { added, changed: changes.length - added, same: preview.same }
  if (changes.length === 0) return ok(taken)
  if (list.kind === 'offices') await writeOffices(trx, actorId, changes, newId)
  else await writePlan(trx, actorId, list.cycleYear, changes)
  return ok(taken)
}

async function writeOffices(
  trx: Trx,
  actorId: string,
  changes: readonly Change[],
  newId: () => string,
): Promise<void> {
  const writing = await changed(trx, 'office.imported', actorId, null)
  await writing
    .insertInto('office')
    .values(
      changes.flatMap(({ id, name, listed: { office } }) =>
        office ? { id: id ?? newId(), name, ...office } : [],
      ),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((of) => ({
        regionalBody: of.ref('excluded.regionalBody'),
        administrativeDistrict: of.ref('excluded.administrativeDistrict'),
        authorityType: of.ref('excluded.authorityType'),
        sizeClass: of.ref('excluded.sizeClass'),
        burdenClass: of.ref('excluded.burdenClass'),
      })),
    )
    .execute()
}

async function writePlan(
  trx: Trx,
  actorId: string,
  cycleYear: number,
  changes: readonly Change[],
): Promise<void> {
  const writing = await changed(trx, 'cycle.imported', actorId, String(cycleYear))
  const said = changes.flatMap(({ id, listed: { halfYear } }) =>
    id === null ? [] : { cycleYear, officeId: id, halfYear },
  )
  const none = said.filter(({ halfYear }) => halfYear === null).map(({ officeId }) => officeId)
  await writing
    .deleteFrom('cycle_plan')
    .where('cycleYear', '=', cycleYear)
    .where('officeId', 'in', none)
    .execute()
  const given = said.flatMap(({ halfYear, ...turn }) =>
    halfYear === null ? [] : { ...turn, halfYear },
  )
  if (given.length === 0) return
  await writing
    .insertInto('cycle_plan')
    .values(given)
    .onConflict((conflict) =>
      conflict
        .columns(['cycleYear', 'officeId'])
        .doUpdateSet((of) => ({ halfYear: of.ref('excluded.halfYear') })),
    )
    .execute()
}

/** How offices were called before, by what names are compared by. */
async function formerNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('office_history as line')
    .innerJoin('office', 'office.id', 'line.officeId')
    .select(['nameBefore', 'name'])
    .where('kind', '=', 'renamed')
    .execute()
  return new Map(rows.map(({ nameBefore, name }) => [nameKey(nameBefore), name]))
}

/** Compares a list with what is kept. Refused if the cycle of a plan is not there. */
async function compare(
  db: Db,
  list: ListInput,
  read: ListRows,
  today: string,
): Promise<Result<Compared>> {
  const offices = await db
    .selectFrom('office')
    .select([...officeColumns, 'sample'])
    .orderBy((of) => inAlphabet(of.ref('name')))
    .execute()
  const known = offices.map((office) => ({ ...office, key: nameKey(office.name) }))
  const former = await formerNames(db)
  const isThere = (office: Known): boolean => office.sample === 0 && !isGoneOn(office, today)
  if (list.kind === 'offices')
    return ok(
      comparedOf(
        list,
        read,
        known,
        (row, office) => officeChange(row, office, former.get(row.key), today),
        isThere,
      ),
    )
  const cycle = await db
    .selectFrom('cycle')
    .selectAll()
    .where('firstYear', '=', list.cycleYear)
    .executeTakeFirst()
  if (!cycle) return refuse(problem('input.malformed', undefined, 'list'))
  const planned = await db
    .selectFrom('cycle_plan')
    .select(['officeId', 'halfYear'])
    .where('cycleYear', '=', list.cycleYear)
    .execute()
  const turns = new Map(planned.map(({ officeId, halfYear }) => [officeId, halfYear]))
  const halves = halfYearsOf(cycle)
  return ok(
    comparedOf(
      list,
      read,
      known,
      (row, office) => turnChange(row, office, former.get(row.key), { turns, halves, today }),
      (office) => isThere(office) && turns.has(office.id),
    ),
  )
}

/** What a row says: nothing new, a fault, or fields that change. */
type Said = ImportChange['fields'] | Pick<ImportFault, 'code' | 'column' | 'today'>

function comparedOf(
  list: ListInput,
  read: ListRows,
  known: readonly Known[],
  say: (row: ListRow, office: Known | undefined) => Said,
  belongs: (office: Known) => boolean,
): Compared {
  const byKey = new Map(known.map((office) => [office.key, office]))
  const faults: ImportFault[] = [...read.faults]
  const changes: Change[] = []
  for (const listed of read.rows) {
    const office = byKey.get(listed.key)
    const { row, name } = listed
    const said = say(listed, office)
    if ('code' in said) faults.push({ ...said, row, value: valueOf(listed, said.column) })
    else if (said.length > 0)
      changes.push({
        ...{ row, name: office?.name ?? name, id: office?.id ?? null, listed, fields: said },
        kind: kindOf(said),
      })
  }
  const named = new Set(read.rows.map(({ key }) => key))
  const shown = changes.map(({ row, name, kind, fields }) => ({ row, name, kind, fields }))
  return {
    changes,
    preview: {
      digest: digestOf([list, shown]),
      changes: shown,
      same: Math.max(0, read.rows.length - changes.length - (faults.length - read.faults.length)),
      missing: known
        .filter((office) => belongs(office) && !named.has(office.key))
        .map(({ id, name }) => ({ id, name })),
      faults: faults.toSorted((one, other) => one.row - other.row).slice(0, FAULTS),
      faultCount: faults.length,
      ignored: [...read.ignored],
    },
  }
}

/** What stands in the cell a fault is about. */
const valueOf = ({ name, halfYear }: ListRow, column: ImportFault['column']): string =>
  column === 'halfYear' && halfYear !== null ? halfYearWords(halfYear) : name.slice(0, 80)

function kindOf(fields: ImportChange['fields']): ImportChange['kind'] {
  if (fields.every(({ column, after }) => column === 'halfYear' && after === null)) return 'removed'
  return fields.every(({ before }) => before === null) && fields.some(isFirst) ? 'new' : 'changed'
}

/** The field by which a row is new: the name of an office, the half-year of a plan. */
const isFirst = ({ column }: ImportChange['fields'][number]): boolean =>
  column === 'name' || column === 'halfYear'

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url')

/** The columns of an office whose change is told. */
const told = [
  'regionalBody',
  'administrativeDistrict',
  'authorityType',
  'sizeClass',
  'burdenClass',
] as const

/** How an office is called today whose name a row has that it gave up. */
const formerName = (today: string): Said => ({ code: 'nameFormer', column: 'name', today })

function officeChange(
  { name, office: listed }: ListRow,
  office: Known | undefined,
  former: string | undefined,
  today: string,
): Said {
  if (office?.sample === 1) return { code: 'nameTaken', column: 'name' }
  if (!office && former !== undefined) return formerName(former)
  const fields = told
    .map((column) => ({
      column,
      before: office?.[column] ?? null,
      after: listed?.[column] ?? null,
    }))
    .filter(({ before, after }) => before !== after)
  if (office && isGoneOn(office, today) && fields.length > 0)
    return { code: 'officeEnded', column: 'name' }
  return office ? fields : [{ column: 'name', before: null, after: name }, ...fields]
}

/** What is planned in a cycle, its half-years, and the day on which a list is looked at. */
interface PlanNow {
  readonly turns: ReadonlyMap<string, HalfYear>
  readonly halves: readonly HalfYear[]
  readonly today: string
}

function turnChange(
  { halfYear }: ListRow,
  office: Known | undefined,
  former: string | undefined,
  { turns, halves, today }: PlanNow,
): Said {
  if (!office && former !== undefined) return formerName(former)
  if (!office || office.sample === 1) return { code: 'officeUnknown', column: 'name' }
  if (halfYear !== null && !halves.includes(halfYear))
    return { code: 'halfYearOutside', column: 'halfYear' }
  const before = turns.get(office.id) ?? null
  if (before === halfYear) return []
  if (isGoneOn(office, today)) return { code: 'officeEnded', column: 'name' }
  if (halfYear !== null && isGoneOn(office, firstDayOf(halfYear)))
    return { code: 'halfYearAfterEnd', column: 'halfYear' }
  return [{ column: 'halfYear', before, after: halfYear }]
}
