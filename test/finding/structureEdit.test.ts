import { expect, it } from 'vitest'
import { StructureEdit } from '../../client/sharedText/structureEdit.svelte.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'

/** A server that keeps one thing and refuses what rests on another revision. */
function keeper() {
  let held = { content: { level: 'a', factors: 'x' }, revision: 1 }
  /** What this window believes to be the newest; others may have gone on. */
  let known = held
  const send = (content: typeof held.content, revision = 0): Promise<Result<null>> => {
    if (revision !== held.revision) {
      known = held
      return Promise.resolve(refuse(problem('item.stale')))
    }
    known = held = { content, revision: revision + 1 }
    return Promise.resolve(ok(null))
  }
  const edit = new StructureEdit({ stored: () => known, send })
  const byOthers = (change: Partial<typeof held.content>) =>
    (held = { content: { ...held.content, ...change }, revision: held.revision + 1 })
  /** The news reached this window. */
  const learn = () => (known = held)
  return { edit, byOthers, learn, held: () => held.content }
}

it('sends a change on top of what is there', async () => {
  const { edit, held } = keeper()
  expect(await edit.change({ level: 'b' })).toBe(true)
  expect(held()).toEqual({ level: 'b', factors: 'x' })
})

it('keeps both versions where somebody else was faster, and overwrites nothing by itself', async () => {
  const { edit, byOthers, held } = keeper()
  byOthers({ factors: 'y' })
  const settled = edit.change({ level: 'b' })
  await new Promise((next) => setTimeout(next))
  expect(edit.mine).toEqual({ level: 'b', factors: 'x' })
  expect(held()).toEqual({ level: 'a', factors: 'y' })
  edit.takeStored()
  expect(await settled).toBe(true)
  expect(edit.mine).toBeNull()
  expect(held()).toEqual({ level: 'a', factors: 'y' })
})

it('takes one’s own version only when asked to', async () => {
  const { edit, byOthers, held } = keeper()
  byOthers({ factors: 'y' })
  const settled = edit.change({ level: 'b' })
  await new Promise((next) => setTimeout(next))
  expect(await edit.takeMine()).toBe(true)
  expect(await settled).toBe(true)
  expect(held()).toEqual({ level: 'b', factors: 'x' })
})

it('asks before it hides what was saved in the same field while the person was writing', async () => {
  const { edit, byOthers, held, learn } = keeper()
  byOthers({ factors: 'y' })
  learn()
  const settled = edit.change({ factors: 'z' }, { factors: 'x' })
  expect(edit.mine).toEqual({ level: 'a', factors: 'z' })
  expect(held().factors).toBe('y')
  edit.takeStored()
  expect(await settled).toBe(true)
  // Another field, or the same words: nothing is hidden, nobody is asked.
  expect(await edit.change({ level: 'b' }, { level: 'a' })).toBe(true)
  expect(await edit.change({ factors: 'y' }, { factors: 'x' })).toBe(true)
  expect(edit.mine).toBeNull()
})
