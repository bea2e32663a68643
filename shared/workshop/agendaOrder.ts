import type { Agenda, PhaseKind } from './agenda.ts'
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
