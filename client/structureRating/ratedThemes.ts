// What stands on the screen of a step in which structure criteria are rated: its themes, and how far each is.
import type { Catalogue, Criterion } from '../../shared/catalogue/catalogue.ts'
import { plural } from '../../shared/kernel/format.ts'
import type { RoomSlice } from '../../shared/room/roomView.ts'
import {
  ratedThemes,
  type OwnRating,
  type RatedTheme,
} from '../../shared/structureRating/structureRating.ts'

export type Theme = RatedTheme<Criterion>

/** The themes of the workshop's catalogue; none while it is not there. */
export const themesOf = (catalogue: Catalogue | null): readonly Theme[] =>
  catalogue ? ratedThemes(catalogue) : []

type Slice = RoomSlice['structureRating']

/** Was this theme uncovered? A theme is uncovered as a whole. */
export const isUncovered = ({ uncovered }: Slice, { criteria }: Theme): boolean =>
  criteria.some(({ id }) => id in uncovered)

/** How many criteria of a list the room agreed on. */
export const agreedCount = ({ agreed }: Slice, criteria: readonly Criterion[]): number =>
  criteria.filter(({ id }) => agreed.some(({ criterionId }) => criterionId === id)).length

/** How many criteria of a list this seat rated. */
export const ratedCount = (
  own: Readonly<Record<string, OwnRating>>,
  criteria: readonly Criterion[],
): number => criteria.filter(({ id }) => id in own).length

/** What a theme is called in the list of themes, with how far it is: "3. Personal – 2 von 4 eingestuft". */
export function themeLabel(
  theme: Theme,
  at: number,
  slice: Slice,
  own: Readonly<Record<string, OwnRating>> | null,
): string {
  const { criteria } = theme
  const agreed = agreedCount(slice, criteria)
  const state =
    agreed > 0
      ? `${agreed} von ${criteria.length} vereinbart`
      : isUncovered(slice, theme)
        ? 'aufgedeckt'
        : own === null
          ? 'verdeckt'
          : `${ratedCount(own, criteria)} von ${criteria.length} eingestuft`
  return `${at + 1}. ${theme.theme} – ${state}`
}

/** "12 von 28 Merkmalen eingestuft" */
export const progressText = (done: number, all: number): string =>
  `${done} von ${plural(all, 'Merkmal', 'Merkmalen')} eingestuft`
