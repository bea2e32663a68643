import type { Database } from 'better-sqlite3'
import { ratingsOf } from '../../shared/catalogue/catalogue.ts'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import type { RoomSource } from './roomSource.ts'

interface Row {
  id: string
  title: string
  plan: string
  commentDays: number
  caseId: string
  caseVersion: number
  catalogueKey: string
  catalogueVersion: string
  catalogue: string
  text: string
}

/** Reads what a room needs from outside its log: plan, case text, catalogue. */
export function sqliteRoomSource(db: Database): (workshopId: string) => RoomSource | undefined {
  const find = db.prepare<[string], Row>(
    `SELECT workshop.id, workshop.title, plan, commentDays, workshop.caseId, caseVersion, catalogueKey, catalogueVersion,
            catalogue.body AS catalogue, case_version.body AS text
     FROM workshop
     JOIN catalogue ON catalogue.key = catalogueKey AND catalogue.version = catalogueVersion
     JOIN case_version ON case_version.caseId = workshop.caseId AND case_version.version = caseVersion
     WHERE workshop.id = ?`,
  )
  return (workshopId) => {
    const row = find.get(workshopId)
    if (!row) return undefined
    const catalogue = catalogueSchema.parse(JSON.parse(row.catalogue))
    const criteria = new Map(
      catalogue.criteria.map((criterion) => [
        criterion.id,
        {
          dimension: criterion.dimension,
          ratings: ratingsOf(catalogue, criterion).map(({ value }) => value),
        },
      ]),
    )
    return {
      id: row.id,
      title: row.title,
      plan: JSON.parse(row.plan) as Agenda,
      commentDays: row.commentDays,
      caseId: row.caseId,
      textId: `${row.caseId}.${String(row.caseVersion)}`,
      text: row.text === '' ? null : (JSON.parse(row.text) as CaseText),
      catalogueKey: row.catalogueKey,
      catalogueVersion: row.catalogueVersion,
      criterion: (id) => criteria.get(id),
    }
  }
}
