// What was made by mistake can be taken away while nothing hangs on it, and no person has to tell apart what looks the
// same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import type { OfficeInput } from '../../shared/office/office.schema.ts'
import { Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { PASSWORD, sampleAgenda, sampleCatalogue, sessionOf, settle } from '../support/village.ts'
import type { Village } from '../support/village.ts'

let server: TestServer
let village: Village
let administrator: Caller
let facilitator: Caller
let foreign: Caller
beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
  administrator = await as(village.administrator)
  facilitator = await as(village.facilitator)
  foreign = await as(village.foreignFacilitator)
})
afterAll(() => server.close())

const officeBody = (name: string): OfficeInput => ({
  name,
  regionalBody: 'LVR',
  administrativeDistrict: 'koeln',
  authorityType: 'kreis',
  sizeClass: 'under_25000',
  burdenClass: null,
})
const addOffice = (name: string) => administrator.call('addOffice', { body: officeBody(name) })
const day = '2099-03-02'
const workshopBody = (title: string) => ({
  caseId: village.own.caseId,
  title,
  date: day,
  slotMinutes: 90,
  agenda: sampleAgenda,
  origin: null,
  commentDays: 10,
  catalogueKey: sampleCatalogue.key,
  catalogueVersion: sampleCatalogue.version,
})
const addWorkshop = (title: string) =>
  facilitator.call('addWorkshop', {
    params: { id: village.own.procedureId },
    body: workshopBody(title),
  })
const audited = (action: string, objectId: string) =>
  server.deps.db
    .selectFrom('audit')
    .select('actorId')
    .where('action', '=', action)
    .where('objectId', '=', objectId)
    .execute()

/** Ways to write one name that look the same in a list. */
const doubles = (name: string): string[] => [
  name.replace(' ', '  '),
  name.toUpperCase(),
  `${name}.`,
  `${name} `,
  name.replace(' ', '\u00a0'),
  name.normalize('NFD'),
  `\u200b${name}`,
  name.replace('ü', 'u\u0308'),
]

it('[AC5] there is always an administrator who can log in', async () => {
  const { account } = await administrator.call('addAccount', {
    body: { email: 'zweite@dorf.example', name: 'Zweite', role: 'administrator', officeId: null },
  })
  const change = (id: string, role: 'administrator' | 'analyst', active: boolean) => ({
    params: { id },
    body: { name: 'Wer', role, officeId: null, active },
  })
  await administrator.call('changeAccount', change(account.id, 'administrator', false))
  const { administrator: id } = village
  for (const gone of [change(id, 'analyst', true), change(id, 'administrator', false)])
    expect((await administrator.refused('changeAccount', gone)).code).toBe(
      'account.lastAdministrator',
    )
  const last = await administrator.refused('removeAccount', { params: { id } })
  expect(last.code).toBe('account.lastAdministrator')
  await administrator.call('changeAccount', change(account.id, 'administrator', true))
  await administrator.call('changeAccount', change(account.id, 'analyst', true))
})

