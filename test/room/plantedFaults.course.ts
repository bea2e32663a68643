// Faults in the course of the day and in what is written in it (PH1–PH3, PH5, PH6, BI2). Never part of the product.
import { roomRules } from '../../server/room/roomRules.ts'
import type { AnnotationContent } from '../../shared/annotation/annotation.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import type { RoomSlice, RoomView } from '../../shared/room/roomView.ts'
import type { PlantedFault } from './plantedFaults.ts'
import { contentOn } from './sampleCommand.ts'
import { entryText, stepOf } from './sampleSource.ts'

type Decide = (typeof roomRules)['decide']
type CommandType = Parameters<Decide>[1]['type']

const deciding = (decide: Decide) => () => ({ rules: { decide } })

/** Decides some commands on a room that was made to look different. */
const seeing = (types: readonly CommandType[], change: (room: RoomSlice) => Partial<RoomSlice>) =>
  deciding((view, command, ctx) =>
    roomRules.decide(
      types.includes(command.type)
        ? { ...view, room: { ...view.room, ...change(view.room) } }
        : view,
      command,
      ctx,
    ),
  )

/** What was decided, and more. */
const adding = (more: (view: RoomView, decided: RoomEvent[], now: number) => RoomEvent[]) =>
  deciding((view, command, ctx) => {
    const decided = roomRules.decide(view, command, ctx)
    if (!decided.ok) return decided
    return { ok: true, value: [...decided.value, ...more(view, decided.value, ctx.now)] }
  })

const entersOnce: Decide = (view, command, ctx) =>
  command.type === 'enterStep' && view.room.workshop.visited.includes(command.stepId)
    ? { ok: false, problem: { code: 'workshop.unknownStep' } }
    : roomRules.decide(view, command, ctx)

/** Decides a note as if it were all right, and takes it as it is. */
const asIf = (mended: (content: AnnotationContent) => Partial<AnnotationContent>) =>
  deciding((view, command, ctx) => {
    if (command.type !== 'addAnnotation') return roomRules.decide(view, command, ctx)
    const { content } = command
    const decided = roomRules.decide(
      view,
      { ...command, content: { ...content, ...mended(content) } },
      ctx,
    )
    if (!decided.ok) return decided
    const taken = decided.value.map((event): RoomEvent =>
      event.type === 'annotationAdded'
        ? { ...event, annotation: { ...event.annotation, ...content } }
        : event,
    )
    return { ok: true, value: taken }
  })

