import type { PhaseKind } from './agenda.ts'

/** What a kind of step is to those who decide, plan and show. What it is called stands in `phase.words.ts`. */
export interface PhaseTraits {
  /** Minutes a new step starts with; the person who plans changes them. */
  readonly minutes: number
  /** What becomes of annotations in it: people write them, or write and uncover them. */
  readonly notes: 'written' | 'uncovered' | 'none'
  /** Does the room read together, so that a passage that is shown comes before the step's own picture on the wall? */
  readonly together: boolean
  /** May it stand behind the end of the day? */
  readonly afterClose: boolean
  /** How its picture is drawn on the wall: `text` is a headline and what the room wrote, all others have one of their own. */
  readonly scene: 'arrive' | 'day' | 'quiet' | 'compare' | 'text' | 'close' | 'break'
}

/** Does everybody work alone in it, so that a seat says when it is ready? */
export const worksAlone = (kind: PhaseKind | undefined): boolean =>
  kind === 'annotate' || kind === 'structure'

/** The one table of the kinds of steps: a new one gets a row here and in its words, and the compiler says so. */
export const phases: Readonly<Record<PhaseKind, PhaseTraits>> = {
  arrive: { minutes: 10, notes: 'none', together: false, afterClose: false, scene: 'arrive' },
  present: { minutes: 20, notes: 'none', together: true, afterClose: false, scene: 'day' },
  clarify: { minutes: 10, notes: 'none', together: true, afterClose: false, scene: 'text' },
  annotate: { minutes: 20, notes: 'written', together: false, afterClose: false, scene: 'quiet' },
  compare: { minutes: 20, notes: 'uncovered', together: true, afterClose: false, scene: 'compare' },
  discuss: { minutes: 20, notes: 'uncovered', together: true, afterClose: false, scene: 'text' },
  perspectives: { minutes: 20, notes: 'written', together: true, afterClose: false, scene: 'text' },
  keySituations: { minutes: 10, notes: 'none', together: true, afterClose: false, scene: 'text' },
  deepen: { minutes: 30, notes: 'none', together: true, afterClose: false, scene: 'text' },
  statement: { minutes: 10, notes: 'none', together: true, afterClose: false, scene: 'text' },
  findings: { minutes: 20, notes: 'none', together: true, afterClose: false, scene: 'text' },
  recommendations: { minutes: 15, notes: 'none', together: true, afterClose: false, scene: 'text' },
  structure: { minutes: 60, notes: 'none', together: false, afterClose: false, scene: 'text' },
  close: { minutes: 10, notes: 'none', together: false, afterClose: true, scene: 'close' },
  followUp: { minutes: 0, notes: 'none', together: false, afterClose: true, scene: 'close' },
  break: { minutes: 15, notes: 'none', together: false, afterClose: true, scene: 'break' },
}
