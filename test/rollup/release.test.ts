import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inventState } from '../../server/demo/state/inventState.ts'
import { readFolder } from '../../server/rollup/readFolder.ts'
import { countedIn, rollUp, type RollupOutcome } from '../../server/rollup/rollUp.ts'
import { hashOfFile } from '../../server/releasePackage/signature.ts'
import type { ReleasePackage } from '../../shared/releasePackage/releasePackage.ts'
import { foresee } from '../../shared/rollup/foresee.ts'
import { rollupAuditSchema } from '../../shared/rollup/audit.schema.ts'
import { releaseJsonSchema } from '../../shared/rollup/jsonSchema.ts'
import { MOST_SECRET } from '../../shared/rollup/plan.ts'
import type { Solvers } from '../../shared/rollup/release.ts'
import {
  releaseSchema,
  type ReleaseTable,
  type RollupRelease,
} from '../../shared/rollup/release.schema.ts'
import { Prng } from '../support/prng.ts'
import { fileOf, toldPackage, withdrawalOf, writeFolder } from '../support/rollupPackages.ts'
import { solversHere } from '../support/rollupSolvers.ts'

const place = mkdtempSync(join(tmpdir(), 'rollup-'))
afterAll(() => {
  rmSync(place, { recursive: true })
})
let places = 0
const fresh = (): string => join(place, String(places++))

const folderOf = (contents: readonly ReleasePackage[], nameOf?: (at: number) => string): string =>
  writeFolder(fresh(), contents.map(fileOf), nameOf)

const order = (packages: string, out = fresh(), earlier: string | null = null) =>
  ({ packages, earlier, out, now: '2026-H2' }) as const

const releaseOf = (outcome: RollupOutcome): RollupRelease => {
  if (!('release' in outcome)) throw new Error(`refused: ${JSON.stringify(outcome)}`)
  return outcome.release
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')

/** Structure criteria of one office: mostly present, absent where the places say so. */
const rated = (office: number, absent: Readonly<Record<string, readonly number[]>>) =>
  toldPackage({
    office,
    structure: Object.fromEntries(
      Object.entries(absent).map(([criterion, offices]) => [
        criterion,
        offices.includes(office) ? 'absent' : 'present',
      ]),
    ),
  })
const wave = (offices: number, absent: Readonly<Record<string, readonly number[]>>) =>
  Array.from({ length: offices }, (_, at) => rated(at + 1, absent))
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1)

/** Seven criteria, on one of which so many offices are low, on each of the others ten. */
const absentIn = (few: number): Readonly<Record<string, readonly number[]>> => ({
  'S-01-1': upTo(few),
  ...Object.fromEntries(
    ['S-01-2', 'S-02-1', 'S-02-2', 'S-03-1', 'S-03-2', 'S-05-1'].map((id) => [id, upTo(10)]),
  ),
})

const structureTable = (release: RollupRelease): ReleaseTable => {
  const table = release.populations.find(({ kind }) => kind === 'structure')?.tables[0]
  if (!table) throw new Error('no table')
  return table
}
const cellsOf = (release: RollupRelease, criterion: string) =>
  structureTable(release)
    .cells.filter(({ item }) => item.endsWith(criterion))
    .map(({ value, offices, code }) => [value, offices, code])

