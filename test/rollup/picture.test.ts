// What a release says to a reader: sentences and charts of what is published, and of nothing else.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { shippedCatalogues } from '../../server/material.ts'
import { apartIn, pictureOf, type Picture } from '../../shared/rollup/picture.ts'
import {
  evidenceLead,
  leftText,
  pairLead,
  potentialLead,
  strengthLead,
  sureLead,
} from '../../shared/rollup/picture.words.ts'
import { publishedIn, saidOf } from '../../shared/rollup/reading.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { released as releasedIn } from '../support/releasedState.ts'

const place = mkdtempSync(join(tmpdir(), 'picture-'))
afterAll(() => {
  rmSync(place, { recursive: true })
})
let places = 0

const released = (offices: number, rare: number) =>
  releasedIn(join(place, String(places++)), offices, rare)

const catalogues = shippedCatalogues()
const due = { dueOffices: 186, allOffices: 186, dueUntil: '2026-H2' }

function seenOf(release: RollupRelease): Picture {
  const picture = pictureOf(release, catalogues)
  if (!picture) throw new Error('no picture')
  return picture
}

/** Everything a reader gets: bars in their order, ends of axes, sentences. */
const readOf = (release: RollupRelease): string => {
  const picture = seenOf(release)
  return JSON.stringify([
    picture,
    ...[strengthLead(picture), potentialLead(picture), pairLead(picture)],
    ...[sureLead(picture, due), evidenceLead(picture)],
  ])
}

