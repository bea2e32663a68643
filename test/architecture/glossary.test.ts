import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesBelow, isCode, read, syntaxTree, walk } from './sources.ts'

// The words of the engine (server/README.md) are those of the sources, and every class of it has one.

const section = read('server/README.md').split('\n## Words of the engine\n')[1]?.split('\n## ')[0]
const rows = [...(section ?? '').matchAll(/^\| (?!Word |-)([^|]+?) +\| ([^|]+?) +\|/gm)]
const named = rows.flatMap(([, , names = '']) => [...names.matchAll(/`(\w+)`/g)].map(([, n]) => n))

/** Folders of the engine: what runs between a window and the log of its room. */
const ENGINE = ['server/room', 'server/door', 'shared/protocol', 'shared/room', 'client/room']
const engine = ENGINE.flatMap(filesBelow).filter(isCode)

/** Everything a file declares by name, its properties and parameters included. */
function declared(path: string, text?: string): ReadonlySet<string> {
  const found = new Set<string>()
  walk(syntaxTree(path, text), (node) => {
    if (!('name' in node) || !node.name) return
    const name = node.name as ts.Node
    if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) found.add(name.text)
  })
  return found
}

/** Classes of the engine: what carries it, errors and components aside. */
function classesIn(path: string): readonly string[] {
  const found: string[] = []
  walk(syntaxTree(path), (node) => {
    if (!ts.isClassDeclaration(node) || !node.name) return
    const isExported = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (isExported === true && !node.heritageClauses) found.push(node.name.text)
  })
  return found
}

/** Helpers of one screen or one field, which say what they are. */
const PLAIN = ['OwnBallots', 'RoomHistory', 'ServerTime', 'SharedTextDoc']

it('the words of the product (README) are those of its sources', () => {
  const table = read('README.md').split('\n## Words\n')[1]?.split('\n## ')[0] ?? ''
  const cells = [...table.matchAll(/^\| [^|]+ \| ([^|]+?) +\|/gm)].map(([, cell]) => cell ?? '')
  const words = cells.flatMap((cell) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word ?? ''),
  )
  const text = ['shared', 'server', 'client']
    .flatMap(filesBelow)
    .filter(isCode)
    .map(read)
    .join('\n')
  expect(words.length).toBeGreaterThan(30)
  expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(text))).toEqual([])
})

describe('the words of the engine', () => {
  it('are the names of the sources', () => {
    const code = ['shared', 'server', 'client'].flatMap(filesBelow).filter(isCode)
    const names = new Set(code.flatMap((path) => [...declared(path)]))
    expect(rows.length).toBeGreaterThan(25)
    expect(named.filter((name) => !names.has(name ?? ''))).toEqual([])
  })

  it('name every class that carries it', () => {
    const classes = engine.flatMap(classesIn)
    expect(classes.length).toBeGreaterThan(15)
    expect(classes.filter((name) => !named.includes(name) && !PLAIN.includes(name))).toEqual([])
    expect(PLAIN.filter((name) => !classes.includes(name))).toEqual([])
  })
})
