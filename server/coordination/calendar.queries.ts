import { CYCLE_YEARS, type Cycle } from '../../shared/cycle/cycle.ts'
import { berlinMoment } from '../../shared/kernel/berlinTime.ts'
import { isBehind } from '../../shared/procedure/procedure.ts'
import { procedureStateWords } from '../../shared/procedure/procedure.words.ts'
import type { Db } from '../db/database.ts'
import type { CalendarEntry } from './calendar.ts'
import { officesOf } from './coordination.queries.ts'

/** Every id of a file ends in the product's name, so that no other program's is the same. */
const uid = (kind: string, ...ids: readonly (string | number)[]): string =>
  `${[kind, ...ids].join('-')}@fallwerkstatt`

/**
 * What is to be done in a cycle, by day: workshops, turns that are not met, days agreed for states ahead, meetings of
 * committees. It names offices and steps: no person, no case and no title of a workshop (CY9).
 */
export async function calendarOf(db: Db, cycle: Cycle, today: string): Promise<CalendarEntry[]> {
  const workshops = await ofCycle(db, cycle)
    .innerJoin('workshop', 'workshop.procedureId', 'procedure.id')
    .select([
      'workshop.id',
      'workshop.date',
      'workshop.start',
      'workshop.slotMinutes',
      'office.name',
    ])
    .where('workshop.sample', '=', 0)
    .execute()
  const turns = await db
    .selectFrom(officesOf(db, cycle, today))
    .select(['officeId', 'name', 'dueBy'])
    .where('dueness', '!=', 'met')
    .where('halfYear', 'is not', null)
    .execute()
  const agreed = await ofCycle(db, cycle)
    .innerJoin('procedure_due as due', 'due.procedureId', 'procedure.id')
    .select(['procedure.id', 'procedure.state as at', 'due.state', 'due.day', 'office.name'])
    .execute()
  const committees = await ofCycle(db, cycle)
    .select(['procedure.id', 'procedure.committeeDay', 'office.name'])
    .where('procedure.committeeDay', 'is not', null)
    .execute()
  const entries = [
    ...workshops.map(({ id, name, date, start, slotMinutes }) => ({
      ...{ uid: uid('workshop', id), title: `Fallwerkstatt: ${name}`, day: date },
      at: start === '' ? null : { start: berlinMoment(date, start), minutes: slotMinutes },
    })),
    ...turns.map(({ officeId, name, dueBy }) => ({
      ...{ uid: uid('turn', cycle.firstYear, officeId), day: dueBy, at: null },
      title: `Qualitätsentwicklungsverfahren fällig: ${name}`,
    })),
    ...agreed
      .filter(({ state, at }) => isBehind(at, state))
      .map(({ id, name, state, day }) => ({
        ...{ uid: uid('due', id, state), day, at: null },
        title: `Frist ${procedureStateWords[state]}: ${name}`,
      })),
    ...committees.map(({ id, name, committeeDay }) => ({
      ...{ uid: uid('committee', id), day: committeeDay ?? '', at: null },
      title: `Jugendhilfeausschuss: ${name}`,
    })),
  ]
  return entries.toSorted((one, other) =>
    one.day === other.day ? (one.uid < other.uid ? -1 : 1) : one.day < other.day ? -1 : 1,
  )
}

/** The procedures of a cycle's years with their offices; those of the samples are none. */
const ofCycle = (db: Db, { firstYear }: Cycle) =>
  db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .where('office.sample', '=', 0)
    .where('procedure.cycleStart', '>=', firstYear)
    .where('procedure.cycleStart', '<', firstYear + CYCLE_YEARS)
