// What findings and recommendations of several workshops have in common; random and added cases always apart.
import type { Origin } from '../reviewCase/reviewCase.schema.ts'
import type { Point, PointId } from './synthesis.schema.ts'

/** The same finding or recommendation? */
export const isPoint = (a: PointId, b: PointId): boolean =>
  a.workshopId === b.workshopId && a.number === b.number

/** In how many cases of each origin something was found, each case once. The two are never added up (PR10). */
export interface CasesByOrigin {
  readonly random: number
  readonly additional: number
}

/** Counts the cases points come from, by how they came in. */
export function casesByOrigin(points: readonly Pick<Point, 'caseId' | 'origin'>[]): CasesByOrigin {
  const of = (origin: Origin): number =>
    new Set(points.filter((point) => point.origin === origin).map(({ caseId }) => caseId)).size
  return { random: of('random'), additional: of('additional') }
}

/** Do these come from at least two cases, whatever their origin? */
export const areOfSeveralCases = (points: readonly Pick<Point, 'caseId'>[]): boolean =>
  new Set(points.flatMap(({ caseId }) => caseId ?? [])).size > 1

/** May these stand under one heading: all of one direction (PR11)? */
export const areOfOneDirection = (points: readonly Pick<Point, 'direction'>[]): boolean =>
  new Set(points.map(({ direction }) => direction)).size <= 1