describe('a release', () => {
  it('[LW9] has figures, or a code that says why there is none', async () => {
    const out = fresh()
    const release = releaseOf(
      await rollUp(order(folderOf(wave(40, absentIn(3))), out), solversHere),
    )
    expect(cellsOf(release, 'S-01-2')).toEqual([
      ['all', 40, null],
      ['favourable', 30, null],
      ['unfavourable', 10, null],
    ])
    // Three are too few; what is left of all would tell them.
    expect(cellsOf(release, 'S-01-1')).toEqual([
      ['all', 40, null],
      ['favourable', null, 'secret'],
      ['unfavourable', null, 'secret'],
    ])
    expect(cellsOf(release, 'S-04-1')).toEqual([
      ['all', null, 'unsaid'],
      ['favourable', null, 'unsaid'],
      ['unfavourable', null, 'unsaid'],
    ])
    expect(releaseSchema.parse(JSON.parse(read(out, 'release.json')))).toEqual(release)
  })

  it('[LW9] writes the same as a table, value and status apart', async () => {
    const out = fresh()
    await rollUp(order(folderOf(wave(40, absentIn(3))), out), solversHere)
    const lines = read(out, 'release.csv').split('\r\n')
    expect(lines[0]).toBe(
      '\ufeffTurnus ab;Gezählt wird;Zählweise;Art;Schlüssel;Bezeichnung;Gliederung;Gruppe;Ausprägung;Einheit;Wert;Status',
    )
    const line = lines.find((one) => one.includes(' S-01-1;') && one.includes('untere Stufen'))
    expect(line).toMatch(/;Land;Land;untere Stufen;Jugendämter;;\[g\] geheim$/)
    expect(lines.find((one) => one.includes(' S-01-2;'))).toMatch(/;alle;Jugendämter;40;$/)
  })

  it('[LW10] has the same bytes for the same packages, in whatever order and under whatever names', async () => {
    const contents = wave(40, absentIn(3))
    const mixed = new Prng(3).shuffle(contents)
    const [one, other] = [fresh(), fresh()]
    await rollUp(order(folderOf(contents), one), solversHere)
    await rollUp(
      order(
        folderOf(mixed, (at) => `x${String(99 - at)}.json`),
        other,
      ),
      solversHere,
    )
    for (const name of ['release.json', 'release.csv', 'audit.json'])
      expect([name, read(other, name) === read(one, name)]).toEqual([name, true])
  })

  it('[LW10] names its packages in the audit, and is named there by its hash', async () => {
    const out = fresh()
    const contents = wave(40, absentIn(3))
    const outcome = await rollUp(order(folderOf(contents), out), solversHere)
    const audit = rollupAuditSchema.parse(JSON.parse(read(out, 'audit.json')))
    const hash = hashOfFile(read(out, 'release.json'))
    expect(outcome).toMatchObject({ hash })
    expect(audit).toMatchObject({ passed: true, exposed: [], files: { release: hash } })
    expect(audit.packages).toEqual(contents.map((one) => hashOfFile(fileOf(one))).toSorted())
    expect(read(out, 'release.json')).not.toContain(audit.packages[0])
  })

  it('[LW9] published are the same bytes where worlds differ only in what is secret', async () => {
    const [one, other, third] = [fresh(), fresh(), fresh()]
    await rollUp(order(folderOf(wave(40, absentIn(3))), one), solversHere)
    await rollUp(order(folderOf(wave(40, absentIn(4))), other), solversHere)
    await rollUp(order(folderOf(wave(40, absentIn(12))), third), solversHere)
    for (const name of ['release.json', 'release.csv']) {
      expect(read(other, name)).toBe(read(one, name))
      expect(read(third, name)).not.toBe(read(one, name))
    }
  })

  it.each([3, 18, 20])('[LW5] of %i offices has no figure', async (offices) => {
    const release = releaseOf(
      await rollUp(order(folderOf(wave(offices, absentIn(3)))), solversHere),
    )
    expect(release.populations.flatMap(({ tables }) => tables)).toEqual([])
    expect(release.populations.find(({ kind }) => kind === 'structure')).toMatchObject({ offices })
  })

  it('[LW5] lists themes where enough offices have potential in them and enough have none', async () => {
    const potential = (office: number, criterion: string) =>
      toldPackage({ office, cases: [{ rows: { [criterion]: { finding: 'potential' } } }] })
    const told = (criteria: readonly string[]) =>
      Array.from({ length: 20 }, (_, at) =>
        toldPackage({
          office: at + 1,
          cases: [
            {
              rows: Object.fromEntries(
                criteria.map((id, place) => [
                  id,
                  at < 4 + place ? { finding: 'potential' as const } : { noted: ['fully_met'] },
                ]),
              ),
            },
          ],
        }),
      )
    const packages = told(['P-01-1', 'P-02-1'])
    const themes = async (contents: readonly ReleasePackage[], earlier: string | null = null) => {
      const release = releaseOf(
        await rollUp(order(folderOf(contents), fresh(), earlier), solversHere),
      )
      return release.populations.find(({ kind }) => kind === 'random')?.themes.length
    }
    expect(await themes(packages)).toBe(1)
    // One office more: the list of a first release has both, the one after a release stays.
    const more = [...packages, potential(21, 'P-01-1')]
    expect(await themes(more)).toBe(2)
    const before = fresh()
    await rollUp(order(folderOf(packages), join(before, '1')), solversHere)
    expect(await themes(more, before)).toBe(1)
  })

  it('[LW6] leaves out what is secret for more than a quarter, for all lines alike', async () => {
    const thin = Object.fromEntries(
      Object.keys(absentIn(3)).map((id, at) => [id, upTo(at < 4 ? 2 : 10)]),
    )
    const release = releaseOf(await rollUp(order(folderOf(wave(40, thin))), solversHere))
    expect(structureTable(release)).toMatchObject({ dropped: true, cells: [] })
  })

  it('[LW6] and shows in two values what is too thin in four and in three, for all lines alike', async () => {
    const criteria = ['P-01-1', 'P-02-1', 'P-03-1', 'P-04-1', 'P-05-1']
    const told = Array.from({ length: 60 }, (_, at) =>
      toldPackage({
        office: at + 1,
        cases: [
          {
            rows: Object.fromEntries(
              criteria.map((id, line) => [
                id,
                { agreed: [(at + line) % 3 === 0 ? 'not_met' : 'fully_met'] },
              ]),
            ),
          },
        ],
      }),
    )
    const release = releaseOf(await rollUp(order(folderOf(told)), solversHere))
    const tables = release.populations.find(({ kind }) => kind === 'random')?.tables ?? []
    const core = tables.filter(({ kind }) => kind === 'core')
    expect(core.map(({ measure, dropped }) => [measure, dropped])).toEqual([
      ['four', true],
      ['three', true],
      ['favourable', false],
    ])
    const shown = core[2]?.cells.filter(({ offices }) => offices !== null) ?? []
    expect(new Set(shown.map(({ item }) => item)).size).toBe(criteria.length)
    expect(release.method.coarser).toEqual(['full', 'four', 'three', 'favourable'])
  })

  it('[LW7] keeps secret in how many cases a theme points both ways, which its three numbers would tell', async () => {
    /** Offices of which a case points one way in a theme, the other way, and both. */
    const themes = { 'P-01': [60, 60, 3], 'P-02': [60, 60, 30], 'P-03': [60, 60, 30] } as const
    const told = Array.from({ length: 150 }, (_, at) => {
      const rows = Object.entries(themes).flatMap(([theme, [strong, weak, both]]) => {
        const isStrong = at < strong
        const isWeak = at >= strong - both && at < strong - both + weak
        const found = (is: boolean, finding: 'strength' | 'potential') => (is ? { finding } : {})
        return [
          [`${theme}-1`, found(isStrong, 'strength')],
          [`${theme}-2`, found(isWeak, 'potential')],
        ]
      })
      return toldPackage({
        office: at + 1,
        cases: [{ rows: Object.fromEntries(rows) as Record<string, object> }],
      })
    })
    const release = releaseOf(await rollUp(order(folderOf(told)), solversHere))
    const tables = release.populations.find(({ kind }) => kind === 'random')?.tables ?? []
    const said = (theme: string) =>
      ['strength', 'potential', 'occurred'].map(
        (measure) =>
          tables
            .find((one) => one.measure === measure && one.grouping === 'state')
            ?.cells.find(({ item, value }) => item.endsWith(theme) && value === 'yes')?.cases,
      )
    expect(said('Erstbewertung und Dringlichkeit')).toEqual([60, 60, 90])
    expect(said('Mitteilung und Eingang')).toContain(null)
  })

  it('[LW6] and shows everything else', async () => {
    const state = inventState({
      ...{ offices: 70, years: 1, until: 2026, every: 1 },
      seed: 7,
      cases: null,
    })
    const contents = [...state.packages()].map(({ content }) => content)
    const seen: [string, number][] = []
    const counting: Solvers = {
      ...solversHere,
      suppress: async (release, rules) => {
        const pattern = await solversHere.suppress(release, rules)
        seen.push(['cells', release.tables.cells.length])
        return pattern
      },
    }
    const folder = fresh()
    writeFolder(folder, [])
    const offices = state.offices.map(({ office, name }) => ({ key: office.key, name }))
    writeFileSync(
      join(folder, 'schluessel.json'),
      JSON.stringify({
        ...{ format: 'fallwerkstatt-signing-key', version: 1, publicKey: state.publicKey, offices },
      }),
    )
    for (const { name, file } of state.packages()) writeFileSync(join(folder, 'pakete', name), file)
    const release = releaseOf(await rollUp(order(folder), counting))
    expect(contents.length).toBeGreaterThan(60)
    const tables = release.populations.flatMap((one) => one.tables)
    const kept = tables.filter(({ dropped }) => !dropped)
    expect(kept.length).toBeGreaterThan(5)
    for (const { cells } of kept) {
      const figures = cells.filter(({ code }) => code === null || code === 'secret')
      const secret = figures.filter(({ code }) => code === 'secret')
      expect(secret.length).toBeLessThanOrEqual(MOST_SECRET * figures.length)
    }
    expect(attacked(release)).toEqual([])
  })

  it('[LW9] is described by the schema that lies in the repository', () => {
    const file = new URL('../../shared/rollup/release.schema.json', import.meta.url)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(releaseJsonSchema())),
    )
  })
})

