// The pages outside a room, by who has business there.
import type { Stage } from '../support/stage.ts'
import { parts, type Part } from './person.ts'

/** A page of the office area. */
export interface OfficePage {
  readonly name: string
  readonly path: string
}

const HELD = '/amt/faelle/:procedure/:case'
const PROCEDURE = '/amt/verfahren/:procedure'
const PLAN = '/amt/werkstaetten/:workshop'

/** Addresses of the pages of a person who works in the office, those last on which things are ended. */
export const officeAddresses: ReadonlyMap<Part, readonly string[]> = new Map([
  [
    parts.coordinator,
    [
      '/amt',
      '/amt/werkstaetten',
      `${PLAN}/einladung`,
      '/amt/faelle',
      `${HELD}/einlesen`,
      HELD,
      `${HELD}/fassung/1`,
      '/amt/verfahren',
      PROCEDURE,
      '/verbindung',
      '/amt/passwort',
    ],
  ],
  [
    parts.facilitator,
    [
      '/amt',
      '/amt/werkstaetten/neu',
      `${PLAN}/einladung`,
      PLAN,
      `${HELD}/fassung/1`,
      '/amt/verfahren',
      PROCEDURE,
      '/amt/werkstaetten',
      '/amt/passwort',
    ],
  ],
  [
    parts.administrator,
    [
      '/amt',
      '/amt/kataloge',
      '/amt/rechtsgrundlagen',
      '/amt/jugendaemter',
      '/amt/verfahren',
      PROCEDURE,
      '/amt/konten',
      '/amt/passwort',
      '/',
      '/anmelden',
    ],
  ],
])

/** Pages of a person who works in the office, with the ids of this stage; null for who sits in the room. */
export async function officePages(part: Part, stage: Stage): Promise<OfficePage[] | null> {
  const { caseId, procedureId } = await stage.server.deps.db
    .selectFrom('workshop')
    .select(['caseId', 'procedureId'])
    .where('id', '=', stage.workshopId)
    .executeTakeFirstOrThrow()
  const pathOf = (address: string) =>
    address
      .replace(':procedure', procedureId)
      .replace(':case', caseId ?? '')
      .replace(':workshop', stage.workshopId)
  const own = officeAddresses.get(part)
  return own?.map((address) => ({ name: address, path: pathOf(address) })) ?? null
}
