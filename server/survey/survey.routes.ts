import type { Database } from 'better-sqlite3'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import { api } from '../../shared/http/api.ts'
import { DONE, inTransaction } from '../audit/audit.ts'
import type { Config } from '../config.ts'
import { betweenTransactions } from '../db/database.ts'
import type { WriteAheadLog } from '../db/writeAheadLog.ts'
import { FairTurns } from '../http/fairTurns.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { networkOf } from '../http/networkOf.ts'
import { codeDoor } from '../join/codeDoor.ts'
import { newJoinCode } from '../join/joinCode.ts'
import { newToken } from '../kernel/token.ts'
import type { SealedBoxes } from '../room/sealedBoxes.ts'
import { readCookie, setCookie } from '../session/cookies.ts'
import { openSurvey, surveyOf, surveyOfCode } from './survey.queries.ts'
import { closeSurvey, hasAnswered, takeSheet } from './surveyBox.ts'

type SurveyDeps = CallDeps & {
  readonly sqlite: Database
  readonly config: Pick<Config, 'publicUrl'>
  readonly newId: () => string
  readonly boxes: SealedBoxes
  readonly log: Pick<WriteAheadLog, 'empty'>
}

/** Sheets taken in a second, for the whole instance: each waits for the disk. */
const SHEETS_PER_SECOND = 50
/** So long a browser is known to have answered; a survey that runs longer would let it answer again. */
const BROWSER_SECONDS = 400 * 24 * 3600

/** The closing survey of a procedure: opened and closed by its office, answered by people with the code. */
export function surveyRoutes(app: FastifyInstance, deps: SurveyDeps): void {
  const { db, sqlite, boxes, config, newId, log } = deps
  const { publicUrl } = config
  const surveyBehind = codeDoor(deps.clock, (code) => surveyOfCode(db, code))
  const turns = new FairTurns(SHEETS_PER_SECOND)
  const read = async (procedureId: string) =>
    ok(await surveyOf(db, procedureId, { boxes, publicUrl }))

  handle(app, deps, api.getSurvey, ({ params }) => read(params.id))

  handle(app, deps, api.openSurvey, async ({ account, params: { id } }) => {
    const opened = { id: newId(), procedureId: id, code: newJoinCode() }
    const made = await inTransaction(deps, (trx) => openSurvey(trx, account.id, opened))
    return made.ok ? read(id) : made
  })

  handle(app, deps, api.closeSurvey, async ({ account, params: { id } }) => {
    const close = () => closeSurvey(sqlite, deps, id, account.id)
    const refused = await betweenTransactions(db, close)
    if (refused) return refuse(refused)
    log.empty()
    return read(id)
  })

  handle(app, deps, api.enterSurvey, async ({ body: { code }, request, reply }) => {
    const survey = await surveyBehind(request, code)
    if (!survey) return refuse(problem('survey.codeInvalid', undefined, 'code'))
    const browser = readCookie(request, 'fw_survey', config) ?? newToken()
    setCookie(reply, 'fw_survey', browser, config, BROWSER_SECONDS)
    const { officeName, procedureTitle } = survey
    return ok({ officeName, procedureTitle, answered: hasAnswered(boxes, survey, browser) })
  })

  handle(app, deps, api.answerSurvey, async ({ body: { code, ...sheet }, request }) => {
    const survey = await surveyBehind(request, code)
    if (!survey) return refuse(problem('survey.codeInvalid', undefined, 'code'))
    const browser = readCookie(request, 'fw_survey', config)
    if (browser === undefined) return refuse(problem('survey.noCookie'))
    await turns.turn(networkOf(request.ip))
    const take = () => takeSheet(sqlite, boxes, survey, { ...sheet, browser })
    const refused = await betweenTransactions(db, take)
    return refused ? refuse(refused) : DONE
  })
}
