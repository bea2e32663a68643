// Runs in a thread of its own: how easily is a password guessed? The lists it is compared with take time to load and
// memory to hold, and a nasty one takes long to take apart.
import { parentPort, workerData } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import german from '@zxcvbn-ts/language-de'
import { LOCAL_WORDS } from './localWords.ts'
import type { PasswordAnswer, PasswordQuestion } from './passwordStrength.ts'

const { password, own } = workerData as PasswordQuestion
const dictionary = { ...common, ...german.dictionary, local: [...LOCAL_WORDS] }
const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/** What is left of a password without the words that come to mind first, and years. */
const local = [...LOCAL_WORDS, ...own].filter((word) => word.length > 3)
const left = local
  .sort((a, b) => b.length - a.length)
  .reduce((text, word) => text.replaceAll(word.toLowerCase(), ''), password.toLowerCase())
  .replace(/(?:19|20)\d\d/g, '')

const answer: PasswordAnswer = {
  whole: judge.check(password, [...own]).guessesLog10,
  left: judge.check(left, [...own]).guessesLog10,
}
parentPort?.postMessage(answer)
