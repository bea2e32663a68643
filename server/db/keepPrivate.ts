import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { prepareFolder } from './dataFolder.ts'

/**
 * Makes the data folder where there is none, and takes it and the databases and backups in it away from everybody but
 * its owner: they hold case texts, and a folder somebody made before is usually open to all. What belongs to another
 * user is left as it is. Throws `StartProblem` where nothing can be kept there.
 */
export function keepPrivate(folder: string): void {
  prepareFolder(folder)
  restrict(folder, 0o700)
  const backups = `${folder}/backup`
  if (existsSync(backups)) restrict(backups, 0o700)
  for (const place of [folder, backups]) {
    if (!existsSync(place)) continue
    for (const name of readdirSync(place))
      if (/\.(db|part|lock)(-|$|\.)/.test(name)) restrict(`${place}/${name}`, 0o600)
  }
}

function restrict(path: string, mode: number): void {
  try {
    chmodSync(path, mode)
  } catch {
    // Somebody else's: whether it can be written shows when it is opened.
  }
}
