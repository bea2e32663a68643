import { defineConfig } from 'vite'
import { svelte } from '@sveltejs/vite-plugin-svelte'

/** Where the server of `npm run dev` listens. */
const SERVER = `http://127.0.0.1:${process.env.FALLWERKSTATT_PORT ?? '3000'}`

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
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  server: { proxy: { '/api': { target: SERVER, ws: true } } },
})
