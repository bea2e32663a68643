import type { BoardItem } from '../../shared/keySituation/keySituation.ts'
import { boardWords } from '../../shared/words/words.ts'

export type BoardKind = BoardItem['kind']

const asked: readonly { readonly kind: BoardKind; readonly ask: string }[] = [
  {
    kind: 'knownThen',
    ask: 'Was wussten die Fachkräfte in diesem Augenblick, was nicht?',
  },
  {
    kind: 'factor',
    ask: 'Was hat dazu beigetragen, dass es so kam? Suchen Sie Umstände, keine Schuld.',
  },
  {
    kind: 'hypothesis',
    ask: 'Warum war das Handeln damals sinnvoll? Was wäre eine andere Erklärung?',
  },
  {
    kind: 'strength',
    ask: 'Was hat getragen, und wovon bräuchte es mehr?',
  },
]

/** The parts of a board, in the order a group works through them: first what was known, then why, then what helped. */
export const boardKinds: readonly {
  readonly kind: BoardKind
  /** Heading of the part. */
  readonly title: string
  /** One line of it, for the choice above the text field. */
  readonly short: string
  readonly ask: string
}[] = asked.map(({ kind, ask }) => {
  const { heading: title, one: short } = boardWords[kind]
  return { kind, ask, title, short }
})
