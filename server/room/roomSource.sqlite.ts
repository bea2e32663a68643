import type { Database } from 'better-sqlite3'
import { orderedRatings, ratingsOf, withConsultant } from '../../shared/catalogue/catalogue.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'
import type { RoomSource } from './roomSource.ts'
import { parsedCatalogue } from './parsedCatalogue.ts'

interface Row {
  id: string
  title: string
  plan: string
  commentDays: number
  caseId: string | null
  caseVersion: number | null
  catalogueKey: string
  catalogueVersion: string
  origin: RoomSource['origin']
  catalogue: string
  /** Null if there is no second catalogue. */
  consultant: string | null
  /** Empty once it was withdrawn; null if no case is read. */
  text: string | null
}

/** Reads what a room needs from outside its log: plan, case text, catalogue. */
export function sqliteRoomSource(db: Database): (workshopId: string) => RoomSource | undefined {
  const find = db.prepare<[string], Row>(
    `SELECT workshop.id, workshop.title, plan, commentDays, workshop.caseId, caseVersion, catalogueKey, catalogueVersion, workshop.origin,
            catalogue.body AS catalogue, consultant.body AS consultant, case_version.body AS text
     FROM workshop
     JOIN catalogue ON catalogue.key = catalogueKey AND catalogue.version = catalogueVersion
     LEFT JOIN catalogue AS consultant ON consultant.key = consultantKey AND consultant.version = consultantVersion
     LEFT JOIN case_version ON case_version.caseId = workshop.caseId AND case_version.version = caseVersion
     WHERE workshop.id = ?`,
  )
  return (workshopId) => {
    const row = find.get(workshopId)
    if (!row) return undefined
    const second = row.consultant === null ? undefined : parsedCatalogue(row.consultant)
    const catalogue = withConsultant(parsedCatalogue(row.catalogue), second)
    const criteria = new Map(
      catalogue.criteria.map((criterion) => [
        criterion.id,
        {
          dimension: criterion.dimension,
          ratings: ratingsOf(catalogue, criterion).map(({ value }) => value),
          scale: orderedRatings(catalogue, criterion),
        },
      ]),
    )
    return {
      id: row.id,
      title: row.title,
      plan: JSON.parse(row.plan) as Agenda,
      commentDays: row.commentDays,
      caseId: row.caseId,
      textId: row.caseId === null ? '' : `${row.caseId}.${String(row.caseVersion)}`,
      text: row.text ? (JSON.parse(row.text) as CaseText) : null,
      catalogueKey: row.catalogueKey,
      catalogueVersion: row.catalogueVersion,
      ...(second && { consultantCatalogue: { key: second.key, version: second.version } }),
      origin: row.origin,
      criterion: (id) => criteria.get(id),
      scaleOf: (id) => criteria.get(id)?.scale ?? [],
    }
  }
}
