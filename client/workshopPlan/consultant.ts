// The second catalogue of a workshop: criteria about the consulting specialist, rated beside those about the structure.
import type { CatalogueInfo } from '../../shared/catalogue/catalogueInfo.schema.ts'

/** The newest catalogue with such criteria besides the chosen one; undefined if there is none, or the chosen has them. */
export const consultantFor = (
  catalogues: readonly CatalogueInfo[],
  chosen: CatalogueInfo | undefined,
): CatalogueInfo | undefined =>
  chosen?.consultantCriteria === 0
    ? catalogues.find(({ consultantCriteria }) => consultantCriteria > 0)
    : undefined

/** The part of a plan that names it. */
export const consultantBody = (info: CatalogueInfo | undefined, wanted: boolean) =>
  info && wanted
    ? { consultantKey: info.key, consultantVersion: info.version }
    : { consultantKey: null, consultantVersion: null }
