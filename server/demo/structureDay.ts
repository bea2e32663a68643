// A day of the demo without a case: people rate how their office is set up, each alone, and agree on it theme by theme.
import { newId } from '../../shared/kernel/id.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import {
  NOT_APPLICABLE,
  ratedThemes,
  type DocumentKind,
  type Rated,
} from '../../shared/structureRating/structureRating.ts'
import { agree, enter, inRoom, type RoomDay } from './demoDay.ts'

/** A day on which structure criteria are rated. */
export interface StructureDay extends RoomDay {
  readonly catalogue: Catalogue
  /** What the room agrees on, in the order of its themes and criteria, again from the beginning if there are more. */
  readonly agreed?: readonly string[]
}

/** What an invented office agrees on for its structure criteria, in their order, again from the beginning if there are more. */
const AGREED = [
  ...['lived_and_reviewed', 'present', 'present', 'emerging', 'absent', 'emerging', 'present'],
  ...['emerging', 'present', 'lived_and_reviewed', 'present', 'present', 'emerging', 'present'],
  ...['absent', 'emerging', 'not_documented', 'not_assessable', 'emerging', 'present', 'present'],
  ...['emerging', 'present', 'present', 'present', 'emerging', NOT_APPLICABLE, 'present'],
]

/** Ratings that rest on a document. */
const NEEDS_DOCUMENT: ReadonlySet<string> = new Set(['lived_and_reviewed', 'present', 'emerging'])

/** What one of the seats says instead, in turn. */
const OTHERWISE: Readonly<Record<string, string>> = {
  lived_and_reviewed: 'present',
  present: 'emerging',
  emerging: 'present',
  absent: 'emerging',
}

/** Kinds of documents ratings rest on, in turn. */
const DOCUMENTS: readonly DocumentKind[] = ['serviceInstruction', 'concept', 'agreement', 'plan']

const rated = (rating: string, at: number): Rated => ({
  rating,
  reason: rating === NOT_APPLICABLE ? 'Die Pflegekinderhilfe führt ein Nachbarjugendamt.' : '',
  evidence: {
    document: NEEDS_DOCUMENT.has(rating) ? (DOCUMENTS[at % DOCUMENTS.length] ?? null) : null,
    text: '',
  },
})

/** Holds the day over the network, by the same commands and rules as any other, and concludes it. */
export const holdStructureDay = (day: StructureDay): Promise<void> =>
  inRoom(day, async (lead, seats) => {
    await enter(day, lead, 'structure')
    const themes = ratedThemes(day.catalogue)
    const criteria = themes.flatMap((theme) => theme.criteria.map(({ id }) => id))
    const { agreed = AGREED } = day
    const most = criteria.map((_, at) => agreed[at % agreed.length] ?? 'present')
    await Promise.all(
      seats.map(async (seat, place) => {
        for (const [at, criterionId] of criteria.entries()) {
          const common = most[at] ?? 'present'
          const own = (at + place) % seats.length === 0 ? (OTHERWISE[common] ?? common) : common
          const command = { type: 'rateStructure' as const, criterionId, revision: 0 }
          await seat.must({ ...command, rated: rated(own, at) })
        }
      }),
    )
    await lead.must({ type: 'announceStructureReveal', announced: true })
    for (const theme of themes) {
      const criterionIds = theme.criteria.map(({ id }) => id)
      await lead.must({ type: 'revealStructure', criterionIds })
      for (const [place, criterionId] of criterionIds.entries()) {
        const at = criteria.indexOf(criterionId)
        const content = { id: newId(), criterionId, ...rated(most[at] ?? 'present', at) }
        await lead.must({ type: 'agreeStructure', revision: 0, content })
        // For the first of each theme everybody says how far they agree.
        if (place === 0) await agree(lead, seats, content.id)
      }
    }
  })
