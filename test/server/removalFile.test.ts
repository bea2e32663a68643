import { rmSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'
import { expect, it } from 'vitest'
import { RemovalFile } from '../../server/removal/removals.ts'
import { newDataFolder } from '../support/testServer.ts'

it('looks at each line of the audit trail once: every call asks, and the trail only grows', async () => {
  const { folder, file } = await newDataFolder()
  const db = new Sqlite(file)
  const removals = new RemovalFile(folder)
  removals.takeOver(db)
  const add = db.prepare("INSERT INTO audit (at, action) VALUES ('2026-01-01', 'minutes.exported')")
  /** From which line on the trail was looked at. */
  const from: unknown[] = []
  const watched = new Proxy(db, {
    get: (target, key: keyof Database) =>
      key === 'prepare' ? prepare : (Reflect.get(target, key) as unknown),
  })
  const prepare = (sql: string) => {
    const statement = db.prepare(sql)
    if (!sql.includes('seq > ?')) return statement
    return { get: (...given: unknown[]) => (from.push(given[0]), statement.get(...given)) }
  }
  for (let times = 0; times < 3; times++) {
    for (let n = 0; n < 100; n++) add.run()
    removals.takeOver(watched)
  }
  expect(from).toEqual([0, 100, 200])
  db.close()
  rmSync(folder, { recursive: true })
})
