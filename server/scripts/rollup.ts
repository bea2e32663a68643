import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { formatPercent } from '../../shared/kernel/format.ts'
import { halfYearOf } from '../../shared/kernel/halfYear.ts'
import { foresee, type Foreseen } from '../../shared/rollup/foresee.ts'
import {
  attackerWords,
  groupingWords,
  itemKindWords,
  measureWords,
  populationWords,
  verdictWords,
} from '../../shared/rollup/rollup.words.ts'
import { auditInProcess, suppressInProcess } from '../disclosure/disclosure.ts'
import { explainStart, StartProblem } from '../kernel/startProblem.ts'
import { readFolder } from '../rollup/readFolder.ts'
import { countedIn, rollUp, type RollupOutcome } from '../rollup/rollUp.ts'

const USAGE = `npm run rollup -- --packages ORDNER [--earlier ORDNER] --out ORDNER
npm run rollup -- --packages ORDNER --foresee

  --packages   Ordner mit pakete/, schluessel.json und, wo nötig, kataloge/ und zuordnungen/
  --earlier    Ordner mit allen früheren Auswertungen, jede in einem eigenen Ordner
  --out        neuer oder leerer Ordner für release.json, release.csv und audit.json
  --foresee    Was wäre zu sehen, wenn 20, 38, 76 oder 186 Jugendämter geliefert hätten? Schreibt nichts.`

interface Order {
  readonly packages: string
  readonly earlier: string | null
  readonly out: string | null
}

function orderOf(given: readonly string[]): Order {
  const options = {
    packages: { type: 'string' },
    earlier: { type: 'string' },
    out: { type: 'string' },
    foresee: { type: 'boolean' },
  } as const
  let values: { packages?: string; earlier?: string; out?: string; foresee?: boolean }
  try {
    values = parseArgs({ args: [...given], options }).values
  } catch {
    throw usage(
      'Eine Angabe ist unbekannt oder unvollständig.',
      'An option is unknown or lacks something.',
    )
  }
  const { packages, earlier = null, out = null, foresee: only = false } = values
  if (packages === undefined || (out === null) !== only)
    throw usage(
      'Es fehlt, wo die Pakete liegen (--packages) oder wohin geschrieben wird (--out).',
      'It is missing where the packages are (--packages), or where to write (--out).',
    )
  if (!existsSync(packages))
    throw new StartProblem(
      `Den Ordner ${packages} gibt es nicht. Nennen Sie den Ordner, in dem der Ordner „pakete“ liegt.`,
      `There is no folder ${packages}. Name the folder that holds the folder "pakete".`,
    )
  return { packages, earlier, out }
}

const usage = (german: string, english: string): StartProblem =>
  new StartProblem(`${german}\n${USAGE}`, english)

/** What to print about a release that was written, or was not. */
function said(out: string, outcome: RollupOutcome): string {
  const place = resolve(out)
  if ('release' in outcome) {
    const number = String(outcome.release.number)
    return [
      `Auswertung ${number} ist geschrieben und geprüft: ${place}`,
      `Prüfsumme von release.json (SHA-256): ${outcome.hash}`,
      `Release ${number} is written and audited: ${place}`,
    ].join('\n')
  }
  const { exposed, why } = outcome
  if (exposed === null)
    return [
      `Die Prüfung wurde nicht zu Ende gebracht (${why}). Es gibt keine Auswertung; ${place} enthält nur audit.json. Beenden Sie andere Programme und versuchen Sie es in einem neuen Ordner noch einmal.`,
      `The audit was not brought to its end (${why}). There is no release; ${place} holds audit.json alone.`,
    ].join('\n')
  return [
    `Die Auswertung wäre nicht sicher: ${String(exposed.length)} geheime Werte wären nicht geschützt. Es gibt keine Auswertung; ${place} enthält nur audit.json.`,
    ...exposed
      .slice(0, 5)
      .map(
        ({ key, verdict, attacker }) =>
          `${key}: ${verdictWords[verdict]}${attacker === null ? '' : ` (${attackerWords[attacker]})`}`,
      ),
    `The release would not be safe: ${String(exposed.length)} secret figures would not be protected. There is none; ${place} holds audit.json alone.`,
  ].join('\n')
}

/** What would be seen, wave by wave. */
const saidForeseen = (waves: readonly Foreseen[]): string =>
  waves
    .flatMap(({ offices, populations }) => [
      `${String(offices)} Jugendämter:`,
      ...populations.flatMap(saidPopulation),
    ])
    .join('\n')

function saidPopulation({ cycle, kind, offices, plan, tables }: Foreseen['populations'][number]) {
  const from = plan === 0 ? 'nur die Liste der Themen' : `Tabellen ab ${String(plan)}`
  return [
    `  Turnus ab ${String(cycle)}, ${populationWords[kind]}: ${String(offices)} Jugendämter, ${from}`,
    ...tables.map(({ about, measure, grouping, cells, secret }) => {
      const place = [itemKindWords[about], measureWords[measure], groupingWords[grouping]]
      const share = formatPercent((secret ?? 0) / Math.max(1, cells))
      return `    ${place.join(', ')}: ${secret === null ? 'entfällt' : `${share} geheim`}`
    }),
  ]
}

process.umask(0o077)
try {
  const { packages, earlier, out } = orderOf(process.argv.slice(2))
  const now = halfYearOf(berlinDay(Date.now()))
  const solvers = { suppress: suppressInProcess, audit: auditInProcess }
  if (out === null)
    console.log(saidForeseen(await foresee(countedIn(readFolder(packages), now), solvers)))
  else {
    const outcome = await rollUp({ packages, earlier, out, now }, solvers)
    console.log(said(out, outcome))
    if (!('release' in outcome)) process.exitCode = 1
  }
} catch (error) {
  console.error(explainStart(error))
  process.exitCode = 1
}
