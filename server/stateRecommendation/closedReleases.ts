import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import type { Db } from '../db/database.ts'

/** The last releases that were read, by their hash: what is closed never changes. */
const read = new Map<string, RollupRelease>()
const MOST_READ = 4

/** Closed releases that are there: those asked for by their numbers, and the newest. */
export interface ClosedReleases {
  readonly by: ReadonlyMap<number, RollupRelease>
  /** Undefined before the first. */
  readonly newest: RollupRelease | undefined
}

/** Reads closed releases by their numbers, and the newest; one whose file was lost is none. */
export async function closedReleases(
  db: Db,
  numbers: readonly number[] = [],
): Promise<ClosedReleases> {
  const there = await db
    .selectFrom('rollup_release')
    .select(['hash', 'number'])
    .where('releaseFile', '!=', '')
    .orderBy('number', 'desc')
    .execute()
  const wanted = there.filter(({ number }, at) => at === 0 || numbers.includes(number))
  const unread = wanted.filter(({ hash }) => !read.has(hash)).map(({ hash }) => hash)
  const files = await db
    .selectFrom('rollup_release')
    .select(['hash', 'releaseFile as text'])
    .where('hash', 'in', unread)
    .execute()
  for (const { hash, text } of files) read.set(hash, JSON.parse(text) as RollupRelease)
  const by = new Map(
    wanted.flatMap(({ hash, number }) => {
      const release = read.get(hash)
      return release ? [[number, release] as const] : []
    }),
  )
  for (const oldest of read.keys()) {
    if (read.size <= MOST_READ) break
    read.delete(oldest)
  }
  return { by, newest: by.get(wanted[0]?.number ?? 0) }
}

/** The numbers of the releases some sentences rest on. */
export const releasesUnder = (
  evidence: readonly { readonly cell: { readonly rollup: number } }[],
): readonly number[] => evidence.map(({ cell }) => cell.rollup)
