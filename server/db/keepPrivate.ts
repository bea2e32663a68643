import { chmodSync, closeSync, existsSync, openSync, readdirSync, realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { StartProblem } from '../kernel/startProblem.ts'
import { prepareFolder } from './dataFolder.ts'

/**
 * Makes the data folder if there is none, and takes it and the databases and backups in it away from everybody but its
 * owner: they hold case texts, and a folder that was made before is usually open to all. What belongs to another user
 * is left as it is. Throws `StartProblem` if nothing can be kept there.
 */
export function keepPrivate(folder: string): void {
  prepareFolder(folder)
  restrict(folder, 0o700)
  const backups = `${folder}/backup`
  if (existsSync(backups)) restrict(backups, 0o700)
  for (const place of [folder, backups]) {
    if (!existsSync(place)) continue
    for (const name of readdirSync(place))
      if (/\.(db|part|lock|json)(-|$|\.)/.test(name)) restrict(`${place}/${name}`, 0o600)
  }
}

/**
 * Makes the folder of the keys, for this user alone. Throws `StartProblem` if nothing can be kept there, and if it lies
 * in the data folder: a copy of the data would have the keys to it.
 */
export function prepareKeysFolder(keysFolder: string, dataFolder: string): void {
  prepareFolder(keysFolder, 'FALLWERKSTATT_KEYS')
  const within = relative(realpathSync(dataFolder), realpathSync(keysFolder))
  if (within !== '..' && !within.startsWith(`..${sep}`) && !isAbsolute(within))
    throw new StartProblem(
      `Der Ordner der Schlüssel (${keysFolder}) liegt im Datenordner: Eine Kopie der Daten enthielte die Schlüssel. Setzen Sie FALLWERKSTATT_KEYS auf einen Ordner außerhalb von ${dataFolder}.`,
      `The folder of the keys (${keysFolder}) lies in the data folder: a copy of the data would hold the keys. Set FALLWERKSTATT_KEYS to a folder outside of ${dataFolder}.`,
    )
  restrict(keysFolder, 0o700)
}

/** Makes a file that is not there yet for this user alone, whatever the umask says; what SQLite puts beside it is like it. */
export function makePrivate(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
}

function restrict(path: string, mode: number): void {
  try {
    chmodSync(path, mode)
  } catch {
    // Another user's: whether it can be written shows when it is opened.
  }
}
