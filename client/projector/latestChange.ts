// What is being written now: the projector shows the wording the room works on, not the one it opened first.

/** Findings or recommendations with the texts that belong to them. */
export interface Written {
  /** `mark` differs with everything that brings an item before the room: its structured part, a vote about it. */
  readonly items: readonly { readonly id: string; readonly mark: string }[]
  /** Merged states of the shared texts, by text id. */
  readonly states: Readonly<Record<string, string>>
}

/** What changed last: an item, and the field of its wording where that was it. */
export interface Change {
  readonly id: string
  readonly field: string | null
}

/** What became different between two moments, or null where nothing did. A wording comes before a structured part. */
export function latestChange(
  kind: 'finding' | 'recommendation',
  before: Written,
  now: Written,
): Change | null {
  if (before.states !== now.states) {
    const ids = new Set(now.items.map(({ id }) => id))
    for (const [textId, state] of Object.entries(now.states)) {
      const [owner, id = '', field = null] = textId.split('.')
      if (owner === kind && ids.has(id) && before.states[textId] !== state) return { id, field }
    }
  }
  const known = new Map(before.items.map(({ id, mark }) => [id, mark]))
  const changed = now.items.find(({ id, mark }) => known.get(id) !== mark)
  return changed ? { id: changed.id, field: null } : null
}
