// A living workshop with a person in every role, made anew whenever the inputs have worn it out.
import * as Y from 'yjs'
import type { Cookies, RoomVisitor } from '../../../server/demo/visitor.ts'
import { toBase64 } from '../../../shared/kernel/base64.ts'
import { findingTextId, recommendationTextId } from '../../../shared/sharedText/sharedText.ts'
import { Y_TEXT } from '../../../shared/sharedText/mergedText.ts'
import type { Prng } from '../../support/prng.ts'
import { Gathering } from '../../support/roomLine.ts'
import { Caller, openTestServer, type TestServer } from '../../support/testServer.ts'
import { PASSWORD, sampleText, sessionOf, settle, stepOf } from '../../support/village.ts'
import type { Pool } from './schemaValues.ts'

/** A browser that opens lines. */
export interface Place {
  readonly as: 'facilitator' | 'seat' | 'projector'
  readonly cookies: Cookies
}

/** What inputs are thrown at. */
export interface FuzzWorld {
  readonly server: TestServer
  readonly workshopIds: readonly string[]
  readonly places: readonly Place[]
  readonly callers: readonly Caller[]
  pool(): Pool
  close(): Promise<void>
}

const someUpdate = (): string => {
  const doc = new Y.Doc()
  doc.getText(Y_TEXT).insert(0, 'Satz')
  return toBase64(Y.encodeStateAsUpdate(doc))
}

/** Every text in a value. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      yield key
      yield* textsIn(inner)
    }
}

/** An open workshop in the middle of its day, with things of many kinds in it. */
export async function openFuzzWorld(prng: Prng): Promise<FuzzWorld> {
  const server = await openTestServer({ env: { FALLWERKSTATT_MESSAGES_PER_SECOND: '1000000' } })
  const village = await settle(server.deps)
  const { workshopId } = village.own
  const gathering = new Gathering(server, village.own)
  const holder = await gathering.facilitator(village.facilitator)
  const seats = await seatsOf(gathering, holder)
  await furnish(holder, prng)
  const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
  const accounts = [village.administrator, village.coordinator, village.secondCoordinator]
  const callers = [...accounts, village.facilitator, village.analyst, village.foreignFacilitator]
  const fixed = [...textsIn(village), ...textsIn(sampleText), PASSWORD, 'P-01-1', someUpdate()]
  return {
    server,
    workshopIds: [workshopId, village.foreign.workshopId],
    places: [
      { as: 'facilitator', cookies: await sessionOf(server.deps, village.facilitator) },
      ...seats.map((cookies) => ({ as: 'seat' as const, cookies })),
    ],
    callers: [
      new Caller(server),
      ...(await Promise.all(callers.map(as))),
      ...seats.map((cookies) => new Caller(server, cookies)),
    ],
    pool: () => {
      const { room } = holder.mirror.view
      const ids = [...room.finding.findings.map(({ id }) => findingTextId(id, 'title'))]
      const wordings = room.recommendation.recommendations.map(({ id }) => recommendationTextId(id))
      return [...new Set([...fixed, ...textsIn(room), ...ids, ...wordings])]
    },
    close: async () => {
      gathering.leave()
      await server.close()
    },
  }
}

/** A recorder, a participant and a person who still waits. */
async function seatsOf(gathering: Gathering, holder: RoomVisitor): Promise<Cookies[]> {
  const found: Cookies[] = []
  for (const role of ['recorder', 'participant'] as const) {
    const { cookies, seatId } = await gathering.waiting()
    await holder.must({ type: 'admitSeat', seatId })
    await holder.must({ type: 'changeSeat', seatId, role, groupSize: 1 })
    found.push(cookies)
  }
  return [...found, (await gathering.waiting()).cookies]
}

/** One thing of every kind that others refer to. */
async function furnish(holder: RoomVisitor, prng: Prng): Promise<void> {
  await holder.must({ type: 'openWorkshop' })
  await holder.must({ type: 'enterStep', stepId: stepOf('annotate') })
  await holder.must({ type: 'moveDayMarker', day: 5 })
  await holder.must({ type: 'parkTopic', id: prng.id(), text: 'Thema' })
  await holder.must({ type: 'askQuestion', id: prng.id(), text: 'Frage' })
  const content = { id: prng.id(), title: 'Situation', entryIds: ['e1'], question: '' }
  await holder.must({ type: 'changeKeySituation', content, revision: 0 })
  await holder.must({
    type: 'changeGroup',
    group: { id: prng.id(), title: 'Gruppe' },
    before: null,
  })
  await holder.must({
    type: 'changeFinding',
    revision: 0,
    content: {
      id: prng.id(),
      direction: 'strength',
      level: null,
      evidenceLevel: null,
      criterionId: null,
      rating: null,
      annotationIds: [],
      spans: [],
      noEvidenceReason: 'Erfahrung',
      factors: [],
      groupId: null,
      keySituationId: null,
    },
  })
  await holder.must({
    type: 'changeRecommendation',
    revision: 0,
    content: {
      id: prng.id(),
      findingIds: [],
      addressee: 'office',
      owner: 'Leitung',
      due: null,
      indicator: '',
    },
  })
}
