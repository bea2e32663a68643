import { closeSync, mkdirSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { folderProblem, StartProblem } from '../kernel/startProblem.ts'

/**
 * File systems that hold no files of users, by the numbers `statfs` gives on Linux (linux/magic.h): what is made
 * there is not kept, and making a folder may never come to an end.
 */
const special: ReadonlyMap<number, string> = new Map([
  [0x9fa0, 'proc'],
  [0x62656572, 'sysfs'],
  [0x1cd1, 'devpts'],
  [0x27e0eb, 'cgroup'],
  [0x63677270, 'cgroup2'],
  [0x64626720, 'debugfs'],
  [0x74726163, 'tracefs'],
  [0x73636673, 'securityfs'],
  [0x6165676c, 'pstore'],
  [0xcafe4a11, 'bpf'],
  [0x62656570, 'configfs'],
  [0x958458f6, 'hugetlbfs'],
  [0x19800202, 'mqueue'],
  [0xde5e81e4, 'efivarfs'],
  [0x73727279, 'nsfs'],
  [0xf97cff8c, 'selinuxfs'],
])

/** The setting that names a folder: what has to be changed if the folder cannot be used. */
export type FolderSetting = 'FALLWERKSTATT_DATA' | 'FALLWERKSTATT_KEYS'

/**
 * Makes a folder if there is none, for this user alone, and tries that a file can be written there. Throws a
 * `StartProblem` that names the folder, and always comes to an end.
 */
export function prepareFolder(folder: string, setting: FolderSetting = 'FALLWERKSTATT_DATA'): void {
  try {
    make(resolve(folder), setting)
    const probe = join(folder, `.write-${String(process.pid)}`)
    const descriptor = openSync(probe, 'w', 0o600)
    try {
      writeSync(descriptor, 'x')
    } finally {
      closeSync(descriptor)
      rmSync(probe, { force: true })
    }
  } catch (error) {
    throw error instanceof StartProblem ? error : folderProblem(folder, error, setting)
  }
}

/** One folder after the other from the first that exists: Node's own way through them does not end everywhere. */
function make(folder: string, setting: FolderSetting): void {
  const missing: string[] = []
  let place = folder
  while (statSync(place, { throwIfNoEntry: false }) === undefined && dirname(place) !== place) {
    missing.unshift(place)
    place = dirname(place)
  }
  const kind = special.get(Number(statfsSync(place).type) >>> 0)
  if (kind !== undefined)
    throw new StartProblem(
      `Der Ordner ${folder} gehört zum System (${kind}), dort lässt sich nichts aufheben. Setzen Sie ${setting} auf einen gewöhnlichen Ordner.`,
      `The folder ${folder} belongs to the system (${kind}), nothing can be kept there. Set ${setting} to an ordinary folder.`,
    )
  for (const path of missing) mkdirSync(path, { mode: 0o700 })
}
