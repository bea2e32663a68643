import type { Kept } from './kept.ts'

/** Fields that hold what a person typed. */
const typed: ReadonlySet<string> = new Set([
  'note',
  'text',
  'title',
  'question',
  'answer',
  'more',
  'owner',
  'indicator',
  'assignedTo',
  'noEvidenceReason',
  'reason',
  'facilitation',
  'recorder',
  'distribution',
])

/** What a person typed into something that was kept, to be read and copied; a sentence if it holds no words. */
export function wordsOf(kept: Kept): readonly string[] {
  if (kept.kind === 'ballot') return ['Ihre Stimme in einer Abstimmung.']
  if (kept.kind === 'command' && kept.command.type === 'updateText')
    return ['Die letzten Zeichen in einem gemeinsamen Text.']
  const found = kept.kind === 'command' ? [...typedIn(kept.command)] : []
  return found.length > 0 ? [...new Set(found)] : ['Eine Eingabe ohne Text.']
}

/** Under these names a draft holds what was there before the writing began. */
const before: ReadonlySet<string> = new Set(['seen', 'before', 'group', 'editing'])

/** The words of a draft that its writer typed; empty if it holds only what was there before. */
export function wordsOfDraft(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const parts = Object.entries(value) as [string, unknown][]
  const held = JSON.stringify(parts.filter(([name]) => before.has(name)))
  const written = Object.fromEntries(parts.filter(([name]) => !before.has(name)))
  return [...new Set(typedIn(written))].filter((text) => !held.includes(JSON.stringify(text)))
}

function* typedIn(value: object): Generator<string> {
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner === 'string' && typed.has(name) && inner.trim() !== '') yield inner
    if (typeof inner === 'object' && inner !== null) yield* typedIn(inner)
  }
}
