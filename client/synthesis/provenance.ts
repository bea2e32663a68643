// Where findings and recommendations of a procedure come from, and how they are listed: random and added cases apart.
import { caseName } from '../../shared/caseText/caseName.ts'
import { formatShortDate } from '../../shared/kernel/format.ts'
import { capitalised } from '../../shared/kernel/text.ts'
import { originWords } from '../../shared/reviewCase/reviewCase.words.ts'
import type { Origin } from '../../shared/reviewCase/reviewCase.schema.ts'
import type { Point, PointKind, Synthesis } from '../../shared/synthesis/synthesis.schema.ts'

/** Names a point among those of a procedure: "workshop number". */
export const keyOf = ({ workshopId, number }: Pick<Point, 'workshopId' | 'number'>): string =>
  `${workshopId} ${String(number)}`

/** "Befund 3, Fall A-1 (zufällig gezogen), Fallwerkstatt A, 12.05.2026" */
export function provenance({
  kind,
  number,
  caseLabel,
  origin,
  workshopTitle,
  date,
}: Point): string {
  const what = kind === 'finding' ? `Befund ${number}` : `Empfehlung ${number}`
  const whose =
    caseLabel === ''
      ? 'ohne Fall'
      : `${caseName(caseLabel)}${origin === null ? '' : ` (${originWords[origin]})`}`
  return [what, whose, workshopTitle, formatShortDate(date)].join(', ')
}

/** Points of one origin, with what heads their list. */
export interface PointList {
  readonly origin: Origin | null
  readonly title: string
  readonly points: readonly Point[]
}

const ORIGINS: readonly (Origin | null)[] = ['random', 'additional', null]

/** Points that stand under no heading, by how their cases came in; what has none comes last and only if there is any. */
export const listsOf = ({ points }: Synthesis, kind: PointKind): readonly PointList[] =>
  ORIGINS.flatMap((origin) => {
    const own = points.filter(
      (point) => point.kind === kind && point.origin === origin && point.headingId === null,
    )
    if (origin === null && own.length === 0) return []
    const title = origin === null ? 'Ohne Fall' : capitalised(originWords[origin])
    return [{ origin, title, points: own }]
  })

/** What stands under a heading, first the random cases. */
export const under = ({ points }: Synthesis, headingId: string): readonly Point[] =>
  ORIGINS.flatMap((origin) =>
    points.filter((point) => point.headingId === headingId && point.origin === origin),
  )
