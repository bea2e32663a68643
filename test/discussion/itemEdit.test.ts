import { expect, it } from 'vitest'
import { answerEdit, answerFacts, topicEdit } from '../../client/discussion/itemEdit.ts'
import { evolveDiscussion, decideDiscussion } from '../../shared/discussion/discussion.rules.ts'
import type { DecideContext } from '../../shared/protocol/context.ts'
import type { Command } from '../../shared/protocol/command.ts'
import { evolve } from '../../shared/protocol/evolve.ts'
import { emptyRoomView, type RoomView } from '../../shared/protocol/roomView.ts'
import type { Result } from '../../shared/kernel/result.ts'

const id = 'one-thing-with-this-id'

/** A server with one question and one topic; what this window knows may be older. */
function room() {
  const asked = evolveDiscussion(emptyRoomView, { type: 'questionAsked', id, text: 'Wann?' })
  let server = evolveDiscussion(asked, { type: 'topicParked', id, text: 'Thema' })
  const window = {
    view: server,
    run: (command: Command): Promise<Result<null>> => {
      const decided = decideDiscussion(server, command as never, {} as DecideContext)
      if (!decided.ok) return Promise.resolve(decided)
      server = decided.value.reduce<RoomView>(evolve, server)
      window.view = server
      return Promise.resolve({ ok: true, value: null })
    },
  }
  const byOthers = (answer: string) =>
    (server = evolveDiscussion(server, { type: 'questionAnswered', id, answer, settled: true }))
  const assignedByOthers = (assignedTo: string) =>
    (server = evolveDiscussion(server, {
      type: 'topicSettled',
      id,
      status: 'assigned',
      assignedTo,
    }))
  const learn = () => (window.view = server)
  return { window, byOthers, assignedByOthers, learn, held: () => server.room.discussion }
}
const soon = () => new Promise((next) => setTimeout(next))

it('an answer goes on top of what is there', async () => {
  const { window, held } = room()
  expect(await answerEdit(window, id).change({ answer: 'Am Tag 3.', settled: true })).toBe(true)
  expect(held().questions[0]).toMatchObject({ answer: 'Am Tag 3.', settled: true })
})

it('[RO5] two answers at once: both are shown, the person decides', async () => {
  const { window, byOthers, learn, held } = room()
  const edit = answerEdit(window, id)
  byOthers('Am Tag 3.')
  const settled = edit.change({ answer: 'Später.', settled: true })
  await soon()
  expect(edit.mine && answerFacts(edit.mine)[0]).toEqual({ label: 'Antwort', value: 'Später.' })
  expect(held().questions[0]?.answer).toBe('Am Tag 3.')
  learn()
  expect(await edit.takeMine()).toBe(true)
  expect(await settled).toBe(true)
  expect(held().questions[0]?.answer).toBe('Später.')
})

it('[RO5] an answer that came while one was writing is not overwritten unseen', () => {
  const { window, byOthers, learn, held } = room()
  const edit = answerEdit(window, id)
  byOthers('Am Tag 3.')
  learn()
  void edit.change({ answer: 'Später.', settled: true }, { answer: '', settled: false })
  expect(edit.mine?.answer).toBe('Später.')
  expect(held().questions[0]?.answer).toBe('Am Tag 3.')
})

it('[RO5] a topic two people hand on keeps the first until somebody decides', async () => {
  const { window, assignedByOthers, held } = room()
  const edit = topicEdit(window, id)
  assignedByOthers('Leitung')
  const settled = edit.change({ status: 'settled', assignedTo: '' })
  await soon()
  expect(edit.mine?.status).toBe('settled')
  edit.takeStored()
  expect(await settled).toBe(true)
  expect(held().parked[0]?.assignedTo).toBe('Leitung')
})
