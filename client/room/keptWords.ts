import type { Kept } from './kept.ts'

/** Fields that hold what a person typed. */
const typed: ReadonlySet<string> = new Set([
  'note',
  'text',
  'title',
  'question',
  'answer',
  'owner',
  'indicator',
  'assignedTo',
  'noEvidenceReason',
  'facilitation',
  'recorder',
  'distribution',
])

/** What a person typed into something that was kept, to be read and copied; a sentence where it holds no words. */
export function wordsOf(kept: Kept): readonly string[] {
  if (kept.kind === 'ballot') return ['Ihre Stimme in einer Abstimmung.']
  if (kept.kind === 'command' && kept.command.type === 'updateText')
    return ['Die letzten Zeichen in einem gemeinsamen Text.']
  const found = kept.kind === 'command' ? [...typedIn(kept.command)] : []
  return found.length > 0 ? [...new Set(found)] : ['Eine Eingabe ohne Text.']
}

function* typedIn(value: object): Generator<string> {
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner === 'string' && typed.has(name) && inner.trim() !== '') yield inner
    if (typeof inner === 'object' && inner !== null) yield* typedIn(inner)
  }
}
