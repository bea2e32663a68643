import type { FastifyInstance } from 'fastify'
import { criterionById, ratingsOf } from '../../shared/catalogue/catalogue.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api, plainRoutes, type Minutes, type WorkshopSummary } from '../../shared/protocol/api.ts'
import { audit } from '../audit/audit.ts'
import { catalogueOf } from '../catalogue/catalogue.routes.ts'
import type { Deps } from '../deps.ts'
import { handle } from '../http/handle.ts'
import { sendProblem } from '../http/problemReply.ts'
import { mayCall } from '../login/access.ts'
import { accountOf } from '../login/identity.ts'
import { caseVersionOf } from '../reviewCase/reviewCase.queries.ts'
import { workshopById } from '../workshop/workshop.queries.ts'
import { attachment, minutesFileName } from './minutesFileName.ts'
import { writeDocument } from './minutesThread.ts'
import { minutesOf } from './minutesModel.ts'
import { printable } from './printable.ts'
import { catalogueLine } from './minutesText.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const stageOf = {
  planned: 'running',
  open: 'running',
  closed: 'comment',
  concluded: 'final',
} as const satisfies Record<WorkshopSummary['status'], Minutes['stage']>

async function minutesFor(deps: Deps, workshopId: string): Promise<Result<Minutes>> {
  const { db, rooms, clock } = deps
  const workshop = await workshopById(db, workshopId)
  const room = workshop && rooms.slice(workshopId)
  if (!workshop || !room) return refuse(problem('access.unknown'))
  const place = await db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .innerJoin('review_case', 'review_case.procedureId', 'procedure.id')
    .select(['office.name as officeName', 'procedure.title as procedureTitle', 'review_case.label'])
    .where('review_case.id', '=', workshop.caseId)
    .executeTakeFirstOrThrow()
  const catalogue = await catalogueOf(db, workshop.catalogueKey, workshop.catalogueVersion)
  const version = await caseVersionOf(db, workshop.caseId, workshop.caseVersion)
  const criterion = (id: string) => catalogue && criterionById(catalogue, id)
  const frame = {
    title: workshop.title,
    officeName: place.officeName,
    procedureTitle: place.procedureTitle,
    date: workshop.date,
    stage: stageOf[workshop.status],
    commentUntil: workshop.commentUntil,
    textWithdrawn: version === undefined,
    issuedOn: berlinDay(clock()),
    concludedOn: workshop.concludedAt === null ? null : berlinDay(workshop.concludedAt),
    origin: workshop.origin,
    caseLabel: place.label,
    caseVersion: workshop.caseVersion,
    caseHash: version?.hash ?? '',
    catalogueTitle: catalogue ? catalogueLine(catalogue) : '',
  }
  return ok(
    printable(
      minutesOf(room, frame, {
        entries: version?.text.entries ?? [],
        criterionLabel: (id) => `${id} ${criterion(id)?.title ?? ''}`.trim(),
        ratingLabel: (id, rating) => {
          const found = criterion(id)
          const labels = catalogue && found ? ratingsOf(catalogue, found) : []
          return labels.find(({ value }) => value === rating)?.label ?? ''
        },
      }),
    ),
  )
}

/** The minutes as data for the page, and as DOCX for the record. */
export function minutesRoutes(app: FastifyInstance, deps: Deps): void {
  handle(app, deps, api.getMinutes, ({ params }) => minutesFor(deps, params.id))

  app.get<{ Params: { id: string } }>(plainRoutes.minutesDocument.path, async (request, reply) => {
    const account = accountOf(request, deps)
    const { id } = request.params
    const refused = mayCall(plainRoutes.minutesDocument.access, { request, deps, account, id })
    if (refused) return sendProblem(reply, refused)
    const minutes = await minutesFor(deps, id)
    if (!minutes.ok) return sendProblem(reply, minutes.problem)
    const file = await writeDocument(minutes.value)
    await audit(deps.db, deps.clock, 'minutes.exported', account?.id ?? null, id)
    return reply
      .header('content-type', DOCX)
      .header('content-disposition', attachment(minutesFileName(minutes.value)))
      .send(file)
  })
}
