// `npm run rollup` as it is run: programs as they are built, a process for each solver, words on the terminal.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOfFile } from '../../server/releasePackage/signature.ts'
import { bundlePrograms, runTool } from '../support/childServer.ts'
import { fileOf, toldPackage, writeFolder } from '../support/rollupPackages.ts'

beforeAll(bundlePrograms)
const place = mkdtempSync(join(tmpdir(), 'rollup-'))
afterAll(() => {
  rmSync(place, { recursive: true })
})

const CRITERIA = ['S-01-1', 'S-01-2', 'S-02-1', 'S-02-2', 'S-03-1']
/** Forty offices, three of which are low on the first criterion and ten on the others. */
const packages = writeFolder(
  join(place, 'packages'),
  Array.from({ length: 40 }, (_, at) =>
    fileOf(
      toldPackage({
        office: at + 1,
        structure: Object.fromEntries(
          CRITERIA.map((id, line) => [id, at < (line === 0 ? 3 : 10) ? 'absent' : 'present']),
        ),
      }),
    ),
  ),
)
const run = (...args: readonly string[]) => runTool('rollup', {}, ...args)

describe('npm run rollup', () => {
  it('[LW8] writes a release, its table and the audit it passed, and says its hash', async () => {
    const out = join(place, 'first')
    const { code, out: said, err } = await run('--packages', packages, '--out', out)
    expect([code, err]).toEqual([0, ''])
    expect(readdirSync(out).toSorted()).toEqual(['audit.json', 'release.csv', 'release.json'])
    expect(said).toContain(`Auswertung 1 ist geschrieben und geprüft: ${out}`)
    expect(said).toContain(hashOfFile(readFileSync(join(out, 'release.json'), 'utf8')))
    expect(readdirSync(place).filter((name) => name.endsWith('.new'))).toEqual([])
  }, 60_000)

  it('[LW10] goes on from releases before', async () => {
    const earlier = join(place, 'earlier')
    mkdirSync(earlier)
    await run('--packages', packages, '--out', join(earlier, '1'))
    const { code, out: said } = await run(
      ...['--packages', packages, '--earlier', earlier],
      ...['--out', join(place, 'second')],
    )
    expect([code, said.split('\n')[0]]).toEqual([
      0,
      `Auswertung 2 ist geschrieben und geprüft: ${join(place, 'second')}`,
    ])
  }, 60_000)

  it('[LW11] says what would be seen, and writes nothing', async () => {
    const before = readdirSync(place)
    const { code, out: said } = await run('--packages', packages, '--foresee')
    expect(code).toBe(0)
    expect(said).toMatch(
      /^20 Jugendämter:\n(?: {2}.*: \d+ Jugendämter, nur die Liste der Themen\n)+38 Jugendämter:\n/,
    )
    expect(said).toMatch(
      /\n {2}Turnus ab 2025, Strukturmerkmale .*: 38 Jugendämter, Tabellen ab 30\n {4}Strukturmerkmal, .*, Land: .* geheim\n/,
    )
    expect(said).toMatch(/\n40 Jugendämter:\n/)
    expect(readdirSync(place)).toEqual(before)
  }, 60_000)

  it.each([
    ['no folders', [], /^Es fehlt, wo die Pakete liegen/],
    ['an option it does not know', ['--paket', 'x'], /^Eine Angabe ist unbekannt/],
    [
      'a folder that is not there',
      ['--packages', '/nirgends', '--out', 'x'],
      /^Den Ordner \/nirgends gibt es nicht/,
    ],
  ])('says what is missing: %s', async (_, args, sentence) => {
    const { code, err } = await run(...args)
    expect(code).toBe(1)
    expect(err).toMatch(sentence)
  })

  it('[LW1] names a file that was changed, and writes nothing', async () => {
    const folder = join(place, 'changed')
    const [one = ''] = readdirSync(join(packages, 'pakete'))
    const file = readFileSync(join(packages, 'pakete', one), 'utf8')
    writeFolder(folder, [file.replace('"cycleStart":2025', '"cycleStart":2024')])
    const out = join(place, 'none')
    const { code, err } = await run('--packages', folder, '--out', out)
    expect(code).toBe(1)
    expect(err).toContain('paket-000.json: Die Unterschrift passt nicht zum Inhalt.')
    expect(readdirSync(place)).not.toContain('none')
  })

  it('[LW10] writes over nothing', async () => {
    const out = join(place, 'full')
    mkdirSync(out)
    writeFileSync(join(out, 'notes.txt'), 'x')
    const { code, err } = await run('--packages', packages, '--out', out)
    expect([code, readdirSync(out)]).toEqual([1, ['notes.txt']])
    expect(err).toContain('wird nie überschrieben')
  })
})
