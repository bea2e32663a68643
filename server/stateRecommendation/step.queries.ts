import type { Account } from '../../shared/account/account.schema.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { quotedWords } from '../../shared/kernel/quoted.ts'
import { refuse, type Result } from '../../shared/kernel/result.ts'
import type {
  Heard,
  Progress,
  StateView,
} from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import {
  HEARING_DAYS,
  isHeard,
  isWritten,
  mayWithdraw,
} from '../../shared/stateRecommendation/stateRecommendation.ts'
import { claimedFigures } from '../../shared/stateRecommendation/evidence.ts'
import { commentUntil } from '../../shared/workshop/commentPeriod.ts'
import { changed, type AuditAction, type Trx } from '../audit/audit.ts'
import { headingProblem } from '../room/headings.ts'
import { seenRow } from './draft.queries.ts'
import {
  contentOf,
  evidenceOf,
  heldRow,
  viewFor,
  type StateRow,
} from './stateRecommendation.queries.ts'

/** Writes one step of the way, with its line of the audit trail. */
async function step(
  trx: Trx,
  account: Account,
  { id, revision }: StateRow,
  action: AuditAction,
  set: Partial<Omit<StateRow, 'id' | 'revision'>>,
): Promise<Result<StateView>> {
  const writing = await changed(trx, action, account.id, id)
  await writing
    .updateTable('state_recommendation')
    .set({ ...set, revision: revision + 1 })
    .where('id', '=', id)
    .execute()
  return viewFor(trx, account, id)
}

