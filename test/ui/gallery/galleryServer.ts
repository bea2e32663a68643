// Builds a page of the tests as the product is built and serves it under the product's content policy.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'

const POLICY =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
}

export interface GalleryServer {
  readonly url: string
  /** The stylesheets as shipped, joined. */
  readonly css: string
  readonly close: () => Promise<void>
}

const GALLERY = fileURLToPath(new URL('.', import.meta.url))

/** Builds the page of a folder (the gallery's) into memory and listens on a free port of this machine. */
export async function startGallery(folder = GALLERY): Promise<GalleryServer> {
  const files = await buildPage(folder)
  const server = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname.slice(1) || 'index.html'
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
    css: [...files]
      .filter(([name]) => name.endsWith('.css'))
      .map(([, body]) => String(body))
      .join('\n'),
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections()
        server.close((error) => (error ? reject(error) : resolve()))
      }),
  }
}

async function buildPage(root: string): Promise<Map<string, string | Uint8Array>> {
  const result = await build({
    configFile: false,
    root,
    mode: 'production',
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
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