export const courseFaults: readonly PlantedFault[] = [
  {
    rule: 'PH1',
    what: 'lets nobody go back to a step',
    options: deciding(entersOnce),
    found: 'a step could not be entered',
  },
  {
    rule: 'PH1',
    what: 'takes away what was found when the room goes back',
    options: adding(({ room }, decided) =>
      decided.some(
        (event) => event.type === 'stepEntered' && room.workshop.visited.includes(event.stepId),
      )
        ? room.finding.findings.map(({ id }) => ({ type: 'findingRemoved', id }))
        : [],
    ),
    found: 'something is gone that nobody took away',
  },
  {
    rule: 'PH1',
    what: 'confirms by itself what rests on a changed basis',
    options: adding(({ room }, decided) =>
      decided.some(({ type }) => type === 'findingChanged')
        ? room.recommendation.recommendations.map(({ id }) => ({ type: 'reviewConfirmed', id }))
        : [],
    ),
    found: '"prüfen" was confirmed by nobody',
  },
  {
    rule: 'PH1',
    what: 'leaves unmarked what rests on a changed basis',
    options: adding(({ room }, decided) =>
      decided.flatMap((event): RoomEvent[] =>
        event.type === 'keySituationChanged'
          ? room.finding.findings
              .filter(({ keySituationId }) => keySituationId === event.content.id)
              .map(({ id }) => ({ type: 'reviewConfirmed', id }))
          : [],
      ),
    ),
    found: 'what rests on a changed basis is not marked',
  },
  {
    rule: 'PH2',
    what: 'takes notes in any step',
    options: seeing(['addAnnotation', 'reviseAnnotation'], ({ workshop }) => ({
      workshop: { ...workshop, stepId: stepOf('annotate') },
    })),
    found: 'something was done in the wrong step',
  },
  {
    rule: 'PH2',
    what: 'reveals in any step',
    options: seeing(['announceReveal', 'reveal'], ({ workshop }) => ({
      workshop: { ...workshop, stepId: stepOf('compare') },
    })),
    found: 'something was done in the wrong step',
  },
  {
    rule: 'PH3',
    what: 'goes on by itself when the time is over',
    options: adding(({ room: { workshop } }, decided, now) => {
      const { clock, agenda, stepId } = workshop
      const next = agenda[agenda.findIndex(({ id }) => id === stepId) + 1]
      const isOver = clock.endsAt !== null && clock.endsAt < now
      return isOver && next && !decided.some(({ type }) => type === 'stepEntered')
        ? [{ type: 'stepEntered', stepId: next.id, at: now, endsAt: null, plannedMs: 0 }]
        : []
    }),
    found: 'a step was entered by nobody',
  },
  {
    rule: 'PH5',
    what: 'says yes to a removal and keeps the seat',
    options: deciding((view, command, ctx) => {
      const decided = roomRules.decide(view, command, ctx)
      return command.type === 'removeSeat' && decided.ok ? { ok: true, value: [] } : decided
    }),
    found: 'a removed seat stayed in the room',
  },
  {
    rule: 'PH5',
    what: 'gives a seat out again that was removed',
    options: () => ({ kindDoor: true }),
    found: 'a removed seat came back',
  },
  {
    rule: 'PH5',
    what: 'keeps a seat that is given up',
    options: () => ({ forgetsLeaving: true }),
    found: 'a seat that was given up stayed in the room',
  },
  {
    rule: 'PH6',
    what: 'closes over findings without evidence',
    options: seeing(['closeWorkshop'], ({ finding }) => ({
      finding: { ...finding, findings: [] },
    })),
    found: 'the workshop closed while a finding without evidence was open',
  },
  {
    rule: 'PH6',
    what: 'closes over recommendations without owner or date',
    options: seeing(['closeWorkshop'], ({ recommendation }) => ({
      recommendation: { ...recommendation, recommendations: [] },
    })),
    found: 'the workshop closed while a recommendation was open',
  },
  {
    rule: 'PH6',
    what: 'closes over the parking lot',
    options: seeing(['closeWorkshop'], ({ discussion }) => ({
      discussion: { ...discussion, parked: [] },
    })),
    found: 'the workshop closed while a parked topic was open',
  },
  {
    rule: 'PH6',
    what: 'closes over an open vote',
    options: seeing(['closeWorkshop'], () => ({ vote: { votes: [] } })),
    found: 'the workshop closed while a vote was open',
  },
  {
    rule: 'PH7',
    what: 'moves the marker to any day',
    options: deciding((view, command, ctx) =>
      roomRules.decide(view, command, { ...ctx, days: null }),
    ),
    found: 'the marker left the days of the case',
  },
  {
    rule: 'PH9',
    what: 'opens what is open once more',
    options: seeing(['openWorkshop'], ({ workshop }) => ({
      workshop: { ...workshop, status: 'planned' },
    })),
    found: 'what was open was opened again',
  },
  {
    rule: 'BI2',
    what: 'takes notes on what is not delivered',
    options: deciding((view, command, ctx) =>
      roomRules.decide(view, command, { ...ctx, entryText }),
    ),
    found: 'a note on what is not delivered was taken',
  },
  {
    rule: 'BI2',
    what: 'takes a passage outside its entry',
    options: asIf(() => ({ span: contentOn('e1', '').span })),
    found: 'a note on a passage outside its entry was taken',
  },
  {
    rule: 'BI2',
    what: 'takes any criterion',
    options: asIf(() => ({ criterionId: 'P-01-1' })),
    found: 'a note under an unknown criterion was taken',
  },
  {
    rule: 'BI2',
    what: 'takes criteria of the outcome before it is opened',
    options: seeing(['addAnnotation'], ({ workshop }) => ({
      workshop: { ...workshop, outcomeOpen: true },
    })),
    found: 'a note on the outcome was taken before it was opened',
  },
  {
    rule: 'BI2',
    what: 'takes any rating',
    options: asIf(() => ({ rating: null })),
    found: 'a rating outside the scale was taken',
  },
  {
    rule: 'BI2',
    what: 'takes paper cards from anybody',
    options: asIf(() => ({ paper: false })),
    found: 'a paper card was taken from anybody',
  },
]
