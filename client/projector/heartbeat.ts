// Is what stands on the wall still true? No person sits at this screen to notice that it froze.

/** The line pings every ten seconds; after this silence, in milliseconds, the screen says that it may be out of date. */
export const SILENT_MS = 15_000
/** A lost line that comes back at once is no news. */
export const PATIENCE_MS = 3_000

interface Heard {
  /** When the server was last heard and since when the line is lost, on this device's clock. */
  readonly heardAt: number | null
  readonly offlineSince: number | null
}

/** Has the line been lost, or the server silent, for too long? */
export function isStale({ heardAt, offlineSince }: Heard, now: number): boolean {
  if (offlineSince !== null && now - offlineSince >= PATIENCE_MS) return true
  return heardAt !== null && now - heardAt >= SILENT_MS
}

/** Server time of what stands on the screen; null before the first word. */
export const heardServerTime = (
  { heardAt }: Pick<Heard, 'heardAt'>,
  now: number,
  serverNow: number,
): number | null => (heardAt === null ? null : serverNow - (now - heardAt))
