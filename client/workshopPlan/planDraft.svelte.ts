import { UndoHistory } from '../page/undoHistory.svelte.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import type { Agenda, PhaseKind, Step } from '../../shared/workshop/agenda.ts'
import { agendaFromTemplate, agendaTemplates } from '../../shared/workshop/agendaTemplate.ts'
import { COMMENT_WORKING_DAYS } from '../../shared/workshop/commentPeriod.ts'
import type { AgendaTemplate } from '../../shared/workshop/agendaTemplate.ts'
import {
  changeStep,
  fit,
  insertStep,
  moveStep,
  moveStepTo,
  removeStep,
  stepErrors,
  stepOffsets,
  timeAfter,
} from './agendaEdit.ts'
import type { Fit } from './agendaEdit.ts'
import { phases } from '../../shared/workshop/phase.ts'
import { phaseWords } from '../../shared/workshop/phase.words.ts'

export type TemplateKey = AgendaTemplate['key']

/** What is planned so far. */
export interface Plan {
  readonly title: string
  readonly date: string
  /** HH:MM, or empty if it is told elsewhere. */
  readonly start: string
  readonly slotMinutes: number
  readonly agenda: Agenda
  /** How the case came into the workshop; null while it was not said. */
  readonly origin: WorkshopSummary['origin']
  /** Working days for comments after the day. */
  readonly commentDays: number
}

const FIRST_START = '09:00'

/** The plan of one workshop while it is being edited, with the last change to take back. */
export class PlanDraft {
  title = $state('')
  date = $state('')
  start = $state('')
  /** A day that has passed is meant. */
  pastDay = $state(false)
  slotMinutes = $state(0)
  origin = $state<Plan['origin']>(null)
  commentDays = $state(0)
  /** No case is read: steps that need one are not offered. */
  withoutCase = $state(false)
  readonly #firstDate: string
  readonly #history: UndoHistory<Agenda>
  #saved = $state.raw('')

  constructor(plan: Plan, withoutCase = false) {
    this.withoutCase = withoutCase
    this.title = plan.title
    this.date = plan.date
    this.start = plan.start
    this.#firstDate = plan.date
    this.slotMinutes = plan.slotMinutes
    this.origin = plan.origin
    this.commentDays = plan.commentDays
    this.#history = new UndoHistory(plan.agenda)
    this.#saved = fingerprint(this.plan)
  }

  get agenda(): Agenda {
    return this.#history.value
  }

  get fit(): Fit {
    return fit(this.agenda, this.slotMinutes)
  }

  /** "12:22", or undefined while no beginning is given. */
  get end(): string | undefined {
    return timeAfter(this.start, this.fit.sum)
  }

  /** The clock time each step begins at, in the order of the agenda. */
  get beginnings(): readonly (string | undefined)[] {
    return stepOffsets(this.agenda).map((offset) => timeAfter(this.start, offset))
  }

  get canUndo(): boolean {
    return this.#history.canUndo
  }

  /** Whether something differs from what the server has. */
  get changed(): boolean {
    return this.#saved !== fingerprint(this.plan)
  }

  get plan(): Plan {
    const { title, date, start, slotMinutes, origin, commentDays } = this
    return { title, date, start, slotMinutes, agenda: this.agenda, origin, commentDays }
  }

  get stepErrors(): readonly { stepId: string; field: 'title' | 'minutes' | 'question' }[] {
    return stepErrors(this.agenda)
  }

  /** The day was changed to one before today: asked about, because it may be a slip. */
  isPast(today: string): boolean {
    return this.date !== '' && this.date < today && this.date !== this.#firstDate
  }

  /** Notes what the server has taken; what was typed since then stays unsaved. */
  keep(plan: Plan): void {
    this.#saved = fingerprint(plan)
  }

  useTemplate(key: TemplateKey): void {
    const template = agendaTemplates.find((found) => found.key === key)
    if (template) this.#history.replace(agendaFromTemplate(template, newId))
  }

  move(id: string, by: -1 | 1): void {
    this.#history.replace(moveStep(this.agenda, id, by))
  }

  moveTo(id: string, place: number): void {
    this.#history.replace(moveStepTo(this.agenda, id, place))
  }

  remove(id: string): void {
    this.#history.replace(removeStep(this.agenda, id))
  }

  /** Adds a step of this kind after another one, or where its kind belongs; returns its id. */
  add(kind: PhaseKind, afterId?: string): string {
    const { minutes } = phases[kind]
    const step: Step = { id: newId(), kind, title: phaseWords[kind].label, minutes, question: '' }
    this.#history.replace(insertStep(this.agenda, step, afterId))
    return step.id
  }

  /** Typing in one field of a step counts as one change, however many letters it has. */
  change(id: string, change: Partial<Omit<Step, 'id'>>): void {
    const typing = `${id} ${Object.keys(change).join(' ')}`
    this.#history.replace(changeStep(this.agenda, id, change), typing)
  }

  /** Takes back the last change of the agenda. */
  undo(): void {
    this.#history.undo()
  }
}

const fingerprint = ({
  title,
  date,
  start,
  slotMinutes,
  agenda,
  origin,
  commentDays,
}: Plan): string => JSON.stringify([title, date, start, slotMinutes, agenda, origin, commentDays])

/** What a plan says unless something else was decided. */
export const unplanned = { origin: null, commentDays: COMMENT_WORKING_DAYS } as const

/** A plan to start with: a template, its own length as the time available. */
export function planFromTemplate(key: TemplateKey, date: string): Plan {
  const template = agendaTemplates.find((found) => found.key === key) ?? agendaTemplates[0]
  const agenda = template ? agendaFromTemplate(template, newId) : []
  return {
    ...unplanned,
    title: '',
    date,
    start: FIRST_START,
    slotMinutes: fit(agenda, 0).sum,
    agenda,
  }
}
