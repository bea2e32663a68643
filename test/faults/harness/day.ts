// A workshop in the same process, in the middle of its silent annotating: for faults that need no crowd.
import type { RoomVisitor } from '../../../server/demo/visitor.ts'
import { Gathering } from '../../support/roomLine.ts'
import { openTestServer, type TestServer } from '../../support/testServer.ts'
import { settle, stepOf, type Village } from '../../support/village.ts'
import type { FaultRun } from './fault.ts'

/** The server, its two offices, and one workshop of the first. */
export interface OpenDay {
  readonly server: TestServer
  readonly village: Village
  readonly gathering: Gathering
  /** The seat that steers. */
  readonly holder: RoomVisitor
}

/** Opens it; `env` are settings of the server. Everything ends with the run. */
export async function openAnnotating(
  run: FaultRun,
  env: Readonly<Record<string, string>> = {},
): Promise<OpenDay> {
  const server = await openTestServer({ env })
  run.after(() => server.close())
  const village = await settle(server.deps)
  const gathering = new Gathering(server, village.own)
  run.after(() => gathering.leave())
  const holder = await gathering.facilitator(village.facilitator)
  await holder.must({ type: 'openWorkshop' })
  await holder.must({ type: 'moveDayMarker', day: 5 })
  await holder.must({ type: 'enterStep', stepId: stepOf('annotate') })
  return { server, village, gathering, holder }
}

/** A setting under which no line is told to speak more slowly. */
export const UNHURRIED = { FALLWERKSTATT_MESSAGES_PER_SECOND: '100000' }
