import type { Result } from '../../shared/kernel/result.ts'
import type { Command } from '../../shared/room/command.ts'

/** One own step: what takes it back, and what does it again. */
interface Step {
  readonly undo: () => Command | null
  readonly redo: () => Command | null
  readonly label: string
}

/** Steps that can be taken back. */
const KEEP = 50

/**
 * Undo and redo of one's own steps, never of others'. A step is described by functions, because a thing that was
 * taken back and done again has a new id and a new revision.
 */
export class RoomHistory {
  readonly #run: (command: Command) => Promise<Result<null>>
  #done = $state.raw<readonly Step[]>([])
  #undone = $state.raw<readonly Step[]>([])

  constructor(run: (command: Command) => Promise<Result<null>>) {
    this.#run = run
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** What the next undo takes back, for its button. */
  get undoLabel(): string {
    return this.#done.at(-1)?.label ?? ''
  }

  get redoLabel(): string {
    return this.#undone.at(-1)?.label ?? ''
  }

  /** Notes a step that was done. */
  record(step: Step): void {
    this.#done = [...this.#done, step].slice(-KEEP)
    this.#undone = []
  }

  /** Takes the last step back. */
  async undo(): Promise<Result<null>> {
    const step = this.#done.at(-1)
    if (!step) return { ok: true, value: null }
    this.#done = this.#done.slice(0, -1)
    const command = step.undo()
    if (!command) return { ok: true, value: null }
    const result = await this.#run(command)
    if (result.ok) this.#undone = [...this.#undone, step]
    return result
  }

  /** Does the step that was taken back last once more. */
  async redo(): Promise<Result<null>> {
    const step = this.#undone.at(-1)
    if (!step) return { ok: true, value: null }
    this.#undone = this.#undone.slice(0, -1)
    const command = step.redo()
    if (!command) return { ok: true, value: null }
    const result = await this.#run(command)
    if (result.ok) this.#done = [...this.#done, step]
    return result
  }
}
