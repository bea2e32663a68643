import { describe, expect, it } from 'vitest'
import { shippedCatalogues } from '../../server/material.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import {
  isNewer,
  mapPackage,
  newestByKey,
  previewOf,
  wayBetween,
  type CatalogueMapping,
} from '../../shared/releasePackage/mapping.ts'
import { samplePackage } from '../support/samplePackage.ts'

const [older] = shippedCatalogues() as [Catalogue, ...Catalogue[]]
const criterion = (id: string) =>
  older.criteria.find((one) => one.id === id) as Catalogue['criteria'][0]
const newer: Catalogue = {
  ...older,
  version: '2026.1',
  criteria: [
    ...older.criteria.filter(({ id }) => !['P-01-1', 'P-04-1', 'P-10-1'].includes(id)),
    { ...criterion('P-01-1'), id: 'P-20-1' },
    { ...criterion('P-01-1'), id: 'P-20-2' },
  ],
}
const to = { key: older.key, version: newer.version }
/** P-01-1 is divided, P-04-1 taken together with P-04-2, P-10-1 is gone, all others stay. */
const mapping: CatalogueMapping = {
  from: { key: older.key, version: older.version },
  to,
  criteria: older.criteria.map(({ id }) => ({
    from: id,
    to: { 'P-01-1': ['P-20-1', 'P-20-2'], 'P-04-1': ['P-04-2'], 'P-10-1': [] }[id] ?? [id],
  })),
  ratings: [],
}
const faults = (change: Partial<CatalogueMapping>, target = newer) =>
  previewOf({ ...mapping, ...change }, older, target).faults

describe('[RP12] a mapping between versions of a catalogue', () => {
  it('says of each criterion what became of it, and what is new', () => {
    const { rows, faults: none, fresh } = previewOf(mapping, older, newer)
    const kinds = new Map(rows.map(({ from, kind }) => [from, kind]))
    expect(none).toEqual([])
    expect(['P-01-1', 'P-04-1', 'P-04-2', 'P-10-1', 'S-01-1'].map((id) => kinds.get(id))).toEqual([
      ...['split', 'merged', 'merged', 'gone', 'same'],
    ])
    expect(fresh).toEqual([])
    const grown = {
      ...newer,
      criteria: [...newer.criteria, { ...criterion('P-01-1'), id: 'P-30-1' }],
    }
    expect(previewOf(mapping, older, grown).fresh).toEqual(['P-30-1'])
  })

  it.each<[string, Partial<CatalogueMapping>, string]>([
    ['leaves one out', { criteria: mapping.criteria.slice(1) }, 'missing P-01-1'],
    [
      'names one twice',
      { criteria: [...mapping.criteria, { from: 'S-01-1', to: ['S-01-1'] }] },
      'twice S-01-1',
    ],
    [
      'names one that never was',
      { criteria: [...mapping.criteria, { from: 'P-99-9', to: [] }] },
      'unknownFrom P-99-9',
    ],
    [
      'leads to one that is not there',
      {
        criteria: mapping.criteria.map((row) =>
          row.from === 'S-01-1' ? { ...row, to: ['S-77-1'] } : row,
        ),
      },
      'unknownTo S-77-1',
    ],
    [
      'leads to another dimension',
      {
        criteria: mapping.criteria.map((row) =>
          row.from === 'S-01-1' ? { ...row, to: ['P-04-2'] } : row,
        ),
      },
      'otherDimension S-01-1',
    ],
    [
      'renames a rating to none there is',
      { ratings: [{ from: 'fully_met', to: 'great' }] },
      'ratingUnknown great',
    ],
  ])('that %s is no mapping', (_, change, fault) => {
    expect(faults(change).map(({ kind, code }) => `${kind} ${code}`)).toContain(fault)
  })

  it('has to say what becomes of a rating that is called otherwise', () => {
    const process = [
      { value: 'met', label: 'erfüllt' },
      ...(older.scales['process'] ?? []).slice(1),
    ]
    const renamed = { ...newer, scales: { ...newer.scales, process } }
    expect(faults({}, renamed)).toEqual([{ kind: 'ratingMissing', code: 'fully_met' }])
    expect(faults({ ratings: [{ from: 'fully_met', to: 'met' }] }, renamed)).toEqual([])
    expect(faults({ ratings: [{ from: 'fully_met', to: null }] }, renamed)).toEqual([])
  })

  it('reads a package under the newer version: divided, taken together and gone', () => {
    const read = mapPackage(samplePackage, mapping)
    const ref = 'schutzauftrag-8a@2026.1'
    const [random, additional] = read.cases
    expect(random?.catalogue).toBe(ref)
    expect(random?.criteria.map((row) => row.criterion)).toEqual(['P-04-2'])
    expect(random?.criteria[0]).toMatchObject({
      agreed: ['partly_met'],
      noted: ['not_met', 'partly_met'],
    })
    expect(additional?.criteria.map((row) => row.criterion)).toEqual(['P-20-1', 'P-20-2'])
    expect(read.findings[0]).toMatchObject({
      catalogue: ref,
      criterion: 'P-04-2',
      rating: 'partly_met',
    })
    expect(read.structureRatings[0]).toMatchObject({ catalogue: ref, criterion: 'S-01-1' })
    expect(read.recommendations[0]?.criteria).toEqual([{ catalogue: ref, criterion: 'P-04-2' }])
    const gone = {
      ...samplePackage,
      findings: samplePackage.findings.map((one) => ({ ...one, criterion: 'P-10-1' })),
    }
    expect(mapPackage(gone, mapping).findings[0]).toMatchObject({ criterion: null, rating: null })
  })

  it('gives ratings their new names, and drops those nothing stands for', () => {
    const ratings = [
      { from: 'partly_met', to: 'half_met' },
      { from: 'not_met', to: null },
    ]
    const [random] = mapPackage(samplePackage, { ...mapping, ratings }).cases
    expect(random?.criteria[0]).toMatchObject({ agreed: ['half_met'], noted: ['half_met'] })
  })

  it('leads over several versions to the newest one, and goes in no circle', () => {
    const step = (from: string, on: string): CatalogueMapping => ({
      ...mapping,
      from: { key: 'a', version: from },
      to: { key: 'a', version: on },
    })
    const all = [step('1', '2'), step('2', '10'), step('2', '1')]
    expect(wayBetween('a@1', 'a@10', all)).toEqual([all[0], all[1]])
    expect(wayBetween('a@10', 'a@1', all)).toBeUndefined()
    expect(wayBetween('a@1', 'a@1', [])).toEqual([])
    expect(isNewer('2020.10', '2020.9')).toBe(true)
    expect(newestByKey(['a@2', 'a@10', 'b@1']).get('a')).toBe('10')
  })
})
