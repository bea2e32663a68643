import { readFileSync, readdirSync } from 'node:fs'
import { expect } from 'vitest'
import type { RoomClient } from '../../client/room/RoomClient.svelte.ts'
import { newId } from '../../shared/kernel/id.ts'
import { FakeDevice } from '../room/fakeDevice.ts'
import { openSocket } from '../support/lines.ts'
import { waitFor } from '../support/roomLine.ts'
import { Caller } from '../support/testServer.ts'
import { noteOn, sampleText, sessionOf } from '../support/village.ts'
import { readLogs } from './harness/checker.ts'
import { openAnnotating } from './harness/day.ts'
import { fault, type FaultRun } from './harness/fault.ts'
import { admitGuest } from './harness/guests.ts'
import { Load } from './harness/load.ts'
import { fair, Proxy } from './harness/proxy.ts'
import { openClient } from './harness/realClient.ts'
import { Scene } from './harness/scene.ts'

/** A workshop behind a proxy, in which everybody annotates. */
async function day(run: FaultRun) {
  const { server, village, gathering, holder } = await openAnnotating(run)
  const proxy = await Proxy.open(Number(new URL(server.address).port), () => run.prng.next())
  run.after(() => proxy.close())
  const seat = async () => {
    const { cookies, seatId } = await gathering.waiting()
    await holder.must({ type: 'admitSeat', seatId })
    const { workshopId } = village.own
    return { address: proxy.address, workshopId, as: 'seat', cookies }
  }
  return { server, village, proxy, seat }
}

const isLive = ({ status }: RoomClient) => status === 'live'

fault('F24', 'half an hour offline, with forty things written', async (run) => {
  run.made(
    'the network gone, forty entries written, the server killed and started again, the page closed as in a crash',
  )
  run.criterion(
    'all arrive once after the page was opened anew, a conflict is told, nothing readable lay on the device',
  )
  const scene = await Scene.prepare(run, { offices: 1, workshops: 1 })
  await scene.start()
  const load = new Load(scene, { seats: 1, rate: 5 })
  run.after(() => load.abandon())
  await load.gather()
  const [ground] = scene.grounds
  if (!ground) throw new Error('no workshop')
  const proxy = await Proxy.open(scene.port, () => run.prng.next())
  run.after(() => proxy.close())
  const target = { ...(await admitGuest(scene, load, ground)), address: proxy.address }
  const device = new FakeDevice()
  const open = () => {
    const { store, locks, die } = device.parts()
    const client = openClient(target, { haste: 20, device: { store, locks } })
    run.after(() => client.dispose())
    return { client, die }
  }
  const first = open()
  await waitFor(() => isLive(first.client), 'the client is in')
  const shared = newId()
  const begun = { type: 'addAnnotation', id: shared, content: noteOn('KANARIE vorher') } as const
  expect((await first.client.run(begun)).ok).toBe(true)
  first.client.draft('annotation').keep({ note: 'KANARIE im Formular' })
  await waitFor(() => device.items.size === 1, 'the device keeps what is written')

  proxy.set({ delay: [0, 0], blackhole: true })
  await waitFor(() => first.client.status === 'offline', 'it says that it is offline', 15_000)
  const items = 40
  const ids = Array.from({ length: items }, () => newId())
  for (const [at, id] of ids.entries())
    void first.client.run({ type: 'addAnnotation', id, content: noteOn(`KANARIE ${String(at)}`) })
  const late = { type: 'reviseAnnotation', id: shared, revision: 1 } as const
  const revising = first.client.draft('revising')
  revising.keep({ note: 'KANARIE offline geändert' })
  void first.client.run({ ...late, content: noteOn('KANARIE offline geändert') }, revising)
  expect(first.client.pendingCount).toBe(items + 1)
  await waitFor(() => device.items.size === items + 2, 'everything is on the device')
  expect(device.dump()).not.toContain('KANARIE')

  // Meanwhile the same annotation is changed on another device of the seat, and the server dies.
  const elsewhere = await openSocket({ ...target, address: scene.address })
  elsewhere.hello()
  await elsewhere.next('welcome')
  const id = newId()
  elsewhere.tell({ t: 'command', id, command: { ...late, content: noteOn('anderswo geändert') } })
  await elsewhere.next('ack', (ack) => ack.ids.includes(id))
  elsewhere.leave()
  await scene.restart()
  first.client.dispose()
  first.die()

  proxy.set(fair)
  proxy.cut()
  const second = open()
  await waitFor(() => isLive(second.client), 'the page is open again', 15_000)
  await waitFor(
    () => second.client.pendingCount === 0 && device.items.size === 2,
    'all is sent',
    15_000,
  )
  const { annotations } = second.client.own
  for (const [at, one] of ids.entries())
    expect(annotations[one]?.note).toBe(`KANARIE ${String(at)}`)
  expect(Object.keys(annotations)).toHaveLength(items + 1)
  run.count('entries written offline', items)
  // The conflict is shown, with one's own words; what holds is what was saved first.
  expect(annotations[shared]?.note).toBe('anderswo geändert')
  expect(second.client.returned.map(({ problem }) => problem.code)).toEqual(['annotation.stale'])
  expect(JSON.stringify(second.client.returned)).toContain('KANARIE offline geändert')
  const [refused] = second.client.returned
  const again = second.client.draft('revising')
  again.shown()
  expect(again.value).toBeUndefined()
  if (refused && second.client.mayReopen(refused)) second.client.reopen(refused)
  expect(again.value).toEqual({ note: 'KANARIE offline geändert' })
  expect(second.client.draft('annotation').value).toEqual({ note: 'KANARIE im Formular' })
  expect(device.dump()).not.toContain('KANARIE')
  const canaries = [...(readLogs(scene.file).logs.get(target.workshopId)?.events ?? [])].filter(
    ([key]) => [shared, ...ids].some((one) => key.includes(one)),
  )
  // The first version, the change from elsewhere, and forty more; each once.
  expect(canaries).toHaveLength(items + 2)
  expect(canaries.every(([, times]) => times === 1)).toBe(true)
})

