// Draws of cases over the network: who lays down, binds, uncovers, leaves out and gives up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import { casesOf, orderOf, partCommitment, seedOfParts } from '../../shared/draw/draw.ts'
import type { Announcement, Draw, Draws } from '../../shared/draw/draw.schema.ts'
import { newPartValue } from '../../shared/draw/drawList.ts'
import { newId } from '../../shared/kernel/id.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { addPlace, sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
let office: Caller
let facilitator: Caller
beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  office = new Caller(server, await sessionOf(server.deps, village.coordinator))
  facilitator = new Caller(server, await sessionOf(server.deps, village.facilitator))
})
afterAll(() => server.close())

const NONE = { courtCase: 0, staffConcerned: 0, press: 0 }
const announcement = (change: Partial<Announcement> = {}): Announcement => ({
  ...{ commitment: 'ab'.repeat(32), rule: 'drawnOnly', seedKind: 'parties' },
  strata: [{ year: null, result: null, size: 40, take: 3, excludedBefore: NONE }],
  ...change,
})
const DICE = '351624351624351624351624'

async function procedure(): Promise<{ id: string }> {
  const between = [village.coordinator, village.secondCoordinator] as const
  const place = await addPlace(server.deps, village.own.officeId, [village.facilitator], between)
  return { id: place.procedureId }
}

const newest = ({ draws }: Draws): Draw => {
  const [draw] = draws
  if (!draw) throw new Error('there is no draw')
  return draw
}

/** A draw that was laid down, and how to call about it. */
async function laidDown(change: Partial<Announcement> = {}) {
  const { id } = await procedure()
  const draw = newest(
    await office.call('announceDraw', { params: { id }, body: announcement(change) }),
  )
  return { id, draw, params: { id, drawId: draw.id } }
}

/** A draw that was made with dice. */
async function drawn(change: Partial<Announcement> = {}) {
  const { id, params } = await laidDown({ seedKind: 'dice', ...change })
  const made = newest(await office.call('enterDice', { params, body: { dice: DICE } }))
  return { id, params, draw: made }
}

const auditOf = (action: string) =>
  server.deps.db.selectFrom('audit').selectAll().where('action', '=', action).execute()

describe('[DR3] what is drawn from', () => {
  it('is laid down before a seed, is the same for both sides, and never changes', async () => {
    const { id, draw } = await laidDown()
    expect(draw).toMatchObject({ ...announcement(), number: 1, seed: null, drawnOn: null })
    expect(newest(await facilitator.call('listDraws', { params: { id } }))).toEqual(draw)
    const lines = (await auditOf('draw.announced')).filter(({ objectId }) => objectId === draw.id)
    expect(lines).toMatchObject([{ actorId: village.coordinator }])
    const db = wholeDatabase(server.deps.db)
    for (const set of [
      { commitment: 'cd'.repeat(32) },
      { strata: '[]' },
      { rule: 'wholeList' as const },
    ])
      await expect(
        db.updateTable('draw').set(set).where('id', '=', draw.id).execute(),
      ).rejects.toThrow(/laid down/)
    await expect(db.deleteFrom('draw').where('id', '=', draw.id).execute()).rejects.toThrow(
      /never removed/,
    )
  })

  it('is refused with a list, and with what it cannot be', async () => {
    const params = await procedure()
    const path = `/api/procedures/${params.id}/draws`
    for (const change of [
      { list: ['51/1', '51/2'] },
      { strata: [{ year: null, result: null, size: 2, take: 3, excludedBefore: NONE }] },
      { strata: [{ year: null, result: null, size: 9, take: 3, excludedBefore: { other: 1 } }] },
    ])
      expect((await office.send('POST', path, { ...announcement(), ...change })).status).toBe(400)
  })
})

it('[DR11] a part of one or two cases is not laid down, unless it is the whole list', async () => {
  const { id } = await procedure()
  const part = (year: number | null, size: number) => ({
    ...{ year, result: null, size, take: 1, excludedBefore: NONE },
  })
  const send = (strata: Announcement['strata']) =>
    office.send('POST', `/api/procedures/${id}/draws`, announcement({ strata }))
  expect((await send([part(2023, 40), part(2024, 2)])).status).toBe(400)
  expect((await send([part(2023, 40), part(2024, 0)])).status).toBe(400)
  const other = { params: await procedure(), body: announcement({ strata: [part(null, 2)] }) }
  expect(newest(await office.call('announceDraw', other)).strata).toHaveLength(1)
  expect((await send([part(2023, 40), part(2024, 3)])).status).toBe(200)
})

it('[DR11] a draw of smaller parts, laid down before that was refused, stays readable', async () => {
  const params = await procedure()
  const strata = [2023, 2024].map((year) => ({
    ...{ year, result: null, size: 2, take: 1, excludedBefore: NONE },
  }))
  const { commitment, rule, seedKind } = announcement()
  await wholeDatabase(server.deps.db)
    .insertInto('draw')
    .values({
      ...{ id: newId(), procedureId: params.id, number: 1, commitment, rule, seedKind },
      ...{ strata: JSON.stringify(strata), announcedAt: 0 },
    })
    .execute()
  expect(newest(await office.call('listDraws', { params })).strata).toEqual(strata)
})

