// What a room that reads no case refuses (SR9). The server asks; windows offer nothing of it, and load nothing of this.
import { problem, type Problem } from '../kernel/problem.ts'
import type { Agenda } from '../workshop/agenda.ts'
import { stepsWithoutCase } from '../workshop/stepsWithoutCase.ts'
import type { Command, CommandType } from './command.ts'
import type { RoomSlice } from './roomView.ts'

/** What speaks of a case or of what was found in one: in a workshop that reads none it is refused (SR9). */
const needCase: readonly CommandType[] = [
  'moveDayMarker',
  'openOutcome',
  'setGroupingOpen',
  'announceReveal',
  'askToReveal',
  'answerToReveal',
  'reveal',
  'chooseKeySituations',
  'openBoards',
  'openProposals',
  'drawBoardGroups',
  'assignBoardGroups',
  'adjustBoardClocks',
  'askQuestion',
  'answerQuestion',
  'changeKeySituation',
  'removeKeySituation',
  'mergeKeySituations',
  'changeFinding',
  'removeFinding',
  'moveFinding',
  'changeGroup',
  'removeGroup',
  'groupAnnotations',
  'addStatement',
  'addAnnotation',
  'reviseAnnotation',
  'removeAnnotation',
  'withdrawRevealed',
  'addReply',
  'addPerspectiveNote',
  'proposeKeySituation',
  'withdrawProposal',
  'addBoardItem',
  'removeBoardItem',
]

/** Why an agenda does not go with what a workshop reads, or undefined: without a case, steps that need one (SR9). */
export function agendaMisfit(agenda: Agenda, withoutCase: boolean): Problem | undefined {
  if (!withoutCase) return undefined
  const misfit = agenda.find(({ kind }) => !stepsWithoutCase.includes(kind))
  if (misfit) return problem('workshop.stepNeedsCase', { kind: misfit.kind }, 'agenda')
  return agenda.some(({ kind }) => kind === 'structure')
    ? undefined
    : problem('workshop.nothingToRate', undefined, 'agenda')
}

/** Why a command means nothing where no case is read, or undefined. */
export function needsCase({ workshop }: RoomSlice, command: Command): Problem | undefined {
  if (!workshop.withoutCase) return undefined
  if (command.type === 'changeAgenda') return agendaMisfit(command.agenda, true)
  return needCase.includes(command.type) ? problem('workshop.withoutCase') : undefined
}
