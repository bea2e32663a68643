import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { commandSchema, type Command, type CommandType } from '../../shared/room/command.ts'
import { closeCode } from '../../shared/protocol/message.ts'
import { anyCommand } from '../support/anyCommand.ts'
import { openSocket, type BareLine } from '../support/lines.ts'
import { ask, Gathering, outcomeIn } from '../support/roomLine.ts'
import { openTestServer, type TestServer } from '../support/testServer.ts'
import { settle, stepOf } from '../support/village.ts'

const roles = [
  'facilitation that does not steer',
  'named co-facilitation',
  'recorder',
  'case bringers',
  'participant',
  'observer',
  'seat that waits',
  'seat that was removed',
  'projector',
  // Last, because it alone may open the workshop.
  'facilitation that steers',
] as const
type Role = (typeof roles)[number]

/** How a command is refused at the door; `ok` means the door is open, whatever a rule says behind it. */
const refusals: Record<string, string> = {
  hold: 'facilitation.notHolder',
  name: 'facilitation.notNamed',
  deny: 'access.denied',
  seat: 'seat.notAdmitted',
}

/** Written by hand from the design and the rules of the day, never made from `mayNot`: one column per role, in the order of `roles`. */
const table: Record<CommandType, string> = {
  //                      faci cofa reco brin part obse wait remo proj HOLD
  openWorkshop: '         hold hold hold hold hold hold seat seat seat ok',
  changeAgenda: '         hold hold hold hold hold hold seat seat seat ok',
  enterStep: '            hold hold hold hold hold hold seat seat seat ok',
  adjustClock: '          hold hold hold hold hold hold seat seat seat ok',
  moveDayMarker: '        hold hold hold hold hold hold seat seat seat ok',
  openOutcome: '          hold hold hold hold hold hold seat seat seat ok',
  startSeeTest: '         hold hold hold hold hold hold seat seat seat ok',
  admitSeat: '            hold hold hold hold hold hold seat seat seat ok',
  refuseSeat: '           hold hold hold hold hold hold seat seat seat ok',
  removeSeat: '           hold hold hold hold hold hold seat seat seat ok',
  changeSeat: '           hold hold hold hold hold hold seat seat seat ok',
  nameCoFacilitator: '    hold hold hold hold hold hold seat seat seat ok',
  setGroupingOpen: '      hold hold hold hold hold hold seat seat seat ok',
  announceReveal: '       hold hold hold hold hold hold seat seat seat ok',
  askToReveal: '          hold hold hold hold hold hold seat seat seat ok',
  answerToReveal: '       ok   ok   ok   ok   ok   ok   seat seat seat ok',
  reveal: '               hold hold hold hold hold hold seat seat seat ok',
  show: '                 hold hold hold hold hold hold seat seat seat ok',
  holdProjector: '        hold hold hold hold hold hold seat seat seat ok',
  turnProjector: '        name ok   name name name name seat seat ok   ok',
  chooseKeySituations: '  hold hold hold hold hold hold seat seat seat ok',
  openBoards: '           hold hold hold hold hold hold seat seat seat ok',
  openProposals: '        hold hold hold hold hold hold seat seat seat ok',
  proposeKeySituation: '  ok   ok   ok   ok   ok   deny seat seat seat ok',
  withdrawProposal: '     ok   ok   ok   ok   ok   deny seat seat seat ok',
  drawBoardGroups: '      hold hold hold hold hold hold seat seat seat ok',
  assignBoardGroups: '    hold hold hold hold hold hold seat seat seat ok',
  adjustBoardClocks: '    hold hold hold hold hold hold seat seat seat ok',
  openVote: '             hold hold hold hold hold hold seat seat seat ok',
  closeVote: '            hold hold hold hold hold hold seat seat seat ok',
  closeWorkshop: '        hold hold hold hold hold hold seat seat seat ok',
  takeFacilitation: '     name ok   name name name name seat seat seat ok',
  giveBackFacilitation: '            hold hold hold hold hold hold seat seat seat ok',
  answerQuestion: '       ok   ok   ok   ok   deny deny seat seat seat ok',
  settleTopic: '          ok   ok   ok   deny deny deny seat seat seat ok',
  changeRecordDetails: '  ok   ok   ok   deny deny deny seat seat seat ok',
  changeKeySituation: '   ok   ok   ok   deny deny deny seat seat seat ok',
  removeKeySituation: '   ok   ok   ok   deny deny deny seat seat seat ok',
  mergeKeySituations: '   ok   ok   ok   deny deny deny seat seat seat ok',
  changeFinding: '        ok   ok   ok   deny deny deny seat seat seat ok',
  removeFinding: '        ok   ok   ok   deny deny deny seat seat seat ok',
  moveFinding: '          ok   ok   ok   deny deny deny seat seat seat ok',
  changeRecommendation: ' ok   ok   ok   deny deny deny seat seat seat ok',
  removeRecommendation: ' ok   ok   ok   deny deny deny seat seat seat ok',
  enterPaperDots: '       ok   ok   ok   deny deny deny seat seat seat ok',
  confirmReviewed: '      ok   ok   ok   deny deny deny seat seat seat ok',
  changeGroup: '          ok   ok   ok   ok   ok   deny seat seat seat ok',
  removeGroup: '          ok   ok   ok   ok   ok   deny seat seat seat ok',
  groupAnnotations: '     ok   ok   ok   ok   ok   deny seat seat seat ok',
  addStatement: '         ok   ok   ok   ok   deny deny seat seat seat ok',
  addAnnotation: '        ok   ok   ok   ok   ok   deny seat seat seat ok',
  reviseAnnotation: '     ok   ok   ok   ok   ok   deny seat seat seat ok',
  removeAnnotation: '     ok   ok   ok   ok   ok   deny seat seat seat ok',
  withdrawRevealed: '     ok   ok   ok   ok   ok   deny seat seat seat ok',
  askQuestion: '          ok   ok   ok   ok   ok   deny seat seat seat ok',
  parkTopic: '            ok   ok   ok   ok   ok   deny seat seat seat ok',
  addReply: '             ok   ok   ok   ok   ok   deny seat seat seat ok',
  addPerspectiveNote: '   ok   ok   ok   ok   ok   deny seat seat seat ok',
  removeItem: '           ok   ok   ok   ok   ok   deny seat seat seat ok',
  changeItem: '           ok   ok   ok   ok   ok   deny seat seat seat ok',
  addBoardItem: '         ok   ok   ok   ok   ok   deny seat seat seat ok',
  removeBoardItem: '      ok   ok   ok   ok   ok   deny seat seat seat ok',
  updateText: '           ok   ok   ok   ok   ok   deny seat seat seat ok',
  setReady: '             ok   ok   ok   ok   ok   deny seat seat seat ok',
  rateStructure: '        deny deny deny ok   ok   deny seat seat seat deny',
  clearStructureRating: ' deny deny deny ok   ok   deny seat seat seat deny',
  announceStructureReveal: ' hold hold hold hold hold hold seat seat seat ok',
  revealStructure: '      hold hold hold hold hold hold seat seat seat ok',
  agreeStructure: '       ok   ok   ok   deny deny deny seat seat seat ok',
  removeStructureAgreement: ' ok ok   ok   deny deny deny seat seat seat ok',
  passSeeTest: '          ok   ok   ok   ok   ok   ok   seat seat seat ok',
  confirmRules: '         ok   ok   ok   ok   ok   ok   seat seat seat ok',
}

