import { defineConfig, type Rolldown } from 'vite'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { partsOf } from './parts.ts'

/** Where the server of `npm run dev` listens. */
const SERVER = `http://127.0.0.1:${process.env.FALLWERKSTATT_PORT ?? '3000'}`

/** As the bundler writes it. */
const FOLDER = import.meta.dirname.replaceAll('\\', '/')

/** The graph is known when the first module is asked for. */
function partName() {
  let partOf: ReturnType<typeof partsOf> | undefined
  return (id: string, graph: Rolldown.ChunkingContext): string | null =>
    (partOf ??= partsOf(FOLDER, (one) => graph.getModuleInfo(one)))(id)
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  resolve: {
    alias: { 'lib0/logging': `${import.meta.dirname}/kernel/yjsConsole.ts` },
  },
  build: {
    outDir: '../build/client',
    emptyOutDir: true,
    target: 'es2023',
    // The Content Security Policy allows no inlined files except small images in styles.
    assetsInlineLimit: 0,
    // How long the bundler's parts took is nothing a first start should complain about.
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: partName() }],
        },
      },
    },
  },
  // The worker that opens files loads what few of them need when one of these comes.
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: SERVER, ws: true } } },
})
