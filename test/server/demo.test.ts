// What the demo holds besides the workshop that is ready to start, made through the doors of a server that listens.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { drawnBy } from '../../shared/draw/draw.ts'
import { readDrawList } from '../../shared/draw/drawList.ts'
import { protocolOf } from '../../shared/draw/protocol.ts'
import { recalculated } from '../../shared/draw/recalculation.ts'
import { drawsOf } from '../../server/draw/draw.queries.ts'
import { signedPackageSchema } from '../../shared/releasePackage/releasePackage.schema.ts'
import { surveyResultSchema } from '../../shared/survey/survey.schema.ts'
import { seedDemo } from '../../server/demo/seedDemo.ts'
import { seedProcedures } from '../../server/demo/seedProcedures.ts'
import { openTestServer } from '../support/testServer.ts'

/** Where a newcomer finds the list, as the README says. */
const LIST = 'server/demo/material/Ziehungsliste.txt'

it('shows a procedure in the middle, and a finished one whose package left the house', async () => {
  const server = await openTestServer()
  try {
    const { db } = server.deps
    const seeded = await seedDemo(server.deps)
    const before = Date.now()
    const accounts = await seedProcedures(server.deps, server.address, seeded, (ms) =>
      server.advance(ms),
    )
    expect(Math.abs(server.deps.clock() - Date.now()), 'the clock is as it was').toBeLessThan(50)
    expect(server.deps.clock()).toBeGreaterThan(before)
    // A wording wants a second person: both can log in.
    expect(accounts.map(({ email }) => email.split('@')[0])).toEqual([
      ...['koordination-probenhausen', 'zweite-koordination-probenhausen'],
      ...['koordination-beispielkreis', 'zweite-koordination-beispielkreis'],
    ])
    const names = await db.selectFrom('account').select('name').execute()
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Zweite Koordination', 'Zweite Koordination Probenhausen']),
    )
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
    const { id: drawnId } = await db
      .selectFrom('procedure')
      .innerJoin('office', 'office.id', 'procedure.officeId')
      .select('procedure.id')
      .where('office.name', 'like', 'Jugendamt Musterstadt%')
      .executeTakeFirstOrThrow()
    const draws = await drawsOf(db, drawnId)
    const [draw] = draws.draws
    if (!draw) throw new Error('no draw was made')
    expect(drawnBy(draw)).toBe(draws.cases.random)
    expect(draw.excluded).toHaveLength(1)
    const age = Date.now() - Date.parse(draw.announcedOn)
    expect(age, 'drawn before its cases came in').toBeGreaterThan(14 * 86_400_000)
    const protocol = protocolOf(draw, draws, { office: 'Musterstadt', procedure: 'Verfahren' })
    if (!protocol) throw new Error('it was not drawn')
    expect(readFileSync('README.md', 'utf8')).toContain(LIST)
    const checks = recalculated(protocol, readDrawList(readFileSync(LIST, 'utf8')))
    expect(checks.map(({ holds }) => holds)).toEqual([true, true, true, true, true])
    const done = await db
      .selectFrom('audit')
      .select('action')
      .where('objectId', '=', draw.id)
      .execute()
    expect(done.map(({ action }) => action)).toEqual([
      ...['draw.announced', 'draw.partBound', 'draw.partBound'],
      ...['draw.partUncovered', 'draw.partUncovered', 'draw.caseExcluded'],
    ])
    const concluded = await db.selectFrom('result_workshop').select('workshopId').execute()
    expect(concluded).toHaveLength(5)
    const held = await db
      .selectFrom('workshop')
      .innerJoin('result_workshop', 'result_workshop.workshopId', 'workshop.id')
      .innerJoin('procedure_change', 'procedure_change.procedureId', 'workshop.procedureId')
      .select(['workshop.id', 'lengthMinutes', 'workshop.date', 'procedure_change.day'])
      .where('procedure_change.state', '=', 'workshops')
      .where('caseId', 'is not', null)
      .execute()
    expect(held).toHaveLength(4)
    for (const { lengthMinutes, date, day } of held) {
      expect(lengthMinutes, 'a day as long as planned').toBeGreaterThan(360)
      expect(lengthMinutes).toBeLessThan(400)
      expect(date > day, `held on ${date}, in the step that began on ${day}`).toBe(true)
      expect(Date.parse(date) - Date.parse(day)).toBeLessThan(30 * 86_400_000)
    }
    const later = await db
      .selectFrom('workshop')
      .innerJoin('procedure', 'procedure.id', 'workshop.procedureId')
      .select(['procedure.state', 'workshop.status', 'date'])
      .where('caseId', 'is', null)
      .orderBy('date')
      .execute()
    expect(later).toMatchObject([
      { state: 'followUp', status: 'concluded' },
      { state: 'structureRating', status: 'planned' },
    ])
    expect(Date.parse(later[1]?.date ?? '')).toBeGreaterThan(Date.now())
    const survey = await db.selectFrom('survey').selectAll().executeTakeFirstOrThrow()
    expect(survey).toMatchObject({ outcome: 'counted', code: null })
    expect(surveyResultSchema.parse(JSON.parse(survey.result ?? ''))).toMatchObject({ answered: 7 })
    expect(await db.selectFrom('survey').selectAll().execute()).toHaveLength(1)
    const { file } = await db.selectFrom('release_package').select('file').executeTakeFirstOrThrow()
    expect(file).toContain('alle Menschen im Haushalt')
    const { structureRatings } = signedPackageSchema.parse(JSON.parse(file)).package
    expect(structureRatings).toHaveLength(28)
    expect(structureRatings.some(({ consent }) => consent !== null)).toBe(true)
    expect(file).not.toMatch(/Probenhausen|PH-\d|koordination/)
  } finally {
    await server.close()
  }
}, 60_000)
