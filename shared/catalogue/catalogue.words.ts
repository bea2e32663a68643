// What parts of a catalogue are called.
import type { Words } from '../kernel/words.ts'
import type { Dimension } from './catalogue.ts'

/** What a criterion judges. */
export const dimensionWords: Words<Dimension> = {
  process: 'Prozess',
  structure: 'Struktur',
  outcome: 'Ergebnis',
  consultant: 'Insoweit erfahrene Fachkraft',
}

/** "Entwurf" of "Entwurf – vor dem Einsatz mit dem Volltext abzugleichen"; empty if nothing is said. */
export const catalogueStatus = (status: string): string =>
  status.split(/\s+[–-]\s+/)[0]?.trim() ?? ''

/** "Schutzauftrag, Fassung 2020.1 (Entwurf)"; what else is known stands before the status: "(110 Kriterien, Entwurf)". */
export function catalogueName(
  { title, version, status }: Readonly<Record<'title' | 'version' | 'status', string>>,
  ...facts: readonly string[]
): string {
  const known = [...facts, catalogueStatus(status)].filter((fact) => fact !== '')
  return `${title}, Fassung ${version}${known.length === 0 ? '' : ` (${known.join(', ')})`}`
}
