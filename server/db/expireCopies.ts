import { existsSync, readdirSync, rmSync } from 'node:fs'
import { BACKUP_DAYS } from '../../shared/kernel/retention.ts'

const DAY_MS = 86_400_000
/** So many backups and so many databases put aside are kept, the newest. */
const MOST = { backup: 60, aside: 3 } as const

/** The moment in a file's name, in milliseconds; undefined if there is none. */
function momentIn(name: string): number | undefined {
  const found = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z/.exec(name)
  if (!found) return undefined
  const [, day = '', hour = '', minute = '', second = '', ms = ''] = found
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`)
  return Number.isNaN(at) ? undefined : at
}

/**
 * Removes backups and databases put aside that are older than `BACKUP_DAYS`, or more than are kept; what the name of a
 * file says counts, so that copying makes nothing younger. Returns the names of what it removed.
 */
export function expireCopies(dataFolder: string, now: number): string[] {
  return [
    ...expire(`${dataFolder}/backup`, /^fallwerkstatt-.*\.db(\.part)?$/, MOST.backup, now),
    ...expire(dataFolder, /\.db\.before-restore-[^.]*Z$/, MOST.aside, now),
  ]
}

function expire(folder: string, pattern: RegExp, most: number, now: number): string[] {
  if (!existsSync(folder)) return []
  const found = readdirSync(folder)
    .flatMap((name) => {
      const at = pattern.test(name) ? momentIn(name) : undefined
      return at === undefined ? [] : [{ name, at }]
    })
    .sort((a, b) => b.at - a.at)
  const due = found.filter(({ at }, place) => place >= most || now - at > BACKUP_DAYS * DAY_MS)
  for (const { name } of due)
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${folder}/${name}${suffix}`, { force: true })
  return due.map(({ name }) => name)
}
