import { lookUp } from '../kernel/lookUp.ts'
import type { z } from 'zod'
import { problem } from '../kernel/problem.ts'
import { restsOn } from '../kernel/text.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { CommandOf } from './command.ts'
import type { DecideContext } from './context.ts'
import type { RoomEvent } from './event.ts'
import type { RoomView } from './roomView.ts'
import { markChanged } from './review.ts'
import { ownOf, putById, removeById, without, withOwn, withRoom } from './slice.ts'
import { firstSeat, hearsFacilitation, isEditor } from './role.ts'
import type {
  Annotation,
  AnnotationContent,
  AnnotationEvent,
  AnnotationSlice,
  RevealedAnnotation,
} from '../annotation/annotation.ts'
import type { annotationCommands } from '../annotation/annotation.schema.ts'
import { isLateAside, mayEnterPaper } from './aside.ts'
import { decideAsking, lateStepsOf, revealProblem, travelling } from './reveal.rules.ts'
import { placeKey } from '../annotation/seatFigure.ts'

type AnnotationCommand = z.infer<(typeof annotationCommands)[number]>

/** So many annotations of one seat wait for a reveal at most (BI7). */
export const MOST_WAITING = 200

/** How many annotations wait for a reveal. */
export const waitingAnnotations = (view: Pick<RoomView, 'own'>): number =>
  Object.values(view.own).reduce((sum, own) => sum + Object.keys(own.annotations).length, 0)

/** Decides what a command about annotations, their reveal and their groups leads to. */
export function decideAnnotation(
  view: RoomView,
  command: AnnotationCommand,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  switch (command.type) {
    case 'addAnnotation':
      return addAnnotation(view, command, ctx)
    case 'reviseAnnotation':
      return reviseAnnotation(view, command, ctx)
    case 'removeAnnotation': {
      if (!lookUp(ownOf(view, ctx.seatId).annotations, command.id))
        return refuse(problem('annotation.unknown'))
      return ok([{ type: 'annotationRemoved', seatId: ctx.seatId, id: command.id }])
    }
    case 'announceReveal':
      return ok([{ type: 'revealAnnounced', announced: command.announced }])
    case 'askToReveal':
    case 'answerToReveal':
      return decideAsking(view, command, ctx)
    case 'reveal':
      return reveal(view, ctx)
    case 'withdrawRevealed':
      return withdrawRevealed(view, command.id, ctx.seatId)
    case 'changeGroup': {
      const { group, before } = command
      const held = view.room.annotation.groups.find(({ id }) => id === group.id)?.title ?? null
      const isBased = before === null || held === null ? before === held : restsOn(before, held)
      if (!isBased) return refuse(problem('item.stale'))
      return ok([{ type: 'groupChanged', group }])
    }
    case 'removeGroup':
      return view.room.annotation.groups.some(({ id }) => id === command.id)
        ? ok([{ type: 'groupRemoved', id: command.id }])
        : refuse(problem('group.unknown'))
    case 'groupAnnotations':
      return groupAnnotations(view.room.annotation, command)
  }
}

function addAnnotation(
  view: RoomView,
  { id, content }: CommandOf<'addAnnotation'>,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  const wrong = contentProblem(view, content, ctx)
  if (wrong) return wrong
  const { annotations } = ownOf(view, ctx.seatId)
  if (lookUp(annotations, id)) return refuse(problem('annotation.exists'))
  if (Object.keys(annotations).length >= MOST_WAITING) return refuse(problem('annotation.tooMany'))
  const annotation = { ...content, id, revision: 1, ...asideOf(view, ctx.seatId) }
  return ok([{ type: 'annotationAdded', seatId: ctx.seatId, annotation }])
}

function reviseAnnotation(
  view: RoomView,
  { id, revision, content }: CommandOf<'reviseAnnotation'>,
  ctx: DecideContext,
): Result<RoomEvent[]> {
  const held = lookUp(ownOf(view, ctx.seatId).annotations, id)
  if (!held) return refuse(problem('annotation.unknown'))
  if (held.revision !== revision)
    return refuse(problem('annotation.stale', { yours: revision, current: held.revision }))
  const wrong = contentProblem(view, content, ctx)
  if (wrong) return wrong
  const aside = held.aside ? { aside: held.aside } : asideOf(view, ctx.seatId)
  const annotation = { ...content, id, revision: revision + 1, ...aside }
  return ok([{ type: 'annotationRevised', seatId: ctx.seatId, annotation }])
}

/** Marks what is written by a seat that edits: seen by its own seat alone, and only until the reveal. */
const asideOf = (view: RoomView, seatId: string): Pick<Annotation, 'aside'> =>
  isEditor(view.room, seatId) ? { aside: true } : {}

