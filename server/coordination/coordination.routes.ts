import type { FastifyInstance, FastifyReply } from 'fastify'
import { api, plainRoutes } from '../../shared/http/api.ts'
import { byFirstYear } from '../../shared/http/cycle.api.ts'
import type { Cycle } from '../../shared/cycle/cycle.ts'
import { cycleWords } from '../../shared/cycle/cycle.words.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { noted } from '../audit/audit.ts'
import { cycleByYear } from '../cycle/cycle.queries.ts'
import { attachment } from '../http/attachment.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { sendProblem } from '../http/problemReply.ts'
import { inThread } from '../kernel/inThread.ts'
import { mayCall } from '../session/access.ts'
import { accountOf } from '../session/identity.ts'
import { calendarFile } from './calendar.ts'
import { calendarOf } from './calendar.queries.ts'
import { allOffices, cycleBoard, cycleOverview, searchOffices } from './coordination.queries.ts'
import { evidenceOf, turnOf } from './evidence.queries.ts'
import { csvOf, sheetOf } from './sheet.ts'
import { cycleTeams } from './team.queries.ts'

/** The state's coordination: who is due, who runs what, and what came of it in counts; never a result (CY7). */
export function coordinationRoutes(app: FastifyInstance, deps: CallDeps): void {
  const { db, clock } = deps
  const today = (): string => berlinDay(clock())
  /** What is asked of a cycle, or that there is none. */
  const ofCycle = async <T>(
    firstYear: number,
    ask: (cycle: Cycle) => Promise<T>,
  ): Promise<Result<T>> => {
    const cycle = await cycleByYear(db, firstYear)
    return cycle ? ok(await ask(cycle)) : refuse(problem('access.unknown'))
  }

  handle(app, deps, api.cycleOverview, ({ params }) =>
    ofCycle(params.firstYear, (cycle) => cycleOverview(db, cycle, today())),
  )

  handle(app, deps, api.searchOffices, ({ params, body }) =>
    ofCycle(params.firstYear, (cycle) => searchOffices(db, cycle, body, today())),
  )

  handle(app, deps, api.cycleBoard, ({ params }) =>
    ofCycle(params.firstYear, (cycle) => cycleBoard(db, cycle, today())),
  )

  handle(app, deps, api.cycleTeams, ({ params }) =>
    ofCycle(params.firstYear, (cycle) => cycleTeams(db, cycle, today())),
  )

  handle(app, deps, api.officeEvidence, ({ params }) => evidenceOf(db, params.id, today()))

  handle(app, deps, api.procedureTurn, async ({ params }) =>
    ok(await turnOf(db, params.id, today())),
  )

  coordinationFiles(app, deps, today)
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type PlainName = 'cycleCalendar' | 'cycleCsv' | 'cycleXlsx'

/** The same as files for other programs. */
function coordinationFiles(app: FastifyInstance, deps: CallDeps, today: () => string): void {
  const { db, clock } = deps
  const file = (
    name: PlainName,
    type: string,
    ending: string,
    write: (cycle: Cycle) => Promise<string | Buffer>,
  ): void => {
    const route = plainRoutes[name]
    app.get<{ Params: { firstYear: string } }>(
      route.path,
      async (request, reply): Promise<FastifyReply> => {
        const account = accountOf(request, deps)
        const refused = mayCall(route.access, { request, deps, account, id: null })
        if (refused) return sendProblem(reply, refused)
        const params = byFirstYear.safeParse(request.params)
        const cycle = params.success ? await cycleByYear(db, params.data.firstYear) : undefined
        if (!cycle) return sendProblem(reply, problem('access.unknown'))
        const content = await write(cycle)
        await noted(deps, 'cycle.exported', account?.id ?? null, String(cycle.firstYear))
        return reply
          .header('content-type', type)
          .header(
            'content-disposition',
            attachment(`${cycleWords(cycle)}, Stand ${today()}.${ending}`),
          )
          .send(content)
      },
    )
  }

  file('cycleCalendar', 'text/calendar; charset=utf-8', 'ics', async (cycle) =>
    calendarFile(cycleWords(cycle), await calendarOf(db, cycle, today()), clock()),
  )
  file('cycleCsv', 'text/csv; charset=utf-8', 'csv', async (cycle) =>
    csvOf(sheetOf(await allOffices(db, cycle, today()))),
  )
  file('cycleXlsx', XLSX, 'xlsx', async (cycle) => {
    const sheet = sheetOf(await allOffices(db, cycle, today()))
    return Buffer.from(await inThread<Uint8Array>('./coordination/sheetWorker.ts', sheet))
  })
}
