// B9: what was given as a command is no draft any more, whichever form it was written in.
import { describe, expect, it } from 'vitest'
import type { TransportEvents } from '../../client/kernel/transport.ts'
import type { Kept } from '../../client/room/kept.ts'
import { wordsOfDraft } from '../../client/room/keptWords.ts'
import type { Outbox } from '../../client/room/outbox.ts'
import { Drafts } from '../../client/room/drafts.svelte.ts'
import { RoomClient } from '../../client/room/RoomClient.svelte.ts'
import { newId } from '../../shared/kernel/id.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { refuse } from '../../shared/kernel/result.ts'
import { filesBelow, read } from '../architecture/sources.ts'
import { memoryDrafts } from './memoryDrafts.ts'

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
    client.draft('question').keep({ text: 'Wann?' })
    expect(places()).toEqual(['draft question'])
    const given = client.run(ask('Wann?'), client.draft('question'))
    expect(places()).toEqual(['command'])
    expect(client.draft('question').value).toEqual({ text: 'Wann?' })
    expect(client.draft('question').sending).toBe(true)
    take()
    expect((await given).ok).toBe(true)
    expect(client.draft('question').value).toBeUndefined()
    expect(client.draft('question').sending).toBe(false)
    expect(places()).toEqual([])
  })

  it('has its words back, here and on the device, where the server refuses them', async () => {
    const { client, turnDown, places } = room()
    client.draft('question').keep({ text: 'Wann?' })
    const given = client.run(ask('Wann?'), client.draft('question'))
    turnDown()
    expect((await given).ok).toBe(false)
    expect(client.draft('question').value).toEqual({ text: 'Wann?' })
    expect(client.draft('question').sending).toBe(false)
    expect(places()).toEqual(['draft question'])
  })

  it('keeps what was typed meanwhile, whatever becomes of the command', async () => {
    for (const end of ['take', 'turnDown'] as const) {
      const held = room()
      held.client.draft('question').keep({ text: 'Wann?' })
      const given = held.client.run(ask('Wann?'), held.client.draft('question'))
      held.client.draft('question').keep({ text: 'Und wo?' })
      expect(held.client.draft('question').sending).toBe(false)
      held[end]()
      await given
      expect(held.client.draft('question').value).toEqual({ text: 'Und wo?' })
      expect(held.places()).toEqual(['draft question'])
    }
  })

  it('comes back if it is refused after its form went on, and can be written anew once that is free', async () => {
    const { client, turnDown, places } = room()
    const draft = client.draft<{ text: string }>('question')
    draft.keep({ text: 'Wann?' })
    const given = client.run(ask('Wann?'), draft)
    draft.letGo()
    expect(draft.value).toBeUndefined()
    draft.keep({ text: 'Und wo?' })
    turnDown()
    expect((await given).ok).toBe(false)
    expect(draft.value).toEqual({ text: 'Und wo?' })
    expect(places().toSorted()).toEqual(['command', 'draft question'])
    const [entry] = client.returned
    if (!entry) throw new Error('nothing came back')
    const gone = draft.shown()
    expect(client.mayReopen(entry)).toBe(false)
    client.reopen(entry)
    expect(draft.value).toEqual({ text: 'Und wo?' })
    draft.drop()
    expect(client.mayReopen(entry)).toBe(true)
    client.reopen(entry)
    expect(draft.value).toEqual({ text: 'Wann?' })
    expect(client.returned).toEqual([])
    expect(places()).toEqual(['draft question'])
    gone()
  })

  it('is free for others only while its words are on their way', () => {
    const { client, take, places } = room()
    const draft = client.draft<{ text: string }>('question')
    draft.keep({ text: 'Wann?' })
    draft.letGo()
    expect(draft.value).toEqual({ text: 'Wann?' })
    void client.run(ask('Wann?'), draft)
    draft.letGo()
    take()
    expect(draft.value).toBeUndefined()
    expect(client.returned).toEqual([])
    expect(places()).toEqual([])
  })

  it('is on its way as the thing it makes, until the server has it', () => {
    const { client, take } = room()
    const question = ask('Wann?')
    expect(client.waitingFor(question.id)).toBe(false)
    void client.run(question)
    expect(client.waitingFor(question.id)).toBe(true)
    expect(client.waitingFor(newId())).toBe(false)
    take()
    expect(client.waitingFor(question.id)).toBe(false)
  })

  it('keeps its draft where the command would not outlive the page', () => {
    const { client, places } = room()
    client.draft('day').keep({ text: 'x' })
    void client.run({ type: 'enterStep', stepId: newId() }, client.draft('day'))
    expect(places()).toEqual(['draft day'])
  })
})

