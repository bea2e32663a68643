import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

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

/**
 * Browsers start one file at a time and after all other tests, so that two cores suffice. What is looked for may take as
 * long as a screen may.
 */
const calm = {
  fileParallelism: false,
  testTimeout: 60_000,
  expect: { poll: { timeout: 10_000 } },
}

const walk = {
  extends: true as const,
  test: {
    name: 'walk',
    include: isSwept ? [WALK, SWEEP] : [WALK],
    // They wait more than they work.
    maxWorkers: 2,
    globalSetup: resolve(import.meta.dirname, 'walk/globalSetup.ts'),
    setupFiles: resolve(import.meta.dirname, 'support/requireBuild.ts'),
    sequence: { groupOrder: 5 },
  },
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
    // The keys of open votes: never among those of a real installation of whoever runs the tests.
    env: { XDG_STATE_HOME: resolve(tmpdir(), 'fallwerkstatt-test-state') },
    projects: [
      {
        extends: true,
        ...asBrowser,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [BROWSER, SERVER, FAULTS, WALK, SWEEP, AFTERWARDS, ...JOURNEY],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'server', include: [SERVER], sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: [FAULTS],
          fileParallelism: false,
          testTimeout: 600_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: { ...calm, name: 'browser', include: [BROWSER], sequence: { groupOrder: 3 } },
      },
      {
        extends: true,
        test: {
          ...calm,
          name: 'journey',
          include: JOURNEY,
          globalSetup: resolve(import.meta.dirname, 'support/globalSetup.ts'),
          setupFiles: resolve(import.meta.dirname, 'support/requireBuild.ts'),
          sequence: { groupOrder: 4 },
        },
      },
      walk,
      {
        extends: true,
        test: { name: 'afterwards', include: [AFTERWARDS], sequence: { groupOrder: 6 } },
      },
    ],
  },
})
