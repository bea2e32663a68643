// The pages outside a room, by who has business there.
import type { Stage } from '../support/stage.ts'
import { parts, type Part } from './person.ts'

/** A page of the office area. */
export interface OfficePage {
  readonly name: string
  readonly path: string
}

/** Pages of somebody who works in the office, those last on which things are ended; null for who sits in the room. */
export async function officePages(part: Part, stage: Stage): Promise<OfficePage[] | null> {
  const { workshopId } = stage
  const { caseId, procedureId } = await stage.server.deps.db
    .selectFrom('workshop')
    .select(['caseId', 'procedureId'])
    .where('id', '=', workshopId)
    .executeTakeFirstOrThrow()
  const held = `/amt/faelle/${procedureId}/${caseId}`
  const version = `${held}/fassung/1`
  const plan = `/amt/werkstaetten/${workshopId}`
  const paths = new Map<Part, readonly string[]>([
    [
      parts.coordinator,
      [
        '/amt',
        '/amt/werkstaetten',
        '/amt/faelle',
        `${held}/einlesen`,
        held,
        version,
        '/verbindung',
        '/amt/passwort',
      ],
    ],
    [
      parts.facilitator,
      [
        '/amt',
        '/amt/werkstaetten/neu',
        `${plan}/einladung`,
        plan,
        version,
        '/amt/werkstaetten',
        '/amt/passwort',
      ],
    ],
    [
      parts.administrator,
      [
        '/amt',
        '/amt/kataloge',
        '/amt/jugendaemter',
        '/amt/verfahren',
        '/amt/konten',
        '/amt/passwort',
        '/',
        '/anmelden',
      ],
    ],
  ])
  const own = paths.get(part)
  return own?.map((path) => ({ name: path.replace(/[\w-]{22}/g, ':id'), path })) ?? null
}
