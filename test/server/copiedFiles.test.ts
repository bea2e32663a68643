// What a person learns who copies the files: database, write-ahead log, backups. Not the folder of the keys.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readConfig, type Config } from '../../server/config.ts'
import { backupTo } from '../../server/db/backup.ts'
import { openDatabase } from '../../server/db/database.ts'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { ballotKeys } from '../../server/room/ballotKeys.ts'
import { SealedBoxes } from '../../server/room/sealedBoxes.ts'
import { openBox, sealBox, SealBroken } from '../../server/room/sealedBox.ts'
import { sqliteRoomStore } from '../../server/room/roomStore.sqlite.ts'
import { startServer, type RunningServer } from '../../server/start.ts'
import { newId } from '../../shared/kernel/id.ts'
import { feedbackOptions, type VoteResult } from '../../shared/vote/vote.ts'
import { Gathering, waitFor } from '../support/roomLine.ts'
import { newDataFolder } from '../support/testServer.ts'
import { settle, stepOf, type Village } from '../support/village.ts'
import { linkBallots, walCommits } from '../support/walFrames.ts'

const made: string[] = []
const running: RunningServer[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A data folder and a folder for keys beside it. */
async function newPlace() {
  const { folder, file } = await newDataFolder()
  const keys = mkdtempSync(join(tmpdir(), 'fallwerkstatt-keys-'))
  made.push(folder, keys)
  const config = readConfig({
    FALLWERKSTATT_DATA: folder,
    FALLWERKSTATT_KEYS: keys,
    FALLWERKSTATT_PORT: '0',
    FALLWERKSTATT_LOG: 'error',
  })
  return { folder, file, keys, config }
}

async function start(config: Config, log: string[] = []): Promise<RunningServer> {
  const server = await startServer(config, { logTo: { write: (line) => log.push(line) } })
  running.push(server)
  return server
}

/** Stops a server in an orderly way; what is on disk stays as it is. */
async function stop(server: RunningServer): Promise<void> {
  running.splice(running.indexOf(server), 1)
  await server.stop()
}

interface Voter {
  readonly visitor: RoomVisitor
  readonly seatId: string
  readonly key: string
}

/** A room with an open feedback. */
async function openFeedback(server: RunningServer, village: Village, count: number) {
  const gathering = new Gathering(server, village.own)
  const facilitator = await gathering.facilitator(village.facilitator)
  const voters: Voter[] = []
  for (let n = 0; n < count; n++) {
    const { visitor, seatId } = await gathering.waiting()
    await facilitator.must({ type: 'admitSeat', seatId })
    await visitor.until(({ live }) => live, 'a seat is in the room')
    voters.push({ visitor, seatId, key: newId() })
  }
  await facilitator.must({ type: 'openWorkshop' })
  await facilitator.must({ type: 'enterStep', stepId: stepOf('close') })
  const voteId = newId()
  const vote = {
    ...{ id: voteId, kind: 'feedback' as const, subjectId: null },
    ...{ options: [...feedbackOptions], dots: 1, cumulative: false },
  }
  await facilitator.must({ type: 'openVote', vote })
  return { gathering, facilitator, voters, voteId }
}

const answerOf = (at: number) => ({
  choice: { [feedbackOptions[at % 4] ?? '']: 1 },
  text: `Antwort-${String(at)} ${'Wort '.repeat((at * 7) % 90)}`.trim(),
})

async function cast({ visitor, key }: Voter, voteId: string, at: number): Promise<void> {
  visitor.say({ t: 'ballot', ballot: { voteId, key, turn: 1, ...answerOf(at) } })
  await visitor.until(
    ({ received }) => received.some((text) => text.includes('ballotAck')),
    'the ballot is taken',
  )
}

/** How the vote ended, as a seat sees it; null while it runs. */
const resultAt = ({ visitor }: Voter, voteId: string): VoteResult | null | undefined =>
  visitor.mirror.view.room.vote.votes.find(({ id }) => id === voteId)?.result

/** All bytes in a folder and below. */
function bytesIn(folder: string): Buffer {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true }) : []
  const files = names.map((name) => join(folder, String(name)))
  return Buffer.concat(
    files.flatMap((file) => {
      try {
        return [readFileSync(file)]
      } catch {
        return [] // a folder
      }
    }),
  )
}

