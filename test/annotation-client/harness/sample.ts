import type { Direction } from '../../../shared/annotation/annotation.ts'
import { entrySchema, type Entry } from '../../../shared/caseText/caseText.ts'
import { catalogueSchema } from '../../../shared/catalogue/catalogue.ts'
import type { Passage } from '../../../client/caseText/passage.ts'
import rawCatalogue from './sampleCatalogue.json' with { type: 'json' }
import rawEntries from './sampleEntries.json' with { type: 'json' }
import rawReferences from './sampleReferences.json' with { type: 'json' }

export const sampleEntries: readonly Entry[] = rawEntries.map((entry) => entrySchema.parse(entry))
export const sampleCatalogue = catalogueSchema.parse(rawCatalogue)
/** Places people would annotate, with the expected spread of strength, potential and question. */
export const sampleReferences = rawReferences

const DIRECTIONS: readonly Direction[] = ['strength', 'potential', 'question']

const passage = (
  id: string,
  entryId: string,
  words: string,
  direction: Direction,
  own: boolean,
  code: string,
): Passage => {
  const text = sampleEntries.find((entry) => entry.id === entryId)?.text ?? ''
  const start = text.indexOf(words)
  if (start === -1) throw new Error(`"${words}" does not stand in ${entryId}`)
  return { id, entryId, start, end: start + words.length, direction, own, code }
}

/** Marks of every kind: each direction, own and foreign, overlapping, two of one criterion. */
export const samplePassages: readonly Passage[] = [
  passage(
    'a',
    'A-01',
    'FK-1 fragt nach wörtlichen Äußerungen, Zeitpunkten',
    'strength',
    false,
    'P-01-1',
  ),
  passage('b', 'A-01', 'Information an TL um 10:55 Uhr.', 'strength', true, 'P-02-4'),
  passage('c', 'A-02', 'Gewichtige Anhaltspunkte werden bejaht.', 'strength', false, 'P-02-1'),
  passage('d', 'A-02', 'Elektronisch liegt nur das Deckblatt vor', 'potential', false, 'P-01-3'),
  passage(
    'e',
    'A-02',
    'nur das Deckblatt vor, die Papierakte wird im Archiv angefordert.',
    'question',
    false,
    'P-01-3',
  ),
  passage('f', 'A-03', 'Weitere Fragen dazu werden nicht gestellt.', 'potential', true, 'P-03-1'),
  passage('g', 'A-03', 'ein Gespräch mit K1 findet nicht statt', 'potential', false, 'P-04-1'),
  passage(
    'h',
    'A-03',
    'K1 wird begrüßt, ein Gespräch mit K1 findet nicht statt.',
    'question',
    true,
    'P-04-1',
  ),
]

/** A text of 30,000 words in 400 entries with 2,000 overlapping marks; always the same. */
export function bigText(): { entries: readonly Entry[]; passages: readonly Passage[] } {
  let seed = 7
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  const words = sampleEntries.flatMap(({ text }) => text.split(/\s+/))
  const entries = Array.from({ length: 400 }, (_, at): Entry => {
    const from = random(words.length - 75)
    const text = words.slice(from, from + 75).join(' ')
    return { id: `G-${at + 1}`, day: at, time: null, heading: `Vermerk ${at + 1}`, text }
  })
  const passages = Array.from({ length: 2000 }, (_, at): Passage => {
    const entry = entries[random(entries.length)] ?? entries[0]
    if (!entry) throw new Error('no entries')
    const start = random(entry.text.length - 40)
    const end = Math.min(entry.text.length, start + 30 + random(300))
    return {
      id: `m${at}`,
      entryId: entry.id,
      start,
      end,
      direction: DIRECTIONS[random(3)] ?? 'strength',
      own: random(10) === 0,
      code: `P-0${1 + random(9)}-${1 + random(4)}`,
    }
  })
  return { entries, passages }
}
