import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import { emptyMinutes } from '../support/sampleMinutes.ts'
import { filesBelow, read } from './sources.ts'

/** Names that libraries carry along: namespaces, schema ids, where an error or a licence is explained. */
const NAMES = [
  'http://www.w3.org/',
  'https://svelte.dev/e/',
  'https://json-schema.org/',
  'http://json-schema.org/',
  // Vocabularies of Word files, read by the import.
  'http://schemas.openxmlformats.org/',
  'http://purl.oclc.org/ooxml/',
  // Where Yjs explains why it must not be loaded twice.
  'https://github.com/yjs/yjs/issues/',
  // Vocabularies of forms in a PDF, and licences.
  'http://www.xfa.org/schema/',
  'http://ns.adobe.com/',
  'https://github.com/zloirock/core-js',
  'http://www.apache.org/licenses/',
  // zod tries whether an address could be the host of a URL.
  'http://[${',
]

/** Addresses with which a library tries whether the browser reads addresses as it should; none is asked. */
const TRIED = [
  'http://example.com',
  'https://a',
  'https://a@b',
  'https://a#б',
  'https://a/c%20d?a=1&c=3',
  'https://foo.bar',
  'https://x',
]

const files = filesBelow('build/client')
const page = read('build/client/index.html')

describe('the client as it is delivered', () => {
  it('names no foreign host', () => {
    const texts = files.filter((path) => /\.(js|css|html|svg|json|webmanifest)$/.test(path))
    const addresses = texts.flatMap((path) =>
      [...read(path).matchAll(/(?:https?|wss?):\/\/[\w[][^\s"'`)\\]*/g)].map(([address]) => ({
        path,
        address,
      })),
    )
    const foreign = addresses.filter(
      ({ address }) => !TRIED.includes(address) && !NAMES.some((name) => address.startsWith(name)),
    )
    expect(texts.length).toBeGreaterThan(2)
    expect(foreign).toEqual([])
  })

  it('loads everything from its own place', () => {
    const loaded = [...page.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address)
    expect(loaded.length).toBeGreaterThan(1)
    expect(
      loaded.filter((address) => !address?.startsWith('/') || address.startsWith('//')),
    ).toEqual([])
  })

  it('has no script and no style in the page, which the content policy would refuse', () => {
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/)
  })

  it('is a production build without source maps', () => {
    expect(files.filter((path) => path.endsWith('.map'))).toEqual([])
  })
})

const ASSETS = 'build/client/assets/'

/** Scripts that one entry loads before it runs: itself and, in turn, all it imports at once. */
function scriptsOf(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found
  found.add(entry)
  for (const [, next] of read(ASSETS + entry).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
    if (next) scriptsOf(next, found)
  return found
}

describe('the first load of the participant view, until a person annotates', () => {
  const called = (name: string): string[] =>
    files
      .filter((path) => path.startsWith(`${ASSETS}${name}-`) && path.endsWith('.js'))
      .map((path) => path.slice(ASSETS.length))
  const [, entry = ''] = /src="\/assets\/(index-[^"]+\.js)"/.exec(page) ?? []
  const scripts = new Set<string>()
  for (const one of [entry, ...['seat', 'annotate'].flatMap(called)]) scriptsOf(one, scripts)

  it('takes at most 150 kB of JavaScript, gzipped', () => {
    const sizes = [...scripts].map((file) => gzipSync(read(ASSETS + file)).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000)
    expect(sizes.length).toBeGreaterThan(4)
  })

  // The bundler names a file after the page it holds: these are held by the parts above (`client/parts.ts`).
  it.each(['SeatPage', 'RoomScope', 'openRoom', 'AnnotateScreen'])('holds %s', (name) => {
    expect(called(name)).toEqual([])
    expect(called('PresentScreen')).not.toEqual([])
  })

  it('brings no schemas: the server checks what arrives', () => {
    const namesErrors = (file: string) => read(file).includes('ZodError')
    expect([...scripts].filter((file) => namesErrors(ASSETS + file))).toEqual([])
    expect(files.filter((file) => file.endsWith('.js') && namesErrors(file))).not.toEqual([])
  })
})

describe('a page is made of few files', () => {
  const all = files.filter((path) => path.endsWith('.js'))

  it('one around the room asks for at most twenty scripts', () => {
    const pages = ['HomePage', 'ProceduresPage', 'AccountsPage', 'IntakePage', 'LoginPage']
    const counts = pages.map((name) => {
      const file = all.find((path) => path.startsWith(`${ASSETS}${name}-`)) ?? ''
      return [name, scriptsOf(file.slice(ASSETS.length)).size] as const
    })
    expect(counts.filter(([, count]) => count < 3 || count > 20)).toEqual([])
  })
})

it('the thread beside the delivered server writes minutes', async () => {
  const workerData: Minutes = emptyMinutes
  const [file] = (await once(
    new Worker('./build/minutesWorker.js', { workerData }),
    'message',
  )) as [Uint8Array]
  expect(Buffer.from(file).subarray(0, 2).toString()).toBe('PK')
})

it('the thread beside the delivered server judges passwords', async () => {
  const workerData = { password: 'Berlin2026Berlin', own: [] }
  const [answer] = (await once(
    new Worker('./build/passwordWorker.js', { workerData }),
    'message',
  )) as [{ whole: number; left: number }]
  expect(answer.whole).toBeLessThan(12)
})
