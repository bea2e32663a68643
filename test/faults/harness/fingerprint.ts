// Shows that a refused input changed nothing: neither a row of the database nor the state of a room.
import { createHash } from 'node:crypto'
import type { RoomSlice } from '../../../shared/room/roomView.ts'
import type { TestServer } from '../../support/testServer.ts'

/** Tables that note attempts themselves: a failed login is written down and numbered, a session was used. */
const noting: ReadonlySet<string> = new Set([
  'audit',
  'account_session',
  'sqlite_sequence',
  'known_time',
])

/** What holds at a moment. */
export interface Fingerprint {
  readonly rows: number
  readonly rooms: readonly (RoomSlice | undefined)[]
}

/** Looks at a server from inside. */
export class Witness {
  readonly #server: TestServer
  readonly #workshopIds: readonly string[]

  constructor(server: TestServer, workshopIds: readonly string[]) {
    this.#server = server
    this.#workshopIds = workshopIds
  }

  /** Cheap: rows ever changed, and the states of the rooms, which are never changed in place. */
  now(): Fingerprint {
    const { sqlite, rooms } = this.#server.deps
    const one = (sql: string) => (sqlite.prepare(sql).get() as { n: number }).n
    // Lines of the audit trail, and how often readiness tried the disk: asking changes nothing else.
    const noted =
      one('SELECT coalesce(max(rowid), 0) AS n FROM audit') +
      one('SELECT coalesce(max(beat), 0) AS n FROM known_time')
    return {
      rows: one('SELECT total_changes() AS n') - noted,
      rooms: this.#workshopIds.map((id) => rooms.slice(id)),
    }
  }

  /** Dear: a hash of every row of every table that does not note attempts. */
  hash(): string {
    const { sqlite } = this.#server.deps
    const hash = createHash('sha256')
    const tables = sqlite
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
      )
      .all()
    for (const { name } of tables.filter((table) => !noting.has(table.name)))
      for (const row of sqlite.prepare(`SELECT * FROM "${name}"`).raw().iterate())
        hash.update(JSON.stringify(row))
    return hash.digest('hex')
  }
}

/** Did nothing change between the two? */
export const same = (before: Fingerprint, after: Fingerprint): boolean =>
  before.rows === after.rows && before.rooms.every((slice, at) => slice === after.rooms[at])
