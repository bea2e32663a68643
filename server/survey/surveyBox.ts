// What happens to the ballots of surveys: in transactions of the sealed boxes, as those of a room.
import type { Database } from 'better-sqlite3'
import type { SurveyOutcome } from '../../shared/survey/survey.schema.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import {
  choiceOf,
  countSurvey,
  saysSomething,
  widestSurvey,
  type SurveyAnswers,
} from '../../shared/survey/survey.ts'
import { changedNow } from '../audit/audit.ts'
import { StartProblem } from '../kernel/startProblem.ts'
import { shortHash } from '../db/keysPlace.ts'
import { prepared } from '../db/prepared.ts'
import { castInto } from '../room/castInto.ts'
import type { BallotBoxes } from '../room/roomStore.ts'
import { slotBytesOf } from '../room/sealedBox.ts'
import type { SealedBoxes } from '../room/sealedBoxes.ts'
import { boxOf, type OpenSurvey } from './survey.queries.ts'

const openOnes = 'SELECT id, procedureId FROM survey WHERE closedAt IS NULL'

/** Asked and written within transactions of the boxes. */
const surveyRows = prepared((sqlite) => ({
  open: sqlite.prepare<[], OpenSurvey>(openOnes),
  openOf: sqlite.prepare<[string], OpenSurvey>(`${openOnes} AND procedureId = ?`),
  isOpen: sqlite.prepare<[string], OpenSurvey>(`${openOnes} AND id = ?`),
  close: sqlite.prepare<[number, SurveyOutcome, string | null, string]>(
    'UPDATE survey SET code = NULL, closedAt = ?, outcome = ?, result = ? WHERE id = ?',
  ),
}))

/** Most sheets one survey takes: more people than any procedure has, and a box that is still written at once. */
export const MOST_SHEETS = 300

const SLOT_BYTES = slotBytesOf(widestSurvey)

/** What a browser is known by in one survey; tells nothing of what it is known by in another one. */
const flagOf = ({ id }: OpenSurvey, browser: string): string => shortHash(`${id}/${browser}`)

/** Did this browser answer? */
export const hasAnswered = (
  boxes: Pick<BallotBoxes, 'flags'>,
  survey: OpenSurvey,
  browser: string,
): boolean => boxes.flags(boxOf(survey)).includes(flagOf(survey, browser))

/** A sheet with its random key, which its page alone knows, and the secret of the browser it comes from. */
export interface Sheet {
  readonly browser: string
  readonly key: string
  readonly turn: number
  readonly answers: SurveyAnswers
}

/** Takes a sheet, or says why not; returns once it is durable. The same one again changes nothing (SU2). */
export function takeSheet(
  sqlite: Database,
  boxes: SealedBoxes,
  survey: OpenSurvey,
  { browser, key, turn, answers }: Sheet,
): Problem | undefined {
  if (!saysSomething(answers)) return problem('survey.empty')
  const place = boxOf(survey)
  return boxes.durably(() => {
    const isOpen = surveyRows(sqlite).isOpen.get(survey.id) !== undefined
    if (!isOpen || boxes.isLost(place)) return problem('survey.codeInvalid', undefined, 'code')
    const flagged = hasAnswered(boxes, survey, browser)
    if (!flagged && boxes.flags(place).length >= MOST_SHEETS) return problem('survey.full')
    const ballot = { key, turn, choice: choiceOf(answers), text: '' }
    const caster = { flag: flagOf(survey, browser), flagged, slotBytes: SLOT_BYTES }
    return castInto(boxes, place, ballot, caster) === 'otherKey'
      ? problem('survey.answered')
      : undefined
  })
}

/** What a survey is ended with. */
export interface SurveyEnding {
  readonly boxes: SealedBoxes
  /** Milliseconds. */
  readonly clock: () => number
}

/**
 * Counts and closes a survey for ever: result, end of its box and the line of the audit trail are one transaction (SU5).
 * With fewer than three sheets, and where they cannot be read any more, nothing is kept.
 */
function endNow(
  sqlite: Database,
  { boxes, clock }: SurveyEnding,
  survey: OpenSurvey,
  actorId: string | null,
): void {
  const place = boxOf(survey)
  const lost = boxes.isLost(place)
  const result = countSurvey(boxes.ballots(place))
  const outcome = lost ? 'lost' : result ? 'counted' : 'tooFew'
  changedNow(sqlite, clock, { action: 'survey.closed', actorId, objectId: survey.id })
  const { close } = surveyRows(sqlite)
  close.run(clock(), outcome, result && JSON.stringify(result), survey.id)
  boxes.delete(place)
}

/** Closes the survey of a procedure that runs; says why not if none does. */
export function closeSurvey(
  sqlite: Database,
  ending: SurveyEnding,
  procedureId: string,
  actorId: string,
): Problem | undefined {
  return ending.boxes.durably(() => {
    const open = surveyRows(sqlite).openOf.get(procedureId)
    if (!open) return problem('survey.closed')
    endNow(sqlite, ending, open, actorId)
    return undefined
  })
}

/** The answers of a closing survey cannot be read any more: a file of the keys is missing, or belongs to other data. */
export class SurveyLost extends StartProblem {
  override readonly name = 'SurveyLost'

  constructor() {
    super(
      'Zu einer laufenden Abschlussbefragung fehlt der Schlüssel (FALLWERKSTATT_KEYS). Ihre Antworten kann niemand lesen; sie ist beendet und kann neu eröffnet werden.',
      'The key of a closing survey is missing (FALLWERKSTATT_KEYS). Nobody can read its answers; it is ended and can be opened anew.',
    )
  }
}

/** Ends what cannot be read any more, because a key is gone: at once, so that it can be asked again. Returns how many. */
export function endLostSurveys(sqlite: Database, ending: SurveyEnding): number {
  const { boxes } = ending
  const lost = surveyRows(sqlite)
    .open.all()
    .filter((survey) => boxes.isLost(boxOf(survey)))
  for (const survey of lost) boxes.durably(() => endNow(sqlite, ending, survey, null))
  return lost.length
}
