// A room without a server: the real rules decide, answers come after a moment, the line can be cut.
import type { Catalogue } from '../../../shared/catalogue/catalogue.ts'
import { criterionById, ratingsOf } from '../../../shared/catalogue/catalogue.ts'
import type { Entry } from '../../../shared/caseText/caseText.ts'
import { newId } from '../../../shared/kernel/id.ts'
import { ok, type Result } from '../../../shared/kernel/result.ts'
import type { Command } from '../../../shared/protocol/command.ts'
import { decide, type DecideContext } from '../../../shared/protocol/decide.ts'
import { evolve } from '../../../shared/protocol/evolve.ts'
import type { RoomView } from '../../../shared/protocol/roomView.ts'
import { ownOf } from '../../../shared/protocol/slice.ts'

interface Pending {
  readonly command: Command
  readonly resolve: (result: Result<null>) => void
}

/** The part of the RoomClient that these screens use. */
export class FakeRoom {
  readonly #seatId: string
  readonly catalogue: Catalogue
  readonly text: { id: string; title: string; entries: readonly Entry[] }
  confirmed = $state.raw<RoomView>() as RoomView
  status = $state.raw<'live' | 'offline'>('live')
  offlineSince = $state.raw<number | null>(null)
  savedAt = $state.raw<number | null>(null)
  #pending = $state.raw<readonly Pending[]>([])
  /** Everything asked for, for the test to look at. */
  readonly asked: Command[] = []

  constructor(seatId: string, view: RoomView, catalogue: Catalogue, entries: readonly Entry[]) {
    this.#seatId = seatId
    this.confirmed = view
    this.catalogue = catalogue
    this.text = { id: 'text', title: 'Fall A', entries }
  }

  readonly view = $derived.by(() =>
    this.#pending.reduce((view, { command }) => {
      const result = decide(view, command, this.context(this.#seatId))
      return result.ok ? result.value.reduce(evolve, view) : view
    }, this.confirmed),
  )
  readonly me = $derived.by(
    () => ({ kind: 'seat', seatId: this.#seatId, facilitation: false }) as const,
  )
  readonly seat = $derived.by(() => this.view.room.workshop.seats[this.#seatId])
  readonly own = $derived.by(() => ownOf(this.view, this.#seatId))
  readonly pendingCount = $derived.by(() => this.#pending.length)
  readonly step = $derived.by(() =>
    this.view.room.workshop.agenda.find(({ id }) => id === this.view.room.workshop.stepId),
  )
  readonly history = {
    canUndo: false,
    canRedo: false,
    undo: () => Promise.resolve(),
    redo: () => Promise.resolve(),
  }

  newId = (): string => newId()
  serverNow = (): number => Date.UTC(2026, 10, 24, 9)

  context(seatId: string): DecideContext {
    return {
      seatId,
      now: 1_000_000,
      newId: () => newId(),
      shuffle: (items) => [...items].toSorted(() => Math.random() - 0.5),
      entryText: (id) => this.text.entries.find((entry) => entry.id === id)?.text,
      criterion: (id) => {
        const found = criterionById(this.catalogue, id)
        return (
          found && {
            dimension: found.dimension,
            ratings: ratingsOf(this.catalogue, found).map(({ value }) => value),
          }
        )
      },
    }
  }

  /** What somebody else did. */
  hear(command: Command, seatId: string): void {
    const result = decide(this.confirmed, command, this.context(seatId))
    if (!result.ok) throw new Error(result.problem.code)
    this.confirmed = result.value.reduce(evolve, this.confirmed)
  }

  run(command: Command): Promise<Result<null>> {
    this.asked.push(command)
    return new Promise((resolve) => {
      this.#pending = [...this.#pending, { command, resolve }]
      if (this.status === 'live') setTimeout(() => this.#answer(), 30)
    })
  }

  cut(): void {
    this.status = 'offline'
    this.offlineSince = Date.UTC(2026, 10, 24, 9)
  }

  mend(): void {
    this.status = 'live'
    this.offlineSince = null
    while (this.#pending.length > 0) this.#answer()
  }

  #answer(): void {
    const [first, ...rest] = this.#pending
    if (!first || this.status !== 'live') return
    const result = decide(this.confirmed, first.command, this.context(this.#seatId))
    if (result.ok) this.confirmed = result.value.reduce(evolve, this.confirmed)
    this.#pending = rest
    this.savedAt = Date.UTC(2026, 10, 24, 9, 3)
    first.resolve(result.ok ? ok(null) : result)
  }
}
