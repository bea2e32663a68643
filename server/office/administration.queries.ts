import { NAMED_TASKS, type Administration } from '../../shared/office/administration.schema.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { inAlphabet } from '../db/nameLike.ts'

/** Offices that are still there, with how many people coordinate for them and whether they have a procedure. */
const careOf = (db: Db) =>
  db
    .selectFrom('office')
    .where('sample', '=', 0)
    .where('endedOn', 'is', null)
    .select((of) => [
      'office.id',
      'office.name',
      of
        .selectFrom('account')
        .whereRef('officeId', '=', 'office.id')
        .where('role', '=', 'coordinator')
        .where('active', '=', 1)
        .select(({ fn }) => fn.countAll<number>().as('people'))
        .as('people'),
      of
        .selectFrom('procedure')
        .whereRef('officeId', '=', 'office.id')
        .select(({ fn }) => fn.countAll<number>().as('procedures'))
        .as('procedures'),
    ])
    .as('care')

/** Procedures without a facilitator, but for those of the samples. */
const unassigned = (db: Db) =>
  db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .where('office.sample', '=', 0)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('procedure_facilitator')
            .select('accountId')
            .whereRef('procedureId', '=', 'procedure.id'),
        ),
      ),
    )

/** How much there is, and what keeps an office from beginning: the first of each kind by name, and how many. */
export async function administration(db: Db): Promise<Administration> {
  const offices = db.selectFrom('office').where('sample', '=', 0)
  const procedures = db.selectFrom('procedure').where('officeId', 'in', offices.select('id'))
  const alone = db.selectFrom(careOf(db)).where('people', '<', 2)
  const idle = db.selectFrom(careOf(db)).where('people', '>=', 2).where('procedures', '=', 0)
  const totalOf = async (query: typeof alone): Promise<number> => {
    const counted = query.select(({ fn }) => fn.countAll<number>().as('count'))
    return Number((await counted.executeTakeFirstOrThrow()).count)
  }
  return {
    offices: await countOf(offices),
    activeAccounts: await countOf(db.selectFrom('account').where('active', '=', 1)),
    procedures: await countOf(procedures),
    catalogues: await countOf(db.selectFrom('catalogue')),
    withoutPeople: {
      first: (
        await alone
          .select(['id', 'name', 'people'])
          .orderBy((of) => inAlphabet(of.ref('name')))
          .limit(NAMED_TASKS)
          .execute()
      ).map((row) => ({ ...row, people: row.people ?? 0 })),
      total: await totalOf(alone),
    },
    withoutProcedure: {
      first: await idle
        .select(['id', 'name'])
        .orderBy((of) => inAlphabet(of.ref('name')))
        .limit(NAMED_TASKS)
        .execute(),
      total: await totalOf(idle),
    },
    withoutFacilitation: {
      first: await unassigned(db)
        .select(['procedure.id', 'office.name as officeName'])
        .orderBy((of) => inAlphabet(of.ref('office.name')))
        .limit(NAMED_TASKS)
        .execute(),
      total: await countOf(unassigned(db)),
    },
  }
}
