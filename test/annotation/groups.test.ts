import { describe, expect, it } from 'vitest'
import { GroupDesk } from '../../client/group/groupDesk.svelte.ts'
import { groupCounts, idsOfPart, keepPlaces, suggestedTitle } from '../../client/group/groupList.ts'
import type { VersionsQuestion } from '../../client/room/versionsQuestion.ts'
import { RoomHistory } from '../../client/room/history.svelte.ts'
import {
  emptyAnnotationSlice,
  type AnnotationSlice,
  type RevealedAnnotation,
} from '../../shared/annotation/annotation.ts'
import { evolveAnnotation } from '../../shared/room/annotation.rules.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { Command, CommandOf } from '../../shared/room/command.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'

const annotation = (id: string): RevealedAnnotation => ({
  id,
  bundle: 1,
  span: { entryId: 'e1', start: 0, end: 4, quote: 'Text' },
  criterionId: 'P-01-1',
  direction: 'strength',
  weight: 2,
  rating: null,
  note: '',
  paper: false,
})

/** A room of one that carries out what the board asks for. */
class OneRoom {
  view: RoomView
  refusing = false
  readonly history: RoomHistory
  questions: readonly VersionsQuestion[] = []
  #ids = 0

  constructor(ids: readonly string[]) {
    const revealed = Object.fromEntries(ids.map((id) => [id, annotation(id)]))
    const slice: AnnotationSlice = { ...emptyAnnotationSlice, order: [...ids], revealed }
    this.view = { ...emptyRoomView, room: { ...emptyRoomView.room, annotation: slice } }
    this.history = new RoomHistory((command) => this.run(command))
  }

  get slice(): AnnotationSlice {
    return this.view.room.annotation
  }

  ask(question: VersionsQuestion): void {
    this.questions = [...this.questions, question]
  }

  answered(question: VersionsQuestion): void {
    this.questions = this.questions.filter((other) => other !== question)
  }

  newId(): string {
    return `g${++this.#ids}`
  }

  #isStale({ group, before }: CommandOf<'changeGroup'>): boolean {
    const held = this.slice.groups.find(({ id }) => id === group.id)?.title ?? null
    return before !== held
  }

  run(command: Command): Promise<Result<null>> {
    if (this.refusing) return Promise.resolve(refuse(problem('access.denied')))
    if (command.type === 'changeGroup' && this.#isStale(command))
      return Promise.resolve(refuse(problem('item.stale')))
    if (command.type === 'changeGroup')
      this.view = evolveAnnotation(this.view, { type: 'groupChanged', group: command.group })
    if (command.type === 'removeGroup')
      this.view = evolveAnnotation(this.view, { type: 'groupRemoved', id: command.id })
    if (command.type === 'groupAnnotations')
      this.view = evolveAnnotation(this.view, {
        type: 'annotationsGrouped',
        ids: command.ids,
        groupId: command.groupId,
      })
    return Promise.resolve(ok(null))
  }
}

function board(ids: readonly string[] = ['a', 'b', 'c']) {
  const room = new OneRoom(ids)
  const said: string[] = []
  return { room, said, desk: new GroupDesk(room, (words) => said.push(words)) }
}

describe('sorting into groups', () => {
  it('makes a group of what is ticked, says so, and takes it back step by step', async () => {
    const { room, said, desk } = board()
    for (const id of ['a', 'b']) desk.toggle(id)
    expect(await desk.create(' Übergaben ', [...desk.chosen])).toBe(true)
    expect(room.slice.groupOf).toEqual({ a: 'g1', b: 'g1' })
    expect(said).toEqual(['2 Anmerkungen zu „Übergaben“ gelegt.'])
    expect(desk.chosen.size).toBe(0)
    await room.history.undo()
    expect(room.slice.groupOf).toEqual({})
    await room.history.undo()
    expect(room.slice.groups).toEqual([])
    await room.history.redo()
    await room.history.redo()
    expect(room.slice.groupOf).toEqual({ a: 'g1', b: 'g1' })
  })

  it('taking back leaves alone what somebody else moved on meanwhile', async () => {
    const { room, desk } = board()
    await desk.create('Eins', ['a', 'b'])
    await room.run({ type: 'changeGroup', group: { id: 'g9', title: 'Andere' }, before: null })
    await room.run({ type: 'groupAnnotations', ids: ['b'], groupId: 'g9' })
    await room.history.undo()
    expect(room.slice.groupOf).toEqual({ b: 'g9' })
  })

  it('[RO5] a title somebody else gave meanwhile is shown beside one’s own, not overwritten', async () => {
    const { room, desk } = board()
    await desk.create('Eins', [])
    const group = { id: 'g1', title: 'Eins' }
    await room.run({ type: 'changeGroup', group: { id: 'g1', title: 'Fremd' }, before: 'Eins' })
    const renamed = desk.rename(group, 'Meins')
    await new Promise((next) => setTimeout(next))
    const question = room.questions[0]
    expect(question?.mine).toEqual([{ label: 'Titel', value: 'Meins' }])
    expect(question?.theirs).toEqual([{ label: 'Titel', value: 'Fremd' }])
    expect(desk.titleOf('g1')).toBe('Fremd')
    expect(await question?.takeMine()).toBe(true)
    expect(await renamed).toBe(true)
    expect(room.slice.groups[0]?.title).toBe('Meins')
    expect(room.questions).toEqual([])
  })

  it('a removed group comes back with what lay in it', async () => {
    const { room, desk } = board()
    await desk.create('Eins', ['a', 'b'])
    const [group] = room.slice.groups
    if (group) await desk.remove(group)
    expect(room.slice).toMatchObject({ groups: [], groupOf: {} })
    await room.history.undo()
    await room.history.undo()
    expect(room.slice).toMatchObject({ groups: [group], groupOf: { a: 'g1', b: 'g1' } })
  })

  it('a refusal keeps what is ticked and names the reason', async () => {
    const { room, said, desk } = board()
    room.refusing = true
    desk.toggle('a')
    expect(await desk.create('Eins', ['a'])).toBe(false)
    expect([...desk.chosen]).toEqual(['a'])
    expect(desk.problem?.code).toBe('access.denied')
    expect(said).toEqual([])
    expect(room.history.canUndo).toBe(false)
  })
})

describe('the list for sorting', () => {
  const slice = { order: ['c', 'a', 'b'], groupOf: { a: 'g1' } }

  it('shows a part in the order of the reveal, with counts', () => {
    expect(idsOfPart(slice, 'ungrouped')).toEqual(['c', 'b'])
    expect(idsOfPart(slice, 'g1')).toEqual(['a'])
    expect(idsOfPart(slice, 'all')).toEqual(['c', 'a', 'b'])
    expect([...groupCounts(slice)]).toEqual([
      ['ungrouped', 2],
      ['g1', 1],
    ])
  })

  it('holds still: what was sorted elsewhere keeps its place, what is new stands at the end', () => {
    expect(keepPlaces(['c', 'a', 'b'], ['b', 'd'], (id) => id !== 'c')).toEqual(['a', 'b', 'd'])
  })

  it('suggests the criterion most of the annotations name', () => {
    const marks = ['P-1', 'P-2', 'P-2'].map((criterionId) => ({ criterionId }))
    expect(suggestedTitle(marks, (id) => `Titel ${id}`)).toBe('Titel P-2')
    expect(suggestedTitle([], () => 'x')).toBe('')
  })
})
