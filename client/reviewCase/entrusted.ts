// What a child or a parent entrusted to a person (§ 65 SGB VIII): it is told in other words, or not at all.
import type { Stretch } from '../../shared/kernel/text.ts'
import type { Intake } from './intake.ts'

/** What it is called on a screen. */
export const ENTRUSTED = 'anvertraut (§ 65 SGB VIII)'

/** So many words of a passage one after the other are the passage; of a shorter one all of them. */
const RUN = 4

/** A marked passage that still stands. */
export interface EntrustedPlace extends Stretch {
  /** The words that were marked: its id. */
  readonly passage: string
  readonly entryId: string
  /** What of it stands there. */
  readonly words: string
}

interface Word extends Stretch {
  readonly key: string
}

const wordsOf = (text: string): readonly Word[] =>
  Array.from(text.matchAll(/[\p{L}\p{M}\d]+/gu), ({ 0: word, index }) => ({
    key: word.toLocaleLowerCase('de'),
    start: index,
    end: index + word.length,
  }))

/** Where a passage still stands in a text: the first run of its words, as far as it goes; undefined once it was told otherwise. */
export function standing(text: string, passage: string): Stretch | undefined {
  const [all, own] = [wordsOf(text), wordsOf(passage)]
  const least = Math.min(RUN, own.length)
  if (least === 0) return undefined
  for (let from = 0; from + least <= own.length; from++)
    for (let at = 0; at + least <= all.length; at++) {
      let run = 0
      while (run < own.length - from && all[at + run]?.key === own[from + run]?.key) run++
      const [first, last] = [all[at], all[at + run - 1]]
      if (run >= least && first && last) return { start: first.start, end: last.end }
    }
  return undefined
}

/** All marked passages that stand in an entry, in the order they were marked. */
export const entrustedPlaces = ({ entries, entrusted = [] }: Intake): readonly EntrustedPlace[] =>
  entrusted.flatMap((passage) =>
    entries.flatMap(({ id, text }) => {
      const place = standing(text, passage)
      return place
        ? [{ ...place, passage, entryId: id, words: text.slice(place.start, place.end) }]
        : []
    }),
  )

/** The draft with a passage marked; undefined where there are no words, or they are marked. */
export function withEntrusted(intake: Intake, words: string): Intake | undefined {
  const passage = words.trim()
  const entrusted = intake.entrusted ?? []
  return wordsOf(passage).length === 0 || entrusted.includes(passage)
    ? undefined
    : { ...intake, entrusted: [...entrusted, passage] }
}

/** The draft without a mark: a person decided that the passage was not entrusted. It is counted (RC15). */
export const withoutEntrusted = (intake: Intake, passage: string): Intake => ({
  ...intake,
  entrusted: (intake.entrusted ?? []).filter((other) => other !== passage),
  notEntrusted: (intake.notEntrusted ?? 0) + 1,
})

/** What a decision wrote in the text is written in the passages, too: a name replaced in one is no other words. */
export const entrustedWith = (
  intake: Intake,
  changes: readonly { readonly words: string; readonly token: string }[],
): Intake =>
  intake.entrusted === undefined
    ? intake
    : {
        ...intake,
        entrusted: intake.entrusted.map((passage) =>
          changes.reduce((told, { words, token }) => told.replaceAll(words, token), passage),
        ),
      }
