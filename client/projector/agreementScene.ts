// How far the room agrees as a whole, on the wall: the sentences everybody reads in the step, no figure and no person.
import {
  answerOf,
  coefficientSentence,
  isSmall,
} from '../../shared/annotation/agreementSentence.ts'
import { questionWords } from '../../shared/agreement/agreement.words.ts'
import { codesOf } from '../../shared/kernel/words.ts'
import { basisSentence, outstanding, SMALL } from '../annotation/overallText.ts'
import type { Source } from './blocks.ts'
import type { Block } from './flow.ts'
import { criterionTitle } from './structureScene.ts'

/** The three questions with their answers, then the criteria that stand out; nothing before it was computed. */
export function agreementBlocks({ room, catalogue }: Source): readonly Block[] {
  const { agreement } = room.annotation
  if (!agreement) return []
  const { agreed, apart } = outstanding(agreement)
  const criteria = (group: string, ids: readonly string[]): readonly Block[] =>
    ids.map((id) => ({ id, group, text: criterionTitle(catalogue, id) }))
  return [
    ...codesOf(questionWords).map((id): Block => {
      const text = coefficientSentence(answerOf(agreement.workshop, id))
      return { id, head: questionWords[id], text, whole: true }
    }),
    { id: 'basis', text: basisSentence(agreement) },
    ...(isSmall(agreement.workshop) ? [{ id: 'small', label: 'Wenige Angaben', text: SMALL }] : []),
    ...criteria('Wo sich die Runde einig war', agreed),
    ...criteria('Wo sie Verschiedenes sah', apart),
  ]
}
