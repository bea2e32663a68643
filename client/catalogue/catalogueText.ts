// How a version of a catalogue is named wherever one is chosen or used.
import { catalogueName } from '../../shared/catalogue/catalogue.words.ts'
import type { CatalogueInfo } from '../../shared/catalogue/catalogueInfo.schema.ts'
import { formatNumber } from '../../shared/kernel/format.ts'

export const catalogueOptions = (catalogues: readonly CatalogueInfo[]) =>
  catalogues.map((info, at) => ({
    value: String(at),
    label: catalogueName(info, `${formatNumber(info.criteria)} Kriterien`),
  }))

/** What to know about the chosen one: how far it is, in full. */
export const catalogueHint = (chosen: CatalogueInfo | undefined): string =>
  chosen && chosen.status !== ''
    ? `Stand: ${chosen.status}.`
    : 'Die Fassung bleibt für diese Werkstatt fest, auch wenn später eine neue erscheint.'

/** By which the row of a version is found again. */
export const catalogueRecord = ({ key, version }: Pick<CatalogueInfo, 'key' | 'version'>): string =>
  `${key} ${version}`