const types = (Object.keys(table) as CommandType[]).sort(
  (a, b) => Number(a === 'openWorkshop') - Number(b === 'openWorkshop'),
)
const outcomesOf = (type: CommandType) => table[type].trim().split(/\s+/)

let server: TestServer
let gathering: Gathering
let holder: RoomVisitor
let removed: BareLine
let asking: Record<Role, (command: Command) => Promise<string>>

beforeAll(async () => {
  server = await openTestServer()
  const village = await settle(server.deps)
  gathering = new Gathering(server, village.own)
  holder = await gathering.facilitator(village.facilitator)
  const second = await gathering.facilitator(village.coFacilitator)
  const seat = async (role: 'recorder' | 'caseBringer' | 'participant' | 'observer') => {
    const visitor = await gathering.seat(holder)
    await holder.must({ type: 'changeSeat', seatId: visitor.seatId, role, groupSize: 1 })
    return visitor
  }
  const co = await seat('participant')
  await holder.must({ type: 'nameCoFacilitator', seatId: co.seatId, named: true })
  await co.until(({ mirror }) => mirror.me?.kind === 'seat' && mirror.me.facilitation, 'named')
  const shownOut = await gathering.waiting()
  await holder.must({ type: 'admitSeat', seatId: shownOut.seatId })
  await holder.must({ type: 'removeSeat', seatId: shownOut.seatId })
  const { cookies } = shownOut
  const { address } = server
  removed = await openSocket({
    address,
    workshopId: village.own.workshopId,
    as: 'seat',
    cookies,
  })
  const by = (visitor: RoomVisitor) => (command: Command) => ask(visitor, command)
  asking = {
    'facilitation that does not steer': by(second),
    'named co-facilitation': by(co),
    recorder: by(await seat('recorder')),
    'case bringers': by(await seat('caseBringer')),
    participant: by(await seat('participant')),
    observer: by(await seat('observer')),
    'seat that waits': by((await gathering.waiting()).visitor),
    'seat that was removed': (command) => askBare(removed, command),
    projector: by(await gathering.projector()),
    'facilitation that steers': by(holder),
  }
})
afterAll(async () => {
  gathering.leave()
  removed.leave()
  await server.close()
})

