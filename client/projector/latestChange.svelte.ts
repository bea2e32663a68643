import { untrack } from 'svelte'
import { latestChange, type Change, type Written } from './latestChange.ts'

/** What the room wrote last, while this is on the screen; null until something changes. Call while a component is set up. */
export class LatestChange {
  current = $state.raw<Change | null>(null)

  constructor(kind: 'finding' | 'recommendation', written: () => Written) {
    let before = untrack(written)
    $effect.pre(() => {
      const now = written()
      const change = latestChange(kind, before, now)
      before = now
      if (change) this.current = change
    })
  }

  /** Something else has begun. */
  forget(): void {
    this.current = null
  }
}
