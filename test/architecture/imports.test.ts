import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesBelow, importedInMarkup, isCode, read, syntaxTree, walk } from './sources.ts'

interface Import {
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

const FOLDERS = ['shared', 'migrations', 'server', 'client', 'test'] as const

const files = FOLDERS.flatMap((folder) => filesBelow(folder)).filter(isCode)
const imports = files.flatMap(importsOf)

function importsOf(from: string): Import[] {
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
  walk(syntaxTree(from), (node) => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, !node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, false)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false, true)
  })
  for (const written of importedInMarkup(from)) put(written, false, true)
  return found
}

const top = (path: string): string => path.split('/')[0] ?? ''
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
const say = ({ from, specifier }: Import): string => `${from} imports ${specifier}`

/** Imports of files under `folder` that are not allowed there. */
function offences(folder: string, isAllowed: (imported: Import) => boolean): readonly string[] {
  const below = imports.filter(({ from }) => from.startsWith(`${folder}/`))
  expect(below.length, `imports read below ${folder}`).toBeGreaterThan(0)
  return below.filter((imported) => !isAllowed(imported)).map(say)
}

const ownIn =
  (...folders: readonly string[]) =>
  ({ target }: Import): boolean =>
    target !== undefined && folders.some((folder) => target.startsWith(`${folder}/`))
const packageIn =
  (...names: readonly string[]) =>
  ({ target, specifier }: Import): boolean =>
    target === undefined && names.includes(packageOf(specifier))
const anyOf =
  (...rules: readonly ((imported: Import) => boolean)[]) =>
  (imported: Import): boolean =>
    rules.some((rule) => rule(imported))
const isPackage = ({ target }: Import): boolean => target === undefined
const isNode = ({ specifier }: Import): boolean => specifier.startsWith('node:')

