import { rateableCount } from '../../shared/structureRating/structureRating.ts'
import type { FastifyInstance } from 'fastify'
import { criterionById, ratingsOf } from '../../shared/catalogue/catalogue.ts'
import { catalogueName } from '../../shared/catalogue/catalogue.words.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api, plainRoutes } from '../../shared/http/api.ts'
import { themeName } from '../../shared/structureRating/comparedThemes.ts'
import { type Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import { type WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import { noted } from '../audit/audit.ts'
import { consultantOf, usedCatalogue } from '../catalogue/catalogue.queries.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { sendProblem } from '../http/problemReply.ts'
import { mayCall } from '../session/access.ts'
import { accountOf } from '../session/identity.ts'
import { caseFindingsBeside } from '../room/caseFindings.sqlite.ts'
import { recordedResultOf } from '../result/result.queries.ts'
import { workshopById } from '../workshopPlan/workshopPlan.queries.ts'
import { placeOf, readCaseOf } from './minutes.queries.ts'
import { attachment } from '../http/attachment.ts'
import { minutesFileName } from './minutesFileName.ts'
import { writeDocument } from './minutesThread.ts'
import { draftMinutes, minutesOf } from './minutesModel.ts'
import { printable } from './printable.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const stageOf = {
  planned: 'running',
  open: 'running',
  closed: 'comment',
  concluded: 'final',
} as const satisfies Record<WorkshopSummary['status'], Minutes['stage']>

async function minutesFor(deps: CallDeps, workshopId: string): Promise<Result<Minutes>> {
  const { db, sqlite, rooms, clock } = deps
  const workshop = await workshopById(db, workshopId)
  const result = await recordedResultOf(db, workshopId)
  const room = workshop && !result ? rooms.slice(workshopId) : undefined
  if (!workshop) return refuse(problem('access.unknown'))
  const place = await placeOf(db, workshop.procedureId)
  const catalogue = await usedCatalogue(db, workshop)
  const consultant = await consultantOf(db, workshop)
  const { reviewCase, text } = await readCaseOf(db, workshop)
  const criterion = (id: string) => catalogue && criterionById(catalogue, id)
  const frame = {
    title: workshop.title,
    ...place,
    date: workshop.date,
    stage: stageOf[workshop.status],
    commentUntil: workshop.commentUntil,
    issuedOn: berlinDay(clock()),
    concludedOn: workshop.concludedAt === null ? null : berlinDay(workshop.concludedAt),
    origin: workshop.origin,
    reviewCase,
    catalogue: catalogue
      ? { title: catalogue.title, version: catalogue.version, status: catalogue.status }
      : null,
    consultantCatalogue: consultant ? catalogueName(consultant) : '',
  }
  const sources = {
    entries: text?.entries ?? [],
    criterionLabel: (id: string) => `${id} ${criterion(id)?.title ?? ''}`.trim(),
    ratingLabel: (id: string, rating: string) => {
      const found = criterion(id)
      const labels = catalogue && found ? ratingsOf(catalogue, found) : []
      return labels.find(({ value }) => value === rating)?.label ?? ''
    },
    themeLabel: (code: string) => themeName(catalogue?.criteria ?? [], code),
    rateable: catalogue ? rateableCount(catalogue) : undefined,
  }
  const { origin, catalogueKey: key, catalogueVersion } = workshop
  const withoutCase = reviewCase === null
  const facts = { withoutCase, origin, catalogue: { key, version: catalogueVersion }, text }
  const cases = () => caseFindingsBeside(sqlite, workshopId)
  const minutes = result
    ? minutesOf(result, frame, sources)
    : room && draftMinutes(room, { ...facts, cases: cases() }, frame, sources)
  return minutes ? ok(printable(minutes)) : refuse(problem('access.unknown'))
}

/** The minutes as data for the page, and as DOCX for the record. */
export function minutesRoutes(app: FastifyInstance, deps: CallDeps): void {
  handle(app, deps, api.getMinutes, ({ params }) => minutesFor(deps, params.id))

  app.get<{ Params: { id: string } }>(plainRoutes.minutesDocument.path, async (request, reply) => {
    const account = accountOf(request, deps)
    const { id } = request.params
    const refused = mayCall(plainRoutes.minutesDocument.access, { request, deps, account, id })
    if (refused) return sendProblem(reply, refused)
    const minutes = await minutesFor(deps, id)
    if (!minutes.ok) return sendProblem(reply, minutes.problem)
    const file = await writeDocument(minutes.value)
    await noted(deps, 'minutes.exported', account?.id ?? null, id)
    return reply
      .header('content-type', DOCX)
      .header('content-disposition', attachment(minutesFileName(minutes.value)))
      .send(file)
  })
}