/**
 * What a reader of release.json alone finds by adding and taking away: secret numbers of cases of which all but one part of
 * a sum are printed.
 */
function attacked(release: RollupRelease): readonly string[] {
  const found: string[] = []
  for (const { tables } of release.populations)
    for (const { kind, measure, grouping, cells } of tables) {
      if (grouping === 'state') continue
      const state = tables.find(
        (one) => one.kind === kind && one.measure === measure && one.grouping === 'state',
      )
      for (const whole of state?.cells ?? []) {
        const parts = cells.filter(
          ({ item, value }) => item === whole.item && value === whole.value,
        )
        const secret = [whole, ...parts].filter(({ code }) => code === 'secret')
        if (secret.length === 1) found.push(`${measure} ${grouping} ${whole.item} ${whole.value}`)
      }
    }
  return found
}

describe('[LW8] without a passed audit', () => {
  const packages = folderOf(wave(40, absentIn(3)))

  it.each<[string, Partial<Solvers>]>([
    [
      'the solver of the pattern breaks',
      { suppress: () => Promise.reject(new Error('out of memory')) },
    ],
    ['the audit is killed', { audit: () => Promise.reject(new Error('killed')) }],
  ])('there is none where %s', async (_, broken) => {
    const out = fresh()
    const outcome = await rollUp(order(packages, out), { ...solversHere, ...broken })
    expect(outcome).toMatchObject({ exposed: null })
    expect(readdirSync(out)).toEqual(['audit.json'])
    const audit = rollupAuditSchema.parse(JSON.parse(read(out, 'audit.json')))
    expect(audit).toMatchObject({ passed: false, files: null, tried: null })
  })

  it('there is none where a pattern lacks a cell: the audit names it, and no figure', async () => {
    const out = fresh()
    const careless: Solvers = {
      ...solversHere,
      suppress: async (release, rules) => {
        const { secret, unprotected } = await solversHere.suppress(release, rules)
        return {
          secret: secret.filter(({ key }) => !key.includes('rating favourable')),
          unprotected,
        }
      },
    }
    const outcome = await rollUp(order(packages, out), careless)
    expect(outcome).not.toHaveProperty('release')
    expect(readdirSync(out)).toEqual(['audit.json'])
    const audit = rollupAuditSchema.parse(JSON.parse(read(out, 'audit.json')))
    expect(audit.exposed.length).toBeGreaterThan(0)
    for (const { key, verdict, attacker } of audit.exposed) {
      expect(key).toContain('structure schutzauftrag-8a S-01-1')
      expect([verdict, attacker]).toEqual(['exact', 'public'])
    }
  })
})

