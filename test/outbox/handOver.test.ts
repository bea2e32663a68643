// B9: what was given as a command is no draft any more, whichever form it was written in.
import { describe, expect, it } from 'vitest'
import type { TransportEvents } from '../../client/kernel/transport.ts'
import type { Kept } from '../../client/room/kept.ts'
import { wordsOfDraft } from '../../client/room/keptWords.ts'
import type { Outbox } from '../../client/room/outbox.ts'
import { RoomClient } from '../../client/room/RoomClient.svelte.ts'
import { newId } from '../../shared/kernel/id.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { refuse } from '../../shared/kernel/result.ts'
import { filesBelow, read } from '../architecture/sources.ts'

/** A room on a line that answers when it is told to, and what lies on its device. */
function room() {
  let events: TransportEvents | undefined
  const device = new Map<string, Kept>()
  const placeOf = (kept: Kept) => (kept.kind === 'draft' ? `draft ${kept.name}` : kept.kind)
  const outbox = {
    ready: true,
    keep: (kept: Kept, madeFrom?: Kept) => {
      device.set(placeOf(kept), kept)
      if (madeFrom) device.delete(placeOf(madeFrom))
    },
    drop: (kept: Kept) => void device.delete(placeOf(kept)),
  } as unknown as Outbox
  const client = new RoomClient({
    connect: (heard) => {
      events = heard
      const nothing = () => undefined
      return { send: nothing, close: nothing, nudge: nothing, restart: nothing }
    },
    loadCatalogue: () => Promise.resolve(refuse(problem('connection.lost'))),
    outbox,
    now: () => 0,
    later: (_ms, run) => {
      run()
      return () => undefined
    },
  })
  const idOf = (kept: Kept | undefined): string => (kept?.kind === 'command' ? kept.id : '')
  const take = () => events?.received({ t: 'ack', ids: [idOf(device.get('command'))] })
  const turnDown = () =>
    events?.received({
      t: 'reject',
      id: idOf(device.get('command')),
      problem: problem('access.denied'),
    })
  return { client, device, take, turnDown, places: () => [...device.keys()] }
}
const ask = (text: string) => ({ type: 'askQuestion', id: newId(), text }) as const

describe('a form whose words were given', () => {
  it('is on the device as the command alone; the field keeps them until the server has them', async () => {
    const { client, take, places } = room()
    client.keepDraft('question', { text: 'Wann?' })
    expect(places()).toEqual(['draft question'])
    const given = client.run(ask('Wann?'), 'question')
    expect(places()).toEqual(['command'])
    expect(client.draft('question')).toEqual({ text: 'Wann?' })
    expect(client.isSending('question')).toBe(true)
    take()
    expect((await given).ok).toBe(true)
    expect(client.draft('question')).toBeUndefined()
    expect(client.isSending('question')).toBe(false)
    expect(places()).toEqual([])
  })

  it('has its words back, here and on the device, where the server refuses them', async () => {
    const { client, turnDown, places } = room()
    client.keepDraft('question', { text: 'Wann?' })
    const given = client.run(ask('Wann?'), 'question')
    turnDown()
    expect((await given).ok).toBe(false)
    expect(client.draft('question')).toEqual({ text: 'Wann?' })
    expect(client.isSending('question')).toBe(false)
    expect(places()).toEqual(['draft question'])
  })

  it('keeps what was typed meanwhile, whatever becomes of the command', async () => {
    for (const end of ['take', 'turnDown'] as const) {
      const held = room()
      held.client.keepDraft('question', { text: 'Wann?' })
      const given = held.client.run(ask('Wann?'), 'question')
      held.client.keepDraft('question', { text: 'Und wo?' })
      expect(held.client.isSending('question')).toBe(false)
      held[end]()
      await given
      expect(held.client.draft('question')).toEqual({ text: 'Und wo?' })
      expect(held.places()).toEqual(['draft question'])
    }
  })

  it('keeps its draft where the command would not outlive the page', () => {
    const { client, places } = room()
    client.keepDraft('day', { text: 'x' })
    void client.run({ type: 'enterStep', stepId: newId() }, 'day')
    expect(places()).toEqual(['draft day'])
  })
})

/** How each form of the kit gives its words away. */
const USERS: Readonly<Record<string, string>> = {
  'client/annotation/GroupTitles.svelte': 'desk.rename(group, title, PLACE)',
  // It keeps nothing from the press on, and takes the title back where the server refuses it.
  'client/annotation/NewGroup.svelte': 'keep(null)',
  'client/annotation/deskOf.ts': 'DRAFT, room',
  'client/close/FeedbackForm.svelte': 'room.keepDraft(place, null)\n    problem = await given',
  'client/close/ParkedTopic.svelte': 'topicEdit(room, topic.id, place)',
  'client/discussion/DiscussForm.svelte': ', place)',
  'client/discussion/NoteForm.svelte': ', place)',
  'client/discussion/ParkedTopicItem.svelte': 'topicEdit(room, topic.id, place)',
  'client/discussion/QuestionItem.svelte': 'answerEdit(room, question.id, place)',
  'client/discussion/Reword.svelte': 'wordsEdit(room, id, place)',
  'client/keySituation/situationDesk.ts': 'situationDraftName',
  'client/minutes/RecordDetails.svelte': 'recordDetailsEdit(room, PLACE)',
  'client/vote/PaperDotsForm.svelte': ': command, place)',
  'client/vote/heldAnswers.ts':
    'room.keepDraft(name, null)\n  const result = await room.castBallot',
}

describe('every form that keeps what is typed', () => {
  const users = filesBelow('client').filter(
    (path) =>
      /\.(svelte|ts)$/.test(path) &&
      !path.startsWith('client/room/') &&
      /\b(keepDraft|keepForm|keepText)\(/.test(read(path)),
  )

  it('names its draft to the command that is made from it', () => {
    expect(users.toSorted()).toEqual(Object.keys(USERS).toSorted())
    for (const [path, words] of Object.entries(USERS)) expect(read(path), path).toContain(words)
    for (const path of [
      'client/annotation/annotationDesk.svelte.ts',
      'client/keySituation/BoardForm.svelte',
      'client/keySituation/SituationForm.svelte',
    ])
      expect(read(path), path).toMatch(/run\([^;]*(DRAFT|place)[,\s]*\)/)
  })

  it('B2: says when it is on the screen, so that its words are shown once it is gone', () => {
    const shown = filesBelow('client').filter((path) => read(path).includes('onScreen(room, () =>'))
    const written = users.filter((path) => path.endsWith('.svelte'))
    expect(shown).toEqual(expect.arrayContaining(written))
    for (const name of ['annotation/AnnotationPanel', 'keySituation/BoardForm'])
      expect(shown).toContain(`client/${name}.svelte`)
    expect(shown).toContain('client/keySituation/SituationForm.svelte')
  })
})

it('B2: the words of a draft are those its writer typed, not those it began with', () => {
  expect(wordsOfDraft({ text: 'Neu', seen: { answer: '', settled: false } })).toEqual(['Neu'])
  expect(wordsOfDraft({ text: 'Alt', seen: { answer: 'Alt', settled: true } })).toEqual([])
  expect(
    wordsOfDraft({
      details: { facilitation: 'LJA', recorder: 'KV' },
      before: { facilitation: 'LJA', recorder: '' },
    }),
  ).toEqual(['KV'])
  expect(wordsOfDraft(undefined)).toEqual([])
})
