// The legal basis of a case text, in words.
import { formatShortDate } from '../kernel/format.ts'
import type { BasisDecision } from './legalBasis.schema.ts'

/** What the basis is called on screens and in annexes. */
export const LEGAL_BASIS = 'Rechtsgrundlage der Weitergabe'

/** "§ 64 Abs. 2a SGB VIII, entschieden von: Datenschutzbeauftragte, 03.05.2026"; or that nothing was written down. */
export const legalBasisText = (
  decision: Pick<BasisDecision, 'label' | 'decidedBy' | 'decidedOn'> | null,
): string =>
  decision === null
    ? 'noch nicht festgehalten'
    : `${decision.label}, entschieden von: ${decision.decidedBy}, ${formatShortDate(decision.decidedOn)}`
