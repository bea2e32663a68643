// The state after ten years: 186 invented offices with their procedures, workshops and changes, by a seed.
import { wholeDatabase } from '../../server/db/database.ts'
import type { Deps } from '../../server/deps.ts'
import { inventedOffices } from '../../server/demo/inventedOffices.ts'
import { cycleFrom, halfYearsOf, lastDayOf } from '../../shared/cycle/cycle.ts'
import { procedureStates } from '../../shared/procedure/procedure.schema.ts'
import { Prng } from './prng.ts'
import { sampleAgenda, sampleCatalogue } from './village.ts'

/** First years of the cycles that are filled, two of five years. */
const CYCLES = [2023, 2028]
/** How many facilitators share the work. */
const FACILITATORS = 24

/** What is told of the state that was filled in. */
export interface TenYears {
  readonly officeIds: readonly string[]
  readonly procedureIds: readonly string[]
}

/** Cuts rows into statements that stay below the number of values one may have. */
const slices = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / 500) }, (_, at) =>
    rows.slice(at * 500, at * 500 + 500),
  )

/**
 * Fills a settled database (`village.ts`): every office has its turn in both cycles, a procedure in most of them, now and
 * then an extraordinary one in any of the ten years, and two workshops in each.
 */
export async function fillTenYears(
  { db: only, newId }: Deps,
  facilitatorId: string,
  seed = 7,
): Promise<TenYears> {
  const db = wholeDatabase(only)
  const random = new Prng(seed)
  const offices = inventedOffices(seed).map((office) => ({ id: newId(), ...office }))
  const people = [facilitatorId, ...Array.from({ length: FACILITATORS - 1 }, () => newId())]
  const accounts = people.slice(1).map((id, index) => ({
    ...{ id, email: `m${String(index)}@land.example`, name: `Moderation ${String(index)}` },
    ...{ role: 'facilitator' as const, officeId: null, active: 1 as const, passwordHash: '' },
  }))
  const turns = CYCLES.flatMap((cycleYear) => {
    const halves = halfYearsOf(cycleFrom(cycleYear, 2))
    return offices.map(({ id }) => ({ cycleYear, officeId: id, halfYear: random.pick(halves) }))
  })
  const ordinary = turns
    .filter(() => random.chance(0.9))
    .map(({ cycleYear, officeId, halfYear }) => ({
      ...{ id: newId(), officeId, title: `Verfahren ${String(cycleYear)}`, cycleStart: cycleYear },
      ...{
        kind: 'ordinary' as const,
        state: random.pick(procedureStates),
        day: lastDayOf(halfYear),
      },
    }))
  const extraordinary = offices.flatMap(({ id: officeId }) =>
    Array.from({ length: 10 }, (_, year) => year)
      .filter(() => random.chance(0.8))
      .map((year) => ({
        ...{
          id: newId(),
          officeId,
          title: `Anlass ${String(2023 + year)}`,
          cycleStart: 2023 + year,
        },
        ...{ kind: 'extraordinary' as const, state: random.pick(procedureStates) },
        day: `${String(2023 + year)}-09-15`,
      })),
  )
  const procedures = [...ordinary, ...extraordinary]
  const changes = procedures.flatMap(({ id, state, day }) =>
    procedureStates.slice(0, procedureStates.indexOf(state) + 1).map((reached, seq) => ({
      ...{ procedureId: id, seq: seq + 1, state: reached, day, reason: '', byId: null, at: 0 },
      move: seq === 0 ? ('begin' as const) : ('next' as const),
    })),
  )
  const runs = procedures.flatMap(({ id }) =>
    random
      .shuffle(people)
      .slice(0, 2)
      .map((accountId) => ({ procedureId: id, accountId })),
  )
  const cases = procedures.map(({ id }, index) => ({
    ...{ id: newId(), procedureId: id, label: `F-${String(index)}` },
    ...{ origin: 'random' as const, withdrawn: 0 as const },
  }))
  const workshops = procedures.flatMap(({ id, day }, index) =>
    [1, 2].map((number) => ({
      ...{ id: newId(), procedureId: id, caseId: cases[index]?.id ?? '', caseVersion: 1 },
      ...{ title: `Werkstatt ${String(number)}`, date: day, slotMinutes: 390, origin: null },
      ...{ commentDays: 10, status: 'concluded' as const, plan: JSON.stringify(sampleAgenda) },
      ...{ catalogueKey: sampleCatalogue.key, catalogueVersion: sampleCatalogue.version },
      ...{ projectorHash: null, commentUntil: null },
    })),
  )
  await db.insertInto('office').values(offices).execute()
  await db.insertInto('account').values(accounts).execute()
  await db.insertInto('cycle_plan').values(turns).execute()
  const rows = procedures.map(({ day: _day, ...row }) => row)
  for (const slice of slices(rows)) await db.insertInto('procedure').values(slice).execute()
  for (const slice of slices(changes))
    await db.insertInto('procedure_change').values(slice).execute()
  for (const slice of slices(runs))
    await db.insertInto('procedure_facilitator').values(slice).execute()
  for (const slice of slices(cases)) await db.insertInto('review_case').values(slice).execute()
  for (const slice of slices(workshops)) await db.insertInto('workshop').values(slice).execute()
  return { officeIds: offices.map(({ id }) => id), procedureIds: procedures.map(({ id }) => id) }
}
