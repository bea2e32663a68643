// The server dies at named points of a write, and with it, where told, everything that was not synced.
import { expect } from 'vitest'
import { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { feedbackOptions } from '../../shared/vote/vote.ts'
import { Gathering, waitFor } from '../support/roomLine.ts'
import { stepOf } from '../support/village.ts'
import { check, compare } from './harness/checker.ts'
import { Disk, type DiskFault } from './harness/disk.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { Load } from './harness/load.ts'
import { Scene } from './harness/scene.ts'

/** Where it dies. */
const points: Readonly<Record<string, Omit<DiskFault, 'effect'>>> = {
  'before the commit is written': { files: ['wal'], at: ['write'] },
  'written, before it is synced': { files: ['wal'], at: ['sync'] },
  'after the commit, before the acknowledgement': { files: ['wal'], at: ['synced'] },
  'while a checkpoint writes': { files: ['database'], at: ['write'] },
  'before a checkpoint is synced': { files: ['database'], at: ['sync'] },
  'after a checkpoint was synced': { files: ['database'], at: ['synced'] },
}

async function atWork(scene: Scene, run: FaultRun, seats: number, rate: number) {
  await scene.start()
  const load = new Load(scene, { seats, rate })
  run.after(() => load.leave())
  await load.gather()
  load.begin()
  return load
}

/** Lets the server die at a point, somewhere in the next operations of that kind. */
async function dieAt(
  run: FaultRun,
  { child }: Scene,
  disk: Disk,
  point: Omit<DiskFault, 'effect'>,
) {
  // A checkpoint syncs the database once, and writes it many times.
  const seldom = point.files.includes('database') && !point.at.includes('write')
  const skip = run.prng.below(seldom ? 2 : 30)
  disk.fail({ effect: 'die', ...point, skip, times: 1 })
  expect(await child.exit).toBeNull()
  expect(child.process.signalCode).toBe('SIGKILL')
  disk.heal()
}

fault('F2', 'the server dies at named points', async (run) => {
  const disk = Disk.open(run)
  run.made(`SIGKILL inside the system call: ${Object.keys(points).join('; ')}`)
  run.made('every other time the power fails with it')
  run.criterion(
    'as F1; what was durable and not yet acknowledged is acknowledged when it is sent again',
  )
  const scene = await Scene.prepare(run, { offices: 2, workshops: 1 }, disk.env)
  const load = await atWork(scene, run, 4, 300)
  for (let round = 0; round < run.scale(1, 10); round++)
    for (const [name, point] of run.prng
      .shuffle(Object.entries(points))
      .slice(0, run.scale(3, 6))) {
      const goal = scene.log.acked + 20
      await waitFor(() => scene.log.acked >= goal, 'the load goes on', 30_000)
      await dieAt(run, scene, disk, point)
      if (run.prng.chance(0.5)) disk.powerCut(scene.folder, run.prng)
      await scene.start()
      run.count(name, 1)
    }
  await load.end()
  await check(run, scene, load)
})

fault('F2', 'the server dies at named points of a secret vote', async (run) => {
  const disk = Disk.open(run)
  run.made('SIGKILL inside the system call, ballot after ballot; every other time the power fails')
  run.criterion('every acknowledged ballot is counted, as it was last acknowledged, and once')
  const scene = await Scene.prepare(run, { offices: 1, workshops: 1 }, disk.env)
  await scene.start()
  const [ground] = scene.grounds
  if (!ground) throw new Error('there is a workshop')
  const { place, cookies } = ground
  const gathering = new Gathering({ address: scene.address }, place)
  run.after(() => gathering.leave())
  const visit = { address: scene.address, workshopId: place.workshopId, cookies }
  const facilitator = new RoomVisitor({ ...visit, as: 'facilitator' })
  run.after(() => facilitator.leave())
  await facilitator.until(({ live }) => live, 'the facilitation is there')
  const voters: RoomVisitor[] = []
  for (let n = 0; n < run.scale(3, 12); n++) voters.push(await gathering.seat(facilitator))
  await facilitator.must({ type: 'openWorkshop' })
  await facilitator.must({ type: 'enterStep', stepId: stepOf('close') })
  const voteId = newId()
  const settings = { kind: 'feedback' as const, subjectId: null, dots: 1, cumulative: false }
  const vote = { ...settings, id: voteId, options: [...feedbackOptions] }
  await facilitator.must({ type: 'openVote', vote })
  const early = Object.values(points).filter(({ files }) => files.includes('wal'))
  for (const voter of voters) {
    const key = newId()
    // Changed once: first "none", then "very".
    for (const [turn, option] of [
      [1, 'none'],
      [2, 'very'],
    ] as const) {
      const [point = { files: ['wal' as const], at: ['sync' as const] }] = run.prng.shuffle(early)
      disk.fail({ effect: 'die', ...point, skip: run.prng.below(2), times: 1 })
      const ballot = { voteId, key, turn, choice: { [option]: 1 }, text: '' }
      const from = voter.received.length
      const isAcked = () =>
        voter.received
          .slice(from)
          .some((text) => text.includes('"ballotAck"') && text.includes(`"turn":${String(turn)}`))
      voter.say({ t: 'ballot', ballot })
      await waitFor(() => isAcked() || scene.child.process.signalCode !== null, 'an end', 10_000)
      disk.heal()
      if (scene.child.process.signalCode === null) await scene.child.end('SIGKILL')
      await scene.child.exit
      await waitFor(() => !voter.live && !facilitator.live, 'both have noticed', 10_000)
      if (run.prng.chance(0.5)) disk.powerCut(scene.folder, run.prng)
      const wasAcked = isAcked()
      await scene.start()
      run.count(wasAcked ? 'killed after the answer' : 'killed before the answer', 1)
      await waitFor(() => voter.live && facilitator.live, 'both are back', 20_000)
      if (wasAcked) continue
      // As a device does that heard nothing.
      voter.say({ t: 'ballot', ballot })
      await waitFor(isAcked, 'the ballot is taken', 10_000)
    }
  }
  await facilitator.must({ type: 'closeVote', voteId })
  const result = facilitator.mirror.view.room.vote.votes[0]?.result
  expect(result).toMatchObject({
    ballots: voters.length,
    totals: { none: 0, little: 0, rather: 0, very: voters.length },
  })
})

/**
 * Dies between write and sync, comes back, acknowledges what is sent again, and loses its power before anything else is
 * written. Returns how much was acknowledged and lost.
 */
async function acknowledgeAgain(run: FaultRun, times: number, careless: Record<string, string>) {
  const disk = Disk.open(run)
  run.made(
    'killed between the write of a commit and its sync; started again; the client sends again and nothing else',
  )
  run.made('then the power fails')
  const scene = await Scene.prepare(run, { offices: 1, workshops: 1 }, { ...disk.env, ...careless })
  await scene.start()
  const load = new Load(scene, { seats: 1, rate: 1 })
  run.after(() => load.leave())
  await load.gather()
  const [seat] = load.seats
  if (!seat) throw new Error('there is a seat')
  for (let time = 0; time < times; time++) {
    disk.fail({ effect: 'die', files: ['wal'], at: ['sync'], times: 1 })
    const answered = load.give(seat, { type: 'parkTopic', id: newId(), text: 'Thema W#0#' })
    await scene.child.exit
    await scene.start()
    expect(await answered).toBe(true)
    await scene.child.end('SIGKILL')
    disk.powerCut(scene.folder, run.prng, 0)
    await scene.start()
    run.count('kills', 1)
  }
  load.leave()
  const { lost } = compare(scene.file, scene.log.read())
  run.count('acknowledgements', scene.log.acked)
  run.count('lost', lost)
  return lost
}

fault('F2', 'what a killed server had written counts only once it is on disk', async (run) => {
  run.criterion('nothing acknowledged after the restart is lost')
  expect(await acknowledgeAgain(run, run.scale(1, 10), {})).toBe(0)
})

fault('F2', 'counter-proof: without the sync at the start it is lost', async (run) => {
  run.criterion('the test sees the loss')
  expect(await acknowledgeAgain(run, 1, { CARELESS: 'noStartSync' })).toBeGreaterThan(0)
})