describe('[OF1] doubles are refused, whatever they differ in that nobody sees, and say which one there is', () => {
  it('offices, also when one is renamed', async () => {
    const office = await addOffice('Jugendamt der Stadt Grünau')
    const other = await addOffice('Jugendamt Blauen')
    for (const name of doubles(office.name)) {
      const refused = await administrator.refused('addOffice', { body: officeBody(name) })
      const facts = { existing: office.id }
      expect(refused, name).toMatchObject({ code: 'office.nameTaken', field: 'name', facts })
      const renamed = await administrator.refused('changeOffice', {
        params: { id: other.id },
        body: officeBody(name),
      })
      expect(renamed, name).toMatchObject({ code: 'office.nameTaken', facts })
    }
    // Its own name in another case is no double.
    const body = officeBody('Jugendamt der Stadt GRÜNAU')
    await administrator.call('changeOffice', { params: { id: office.id }, body })
    expect((await addOffice('Jugendamt der Stadt Grünau-West')).name).toContain('West')
  })

  it('procedures of one office and cycle; another cycle or office may have the same title', async () => {
    const { id: officeId } = await addOffice('Jugendamt Doppelstadt')
    const add = (title: string, cycleStart = 2026) => ({
      body: { officeId, title, cycleStart, kind: 'ordinary' },
    })
    const made = await administrator.call('addProcedure', add('Qualität und Prüfung'))
    for (const title of doubles(made.title)) {
      const refused = await administrator.refused('addProcedure', add(title))
      const facts = { existing: made.id }
      expect(refused, title).toMatchObject({ code: 'procedure.titleTaken', field: 'title', facts })
    }
    const next = await administrator.call('addProcedure', add('Qualität und Prüfung', 2031))
    const back = { title: 'qualität  und prüfung', cycleStart: 2026, kind: 'ordinary' }
    const moved = { params: { id: next.id }, body: back }
    expect((await administrator.refused('changeProcedure', moved)).code).toBe(
      'procedure.titleTaken',
    )
    const renamed = {
      params: { id: next.id },
      body: { title: 'Folgeprüfung', cycleStart: 2031, kind: 'ordinary' },
    }
    expect(await administrator.call('changeProcedure', renamed)).toMatchObject({
      title: 'Folgeprüfung',
    })
  })

  it('accounts: by address; and an address can change', async () => {
    const body = { name: 'Mia Neu', role: 'analyst', officeId: null }
    const add = (email: string) => administrator.call('addAccount', { body: { ...body, email } })
    const { account } = await add('m.neu@dorf.example')
    const refused = await administrator.refused('addAccount', {
      body: { ...body, email: 'M.NEU@Dorf.Example' },
    })
    const facts = { existing: account.id }
    expect(refused).toMatchObject({ code: 'account.emailTaken', field: 'email', facts })
    const other = (await add('m.alt@dorf.example')).account
    const change = (email: string) => ({
      params: { id: other.id },
      body: { ...body, email, active: true },
    })
    expect((await administrator.refused('changeAccount', change(account.email))).code).toBe(
      'account.emailTaken',
    )
    const changed = await administrator.call('changeAccount', change('m.verheiratet@dorf.example'))
    expect(changed.email).toBe('m.verheiratet@dorf.example')
  })

  it('workshops of one procedure and day, also when one is renamed', async () => {
    const made = await addWorkshop('Für K1 prüfen')
    const params = { id: village.own.procedureId }
    for (const title of doubles(made.title)) {
      const refused = await facilitator.refused('addWorkshop', {
        params,
        body: workshopBody(title),
      })
      const facts = { existing: made.id }
      expect(refused, title).toMatchObject({ code: 'workshop.titleTaken', field: 'title', facts })
    }
    const other = await addWorkshop('Eine andere')
    const {
      caseId: _case,
      catalogueKey: _key,
      catalogueVersion: _version,
      ...plan
    } = workshopBody('für k1  prüfen')
    const refused = await facilitator.refused('planWorkshop', {
      params: { id: other.id },
      body: plan,
    })
    expect(refused.code).toBe('workshop.titleTaken')
  })
})

