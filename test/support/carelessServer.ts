// The server with one protection taken out, for the proof that a fault test would notice.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Sqlite from 'better-sqlite3'

/** What can be left out, and the statement that goes instead. */
const careless: Readonly<Record<string, readonly [string, string]>> = {
  /** Syncs at checkpoints only. */
  normalSync: ['synchronous = FULL', 'synchronous = NORMAL'],
  /** Starts without bringing to disk what a killed process had written. */
  noStartSync: ['wal_checkpoint(TRUNCATE)', 'wal_autocheckpoint'],
}

const [careful, instead] = careless[process.env['CARELESS'] ?? ''] ?? ['', '']
// Always called with the database it belongs to.
const { pragma } = Sqlite.prototype // eslint-disable-line @typescript-eslint/unbound-method
Sqlite.prototype.pragma = function (this: Sqlite.Database, text, options) {
  return pragma.call(this, careful === '' ? text : text.replace(careful, instead), options)
}
if (process.env['CARELESS'] === 'noStartSync') {
  fs.fsyncSync = () => undefined
  syncBuiltinESMExports()
  // Emptying an empty table is a write like any other, and would bring the log to disk by chance.
  // Always called with the database it belongs to.
  const { prepare } = Sqlite.prototype // eslint-disable-line @typescript-eslint/unbound-method
  Sqlite.prototype.prepare = function (this: Sqlite.Database, source: string) {
    return prepare.call(this, source === 'delete from "setup_token"' ? `${source} where 0` : source)
  } as typeof Sqlite.prototype.prepare
}
// The time is whatever it is set to.
if (process.env['CARELESS'] === 'wallClock')
  Object.defineProperty(performance, 'now', { value: () => Date.now() })
await import('../../server/main.ts')
