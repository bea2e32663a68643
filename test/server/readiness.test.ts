import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Caller, openTestServer } from '../support/testServer.ts'

it('[RS4] the server is ready while it can write; asking costs one write in two seconds', async () => {
  const keys = join(mkdtempSync(join(tmpdir(), 'fallwerkstatt-')), 'keys')
  const server = await openTestServer({ env: { FALLWERKSTATT_KEYS: keys } })
  const caller = new Caller(server)
  const beats = () => server.deps.sqlite.prepare('SELECT beat FROM known_time').pluck().get()
  const before = Number(beats())
  const answers = await Promise.all(Array.from({ length: 50 }, () => caller.call('ready')))
  expect(answers).toHaveLength(50)
  expect(Number(beats()) - before).toBe(1)
  // The folder of the keys is one of the things it needs.
  rmSync(keys, { recursive: true })
  writeFileSync(keys, 'no folder')
  await new Promise((later) => setTimeout(later, 2_100))
  expect(await caller.refused('ready')).toMatchObject({ status: 503, code: 'server.storage' })
  expect(await caller.call('health')).toMatchObject({ status: 'ok' })
  expect(server.log.join('\n')).toContain('notReady')
  await server.close()
  rmSync(join(keys, '..'), { recursive: true })
})
