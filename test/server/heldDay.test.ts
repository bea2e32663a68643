// The day of a workshop, as lists, minutes and packages say it.
import { expect, it } from 'vitest'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { Gathering } from '../support/roomLine.ts'
import { Caller, openTestServer } from '../support/testServer.ts'
import { sessionOf, settle } from '../support/village.ts'

it('[PH11] is that of its first opening, whatever was planned, and stays so when it is opened again', async () => {
  const server = await openTestServer()
  try {
    const village = await settle(server.deps)
    const { workshopId: id } = village.own
    const plan = (day: string) =>
      server.deps.sqlite.prepare('UPDATE workshop SET date = ? WHERE id = ?').run(day, id)
    const facilitator = new Caller(server, await sessionOf(server.deps, village.facilitator))
    const days = async () => [
      (await facilitator.call('listWorkshops')).find((one) => one.id === id)?.date,
      (await facilitator.call('getMinutes', { params: { id } })).date,
    ]
    plan('2099-12-14')
    expect(await days()).toEqual(['2099-12-14', '2099-12-14'])
    const moderation = await new Gathering(server, village.own).facilitator(village.facilitator)
    await moderation.must({ type: 'openWorkshop' })
    const today = berlinDay(server.deps.clock())
    expect(await days()).toEqual([today, today])
    await moderation.must({ type: 'closeWorkshop' })
    plan('2026-01-05')
    await moderation.must({ type: 'openWorkshop' })
    expect(await days()).toEqual(['2026-01-05', '2026-01-05'])
  } finally {
    await server.close()
  }
})
