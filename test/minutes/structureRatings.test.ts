// What the minutes say of structure criteria: what the room agreed on, and nothing of single seats.
import { expect, it } from 'vitest'
import { draftMinutes } from '../../server/minutes/minutesModel.ts'
import { minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { evolveAll } from '../../shared/room/evolve.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { plainState } from '../../shared/sharedText/plainText.ts'
import { structureTextId } from '../../shared/sharedText/sharedText.ts'
import { emptyMinutes } from '../support/sampleMinutes.ts'
import { villageFacts } from '../support/village.ts'

const [one, other] = ['a'.repeat(22), 'b'.repeat(22)]
const evidence = { document: 'decision' as const, text: 'Beschluss vom Herbst' }
const agreed = (id: string, criterionId: string, rating: string): RoomEvent => ({
  type: 'structureAgreed',
  content: { id, criterionId, rating, reason: '', evidence },
})
const events: readonly RoomEvent[] = [
  agreed(other, 'S-02-1', 'absent'),
  agreed(one, 'S-01-1', 'present'),
  {
    type: 'structureRevealed',
    criteria: [
      {
        criterionId: 'S-01-1',
        voices: [{ rating: 'absent', reason: '', evidence: { document: null, text: 'Leise' } }],
      },
    ],
  },
  { type: 'textUpdated', textId: structureTextId(one), update: plainState('Nur tagsüber.') },
  {
    type: 'voteOpened',
    vote: {
      ...{ id: 'v'.repeat(22), kind: 'consent', subjectId: one, dots: 1, cumulative: false },
      options: ['agree', 'concerns', 'object'],
    },
  },
]
const sources = {
  entries: [],
  criterionLabel: (id: string) => `${id} Merkmal`,
  ratingLabel: (_id: string, rating: string) => `Stufe ${rating}`,
}
const documentAfter = (log: readonly RoomEvent[]) =>
  minutesDocument(
    draftMinutes(evolveAll(emptyRoomView, log).room, villageFacts, emptyMinutes, sources),
  )

it('[SR6] the minutes print what was agreed on, in the order of the catalogue, with evidence, consent and minority view', () => {
  const { blocks } = documentAfter(events)
  const table = blocks.find(
    (block) => block.kind === 'table' && block.caption.includes('Strukturmerkmale'),
  )
  expect(table?.kind === 'table' && table.rows).toEqual([
    [
      'S-01-1 Merkmal',
      'Stufe present',
      'Dokument liegt vor: Beschluss. Beschluss vom Herbst',
      'wird gerade abgefragt',
    ],
    [
      'S-02-1 Merkmal',
      'Stufe absent',
      'Dokument liegt vor: Beschluss. Beschluss vom Herbst',
      'nicht abgefragt',
    ],
  ])
  const printed = JSON.stringify(blocks)
  expect(printed).toContain('Minderheitensicht zu S-01-1 Merkmal')
  expect(printed).toContain('Nur tagsüber.')
  expect(printed, 'nothing of single seats').not.toContain('Leise')
})

it('without structure ratings the minutes have no such annex', () => {
  expect(JSON.stringify(documentAfter([]).blocks)).not.toContain('Strukturmerkmale')
})
