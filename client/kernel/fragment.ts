/** The skip link of every page leads there; it is no secret. */
const CONTENT = 'inhalt'

/**
 * Takes what stands behind `#` out of the address bar: links carry what is secret there, and it leaves the bar at once.
 * Empty if there is nothing. Ask when the page opens and at `hashchange`: a person who pastes another link into the
 * same window stays on the page.
 */
export function takeFragment(): string {
  const found = location.hash.slice(1)
  if (found === '' || found === CONTENT) return ''
  history.replaceState(history.state, '', location.pathname)
  return found
}
