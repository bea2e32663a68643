import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { settings } from '../../server/config.ts'
import { filesBelow, isCode, read, ROOT, syntaxTree, walk } from './sources.ts'

const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
const readmes = filesBelow('.').filter((path) => path.endsWith('.md'))

/** Every match of the pattern's first group in a file, with where it stands. */
const findAll = (path: string, pattern: RegExp): readonly { path: string; found: string }[] =>
  [...read(path).matchAll(pattern)].map(([, found]) => ({ path, found: found ?? '' }))

describe('what the documents say is so', () => {
  it('every script they name exists', () => {
    const named = readmes.flatMap((path) => findAll(path, /\bnpm run ([a-z][\w:-]*)/g))
    expect(named.filter(({ found }) => !(found in manifest.scripts))).toEqual([])
  })

  it('every file they name exists', () => {
    const named = readmes.flatMap((path) => findAll(path, /`([^`\n]+)`/g))
    const files = named.filter(({ found }) => looksLikeFile(found))
    expect(files.filter(({ path, found }) => !existsNear(path, found))).toEqual([])
  })

  it('every setting of the server is described, and no other', () => {
    const named = readmes.flatMap((path) => findAll(path, /\b(FALLWERKSTATT_[A-Z_]+)\b/g))
    const described = [...new Set(named.map(({ found }) => found))]
    expect(described.sort()).toEqual(Object.keys(settings).sort())
  })

  it('knows a file name from other things in backticks', () => {
    const paths = ['server/main.ts', 'client/ui/', './styles/all.css', '.ci/run', 'shared/vote']
    const others = [
      'a / b',
      '/api/workshops',
      'data/demo.db',
      'svelte/elements',
      'server/*',
      'x.ts',
    ]
    expect(paths.filter((text) => !looksLikeFile(text))).toEqual([])
    expect(others.filter(looksLikeFile)).toEqual([])
  })
})

/** Things in `build/` and `data/` are made later; `svelte/elements` and the like are packages. */
function looksLikeFile(text: string): boolean {
  if (!/^(\.{1,2}\/)?[\w.-]+(\/[\w.-]*)+$/.test(text) || /^(build|data)\//.test(text)) return false
  const hasEnding = /\.[a-z]+$|\/$/.test(text)
  return hasEnding || /^(shared|migrations|server|client|test|\.ci)\//.test(text)
}

/** A path may be meant from the root, or from the document's folder or one above it. */
function existsNear(document: string, path: string): boolean {
  let folder = dirname(document)
  while (!existsSync(join(ROOT, folder, path))) {
    if (folder === '.') return false
    folder = dirname(folder)
  }
  return true
}

describe('every rule of shared/README.md is tested under its number', () => {
  const RULE = /[A-Z]{1,3}\d+/g
  const rules = findAll('shared/README.md', /\*\*([A-Z]{1,3}\d+)\*\*/g).map(({ found }) => found)
  const tested = new Set(
    filesBelow('test')
      .filter((path) => path.endsWith('.ts'))
      .flatMap(titles)
      .flatMap((title) => [...title.matchAll(/\[([A-Z]{1,3}\d+(?:, ?[A-Z]{1,3}\d+)*)\]/g)])
      .flatMap(([, list]) => list?.match(RULE) ?? []),
  )

  it('there are rules, each number once', () => {
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
  })

  it('no rule is without a test', () => {
    expect(rules.filter((rule) => !tested.has(rule))).toEqual([])
  })

  it('no test names a rule that is not there', () => {
    expect([...tested].filter((rule) => !rules.includes(rule))).toEqual([])
  })
})

describe('what comments say is there', () => {
  const code = ['shared', 'server', 'client', 'migrations', 'test']
    .flatMap((folder) => filesBelow(folder))
    .filter((path) => isCode(path) && !path.startsWith('test/architecture/'))
  const comments = code.flatMap((path) =>
    findAll(path, /(?<![:'"`\w])(\/\/ .*|\/\*[^]*?\*\/|<!--[^]*?-->)/g),
  )
  /** Every match of a pattern in a comment. */
  const inComments = (pattern: RegExp) =>
    comments.flatMap(({ path, found }) =>
      [...found.matchAll(pattern)].map(([said]) => ({ path, said })),
    )

  it('there are comments', () => {
    expect(comments.length).toBeGreaterThan(2000)
  })

  it('rules they name', () => {
    const rules = new Set(
      findAll('shared/README.md', /\*\*([A-Z]{1,3}\d+)\*\*/g).map(({ found }) => found),
    )
    const kinds = [...new Set([...rules].map((rule) => rule.replace(/\d+/, '')))]
    const named = inComments(new RegExp(`\\b(?:${kinds.join('|')})\\d+\\b`, 'g'))
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter(({ said }) => !rules.has(said))).toEqual([])
  })

  it('files they name', () => {
    const named = inComments(
      /(?<![\w./-])(?:shared|server|client|migrations|test)\/[\w./-]*\w\.(?:ts|mjs|svelte|md|js|json)\b/g,
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(({ said }) => !existsSync(join(ROOT, said)))).toEqual([])
  })

  it('of a component stand in its first lines, in one way', () => {
    const other =
      /\*\/\s*(?:interface Props\b|(?:const|let) [^=;]*= \$props\()|<script(?![^>]*\bmodule\b)[^>]*>\s*\/\*\*/
    expect(other.test('<script>\n  /** A card. */\n  const { a } = $props()')).toBe(true)
    const components = filesBelow('client').filter((path) => path.endsWith('.svelte'))
    expect(components.length).toBeGreaterThan(300)
    expect(components.filter((path) => other.test(read(path)))).toEqual([])
  })

  it('a subject: who does something is named', () => {
    const vague = /\b(?:[Ww]ho(?:m?ever)|[Ss]omebody|[Nn]obody)\b/g
    expect('where somebody waits, whoever comes'.match(vague)).toHaveLength(2)
    expect(inComments(vague)).toEqual([])
  })

  it('no document that lies elsewhere', () => {
    const elsewhere = /\b(?:design (?:D\d|§)|(?:law|method|research|security|sync) note)/g
    expect('as in the method note §4'.match(elsewhere)).not.toBeNull()
    expect(inComments(elsewhere)).toEqual([])
  })
})

/** The names given to `test`, `it` and `describe`, also behind `.each(…)` and the like. */
function titles(path: string): readonly string[] {
  const found: string[] = []
  walk(syntaxTree(path), (node) => {
    if (!ts.isCallExpression(node) || !/^(test|it|describe)\b/.test(node.expression.getText()))
      return
    const [title] = node.arguments
    if (title && ts.isStringLiteralLike(title)) found.push(title.text)
    if (title && ts.isTemplateExpression(title)) found.push(title.getText())
  })
  return found
}