describe('a copy of the files during a vote', () => {
  it('[VO11] the log links no ballot to a seat, and its frames have one size', async () => {
    const { file, folder, config } = await newPlace()
    const server = await start(config)
    const village = await settle(server.deps)
    const { gathering, voters, voteId } = await openFeedback(server, village, 40)
    const [first] = voters
    // Whatever was written before stays in the log until it is written over.
    server.deps.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    server.deps.sqlite.pragma('wal_autocheckpoint = 100000')
    for (const [at, voter] of voters.entries()) await cast(voter, voteId, at)
    const log = readFileSync(`${file}-wal`)
    const keys = voters.map(({ key }) => key)
    const seatIds = voters.map(({ seatId }) => seatId)
    const { ballotsSeen, links } = linkBallots(log, voteId, keys, seatIds)
    expect({ ballotsSeen, linked: links.size }).toEqual({ ballotsSeen: 0, linked: 0 })
    const copied = bytesIn(folder)
    expect(voters.filter((_voter, at) => copied.includes(answerOf(at).text))).toEqual([])
    // A long answer writes as much as a short one: the size of a commit tells nothing of what was said. The first one
    // makes the row; beyond 32 the box takes a second step.
    const sizes = walCommits(log).map(({ pages }) => pages.length)
    expect(sizes).toHaveLength(40)
    expect(new Set(sizes.slice(1, 32)).size).toBe(1)
    expect(new Set(sizes.slice(33)).size).toBe(1)
    expect(first && resultAt(first, voteId)).toBeNull()
    gathering.leave()
  }, 60_000)

  it('[VO11] the same program links every ballot where ballots and flags lie open', async () => {
    const { file } = await newPlace()
    const open = openDatabase(file)
    const [workshopId, voteId] = [newId(), newId()]
    const people = Array.from({ length: 40 }, () => ({ key: newId(), seatId: newId() }))
    const ballot = open.sqlite.prepare("INSERT INTO ballot VALUES (?, ?, ?, 1, '{\"a\":1}', '')")
    const flag = open.sqlite.prepare('INSERT INTO ballot_flag VALUES (?, ?, ?)')
    for (const { key, seatId } of people)
      open.sqlite.transaction(() => {
        ballot.run(workshopId, voteId, key)
        flag.run(workshopId, voteId, seatId)
      })()
    const keys = people.map(({ key }) => key)
    const seatIds = people.map(({ seatId }) => seatId)
    const { ballotsSeen, links } = linkBallots(readFileSync(`${file}-wal`), voteId, keys, seatIds)
    const right = people.filter(({ key, seatId }) => links.get(key) === seatId).length
    expect({ ballotsSeen, right }).toEqual({ ballotsSeen: 40, right: 40 })
    await open.close()
  })

  it('[VO11] a backup made meanwhile holds no ballot, sealed or not', async () => {
    const { folder, keys, config } = await newPlace()
    const server = await start(config)
    const village = await settle(server.deps)
    const { gathering, voters, voteId } = await openFeedback(server, village, 3)
    for (const [at, voter] of voters.entries()) await cast(voter, voteId, at)
    const { sqlite } = server.deps
    const sealed = sqlite.prepare('SELECT sealed FROM ballot_box').pluck().get() as Buffer
    sqlite.exec("INSERT INTO ballot VALUES ('w', 'v', 'offener-Schluessel', 1, '{}', 'offen')")
    const copy = readFileSync(await backupTo(sqlite, `${folder}/backup`, 'probe', new Date()))
    expect(readdirSync(`${folder}/backup`)).toHaveLength(1)
    for (const text of ['offener-Schluessel', ...voters.map(({ key }) => key)])
      expect(copy.includes(text)).toBe(false)
    expect(copy.includes(sealed.subarray(0, 64))).toBe(false)
    // It would be found: the database itself holds it.
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    expect(readFileSync(`${folder}/fallwerkstatt.db`).includes(sealed.subarray(0, 64))).toBe(true)
    // Nor a key.
    const [keyFile = ''] = readdirSync(keys, { recursive: true }).filter((name) =>
      String(name).endsWith('.key'),
    )
    expect(copy.includes(readFileSync(join(keys, String(keyFile))))).toBe(false)
    gathering.leave()
  })
})