function askBare(line: BareLine, command: Command): Promise<string> {
  const id = newId()
  line.tell({ t: 'command', id, command })
  return line.until(() => outcomeIn(line.heard, id), command.type)
}

const refusedAtDoor = new Set(Object.values(refusals))

describe('who may give which command', () => {
  it('the table has one outcome per role for every command there is', () => {
    const known = commandSchema.options.map(({ shape }) => shape.type.value)
    expect([...types].sort()).toEqual([...known].sort())
    for (const type of types) expect(outcomesOf(type), type).toHaveLength(roles.length)
  })

  it.each(roles.map((role, column) => ({ role, column })))('$role', async ({ role, column }) => {
    const found: Partial<Record<CommandType, string>> = {}
    const expected: Partial<Record<CommandType, string>> = {}
    for (const type of types) {
      const outcome = await asking[role](anyCommand[type])
      expect(outcome, `${type} could be read`).not.toBe('protocol.malformed')
      found[type] = refusedAtDoor.has(outcome) ? outcome : 'ok'
      expected[type] = refusals[outcomesOf(type)[column] ?? ''] ?? 'ok'
      // Who took the facilitation gives it back before the next command.
      if (type === 'takeFacilitation' && outcome === 'ok')
        await holder.must({ type: 'takeFacilitation' })
    }
    expect(found).toEqual(expected)
  })

  it('[PH5] a seat that was removed hears nothing but that it is out', async () => {
    const before = removed.heard.length
    removed.hello()
    expect(await removed.end()).toBe(closeCode.denied)
    expect(removed.heard.slice(before)).toEqual([{ t: 'bye', problem: { code: 'seat.removed' } }])
  })

  it('what depends on the room: closed grouping, and a workshop that is over', async () => {
    const { participant, recorder } = asking
    await holder.must({ type: 'enterStep', stepId: stepOf('compare') })
    await holder.must({ type: 'setGroupingOpen', open: false })
    expect(await participant(anyCommand.changeGroup)).toBe('access.denied')
    expect(await recorder(anyCommand.changeGroup)).toBe('ok')
    await holder.must({ type: 'closeWorkshop' })
    expect(await participant(anyCommand.parkTopic)).toBe('workshop.closed')
    expect(await participant(anyCommand.updateText)).toBe('workshop.closed')
    expect(await recorder(anyCommand.updateText)).not.toBe('workshop.closed')
  })
})
