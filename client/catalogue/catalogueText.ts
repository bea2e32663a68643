// How a version of a catalogue is named wherever one is chosen or used.
import type { CatalogueInfo } from '../../shared/protocol/api.ts'
import { formatNumber } from '../kernel/format.ts'

/** "Entwurf" of "Entwurf – vor dem Einsatz mit dem Volltext abzugleichen"; empty where nothing is said. */
export const statusWord = (status: string): string => status.split(/\s+[–-]\s+/)[0]?.trim() ?? ''

/** "Schutzauftrag, Fassung 2020.1 (110 Kriterien, Entwurf)" */
export function catalogueName(
  info: Pick<CatalogueInfo, 'title' | 'version' | 'criteria' | 'status'>,
) {
  const facts = [`${formatNumber(info.criteria)} Kriterien`, statusWord(info.status)]
  return `${info.title}, Fassung ${info.version} (${facts.filter((fact) => fact !== '').join(', ')})`
}

export const catalogueOptions = (catalogues: readonly CatalogueInfo[]) =>
  catalogues.map((info, at) => ({ value: String(at), label: catalogueName(info) }))

/** What to know about the chosen one: how far it is, in full. */
export const catalogueHint = (chosen: CatalogueInfo | undefined): string =>
  chosen && chosen.status !== ''
    ? `Stand: ${chosen.status}.`
    : 'Die Fassung bleibt für diese Werkstatt fest, auch wenn später eine neue erscheint.'

/** By which the row of a version is found again. */
export const catalogueRecord = ({ key, version }: Pick<CatalogueInfo, 'key' | 'version'>): string =>
  `${key} ${version}`
