import { describe, expect, test, vi } from 'vitest'
import type { Annotation, AnnotationContent } from '../../shared/annotation/annotation.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import type { Command } from '../../shared/room/command.ts'
import { Draft } from '../../client/room/drafts.svelte.ts'
import { RoomHistory } from '../../client/room/history.svelte.ts'
import { AnnotationDesk } from '../../client/annotation/annotationDesk.svelte.ts'
import { memoryDrafts } from '../room/memoryDrafts.ts'

const span = { entryId: 'A-01', start: 0, end: 9, quote: 'KITA-L sa' }
const content: AnnotationContent = {
  span,
  criterionId: 'P-03-1',
  direction: 'potential',
  weight: 2,
  rating: null,
  note: 'Wer hat K1 gesehen?',
  paper: false,
}
const annotation: Annotation = { ...content, id: 'annotation-000000001', revision: 4 }

/** A room whose answers the test gives by hand. */
function fakeRoom(annotations: Record<string, Annotation> = {}) {
  const asked: Command[] = []
  const answers: ((result: Result<null>) => void)[] = []
  const onItsWay = new Set<object>()
  const drafts = memoryDrafts((value) => onItsWay.has(value))
  const own = { annotations }
  return {
    asked,
    own,
    answer: (result: Result<null>) => answers.shift()?.(result),
    newId: () => `id-${String(asked.length).padStart(18, '0')}`,
    draft: <Value extends object>(name: string) => new Draft<Value>(drafts, name),
    run: (command: Command, draft?: Draft) => {
      asked.push(command)
      const given = draft ? drafts.give(draft.name) : null
      if (given) onItsWay.add(given.value)
      return new Promise<Result<null>>((resolve) =>
        answers.push((result) => {
          if (given) onItsWay.delete(given.value)
          if (given && result.ok) drafts.taken(given)
          resolve(result)
        }),
      )
    },
  }
}

const never = () => new Promise<'late'>(() => undefined)
const atOnce = () => Promise.resolve('late' as const)
const settle = () => new Promise((resolve) => setTimeout(resolve))

function written(room: ReturnType<typeof fakeRoom>, patience = never): AnnotationDesk {
  const desk = new AnnotationDesk(room, patience)
  desk.draft.take(span)
  desk.draft.choose('P-03-1')
  desk.draft.direction = 'potential'
  // As it is copied from Word: with a soft hyphen and a sign of no width.
  desk.draft.note = '  Wer hat K1 ge\u00adsehen?\u200b  '
  return desk
}

describe('saving', () => {
  test('sends the trimmed content and empties the form only after the server has it', async () => {
    const room = fakeRoom()
    const desk = written(room)
    const saved = desk.save()
    expect(room.asked).toEqual([{ type: 'addAnnotation', id: 'id-000000000000000000', content }])
    expect(desk.busy).toBe(true)
    expect(desk.draft.note).toContain('Wer hat')
    room.answer(ok(null))
    expect(await saved).toBe(true)
    expect(desk.draft.pristine).toBe(true)
    expect(desk.draft.span).toBeNull()
    expect(desk.busy).toBe(false)
  })

  test('keeps every word after a refusal and says why', async () => {
    const room = fakeRoom()
    const desk = written(room)
    const saved = desk.save()
    room.answer(refuse(problem('workshop.wrongPhase')))
    expect(await saved).toBe(false)
    expect(desk.problem?.code).toBe('workshop.wrongPhase')
    expect(desk.draft.content).toEqual(content)
  })

  test('does nothing while something is missing', async () => {
    const room = fakeRoom()
    const desk = new AnnotationDesk(room, never)
    desk.draft.take(span)
    expect(desk.draft.missing).toEqual(['criterionId', 'direction'])
    expect(await desk.save()).toBe(false)
    expect(room.asked).toEqual([])
  })

  test('a second click while the first is on its way sends nothing', async () => {
    const room = fakeRoom()
    const desk = written(room)
    const first = desk.save()
    expect(await desk.save()).toBe(false)
    room.answer(ok(null))
    await first
    expect(room.asked).toHaveLength(1)
  })

  test('without an answer the form is free for the next, whose words stay when the first is safe', async () => {
    const room = fakeRoom()
    const desk = written(room, atOnce)
    expect(await desk.save()).toBe(true)
    expect(desk.draft.span).toBeNull()
    desk.draft.take(span)
    desk.draft.note = 'Die nächste'
    room.answer(ok(null))
    await settle()
    expect(desk.draft.note).toBe('Die nächste')
    expect(desk.takenLate).toBe(1)
  })

  test('of what is refused late nothing says that it was saved', async () => {
    const room = fakeRoom()
    const desk = written(room, atOnce)
    await desk.save()
    expect(desk.last?.content).toEqual(content)
    room.answer(refuse(problem('annotation.outcomeClosed')))
    await settle()
    expect(desk.last).toBeNull()
    expect(desk.takenLate).toBe(0)
  })
})

