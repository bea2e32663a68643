import { expect, it, vi } from 'vitest'
import { answerEdit, answerFacts, topicEdit, wordsEdit } from '../../client/minutes/itemEdit.ts'
import { evolveDiscussion, decideDiscussion } from '../../shared/room/discussion.rules.ts'
import type { DecideContext } from '../../shared/room/context.ts'
import type { Command } from '../../shared/room/command.ts'
import { evolve } from '../../shared/room/evolve.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'
import type { Result } from '../../shared/kernel/result.ts'

const id = 'one-thing-with-this-id'

/** A server with one question and one topic; what this window knows may be older. */
function room() {
  const asked = evolveDiscussion(emptyRoomView, { type: 'questionAsked', id, text: 'Wann?' })
  let server = evolveDiscussion(asked, { type: 'topicParked', id, text: 'Thema' })
  const window = {
    ask: () => undefined,
    answered: () => undefined,
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
  // The refusal is here before the news of what was faster.
  await soon()
  learn()
  await vi.waitFor(() => expect(edit.mine).not.toBeNull())
  expect(edit.mine && answerFacts(edit.mine)[0]).toEqual({ label: 'Antwort', value: 'Später.' })
  expect(held().questions[0]?.answer).toBe('Am Tag 3.')
  expect(await edit.takeMine()).toBe(true)
  expect(await settled).toBe(true)
  expect(held().questions[0]?.answer).toBe('Später.')
})

it('[RO5] an answer that came while one was writing is not overwritten unseen', async () => {
  const { window, byOthers, learn, held } = room()
  const edit = answerEdit(window, id)
  byOthers('Am Tag 3.')
  learn()
  void edit.change({ answer: 'Später.', settled: true }, { answer: '', settled: false })
  await soon()
  expect(edit.mine?.answer).toBe('Später.')
  expect(held().questions[0]?.answer).toBe('Am Tag 3.')
})

it('[RO5] a topic two people hand on keeps the first until somebody decides', async () => {
  const { window, assignedByOthers, learn, held } = room()
  const edit = topicEdit(window, id)
  assignedByOthers('Leitung')
  const settled = edit.change({ status: 'settled', assignedTo: '' })
  await soon()
  learn()
  await vi.waitFor(() => expect(edit.mine?.status).toBe('settled'))
  await edit.takeStored()
  expect(await settled).toBe(true)
  expect(held().parked[0]?.assignedTo).toBe('Leitung')
})

/** A server with one answered question, which the facilitation rewords; others may be quicker. */
function rewording() {
  const seatId = 'a-seat'
  const words: readonly RoomEvent[] = [
    { type: 'questionAsked', id, text: 'Wann kam Frau Krause?' },
    { type: 'questionAnswered', id, answer: 'Am Tag 3.', settled: true },
    { type: 'ownershipNoted', seatId, ids: [id] },
  ]
  let server = words.reduce<RoomView>(evolve, emptyRoomView)
  const window = {
    ask: () => undefined,
    answered: () => undefined,
    view: server,
    run: (command: Command): Promise<Result<null>> => {
      const decided = decideDiscussion(server, command as never, { seatId } as DecideContext)
      if (!decided.ok) return Promise.resolve(decided)
      server = decided.value.reduce<RoomView>(evolve, server)
      window.view = server
      return Promise.resolve({ ok: true, value: null })
    },
  }
  const byOthers = (...events: RoomEvent[]) => (server = events.reduce<RoomView>(evolve, server))
  const learn = () => (window.view = server)
  return { window, byOthers, learn, held: () => server.room.discussion.questions[0] }
}

it('[MI8] question and answer are reworded together', async () => {
  const { window, held } = rewording()
  const patch = { text: 'Wann kam die Fachkraft?', more: 'Am Tag 4.' }
  expect(await wordsEdit(window, id).change(patch)).toBe(true)
  expect(held()).toMatchObject({ text: patch.text, answer: patch.more, settled: true })
})

it('[RO5, MI8] the same words reworded by two: both are shown, and nothing is overwritten', async () => {
  const { window, byOthers, learn, held } = rewording()
  const edit = wordsEdit(window, id)
  byOthers({ type: 'itemChanged', id, text: 'Wann kam sie?' })
  const settled = edit.change({ text: 'Wann kam die Fachkraft?' })
  await soon()
  learn()
  await vi.waitFor(() => expect(edit.mine?.text).toBe('Wann kam die Fachkraft?'))
  expect(held()?.text).toBe('Wann kam sie?')
  expect(await edit.takeMine()).toBe(true)
  expect(await settled).toBe(true)
  expect(held()?.text).toBe('Wann kam die Fachkraft?')
})

it('[RO5, MI8] question and answer changed at two devices are no conflict: both hold', async () => {
  const { window, byOthers, held } = rewording()
  byOthers({ type: 'questionAnswered', id, answer: 'Am Tag 5.', settled: true })
  const seen = { text: 'Wann kam Frau Krause?' }
  expect(await wordsEdit(window, id).change({ text: 'Wann kam sie?' }, seen)).toBe(true)
  expect(held()).toMatchObject({ text: 'Wann kam sie?', answer: 'Am Tag 5.' })
})