describe('the key of a vote', () => {
  it('[VO11] is there before the first ballot, outlives a restart, and ends with the vote', async () => {
    const { keys, config } = await newPlace()
    const first = await start(config)
    const village = await settle(first.deps)
    const room = await openFeedback(first, village, 4)
    expect(bytesIn(keys)).toHaveLength(0)
    for (const [at, voter] of room.voters.slice(0, 3).entries()) await cast(voter, room.voteId, at)
    expect(bytesIn(keys)).toHaveLength(32)
    const cookies = room.voters.map(({ visitor }) => visitor)
    await stop(first)
    for (const visitor of cookies) visitor.leave()
    room.gathering.leave()
    const second = await start(config)
    const gathering = new Gathering(second, village.own)
    const facilitator = await gathering.facilitator(village.facilitator)
    await facilitator.must({ type: 'closeVote', voteId: room.voteId })
    const result = facilitator.mirror.view.room.vote.votes[0]?.result
    expect(result).toMatchObject({ ballots: 3, totals: { none: 1, little: 1, rather: 1 } })
    expect([...(result?.texts ?? [])].sort()).toEqual([0, 1, 2].map((at) => answerOf(at).text))
    expect(bytesIn(keys)).toHaveLength(0)
    gathering.leave()
  })

  it('[VO12] is missing at a start: the vote is void, everybody is told, and one can vote again', async () => {
    const { keys, config } = await newPlace()
    const first = await start(config)
    const village = await settle(first.deps)
    const room = await openFeedback(first, village, 3)
    for (const [at, voter] of room.voters.entries()) await cast(voter, room.voteId, at)
    await stop(first)
    room.gathering.leave()
    rmSync(keys, { recursive: true })
    const log: string[] = []
    const second = await start(config, log)
    expect(log.join('\n')).toContain('BallotsLost')
    const gathering = new Gathering(second, village.own)
    const facilitator = await gathering.facilitator(village.facilitator)
    const ofVote = (id: string) => facilitator.mirror.view.room.vote.votes.find((v) => v.id === id)
    await waitFor(() => ofVote(room.voteId)?.result !== null, 'the vote is void')
    expect(ofVote(room.voteId)?.result).toEqual({
      ...{ totals: null, ballots: 0, people: 0, paper: null, texts: [], lost: true },
    })
    const boxes = second.deps.sqlite.prepare('SELECT count(*) FROM ballot_box').pluck()
    expect(boxes.get()).toBe(0)
    const vote = {
      ...{ id: newId(), kind: 'feedback' as const, subjectId: null },
      ...{ options: [...feedbackOptions], dots: 1, cumulative: false },
    }
    await facilitator.must({ type: 'openVote', vote })
    const seat = { visitor: await gathering.seat(facilitator), seatId: '', key: newId() }
    await cast(seat, vote.id, 1)
    gathering.leave()
  })

  it('[VO11] of a vote nobody knows ends at the next start', async () => {
    const { folder, keys, config } = await newPlace()
    ballotKeys(keys, folder).make('werkstatt/abstimmung')
    ballotKeys(keys, `${folder}-anderswo`).make('werkstatt/abstimmung')
    expect(bytesIn(keys)).toHaveLength(64)
    await start(config)
    // Another installation of the same user keeps its own.
    expect(bytesIn(keys)).toHaveLength(32)
  })

  it('in the data folder, or where it cannot be kept, is refused at the start in words', async () => {
    const { folder, file, config } = await newPlace()
    for (const [keysFolder, says] of [
      [`${folder}/schluessel`, 'liegt im Datenordner'],
      [`${file}/schluessel`, 'FALLWERKSTATT_KEYS'],
    ] as const)
      await expect(startServer({ ...config, keysFolder })).rejects.toThrow(says)
  })
})