describe('changing', () => {
  async function refusedAsStale(stored?: Annotation) {
    const room = fakeRoom({ [annotation.id]: annotation })
    const desk = new AnnotationDesk(room, never)
    desk.edit(annotation)
    desk.draft.note = 'Meine Fassung'
    const saved = desk.save()
    if (stored) room.own.annotations[annotation.id] = stored
    else delete room.own.annotations[annotation.id]
    room.answer(refuse(problem('annotation.stale')))
    expect(await saved).toBe(false)
    return { room, desk }
  }
  const newer = { ...annotation, revision: 7, note: 'Anderes Fenster' }

  test('sends the revision it started from', async () => {
    const { room } = await refusedAsStale(newer)
    expect(room.asked[0]).toMatchObject({
      type: 'reviseAnnotation',
      id: annotation.id,
      revision: 4,
    })
  })

  test('meets a newer version: both are there, nothing is lost', async () => {
    const { desk } = await refusedAsStale(newer)
    expect(desk.stale?.content.note).toBe('Meine Fassung')
    expect(desk.stored?.note).toBe('Anderes Fenster')
    expect(desk.problem).toBeNull()
  })

  test('RO5: what only one of the windows changed goes through by itself', async () => {
    const room = fakeRoom({ [annotation.id]: annotation })
    const desk = new AnnotationDesk(room, never)
    desk.edit(annotation)
    desk.draft.note = 'Meine Fassung'
    const saved = desk.save()
    room.own.annotations[annotation.id] = { ...annotation, revision: 7, weight: 3 }
    room.answer(refuse(problem('annotation.stale')))
    await vi.waitFor(() => expect(room.asked).toHaveLength(2))
    expect(room.asked[1]).toMatchObject({
      type: 'reviseAnnotation',
      revision: 7,
      content: { note: 'Meine Fassung', weight: 3 },
    })
    room.answer(ok(null))
    expect(await saved).toBe(true)
    expect(desk.stale).toBeNull()
  })

  test('one can take the own version over the newer one', async () => {
    const { room, desk } = await refusedAsStale(newer)
    const taken = desk.takeMine()
    expect(room.asked[1]).toMatchObject({ type: 'reviseAnnotation', revision: 7 })
    room.answer(ok(null))
    expect(await taken).toBe(true)
    expect(desk.draft.pristine).toBe(true)
  })

  test('or as a new annotation where the other window deleted it', async () => {
    const { room, desk } = await refusedAsStale()
    void desk.takeMine()
    expect(room.asked[1]).toMatchObject({
      type: 'addAnnotation',
      content: { note: 'Meine Fassung' },
    })
  })

  test('or leave the newer one', async () => {
    const { room, desk } = await refusedAsStale(newer)
    desk.keepStored()
    expect(desk.stale).toBeNull()
    expect(desk.draft.pristine).toBe(true)
    expect(room.asked).toHaveLength(1)
  })
})

