import type { AnnotationContent } from '../../shared/annotation/annotation.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { Command } from '../../shared/protocol/command.ts'
import type { Editing } from './annotationDraft.svelte.ts'

/** An annotation on its way: sent and not yet confirmed, or refused and waiting for its writer. */
export interface Outgoing {
  readonly id: string
  readonly content: AnnotationContent
  readonly editing: Editing | null
  /** Why it was refused; null while it is on its way. */
  readonly problem: Problem | null
}

/** How a saving ended for the form: safe, still on its way, or refused. */
export type Sent =
  | { readonly state: 'saved' | 'waiting'; readonly id: string }
  | { readonly state: 'refused'; readonly problem: Problem }

/** After this long an unanswered annotation moves to the list of waiting ones, so that the next can be written. */
export const WAIT_MS = 1500

interface Sender {
  readonly run: (command: Command) => Promise<Result<null>>
  readonly newId: () => string
}

const delay = (ms: number): Promise<'late'> =>
  new Promise((resolve) => {
    setTimeout(() => resolve('late'), ms)
  })

/**
 * Annotations between the form and the server. Nothing typed is lost: what the server has not confirmed
 * stays here, what it refuses can be opened again.
 */
export class AnnotationOutbox {
  readonly #sender: Sender
  readonly #patience: () => Promise<'late'>
  items = $state.raw<readonly Outgoing[]>([])

  constructor(sender: Sender, patience: () => Promise<'late'> = () => delay(WAIT_MS)) {
    this.#sender = sender
    this.#patience = patience
  }

  /**
   * Sends a new or changed annotation. Answers when the server did; where it takes long or the connection
   * is gone, answers `waiting` and keeps the annotation among the items until the server has it.
   */
  async send(content: AnnotationContent, editing: Editing | null): Promise<Sent> {
    const id = editing?.id ?? this.#sender.newId()
    const command: Command = editing
      ? { type: 'reviseAnnotation', id, revision: editing.revision, content }
      : { type: 'addAnnotation', id, content }
    const answer = this.#sender.run(command)
    const first = await Promise.race([answer, this.#patience()])
    if (first !== 'late')
      return first.ok ? { state: 'saved', id } : { state: 'refused', problem: first.problem }
    this.items = [...this.items, { id, content, editing, problem: null }]
    void answer.then((result) => this.#settle(id, result))
    return { state: 'waiting', id }
  }

  /** Takes a refused annotation out, to be written anew or thrown away. */
  take(id: string): Outgoing | undefined {
    const found = this.items.find((item) => item.id === id)
    this.items = this.items.filter((item) => item.id !== id)
    return found
  }

  #settle(id: string, result: Result<null>): void {
    this.items = result.ok
      ? this.items.filter((item) => item.id !== id)
      : this.items.map((item) => (item.id === id ? { ...item, problem: result.problem } : item))
  }
}