describe('[OF2] what nothing hangs on can be removed, with a line in the audit trail', () => {
  it('an office; one with accounts or procedures says how many', async () => {
    const { id } = await addOffice('Jugendamt Irrtum')
    await administrator.call('removeOffice', { params: { id } })
    expect((await administrator.call('listOffices')).some((office) => office.id === id)).toBe(false)
    expect(await audited('office.removed', id)).toEqual([{ actorId: village.administrator }])
    const used = await administrator.refused('removeOffice', {
      params: { id: village.own.officeId },
    })
    expect(used).toMatchObject({
      status: 409,
      code: 'office.inUse',
      facts: { accounts: 2, procedures: 1 },
    })
    expect((await administrator.refused('removeOffice', { params: { id } })).status).toBe(404)
  })

  it('an account nobody ever used; one that logged in stays', async () => {
    const body = { name: 'Irr Tum', role: 'facilitator', officeId: null }
    const add = (email: string) => administrator.call('addAccount', { body: { ...body, email } })
    const { account } = await add('irrtum@dorf.example')
    await administrator.call('removeAccount', { params: { id: account.id } })
    expect(await audited('account.removed', account.id)).toHaveLength(1)
    const used = await add('benutzt@dorf.example')
    const login = { email: used.account.email, password: used.startPassword }
    await new Caller(server).call('login', { body: login })
    const params = { id: used.account.id }
    expect((await administrator.refused('removeAccount', { params })).code).toBe('account.inUse')
    // Who submitted or released a text stays, too, and so does the last administration.
    for (const [id, code] of [
      [village.coordinator, 'account.inUse'],
      [village.secondCoordinator, 'account.inUse'],
      [village.administrator, 'account.lastAdministrator'],
    ] as const)
      expect((await administrator.refused('removeAccount', { params: { id } })).code).toBe(code)
  })

  it('a procedure without cases and workshops', async () => {
    const { id: officeId } = await addOffice('Jugendamt Leerfeld')
    const body = { officeId, title: 'Aus Versehen', cycleStart: 2026, kind: 'ordinary' }
    const { id } = await administrator.call('addProcedure', { body })
    await administrator.call('removeProcedure', { params: { id } })
    expect(await audited('procedure.removed', id)).toHaveLength(1)
    const params = { id: village.own.procedureId }
    expect(await administrator.refused('removeProcedure', { params })).toMatchObject({
      code: 'procedure.inUse',
      facts: { cases: 1 },
    })
  })

  it('a catalogue no workshop uses', async () => {
    const version = 'irrtum'
    await administrator.call('addCatalogue', { body: { ...sampleCatalogue, version } })
    const { key } = sampleCatalogue
    const listed = await administrator.call('listCatalogues')
    const removable = (of: string) => listed.find((one) => one.version === of)?.removable
    expect([removable(version), removable('1')]).toEqual([true, false])
    await administrator.call('removeCatalogue', { params: { key, version } })
    expect(await audited('catalogue.removed', `${key}@${version}`)).toHaveLength(1)
    expect(
      await administrator.refused('removeCatalogue', { params: { key, version: '1' } }),
    ).toMatchObject({ status: 409, code: 'catalogue.inUse' })
  })

  it('a workshop that was never opened: its seats and code are gone; an opened one stays', async () => {
    const made = await addWorkshop('Wird doch nichts')
    const params = { id: made.id }
    expect((await foreign.refused('removeWorkshop', { params })).status).toBe(404)
    const { code } = await facilitator.call('rotateJoinCode', { params, body: { hours: 12 } })
    const gathering = new Gathering(server, { ...village.own, workshopId: made.id, code })
    const { visitor } = await gathering.waiting()
    await facilitator.call('removeWorkshop', { params })
    await visitor.until(({ shownOut }) => shownOut !== null, 'shown out')
    expect(await audited('workshop.removed', made.id)).toHaveLength(1)
    const left = ['seat', 'workshop_event', 'workshop_command', 'join_code'].map((table) =>
      server.deps.sqlite
        .prepare(`SELECT count(*) FROM ${table} WHERE workshopId = ?`)
        .pluck()
        .get(made.id),
    )
    expect(left).toEqual([0, 0, 0, 0])
    expect((await facilitator.refused('getWorkshop', { params })).status).toBe(404)
    gathering.leave()

    const opened = new Gathering(server, village.own)
    const holder = await opened.facilitator(village.facilitator)
    await holder.must({ type: 'openWorkshop' })
    const own = { params: { id: village.own.workshopId } }
    expect(await facilitator.refused('removeWorkshop', own)).toMatchObject({
      status: 409,
      code: 'workshop.inUse',
    })
    opened.leave()
  })
})