/** Why a content cannot be taken, or undefined. */
function contentProblem(view: RoomView, content: AnnotationContent, ctx: DecideContext) {
  const { span, criterionId, rating, paper } = content
  const text = ctx.entryText(span.entryId)
  if (text?.slice(span.start, span.end) !== span.quote || span.quote === '')
    return refuse(problem('annotation.outsideText', undefined, 'span'))
  const criterion = ctx.criterion(criterionId)
  if (!criterion) return refuse(problem('annotation.unknownCriterion', undefined, 'criterionId'))
  if (criterion.dimension === 'outcome' && !view.room.workshop.outcomeOpen)
    return refuse(problem('annotation.outcomeClosed', undefined, 'criterionId'))
  if (rating !== null && !criterion.ratings.includes(rating))
    return refuse(problem('annotation.ratingInvalid', undefined, 'rating'))
  if (paper && !mayEnterPaper(view.room, ctx.seatId))
    return refuse(problem('access.denied', undefined, 'paper'))
  if (isLateAside(view.room, ctx.seatId, paper)) return refuse(problem('annotation.lateAside'))
  return undefined
}

/**
 * The reveal: one room event with every waiting annotation that travels in random order under fresh random
 * ids, and for each writer a private event that says which of them are its own.
 */
function reveal(view: RoomView, ctx: DecideContext): Result<RoomEvent[]> {
  const wrong = revealProblem(view)
  if (wrong) return refuse(wrong)
  const bundle = view.room.annotation.bundles + 1
  const bySeat = Object.keys(view.own).map(
    (seatId) => [seatId, travelling(view, seatId, ctx.seatId)] as const,
  )
  const revealed: RevealedAnnotation[] = []
  const own: RoomEvent[] = []
  for (const [seatId, annotations] of bySeat) {
    const pairs = annotations.map(({ revision: _revision, aside: _aside, ...content }) => {
      const revealedId = ctx.newId()
      revealed.push({ ...content, id: revealedId, bundle })
      return { id: content.id, revealedId }
    })
    if (pairs.length > 0) own.push({ type: 'ownRevealed', seatId, pairs: ctx.shuffle(pairs) })
  }
  if (revealed.length === 0) return refuse(problem('reveal.nothing'))
  const counting = countingNotes(view, bySeat)
  const known = view.room.annotation.figures.map((one) => placeKey(one.entryId, one.criterionId))
  const figures = ctx.seatFigures(counting, new Set(known))
  const uncovered = revealed.filter(({ paper }) => !paper)
  // With the first bundle only: what is written later was written by readers of the others (rule AG1).
  const blind = bundle === 1 && { agreement: ctx.agreementOf({ bySeat: counting, uncovered }) }
  const revealedNow = { at: ctx.now, bundle: ctx.shuffle(revealed), figures, ...blind }
  return ok([{ type: 'annotationsRevealed', ...revealedNow }, ...own])
}

/**
 * The notes that count in figures, a list for each seat that does not facilitate (rules RV4, AG1); a browser that came
 * twice is one.
 */
function countingNotes(
  view: RoomView,
  bySeat: readonly (readonly [string, readonly Annotation[]])[],
): readonly (readonly Annotation[])[] {
  const counting = new Map<string, Annotation[]>()
  for (const [seatId, annotations] of bySeat) {
    if (hearsFacilitation(view.room, seatId)) continue
    const first = firstSeat(view, seatId)
    const written = annotations.filter(({ paper }) => !paper)
    counting.set(first, [...(counting.get(first) ?? []), ...written])
  }
  return [...counting.values()]
}

function withdrawRevealed(view: RoomView, id: string, seatId: string): Result<RoomEvent[]> {
  const { revealed, groupOf } = view.room.annotation
  if (!lookUp(revealed, id)) return refuse(problem('annotation.unknown'))
  const mine = ownOf(view, seatId).revealedIds.includes(id)
  if (!mine || lookUp(groupOf, id) !== undefined) return refuse(problem('annotation.notOwn'))
  return ok([{ type: 'revealedWithdrawn', id }])
}

function groupAnnotations(
  slice: AnnotationSlice,
  { ids, groupId }: CommandOf<'groupAnnotations'>,
): Result<RoomEvent[]> {
  if (groupId !== null && !slice.groups.some(({ id }) => id === groupId))
    return refuse(problem('group.unknown'))
  const known = ids.filter((id) => lookUp(slice.revealed, id))
  if (known.length === 0) return refuse(problem('annotation.unknown'))
  return ok([{ type: 'annotationsGrouped', ids: known, groupId }])
}

/** A note that was written or changed. */
export type WrittenEvent = Extract<
  AnnotationEvent,
  { type: 'annotationAdded' | 'annotationRevised' }
>

export const isWritten = (event: RoomEvent): event is WrittenEvent =>
  event.type === 'annotationAdded' || event.type === 'annotationRevised'