describe('[LA10] the picture of a release', async () => {
  const release = await released(62, 3)

  it('says where strengths and potential lie, with how many offices of how many', () => {
    const picture = seenOf(release)
    expect(strengthLead(picture)[0]).toContain('(31 von 62)')
    expect(potentialLead(picture)).toEqual([
      expect.stringMatching(/Entwicklungspotenzial fanden .*\(31 von 62\)/),
      'Zu 1 Thema ist die Zahl geheim; sie kann höher oder niedriger liegen.',
    ])
    expect(sureLead(picture, due)[0]).toBe(
      '62 von 186 Jugendämtern haben zufällig gezogene Fälle geliefert, zusammen 62 Fälle.',
    )
  })

  it('puts what offices say they have beside what was found in cases, by the tags of the catalogue', () => {
    const { pairs } = seenOf(release)
    expect(pairs.length).toBeGreaterThan(0)
    for (const { label, structure } of pairs)
      for (const { key } of structure) {
        const criterion = catalogues
          .flatMap((one) => one.criteria)
          .find(({ id }) => key.endsWith(` ${id}`))
        expect([label, criterion?.tags.includes(label)]).toEqual([label, true])
      }
    const { inPlace, missing } = apartIn(pairs)
    expect([...inPlace, ...missing].length).toBeGreaterThan(0)
    for (const label of [...inPlace, ...missing])
      expect(pairLead(seenOf(release)).join(' ')).toContain(`„${label}“`)
    expect(pairLead(seenOf(release))[0]).toMatch(/mindestens die Hälfte/)
    // Without its catalogue there is nothing to tell which belongs to which.
    expect(pictureOf(release, [])?.pairs).toEqual([])
  })

  it('lets themes stand for a tag of which the table is left out', () => {
    const populations = release.populations.map((population) => ({
      ...population,
      tables: population.tables.map((table) =>
        table.kind === 'tag' ? { ...table, dropped: true, cells: [] } : table,
      ),
    }))
    const { pairs, pairChart } = seenOf({ ...release, populations })
    const [digital] = pairs.filter(({ label }) => label === 'Digitalisierung')
    expect(digital?.practice.map(({ bar }) => bar.label)).toEqual([
      'Praxis: Dokumentation „Gelungen“',
      'Praxis: Dokumentation „Entwicklungspotenzial“',
    ])
    // No theme consists of it by half.
    expect(pairs.map(({ label }) => label)).not.toContain('sexualisierte Gewalt')
    expect(pairChart?.groups).toHaveLength(pairs.length)
  })

  it('is the same for worlds that differ only in what is secret, down to the end of an axis', async () => {
    const other = await released(62, 4)
    expect(readOf(other)).toBe(readOf(release))
    expect(seenOf(release).potentials?.most).toBe(62)
    const open = await released(62, 12)
    expect(readOf(open)).not.toBe(readOf(release))
    expect(seenOf(open).potentials?.most).toBe(62)
  })

  it('keeps its order and its axis where more is secret, and says so in place of a figure', () => {
    const populations = release.populations.map((population) => ({
      ...population,
      tables: population.tables.map((table) => ({
        ...table,
        cells: table.cells.map((cell) =>
          cell.value === 'yes'
            ? { ...cell, offices: null, cases: null, code: 'secret' as const }
            : cell,
        ),
      })),
    }))
    const { strengths, potentials } = seenOf({ ...release, populations })
    expect(strengths?.most).toBe(62)
    const bars = potentials?.groups.flatMap((group) => group.bars) ?? []
    expect(bars.map(({ figure }) => publishedIn(figure))).toEqual(bars.map(() => undefined))
    expect(potentialLead(seenOf({ ...release, populations }))[0]).toBe(
      'Entwicklungspotenzial: Keine Zahl dazu ist veröffentlicht.',
    )
  })

  it('puts what is published without its whole behind the others, before what is secret, and says so', () => {
    const [first, ...more] = seenOf(release).potentials?.groups.flatMap(({ bars }) => bars) ?? []
    const populations = release.populations.map((population) => ({
      ...population,
      tables: population.tables.map((table) => ({
        ...table,
        cells: table.cells.map((cell) =>
          cell.value === 'all' && cell.item === first?.key
            ? { ...cell, offices: null, cases: null, code: 'secret' as const }
            : cell,
        ),
      })),
    }))
    const seen = seenOf({ ...release, populations })
    const keys = seen.potentials?.groups.flatMap(({ bars }) => bars.map(({ key }) => key)) ?? []
    // The theme in which three offices alone found potential is secret and the last.
    const last = more.at(-1)?.key
    expect(keys.slice(-2)).toEqual([first?.key, last])
    expect(potentialLead(seen).slice(1)).toEqual([
      'Bei 1 Thema ist geheim, in wie vielen Jugendämtern es zutraf; es steht hinter den anderen.',
      'Zu 1 Thema ist die Zahl geheim; sie kann höher oder niedriger liegen.',
    ])
  })

  it('[LA12] says beside own figures what was left out, and what is not counted at all', () => {
    const { random } = seenOf(release)
    const line = { kind: 'theme', measure: 'potential', value: 'yes' } as const
    expect(saidOf(random, line)).toMatchObject({ absence: null })
    expect([...saidOf(random, line).figures.values()].map(({ part }) => part?.offices)).toContain(
      31,
    )
    const tables = random.tables.map((table) => ({ ...table, dropped: true, cells: [] }))
    expect(saidOf({ ...random, tables }, line)).toEqual({ figures: new Map(), absence: 'leftOut' })
    expect(saidOf({ ...random, tables: [] }, line).absence).toBe('uncounted')
    expect(saidOf(undefined, line).absence).toBe('uncounted')
  })

  it('has the right word for one and for many that are not counted', () => {
    expect(leftText({ replaced: 1, withdrawn: 1, brokenOfficeYears: 1 })).toBe(
      '1 ersetztes und 1 zurückgezogenes Paket, 1 Jahr von einem Jugendamt mit Erfassungsbruch',
    )
    expect(leftText({ replaced: 2, withdrawn: 0, brokenOfficeYears: 3 })).toBe(
      '2 ersetzte und 0 zurückgezogene Pakete, 3 Jahre von Jugendämtern mit Erfassungsbruch',
    )
  })

  it('counts nothing where too few delivered, and says so where a table was left out', async () => {
    const few = seenOf(await released(20, 3))
    expect([few.random.plan, few.strengths]).toEqual([0, null])
    expect(few.themes.length).toBeGreaterThan(0)
    expect(sureLead(few, due)[1]).toBe('So wenige ergeben noch keine Zahlen.')
    const populations = release.populations.map((population) => ({
      ...population,
      tables: population.tables.map((table) => ({ ...table, dropped: true, cells: [] })),
    }))
    const bare = seenOf({ ...release, populations })
    expect(strengthLead(bare)[0]).toContain('weggelassen')
    expect(pairLead(bare)[0]).toContain('Zu wenige Zahlen')
  })
})
