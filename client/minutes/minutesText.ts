// Words of the minutes page, and the order its parts stand in.
import type { Minutes } from '../../shared/protocol/api.ts'
import { formatList, plural } from '../kernel/format.ts'

export type MinutesFinding = Minutes['findings'][number]

const originText: Readonly<Record<Minutes['origin'], string>> = {
  random: 'Der Fall wurde aus den abgeschlossenen Gefährdungseinschätzungen zufällig gezogen.',
  additional: 'Der Fall wurde vom Jugendamt zusätzlich eingebracht, nicht zufällig gezogen.',
}

/** The occasion in full sentences: law, how the case came in, how it was protected. */
export function occasionText(minutes: Minutes): readonly string[] {
  return [
    'Die Fallwerkstatt ist Teil eines Qualitätsentwicklungsverfahrens nach § 8 des Landeskinderschutzgesetzes Nordrhein-Westfalen (LKG NRW).',
    `${originText[minutes.origin]} Er ist abgeschlossen und lag nur als pseudonymisierter Text mit Tagen ab der ersten Mitteilung vor.`,
  ]
}

/** Findings in the order of the minutes: strengths first, each group in its own order. */
export function findingGroups(
  findings: readonly MinutesFinding[],
): readonly { title: string; findings: readonly MinutesFinding[] }[] {
  const of = (direction: MinutesFinding['direction']): readonly MinutesFinding[] =>
    findings.filter((finding) => finding.direction === direction)
  return [
    { title: 'Gelungen', findings: of('strength') },
    { title: 'Entwicklungspotenziale', findings: of('potential') },
  ].filter((group) => group.findings.length > 0)
}

/** "7 Zustimmung, 2 mit Bedenken, 0 Widerspruch" */
export function consentText(consent: NonNullable<MinutesFinding['consent']>): string {
  const counts = `${consent.agree} Zustimmung, ${consent.concerns} mit Bedenken, ${consent.object} Widerspruch`
  return consent.paper ? `${counts} (auf Papier erfasst)` : counts
}

/** How many places are marked for review, over all parts. */
export function reviewCount(minutes: Minutes): number {
  return [...minutes.keySituations, ...minutes.findings, ...minutes.recommendations].filter(
    (part) => part.review,
  ).length
}

/** "3 Stellen tragen …" for the notice above the minutes. */
export const reviewText = (count: number): string =>
  `${plural(count, 'Stelle trägt', 'Stellen tragen')} das Zeichen „prüfen“: Worauf sie sich ${count === 1 ? 'stützt' : 'stützen'}, hat sich später geändert.`

/** "Befund 2 und 4" */
export const findingRefs = (numbers: readonly number[]): string =>
  numbers.length === 0 ? 'keinem Befund zugeordnet' : `Befund ${formatList(numbers.map(String))}`