/** The state after many notes in a row: as one after the other, but a seat's notes are copied once, not per note. */
export function evolveWritten(view: RoomView, events: readonly WrittenEvent[]): RoomView {
  const bySeat = new Map<string, Record<string, Annotation>>()
  for (const { seatId, annotation } of events) {
    const notes = bySeat.get(seatId) ?? { ...ownOf(view, seatId).annotations }
    notes[annotation.id] = annotation
    bySeat.set(seatId, notes)
  }
  let next = view
  for (const [seatId, annotations] of bySeat) next = withOwn(next, seatId, { annotations })
  return next
}

/** The state after an event about annotations. */
export function evolveAnnotation(view: RoomView, event: AnnotationEvent): RoomView {
  const { annotation: slice } = view.room
  const set = (change: Partial<AnnotationSlice>) =>
    withRoom(view, { annotation: { ...slice, ...change } })
  switch (event.type) {
    case 'annotationAdded':
    case 'annotationRevised':
      return evolveWritten(view, [event])
    case 'annotationRemoved':
      return withOwn(view, event.seatId, {
        annotations: without(ownOf(view, event.seatId).annotations, event.id),
      })
    case 'ownRevealed': {
      const own = ownOf(view, event.seatId)
      const gone = new Set(event.pairs.map(({ id }) => id))
      const kept = Object.entries(own.annotations).filter(([id]) => !gone.has(id))
      return withOwn(view, event.seatId, {
        annotations: Object.fromEntries(kept),
        revealedIds: [...own.revealedIds, ...event.pairs.map(({ revealedId }) => revealedId)],
      })
    }
    case 'revealAnnounced':
      return set({ announced: event.announced, asking: null })
    case 'revealAsked':
      return set({ asking: event.round, asks: Math.max(slice.asks ?? 0, event.round ?? 0) })
    case 'revealAnswered': {
      const { seatId, round, agree, covers } = event
      return withOwn(view, seatId, { revealAnswer: { round, agree, covers } })
    }
    case 'annotationsRevealed':
      return revealedState(view, event)
    case 'revealedWithdrawn': {
      const withdrawn = set({
        revealed: without(slice.revealed, event.id),
        order: slice.order.filter((id) => id !== event.id),
      })
      return markChanged(withdrawn, { annotationIds: new Set([event.id]) })
    }
    case 'groupChanged': {
      const changed = set({ groups: putById(slice.groups, event.group) })
      return markChanged(changed, { groupIds: new Set([event.group.id]) })
    }
    case 'groupRemoved': {
      const groupOf = Object.fromEntries(
        Object.entries(slice.groupOf).filter(([, groupId]) => groupId !== event.id),
      )
      const removed = set({ groups: removeById(slice.groups, event.id), groupOf })
      return markChanged(removed, { groupIds: new Set([event.id]) })
    }
    case 'annotationsGrouped':
      return groupedState(view, event)
  }
}

/** The steps left for later bundles: those of the agenda at the first reveal, without the one a later bundle was uncovered in. */
function lateStepsAfter(room: RoomView['room']): readonly string[] {
  const { workshop, annotation } = room
  if (annotation.bundles === 0) return lateStepsOf(room)
  return (annotation.lateSteps ?? []).filter((id) => id !== workshop.stepId)
}

function revealedState(
  view: RoomView,
  { bundle, figures, agreement }: Extract<AnnotationEvent, { type: 'annotationsRevealed' }>,
): RoomView {
  const { annotation: slice } = view.room
  const added = Object.fromEntries(bundle.map((annotation) => [annotation.id, annotation]))
  const next = withRoom(view, {
    annotation: {
      ...slice,
      announced: false,
      asking: null,
      bundles: slice.bundles + 1,
      lateSteps: lateStepsAfter(view.room),
      revealed: { ...slice.revealed, ...added },
      order: [...slice.order, ...bundle.map(({ id }) => id)],
      figures: [...slice.figures, ...(figures ?? [])],
      uncounted: slice.uncounted || figures === undefined,
      ...(agreement !== undefined && slice.bundles === 0 && { agreement }),
    },
  })
  return markChanged(next, { entryIds: new Set(bundle.map(({ span }) => span.entryId)) })
}

function groupedState(
  view: RoomView,
  { ids, groupId }: Extract<AnnotationEvent, { type: 'annotationsGrouped' }>,
): RoomView {
  const { annotation: slice } = view.room
  const groupOf: Record<string, string> = { ...slice.groupOf }
  const touched = new Set<string>(groupId === null ? [] : [groupId])
  for (const id of ids) {
    const before = lookUp(groupOf, id)
    if (before !== undefined) touched.add(before)
    if (groupId === null) delete groupOf[id]
    else groupOf[id] = groupId
  }
  const next = withRoom(view, { annotation: { ...slice, groupOf } })
  return markChanged(next, { groupIds: touched })
}
