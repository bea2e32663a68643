/** All keys one letter away from a set of keys, without comparing each with each: both lose one letter. */
export class Neighbours {
  readonly #shorter = new Map<string, string>()
  readonly #keys = new Set<string>()

  constructor(keys: Iterable<string> = []) {
    for (const key of keys) this.add(key)
  }

  /** Keys of fewer than five letters have no neighbours: too many words are one letter away from them. */
  add(key: string): void {
    if (key.length < 5 || key.length > 40 || this.#keys.has(key)) return
    this.#keys.add(key)
    for (const shorter of withoutOne(key)) this.#shorter.set(shorter, key)
  }

  /** A key one letter away; none for the key itself. */
  of(key: string): string | undefined {
    if (key.length < 5 || key.length > 40 || this.#keys.has(key)) return undefined
    const longer = this.#shorter.get(key)
    if (longer !== undefined) return longer
    for (const shorter of withoutOne(key)) {
      if (this.#keys.has(shorter)) return shorter
      const same = this.#shorter.get(shorter)
      if (same !== undefined && same.length === key.length) return same
    }
    return undefined
  }
}

const withoutOne = (key: string): string[] =>
  Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))
