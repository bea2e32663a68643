/**
 * Why the program does not start, a tool does not run, or a server waits for a person, told to the administrator of the
 * machine: one German line, one English line, each naming the file or the setting. No stack: it is not a bug.
 */
export class StartProblem extends Error {
  override readonly name: string = 'StartProblem'

  constructor(german: string, english: string) {
    super(`${german}\n${english}`)
  }
}

/** What an error of the operating system brings along. */
interface SystemError extends Error {
  readonly code: string
  readonly syscall?: string
  readonly path?: string
  readonly address?: string
  readonly port?: number
}

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

/** What SQLite says if a file cannot be opened or written; it never names the file. */
const CANNOT_OPEN = /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/

/** The file of a database cannot be opened or written by this user. */
const fileProblem = (file: string): StartProblem =>
  new StartProblem(
    `Die Datei ${file} lässt sich nicht öffnen oder nicht schreiben. Prüfen Sie, wem Ordner und Datei gehören; nach einer Wiederherstellung als root gehören sie oft root.`,
    `The file ${file} cannot be opened or written. Check who owns folder and file; after a restore as root they often belong to root.`,
  )

/** Opens something of a file; an error of SQLite that does not name it becomes one that does. */
export function namingFile<T>(file: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    throw isSystemError(error) && CANNOT_OPEN.test(error.code) ? fileProblem(file) : error
  }
}

/**
 * An error that came while a database was opened and brought up to date: in words that name the file, if the disk is
 * why.
 */
export function namedByFile(file: string, error: unknown): unknown {
  if (!isSystemError(error)) return error
  if (error.code.startsWith('SQLITE_FULL')) return ofFile({ ...error, code: 'ENOSPC', path: file })
  return /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH|IOERR)/.test(error.code) ? fileProblem(file) : error
}

/** There is no database where one was expected. */
export const noDatabase = (folder: string): StartProblem =>
  new StartProblem(
    `In ${folder} liegt keine Datenbank. Setzen Sie FALLWERKSTATT_DATA auf den Ordner der Installation.`,
    `There is no database in ${folder}. Set FALLWERKSTATT_DATA to the folder of the installation.`,
  )

/** A restore ended between two steps: there is no database, but one that waits. */
export const interruptedRestore = (file: string): StartProblem =>
  new StartProblem(
    `Das Einspielen einer Sicherung nach ${file} wurde unterbrochen. Wiederholen Sie es: npm run restore -- DATEI`,
    `Restoring a backup to ${file} was interrupted. Repeat it: npm run restore -- FILE`,
  )

function ofListening({ code, address, port }: SystemError): StartProblem | undefined {
  const where = `${address ?? ''}:${String(port ?? '')}`
  switch (code) {
    case 'EADDRINUSE':
      return new StartProblem(
        `Unter ${where} antwortet schon ein anderes Programm. Beenden Sie es, oder setzen Sie FALLWERKSTATT_PORT auf einen freien Port.`,
        `Another program already listens on ${where}. Stop it, or set FALLWERKSTATT_PORT to a free port.`,
      )
    case 'EACCES':
      return new StartProblem(
        `Auf ${where} darf dieser Benutzer nicht lauschen; Ports unter 1024 gehören root. Setzen Sie FALLWERKSTATT_PORT auf 3000 und stellen Sie einen Reverse-Proxy davor.`,
        `This user may not listen on ${where}; ports below 1024 belong to root. Set FALLWERKSTATT_PORT to 3000 and put a reverse proxy in front.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EINVAL':
      return new StartProblem(
        `Die Adresse in FALLWERKSTATT_HOST gehört nicht zu diesem Rechner. Setzen Sie 127.0.0.1 oder 0.0.0.0.`,
        `The address in FALLWERKSTATT_HOST does not belong to this machine. Set 127.0.0.1 or 0.0.0.0.`,
      )
    default:
      return undefined
  }
}

function ofFile(
  { code, path }: SystemError,
  setting = 'FALLWERKSTATT_DATA',
): StartProblem | undefined {
  const file = path ?? ''
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StartProblem(
        `Unter ${file} darf dieser Benutzer nicht schreiben. Geben Sie ihm den Ordner, oder setzen Sie ${setting} auf einen anderen.`,
        `This user may not write at ${file}. Give them the folder, or set ${setting} to another one.`,
      )
    case 'EEXIST':
    case 'ENOTDIR':
      return new StartProblem(
        `${file} ist eine Datei, gebraucht wird ein Ordner. Setzen Sie ${setting} auf einen Ordner.`,
        `${file} is a file, but a folder is needed. Set ${setting} to a folder.`,
      )
    case 'ENOSPC':
      return new StartProblem(
        `Unter ${file} ist kein Platz mehr. Schaffen Sie Platz und starten Sie neu.`,
        `There is no space left at ${file}. Make room and start again.`,
      )
    default:
      return undefined
  }
}

/** A folder cannot be used for data; an error of the operating system that is not known here is named by its code. */
export function folderProblem(folder: string, error: unknown, setting: string): StartProblem {
  const code = isSystemError(error) ? error.code : 'UNKNOWN'
  const known = isSystemError(error) ? ofFile({ ...error, code, path: folder }, setting) : undefined
  return (
    known ??
    new StartProblem(
      `Der Ordner ${folder} lässt sich nicht anlegen oder nicht beschreiben (${code}). Setzen Sie ${setting} auf einen anderen.`,
      `The folder ${folder} cannot be made or written (${code}). Set ${setting} to another one.`,
    )
  )
}

/** What to print about an error that ended a start or a tool. A bug keeps its stack; everything else is in plain words. */
export function explainStart(error: unknown): string {
  if (error instanceof StartProblem) return error.message
  if (isSystemError(error)) {
    const isLine = ['listen', 'bind', 'getaddrinfo'].includes(error.syscall ?? '')
    const known = isLine ? ofListening(error) : ofFile(error)
    if (known) return known.message
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
