// What no well-meaning program sends: values, keys and texts that break careless programs.
import type { Prng } from '../../support/prng.ts'

const nested = (depth: number): unknown => {
  let made: unknown = 1
  for (let at = 0; at < depth; at++) made = [made]
  return made
}

/** JSON that is nested so deep that careless recursion ends a process. */
export const deepJson = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`

/** Values in places where something else is asked for. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.1,
  1e308,
  -9_007_199_254_740_993,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udc00\ud800',
  '\u202e\u2066',
  'e\u0301'.repeat(200),
  'x'.repeat(30_000),
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE workshop_event; --",
  '<img src=x onerror=alert(1)>',
  '../../../etc/passwd',
  '%00',
  '${7*7}{{7*7}}',
  [],
  {},
  [[]],
  [null],
  { toString: 1 },
  { length: 1e9 },
  nested(50),
]

const hostileKeys = ['__proto__', 'constructor', 'prototype', 'toJSON', 'then', '', 'id', 'x\u0000']

type Holder = { get: () => unknown; set: (value: unknown) => void; drop: () => void }

/** Every place inside a value, itself excluded. */
function places(value: unknown): Holder[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(value).flatMap((key) => [
    {
      get: () => holder[key],
      set: (next: unknown) => put(holder, key, next),
      drop: () => delete holder[key],
    },
    ...places(holder[key]),
  ])
}

/** Also if the key is one that an assignment would swallow. */
function put(holder: object, key: string, value: unknown): void {
  const all = { value, enumerable: true, configurable: true, writable: true }
  Object.defineProperty(holder, key, all)
}

/** Breaks a value in one or two places. Changes it. */
export function spoil(value: unknown, prng: Prng): unknown {
  for (let times = 1 + prng.below(2); times > 0; times--) {
    const found = places(value)
    if (found.length === 0) return prng.pick(hostileValues)
    const place = prng.pick(found)
    const inner = place.get()
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && prng.chance(0.4))
      put(inner, prng.pick(hostileKeys), prng.pick(hostileValues))
    else if (prng.chance(0.25)) place.drop()
    else place.set(structuredClone(prng.pick(hostileValues)))
  }
  return value
}

const brokenTexts: readonly string[] = [
  '',
  '{',
  'null',
  '[]',
  '"',
  'NaN',
  '1e400',
  '-',
  '{"t":"ping","sent":NaN}',
  '{"t":"ping","sent":1e400}',
  '{"t":"ping","sent":-1e400}',
  '{"t":"hand","raised":true,"raised":{}}',
  '{"__proto__":{"t":"ping","sent":1}}',
  '{"constructor":{"prototype":{"t":"ping"}}}',
  '\ufeff{"t":"ping","sent":1}',
  '{"t":"ping"\u0000,"sent":1}',
  deepJson(10_000),
  `{"t":"command","id":"aaaaaaaaaaaaaaaaaaaaaa","command":${deepJson(10_000)}}`,
]

/** A text that is no JSON, or not the JSON it seems to be. */
export function brokenText(text: string, prng: Prng): string {
  const at = prng.below(text.length + 1)
  switch (prng.below(4)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + String.fromCharCode(prng.below(0x2000)) + text.slice(at)
    case 2:
      return text.replace(/\d+/, prng.pick(['1e400', '-1e400', 'NaN', '0x10', '1'.repeat(400)]))
    default:
      return prng.pick(brokenTexts)
  }
}
