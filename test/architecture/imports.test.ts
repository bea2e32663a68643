import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsBelow, say, type Import } from './importsOf.ts'
import { filesBelow, read } from './sources.ts'

const imports = importsBelow('shared', 'migrations', 'server', 'client', 'test')

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

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
  it('shared imports zod, yjs and itself; what reads tables and what unpacks lists, the libraries that open them', () => {
    const opensTables = (imported: Import): boolean =>
      imported.from === 'shared/officeImport/table.ts' &&
      packageIn('fflate', 'read-excel-file')(imported)
    const unpacks = (imported: Import): boolean =>
      imported.from === 'shared/identifiers/gazetteer.ts' && packageIn('fflate')(imported)
    const isFine = anyOf(ownIn('shared'), packageIn('zod', 'yjs'), opensTables, unpacks)
    expect(offences('shared', isFine)).toEqual([])
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
      packageIn('svelte', 'uqr'),
      (imported) =>
        ownIn('client/ui', 'client/styles', 'client/kernel', 'shared/kernel')(imported) &&
        !isServerTalk(imported),
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
          // Only the router calls what it fetches.
          'client/officePages.ts',
          'client/workshop/screens.ts',
          'client/minutes/MinutesDialog.svelte',
          'client/ui/ShortcutHelp.svelte',
          // The panel keeps the passage, says so and offers another try.
          'client/annotation/loadParts.ts',
          // Both versions stand in the panel, which says that the choice could not be fetched.
          'client/annotation/AnnotationPanel.svelte',
          // If two versions cannot be merged, both are asked about as a whole.
          'client/annotation/annotationDesk.svelte.ts',
          // The way on stands there in plain words; that nothing is announced is said.
          'client/workshop/RoomScope.svelte',
          // The sheet says that the list of abbreviations could not be fetched and offers another try.
          'client/caseText/CaseTextPane.svelte',
          // The text stands below; it is said that its lanes could not be fetched, with another try.
          'client/reviewCase/TextLanes.svelte',
          // The file could not be read, says the page, and keeps its other ways: again, or pasted.
          'client/caseText/readFileBytes.ts',
          // The other views stay; the tab says that this one could not be fetched and offers another try.
          'client/step/CompareScreen.svelte',
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
    const unanswered =
      /=>\s+import\('[^']+'\)(?!(?:\s*\.then\(\(pages\) => pages\.\w+\(\)\))?\s*\.catch\(notLoaded\))/g
    expect("() => import('./x.ts').then((pages) => pages.y()),".match(unanswered)).not.toBe(null)
    expect(read('client/router.ts').match(unanswered)).toBe(null)
  })

  it('client/kernel knows no feature and draws nothing', () => {
    expect(offences('client/kernel', anyOf(isPackage, ownIn('client/kernel', 'shared')))).toEqual(
      [],
    )
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

describe('plain JavaScript, whose imports no compiler reads', () => {
  it('asks its own files for nothing they do not export', () => {
    const asked = filesBelow('.').flatMap((path) =>
      !path.endsWith('.mjs')
        ? []
        : [...read(path).matchAll(/import \{([^}]*)\} from '(\.[^']+)'/g)].flatMap(
            ([, names = '', from = '']) =>
              names
                .split(',')
                .map((name) => name.trim().split(' as ')[0] ?? '')
                .filter((name) => name !== '')
                .map((name) => ({ path, from: join(dirname(path), from), name })),
          ),
    )
    expect(asked.length).toBeGreaterThan(10)
    const exported = ({ from, name }: { from: string; name: string }) =>
      new RegExp(`export (?:async )?(?:const|function\\*?|class|let) ${name}\\b`).test(read(from))
    expect(asked.filter((one) => !exported(one))).toEqual([])
  })
})
