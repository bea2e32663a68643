import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const ROOT = resolve(import.meta.dirname, '..')

/** Tests that start a real browser: one file at a time, after all others, so that two cores suffice. */
const BROWSER_TESTS = ['test/e2e/**/*.test.ts', 'test/**/*.browser.test.ts']

export default defineConfig({
  root: ROOT,
  plugins: [
    // Runes as the browser runs them, in plain Node: reactive stores are tested without a browser.
    svelte({
      configFile: resolve(ROOT, 'client/svelte.config.js'),
      dynamicCompileOptions: () => ({ generate: 'client' }),
    }),
  ],
  ssr: { resolve: { conditions: ['browser', 'module', 'node', 'development|production'] } },
  test: {
    testTimeout: 20_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: BROWSER_TESTS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER_TESTS,
          globalSetup: resolve(import.meta.dirname, 'support/globalSetup.ts'),
          fileParallelism: false,
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
