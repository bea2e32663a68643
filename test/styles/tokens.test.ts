import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../client/styles/tokens.css', import.meta.url), 'utf8')

type Pair = readonly [light: string, dark: string]

const tokens = new Map<string, Pair>(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, [light, dark]],
  ),
)

function colour(name: string, theme: 0 | 1): string {
  const pair = tokens.get(name)
  if (!pair) throw new Error(`tokens.css names no colour --${name}`)
  return pair[theme]
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(front: string, ground: string, theme: 0 | 1): number {
  const [a, b] = [luminance(colour(front, theme)), luminance(colour(ground, theme))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const GROUNDS = ['paper', 'surface', 'sunken']
const DIRECTIONS = ['strength', 'potential', 'question']
const INKS = [
  'ink',
  'ink-2',
  'accent',
  'accent-deep',
  'danger',
  'danger-deep',
  'gold',
  ...DIRECTIONS,
]
const TINTED = ['accent', 'danger', 'gold', ...DIRECTIONS]

const TEXT: readonly (readonly [string, string])[] = [
  ...INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)),
  ...TINTED.flatMap((tone) => [[tone, `${tone}-tint`] as const, ['ink', `${tone}-tint`] as const]),
  ['ink-2', 'accent-tint'],
  ['danger-deep', 'danger-tint'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
]

const LINES: readonly (readonly [string, string])[] = [
  'line-strong',
  'focus',
  'accent',
  'gold-bar',
  ...DIRECTIONS,
].flatMap((line) => GROUNDS.map((ground) => [line, ground] as const))

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('%s theme', (_name, theme) => {
  it.each(TEXT)('text %s on %s is readable (4.5 : 1)', (ink, ground) => {
    expect(contrast(ink, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(LINES)('line %s on %s is visible (3 : 1)', (line, ground) => {
    expect(contrast(line, ground, theme)).toBeGreaterThanOrEqual(3)
  })
})

it('in colours of somebody else every colour is one of theirs', () => {
  const forced = /forced-colors: active\) \{([^]*?)\n\}/u.exec(css)?.[1] ?? ''
  const missing = [...tokens.keys()].filter((name) => !forced.includes(`--${name}: `))
  expect(missing).toEqual([])
  expect(forced).not.toMatch(/#[0-9a-f]{6}|light-dark/u)
})
