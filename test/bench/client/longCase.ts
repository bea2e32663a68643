import type { Entry } from '../../../shared/caseText/caseText.ts'
import { directionSchema } from '../../../shared/annotation/annotation.schema.ts'
import type { Passage } from '../../../client/caseText/passage.ts'

const WORDS = 30_000
const WORDS_PER_ENTRY = 150
const ANNOTATIONS = 2000
const CRITERIA = 24

const WORDING =
  'Die Fachkraft besucht die Familie am Nachmittag und spricht mit der Mutter über den Schlaf des Kindes, die Wege zur Kita und die Termine beim Kinderarzt; sie notiert, was das Kind erzählt, und vereinbart mit der Leitung eine weitere Beratung.'.split(
    ' ',
  )

const wordsFrom = (start: number): string =>
  Array.from(
    { length: WORDS_PER_ENTRY },
    (_, at) => WORDING[(start * 7 + at) % WORDING.length] ?? '',
  ).join(' ')

/** A case of 30,000 words, always the same. */
export const entries: readonly Entry[] = Array.from(
  { length: WORDS / WORDS_PER_ENTRY },
  (_, at) => ({
    id: `E-${at}`,
    day: at * 3,
    time: null,
    heading: `Eintrag ${at}`,
    text: wordsFrom(at),
  }),
)

/** Mark number `at`: spread over the whole text, overlapping here and there. */
export function passage(at: number): Passage {
  const entry = entries[(at * 37) % entries.length]
  const start = (at * 53) % 800
  return {
    id: `mark-${at}`,
    entryId: entry?.id ?? '',
    start,
    end: start + 30 + (at % 90),
    direction: directionSchema.options[at % 3] ?? 'strength',
    own: at % 5 === 0,
    code: `P-${at % CRITERIA}`,
  }
}

export const passages: readonly Passage[] = Array.from({ length: ANNOTATIONS }, (_, at) =>
  passage(at),
)
