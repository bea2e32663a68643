import { expect, it } from 'vitest'
import { emptyFinding } from '../../client/finding/findingDraft.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { evolve } from '../../shared/room/evolve.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import { plainState } from '../../shared/sharedText/plainText.ts'
import { consentOptions } from '../../shared/vote/vote.ts'

const id = 'f'.repeat(22)
const written = (field: 'observation' | 'minorityView'): RoomEvent => ({
  type: 'textUpdated',
  textId: findingTextId(id, field),
  update: plainState('Text'),
})
const agreed: readonly RoomEvent[] = [
  { type: 'findingChanged', content: emptyFinding(id, 'potential') },
  {
    type: 'voteOpened',
    vote: {
      id: 'v'.repeat(22),
      kind: 'consent',
      subjectId: id,
      options: [...consentOptions],
      dots: 1,
      cumulative: false,
    },
  },
  {
    type: 'voteClosed',
    voteId: 'v'.repeat(22),
    result: { totals: { agree: 3 }, ballots: 3, people: 3, paper: null, texts: [] },
  },
]
const marked = (event: RoomEvent): boolean =>
  [...agreed, event].reduce(evolve, emptyRoomView).room.vote.votes.some(({ review }) => review)

it('a changed wording asks to look at the consent again, a minority view beside it does not', () => {
  expect(marked(written('observation'))).toBe(true)
  expect(marked(written('minorityView'))).toBe(false)
})