it('[VO8] ballots of a vote that was open while the program was renewed are sealed, and counted', async () => {
  const { file, folder, keys, config } = await newPlace()
  const [workshopId, voteId] = ['werkstatt', newId()]
  const open = openDatabase(file)
  open.sqlite
    .prepare("INSERT INTO ballot VALUES (?, ?, 'schluessel-1', 2, '{\"none\":1}', 'Größe')")
    .run(workshopId, voteId)
  open.sqlite.prepare("INSERT INTO ballot_flag VALUES (?, ?, 'platz-1')").run(workshopId, voteId)
  await open.close()
  await stop(await start(config))
  expect(bytesIn(folder).includes('schluessel-1')).toBe(false)
  const again = openDatabase(file)
  const boxes = new SealedBoxes(again.sqlite, ballotKeys(keys, folder), () => undefined)
  const store = sqliteRoomStore(again.sqlite, boxes)
  expect(store.boxes.ballots({ ownerId: workshopId, voteId })).toEqual([
    { key: 'schluessel-1', turn: 2, choice: { none: 1 }, text: 'Größe' },
  ])
  expect(store.boxes.flags({ ownerId: workshopId, voteId })).toEqual(['platz-1'])
  await again.close()
})

it('[VO11] a box opens under its own key and place alone, and gives back what was put in', () => {
  const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const
  const text = 'x"\\\u0001ü😀'.repeat(70)
  const ballot = { key: newId(), turn: 1_000_000, choice: { very: 240 }, text }
  const content = {
    slotBytes: 1200,
    ballots: new Map([[ballot.key, ballot]]),
    flags: new Set([newId(), newId()]),
  }
  const sealed = sealBox(keys[0], 'hier', content)
  const opened = openBox(keys[0], 'hier', sealed)
  expect(opened.ballots).toEqual(content.ballots)
  expect(opened.flags).toEqual(content.flags)
  const changed = Buffer.from(sealed)
  changed[40] = (changed[40] ?? 0) ^ 1
  for (const open of [
    () => openBox(keys[1], 'hier', sealed),
    () => openBox(keys[0], 'dort', sealed),
    () => openBox(keys[0], 'hier', changed),
    () => openBox(keys[0], 'hier', Buffer.alloc(0)),
  ])
    expect(open).toThrow(SealBroken)
  expect(sealBox(keys[0], 'hier', content).equals(sealed)).toBe(false)
})

it('[VO11] boxes of two owners know nothing of each other, and what fails leaves no trace', async () => {
  const { file, folder, keys } = await newPlace()
  const open = openDatabase(file)
  const made = ballotKeys(keys, folder)
  const boxes = new SealedBoxes(open.sqlite, made, () => undefined)
  const [room, procedure] = ['werkstatt', 'verfahren'].map((ownerId) => ({ ownerId, voteId: 'v' }))
  if (!room || !procedure) throw new Error('there are two')
  const ballot = { key: newId(), turn: 1, choice: { a: 1 }, text: '' }
  const put = (place: typeof room) => boxes.putBallot(place, ballot, 200)
  boxes.durably(() => [room, procedure].forEach(put))
  const failing = () =>
    boxes.durably(() => {
      boxes.putBallot(room, { ...ballot, turn: 2 }, 200)
      boxes.delete(procedure)
      throw new Error('the disk is full')
    })
  expect(failing).toThrow('the disk is full')
  const again = new SealedBoxes(open.sqlite, made, () => undefined)
  for (const held of [boxes, again]) {
    expect(held.ballot(room, ballot.key)).toEqual(ballot)
    expect(held.ballots(procedure)).toEqual([ballot])
  }
  boxes.durably(() => boxes.deleteOf('werkstatt'))
  expect([boxes.ballots(room), boxes.ballots(procedure)]).toEqual([[], [ballot]])
  expect(bytesIn(keys)).toHaveLength(32)
  await open.close()
})