describe('[DR4] the seed of two parties', () => {
  it('is made of both values, which nobody sees before both are bound, the office uncovering first', async () => {
    const { id, draw, params } = await laidDown()
    const [own, other] = [newPartValue(), newPartValue()]
    const bind = (caller: Caller, party: 'office' | 'facilitation', value: string) =>
      caller.call('bindPart', { params, body: { commitment: partCommitment(party, value) } })
    const uncover = (value: string) => ({ params, body: { value } })
    expect((await office.refused('uncoverPart', uncover(own))).code).toBe('draw.moved')
    await bind(office, 'office', newPartValue())
    // Until something is uncovered a lost value can be replaced.
    await bind(office, 'office', own)
    expect((await office.refused('uncoverPart', uncover(own))).code).toBe('draw.moved')
    const bound = newest(await bind(facilitator, 'facilitation', other))
    expect(bound.parts.office.value).toBeNull()
    expect((await facilitator.refused('uncoverPart', uncover(other))).code).toBe('draw.moved')
    const wrong = await office.refused('uncoverPart', uncover(other))
    expect([wrong.code, wrong.field]).toEqual(['draw.valueWrong', 'value'])
    const half = newest(await office.call('uncoverPart', uncover(own)))
    expect([half.parts.office.value, half.seed]).toEqual([own, null])
    // From here on neither binds itself to another value.
    const again = { params, body: { commitment: partCommitment('facilitation', newPartValue()) } }
    expect((await facilitator.refused('bindPart', again)).code).toBe('draw.moved')
    const whole = newest(await facilitator.call('uncoverPart', uncover(other)))
    expect(whole).toMatchObject({ id: draw.id, seed: seedOfParts(own, other) })
    expect(casesOf(whole, 1)).toEqual(orderOf(whole, 1).slice(0, 3))
    expect(newest(await office.call('listDraws', { params: { id } }))).toEqual(whole)
  })

  it('is never taken from the other party, and none of it changes once it was drawn', async () => {
    const { draw, params } = await laidDown()
    const value = newPartValue()
    const commitment = partCommitment('office', value)
    await office.call('bindPart', { params, body: { commitment } })
    // The facilitation hands in the same hash; the value behind it is not its own.
    await facilitator.call('bindPart', { params, body: { commitment } })
    await office.call('uncoverPart', { params, body: { value } })
    const copied = await facilitator.refused('uncoverPart', { params, body: { value } })
    expect(copied.code).toBe('draw.valueWrong')
    const db = wholeDatabase(server.deps.db)
    await expect(
      db
        .updateTable('draw')
        .set({ officeValue: newPartValue() })
        .where('id', '=', draw.id)
        .execute(),
    ).rejects.toThrow(/uncovered stays/)
    const { draw: made } = await drawn()
    await expect(
      db
        .updateTable('draw')
        .set({ seed: '1'.repeat(24) })
        .where('id', '=', made.id)
        .execute(),
    ).rejects.toThrow(/made once/)
  })

  it('may be rolled: typed in once, by either side, and only digits that were rolled', async () => {
    const { params } = await laidDown({ seedKind: 'dice' })
    const path = `/api/procedures/${params.id}/draws/${params.drawId}/dice`
    for (const dice of ['35162', '1'.repeat(24), `${DICE}x`])
      expect((await facilitator.send('POST', path, { dice })).status).toBe(400)
    const made = newest(await facilitator.call('enterDice', { params, body: { dice: DICE } }))
    expect(made.seed).toBe(DICE)
    const twice = await office.refused('enterDice', { params, body: { dice: `${DICE}1` } })
    expect(twice.code).toBe('draw.moved')
    const part = { params, body: { commitment: 'ab'.repeat(32) } }
    expect((await office.refused('bindPart', part)).code).toBe('draw.moved')
  })

  it('tells each side what it waits for', async () => {
    const { id, params } = await laidDown()
    const steps = async () =>
      Promise.all(
        [office, facilitator].map(
          async (caller) =>
            (await caller.call('listDrawTasks')).find(({ procedureId }) => procedureId === id)
              ?.step,
        ),
      )
    const [own, other] = [newPartValue(), newPartValue()]
    expect(await steps()).toEqual(['bind', 'bind'])
    const bind = (party: 'office' | 'facilitation', value: string) => ({
      params,
      body: { commitment: partCommitment(party, value) },
    })
    await office.call('bindPart', bind('office', own))
    expect(await steps()).toEqual(['wait', 'bind'])
    await facilitator.call('bindPart', bind('facilitation', other))
    expect(await steps()).toEqual(['uncover', 'wait'])
    await office.call('uncoverPart', { params, body: { value: own } })
    expect(await steps()).toEqual(['wait', 'uncover'])
    await facilitator.call('uncoverPart', { params, body: { value: other } })
    expect(await steps()).toEqual([undefined, undefined])
  })
})

