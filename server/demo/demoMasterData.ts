import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { masterDataSchema } from '../../shared/reviewCase/masterData.schema.ts'
import { wholeDatabase, type Db } from '../db/database.ts'
import type { DemoCaseKey } from './material/demoCase.ts'

/** What the invented cases say; when they were closed is left out. */
const masterDataOf = z
  .record(z.enum(['a', 'b']), masterDataSchema)
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'material/masterData.json'), 'utf8')))

/** The master data of an invented case: one account wrote them, another confirmed them, at a moment in milliseconds. */
export async function addDemoMasterData(
  db: Db,
  {
    caseId,
    key,
    between: [changedBy, confirmedBy],
    at,
  }: {
    readonly caseId: string
    readonly key: DemoCaseKey
    readonly between: readonly [string, string]
    readonly at: number
  },
): Promise<void> {
  await wholeDatabase(db)
    .insertInto('case_master_data')
    .values({
      ...{ caseId, body: JSON.stringify(masterDataOf[key]), revision: 1 },
      ...{ changedBy, changedAt: at, confirmedBy, confirmedAt: at },
    })
    .execute()
}
