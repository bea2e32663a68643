// The way of a recommendation to all: what may be done with it, and when (SE2).
import { foldGerman } from '../kernel/foldGerman.ts'
import type { AccountRole } from '../account/account.schema.ts'
import type { StateStep, StateSummary } from './stateRecommendation.schema.ts'

/** Working days the offices have for their comments. */
export const HEARING_DAYS = 10

/** What its way has of one. */
export interface OnItsWay {
  readonly step: StateStep
  /** Last day of the hearing; null before there is one. */
  readonly hearingUntil: string | null
  readonly publishedOn: string | null
}

/** One that is called the same and holds or may come to hold, if there is one. */
export function twinOf(
  { id, title }: { readonly id: string | undefined; readonly title: string },
  all: readonly StateSummary[],
): StateSummary | undefined {
  const asked = plain(title)
  return all.find(
    (one) =>
      one.id !== id && one.step !== 'withdrawn' && plain(one.title) === asked && asked !== '',
  )
}

/** A title as it is heard: whatever its letters' case, its marks and its white space. */
const plain = (title: string): string => foldGerman(title.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())

/** Do the offices comment on it today (YYYY-MM-DD)? The last day counts. */
export const isHeard = ({ step, hearingUntil }: OnItsWay, today: string): boolean =>
  step === 'hearing' && hearingUntil !== null && today <= hearingUntil

/** Is its hearing over, and nothing resolved yet? */
export const awaitsResolution = (one: OnItsWay, today: string): boolean =>
  one.step === 'hearing' && !isHeard(one, today)

/** Is it written, before its hearing or, called back from it, before the next one? */
export const isWritten = ({ step }: Pick<OnItsWay, 'step'>): boolean =>
  step === 'draft' || step === 'recalled'

/** May its words be changed? While the offices read it, and once it is resolved, they stay. */
export const mayChange = (one: OnItsWay, today: string): boolean =>
  isWritten(one) || awaitsResolution(one, today)

/** May it be taken back: once the offices know of it? A draft is removed instead. */
export const mayWithdraw = ({ step }: Pick<OnItsWay, 'step'>): boolean =>
  step !== 'draft' && step !== 'withdrawn'

/** Whether an account with this task sees one: offices from the hearing on, the facilitation what was published. */
export function maySee(role: AccountRole, { hearingUntil, publishedOn }: OnItsWay): boolean {
  if (role === 'analyst') return true
  if (role === 'coordinator') return hearingUntil !== null
  return role === 'facilitator' && publishedOn !== null
}
