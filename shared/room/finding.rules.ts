import { lookUp } from '../kernel/lookUp.ts'
import type { z } from 'zod'
import { numberFor } from '../kernel/numbering.ts'
import { problem } from '../kernel/problem.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { DecideContext } from './context.ts'
import type { RoomEvent } from './event.ts'
import { markChanged } from './review.ts'
import type { RoomView } from './roomView.ts'
import { putById, removeById, withRoom } from './slice.ts'
import { dropTexts } from './sharedText.rules.ts'
import { openVoteOn } from './vote.rules.ts'
import type { FindingContent, FindingEvent } from '../finding/finding.ts'
import type { findingCommands } from '../finding/finding.schema.ts'

type FindingCommand = z.infer<(typeof findingCommands)[number]>

const findingById = (view: RoomView, id: string) =>
  view.room.finding.findings.find((finding) => finding.id === id)

/** Decides what a command about findings leads to. */
export function decideFinding(
  view: RoomView,
  command: FindingCommand,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  switch (command.type) {
    case 'changeFinding':
      return changeFinding(view, command, ctx)
    case 'removeFinding':
      if (!findingById(view, command.id)) return refuse(problem('finding.unknown'))
      if (openVoteOn(view, command.id)) return refuse(problem('vote.frozen'))
      return ok([{ type: 'findingRemoved', id: command.id }])
    case 'moveFinding':
      return findingById(view, command.id)
        ? ok([{ type: 'findingMoved', id: command.id, to: command.to }])
        : refuse(problem('finding.unknown'))
  }
}

function changeFinding(
  view: RoomView,
  { content, revision }: CommandOf<'changeFinding'>,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  const held = findingById(view, content.id)
  if ((held?.revision ?? 0) !== revision)
    return refuse(problem('item.stale', { yours: revision, current: held?.revision ?? 0 }))
  if (openVoteOn(view, content.id)) return refuse(problem('vote.frozen'))
  return contentProblem(view, content, ctx) ?? ok([{ type: 'findingChanged', content }])
}

function contentProblem(view: RoomView, content: FindingContent, ctx: DecideContext) {
  const { annotationIds, spans, criterionId, rating, groupId, keySituationId } = content
  const { revealed, groups } = view.room.annotation
  const before = findingById(view, content.id)
  const held = new Set(before?.annotationIds ?? [])
  // A passage withdrawn since stays named in the finding, which is marked "prüfen"; it cannot be added anew.
  if (annotationIds.some((id) => !lookUp(revealed, id) && !held.has(id)))
    return refuse(problem('annotation.unknown', undefined, 'annotationIds'))
  const outside = spans.some(
    ({ entryId, start, end, quote }) => ctx.entryText(entryId)?.slice(start, end) !== quote,
  )
  if (outside) return refuse(problem('annotation.outsideText', undefined, 'spans'))
  const criterion = criterionId === null ? undefined : ctx.criterion(criterionId)
  if (criterionId !== null && !criterion)
    return refuse(problem('annotation.unknownCriterion', undefined, 'criterionId'))
  if (rating !== null && criterion?.ratings.includes(rating) !== true)
    return refuse(problem('annotation.ratingInvalid', undefined, 'rating'))
  const groupChanged = groupId !== (before?.groupId ?? null)
  if (groupId !== null && groupChanged && !groups.some(({ id }) => id === groupId))
    return refuse(problem('group.unknown', undefined, 'groupId'))
  const situations = view.room.keySituation.situations
  const situationChanged = keySituationId !== (before?.keySituationId ?? null)
  if (
    keySituationId !== null &&
    situationChanged &&
    !situations.some(({ id }) => id === keySituationId)
  )
    return refuse(problem('keySituation.unknown', undefined, 'keySituationId'))
  return undefined
}

/** The state after an event about findings. */
export function evolveFinding(view: RoomView, event: FindingEvent): RoomView {
  const { findings, retired } = view.room.finding
  switch (event.type) {
    case 'findingChanged': {
      const held = findingById(view, event.content.id)
      const finding = {
        ...event.content,
        number: numberFor(event.content.id, findings, retired),
        revision: (held?.revision ?? 0) + 1,
        review: held?.review ?? false,
      }
      const changed = withRoom(view, {
        finding: { retired, findings: putById(findings, finding) },
      })
      return markChanged(changed, { findingId: finding.id })
    }
    case 'findingRemoved': {
      const number = numberFor(event.id, findings, retired)
      const removed = withRoom(view, {
        finding: {
          findings: removeById(findings, event.id),
          retired: { ...retired, [event.id]: number },
        },
      })
      return dropTexts(markChanged(removed, { findingId: event.id }), `finding.${event.id}.`)
    }
    case 'findingMoved': {
      const moved = findingById(view, event.id)
      if (!moved) return view
      const others = removeById(findings, event.id)
      const next = [...others.slice(0, event.to), moved, ...others.slice(event.to)]
      return withRoom(view, { finding: { retired, findings: next } })
    }
  }
}
