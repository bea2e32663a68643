import type { BoardItem } from '../../shared/keySituation/keySituation.ts'

export type BoardKind = BoardItem['kind']

/** The parts of a board, in the order a group works through them: first what was known, then why, then what helped. */
export const boardKinds: readonly {
  readonly kind: BoardKind
  /** Heading of the part. */
  readonly title: string
  /** The word for the choice above the text field. */
  readonly short: string
  readonly ask: string
}[] = [
  {
    kind: 'knownThen',
    title: 'Was war damals bekannt?',
    short: 'Damals bekannt',
    ask: 'Was wussten die Fachkräfte in diesem Augenblick, was nicht?',
  },
  {
    kind: 'factor',
    title: 'Bedingungsfaktoren',
    short: 'Bedingungsfaktor',
    ask: 'Was hat dazu beigetragen, dass es so kam? Suchen Sie Umstände, keine Schuld.',
  },
  {
    kind: 'hypothesis',
    title: 'Hypothesen',
    short: 'Hypothese',
    ask: 'Warum war das Handeln damals sinnvoll? Was wäre eine andere Erklärung?',
  },
  {
    kind: 'strength',
    title: 'Gelungen',
    short: 'Gelungen',
    ask: 'Was hat getragen, und wovon bräuchte es mehr?',
  },
]
