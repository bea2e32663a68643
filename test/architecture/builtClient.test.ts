import { describe, expect, it } from 'vitest'
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
  // zod tries whether an address could be the host of a URL.
  'http://[${',
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
      ({ address }) => !NAMES.some((name) => address.startsWith(name)),
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
