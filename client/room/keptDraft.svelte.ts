import { untrack } from 'svelte'
import type { RoomClient } from './RoomClient.svelte.ts'

/** The part of a room that keeps what was typed into a form and not sent yet: past the screen, and past the page. */
export interface DraftKeeper {
  /** What stands under this name, also from before the page was left; undefined where nothing does. */
  readonly draft: (name: string) => unknown
  /** Keeps it, encrypted on the device where it can; null throws it away. */
  readonly keepDraft: (name: string, value: object | null) => void
}

/** A form with several fields whose content can be kept. */
export interface Keepable<Snapshot extends object> {
  /** What is to be kept; null while nothing was entered. Reactive. */
  readonly snapshot: Snapshot | null
  /** Fills the empty form with what was kept. */
  readonly restore: (kept: Snapshot) => void
}

/**
 * Keeps a form under a name while it is written, and brings back what stood there when the page was left. Goes on
 * until the returned function is called.
 */
export function keepForm<Snapshot extends object>(
  form: Keepable<Snapshot>,
  name: string,
  keeper: DraftKeeper,
): () => void {
  return $effect.root(() => {
    // Only a change of this very draft counts, not of others.
    const kept = $derived(keeper.draft(name) as Snapshot | undefined)
    $effect(() => {
      const found = kept
      if (found && untrack(() => form.snapshot === null)) untrack(() => form.restore(found))
    })
    $effect(() => {
      const { snapshot } = form
      untrack(() => keeper.keepDraft(name, snapshot))
    })
  })
}

/** The words of a form with one field that were typed under this name and not sent yet. */
export function typedText(keeper: DraftKeeper, name: string): string {
  const kept = keeper.draft(name) as { text?: unknown } | undefined
  return typeof kept?.text === 'string' ? kept.text : ''
}

/** Keeps the words of a form with one field; empty ones throw the draft away. */
export const keepText = (keeper: DraftKeeper, name: string, text: string): void =>
  keeper.keepDraft(name, text === '' ? null : { text })

/** Says, while the component lives, that the form of this name is on the screen: its words are not left behind. */
export function onScreen(room: Pick<RoomClient, 'shows'>, name: () => string): void {
  $effect(() => {
    const shown = name()
    return untrack(() => room.shows(shown))
  })
}
