import { defineConfig } from 'vite'
import { svelte } from '@sveltejs/vite-plugin-svelte'

/** Where the server of `npm run dev` listens. */
const SERVER = `http://127.0.0.1:${process.env.FALLWERKSTATT_PORT ?? '3000'}`

/** Small files that the first load of every screen holds. */
const SMALL =
  /\/shared\/kernel\/(?:lookUp|berlinTime|id|quoted|text|format)\.ts$|\/client\/kernel\/(?:base64|leaving|attempt\.svelte|announcer\.svelte|backStack)\.ts$|\/client\/ui\/(?:savedState\.ts|stickyBar\.ts|FieldError\.svelte|Field\.svelte|icon\/(?:ChevronDown|Ellipsis|CircleCheck|CircleAlert|Check|Undo|CloudUpload|Info|TriangleAlert)\.svelte)$/

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
      // Each file of a few lines would travel alone, and compress badly: what every screen needs travels together.
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'small', test: SMALL }],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: SERVER, ws: true } } },
})
