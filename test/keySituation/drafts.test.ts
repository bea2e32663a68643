import { expect, it } from 'vitest'
import { BoardDraft } from '../../client/keySituation/boardDraft.ts'
import { isProposalBegun, SituationDraft } from '../../client/keySituation/situationDraft.ts'
import { Draft } from '../../client/room/drafts.svelte.ts'
import type { KeySituation } from '../../shared/keySituation/keySituation.ts'
import {
  boardItemSchema,
  keySituationSchema,
} from '../../shared/keySituation/keySituation.schema.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { memoryDrafts } from '../room/memoryDrafts.ts'

const ID = 'situation-situation'

/** A room with one situation or none; `save` is what another device saves. */
function room(held?: KeySituation) {
  const drafts = memoryDrafts()
  const withSituations = (situations: readonly KeySituation[]) => ({
    ...emptyRoomView,
    room: {
      ...emptyRoomView.room,
      keySituation: { ...emptyRoomView.room.keySituation, situations },
    },
  })
  return {
    newId: () => ID,
    draft: <Value extends object>(name: string) => new Draft<Value>(drafts, name),
    confirmed: withSituations(held ? [held] : []),
    save(situation: KeySituation) {
      this.confirmed = withSituations([situation])
    },
  }
}

it('a situation keeps its entries in the order of the text, however they were ticked', () => {
  const draft = new SituationDraft(room())
  for (const id of ['E3', 'E1', 'E2']) draft.mark(id, true)
  draft.mark('E2', false)
  draft.title = '  Übergabe  '
  const content = draft.content(['E1', 'E2', 'E3'])
  expect(content).toEqual({ id: ID, title: 'Übergabe', question: '', entryIds: ['E1', 'E3'] })
  expect(keySituationSchema.safeParse(content).success).toBe(true)
})

it('a situation without title or entries says what is missing, and nothing once it is whole', () => {
  const draft = new SituationDraft(room())
  expect(Object.keys(draft.errors())).toEqual(['title', 'entryIds'])
  draft.title = 'x'.repeat(161)
  draft.question = 'x'.repeat(401)
  draft.mark('E1', true)
  expect(Object.keys(draft.errors())).toEqual(['title', 'question'])
  draft.title = 'Übergabe'
  draft.question = 'Warum?'
  expect(draft.errors()).toEqual({})
})

it('RO5: a draft follows what others save in every field that was not touched here', () => {
  const held = {
    id: ID,
    title: 'Übergabe',
    question: '',
    entryIds: ['E1'],
    chosen: false,
    revision: 4,
    review: false,
  }
  const here = room(held)
  const draft = new SituationDraft(here, held)
  draft.title = 'Mein Titel'
  draft.mark('E2', true)
  here.save({ ...held, question: 'Warum?', entryIds: ['E1', 'E3'], revision: 5 })
  expect(draft.question).toBe('Warum?')
  expect(draft.title).toBe('Mein Titel')
  expect([...draft.entryIds].sort()).toEqual(['E1', 'E2', 'E3'])
  // A field that both changed still rests on what it said when the writing began.
  here.save({ ...held, title: 'Titel der anderen', question: 'Wozu?', revision: 6 })
  expect(draft.title).toBe('Mein Titel')
  expect(draft.question).toBe('Wozu?')
  expect(draft.before.title).toBe('Übergabe')
})

it('a situation that is put back as it was is no draft, and one that is taken up again is the same', () => {
  const here = room()
  const draft = new SituationDraft(here)
  expect(isProposalBegun(here)).toBe(false)
  draft.title = 'Übergabe'
  expect(isProposalBegun(here)).toBe(true)
  const again = new SituationDraft({ ...here, newId: () => 'another-situation-id' })
  expect(again.title).toBe('Übergabe')
  expect(again.id).toBe(ID)
  again.title = ''
  expect(isProposalBegun(here)).toBe(false)
})

it('the next line of a board begins with the kind of the last, and nothing is kept of a line without words or kind', () => {
  const draft = new BoardDraft(room(), ID)
  draft.kind = 'hypothesis'
  draft.text = 'x'
  const { kind } = draft
  draft.kept.drop()
  draft.kind = kind
  expect(draft.item('line-line-line-line')).toMatchObject({ kind: 'hypothesis', text: '' })
  draft.kind = 'knownThen'
  expect(draft.kept.value).toBeUndefined()
})

it('a line of a board goes up as a factor only with its kind', () => {
  const draft = new BoardDraft(room(), ID)
  draft.text = 'Vertretung war nicht geregelt'
  expect(draft.lacksFactor).toBe(false)
  draft.kind = 'factor'
  expect(draft.lacksFactor).toBe(true)
  draft.factor = 'AR'
  const item = draft.item('line-line-line-line')
  expect(item).toMatchObject({ kind: 'factor', factor: 'AR', keySituationId: ID })
  expect(boardItemSchema.safeParse(item).success).toBe(true)
  draft.kind = 'hypothesis'
  expect(draft.item('line-line-line-line').factor).toBeNull()
})
