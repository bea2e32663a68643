// Builds the harness page as the product is built and serves it under the product's content policy.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build, type Plugin } from 'vite'

const POLICY =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
}

export interface Harness {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Builds into memory and listens on a free port of this machine. */
export async function startHarness(extra: readonly Plugin[] = []): Promise<Harness> {
  const files = await buildPage(extra)
  const server = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://harness').pathname.slice(1) || 'index.html'
    const body = files.get(path)
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    reply.writeHead(body === undefined ? 404 : 200, {
      'content-type': type,
      'content-security-policy': POLICY,
    })
    reply.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections()
        server.close((error) => (error ? reject(error) : resolve()))
      }),
  }
}

async function buildPage(extra: readonly Plugin[]): Promise<Map<string, string | Uint8Array>> {
  const result = await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    mode: 'production',
    logLevel: 'error',
    plugins: [...extra, svelte({ configFile: false, compilerOptions: { runes: true } })],
    build: { write: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  })
  const files = new Map<string, string | Uint8Array>()
  for (const part of Array.isArray(result) ? result : [result]) {
    if (!('output' in part)) continue
    for (const file of part.output) {
      files.set(file.fileName, file.type === 'chunk' ? file.code : file.source)
    }
  }
  return files
}
