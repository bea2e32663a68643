// Which lines run below which stretch of an entry: the one answer for highlights, segments and print.
import type { Direction } from '../../shared/annotation/annotation.ts'
import { segments } from '../../shared/kernel/text.ts'
import type { LinedStretch } from './passagePainter.ts'
import type { Passage } from './passage.ts'

const ORDER: readonly Direction[] = ['strength', 'potential', 'question']

/**
 * The lines below a place where these passages lie: directions with an own passage come first and stand
 * twice, the others follow once, each in the order strength, potential, question.
 */
export function linesFor(
  passages: readonly Pick<Passage, 'direction' | 'own'>[],
): readonly Direction[] {
  const own = ORDER.filter((direction) =>
    passages.some((passage) => passage.own && passage.direction === direction),
  )
  const foreign = ORDER.filter(
    (direction) =>
      !own.includes(direction) && passages.some((passage) => passage.direction === direction),
  )
  return [...own.flatMap((direction) => [direction, direction]), ...foreign]
}

/** The marked stretches of an entry of `length` UTF-16 units in order, neighbours with the same lines joined. */
export function linedStretches(
  length: number,
  passages: readonly Passage[],
): readonly LinedStretch[] {
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  const stretches: LinedStretch[] = []
  for (const { start, end, ids } of segments(length, passages)) {
    const lines = linesFor(ids.flatMap((id) => byId.get(id) ?? []))
    if (lines.length === 0) continue
    const last = stretches.at(-1)
    if (last && last.end === start && last.lines.join() === lines.join()) {
      stretches[stretches.length - 1] = { start: last.start, end, lines }
    } else stretches.push({ start, end, lines })
  }
  return stretches
}
