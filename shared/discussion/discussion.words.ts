// What the discussion's things are called (rule MI5).
import type { Words } from '../kernel/words.ts'
import type { ParkedTopic, Perspective } from './discussion.ts'

/** Whose eyes a note of the perspectives is written with. */
export const perspectiveWords: Words<Perspective> = {
  child: 'Kind',
  mother: 'Mutter',
  father: 'Vater',
  partnerServices: 'Andere Stellen',
  other: 'Weitere Sicht',
}

/** What became of a topic of the parking lot. */
export const topicWords: Words<ParkedTopic['status']> = {
  open: 'offen',
  settled: 'erledigt',
  assigned: 'weitergegeben',
}
