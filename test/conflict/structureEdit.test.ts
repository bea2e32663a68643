import { describe, expect, it } from 'vitest'
import type { VersionsQuestion } from '../../client/room/versionsQuestion.ts'
import { mergeFields } from '../../client/conflict/mergeFields.ts'
import { StructureEdit, type VersionsWords } from '../../client/conflict/structureEdit.svelte.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'

interface Content {
  readonly level: string
  readonly factors: string
}
interface Held {
  readonly content: Content
  readonly revision: number
}

/** A server that keeps one thing and refuses what rests on another revision. */
function keeper(words?: VersionsWords<Content>) {
  let held: Held | undefined = { content: { level: 'a', factors: 'x' }, revision: 1 }
  /** What this window believes to be the newest; others may have gone on. */
  let known: Held | undefined = held
  let refusing = false
  const send = (content: Content, revision = 0): Promise<Result<null>> => {
    if (refusing) {
      refusing = false
      return Promise.resolve(refuse(problem('access.denied')))
    }
    if (revision !== (held?.revision ?? 0)) {
      known = held
      return Promise.resolve(refuse(problem('item.stale')))
    }
    known = held = { content, revision: revision + 1 }
    return Promise.resolve(ok(null))
  }
  const edit = new StructureEdit<Content>({ stored: () => known, send }, words)
  const now = (): Content => {
    if (!held) throw new Error('it is gone')
    return held.content
  }
  const byOthers = (change: Partial<Content>) =>
    (held = { content: { ...now(), ...change }, revision: (held?.revision ?? 0) + 1 })
  /** The news reached this window. */
  const learn = () => (known = held)
  const remove = () => (known = held = undefined)
  const refuseNext = () => (refusing = true)
  return { edit, byOthers, learn, remove, refuseNext, held: now }
}

it('sends a change on top of what is there', async () => {
  const { edit, held } = keeper()
  expect(await edit.change({ level: 'b' })).toBe(true)
  expect(held()).toEqual({ level: 'b', factors: 'x' })
})

const others = () => new Promise((next) => setTimeout(next))

it('RO5: fields that only one of the two changed go through by themselves', async () => {
  const { edit, byOthers, held } = keeper()
  byOthers({ factors: 'y' })
  expect(await edit.change({ level: 'b' })).toBe(true)
  expect(edit.mine).toBeNull()
  expect(held()).toEqual({ level: 'b', factors: 'y' })
})

it('RO5: a form sent whole leaves alone what its writer did not touch', async () => {
  const { edit, byOthers, held, learn } = keeper()
  const began = held()
  byOthers({ factors: 'y' })
  learn()
  expect(await edit.change({ ...began, level: 'b' }, began)).toBe(true)
  expect(held()).toEqual({ level: 'b', factors: 'y' })
})

it('RO5: only the field that both changed is asked about, and nothing is overwritten by itself', async () => {
  const { edit, byOthers, held } = keeper()
  byOthers({ factors: 'y', level: 'c' })
  const settled = edit.change({ level: 'b' })
  await others()
  expect(edit.mine).toEqual({ level: 'b', factors: 'y' })
  expect(edit.theirs).toEqual({ level: 'c', factors: 'y' })
  expect(held()).toEqual({ level: 'c', factors: 'y' })
  expect(await edit.takeStored()).toBe(true)
  expect(await settled).toBe(true)
  expect(edit.mine).toBeNull()
  expect(held()).toEqual({ level: 'c', factors: 'y' })
})

it('RO5: whoever lets the other’s field stand keeps what was changed beside it', async () => {
  const { edit, byOthers, held } = keeper()
  byOthers({ level: 'c' })
  const settled = edit.change({ level: 'b', factors: 'z' })
  await others()
  await edit.takeStored()
  expect(await settled).toBe(true)
  expect(held()).toEqual({ level: 'c', factors: 'z' })
})

it('takes one’s own version only when asked to', async () => {
  const { edit, byOthers, held } = keeper()
  byOthers({ level: 'c', factors: 'y' })
  const settled = edit.change({ level: 'b' })
  await others()
  expect(await edit.takeMine()).toBe(true)
  expect(await settled).toBe(true)
  expect(held()).toEqual({ level: 'b', factors: 'y' })
})

