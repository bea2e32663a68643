import type { SavedState } from '../ui/savedState.ts'

interface Connection {
  readonly status: string
  /** Milliseconds, own clock. */
  readonly offlineSince: number | null
  readonly pendingCount: number
  readonly savedAt: number | null
}

/** Where this person's words are; null while nothing was written and all is well. */
export function savedState({
  status,
  offlineSince,
  pendingCount,
  savedAt,
}: Connection): SavedState | null {
  if (status === 'offline' && offlineSince !== null)
    return { kind: 'offline', since: offlineSince, count: pendingCount }
  if (pendingCount > 1) return { kind: 'waiting', count: pendingCount }
  if (pendingCount === 1) return { kind: 'saving' }
  return savedAt === null ? null : { kind: 'saved', at: savedAt }
}
