import { describe, expect, test } from 'vitest'
import { Loaded, together } from '../../client/page/loaded.svelte.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import type { Result } from '../../shared/kernel/result.ts'

describe('what a page fetches', () => {
  test('waits, is ready, and keeps the old value while it is fetched again', async () => {
    const answers: ((result: Result<number>) => void)[] = []
    const loaded = new Loaded(() => new Promise<Result<number>>((resolve) => answers.push(resolve)))
    expect(loaded.state.kind).toBe('loading')
    answers[0]?.(ok(1))
    await Promise.resolve()
    expect(loaded.value).toBe(1)
    void loaded.reload()
    expect(loaded.value).toBe(1)
  })

  test('an older answer that comes late does not win', async () => {
    const answers: ((result: Result<number>) => void)[] = []
    const loaded = new Loaded(() => new Promise<Result<number>>((resolve) => answers.push(resolve)))
    const again = loaded.reload()
    answers[1]?.(ok(2))
    await again
    answers[0]?.(ok(1))
    await Promise.resolve()
    expect(loaded.value).toBe(2)
  })

  test('what a change returned wins over an answer that was asked for before it', async () => {
    const answers: ((result: Result<number>) => void)[] = []
    const loaded = new Loaded(() => new Promise<Result<number>>((resolve) => answers.push(resolve)))
    loaded.change((value) => value + 1)
    expect(loaded.state.kind).toBe('loading')
    answers[0]?.(ok(1))
    await Promise.resolve()
    const again = loaded.reload()
    loaded.change((value) => value + 1)
    answers[1]?.(ok(1))
    await again
    expect(loaded.value).toBe(2)
  })

  test('a refusal can be tried again', async () => {
    let times = 0
    const loaded = new Loaded<number>(() => {
      times += 1
      return Promise.resolve(times === 1 ? refuse(problem('server.internal')) : ok(times))
    })
    await Promise.resolve()
    expect(loaded.state).toEqual({ kind: 'failed', problem: { code: 'server.internal' } })
    await loaded.retry()
    expect(loaded.value).toBe(2)
  })

  test('looked at behind what is shown, a lost line leaves it, the same answer too, another one and a refusal show', async () => {
    const answers: Result<{ n: number }>[] = [
      ok({ n: 1 }),
      refuse(problem('connection.lost')),
      ok({ n: 1 }),
      ok({ n: 2 }),
      refuse(problem('access.denied')),
    ]
    let asked = 0
    const loaded = new Loaded(() => Promise.resolve(answers[asked++] ?? ok({ n: 0 })))
    await Promise.resolve()
    const first = loaded.value
    expect(first).toEqual({ n: 1 })
    for (let time = 0; time < 2; time++) {
      await loaded.refresh()
      expect(loaded.value).toBe(first)
    }
    await loaded.refresh()
    expect(loaded.value).toEqual({ n: 2 })
    await loaded.refresh()
    expect(loaded.state).toEqual({ kind: 'failed', problem: { code: 'access.denied' } })
  })

  test('several together give their values in order, or the first refusal', async () => {
    expect(await together(Promise.resolve(ok('a')), Promise.resolve(ok(1)))).toEqual(ok(['a', 1]))
    const refused = refuse(problem('access.denied'))
    expect(await together(Promise.resolve(ok('a')), Promise.resolve(refused))).toEqual(refused)
  })
})
