// Results that earlier versions stored: the room as it lay in memory, without seats (rule RU4).
import type { AnnotationSlice } from '../annotation/annotation.ts'
import { inOrder } from '../finding/finding.ts'
import { emptyMinutesSlice } from '../minutes/minutes.ts'
import { RESULT_FORM, workshopResultSchema, type WorkshopResult } from '../result/result.schema.ts'
import type { RoomSlice } from '../room/roomView.ts'
import { emptyStructureRatingSlice } from '../structureRating/structureRating.ts'
import { latestVote } from '../room/vote.rules.ts'
import { ranking } from '../vote/tally.ts'
import { resultOfRoom, type ResultFacts } from './roomResult.ts'

/**
 * A stored result (JSON) of any version in the form that is written now; the facts are asked for those of earlier
 * versions alone. Throws if it is neither: JSON that cannot be read, or a form of a newer version.
 */
export function liftResult(body: string, facts: () => ResultFacts): WorkshopResult {
  const stored = JSON.parse(body) as { readonly form?: unknown }
  // The first form with a number knew no workshop without a case, the second kept nothing of cases beside ratings.
  if (stored.form === 1 || stored.form === 2)
    return workshopResultSchema.parse({
      ...{ withoutCase: false, besideCases: null },
      ...stored,
      form: RESULT_FORM,
    })
  if (stored.form !== undefined) return workshopResultSchema.parse(stored)
  // What there was then is not known any more, whatever cases there are today.
  const then = { ...facts(), cases: null }
  return workshopResultSchema.parse(resultOfRoom(earlierRoom(stored as EarlierRoom), then))
}

type EarlierRoom = Omit<RoomSlice, 'minutes' | 'structureRating'> & Partial<RoomSlice>

/** What a version did not know is filled in as it was meant then. */
function earlierRoom(stored: EarlierRoom): RoomSlice {
  const room: RoomSlice = {
    minutes: emptyMinutesSlice,
    structureRating: emptyStructureRatingSlice,
    ...stored,
  }
  const { figures, uncounted } = room.annotation as Partial<AnnotationSlice>
  const counted = { figures: figures ?? [], uncounted: uncounted ?? true }
  return numbered({ ...room, annotation: { ...room.annotation, ...counted } })
}

/**
 * A result of a version without stable numbers (rule NU1) gets those its minutes were issued with: findings as
 * they stood there, recommendations by dots.
 */
function numbered(room: RoomSlice): RoomSlice {
  if ((room.finding as { retired?: unknown }).retired !== undefined) return room
  const placed = new Map(inOrder(room.finding.findings).map(({ id }, at) => [id, at + 1]))
  const result = latestVote({ room }, 'recommendation')?.result
  const dots = new Map((result ? ranking(result) : []).map((rank) => [rank.id, rank.dots]))
  const ranked = room.recommendation.recommendations
    .toSorted((a, b) => (dots.get(b.id) ?? -1) - (dots.get(a.id) ?? -1))
    .map(({ id }) => id)
  return {
    ...room,
    finding: {
      retired: {},
      findings: room.finding.findings.map((one) => ({ ...one, number: placed.get(one.id) ?? 0 })),
    },
    recommendation: {
      retired: {},
      recommendations: room.recommendation.recommendations.map((one) => ({
        ...one,
        number: ranked.indexOf(one.id) + 1,
      })),
    },
  }
}