describe('who may import whom', () => {
  it('shared imports zod, yjs and itself', () => {
    expect(offences('shared', anyOf(ownIn('shared'), packageIn('zod', 'yjs')))).toEqual([])
  })

  it('shared/kernel knows no feature', () => {
    expect(offences('shared/kernel', anyOf(ownIn('shared/kernel'), packageIn('zod')))).toEqual([])
  })

  it('what runs in the browser takes zod from the one place that tells it not to try eval', () => {
    const direct = imports.filter(
      ({ from, specifier, atLoad }) =>
        /^(shared|client)\//.test(from) && atLoad && packageOf(specifier) === 'zod',
    )
    expect(direct.map(({ from }) => from)).toEqual(['shared/kernel/zod.ts'])
  })

  it('migrations import kysely and each other: they are frozen in time', () => {
    expect(offences('migrations', anyOf(ownIn('migrations'), packageIn('kysely')))).toEqual([])
  })

  it('the server knows neither client nor test', () => {
    expect(offences('server', anyOf(isPackage, ownIn('server', 'shared', 'migrations')))).toEqual(
      [],
    )
  })

  it('the client reaches the server through shared only, and runs without Node', () => {
    const isTool = ({ from }: Import): boolean => from === 'client/vite.config.ts'
    const isFine = anyOf(
      ownIn('client', 'shared'),
      (imported) => isPackage(imported) && !isNode(imported),
      isTool,
    )
    expect(offences('client', isFine)).toEqual([])
  })

  it('client/ui draws, and knows no feature and no server', () => {
    const isServerTalk = ({ target }: Import): boolean =>
      /^client\/kernel\/(api|problemText)\b/.test(target ?? '')
    const isFine = anyOf(
      packageIn('svelte', '@lucide/svelte', 'uqr'),
      (imported) =>
        ownIn('client/ui', 'client/styles', 'client/kernel')(imported) && !isServerTalk(imported),
    )
    expect(offences('client/ui', isFine)).toEqual([])
  })

  it('the client fetches code only where a failure has a screen with a way on', () => {
    const fetched = imports.filter(({ from, isFetched }) => isFetched && from.startsWith('client/'))
    // Also what markup fetches is seen.
    expect(fetched.map(({ from }) => from)).toContain('client/annotation/AnnotationPanel.svelte')
    const elsewhere = fetched.filter(
      ({ from }) =>
        ![
          'client/router.ts',
          'client/workshop/screens.ts',
          'client/minutes/MinutesDialog.svelte',
          'client/ui/ShortcutHelp.svelte',
          // The panel keeps the passage, says so and offers another try.
          'client/annotation/loadParts.ts',
          // Both versions stand in the panel, which says that the choice could not be fetched.
          'client/annotation/AnnotationPanel.svelte',
          // Where two versions cannot be merged, both are asked about as a whole.
          'client/annotation/annotationDesk.svelte.ts',
          // The way on stands there in plain words; that nothing is announced is said.
          'client/workshop/RoomScope.svelte',
          // The sheet says that the list of abbreviations could not be fetched and offers another try.
          'client/caseText/CaseTextPane.svelte',
          // The cockpit goes on and says that a login cannot be renewed.
          'client/workshop/CockpitPage.svelte',
        ].includes(from),
    )
    expect(elsewhere.map(say)).toEqual([])
    // In markup the words for it stand right there.
    const silent = filesBelow('client').filter((path) =>
      /\{#await import\((?:(?!\{:catch)[\s\S])*?\{\/await\}/.test(read(path)),
    )
    expect(silent).toEqual([])
    expect(read('client/router.ts').match(/=>\s+import\('[^']+'\)(?!\.catch\(notLoaded\))/g)).toBe(
      null,
    )
  })

  it('client/kernel knows no feature and draws nothing', () => {
    expect(offences('client/kernel', anyOf(isPackage, ownIn('client/kernel', 'shared')))).toEqual(
      [],
    )
  })
})

describe('no circles', () => {
  /** Follows the arrows from each name; the way round of the first circle, or undefined. */
  function circle(arrows: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
    const done = new Set<string>()
    const visit = (name: string, way: readonly string[]): string | undefined => {
      if (way.includes(name)) return [...way.slice(way.indexOf(name)), name].join(' → ')
      if (done.has(name)) return undefined
      for (const next of arrows.get(name) ?? []) {
        const found = visit(next, [...way, name])
        if (found !== undefined) return found
      }
      done.add(name)
      return undefined
    }
    return [...arrows.keys()].map((name) => visit(name, [])).find((found) => found !== undefined)
  }

  function arrows(chosen: readonly Import[], name: (path: string) => string) {
    const all = new Map<string, Set<string>>()
    for (const { from, target } of chosen) {
      if (target === undefined || name(from) === name(target)) continue
      all.set(name(from), (all.get(name(from)) ?? new Set()).add(name(target)))
    }
    return all
  }

  it('finds one where there is one', () => {
    const round = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b'])],
    ])
    expect(circle(round)).toBe('b → c → b')
  })

  it('among the top folders', () => {
    expect(circle(arrows(imports, top))).toBeUndefined()
  })

  it('among files that load each other', () => {
    const loading = imports.filter(({ atLoad }) => atLoad)
    expect(circle(arrows(loading, (path) => path))).toBeUndefined()
  })
})

describe('what is imported is there', () => {
  type Manifest = {
    dependencies: Record<string, string>
    devDependencies?: Record<string, string>
  }
  const manifest = JSON.parse(read('package.json')) as Manifest
  const peers = JSON.parse(read('test/bench/package.json')) as Manifest

  it('every package, by name in package.json, and the peers of the bench in its own', () => {
    const known = { ...manifest.dependencies, ...manifest.devDependencies }
    const isPeer = (path: string) => path.startsWith('test/bench/peer/')
    const unknown = imports.filter(
      (imported) =>
        isPackage(imported) &&
        !isNode(imported) &&
        !(packageOf(imported.specifier) in known) &&
        !(isPeer(imported.from) && packageOf(imported.specifier) in peers.dependencies),
    )
    expect(unknown.map(say)).toEqual([])
  })

  it('at run time without development dependencies', () => {
    const isTool = (path: string): boolean => /^server\/(scripts\/\w+\.mjs|demo\/)/.test(path)
    const absent = imports.filter(
      ({ from, specifier, target, atLoad }) =>
        /^(server|shared|migrations)\//.test(from) &&
        !isTool(from) &&
        atLoad &&
        target === undefined &&
        !specifier.startsWith('node:') &&
        !(packageOf(specifier) in manifest.dependencies),
    )
    expect(absent.map(say)).toEqual([])
  })
})
