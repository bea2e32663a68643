import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { BACKUP_DAYS } from '../../shared/kernel/retention.ts'
import { readConfig } from '../config.ts'
import { restoreBackup, type RestoreReport } from '../restore/restore.ts'
import { DATABASE } from '../start.ts'
import { explainStart, StartProblem } from '../kernel/startProblem.ts'

/** What was done, and what to do next: German first, then the same in English. */
function done(from: string, into: string, report: RestoreReport): string {
  const {
    aside,
    texts,
    workshops,
    packages,
    draws,
    accounts,
    passwordsKept,
    passwordsLost,
    knewRemovals,
  } = report
  const days = String(BACKUP_DAYS)
  const found = { texts: String(texts), workshops: String(workshops), accounts: String(accounts) }
  const given = String(packages)
  const german = [
    `Die Sicherung ${from} ist eingespielt: ${into}`,
    aside && `Die Datenbank, die dort lag, ist ${days} Tage lang aufgehoben: ${resolve(aside)}`,
    knewRemovals
      ? `Was seit der Sicherung zurückgezogen, abgeschlossen oder abgeschaltet wurde, bleibt es: Texte ${found.texts}, Werkstätten ${found.workshops}, Konten ${found.accounts}.`
      : 'Hier liegt keine Liste dessen, was seit der Sicherung zurückgezogen oder abgeschlossen wurde. Ziehen Sie es nach dem Start noch einmal zurück.',
    packages > 0 &&
      `${given} Freigabepakete wurden seit der Sicherung herausgegeben oder zurückgezogen. Ihre Nummern bleiben vergeben, und zurückgezogene bleiben es.`,
    draws > 0 &&
      `Fallziehungen, die seit der Sicherung festgelegt, gezogen oder verworfen wurden, gelten weiter: ${String(draws)}.`,
    passwordsKept > 0 &&
      `${String(passwordsKept)} Konten haben seither ein neues Passwort; es gilt weiter.`,
    passwordsLost > 0 &&
      `${String(passwordsLost)} Konten haben seither ein neues Passwort, das hier niemand mehr kennt; das alte gilt nicht. Die Administration setzt es auf der Seite „Konten“ zurück. Kommt sie selbst nicht hinein: npm run admin-link`,
    'Alle Anmeldungen, Beitrittscodes und Beamer-Links sind beendet, laufende Abstimmungen sind ungültig. Alles andere gilt wie damals. Starten Sie jetzt den Server: npm start',
  ]
  const english = [
    `The backup ${from} is restored: ${into}`,
    aside && `The database that was there is kept as ${resolve(aside)} for ${days} days`,
    knewRemovals
      ? `What was withdrawn, concluded or switched off since the backup stays so: texts ${found.texts}, workshops ${found.workshops}, accounts ${found.accounts}.`
      : 'There is no list here of what was withdrawn or concluded since the backup. Withdraw it again after the start.',
    packages > 0 &&
      `${given} release packages were given out or taken back since the backup. Their numbers stay taken, and what was taken back stays so.`,
    draws > 0 &&
      `Draws of cases that were laid down, made or given up since the backup still count: ${String(draws)}.`,
    passwordsKept > 0 && `${String(passwordsKept)} accounts have a newer password; it stays valid.`,
    passwordsLost > 0 &&
      `${String(passwordsLost)} accounts have a newer password that nobody knows here any more; the old one is not valid. The administration resets it on the page of accounts. If it cannot get in itself: npm run admin-link`,
    'All sessions, join codes and projector links have ended, open votes are void. Everything else is as it was then. Start the server now: npm start',
  ]
  return [...german, ...english].filter(Boolean).join('\n')
}

process.umask(0o077)
try {
  const from = process.argv[2]
  if (from === undefined || !existsSync(from))
    throw new StartProblem(
      `Nennen Sie die Sicherung: npm run restore -- DATEI${from === undefined ? '' : ` (${from} gibt es nicht)`}`,
      `Name the backup: npm run restore -- FILE${from === undefined ? '' : ` (there is no ${from})`}`,
    )
  const { dataFolder } = readConfig(process.env)
  const file = `${dataFolder}/${DATABASE}`
  // Without a setting the folder is the usual one: not where a backup of another installation belongs.
  const itsOwn = dirname(dirname(resolve(from)))
  const isSet = (process.env['FALLWERKSTATT_DATA'] ?? '') !== ''
  if (!isSet && itsOwn !== resolve(dataFolder) && existsSync(join(itsOwn, DATABASE)))
    throw new StartProblem(
      `Die Sicherung ${from} gehört zum Datenordner ${itsOwn}, eingespielt würde sie in ${resolve(dataFolder)}. Setzen Sie FALLWERKSTATT_DATA auf den Ordner, den Sie meinen.`,
      `The backup ${from} belongs to the data folder ${itsOwn}, and would be restored into ${resolve(dataFolder)}. Set FALLWERKSTATT_DATA to the folder you mean.`,
    )
  const report = await restoreBackup(dataFolder, file, from, new Date())
  console.log(done(from, resolve(file), report))
} catch (error) {
  console.error(explainStart(error))
  process.exitCode = 1
}
