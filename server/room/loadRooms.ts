/** So long a start may take for rooms people sit in, in milliseconds; the others are loaded while it listens. */
export const LOADING_MS = 5000

/**
 * Loads rooms one after the other, small logs first, as long as there is time. Returns those there was none for: whoever
 * comes to one of them before it was loaded waits for that one alone, and nobody waits for all.
 */
export function loadRooms(
  ids: readonly string[],
  load: (id: string) => void,
  budgetMs = LOADING_MS,
  now: () => number = () => performance.now(),
): readonly string[] {
  const end = now() + budgetMs
  for (const [at, id] of ids.entries()) {
    if (now() >= end) return ids.slice(at)
    load(id)
  }
  return []
}

/** Loads what is left, one in each turn of the event loop, so that people are answered in between; returns how to stop. */
export function loadLater(ids: readonly string[], load: (id: string) => void): () => void {
  const left = [...ids]
  const next = () => {
    const id = left.shift()
    if (id === undefined) return
    load(id)
    setImmediate(next)
  }
  setImmediate(next)
  return () => void left.splice(0)
}
