import { expect, it } from 'vitest'
import { problemWords } from '../../client/kernel/problemText.ts'
import { problem, problemCodes } from '../../shared/kernel/problem.ts'
import { filesBelow, read } from '../architecture/sources.ts'

const OFFICE = /^(account|office|procedure|catalogue|reviewCase|caseText|setup)\./

it('every problem has words of its own once the pages of the offices and the later steps are there; before, none is without words', async () => {
  const before = problemWords(problem('account.inUse'))
  expect(before).toEqual(problemWords(problem('server.internal')))
  expect(problemWords(problem('vote.closed'))).toEqual(before)
  await import('../../client/page/officeProblemText.ts')
  await import('../../client/kernel/laterProblemText.ts')
  const words = problemCodes.map((code) => problemWords(problem(code)).title)
  expect(new Set(words).size).toBeGreaterThan(problemCodes.length - 5)
  expect(problemWords(problem('account.inUse'))).not.toEqual(before)
})

it('an error of the server is told with the number that its log has', () => {
  const { title, next } = problemWords(problem('server.internal', { incident: '3F2A9C01' }))
  expect(title).toBe('Auf dem Server ist ein Fehler passiert.')
  expect(next).toBe(
    'Bitte versuchen Sie es noch einmal. Bleibt es dabei, melden Sie die Fehlernummer 3F2A9C01 Ihrer Technik.',
  )
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
