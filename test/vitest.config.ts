import { availableParallelism, tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './support/order.ts'

const ROOT = resolve(import.meta.dirname, '..')

/** Tests that start a browser and draw something of their own. */
const BROWSER = 'test/**/*.browser.test.ts'
/** Tests that look at the product as it is built, most of them through a browser. */
const JOURNEY = [
  'test/e2e/**/*.test.ts',
  'test/browsers/**/*.test.ts',
  'test/architecture/built*.test.ts',
]

/** People who press whatever they are offered: a short walk always; by hand the sweep that presses everything. */
const WALK = 'test/walk/{nobody,walk}.test.ts'
const SWEEP = 'test/walk/{facilitation,seats,office}.test.ts'
/** Half an hour of a machine: `WALK=1 npm test -- test/walk`. */
const isSwept = process.env['WALK'] === '1'

/** What the journeys and walks of a whole run have left untouched; after them. */
const AFTERWARDS = 'test/controls/pressed.test.ts'

/** Tests that run the real server with real sockets, as Node resolves its packages. */
const SERVER = 'test/server/**/*.test.ts'

/** Tests that make a fault and look at what is left; `npm run faults` runs them at full length. */
const FAULTS = 'test/faults/**/*.test.ts'

/** The browser's entry of Svelte, for stores with runes. A server cannot run so: `ws` would give its browser's entry, too. */
const asBrowser = {
  ssr: { resolve: { conditions: ['browser', 'module', 'node', 'development|production'] } },
}

const support = (file: string) => resolve(import.meta.dirname, 'support', file)

/**
 * One more than there are processors: journeys and faults wait often, and meanwhile something else computes. Everything
 * stands in one line (`support/order.ts`), so that no worker waits for the last of a group.
 */
const inLine = { maxWorkers: availableParallelism() + 1, sequence: { groupOrder: 0 } }

/** The files of a process share their modules: most of them take less time than to load these. */
const inOneProcess = { ...inLine, isolate: false }

/** All files of a process share its one browser, too. What is looked for may take as long as a screen may. */
const inBrowser = {
  ...inOneProcess,
  testTimeout: 60_000,
  expect: { poll: { timeout: 10_000 } },
}

export default defineConfig({
  root: ROOT,
  plugins: [
    // Runes as the browser runs them, in plain Node: reactive stores are tested without a browser.
    svelte({
      configFile: resolve(ROOT, 'client/svelte.config.js'),
      dynamicCompileOptions: () => ({ generate: 'client' }),
    }),
  ],
  test: {
    testTimeout: 20_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
    // The keys of open votes: never among those of a real installation on this machine.
    env: { XDG_STATE_HOME: resolve(tmpdir(), 'fallwerkstatt-test-state') },
    projects: [
      {
        extends: true,
        ...asBrowser,
        test: {
          ...inOneProcess,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [BROWSER, SERVER, FAULTS, WALK, SWEEP, AFTERWARDS, ...JOURNEY],
        },
      },
      { extends: true, test: { ...inOneProcess, name: 'server', include: [SERVER] } },
      {
        extends: true,
        test: { ...inLine, name: 'faults', include: [FAULTS], testTimeout: 600_000 },
      },
      {
        extends: true,
        test: {
          ...inBrowser,
          name: 'browser',
          include: [BROWSER],
          globalSetup: support('unpackBrowser.ts'),
          setupFiles: support('keepBrowser.ts'),
        },
      },
      {
        extends: true,
        test: {
          ...inBrowser,
          name: 'journey',
          include: JOURNEY,
          globalSetup: support('globalSetup.ts'),
          setupFiles: [support('requireBuild.ts'), support('keepBrowser.ts')],
        },
      },
      {
        extends: true,
        test: {
          ...inBrowser,
          // One of them needs a machine without a browser.
          isolate: true,
          name: 'walk',
          include: isSwept ? [WALK, SWEEP] : [WALK],
          globalSetup: support('globalSetup.ts'),
          setupFiles: [support('requireBuild.ts'), support('keepBrowser.ts')],
        },
      },
      {
        extends: true,
        test: { name: 'afterwards', include: [AFTERWARDS], sequence: { groupOrder: 1 } },
      },
    ],
  },
})
