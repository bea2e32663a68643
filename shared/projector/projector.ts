import type { Focus, ProjectorPlace, ShownItem } from './projector.schema.ts'

export type { Focus, ProjectorPlace, ShownItem } from './projector.schema.ts'

/** What the facilitation shows: a passage (on all screens) or a thing of the room (on the projector). */
export type Shown = Focus | ShownItem

/** A picture that stays when the room goes on: the step it belongs to, and what was shown in it. */
interface HeldPicture {
  readonly stepId: string
  readonly shown: Shown | null
}

export type ProjectorEvent =
  { type: 'projectorTurned'; place: ProjectorPlace } | { type: 'projectorHeld'; held: boolean }

export interface ProjectorSlice {
  /** What was put on the projector instead of the picture of the step. A passage stands in the discussion's slice. */
  readonly item: ShownItem | null
  readonly held: HeldPicture | null
  /** The page that was turned to; it counts while the projector shows the picture it was turned in. */
  readonly place: ProjectorPlace | null
}

export const emptyProjectorSlice: ProjectorSlice = { item: null, held: null, place: null }
