import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import { latestVote } from '../../shared/vote/vote.rules.ts'

/** What the phase "keySituations" is about now. */
export type SituationScene = 'candidates' | 'vote' | 'result' | 'chosen'

/** A running vote comes first, then what was chosen, then a result to choose from, then the candidates. */
export function situationScene(room: RoomSlice): SituationScene {
  const vote = latestVote({ room }, 'keySituation')
  if (vote?.result === null) return 'vote'
  if (room.keySituation.situations.some(({ chosen }) => chosen)) return 'chosen'
  return vote ? 'result' : 'candidates'
}
