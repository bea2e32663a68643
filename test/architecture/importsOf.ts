import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import {
  filesBelow,
  importedInMarkup,
  isCode,
  read,
  syntaxTree,
  walk,
  type Tree,
} from './sources.ts'

/** One file that names another, or a package. */
export interface Import {
  readonly from: string
  /** As written. */
  readonly specifier: string
  /** The path in this repository, or undefined for a package. */
  readonly target: string | undefined
  /** False for `import type` and for `import()`: neither runs when the file is loaded. */
  readonly atLoad: boolean
  /** True for `import()`: fetched when it is wanted, and it may fail. */
  readonly isFetched: boolean
}

/** Everything a file imports, in the order of the file. */
export function importsOf(from: string, text = read(from)): readonly Import[] {
  const found: Import[] = []
  const add = (literal: ts.Node | undefined, atLoad: boolean, isFetched = false): void => {
    if (literal === undefined || !ts.isStringLiteralLike(literal)) return
    put(literal.text, atLoad, isFetched)
  }
  const put = (written: string, atLoad: boolean, isFetched: boolean): void => {
    const specifier = written.replace(/\?.*$/, '')
    const isOwn = specifier.startsWith('.')
    found.push({
      from,
      specifier,
      target: isOwn ? normalize(join(dirname(from), specifier)) : undefined,
      atLoad,
      isFetched,
    })
  }
  walk(syntaxTree(from, text), (node) => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, !node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, false)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false, true)
  })
  for (const written of importedInMarkup(from, text)) put(written, false, true)
  return found
}

/** Everything the files of some top folders of a checkout import. */
export const importsIn = (tree: Tree, ...tops: readonly string[]): readonly Import[] =>
  tops
    .flatMap((top) => tree.filesBelow(top))
    .filter(isCode)
    .flatMap((path) => importsOf(path, tree.read(path)))

/** Everything the files of some top folders import. */
export const importsBelow = (...tops: readonly string[]): readonly Import[] =>
  importsIn({ filesBelow, read }, ...tops)

/** An import in the words of a failing test. */
export const say = ({ from, specifier }: Import): string => `${from} imports ${specifier}`

/** The top folder of a path. */
export const top = (path: string): string => path.split('/')[0] ?? ''

/** Who uses whom, by the names of their files; what names itself is left out. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>

/** The arrows of some imports, each file called by a name: its folder, its top, or itself. */
export function arrows(chosen: readonly Import[], name: (path: string) => string): Arrows {
  const all = new Map<string, Set<string>>()
  for (const { from, target } of chosen) {
    if (target === undefined || name(from) === name(target)) continue
    all.set(name(from), (all.get(name(from)) ?? new Set()).add(name(target)))
  }
  return all
}

/** Follows the arrows from each name; the way round of the first circle, or undefined. */
export function circle(all: Arrows): string | undefined {
  const done = new Set<string>()
  const visit = (name: string, way: readonly string[]): string | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name].join(' → ')
    if (done.has(name)) return undefined
    for (const next of all.get(name) ?? []) {
      const found = visit(next, [...way, name])
      if (found !== undefined) return found
    }
    done.add(name)
    return undefined
  }
  return [...all.keys()].map((name) => visit(name, [])).find((found) => found !== undefined)
}

/** Names that reach each other and so stand in one circle, the largest circle first; each sorted. */
export function circles(all: Arrows): readonly (readonly string[])[] {
  const reached = (from: string): ReadonlySet<string> => {
    const found = new Set<string>()
    const open = [from]
    for (let name = open.pop(); name !== undefined; name = open.pop())
      for (const next of all.get(name) ?? [])
        if (!found.has(next)) {
          found.add(next)
          open.push(next)
        }
    return found
  }
  const reach = new Map([...all.keys()].map((name) => [name, reached(name)]))
  const round = [...reach.keys()]
    .filter((name) => reach.get(name)?.has(name))
    .map((name) =>
      [...reach.keys()]
        .filter((other) => reach.get(name)?.has(other) && reach.get(other)?.has(name))
        .toSorted(),
    )
  return [...new Map(round.map((names) => [names.join(), names])).values()].toSorted(
    (one, other) => other.length - one.length,
  )
}

/** The floors some names stand on if each stands as low as it can, lowest first; a circle stands on one. */
export function lowestFloors(
  names: readonly string[],
  all: Arrows,
): readonly (readonly string[])[] {
  const round = circles(all)
  const together = (name: string): readonly string[] =>
    round.find((one) => one.includes(name)) ?? [name]
  const known = new Map<string, number>()
  const floorOf = (name: string): number => {
    const mine = together(name)
    const key = mine.join()
    const below = mine
      .flatMap((one) => [...(all.get(one) ?? [])])
      .filter((other) => !mine.includes(other))
    const floor = known.get(key) ?? 1 + Math.max(-1, ...below.map(floorOf))
    known.set(key, floor)
    return floor
  }
  const floors: string[][] = []
  for (const name of names.toSorted()) (floors[floorOf(name)] ??= []).push(name)
  return floors
}

/** The imports among the files of one top folder that stand on each other: what is fetched is composed and no floor. */
export const standing = (top: string, all = importsBelow(top)): readonly Import[] =>
  all.filter(
    ({ from, target, isFetched }) =>
      !isFetched && from.startsWith(`${top}/`) && target?.startsWith(`${top}/`) === true,
  )

/** What a file stands in: the folder below its top, or, if it lies in none, itself. */
export const placeOf = (path: string): string => path.split('/')[1] ?? ''

/** The floors as the README of a top folder lists them: lines `| number | folders | …`, lowest first. */
export const listedFloors = (readme: string): readonly (readonly string[])[] =>
  [...readme.matchAll(/^\| \d+ +\| (.+?) +\|/gm)].map(([, names = '']) =>
    [...names.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name),
  )

/** What a list of floors says that is not so: who uses beside or above itself, who is missing, who is not there. */
export function floorFaults(
  floors: readonly (readonly string[])[],
  below: readonly Import[],
  places: readonly string[],
): readonly string[] {
  const rank = new Map(floors.flatMap((names, at) => names.map((name) => [name, at] as const)))
  const wrong = below.flatMap((imported) => {
    const { from, target } = imported
    const [mine, other] = [placeOf(from), placeOf(target ?? '')]
    const [above, under] = [rank.get(mine), rank.get(other)]
    if (mine === other || above === undefined || under === undefined || above > under) return []
    return [`${mine} uses ${other}: ${say(imported)}`]
  })
  const listed = floors.flat()
  return [
    ...wrong,
    ...places.filter((name) => !rank.has(name)).map((name) => `${name} stands on no floor`),
    ...listed.filter((name) => !places.includes(name)).map((name) => `${name} is not there`),
    ...listed
      .filter((name, at) => listed.indexOf(name) !== at)
      .map((name) => `${name} stands on two floors`),
  ]
}
