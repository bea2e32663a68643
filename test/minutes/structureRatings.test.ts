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
import type { CaseFinding, CaseOrigin } from '../../shared/structureRating/besideCases.ts'
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
  themeLabel: (code: string) => `${code} Thema`,
}
const documentAfter = (log: readonly RoomEvent[], cases: readonly CaseFinding[] = []) => {
  const { room } = evolveAll(emptyRoomView, log)
  return minutesDocument(draftMinutes(room, { ...villageFacts, cases }, emptyMinutes, sources))
}

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

it('[SR10] says theme by theme whether cases confirm or contradict what was agreed on, random and added ones apart', () => {
  const of = (origin: CaseOrigin, criterionId: string) =>
    ['a', 'b', 'c'].map((id, at) => ({
      ...{ caseId: `${origin} ${id}`, origin, criterionId },
      direction: at === 0 ? ('strength' as const) : ('potential' as const),
    }))
  const factsAfter = (cases: readonly CaseFinding[]) => {
    const { blocks } = documentAfter(events, cases)
    const at = blocks.findIndex(
      (block) => block.kind === 'heading' && block.text === 'Was die Fälle dazu zeigen',
    )
    const said = at < 0 ? undefined : blocks[at + 2]
    return said?.kind === 'facts' ? said.rows : undefined
  }
  // P-06 shows in S-01, S-02 and S-04; nothing was agreed on in S-04.
  expect(factsAfter([...of('random', 'P-06-1'), ...of('additional', 'P-02-1')])).toEqual([
    [
      'S-01 Thema',
      'In 2 von 3 zufällig gezogenen Fällen Entwicklungspotenzial, in 1 nur Gelungenes. Fälle und Struktur widersprechen sich. In 2 von 3 zusätzlich eingebrachten Fällen Entwicklungspotenzial, in 1 nur Gelungenes. Fälle und Struktur widersprechen sich.',
    ],
    [
      'S-02 Thema',
      'In 2 von 3 zufällig gezogenen Fällen Entwicklungspotenzial, in 1 nur Gelungenes. Fälle und Struktur bestätigen sich. In 2 von 3 zusätzlich eingebrachten Fällen Entwicklungspotenzial, in 1 nur Gelungenes. Fälle und Struktur bestätigen sich.',
    ],
  ])
  expect(factsAfter(of('random', 'P-06-1').slice(1)), 'two cases are no figure').toBeUndefined()
})

it('[SR6] the minutes say what was agreed on without uncovering, and of how many criteria', () => {
  const said = (log: readonly RoomEvent[], rateable?: number) => {
    const { room } = evolveAll(emptyRoomView, log)
    const minutes = draftMinutes(room, villageFacts, emptyMinutes, { ...sources, rateable })
    return JSON.stringify(minutesDocument(minutes).blocks)
  }
  const some = said(events, 28)
  expect(some).toContain('Zuerst stufte jeder Platz für sich ein')
  expect(some).toContain('Ohne Aufdecken festgehalten: S-02-1 Merkmal.')
  expect(some).toContain('Vereinbart sind 2 von 28 Strukturmerkmalen.')
  const none = said(events.slice(0, 2), 2)
  expect(none).not.toContain('Zuerst stufte')
  expect(none).toContain('ohne vorher etwas aufzudecken')
  expect(none).not.toContain('Vereinbart sind')
})