describe('[OF5] a sample workshop', () => {
  it('is marked, belongs to whoever asked for it, and is in no list of the administration', async () => {
    const everything = { body: { text: '', state: null, id: null, page: 0 } }
    const before = await administrator.call('findProcedures', everything)
    const sample = await facilitator.call('addSample')
    expect(sample).toMatchObject({ sample: true, status: 'planned' })
    expect(sample.title).toMatch(/^Beispiel/)
    const found = await facilitator.call('getWorkshop', { params: { id: sample.id } })
    expect(found.basis.reviewCase?.label).toContain('erfunden')
    expect(found.basis.catalogueStatus).toMatch(/^Entwurf/)
    expect(await administrator.call('findProcedures', everything)).toEqual(before)
    const listed = { body: { text: 'Beispiel', id: null, page: 0 } }
    expect((await administrator.call('findOffices', listed)).total).toBe(0)
    const offices = await administrator.call('listOffices')
    expect(offices.some(({ name }) => name.startsWith('Beispiel'))).toBe(false)
    expect((await foreign.call('listWorkshops')).some(({ id }) => id === sample.id)).toBe(false)
    expect((await foreign.refused('removeSample', { params: { id: sample.id } })).status).toBe(404)
  })

  it('is removed as a whole, also after it was opened; a real workshop never that way', async () => {
    const sample = await facilitator.call('addSample')
    const gathering = new Gathering(server, { ...village.own, workshopId: sample.id, code: '' })
    const holder = await gathering.facilitator(village.facilitator)
    await holder.must({ type: 'openWorkshop' })
    await facilitator.call('removeSample', { params: { id: sample.id } })
    await holder.until(({ shownOut }) => shownOut !== null, 'shown out')
    gathering.leave()
    const { sqlite } = server.deps
    const count = (query: string, id: string) => sqlite.prepare(query).pluck().get(id)
    expect(count('SELECT count(*) FROM case_version WHERE caseId = ?', sample.caseId ?? '')).toBe(0)
    expect(count('SELECT count(*) FROM procedure WHERE id = ?', sample.procedureId)).toBe(0)
    expect(count('SELECT count(*) FROM workshop_event WHERE workshopId = ?', sample.id)).toBe(0)
    const real = { params: { id: village.own.workshopId } }
    expect((await facilitator.refused('removeSample', real)).status).toBe(404)
    expect((await facilitator.call('getWorkshop', real)).workshop.id).toBe(village.own.workshopId)
  })
})

describe('the catalogues the product comes with', () => {
  it('are offered until they are taken, with how far they are', async () => {
    const offered = await administrator.call('listShippedCatalogues')
    expect(offered.map(({ criteria }) => criteria).every((count) => count > 10)).toBe(true)
    expect(offered.every(({ status }) => status.startsWith('Entwurf'))).toBe(true)
    const consultant = offered.find(({ taken }) => !taken)
    if (!consultant) throw new Error('all are taken')
    const { key, version } = consultant
    const taken = await administrator.call('takeShippedCatalogue', { body: { key, version } })
    expect(taken).toMatchObject({ key, version, removable: true })
    const after = await administrator.call('listShippedCatalogues')
    expect(after.find((one) => one.key === key)?.taken).toBe(true)
    const again = await administrator.refused('takeShippedCatalogue', { body: { key, version } })
    expect(again.code).toBe('catalogue.versionTaken')
  })

  it('one read in the wrong encoding is refused by the server, too', async () => {
    const [criterion] = sampleCatalogue.criteria
    const criteria = [{ ...criterion, title: 'gem\ufffd\ufffd \ufffd 8a' }]
    const body = { ...sampleCatalogue, version: 'latin', criteria }
    expect((await administrator.refused('addCatalogue', { body })).code).toBe('catalogue.encoding')
  })
})

