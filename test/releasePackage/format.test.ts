import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from '../../shared/kernel/zod.ts'
import { canonicalJson } from '../../shared/kernel/canonicalJson.ts'
import { packageJsonSchema } from '../../shared/releasePackage/jsonSchema.ts'
import {
  inCanonicalOrder,
  type ReleasePackage,
} from '../../shared/releasePackage/releasePackage.ts'
import { releasePackageSchema } from '../../shared/releasePackage/releasePackage.schema.ts'
import { Prng } from '../support/prng.ts'
import { noMasterData } from '../../shared/reviewCase/masterData.ts'
import { samplePackage } from '../support/samplePackage.ts'

const unitOf = (seed: number) => {
  const prng = new Prng(seed)
  return () => prng.next()
}

/** The same value with the members of every object, and the items of every list if asked, in another order. */
function shuffled<T>(value: T, random: () => number, lists = false): T {
  const mixed = <I>(items: readonly I[]): I[] =>
    items
      .map((item) => [random(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item)
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => shuffled(item, random, lists))
    return (lists ? mixed(items) : items) as T
  }
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, held]): [string, unknown] => [
    name,
    shuffled(held as unknown, random, lists),
  ])
  return Object.fromEntries(mixed(members)) as T
}

describe('canonical JSON', () => {
  it('[RP2] has one form whatever the order of members', () => {
    const random = unitOf(7)
    const bytes = canonicalJson(samplePackage)
    for (let time = 0; time < 50; time++) {
      const other = shuffled(samplePackage, random)
      expect(canonicalJson(other)).toBe(bytes)
    }
    const mixed = JSON.stringify(shuffled(samplePackage, random))
    expect(mixed).not.toBe(JSON.stringify(samplePackage))
  })

  it('[RP2] follows the examples of RFC 8785', () => {
    const numbers = [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0]
    expect(canonicalJson({ numbers, string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/' })).toBe(
      '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
    const names = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      ö: 7,
    }
    // The RFC sorts by UTF-16 units; the Hebrew letter has another form in NFC, which comes before the emoji.
    const order = ['\r', '1', '\u0080', 'ö', '\u20ac', '\u05d3\u05bc', '\ud83d\ude00']
    const written = Object.keys(JSON.parse(canonicalJson(names)) as object)
    expect(written.filter((name) => name !== '1')).toEqual(
      order.filter((name) => name !== '1').sort((a, b) => (a < b ? -1 : 1)),
    )
  })

  it('[RP2] writes one text in one form', () => {
    expect(canonicalJson('Mu\u0308nster')).toBe(canonicalJson('Münster'))
    expect(() => canonicalJson({ 'u\u0308': 1, ü: 2 })).toThrow('two members')
  })

  it.each([
    ['NaN', Number.NaN],
    ['infinity', -Infinity],
    ['half of a letter', '\ud83d'],
    ['a function', () => 1],
    ['a big number', 10n],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson([value])).toThrow(TypeError)
  })

  it('refuses what is nested too deeply, and does not run out of stack', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown
    expect(() => canonicalJson(deep)).toThrow('too deeply')
  })
})

describe('the order of a package', () => {
  it('[RP3] follows from what it says: days, writing and numbers of cases tell nothing', () => {
    expect(canonicalJson(inCanonicalOrder(samplePackage))).toBe(canonicalJson(samplePackage))
    const random = unitOf(11)
    for (let time = 0; time < 50; time++) {
      const swapped: ReleasePackage = {
        ...samplePackage,
        cases: samplePackage.cases.map((one) => ({ ...one, number: 3 - one.number })),
        findings: samplePackage.findings.map((one) => ({ ...one, cases: [2] })),
      }
      const other = inCanonicalOrder(shuffled(swapped, random, true))
      expect(canonicalJson(other)).toBe(canonicalJson(samplePackage))
    }
  })

  it('[RP3] is the same when it is made twice', () => {
    const twins = inCanonicalOrder({
      ...samplePackage,
      cases: [1, 2, 3].map((number) => ({ ...samplePackage.cases[0], number }) as never),
      findings: [{ ...samplePackage.findings[0], cases: [3, 1] } as never],
    })
    expect(canonicalJson(inCanonicalOrder(twins))).toBe(canonicalJson(twins))
  })
})

describe('the schema', () => {
  const file = JSON.parse(
    readFileSync(
      new URL('../../shared/releasePackage/releasePackage.schema.json', import.meta.url),
      'utf8',
    ),
  ) as unknown

  it('[RP17] takes a case with master data, in one order, and none that says more than codes', () => {
    const [one, ...more] = samplePackage.cases
    if (!one) throw new Error('the sample has no case')
    const masterData = { ...noMasterData, result: 'acute' as const }
    const withData = (data: object) => ({
      ...samplePackage,
      cases: [{ ...one, masterData: { ...masterData, ...data } }, ...more],
    })
    const twisted = withData({ dangers: ['physicalAbuse', 'neglect'] })
    const parsed = releasePackageSchema.parse(twisted)
    expect(inCanonicalOrder(parsed).cases[0]?.masterData?.dangers).toEqual([
      'neglect',
      'physicalAbuse',
    ])
    for (const wrong of [{ note: 'x' }, { closedIn: '2026-05-03' }, { ageBand: '7' }])
      expect(releasePackageSchema.safeParse(withData(wrong)).success).toBe(false)
  })

  it('[RP4] in the repository is that of the contract', () => {
    expect(file).toEqual(JSON.parse(JSON.stringify(packageJsonSchema())))
  })

  it('takes the sample, and nothing beside what it names', () => {
    expect(releasePackageSchema.parse(samplePackage)).toEqual(samplePackage)
    expect(releasePackageSchema.safeParse({ ...samplePackage, note: '' }).success).toBe(false)
    expect(
      releasePackageSchema.safeParse({ ...samplePackage, releasedIn: '2026-11-28' }).success,
    ).toBe(false)
  })

  it('[RP1] has one place for words, the general wording; all else are codes, counts and half-years', () => {
    const free: string[] = []
    const look = (schema: z.core.JSONSchema._JSONSchema, path: string): void => {
      if (typeof schema === 'boolean') throw new Error(`anything may stand at ${path}`)
      for (const [name, held] of Object.entries(schema.properties ?? {}))
        look(held, `${path}.${name}`)
      for (const held of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) look(held, path)
      if (schema.type === 'object')
        expect([path, schema.additionalProperties]).toEqual([path, false])
      if (schema.items) look(schema.items as z.core.JSONSchema._JSONSchema, `${path}[]`)
      const closed = schema.enum ?? schema.const ?? schema.pattern
      if (schema.type === 'string' && closed === undefined) free.push(path)
      // A pattern is that of a code, an id, a name with its version or a half-year: none takes a space.
      if (schema.pattern !== undefined)
        expect([path, new RegExp(schema.pattern, 'u').test('Frau Muster kam')]).toEqual([
          path,
          false,
        ])
    }
    look(z.toJSONSchema(releasePackageSchema, { io: 'input', unrepresentable: 'any' }), '')
    expect(free).toEqual(['.recommendations[].wording'])
  })
})