/** Its people give their answers as a ballot, which the device keeps in place of the draft. */
const BALLOTS = ['client/close/FeedbackForm.svelte', 'client/vote/heldAnswers.ts']
/** Looks at the draft of the form it holds, by its name: the form sends it and says that it is shown. */
const AROUND = ['client/discussion/PerspectiveForm.svelte']

describe('every form that keeps what is typed', () => {
  const MADE = /const (\w+) =\s*(?:untrack\(\(\) =>\s*)?room\.(?:textDraft|draft)\b/g
  const forms = filesBelow('client').flatMap((path) => {
    if (!/\.(svelte|ts)$/.test(path) || path.startsWith('client/room/')) return []
    if (AROUND.includes(path)) return []
    const source = read(path)
    return [...source.matchAll(MADE)].map(([, name = '']) => ({ path, name, source }))
  })

  it('those with several fields, too', () => {
    for (const path of ['annotation/annotationDesk.svelte.ts', 'keySituation/BoardForm.svelte'])
      expect(read(`client/${path}`), path).toMatch(/run\([^;]*draft\.kept,?\s*\)/)
    for (const path of ['annotation/AnnotateScreen', 'annotation/LateNotes'])
      expect(read(`client/${path}.svelte`), path).toContain('desk.draft.kept.onScreen()')
    expect(read('client/keySituation/BoardForm.svelte')).toContain('draft.kept.onScreen()')
    const situation = read('client/keySituation/SituationForm.svelte')
    expect(situation).toMatch(/room\.run\([^;]*,\s*kept,?\s*\)/)
    expect(situation).toContain('situationEdit(room, draft.id, kept)')
    expect(situation).toContain('own.kept.onScreen()')
  })

  it('is found', () => {
    expect(forms.length).toBeGreaterThanOrEqual(11)
  })

  it('names its draft to the command that is made from it', () => {
    const given = ({ source, name }: { source: string; name: string }) =>
      new RegExp(`[,(]\\s*${name},?\\s*\\)`).test(source)
    const others = forms.filter((form) => !given(form)).map(({ path }) => path)
    expect(others.filter((path) => !BALLOTS.includes(path))).toEqual([])
  })

  it('B2: says when it is on the screen, so that its words are shown once it is gone', () => {
    const silent = forms.filter(
      ({ path, source }) => path.endsWith('.svelte') && !source.includes('.onScreen('),
    )
    expect(silent).toEqual([])
  })

  it('keeps it in no other way', () => {
    const others = filesBelow('client').filter(
      (path) =>
        /\.(svelte|ts)$/.test(path) &&
        !path.startsWith('client/room/') &&
        /new (Text)?Draft(s|<|\()/.test(read(path)),
    )
    expect(others).toEqual([])
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
  const before = { note: 'Vorher', span: { quote: 'x' } }
  expect(wordsOfDraft({ note: 'Vorher', editing: { id: 'a', before } })).toEqual([])
  expect(wordsOfDraft(undefined)).toEqual([])
})

it('B2: words whose form goes in the same moment as the step are told, though the form still reads the old step', async () => {
  let stage = 'compare'
  const drafts = new Drafts({
    outbox: null,
    later: () => () => undefined,
    stage: () => stage,
    onItsWay: () => false,
  })
  drafts.keep('late note', { text: 'Nachtrag' })
  const goes = drafts.shows('late note')
  goes()
  stage = 'keySituations'
  await Promise.resolve()
  expect(drafts.left).toEqual(['late note'])
})

it('what an earlier version kept under a name that no form has any more is shown to its writer', () => {
  const drafts = memoryDrafts()
  drafts.restore('perspective mother', { text: 'Von vorhin' })
  drafts.endForm('perspective mother')
  expect(drafts.left).toEqual(['perspective mother'])
  expect(drafts.over).toEqual(['perspective mother'])
  drafts.keep('perspective mother', null)
  expect(drafts.left).toEqual([])
  // And the room does so, with this name alone.
  const source = read('client/room/RoomClient.svelte.ts')
  expect(source).toMatch(/startsWith\('perspective '\)\) this\.#drafts\.endForm\(kept\.name\)/)
})
