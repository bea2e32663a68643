// Where a window stands on a screen, held in its entry of the browser's history: there after the page was loaded anew,
// gone with the window, and never sent.

/** The number that is held under a name; undefined if there is none. */
export function heldPlace(name: string): number | undefined {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null) return undefined
  const held: unknown = Reflect.get(state, name)
  return typeof held === 'number' ? held : undefined
}

/** Holds a number under a name, beside what others hold. */
export function holdPlace(name: string, place: number): void {
  const state: unknown = history.state
  history.replaceState({ ...(typeof state === 'object' ? state : {}), [name]: place }, '')
}
