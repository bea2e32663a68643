import type { CaseText, Entry } from './caseText.ts'

/** What became of an entry from one version to the next. */
type EntryChangeKind = 'same' | 'changed' | 'added' | 'removed'

interface ComparedEntry {
  readonly kind: EntryChangeKind
  /** Null if it was added. */
  readonly before: Entry | null
  /** Null if it was removed. */
  readonly after: Entry | null
}

export interface ComparedTexts {
  /** In the order of the new text; what was removed stands where it stood. */
  readonly entries: readonly ComparedEntry[]
  /** Title, roles or the beginning of the outcome are not what they were. */
  readonly isFrameChanged: boolean
  /** How many entries are not the same. */
  readonly changes: number
}

const contentOf = ({ day, time, kind, heading, text }: Entry): string =>
  JSON.stringify([day, time, kind ?? null, heading, text])

/**
 * Compares two versions of a text entry by entry. What reads the same is the same, whatever its id; of the rest, what
 * has the same id, or the same day and heading, has changed. An entry that only moved over the beginning of the
 * outcome has changed, too: it is told at another time.
 */
export function compareTexts(before: CaseText, after: CaseText): ComparedTexts {
  const left = new Map<string, Entry[]>()
  const inOutcome = (text: CaseText, at: number): boolean =>
    text.outcomeFrom !== null && at >= text.outcomeFrom
  before.entries.forEach((entry, at) => {
    const key = `${inOutcome(before, at)} ${contentOf(entry)}`
    left.set(key, [...(left.get(key) ?? []), entry])
  })
  const partner = new Map<Entry, Entry>()
  const used = new Set<Entry>()
  const pair = (own: Entry, other: Entry | undefined): void => {
    if (!other || used.has(other)) return
    partner.set(own, other)
    used.add(other)
  }
  after.entries.forEach((entry, at) =>
    pair(
      entry,
      left.get(`${inOutcome(after, at)} ${contentOf(entry)}`)?.find((one) => !used.has(one)),
    ),
  )
  const same = new Set(partner.keys())
  const open = (): Entry[] => after.entries.filter((entry) => !partner.has(entry))
  for (const own of open())
    pair(
      own,
      before.entries.find((one) => one.id === own.id && !used.has(one)),
    )
  for (const own of open())
    pair(
      own,
      before.entries.find(
        (one) => !used.has(one) && one.day === own.day && one.heading === own.heading,
      ),
    )
  const entries: ComparedEntry[] = []
  const place = new Map(before.entries.map((entry, at) => [entry, at]))
  let next = 0
  const removedUpTo = (end: number): void => {
    for (; next < end; next++) {
      const old = before.entries[next]
      if (old && !used.has(old)) entries.push({ kind: 'removed', before: old, after: null })
    }
  }
  for (const entry of after.entries) {
    const old = partner.get(entry)
    if (old) removedUpTo(place.get(old) ?? 0)
    const kind = old === undefined ? 'added' : same.has(entry) ? 'same' : 'changed'
    entries.push({ kind, before: old ?? null, after: entry })
  }
  removedUpTo(before.entries.length)
  const frame = ({ title, roles }: CaseText): string => JSON.stringify([title, roles])
  return {
    entries,
    isFrameChanged: frame(before) !== frame(after),
    changes: entries.filter(({ kind }) => kind !== 'same').length,
  }
}

/** A piece of a text beside another one. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** More pairs of words than this are not compared one by one (memory and time). */
const MOST_PAIRS = 4_000_000

/** What was added and removed between two texts, word by word, in reading order. */
export function compareWords(before: string, after: string): WordChange[] {
  const [old, own] = [wordsOf(before), wordsOf(after)]
  let head = 0
  while (head < old.length && head < own.length && old[head] === own[head]) head++
  let tail = 0
  while (
    tail < old.length - head &&
    tail < own.length - head &&
    old[old.length - 1 - tail] === own[own.length - 1 - tail]
  )
    tail++
  const middle = changesIn(old.slice(head, old.length - tail), own.slice(head, own.length - tail))
  const same = (words: readonly string[]): WordChange[] =>
    words.length === 0 ? [] : [{ kind: 'same', text: words.join('') }]
  return merged([
    ...same(old.slice(0, head)),
    ...middle,
    ...same(tail === 0 ? [] : old.slice(-tail)),
  ])
}

const wordsOf = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{M}\d]+|[^\s\p{L}\p{M}\d]/gu) ?? []

function changesIn(old: readonly string[], own: readonly string[]): WordChange[] {
  const [rows, columns] = [old.length, own.length]
  if (rows * columns > MOST_PAIRS)
    return [
      { kind: 'removed', text: old.join('') },
      { kind: 'added', text: own.join('') },
    ]
  const width = columns + 1
  const common = new Uint16Array((rows + 1) * width)
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--)
      common[row * width + column] =
        old[row] === own[column]
          ? (common[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(common[(row + 1) * width + column] ?? 0, common[row * width + column + 1] ?? 0)
  const found: WordChange[] = []
  let [row, column] = [0, 0]
  while (row < rows || column < columns) {
    if (row < rows && column < columns && old[row] === own[column]) {
      found.push({ kind: 'same', text: old[row++] ?? '' })
      column++
    } else if (
      row < rows &&
      (column === columns ||
        (common[(row + 1) * width + column] ?? 0) >= (common[row * width + column + 1] ?? 0))
    )
      found.push({ kind: 'removed', text: old[row++] ?? '' })
    else found.push({ kind: 'added', text: own[column++] ?? '' })
  }
  return found
}

/** What went and what came instead stand together; a space between two changes belongs to them. */
function merged(changes: readonly WordChange[]): WordChange[] {
  const found: WordChange[] = []
  let [removed, added] = ['', '']
  const close = (): void => {
    if (removed !== '') found.push({ kind: 'removed', text: removed })
    if (added !== '') found.push({ kind: 'added', text: added })
    ;[removed, added] = ['', '']
  }
  changes.forEach(({ kind, text }, at) => {
    const isGap =
      /^[ ]+$/.test(text) &&
      (removed !== '' || added !== '') &&
      (changes[at + 1]?.kind ?? 'same') !== 'same'
    if (kind === 'removed' || (kind === 'same' && isGap)) removed += text
    if (kind === 'added' || (kind === 'same' && isGap)) added += text
    if (kind !== 'same' || isGap) return
    close()
    const last = found.at(-1)
    if (last?.kind === 'same') found.splice(-1, 1, { kind, text: last.text + text })
    else found.push({ kind, text })
  })
  close()
  return found
}
