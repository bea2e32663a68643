import { describe, expect, it } from 'vitest'
import { filesBelow, read } from '../architecture/sources.ts'

const sheets = filesBelow('client')
  .filter((path) => /\.(css|svelte)$/.test(path))
  .map((path) => ({
    path,
    css: path.endsWith('.css') ? read(path) : [...styleOf(read(path))].join('\n'),
  }))

function* styleOf(component: string): Generator<string> {
  for (const [, body] of component.matchAll(/<style>([\s\S]*?)<\/style>/g)) yield body ?? ''
}

/** Declarations of a property with their value, and where they stand. */
const declared = (property: string) =>
  sheets.flatMap(({ path, css }) =>
    [...css.matchAll(new RegExp(`(?<![\\w-])${property}:\\s*([^;}]+)`, 'g'))].map(([, value]) => ({
      path,
      value: (value ?? '').trim(),
    })),
  )

describe('styles that every browser draws', () => {
  // WebKit drops the shorthand with style, colour or thickness: marks had no line, colour alone told the direction.
  it('no line below or above words is set by the shorthand with more than its place', () => {
    const more = declared('text-decoration').filter(
      ({ value }) => !/^(none|underline|overline|line-through)$/.test(value),
    )
    expect(more).toEqual([])
    expect(declared('text-decoration-style').length).toBeGreaterThan(10)
  })

  // What had the focus lay hidden behind such a bar (WCAG 2.4.11): its height has to be known to what is scrolled.
  it('a bar that sticks to a lower edge is measured (ui/stickyBar.ts)', () => {
    const own = sheets
      .filter(({ path }) => !/styles\/(layout|projector)\.css$/.test(path))
      .filter(({ css }) =>
        (css.match(/\{[^{}]*\}/g) ?? []).some(
          (rule) => rule.includes('position: sticky') && rule.includes('inset-block-end'),
        ),
      )
    expect(own.map(({ path }) => path)).toEqual([])
    expect(declared('position').length).toBeGreaterThan(10)
  })

  // A radio button inside a chip showed itself when tapped, and the row moved.
  it('what is hidden from the eye stays hidden while it has the focus or is pressed', () => {
    const shown = sheets.filter(({ css }) => /visually-hidden[^{,]*:(not|focus|active)/.test(css))
    expect(shown.map(({ path }) => path)).toEqual([])
  })

  // The focus scrolled a sheet to where such a field lay, an empty place below everything.
  it('a field that is hidden from the eye lies in a label, which holds it in place', () => {
    const fields = filesBelow('client')
      .filter((path) => path.endsWith('.svelte'))
      .flatMap((path) => {
        const text = read(path)
        return [...text.matchAll(/<input\s[^>]*?visually-hidden/g)].map(({ index }) => ({
          path,
          isHeld: /<label[^<]*>\s*$/.test(text.slice(0, index)),
        }))
      })
    expect(fields.filter(({ isHeld }) => !isHeld)).toEqual([])
    expect(fields.length).toBeGreaterThan(1)
    expect(read('client/styles/layout.css')).toMatch(
      /label:has\(> \.visually-hidden\) \{\s*position: relative/,
    )
  })

  // WebKit hangs an opening quotation mark out of the box; where lines are clamped, the box cuts it off.
  it('punctuation hangs out in the case text alone, which is never clamped', () => {
    const places = declared('hanging-punctuation').map(({ path }) => path)
    expect(places).toEqual(['client/styles/layout.css'])
    expect(sheets.filter(({ css }) => /case-text[^{]*\{[^}]*line-clamp/.test(css))).toEqual([])
  })

  it('no place but the bars themselves names how high they are', () => {
    const fixed = sheets.filter(({ css }) =>
      /--(sticky-top|sticky-end|strip-room|strip-end):/.test(css),
    )
    expect(fixed.map(({ path }) => path)).toEqual([])
  })
})
