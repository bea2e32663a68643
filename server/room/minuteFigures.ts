import { enoughSeats } from '../../shared/room/reveal.rules.ts'
import { waitingAnnotations } from '../../shared/room/annotation.rules.ts'
import { enoughProposals } from '../../shared/room/proposal.rules.ts'
import { enoughRatings } from '../../shared/room/structureRating.rules.ts'
import { bandOf, type Band } from '../../shared/protocol/band.ts'
import type { RoomView } from '../../shared/room/roomView.ts'

/** What the facilitation is told of what people write and the room does not see yet. */
export interface Figures {
  /** Annotations that wait for the first reveal; null after it. */
  readonly annotations: Band | null
  /** Do enough wait for a further bundle? Null before the first. */
  readonly late: boolean | null
  /** Lines by board. */
  readonly lines: Readonly<Record<string, Band>>
  /** Do enough quiet proposals wait? */
  readonly proposals: boolean
  /** Did enough seats rate a structure criterion that is still covered? */
  readonly structureRatings: boolean
}

/** How often a figure changes at most, and for how long no seat may have come or gone before it does; milliseconds. */
export const FIGURE_MS = 60_000
/** Fewer seats than this connected and there is no figure. */
const FIGURE_SEATS_HERE = 3

/** What there would be to tell now. */
export function figuresOf(view: RoomView): Figures {
  const revealed = view.room.annotation.bundles > 0
  const drafts = Object.values(view.own).flatMap(({ boardDrafts }) => boardDrafts)
  const counts = new Map<string, number>()
  for (const { keySituationId } of [...view.room.keySituation.boardItems, ...drafts])
    counts.set(keySituationId, (counts.get(keySituationId) ?? 0) + 1)
  return {
    annotations: revealed ? null : bandOf(waitingAnnotations(view)),
    late: revealed ? enoughSeats(view) : null,
    lines: Object.fromEntries([...counts].map(([id, count]) => [id, bandOf(count)])),
    proposals: enoughProposals(view),
    structureRatings: enoughRatings(view),
  }
}

/** What the figures are looked at with: the clock, in milliseconds, what there would be to tell, and how often. */
interface FigureRules {
  readonly clock: () => number
  readonly figures: (view: RoomView) => Figures
  readonly figureMs: number
}

/**
 * Figures that must not say who wrote, or when (rule RV8): looked at once a minute on the minute, so that nothing tells
 * the moment; not at the end of a minute in which a seat came or went, so that what a seat wrote offline does not come
 * with them; and not told at all while fewer than three seats are connected. Runs on the steady clock.
 */
export class MinuteFigures {
  readonly #clock: () => number
  readonly #of: (view: RoomView) => Figures
  readonly #everyMs: number
  #looked: number
  #presenceChanged: number
  #told: Figures | null = null

  constructor({ clock, figures, figureMs }: FigureRules) {
    this.#clock = clock
    this.#of = figures
    this.#everyMs = figureMs
    this.#looked = this.#minute()
    this.#presenceChanged = this.#minute()
  }

  #minute(): number {
    return Math.floor(this.#clock() / this.#everyMs)
  }

  /** A seat came or went. */
  presenceChanged(): void {
    this.#presenceChanged = this.#minute()
  }

  /** How long until one may look again, in milliseconds; null if nothing is new. */
  nextLookIn(view: RoomView): number | null {
    if (JSON.stringify(this.#of(view)) === JSON.stringify(this.#told)) return null
    return (this.#minute() + 1) * this.#everyMs - this.#clock()
  }

  /** Looks if a minute began in which it has not looked yet, and no seat came or went in the one before. */
  look(view: RoomView, seatsHere: number): void {
    const minute = this.#minute()
    if (minute === this.#looked || this.#presenceChanged >= minute - 1) return
    if (seatsHere < FIGURE_SEATS_HERE) return
    this.#looked = minute
    this.#told = this.#of(view)
  }

  /**
   * What waited was opened for everybody to see: the facilitation is no longer told that it waits. What came since is
   * told with the next look only.
   */
  opened(view: RoomView): void {
    if (!this.#told) return
    const now = this.#of(view)
    const late = now.late === null ? null : now.late && this.#told.late === true
    const proposals = now.proposals && this.#told.proposals
    const structureRatings = now.structureRatings && this.#told.structureRatings
    this.#told = {
      ...this.#told,
      annotations: now.annotations && this.#told.annotations,
      late,
      proposals,
      structureRatings,
    }
  }

  /** What is told now. */
  told(seatsHere: number): Figures | null {
    return seatsHere < FIGURE_SEATS_HERE ? null : this.#told
  }
}
