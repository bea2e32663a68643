import type {
  CatalogueInfo,
  ShippedCatalogue,
} from '../../shared/catalogue/catalogueInfo.schema.ts'

/** What there is, and what the product comes with: the two lists of the page. */
export type CatalogueLists = [held: CatalogueInfo[], shipped: ShippedCatalogue[]]

const isSame = (
  one: Pick<CatalogueInfo, 'key' | 'version'>,
  other: Pick<CatalogueInfo, 'key' | 'version'>,
): boolean => one.key === other.key && one.version === other.version

/** By title, the newest version first, as the server lists them. */
const order = (a: CatalogueInfo, b: CatalogueInfo): number =>
  a.title === b.title ? (a.version > b.version ? -1 : 1) : a.title < b.title ? -1 : 1

const withTaken = (shipped: readonly ShippedCatalogue[], one: CatalogueInfo, taken: boolean) =>
  shipped.map((catalogue) => (isSame(catalogue, one) ? { ...catalogue, taken } : catalogue))

/** The lists with a version that was added. */
export const withCatalogue = (
  [held, shipped]: CatalogueLists,
  one: CatalogueInfo,
): CatalogueLists => [[...held, one].toSorted(order), withTaken(shipped, one, true)]

/** The lists without a version that was removed; one of the product can be taken again. */
export const withoutCatalogue = (
  [held, shipped]: CatalogueLists,
  one: CatalogueInfo,
): CatalogueLists => [
  held.filter((catalogue) => !isSame(catalogue, one)),
  withTaken(shipped, one, false),
]