describe('[LW10] releases before', () => {
  const first = wave(40, absentIn(12))
  const packages = folderOf(first)
  const written = async () => {
    const earlier = fresh()
    await rollUp(order(packages, join(earlier, '1')), solversHere)
    return earlier
  }
  /** A refusal in words, and that nothing was written. */
  async function refusal(given: ReturnType<typeof order>): Promise<string> {
    const failed = await rollUp(given, solversHere).then(
      () => 'written',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    )
    expect(() => readdirSync(given.out)).toThrow()
    return failed
  }

  it('are counted on from, named by their hashes, and audited together', async () => {
    const earlier = await written()
    const out = fresh()
    const more = [...first, ...upTo(10).map((at) => rated(40 + at, absentIn(0)))]
    const release = releaseOf(await rollUp(order(folderOf(more), out, earlier), solversHere))
    expect(release.number).toBe(2)
    expect(release.earlier).toEqual([hashOfFile(read(join(earlier, '1'), 'release.json'))])
    expect(release.populations.find(({ kind }) => kind === 'structure')?.offices).toBe(50)
  })

  it('keep what one office more would tell: nothing of a table in which one came to every line', async () => {
    const earlier = await written()
    const one = [...first, rated(41, absentIn(12))]
    const release = releaseOf(await rollUp(order(folderOf(one), fresh(), earlier), solversHere))
    expect(structureTable(release)).toMatchObject({ dropped: true, cells: [] })
    const alone = releaseOf(await rollUp(order(folderOf(one)), solversHere))
    expect(structureTable(alone).dropped).toBe(false)
  })

  it('stay protected by what they never printed, while offices come', async () => {
    /** Potential in one theme, in few offices; in four more, in many. */
    const seen = (office: number) =>
      toldPackage({
        office,
        cases: [
          {
            rows: Object.fromEntries(
              ['P-01-1', 'P-02-1', 'P-03-1', 'P-04-1', 'P-05-1'].map((id, line) => [
                id,
                office % (line === 0 ? 13 : 3) === 0 ? { finding: 'potential' as const } : {},
              ]),
            ),
          },
        ],
      })
    const themed = (release: RollupRelease) =>
      release.populations
        .find(({ kind }) => kind === 'random')
        ?.tables.find(({ measure }) => measure === 'potential')
    const before = upTo(40).map(seen)
    const earlier = fresh()
    const one = await rollUp(order(folderOf(before), join(earlier, '1'), null), solversHere)
    const codes = themed(releaseOf(one))?.cells.map(({ code }) => code)
    expect(codes).toContain('secret')
    const audit = JSON.parse(read(join(earlier, '1'), 'audit.json')) as { unprinted: string[] }
    expect(audit.unprinted).toContainEqual(expect.stringContaining('|potential no|'))
    const more = [...before, ...upTo(20).map((at) => seen(40 + at))]
    const release = releaseOf(await rollUp(order(folderOf(more), fresh(), earlier), solversHere))
    expect(release.number).toBe(2)
  })

  it('show what was corrected since', async () => {
    const earlier = await written()
    const absent = { ...absentIn(12), 'S-01-1': upTo(18).map((at) => 8 + at) }
    const corrected = [...upTo(8), ...upTo(14).map((at) => 12 + at)].map((office) => ({
      ...rated(office, absent),
      ...{ number: 2, replaces: 1 },
    }))
    const release = releaseOf(
      await rollUp(order(folderOf([...first, ...corrected]), fresh(), earlier), solversHere),
    )
    expect(cellsOf(release, 'S-01-1')).toEqual([
      ['all', 40, null],
      ['favourable', 22, 'corrected'],
      ['unfavourable', 18, 'corrected'],
    ])
    expect(cellsOf(release, 'S-01-2')).toContainEqual(['unfavourable', 10, null])
    expect(release.method.left.replaced).toBe(22)
  })

  it('need their packages, also those that were taken back', async () => {
    const earlier = await written()
    expect(await refusal(order(folderOf(first.slice(1)), fresh(), earlier))).toMatch(
      /^Auswertung 1 .* beruht auf einem Paket, das fehlt/,
    )
    const [gone] = first
    const folder = writeFolder(fresh(), [
      ...[...first, ...upTo(8).map((at) => rated(50 + at, absentIn(0)))].map(fileOf),
      ...(gone ? [withdrawalOf(gone)] : []),
    ])
    const release = releaseOf(await rollUp(order(folder, fresh(), earlier), solversHere))
    expect(release.method.left.withdrawn).toBe(1)
  })

  it('are refused where a file was changed or one is missing from the row', async () => {
    const earlier = await written()
    const file = join(earlier, '1', 'release.json')
    const text = read(join(earlier, '1'), 'release.json')
    writeFileSync(file, text.replace('"offices":12,"value"', '"offices":13,"value"'))
    expect(read(join(earlier, '1'), 'release.json')).not.toBe(text)
    expect(await refusal(order(packages, fresh(), earlier))).toMatch(/passt nicht zu ihrer Prüfung/)
    writeFileSync(file, text)
    const second = fresh()
    await rollUp(order(packages, join(second, '2'), earlier), solversHere)
    expect(await refusal(order(packages, fresh(), second))).toMatch(/nicht vollständig/)
  })

  it('are refused where they do not follow from their packages', async () => {
    const earlier = await written()
    const folder = join(earlier, '1')
    const text = read(folder, 'release.json').replace(
      '"offices":12,"value"',
      '"offices":13,"value"',
    )
    writeFileSync(join(folder, 'release.json'), text)
    const audit = JSON.parse(read(folder, 'audit.json')) as { files: { release: string } }
    audit.files.release = hashOfFile(text)
    writeFileSync(join(folder, 'audit.json'), JSON.stringify(audit))
    expect(await refusal(order(packages, fresh(), earlier))).toMatch(
      /folgt nicht aus ihren Paketen/,
    )
  })
})

