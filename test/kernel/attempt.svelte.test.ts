import { expect, it } from 'vitest'
import { Attempt } from '../../client/kernel/attempt.svelte.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'

/** An answer that comes when it is given. */
function pending() {
  let give: (result: Result<string>) => void = () => undefined
  const answer = new Promise<Result<string>>((settle) => (give = settle))
  return { answer, give }
}

it('is at work until the answer is there, and gives it on', async () => {
  const attempt = new Attempt()
  const one = pending()
  const asked = attempt.ask(one.answer)
  expect(attempt.busy).toBe(true)
  one.give(ok('done'))
  expect(await asked).toEqual(ok('done'))
  expect(attempt.busy).toBe(false)
})

it('is at work until the last of several answers', async () => {
  const attempt = new Attempt()
  const [one, other] = [pending(), pending()]
  const asked = [attempt.ask(one.answer), attempt.ask(other.answer)]
  one.give(ok(''))
  await asked[0]
  expect(attempt.busy).toBe(true)
  other.give(ok(''))
  await asked[1]
  expect(attempt.busy).toBe(false)
})

it('says why it was refused until the next answer, so that nothing jumps while somebody tries again', async () => {
  const attempt = new Attempt()
  const refused = problem('reveal.tooFew')
  await attempt.ask(Promise.resolve(refuse(refused)))
  expect(attempt.problem).toEqual(refused)
  const next = pending()
  const asked = attempt.ask(next.answer)
  expect(attempt.problem).toEqual(refused)
  next.give(ok(''))
  await asked
  expect(attempt.problem).toBeNull()
})

it('is no longer at work where asking itself failed', async () => {
  const attempt = new Attempt()
  await expect(attempt.ask(Promise.reject(new Error('the line broke')))).rejects.toThrow()
  expect(attempt.busy).toBe(false)
})
