import type { Words } from '../../shared/kernel/words.ts'
import type { BoardItem } from '../../shared/keySituation/keySituation.ts'

export type BoardKind = BoardItem['kind']

/** What a group asks itself for each part of its board. */
export const boardQuestions: Words<BoardKind> = {
  knownThen: 'Was wussten die Fachkräfte in diesem Augenblick, was nicht?',
  factor: 'Was hat dazu beigetragen, dass es so kam? Suchen Sie Umstände, keine Schuld.',
  hypothesis: 'Warum war das Handeln damals sinnvoll? Was wäre eine andere Erklärung?',
  strength: 'Was hat getragen, und wovon bräuchte es mehr?',
}
