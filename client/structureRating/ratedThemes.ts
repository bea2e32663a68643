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

/** The place of the theme that was announced and is still covered; -1 if none was named. */
export const announcedTheme = (themes: readonly Theme[], slice: Slice): number =>
  slice.announced
    ? themes.findIndex(
        (theme) =>
          !isUncovered(slice, theme) &&
          theme.criteria.some(({ id }) => slice.announcedIds?.includes(id)),
      )
    : -1

/** How many criteria of a list the room agreed on. */
export const agreedCount = ({ agreed }: Slice, criteria: readonly Criterion[]): number =>
  criteria.filter(({ id }) => agreed.some(({ criterionId }) => criterionId === id)).length

/** How many criteria of a list this seat rated. */
const ratedCount = (
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

/** The first theme of which something is left to rate; the first one if nothing is. */
export function firstOpen(
  themes: readonly Theme[],
  slice: Slice,
  own: Readonly<Record<string, OwnRating>>,
): number {
  const at = themes.findIndex(
    (theme) =>
      !isUncovered(slice, theme) && ratedCount(own, theme.criteria) < theme.criteria.length,
  )
  return Math.max(0, at)
}

/** How far one is, theme by theme: "In diesem Thema 1 von 2 Merkmalen eingestuft, 3 von 11 Themen fertig." */
export function progressText(
  themes: readonly Theme[],
  { criteria }: Theme,
  own: Readonly<Record<string, OwnRating>>,
): string {
  const finished = themes.filter((one) => ratedCount(own, one.criteria) === one.criteria.length)
  return `In diesem Thema ${ratedCount(own, criteria)} von ${plural(criteria.length, 'Merkmal', 'Merkmalen')} eingestuft, ${finished.length} von ${plural(themes.length, 'Thema', 'Themen')} fertig.`
}

/** How long a theme takes: about a minute for each criterion, as people read and decide. */
export const minutesText = ({ criteria }: Theme): string =>
  `etwa ${plural(criteria.length, 'Minute', 'Minuten')}`