describe('[LW1] what cannot be read', () => {
  const refused = async (folder: string, out = fresh()) => {
    const failed = await rollUp(order(folder, out), solversHere).then(
      () => 'written',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    )
    return failed
  }
  const good = wave(5, absentIn(3))

  it('is named with its file and its sentence, and nothing is written', async () => {
    const [one = good[0]] = good
    if (!one) throw new Error('no package')
    const changed = fileOf(one).replace('"cycleStart":2025', '"cycleStart":2024')
    const folder = writeFolder(fresh(), [fileOf(one), changed, '{', 'x'])
    const out = fresh()
    const said = await refused(folder, out)
    expect(said).toContain('paket-001.json: Die Unterschrift passt nicht zum Inhalt.')
    expect(said).toContain('paket-002.json: Die Datei ist kein Freigabepaket (kein JSON).')
    expect(said).toContain('3 files cannot be counted (signatureWrong, malformed)')
    expect(() => readdirSync(out)).toThrow()
  })

  it('is a folder without packages, or without a key', async () => {
    expect(await refused(writeFolder(fresh(), []))).toMatch(/liegt kein Freigabepaket/)
    const folder = writeFolder(fresh(), good.map(fileOf))
    rmSync(join(folder, 'schluessel.json'))
    expect(await refused(folder)).toMatch(/liegt kein Schlüssel/)
  })

  it('[LW10] and what lies where a release is to be written stays', async () => {
    const out = fresh()
    const folder = writeFolder(fresh(), good.map(fileOf))
    await rollUp(order(folder, out), solversHere)
    const before = read(out, 'release.json')
    expect(await refused(folder, out)).toMatch(/gibt es schon/)
    expect(read(out, 'release.json')).toBe(before)
  })
})

