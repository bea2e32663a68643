/** Without a press or a key for so long a page is taken to be left alone; milliseconds. Its session has to end by itself. */
const UNATTENDED_MS = 15 * 60_000

/**
 * Looks anew at what others change, as long as a page is on the screen and a person is there: every `everyMs` milliseconds, and
 * at once as the window is turned to again, or after a pause without a press or key. Gives its own end.
 */
export function lookAgain(look: () => void, everyMs: number): () => void {
  let usedAt = Date.now()
  const isAttended = (): boolean => Date.now() - usedAt < UNATTENDED_MS
  const ifSeen = (): void => {
    if (document.visibilityState === 'visible' && isAttended()) look()
  }
  const used = (): void => {
    const wasAway = !isAttended()
    usedAt = Date.now()
    if (wasAway) ifSeen()
  }
  const turnedTo = (): void => {
    usedAt = Date.now()
    ifSeen()
  }
  const timer = setInterval(ifSeen, everyMs)
  const stop = new AbortController()
  const { signal } = stop
  for (const kind of ['pointerdown', 'keydown'])
    document.addEventListener(kind, used, { capture: true, signal })
  document.addEventListener('visibilitychange', turnedTo, { signal })
  window.addEventListener('focus', turnedTo, { signal })
  return () => {
    clearInterval(timer)
    stop.abort()
  }
}
