// Planning an agenda: pure changes of the list, its sums and what is missing.
import { agendaMinutes } from '../../shared/workshop/agenda.ts'
import { stepSchema } from '../../shared/workshop/agenda.schema.ts'
import type { Agenda, Step } from '../../shared/workshop/agenda.ts'
import { stepsWithoutCase } from '../../shared/workshop/stepsWithoutCase.ts'
import { phaseWords } from '../../shared/workshop/phase.words.ts'
import { placeOfKind, type OrderFault } from '../../shared/workshop/agendaOrder.ts'

/** What a step is called: as it was named, else as its kind is. */
export const stepTitle = ({ title, kind }: Pick<Step, 'title' | 'kind'>): string =>
  title.trim() || phaseWords[kind].label

/** The most steps an agenda holds (shared/workshop/agenda.ts). */
export const MOST_STEPS = 40

/** The agenda with one step moved up (-1) or down (1); unchanged at the ends. */
export function moveStep(agenda: Agenda, id: string, by: -1 | 1): Agenda {
  const at = agenda.findIndex((step) => step.id === id)
  return moveStepTo(agenda, id, at + by)
}

/** The agenda with one step moved to a place counted from 0; unchanged if there is no such place. */
export function moveStepTo(agenda: Agenda, id: string, place: number): Agenda {
  const moved = agenda.find((step) => step.id === id)
  if (moved === undefined || place < 0 || place >= agenda.length) return agenda
  const rest = agenda.filter((step) => step.id !== id)
  return [...rest.slice(0, place), moved, ...rest.slice(place)]
}

export function changeStep(agenda: Agenda, id: string, change: Partial<Omit<Step, 'id'>>): Agenda {
  return agenda.map((step) => (step.id === id ? { ...step, ...change } : step))
}

export function removeStep(agenda: Agenda, id: string): Agenda {
  return agenda.filter((step) => step.id !== id)
}

/** The agenda with a new step after the given one, or where its kind belongs. */
export function insertStep(agenda: Agenda, step: Step, afterId?: string): Agenda {
  const at = agenda.findIndex((old) => old.id === afterId)
  const place = at === -1 ? placeOfKind(agenda, step.kind) : at + 1
  return [...agenda.slice(0, place), step, ...agenda.slice(place)]
}

/** When each step begins, in minutes after the beginning; in the order of the agenda. */
export function stepOffsets(agenda: Agenda): readonly number[] {
  let sum = 0
  return agenda.map((step) => {
    const offset = sum
    sum += step.minutes
    return offset
  })
}

/** "12:22" for a start of "10:00" and 142 minutes; undefined while no start is given. */
export function timeAfter(start: string, minutes: number): string | undefined {
  const match = /^(\d{2}):(\d{2})/.exec(start)
  if (match === null) return undefined
  const total = (Number(match[1]) * 60 + Number(match[2]) + minutes) % (24 * 60)
  const digits = (value: number): string => String(value).padStart(2, '0')
  return `${digits(Math.floor(total / 60))}:${digits(total % 60)}`
}

/** How the sum stands to the time available, all in minutes. `over` is above 0 when it exceeds. */
export interface Fit {
  readonly sum: number
  readonly over: number
  readonly left: number
}

export function fit(agenda: Agenda, slotMinutes: number): Fit {
  const sum = agendaMinutes(agenda)
  return { sum, over: Math.max(0, sum - slotMinutes), left: Math.max(0, slotMinutes - sum) }
}

/** One thing of a step the server would refuse. */
export interface StepError {
  readonly stepId: string
  readonly field: 'title' | 'minutes' | 'question'
}

export function stepErrors(agenda: Agenda): readonly StepError[] {
  return agenda.flatMap((step) => {
    const checked = stepSchema.safeParse(step)
    if (checked.success) return []
    const fields = new Set(checked.error.issues.map((issue) => issue.path[0]))
    return (['title', 'minutes', 'question'] as const)
      .filter((field) => fields.has(field))
      .map((field) => ({ stepId: step.id, field }))
  })
}

/** What stands in the agenda of a workshop without a case and needs one, a sentence each; and whether nothing is rated. */
export function misfits(agenda: Agenda): readonly string[] {
  const onCase = agenda
    .filter(({ kind }) => !stepsWithoutCase.includes(kind))
    .map(
      ({ kind }) =>
        `„${phaseWords[kind].label}“ arbeitet mit einem Fall. Nehmen Sie den Schritt heraus.`,
    )
  const rates = agenda.some(({ kind }) => kind === 'structure')
  return [
    ...new Set(onCase),
    ...(rates ? [] : ['Es fehlt der Schritt „Strukturmerkmale einstufen“. Fügen Sie ihn hinzu.']),
  ]
}

export const orderFaultText: Readonly<Record<OrderFault, string>> = {
  nothingPresented:
    'Es fehlt die Fallvorstellung. Ohne sie ist beim Anmerken kein Text freigegeben.',
  annotateBeforePresent:
    'Angemerkt wird vor der Fallvorstellung. Dann ist noch kein Text freigegeben.',
  clarifyBeforePresent:
    'Verständnisfragen stehen vor der Fallvorstellung. Dann kennt noch niemand den Text.',
  compareWithoutAnnotate:
    'Vor dem Vergleichen steht kein stilles Anmerken. Dann gibt es nichts aufzudecken.',
  deepenBeforeKeySituations:
    'Vertieft wird, bevor Schlüsselsituationen gewählt sind. Dann haben die Gruppen keine.',
  findingsWithoutCompare:
    'Befunde stehen vor dem Aufdecken. Die Anmerkungen der anderen sind dann noch nicht zu sehen.',
  recommendationsBeforeFindings:
    'Empfehlungen stehen vor den Befunden. Sie lassen sich dann nicht verknüpfen.',
  stepsAfterClose: 'Nach dem Abschluss folgen noch Schritte. Dann ist die Werkstatt schon beendet.',
  noClose: 'Es fehlt ein Abschluss. Dort prüft die Runde, ob jeder Befund belegt ist.',
}