fault('F27', 'a case text withdrawn while everybody reads it', async (run) => {
  run.made(
    'screens in the room, some of them cut off from the network, when the coordinator withdraws the text',
  )
  run.criterion(
    'gone from every screen within 5 s, from those away before they show anything, and from all files',
  )
  const { server, village, proxy, seat } = await day(run)
  const screens = run.scale(12, 60)
  const away = Math.ceil(screens / 10)
  const heard: string[][] = []
  const devices: FakeDevice[] = []
  const clients: RoomClient[] = []
  for (let at = 0; at < screens; at++) {
    const frames: string[] = []
    const device = new FakeDevice()
    const { store, locks } = device.parts()
    const target = await seat()
    const options = {
      haste: 5,
      device: { store, locks },
      heard: (text: string) => frames.push(text),
    }
    // The first ones reach the server over the network that will be gone.
    const address = at < away ? proxy.address : server.address
    const client = openClient({ ...target, address }, options)
    run.after(() => client.dispose())
    clients.push(client)
    devices.push(device)
    heard.push(frames)
  }
  const reads = ({ text }: RoomClient) => (text?.entries.length ?? 0) === 3
  await waitFor(() => clients.every(reads), 'everybody reads', 15_000)
  for (const client of clients) client.draft('annotation').keep({ note: 'KANARIE' })
  await waitFor(() => devices.every(({ items }) => items.size === 1), 'drafts are kept')
  proxy.set({ delay: [0, 0], blackhole: true })
  await waitFor(
    () => clients.slice(0, away).every(({ status }) => status === 'offline'),
    'some are away',
    15_000,
  )
  const before = heard.map((frames) => frames.length)

  const coordinator = new Caller(server, await sessionOf(server.deps, village.coordinator))
  const began = Date.now()
  await coordinator.call('withdrawCase', { params: { id: village.own.caseId } })
  const here = clients.slice(away)
  await waitFor(
    () => here.every(({ text, textGone }) => text === null && textGone),
    'it is gone',
    5000,
  )
  run.count('screens', screens)
  run.count('until it was gone from those present, ms', Date.now() - began)
  await waitFor(
    () => devices.slice(away).every(({ items }) => items.size === 0),
    'devices are empty',
    5000,
  )

  proxy.set(fair)
  proxy.cut()
  const absent = clients.slice(0, away)
  await waitFor(
    () => absent.every(({ text, textGone }) => text === null && textGone),
    'it is gone there, too',
    15_000,
  )
  for (const [at, frames] of heard.slice(0, away).entries())
    expect(JSON.parse(frames[before[at] ?? 0] ?? '{}')).toEqual({ t: 'textGone' })
  await waitFor(() => devices.every(({ items }) => items.size === 0), 'all devices are empty', 5000)
  const words = sampleText.entries[1]?.text ?? ''
  const files = readdirSync(server.folder).map((name) => readFileSync(`${server.folder}/${name}`))
  // Another office has a case with the same words: the search would find them.
  const places = () =>
    files.reduce(
      (sum, bytes) =>
        sum + bytes.toString('latin1').split(Buffer.from(words).toString('latin1')).length - 1,
      0,
    )
  expect(places()).toBe(1)
})
