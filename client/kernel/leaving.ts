/**
 * Runs something when the page is about to go or out of sight, while there is still time to write: a reload tells
 * `beforeunload`, a phone that puts the browser away only `visibilitychange`. May run more than once. Gives its own end.
 */
export function onLeaving(run: () => void): () => void {
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') run()
  }
  window.addEventListener('beforeunload', run)
  window.addEventListener('pagehide', run)
  document.addEventListener('visibilitychange', hidden)
  return () => {
    window.removeEventListener('beforeunload', run)
    window.removeEventListener('pagehide', run)
    document.removeEventListener('visibilitychange', hidden)
  }
}