describe('[LW11] what would be seen', () => {
  const seen = async (absent: Readonly<Record<string, readonly number[]>>) => {
    const held = readFolder(folderOf(wave(40, absent)))
    const waves = await foresee(countedIn(held, '2026-H2'), solversHere)
    return waves.map(({ offices, populations }) => {
      const one = populations.find(({ kind }) => kind === 'structure')
      return { offices, delivered: one?.offices, plan: one?.plan, tables: one?.tables }
    })
  }
  const table = { about: 'structure', measure: 'favourable', grouping: 'state' }

  it('is told for the offices that delivered first: the plan, and shares of secret places', async () => {
    const [few, wide, all, ...more] = await seen(absentIn(3))
    expect(more).toEqual([])
    expect(few).toEqual({ offices: 20, delivered: 20, plan: 0, tables: [] })
    const tables = [{ ...table, cells: 21, secret: 2 }]
    expect(wide).toEqual({ offices: 38, delivered: 38, plan: 30, tables })
    expect(all).toEqual({ offices: 40, delivered: 40, plan: 30, tables })
  })

  it('is told of a table that would be left out, too', async () => {
    const thin = Object.fromEntries(Object.keys(absentIn(3)).map((id) => [id, upTo(3)]))
    const [, wide] = await seen(thin)
    expect(wide?.tables).toEqual([{ ...table, cells: 0, secret: null }])
  })
})
