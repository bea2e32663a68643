// Databases as tests begin with, made once in a process and copied for each data folder.
import { openDatabase, type OpenDatabase } from '../../server/db/database.ts'
import { migrate } from '../../server/db/migrate.ts'
import { seedDemo, type SeededDemo, type SeededState } from '../../server/demo/seedDemo.ts'
import { seedState } from '../../server/demo/state/seedState.ts'
import { newId } from '../../shared/kernel/id.ts'

/** A database as the bytes of its file, and what its maker says of it. */
export interface Prepared<Told> {
  readonly bytes: Buffer
  readonly told: Told
}

async function prepare<Told>(fill: (open: OpenDatabase) => Promise<Told>): Promise<Prepared<Told>> {
  const open = openDatabase(':memory:')
  await migrate(open, () => Promise.resolve())
  const told = await fill(open)
  const bytes = open.sqlite.serialize()
  await open.close()
  return { bytes, told }
}

let empty: Promise<Prepared<undefined>> | undefined
let demo: Promise<Prepared<SeededDemo>> | undefined
let state: Promise<Prepared<SeededState>> | undefined

/** Migrated, and nothing in it. */
export const emptyDatabase = (): Promise<Prepared<undefined>> =>
  (empty ??= prepare(() => Promise.resolve(undefined)))

/** The demo before anybody came. Its passwords take longer to hash than a server to start. */
export const demoDatabase = (): Promise<Prepared<SeededDemo>> =>
  (demo ??= prepare(({ db }) => seedDemo({ db, newId, clock: Date.now })))

/** The demo of the state level, with both of its releases. */
export const stateDatabase = (): Promise<Prepared<SeededState>> =>
  (state ??= prepare((open) => {
    let moved = 0
    return seedState(
      { ...open, newId, clock: () => Date.now() + moved },
      {
        moveClock: (ms) => (moved += ms),
        compute: () => Promise.reject(new Error('no release is stored that is of these packages')),
        isAnew: false,
      },
    )
  }))
