/** Items under their key, keys and items in the order they come. */
export function gatherBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const gathered = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const held = gathered.get(key)
    if (held) held.push(item)
    else gathered.set(key, [item])
  }
  return gathered
}
