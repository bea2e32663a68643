import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig, startWarnings, type Config } from './config.ts'
import { newSetupToken } from './login/setupLink.ts'
import { DATABASE, startServer } from './start.ts'
import { explainStart } from './kernel/startProblem.ts'

/** If it is not set if the data lie, a start in another folder would silently make a second installation. */
function sayWhere({ dataFolder }: Config): void {
  if (process.env.FALLWERKSTATT_DATA?.trim()) return
  const folder = resolve(dataFolder)
  const isNew = !existsSync(`${folder}/${DATABASE}`)
  process.stdout.write(
    `FALLWERKSTATT_DATA ist nicht gesetzt. ${isNew ? 'Eine neue, leere Installation entsteht in' : 'Die Daten liegen in'} ${folder}\n` +
      `FALLWERKSTATT_DATA is not set. ${isNew ? 'A new, empty installation is made in' : 'The data lie in'} ${folder}\n`,
  )
}

/** Ends the process at once: a clean stop would write again. */
function halt(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

try {
  // What is made here holds case texts: for this user alone, whatever the shell says.
  process.umask(0o077)
  const config = readConfig(process.env)
  sayWhere(config)
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
  for (const warning of startWarnings(config, publicUrl)) server.app.log.warn(warning)
  const token = stopping ? null : await newSetupToken(server.deps)
  if (token !== null)
    process.stdout.write(
      `\nNoch gibt es keine Administration. Öffnen Sie diesen Link innerhalb von 60 Minuten, um sie einzurichten.\nNo administrator yet. Open this link within 60 minutes to create the first one:\n\n  ${publicUrl}/einrichten#${token}\n`,
    )
} catch (error) {
  process.stderr.write(`${explainStart(error)}\n`)
  process.exitCode = 1
}
