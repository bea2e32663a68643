import { expect, it } from 'vitest'
import { BoardDraft } from '../../client/keySituation/boardDraft.svelte.ts'
import { SituationDraft } from '../../client/keySituation/situationDraft.svelte.ts'
import {
  boardItemSchema,
  keySituationSchema,
} from '../../shared/keySituation/keySituation.schema.ts'

const ID = 'situation-situation'

it('a situation keeps its entries in the order of the text, however they were ticked', () => {
  const draft = new SituationDraft(ID)
  for (const id of ['E3', 'E1', 'E2']) draft.mark(id, true)
  draft.mark('E2', false)
  draft.title = '  Übergabe  '
  const content = draft.content(['E1', 'E2', 'E3'])
  expect(content).toEqual({ id: ID, title: 'Übergabe', question: '', entryIds: ['E1', 'E3'] })
  expect(keySituationSchema.safeParse(content).success).toBe(true)
})

it('a situation without title or entries says what is missing, and nothing once it is whole', () => {
  const draft = new SituationDraft(ID)
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
  const draft = new SituationDraft(ID, held)
  draft.title = 'Mein Titel'
  draft.mark('E2', true)
  draft.follow({ ...held, question: 'Warum?', entryIds: ['E1', 'E3'], revision: 5 })
  expect(draft.question).toBe('Warum?')
  expect(draft.title).toBe('Mein Titel')
  expect([...draft.entryIds].sort()).toEqual(['E1', 'E2', 'E3'])
  // A field that both changed still rests on what it said when the writing began.
  draft.follow({ ...held, title: 'Titel der anderen', question: 'Wozu?', revision: 6 })
  expect(draft.title).toBe('Mein Titel')
  expect(draft.question).toBe('Wozu?')
  expect(draft.before.title).toBe('Übergabe')
})

it('a line of a board goes up as a factor only with its kind', () => {
  const draft = new BoardDraft(ID)
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
