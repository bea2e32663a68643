import type { Perspective, PerspectiveNote } from '../../shared/discussion/discussion.ts'
import { listPages } from './pages.ts'

/** Whose eyes, in words; in the order of the round. */
export const perspectiveText: Readonly<Record<Perspective, string>> = {
  child: 'Kind',
  mother: 'Mutter',
  father: 'Vater',
  partnerServices: 'Andere Stellen',
  other: 'Weitere Sicht',
}

/** A few notes of one perspective. */
export interface PerspectivePage {
  readonly perspective: Perspective
  readonly notes: readonly PerspectiveNote[]
}

/** Notes by perspective, those without notes left out. */
export const perspectivePages = (notes: readonly PerspectiveNote[]): readonly PerspectivePage[] =>
  (Object.keys(perspectiveText) as Perspective[]).flatMap((perspective) =>
    listPages(
      notes.filter((note) => note.perspective === perspective),
      { most: 4, room: 400, weight: ({ text }) => text.length + 40 },
    ).map((page) => ({ perspective, notes: page })),
  )
