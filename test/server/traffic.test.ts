import { afterEach, describe, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { roomRules, type RoomRules } from '../../server/room/roomRules.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { Ballot } from '../../shared/vote/vote.ts'
import { ask, Gathering, waitFor } from '../support/roomLine.ts'
import { openTestServer, type TestServer } from '../support/testServer.ts'
import { findBallots, findForeign, type Written } from '../support/trafficProbe.ts'
import { sampleText, settle, stepOf } from '../support/village.ts'

/** Counts are gathered for a quarter of a second before they are sent. */
const GATHERED_MS = 400
const pause = () => new Promise((resolve) => setTimeout(resolve, GATHERED_MS))

/** Room rules without the filter: everybody hears everything. */
const unfiltered: RoomRules = { ...roomRules, audience: () => ({ channel: 'room' }) }

const servers: TestServer[] = []
const gatherings: Gathering[] = []
afterEach(async () => {
  for (const gathering of gatherings.splice(0)) gathering.leave()
  for (const server of servers.splice(0)) await server.close()
})

interface Person {
  readonly who: string
  readonly visitor: RoomVisitor
}

/** A workshop in the silent phase with a person in every role. */
async function openDay(rules: RoomRules) {
  const server = await openTestServer({ rules })
  servers.push(server)
  const village = await settle(server.deps)
  const gathering = new Gathering(server, village.own)
  gatherings.push(gathering)
  const facilitator = await gathering.facilitator(village.facilitator)
  const second = await gathering.facilitator(village.coFacilitator)
  const seats = [
    await gathering.seat(facilitator),
    await gathering.seat(facilitator),
    await gathering.seat(facilitator),
  ] as const
  const observer = await gathering.seat(facilitator)
  const change = { seatId: observer.seatId, role: 'observer' as const, groupSize: 1 }
  await facilitator.must({ type: 'changeSeat', ...change })
  await facilitator.must({ type: 'nameCoFacilitator', seatId: seats[2].seatId, named: true })
  const projector = await gathering.projector()
  const { visitor: waiting } = await gathering.waiting()
  await facilitator.must({ type: 'openWorkshop' })
  await facilitator.must({ type: 'moveDayMarker', day: 5 })
  await facilitator.must({ type: 'enterStep', stepId: stepOf('annotate') })
  const everybody: Person[] = [
    { who: 'facilitator', visitor: facilitator },
    { who: 'second facilitator', visitor: second },
    { who: 'one seat', visitor: seats[0] },
    { who: 'other seat', visitor: seats[1] },
    { who: 'co-facilitator', visitor: seats[2] },
    { who: 'observer', visitor: observer },
    { who: 'projector', visitor: projector },
    { who: 'waiting', visitor: waiting },
  ]
  return { server, facilitator, seats, everybody }
}

type Day = Awaited<ReturnType<typeof openDay>>

const facilitating = ['facilitator', 'second facilitator', 'co-facilitator']
const recorded = ({ everybody }: Pick<Day, 'everybody'>) =>
  everybody.map(({ who, visitor }) => ({
    who,
    seatId: visitor.seatId,
    facilitates: facilitating.includes(who),
    received: visitor.received,
  }))

/** Two seats annotate, change and delete; afterwards every line is lost once and comes back. */
async function annotate({ seats, everybody }: Day): Promise<Written[]> {
  const written: Written[] = []
  for (let n = 0; n < 6; n++) {
    const by = seats[n % 2] ?? seats[0]
    const [id, commandId, canary] = [newId(), newId(), `kanarienvogel-${n}`]
    const entry = sampleText.entries[n % 3]
    const quote = entry?.text.slice(0, 15) ?? ''
    const content = {
      span: { entryId: entry?.id ?? '', start: 0, end: 15, quote },
      criterionId: 'P-01-1',
      direction: 'potential' as const,
      weight: 2 as const,
      rating: 'met',
      note: canary,
      paper: false,
    }
    expect(await ask(by, { type: 'addAnnotation', id, content }, commandId)).toBe('ok')
    if (n > 3) await by.must({ type: 'reviseAnnotation', id, revision: 1, content })
    if (n === 5) await by.must({ type: 'removeAnnotation', id })
    await by.must({ type: 'setReady', ready: n % 2 === 0 })
    written.push({ seatId: by.seatId, id, commandId, canary })
  }
  await pause()
  await comeBack(everybody)
  return written
}

async function comeBack(everybody: readonly Person[]): Promise<void> {
  const before = everybody.map(({ visitor }) => visitor.received.length)
  for (const { visitor } of everybody) visitor.cut()
  const greeted = () =>
    everybody.every(({ visitor }, at) =>
      visitor.received.slice(before[at]).some((text) => /^\{"t":"(welcome|waiting)"/.test(text)),
    )
  await waitFor(greeted, 'everybody is back')
  await pause()
}

describe('recorded traffic before the reveal, over real sockets', () => {
  it('[RO6] holds no foreign text, author, id, order or count for any role', async () => {
    const day = await openDay(roomRules)
    const written = await annotate(day)
    const own = day.seats[0].received.join('\n')
    expect(
      written.every(({ seatId, canary }) => seatId !== day.seats[0].seatId || own.includes(canary)),
    ).toBe(true)
    expect(findForeign(recorded(day), written)).toEqual([])
  })

  it('the same recording with the filter taken out is caught', async () => {
    const day = await openDay(unfiltered)
    const found = findForeign(recorded(day), await annotate(day))
    for (const who of ['facilitator', 'other seat', 'observer', 'projector']) {
      expect(found).toContain(`${who} received a foreign note`)
      expect(found).toContain(`${who} received a foreign annotation id`)
      expect(found).toContain(`${who} received annotationAdded of another seat`)
    }
  })

  it('[RO7] when somebody writes, the others are sent nothing at all', async () => {
    const { seats, everybody } = await openDay(roomRules)
    await pause()
    const others = everybody.filter(({ who }) =>
      ['other seat', 'observer', 'projector', 'waiting'].includes(who),
    )
    const before = others.map(({ visitor }) => visitor.received.length)
    const quote = sampleText.entries[0]?.text.slice(0, 15) ?? ''
    const content = {
      span: { entryId: 'e1', start: 0, end: 15, quote },
      criterionId: 'P-01-1',
      direction: 'strength' as const,
      weight: 1 as const,
      rating: null,
      note: '',
      paper: false,
    }
    for (let n = 0; n < 5; n++) await seats[0].must({ type: 'addAnnotation', id: newId(), content })
    await pause()
    const news = others.map(({ who, visitor }, at) => [who, visitor.received.slice(before[at])])
    expect(news).toEqual(others.map(({ who }) => [who, []]))
  })
})

/** Opens a secret vote between two key situations. */
async function openVote({ facilitator }: Day) {
  await facilitator.must({ type: 'enterStep', stepId: stepOf('keySituations') })
  const options = [newId(), newId()]
  for (const [at, id] of options.entries()) {
    const content = { id, title: `Situation ${at}`, entryIds: ['e1'], question: '' }
    await facilitator.must({ type: 'changeKeySituation', content, revision: 0 })
  }
  const vote = {
    id: newId(),
    kind: 'keySituation' as const,
    subjectId: null,
    options,
    dots: 3,
    cumulative: true,
  }
  await facilitator.must({ type: 'openVote', vote })
  await pause()
  return { voteId: vote.id, options }
}

async function cast(visitor: RoomVisitor, ballot: Omit<Ballot, 'text'>): Promise<void> {
  const before = visitor.received.length
  visitor.say({ t: 'ballot', ballot: { ...ballot, text: '' } })
  const answered = () =>
    visitor.received.slice(before).some((text) => text.startsWith('{"t":"ballotAck"'))
  await visitor.until(answered, 'the ballot is taken')
}

describe('recorded traffic of a vote, over real sockets', () => {
  it('[VO2] holds no key, choice or flag while it is open, and only totals afterwards', async () => {
    const day = await openDay(roomRules)
    const { voteId, options } = await openVote(day)
    const starts = day.everybody.map(({ visitor }) => visitor.received.length)
    const keys = day.seats.map(() => newId())
    const [a = '', b = ''] = options
    for (const turn of [1, 2])
      for (const [at, seat] of day.seats.entries()) {
        const choice = turn === 2 ? { [a]: at, [b]: 3 - at } : { [b]: 1 }
        await cast(seat, { voteId, key: keys[at] ?? '', turn, choice })
      }
    await pause()
    const open = day.everybody.map(({ who, visitor }, at) => ({
      who,
      received: visitor.received.slice(starts[at]),
    }))
    expect(findBallots(open, keys, options)).toEqual([])
    await comeBack(day.everybody)
    await day.facilitator.must({ type: 'closeVote', voteId })
    const result = () => day.seats[0].mirror.view.room.vote.votes[0]?.result
    await waitFor(() => result() != null, 'the result')
    expect(result()).toMatchObject({ ballots: 3, totals: { [a]: 3, [b]: 6 } })
    const everything = day.everybody.flatMap(({ visitor }) => visitor.received).join('\n')
    expect(keys.filter((key) => everything.includes(key))).toEqual([])
    for (const choice of [`{"${a}":1,"${b}":2}`, `{"${a}":2,"${b}":1}`])
      expect(everything).not.toContain(choice)
  })

  it('a probe that finds nothing would find a ballot', () => {
    const ballot = '{"t":"commit","e":[{"key":"k1","choice":{"o1":1}}]}'
    expect(findBallots([{ who: 'x', received: [ballot] }], ['k1'], ['o1'])).toEqual([
      'x received a key',
      'x received a choice',
      'x received commit',
    ])
    const flag = '{"t":"voted","voteIds":["v1"]}'
    expect(findBallots([{ who: 'x', received: [flag] }], [], [])).toEqual([
      'x received that somebody voted',
    ])
  })
})
