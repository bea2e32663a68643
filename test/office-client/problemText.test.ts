import { expect, it } from 'vitest'
import { problemWords } from '../../client/kernel/problemText.ts'
import { problem, problemCodes } from '../../shared/kernel/problem.ts'
import { filesBelow, read } from '../architecture/sources.ts'

const OFFICE = /^(account|office|procedure|catalogue|reviewCase|caseText|setup)\./

it('every problem has words of its own once the pages of the offices are there; before, none is without words', async () => {
  const before = problemWords(problem('account.inUse'))
  expect(before).toEqual(problemWords(problem('server.internal')))
  await import('../../client/office/officeProblemText.ts')
  const words = problemCodes.map((code) => problemWords(problem(code)).title)
  expect(new Set(words).size).toBeGreaterThan(problemCodes.length - 5)
  expect(problemWords(problem('account.inUse'))).not.toEqual(before)
})

it('no screen of a room names a problem only offices have words for', () => {
  const roomFolders = ['workshop', 'room', 'annotation', 'discussion', 'finding', 'keySituation']
  const named = [...roomFolders, 'recommendation', 'vote', 'projector', 'join']
    .flatMap((folder) => filesBelow(`client/${folder}`))
    .flatMap((path) =>
      [...read(path).matchAll(/'([a-zA-Z]+\.[a-zA-Z]+)'/g)].map(([, code]) => code),
    )
    .filter((code) => problemCodes.some((known) => known === code))
  expect(
    named.filter((code) => OFFICE.test(code ?? '') && code !== 'reviewCase.withdrawn'),
  ).toEqual([])
})