/** The next number; none is given twice, as what has one is never removed. */
async function nextNumber(trx: Trx): Promise<number> {
  const last = await trx
    .selectFrom('state_recommendation')
    .select((of) => of.fn.max('number').as('number'))
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/** Opens the hearing: ten working days from tomorrow on (SE4). */
export async function openHearing(
  trx: Trx,
  account: Account,
  id: string,
  revision: number,
): Promise<Result<StateView>> {
  const row = await seenRow(trx, id, revision)
  if (!row.ok) return row
  if (!isWritten(row.value)) return refuse(problem('stateRecommendation.wrongStep'))
  const { number, hearings, themeLabel } = row.value
  const content = contentOf(row.value)
  if (content.evidence.length === 0)
    return refuse(problem('stateRecommendation.noEvidence', undefined, 'evidence'))
  const hearingOn = berlinDay(trx.at)
  const until = commentUntil(hearingOn, HEARING_DAYS)
  const heard: Heard = { content, themeLabel }
  return step(trx, account, row.value, 'stateRecommendation.heard', {
    ...{
      step: 'hearing',
      hearingOn,
      hearingUntil: until,
      number: number ?? (await nextNumber(trx)),
    },
    ...{ hearings: hearings + 1, heard: JSON.stringify(heard) },
  })
}

/** Calls one back from its hearing to mend its text, with a reason the offices read; what they said stays (SE8). */
export async function recallHearing(
  trx: Trx,
  account: Account,
  id: string,
  { reason, revision }: { readonly reason: string; readonly revision: number },
): Promise<Result<StateView>> {
  const row = await seenRow(trx, id, revision)
  if (!row.ok) return row
  if (row.value.step !== 'hearing') return refuse(problem('stateRecommendation.wrongStep'))
  const wrong = reasonProblem(reason)
  if (wrong) return refuse(wrong)
  const { content, heard, themeLabel } = row.value
  return step(trx, account, row.value, 'stateRecommendation.recalled', {
    ...{ step: 'recalled', recalledOn: berlinDay(trx.at), recalledReason: reason },
    // While it is mended the offices read what they were asked about, also where that was not kept yet.
    heard: heard ?? `{"content":${content},"themeLabel":${JSON.stringify(themeLabel)}}`,
  })
}

/** A reason the offices read that is missing, names a person, or claims a figure of a release (SE3). */
function reasonProblem(reason: string): Problem | undefined {
  if (reason === '') return problem('stateRecommendation.reasonMissing', undefined, 'reason')
  const figures = claimedFigures('text', reason)
  return figures.length === 0
    ? headingProblem([['reason', reason]], 'office.identifiers')
    : problem('stateRecommendation.figureTyped', { words: quotedWords(figures) }, 'reason')
}

/** Notes who resolved it and when: after the hearing, and on no day that is not there yet (SE2). */
export async function resolve(
  trx: Trx,
  account: Account,
  id: string,
  { on, body, revision }: { readonly on: string; readonly body: string; readonly revision: number },
): Promise<Result<StateView>> {
  const row = await seenRow(trx, id, revision)
  if (!row.ok) return row
  const { step: at, hearingUntil } = row.value
  if (at !== 'hearing') return refuse(problem('stateRecommendation.wrongStep'))
  const today = berlinDay(trx.at)
  if (isHeard(row.value, today)) return refuse(problem('stateRecommendation.hearingRuns'))
  if (on > today) return refuse(problem('stateRecommendation.dayAhead', undefined, 'on'))
  if (on <= (hearingUntil ?? ''))
    return refuse(problem('stateRecommendation.dayBefore', undefined, 'on'))
  const wrong = headingProblem([['body', body]], 'office.identifiers')
  if (wrong) return refuse(wrong)
  return step(trx, account, row.value, 'stateRecommendation.resolved', {
    ...{ step: 'resolved', resolvedOn: on, resolvedBody: body },
  })
}

/** Publishes what was resolved, as long as the newest release says what its sentences say (SE3). */
export async function publish(
  trx: Trx,
  account: Account,
  id: string,
  revision: number,
): Promise<Result<StateView>> {
  const row = await seenRow(trx, id, revision)
  if (!row.ok) return row
  if (row.value.step !== 'resolved') return refuse(problem('stateRecommendation.wrongStep'))
  const content = contentOf(row.value)
  const sentences = await evidenceOf(trx, content)
  const isSame = sentences.every(({ standing }) => standing === 'same')
  if (!isSame || sentences.length < content.evidence.length)
    return refuse(problem('stateRecommendation.evidenceMoved'))
  return step(trx, account, row.value, 'stateRecommendation.published', {
    ...{ step: 'published', publishedOn: berlinDay(trx.at) },
  })
}

/** Takes one back: with a reason, and with another one in its place if there is one (SE2). */
export async function withdraw(
  trx: Trx,
  account: Account,
  id: string,
  { reason, replacedBy, revision }: Withdrawn,
): Promise<Result<StateView>> {
  const row = await seenRow(trx, id, revision)
  if (!row.ok) return row
  if (!mayWithdraw(row.value)) return refuse(problem('stateRecommendation.wrongStep'))
  const wrong = reasonProblem(reason)
  if (wrong) return refuse(wrong)
  const next = replacedBy === null ? undefined : await heldRow(trx, replacedBy)
  if (replacedBy !== null && (next?.step !== 'published' || next.id === id))
    return refuse(problem('stateRecommendation.noReplacement', undefined, 'replacedBy'))
  return step(trx, account, row.value, 'stateRecommendation.withdrawn', {
    ...{ step: 'withdrawn', withdrawnOn: berlinDay(trx.at), withdrawnReason: reason, replacedBy },
  })
}
interface Withdrawn {
  readonly reason: string
  readonly replacedBy: string | null
  readonly revision: number
}

/** Says what became of one that is published, with what shows it; what was said before stays (SE7). */
export async function setProgress(
  trx: Trx,
  account: Account,
  id: string,
  { progress, proof }: { readonly progress: Progress; readonly proof: string },
): Promise<Result<StateView>> {
  const row = await heldRow(trx, id)
  if (!row) return refuse(problem('access.unknown'))
  if (row.step !== 'published') return refuse(problem('stateRecommendation.wrongStep'))
  if (progress !== 'open' && proof === '')
    return refuse(problem('stateRecommendation.reasonMissing', undefined, 'proof'))
  const wrong = headingProblem([['proof', proof]], 'office.identifiers')
  if (wrong) return refuse(wrong)
  const writing = await changed(trx, 'stateRecommendation.progressed', account.id, id)
  const last = await trx
    .selectFrom('state_recommendation_progress')
    .select((of) => of.fn.max('seq').as('seq'))
    .where('recommendationId', '=', id)
    .executeTakeFirst()
  const seq = (last?.seq ?? 0) + 1
  await writing
    .insertInto('state_recommendation_progress')
    .values({ recommendationId: id, seq, progress, proof, setOn: berlinDay(trx.at) })
    .execute()
  return viewFor(trx, account, id)
}