describe('[OF4] what a planned workshop reads', () => {
  const release = async (caseId: string, version: number) => {
    const db = wholeDatabase(server.deps.db)
    const [one] = await db
      .selectFrom('case_version')
      .selectAll()
      .where('caseId', '=', caseId)
      .execute()
    if (!one) throw new Error('no text')
    await db
      .insertInto('case_version')
      .values({ ...one, version })
      .execute()
  }

  it('a newer released text is told and taken until the opening; whoever waits gets it', async () => {
    const made = await addWorkshop('Fassung wechselt')
    const params = { id: made.id }
    expect((await facilitator.call('getWorkshop', { params })).basis).toMatchObject({
      reviewCase: { version: 1, newerVersion: null },
    })
    await release(made.caseId ?? '', 2)
    const told = await facilitator.call('getWorkshop', { params })
    expect(told.basis.reviewCase).toMatchObject({ version: 1, newerVersion: 2 })
    expect(told.basis.reviewCase?.hash).toHaveLength(64)
    const { caseId, catalogueKey, catalogueVersion } = made
    const body = { caseId, catalogueKey, catalogueVersion }
    expect((await foreign.refused('changeWorkshopBasis', { params, body })).status).toBe(404)
    const changed = await facilitator.call('changeWorkshopBasis', { params, body })
    expect(changed.caseVersion).toBe(2)
    expect(await audited('workshop.rebased', made.id)).toHaveLength(1)
    const elsewhere = { ...body, caseId: village.foreign.caseId }
    const refused = await facilitator.refused('changeWorkshopBasis', { params, body: elsewhere })
    expect(refused).toMatchObject({ status: 400, field: 'caseId' })
    const gathering = new Gathering(server, { ...village.own, workshopId: made.id, code: '' })
    const holder = await gathering.facilitator(village.facilitator)
    await holder.must({ type: 'openWorkshop' })
    const late = await facilitator.refused('changeWorkshopBasis', { params, body })
    expect(late.code).toBe('workshop.alreadyOpen')
    gathering.leave()
  })

  it('a day that has passed is asked about, and stays possible', async () => {
    const params = { id: village.own.procedureId }
    const body = { ...workshopBody('Auf Papier gehalten'), date: '2020-01-01' }
    const refused = await facilitator.refused('addWorkshop', { params, body })
    expect(refused).toMatchObject({ code: 'workshop.dayPast', field: 'date' })
    const made = await facilitator.call('addWorkshop', { params, body: { ...body, pastDay: true } })
    const { caseId: _case, catalogueKey: _key, catalogueVersion: _version, ...unchanged } = body
    // A plan whose day passed can still be mended without being asked again.
    const plan = {
      params: { id: made.id },
      body: { ...unchanged, start: '09:30' },
    }
    expect(await facilitator.call('planWorkshop', plan)).toMatchObject({ start: '09:30' })
    for (const start of ['24:00', '9:00', 'früh'])
      expect(
        await facilitator.refused('planWorkshop', { ...plan, body: { ...plan.body, start } }),
      ).toMatchObject({ status: 400, field: 'start' })
  })
})

describe('[OF3] an account with the password it was handed', () => {
  it('opens nothing until an own password was chosen, and the same one is no own one', async () => {
    const body = { email: 'start@dorf.example', name: 'Stella Art', role: 'facilitator' }
    const { account, startPassword } = await administrator.call('addAccount', {
      body: { ...body, officeId: null },
    })
    await administrator.call('assignFacilitators', {
      params: { id: village.own.procedureId },
      body: { facilitatorIds: [village.facilitator, village.coFacilitator, account.id] },
    })
    const caller = new Caller(server)
    const login = { email: body.email, password: startPassword }
    const found = await caller.call('login', { body: login })
    expect(found.mustChangePassword).toBe(true)
    expect((await caller.refused('listWorkshops')).code).toBe('login.startPassword')
    const own = { params: { id: village.own.workshopId } }
    expect((await caller.refused('getWorkshop', own)).status).toBe(403)
    // The room's door, too, whatever else is known about it.
    expect((await caller.refused('getRoomCatalogue', own)).status).toBe(404)
    const change = (next: string) => ({ body: { current: startPassword, next } })
    expect(await caller.refused('changePassword', change(startPassword))).toMatchObject({
      code: 'account.passwordSame',
      field: 'next',
    })
    await caller.call('changePassword', change(PASSWORD))
    expect((await caller.call('me')).account?.mustChangePassword).toBe(false)
    expect(await caller.call('getWorkshop', own)).toBeDefined()
    // A reset makes it a handed-over one again.
    await administrator.call('resetPassword', { params: { id: account.id } })
    const row = await server.deps.db
      .selectFrom('account')
      .select('mustChangePassword')
      .where('id', '=', account.id)
      .executeTakeFirstOrThrow()
    expect(row.mustChangePassword).toBe(1)
  })
})
