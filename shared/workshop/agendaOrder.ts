import { agendaMinutes, phaseKinds, type Agenda, type PhaseKind } from './agenda.ts'
import { phases } from './phase.ts'

/**
 * What is odd about the order of an agenda. Nothing of it keeps a plan from being saved: in the room every step can be
 * entered at any time (PH1), but who follows the plan would stand before an empty screen.
 */
export const orderFaults = [
  'nothingPresented',
  'annotateBeforePresent',
  'clarifyBeforePresent',
  'compareWithoutAnnotate',
  'deepenBeforeKeySituations',
  'findingsWithoutCompare',
  'recommendationsBeforeFindings',
  'stepsAfterClose',
  'noClose',
] as const
export type OrderFault = (typeof orderFaults)[number]

/** What is odd about an order, in the order of `orderFaults`; the first step of each kind counts. */
export function faultsOfOrder(agenda: Agenda): readonly OrderFault[] {
  const first = (kind: PhaseKind): number => agenda.findIndex((step) => step.kind === kind)
  const has = (kind: PhaseKind): boolean => first(kind) !== -1
  /** The later one is there, and the earlier one is missing before it. */
  const lacks = (earlier: PhaseKind, later: PhaseKind): boolean =>
    has(later) && (!has(earlier) || first(earlier) > first(later))
  const close = first('close')
  const found: Record<OrderFault, boolean> = {
    nothingPresented: has('annotate') && !has('present'),
    annotateBeforePresent: has('present') && lacks('present', 'annotate'),
    clarifyBeforePresent: has('present') && lacks('present', 'clarify'),
    compareWithoutAnnotate: lacks('annotate', 'compare'),
    deepenBeforeKeySituations: lacks('keySituations', 'deepen'),
    // Findings and recommendations may as well rest on structure ratings.
    findingsWithoutCompare: lacks('compare', 'findings') && lacks('structure', 'findings'),
    recommendationsBeforeFindings:
      lacks('findings', 'recommendations') && lacks('structure', 'recommendations'),
    stepsAfterClose:
      close !== -1 && agenda.slice(close).some(({ kind }) => !phases[kind].afterClose),
    noClose: close === -1,
  }
  return orderFaults.filter((fault) => found[fault])
}

/** The order of the method is that of the kinds; a break has no place in it. */
const rankOf = (kind: PhaseKind): number | undefined =>
  kind === 'break' ? undefined : phaseKinds.indexOf(kind)

/**
 * The place, counted from 0, at which a new step of a kind belongs: right behind what comes before it in the method. A
 * break belongs behind the step in which half of the time is over.
 */
export function placeOfKind(agenda: Agenda, kind: PhaseKind): number {
  const rank = rankOf(kind)
  if (rank !== undefined)
    return 1 + agenda.findLastIndex((step) => (rankOf(step.kind) ?? Infinity) <= rank)
  const half = agendaMinutes(agenda) / 2
  const at = agenda.findIndex((_, index) => agendaMinutes(agenda.slice(0, index + 1)) >= half)
  return at + 1
}
