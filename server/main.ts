import { BadConfig, readConfig } from './config.ts'
import { DataInUse } from './db/lock.ts'
import { NewerDatabase } from './db/migrate.ts'
import { DamagedDatabase } from './db/openSound.ts'
import { newSetupToken } from './login/setupLink.ts'
import { startServer } from './start.ts'

/** Says in plain words why the server does not start. */
function explain(error: unknown): string {
  if (error instanceof BadConfig || error instanceof DataInUse || error instanceof DamagedDatabase)
    return error.message
  if (error instanceof NewerDatabase)
    return `The database was made by a newer version (it knows ${error.message}). Install that version, or restore an older backup.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Ends the process at once: a clean stop would write again. */
function halt(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

try {
  const config = readConfig(process.env)
  const starting = startServer(config, {}, halt)
  let stopping = false
  // Listened to from the first moment: who asks for the end during the start gets a clean one, too.
  const stop = () => {
    if (stopping) return
    stopping = true
    // A start that failed is told below.
    void starting
      .then((server) => server.stop())
      .then(
        () => process.exit(0),
        () => undefined,
      )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  const server = await starting
  const publicUrl = config.publicUrl ?? server.address
  if (!publicUrl.startsWith('https:'))
    server.app.log.warn(
      'no https address is set: cookies travel unprotected; use this only on one machine or in a closed room',
    )
  const token = stopping ? null : await newSetupToken(server.deps)
  if (token !== null)
    process.stdout.write(
      `\nNo administrator yet. Open this link within 60 minutes to create the first one:\n\n  ${publicUrl}/einrichten#${token}\n`,
    )
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}
