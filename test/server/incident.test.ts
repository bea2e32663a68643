// An unexpected error: the person is told a number, and the log has it with the place in the sources.
import { afterEach, expect, it } from 'vitest'
import { logIncident } from '../../server/kernel/incident.ts'
import { roomRules } from '../../server/room/roomRules.ts'
import { StartProblem } from '../../server/kernel/startProblem.ts'
import { newId } from '../../shared/kernel/id.ts'
import { Gathering } from '../support/roomLine.ts'
import { openTestServer } from '../support/testServer.ts'
import { settle } from '../support/village.ts'

const opened: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

/** What is written into a log for an error. */
function written(error: unknown): { fields: Record<string, unknown>; said: string } {
  const lines: { fields: Record<string, unknown>; said: string }[] = []
  const incident = logIncident(
    { error: (fields, said) => lines.push({ fields: { ...fields }, said }) },
    error,
    { what: 'room.job' },
  )
  expect(lines).toHaveLength(1)
  expect(lines[0]?.fields['incident']).toBe(incident)
  expect(incident).toMatch(/^[0-9A-F]{8}$/)
  return lines[0] ?? { fields: {}, said: '' }
}

it('a command that meets an error is refused with a number that the log has once, with the place', async () => {
  const server = await openTestServer({
    rules: {
      ...roomRules,
      decide: (...given) => {
        if (given[1].type === 'parkTopic') throw new TypeError('Kanarienvogel')
        return roomRules.decide(...given)
      },
    },
  })
  opened.push(() => server.close())
  const village = await settle(server.deps)
  const gathering = new Gathering(server, village.own)
  opened.push(() => gathering.leave())
  const facilitator = await gathering.facilitator(village.facilitator)
  await facilitator.must({ type: 'openWorkshop' })
  const result = await facilitator.run({ type: 'parkTopic', id: newId(), text: 'Kanarienvogel' })
  if (result.ok) throw new Error('the command was taken')
  const { code, facts } = result.problem
  expect(code).toBe('server.internal')
  const incident = String(facts?.['incident'])
  const logged = server.log.filter((line) => line.includes(incident))
  expect(logged).toHaveLength(1)
  expect(logged[0]).not.toContain('Kanarienvogel')
  const { kind, what, at } = JSON.parse(logged[0] ?? '') as Record<string, unknown>
  expect([kind, what]).toEqual(['TypeError', 'room.job'])
  expect(at).toContainEqual(expect.stringMatching(/^server\/room\/room\.ts:\d+:\d+$/))
})

it('no word of an error gets into the log, whatever its message looks like', () => {
  const places = Array.from({ length: 3 }, (_, n) => `    at server/geheim${n}.ts:1:${n}`)
  const error = new RangeError(['Frau Kanarienvogel', ...places].join('\n'))
  const { fields, said } = written(error)
  expect(JSON.stringify(fields)).not.toMatch(/geheim|Kanarienvogel/)
  expect([fields['kind'], said]).toEqual(['RangeError', 'incident'])
  // Changed afterwards, so that it does not stand at the head of the stack any more: then less is said.
  const changed = new Error('Kanarienvogel')
  changed.message = 'anders'
  expect(JSON.stringify(written(changed))).not.toContain('Kanarienvogel')
})

it('what is no error has a number as well, and words of our own are said', () => {
  expect(written('Kanarienvogel').fields).toMatchObject({ kind: 'string', at: [] })
  const { said } = written(new StartProblem('Die Platte ist voll.', 'The disk is full.'))
  expect(said).toContain('The disk is full.')
})