describe('[DR6] a case that was drawn', () => {
  const out = (params: { id: string; drawId: string }, position: number, change = {}) => ({
    params,
    body: { stratum: 1, position, reason: 'press' as const, since: false, ...change },
  })

  it('is left out for a reason, and the next one of the order follows', async () => {
    const { params, draw } = await drawn()
    const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = orderOf(draw, 1)
    const after = newest(await office.call('excludeDrawn', out(params, second)))
    expect(casesOf(after, 1)).toEqual([first, third, fourth])
    expect(after.excluded).toMatchObject([{ position: second, reason: 'press', since: false }])
    const next = newest(await office.call('excludeDrawn', out(params, fourth, { reason: 'open' })))
    expect(casesOf(next, 1)).toEqual([first, third, fifth])
    // One that does not count cannot be left out, nor one twice.
    for (const position of [second, orderOf(draw, 1).at(-1) ?? 0])
      expect((await office.refused('excludeDrawn', out(params, position))).code).toBe('draw.moved')
    await expect(
      wholeDatabase(server.deps.db)
        .updateTable('draw_exclusion')
        .set({ reason: 'courtCase' })
        .where('drawId', '=', params.drawId)
        .execute(),
    ).rejects.toThrow(/told for ever/)
  })

  it('stays where reasons were looked for before, unless one came about since, or it is open', async () => {
    const { params, draw } = await drawn({ rule: 'wholeList' })
    const [first = 0, second = 0] = orderOf(draw, 1)
    const refused = await office.refused('excludeDrawn', out(params, first))
    expect([refused.code, refused.field]).toEqual(['draw.notByRule', 'since'])
    const since = newest(await office.call('excludeDrawn', out(params, first, { since: true })))
    expect(since.excluded).toMatchObject([{ position: first, since: true }])
    const open = newest(await office.call('excludeDrawn', out(params, second, { reason: 'open' })))
    expect(open.excluded).toHaveLength(2)
  })
})

describe('[DR7] a procedure', () => {
  it('has one draw that counts; another one follows only on one that was given up, which stays', async () => {
    const { id, params } = await laidDown()
    const again = { params: { id }, body: announcement() }
    expect((await office.refused('announceDraw', again)).code).toBe('draw.exists')
    await office.call('discardDraw', { params, body: { reason: 'listWrong' } })
    const twice = await office.refused('discardDraw', { params, body: { reason: 'listWrong' } })
    expect(twice.code).toBe('draw.moved')
    const part = { params, body: { commitment: 'ab'.repeat(32) } }
    expect((await office.refused('bindPart', part)).code).toBe('draw.moved')
    const { draws } = await office.call('announceDraw', again)
    expect(draws.map(({ number, discarded }) => [number, discarded?.reason])).toEqual([
      ...([
        [2, undefined],
        [1, 'listWrong'],
      ] as const),
    ])
  })

  it('answers for its own draws alone', async () => {
    const [own, other] = [await laidDown(), await laidDown()]
    const crossed = { id: own.id, drawId: other.params.drawId }
    const body = { reason: 'listWrong' as const }
    expect((await office.refused('discardDraw', { params: crossed, body })).code).toBe('draw.moved')
  })
})

describe('[DR10] cases that were drawn', () => {
  const add = (id: string, origin: 'random' | 'additional') => ({
    params: { id },
    body: { label: `Fall ${newId()}`, origin, closed: true as const },
  })

  it('are added as often as was drawn and no more; others are additional, and counted apart', async () => {
    const { id, params } = await laidDown({ seedKind: 'dice' })
    const db = wholeDatabase(server.deps.db)
    // The place has a case of its own from before.
    await db
      .updateTable('review_case')
      .set({ origin: 'additional' })
      .where('procedureId', '=', id)
      .execute()
    const early = await office.refused('addCase', add(id, 'random'))
    expect([early.code, early.field]).toEqual(['draw.allAdded', 'origin'])
    await office.call('enterDice', { params, body: { dice: DICE } })
    for (let at = 0; at < 3; at++) await office.call('addCase', add(id, 'random'))
    expect((await office.refused('addCase', add(id, 'random'))).code).toBe('draw.allAdded')
    await office.call('addCase', add(id, 'additional'))
    const { cases } = await office.call('listDraws', { params: { id } })
    expect(cases).toEqual({ random: 3, additional: 2 })
  })

  it('are no more than are left where a part has no further case', async () => {
    const strata = [{ year: null, result: null, size: 3, take: 3, excludedBefore: NONE }]
    const { id, params, draw } = await drawn({ strata })
    const db = wholeDatabase(server.deps.db)
    await db
      .updateTable('review_case')
      .set({ origin: 'additional' })
      .where('procedureId', '=', id)
      .execute()
    const [position = 0] = casesOf(draw, 1)
    await office.call('excludeDrawn', {
      params,
      body: { stratum: 1, position, reason: 'press', since: false },
    })
    for (let at = 0; at < 2; at++) await office.call('addCase', add(id, 'random'))
    expect((await office.refused('addCase', add(id, 'random'))).code).toBe('draw.allAdded')
  })
})
