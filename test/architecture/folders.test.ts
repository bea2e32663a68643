import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, read } from './sources.ts'

// One word for a feature, wherever a part of it lives (README, "Where is what").

/** The folders right below some top folders, each once. */
const foldersOf = (files: readonly string[]): string[] => [
  ...new Set(
    files.map((path) => path.split('/')).flatMap(([, name, file]) => (file && name) ?? []),
  ),
]

const product = ['shared', 'server', 'client'].flatMap((top) => filesBelow(top))
const words = foldersOf(product)

/** Folders of `test` that hold a kind of test or what tests share; test/README.md says what runs where. */
const KINDS = [
  ...['architecture', 'bench', 'browsers', 'controls', 'e2e', 'faults', 'screens', 'server'],
  ...['support', 'tooling', 'tour', 'walk'],
]

/** Features whose word has no singular or is one that ends in an s, what finds all of something, and folders that are no feature. */
const PLURAL = ['identifiers', 'legalBasis', 'minutes', 'scripts', 'styles', 'synthesis']

/** Endings by which one feature would get a second folder: `annotation-client`, `officePage`, `caseRoutes`. */
const SECOND = /-|(Client|Server|Page|Pages|Routes|Screen|Screens|Test|Tests)$/

const isOneWord = (word: string): boolean =>
  /^[a-z][A-Za-z]*$/.test(word) && !SECOND.test(word) && (PLURAL.includes(word) || !/s$/.test(word))

const all = filesBelow('test')
const tests = all.filter((path) => path.endsWith('.test.ts'))
const featureOf = (path: string): string => path.split('/')[1] ?? ''

/** Does a file reach the folder of the product that its own is called by, itself or through a neighbour? */
function reachesOwn(path: string, seen = new Set<string>()): boolean {
  if (seen.has(path)) return false
  seen.add(path)
  const text = read(path)
  if (new RegExp(`(shared|server|client)/${featureOf(path)}/`).test(text)) return true
  const named = [...text.matchAll(/['"]\.\/([\w./-]+)['"]/g)].map(([, to]) =>
    normalize(join(dirname(path), to ?? '')),
  )
  // A page that a test builds is named by its folder.
  const folders = named.map((to) => `${to.split('/').slice(0, 3).join('/')}/`)
  const near = all.filter(
    (file) => named.includes(file) || folders.some((at) => file.startsWith(at)),
  )
  return near.some((neighbour) => reachesOwn(neighbour, seen))
}

describe('folders', () => {
  it('of the product are called by one word, in the singular', () => {
    expect(words.length).toBeGreaterThan(25)
    expect(words.filter((word) => !isOneWord(word))).toEqual([])
  })

  it('of tests are called like those of the product, or hold a kind of test', () => {
    const named = foldersOf(all)
    expect(named.filter((word) => !words.includes(word) && !KINDS.includes(word))).toEqual([])
    // A kind that is gone, or that a feature is called by, needs another word.
    expect(KINDS.filter((word) => !named.includes(word) || words.includes(word))).toEqual([])
  })

  it('hold the tests of what they are called by', () => {
    const own = tests.filter((path) => !KINDS.includes(featureOf(path)))
    expect(own.length).toBeGreaterThan(80)
    expect(own.filter((path) => !reachesOwn(path))).toEqual([])
  })

  it('that would be a second home are found', () => {
    expect(['annotation-client', 'officePage', 'findings', 'Vote'].filter(isOneWord)).toEqual([])
    expect(['annotation', 'workshopPlan', 'minutes'].every(isOneWord)).toBe(true)
  })
})