it('a decision the server does not take leaves the question, and the words, where they are', async () => {
  const { edit, byOthers, learn, refuseNext } = keeper()
  byOthers({ level: 'c' })
  learn()
  void edit.change({ level: 'b' }, { level: 'a' })
  await others()
  refuseNext()
  expect(await edit.takeMine()).toBe(false)
  expect(edit.mine?.level).toBe('b')
  expect(edit.problem?.code).toBe('access.denied')
  expect(await edit.takeMine()).toBe(true)
  expect(edit.mine).toBeNull()
})

it('words about a thing that was taken away are asked about, too', async () => {
  const { edit, remove, held } = keeper()
  remove()
  const settled = edit.change({ level: 'b' }, { level: 'a' })
  await others()
  expect(edit.mine).toEqual({ level: 'b', factors: 'x' })
  expect(edit.theirs).toBeUndefined()
  expect(await edit.takeMine()).toBe(true)
  expect(await settled).toBe(true)
  expect(held()).toEqual({ level: 'b', factors: 'x' })
})

it('asks before it hides what was saved in the same field while the person was writing', async () => {
  const { edit, byOthers, held, learn } = keeper()
  byOthers({ factors: 'y' })
  learn()
  const settled = edit.change({ factors: 'z' }, { factors: 'x' })
  await others()
  expect(edit.mine).toEqual({ level: 'a', factors: 'z' })
  expect(held().factors).toBe('y')
  await edit.takeStored()
  expect(await settled).toBe(true)
  // Another field, or the same words: nothing is hidden or asked.
  expect(await edit.change({ level: 'b' }, { level: 'a' })).toBe(true)
  expect(await edit.change({ factors: 'y' }, { factors: 'x' })).toBe(true)
  expect(edit.mine).toBeNull()
})

it('the question is asked over the whole room, and goes once it is answered', async () => {
  const questions = new Set<VersionsQuestion>()
  const { edit, byOthers } = keeper({
    host: {
      ask: (question) => void questions.add(question),
      answered: (question) => void questions.delete(question),
    },
    name: () => 'Befund 3',
    facts: ({ level }) => [{ label: 'Ebene', value: level }],
  })
  byOthers({ level: 'c' })
  void edit.change({ level: 'b' })
  await others()
  const [question] = questions
  expect(question?.name).toBe('Befund 3')
  expect(question?.mine).toEqual([{ label: 'Ebene', value: 'b' }])
  expect(question?.theirs).toEqual([{ label: 'Ebene', value: 'c' }])
  await question?.takeMine()
  expect(questions.size).toBe(0)
})

describe('merging', () => {
  const base = { a: '1', b: '1', list: ['x', 'y'], c: 'P', rating: '2' as string | null }

  it('takes from each what only they changed', () => {
    const merged = mergeFields(base, { ...base, a: '2' }, { ...base, b: '3' })
    expect(merged.asked).toEqual([])
    expect(merged.mine).toEqual({ ...base, a: '2', b: '3' })
    expect(merged.theirs).toEqual(merged.mine)
  })

  it('asks about a field both changed differently, not about one they changed alike', () => {
    const merged = mergeFields(base, { ...base, a: '2', b: '9' }, { ...base, a: '3', b: '9' })
    expect(merged.asked).toEqual(['a'])
    expect(merged.mine).toEqual({ ...base, a: '2', b: '9' })
    expect(merged.theirs).toEqual({ ...base, a: '3', b: '9' })
  })

  it('puts lists of choices together: added by either is in, taken away by either is out', () => {
    const merged = mergeFields(
      base,
      { ...base, list: ['y', 'mine'] },
      { ...base, list: ['x', 'y', 'theirs'] },
    )
    expect(merged.asked).toEqual([])
    expect(merged.mine.list).toEqual(['y', 'theirs', 'mine'])
  })

  it('lets fields that belong together hold or fall as one', () => {
    const merged = mergeFields(base, { ...base, c: 'Q', rating: null }, { ...base, rating: '4' }, [
      ['c', 'rating'],
    ])
    expect(merged.asked).toEqual(['c', 'rating'])
    expect(merged.mine).toEqual({ ...base, c: 'Q', rating: null })
    expect(merged.theirs).toEqual({ ...base, rating: '4' })
  })
})
