// What the demo holds besides the workshop that is ready to start, made through the doors of a server that listens.
import { expect, it } from 'vitest'
import { surveyResultSchema } from '../../shared/survey/survey.schema.ts'
import { seedDemo } from '../../server/demo/seedDemo.ts'
import { seedProcedures } from '../../server/demo/seedProcedures.ts'
import { openTestServer } from '../support/testServer.ts'

it('shows a procedure in the middle, and a finished one whose package left the house', async () => {
  const server = await openTestServer()
  try {
    const { db } = server.deps
    const seeded = await seedDemo(server.deps)
    const accounts = await seedProcedures(server.deps, server.address, seeded)
    // A wording wants a second person: both can log in.
    expect(accounts.map(({ email }) => email.split('@')[0])).toEqual([
      ...['koordination-beispielkreis', 'zweite-koordination-beispielkreis'],
      ...['koordination-probenhausen', 'zweite-koordination-probenhausen'],
    ])
    const procedures = await db
      .selectFrom('procedure')
      .innerJoin('office', 'office.id', 'procedure.officeId')
      .leftJoin('release_package', 'release_package.procedureId', 'procedure.id')
      .select(['office.name', 'procedure.state', 'release_package.number as package'])
      .where('office.name', 'not like', 'Jugendamt Musterstadt%')
      .orderBy('procedure.state')
      .execute()
    expect(procedures).toEqual([
      { name: 'Jugendamt Probenhausen (erfunden)', state: 'followUp', package: 1 },
      { name: 'Kreisjugendamt Beispielkreis (erfunden)', state: 'structureRating', package: null },
    ])
    const concluded = await db.selectFrom('result_workshop').select('workshopId').execute()
    expect(concluded).toHaveLength(4)
    const survey = await db.selectFrom('survey').selectAll().executeTakeFirstOrThrow()
    expect(survey).toMatchObject({ outcome: 'counted', code: null })
    expect(surveyResultSchema.parse(JSON.parse(survey.result ?? ''))).toMatchObject({ answered: 7 })
    expect(await db.selectFrom('survey').selectAll().execute()).toHaveLength(1)
    const { file } = await db.selectFrom('release_package').select('file').executeTakeFirstOrThrow()
    expect(file).toContain('alle Menschen im Haushalt')
    expect(file).not.toMatch(/Probenhausen|PH-\d|koordination/)
  } finally {
    await server.close()
  }
}, 60_000)
