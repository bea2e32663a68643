import { randomBytes } from 'node:crypto'
import { StartProblem } from './startProblem.ts'

/** What the log says of an error, and never its message, which might quote content. */
interface Incident {
  /** Eight hexadecimal digits. The person who met the error reads them, and the log has them once. */
  readonly incident: string
  /** Name and code of the error: `SqliteError SQLITE_ERROR`. */
  readonly kind: string
  /** Where it was thrown, innermost first: `server/room/room.ts:185:12`. */
  readonly at: readonly string[]
}

// The database's layers alone are ten calls deep, which is all that a stack holds otherwise.
Error.stackTraceLimit = 30

/** Most places of a stack that the log names. */
const MOST_PLACES = 5

/**
 * Writes an error into the log under a new incident number, which it returns. `fields` say where it was met. The words
 * of a `StartProblem` are ours; those of any other error stay out.
 */
export function logIncident(
  log: { error(fields: object, said: string): void },
  error: unknown,
  fields: Readonly<Record<string, string | undefined>>,
): string {
  const found = incidentOf(error)
  log.error({ ...found, ...fields }, error instanceof StartProblem ? error.message : 'incident')
  return found.incident
}

function incidentOf(error: unknown): Incident {
  const incident = randomBytes(4).toString('hex').toUpperCase()
  if (!(error instanceof Error)) return { incident, kind: typeof error, at: [] }
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  return { incident, kind: `${error.name}${code}`, at: placesIn(error) }
}

/** The places of our own code in a stack; if there is none, those of a library. */
function placesIn(error: Error): readonly string[] {
  // The message comes first and may look like anything.
  const head = `${error.name}: ${error.message}`
  const { stack = '' } = error
  const frames = (stack.startsWith(head) ? stack.slice(head.length) : stack).split('\n')
  const find = (pattern: RegExp) => frames.flatMap((frame) => pattern.exec(frame)?.[1] ?? [])
  const own = find(
    /^ +at (?!.*node_modules).*?\b((?:server|shared|migrations|build)\/[\w./-]+:\d+:\d+)\)?$/,
  )
  const places = own.length > 0 ? own : find(/^ +at .*?\b(node_modules\/[\w./@-]+:\d+:\d+)\)?$/)
  return places.slice(0, MOST_PLACES)
}
