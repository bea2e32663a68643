/** So long a start may take for rooms people sit in, in milliseconds; what is left is read while it listens. */
const LOADING_MS = 5000

/**
 * Loads rooms one after the other, small logs first, as long as there is time. Returns how many are not loaded then:
 * they are read on a slice in each turn of the event loop, and a caller who comes to one of them is told to come again.
 */
export function loadRooms(
  ids: readonly string[],
  load: (id: string, mayGoOn: () => boolean) => boolean,
  budgetMs = LOADING_MS,
  now: () => number = () => performance.now(),
): number {
  const end = now() + budgetMs
  return ids.filter((id) => !load(id, () => now() < end)).length
}
