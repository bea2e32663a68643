import { criterionById, ratingsOf, type Catalogue } from '../../shared/catalogue/catalogue.ts'

/** The words of a rating; its raw value if the catalogue does not know it. */
export function ratingLabel(catalogue: Catalogue, criterionId: string, rating: string): string {
  const criterion = criterionById(catalogue, criterionId)
  const ratings = criterion ? ratingsOf(catalogue, criterion) : []
  return ratings.find(({ value }) => value === rating)?.label ?? rating
}