describe('the passage', () => {
  const other = { ...span, start: 12, end: 20, quote: 'teilt mit' }

  test('is replaced at once while nothing else was entered', () => {
    const desk = new AnnotationDesk(fakeRoom(), never)
    desk.draft.take(span)
    desk.draft.take(other)
    expect(desk.draft.span).toEqual(other)
  })

  test('is only offered once something was written, and taken or left', () => {
    const desk = written(fakeRoom())
    desk.draft.take(other)
    expect(desk.draft.span).toEqual(span)
    desk.draft.answerOffer(false)
    expect(desk.draft.span).toEqual(span)
    desk.draft.take(other)
    desk.draft.answerOffer(true)
    expect(desk.draft.span).toEqual(other)
    expect(desk.draft.note).toContain('Wer hat')
  })

  test('another criterion forgets the rating, the same one keeps it', () => {
    const desk = written(fakeRoom())
    desk.draft.rating = 'not_met'
    desk.draft.choose('P-03-1')
    expect(desk.draft.rating).toBe('not_met')
    desk.draft.choose('P-03-2')
    expect(desk.draft.rating).toBeNull()
  })
})

describe('taking back', () => {
  /** A room that does what it is told at once. */
  function livingRoom() {
    let made = 0
    const annotations: Record<string, Annotation> = {}
    const run = (command: Command): Promise<Result<null>> => {
      if (command.type === 'addAnnotation')
        annotations[command.id] = { ...command.content, id: command.id, revision: 1 }
      if (command.type === 'reviseAnnotation')
        annotations[command.id] = {
          ...command.content,
          id: command.id,
          revision: command.revision + 1,
        }
      if (command.type === 'removeAnnotation') delete annotations[command.id]
      return Promise.resolve(ok(null))
    }
    const drafts = memoryDrafts()
    const draft = <Value extends object>(name: string) => new Draft<Value>(drafts, name)
    const room = { own: { annotations }, run, draft, newId: () => `annotation-${++made}` }
    return { ...room, history: new RoomHistory(run) }
  }
  const notes = ({ own }: ReturnType<typeof livingRoom>) =>
    Object.values(own.annotations).map(({ note }) => note)

  // The buttons stood there from the first day, and nothing was ever recorded for them.
  test('writing, changing and deleting are taken back one by one, and done again', async () => {
    const room = livingRoom()
    const desk = new AnnotationDesk(room, never)
    desk.draft.load({ ...content, note: 'Erste Fassung' }, null)
    await desk.save()
    const [first] = Object.values(room.own.annotations)
    if (!first) throw new Error('it was saved')
    desk.edit(first)
    desk.draft.note = 'Zweite Fassung'
    await desk.save()
    await desk.remove(first.id)
    expect(notes(room)).toEqual([])
    await room.history.undo()
    expect(notes(room)).toEqual(['Zweite Fassung'])
    await room.history.undo()
    expect(notes(room)).toEqual(['Erste Fassung'])
    await room.history.undo()
    expect(notes(room)).toEqual([])
    expect(room.history.canUndo).toBe(false)
    for (const expected of [['Erste Fassung'], ['Zweite Fassung'], []]) {
      await room.history.redo()
      expect(notes(room)).toEqual(expected)
    }
  })

  test('what was changed elsewhere meanwhile is not overwritten', async () => {
    const room = livingRoom()
    const desk = new AnnotationDesk(room, never)
    room.own.annotations[annotation.id] = annotation
    desk.edit(annotation)
    desk.draft.note = 'Meine Fassung'
    await desk.save()
    room.own.annotations[annotation.id] = { ...annotation, revision: 9, note: 'Anderes Fenster' }
    await room.history.undo()
    expect(notes(room)).toEqual(['Anderes Fenster'])
  })
})

describe('tapping together', () => {
  test('a direction is the last tap; the fields stand there first where something is changed', () => {
    const desk = new AnnotationDesk(fakeRoom(), never)
    desk.take(span, true)
    expect(desk.draft.quick).toBe(true)
    desk.edit(annotation)
    expect(desk.draft.quick).toBe(false)
  })

  test('what was saved last is known until the next passage', async () => {
    const room = fakeRoom()
    const desk = written(room, atOnce)
    await desk.save()
    expect(desk.last).toMatchObject({ content })
    desk.take(span)
    expect(desk.last).toBeNull()
  })
})
