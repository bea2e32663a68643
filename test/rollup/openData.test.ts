// A closed release as open data: its columns explained, and what data portals demand.
import { describe, expect, it } from 'vitest'
import { describedAsData, dictionarySheet } from '../../server/rollup/openData.ts'
import { codeWords, sheetHead } from '../../shared/rollup/rollup.words.ts'

/**
 * Mandatory properties of DCAT-AP.de 3.0 by class (its table "Verpflichtend"), for the classes that stand in a description,
 * and of those it recommends the ones that can be said of a release.
 */
const MANDATORY: Readonly<Record<string, readonly string[]>> = {
  'dcat:Dataset': [
    ...['dcterms:title', 'dcterms:description', 'dcterms:publisher'],
    ...['dcat:keyword', 'dcatde:politicalGeocodingLevelURI', 'dcatde:politicalGeocodingURI'],
    ...['dcat:theme', 'dcatap:availability', 'dcterms:spatial', 'dcterms:temporal'],
    'dcat:distribution',
  ],
  'dcat:Distribution': [
    ...['dcat:accessURL', 'dcterms:license', 'dcterms:title', 'dcterms:modified'],
    ...['dcterms:format', 'dcatap:availability'],
  ],
  'foaf:Agent': ['foaf:name'],
  'spdx:Checksum': ['spdx:algorithm', 'spdx:checksumValue'],
  'dcterms:PeriodOfTime': ['dcat:startDate', 'dcat:endDate'],
}

interface Thing {
  readonly '@type'?: string
  readonly [property: string]: unknown
}
/** As it is set where it is set. */
const SET = {
  publisher: 'Landesjugendamt Probe',
  contributor: 'http://dcat-ap.de/def/contributors/openNRW',
  licence: 'http://dcat-ap.de/def/licenses/cc-zero',
}

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null
/** All things in a description, however deep. */
const thingsIn = (value: unknown): readonly Thing[] =>
  Array.isArray(value)
    ? value.flatMap(thingsIn)
    : isThing(value)
      ? [value, ...Object.values(value).flatMap(thingsIn)]
      : []

/** What is missing: "dcat:Dataset dcterms:title". */
const missingIn = (description: unknown): readonly string[] =>
  thingsIn(description).flatMap((thing) =>
    (MANDATORY[thing['@type'] ?? ''] ?? [])
      .filter((property) => thing[property] === undefined)
      .map((property) => `${thing['@type'] ?? ''} ${property}`),
  )

const description = describedAsData({
  ...SET,
  release: { number: 2, populations: [] },
  files: {
    release: { hash: 'a'.repeat(64), bytes: 10 },
    table: { hash: 'b'.repeat(64), bytes: 20 },
  },
  closedAt: Date.UTC(2026, 10, 29, 12),
  address: 'https://fallwerkstatt.example.org',
})

describe('[LA13] the description for data portals', () => {
  it('has everything DCAT-AP.de demands of a data set, its files, their licence and their hashes', () => {
    const whole = describedAsData({
      ...SET,
      release: { number: 2, populations: [{ cycle: 2025 } as never] },
      files: {
        release: { hash: 'a'.repeat(64), bytes: 10 },
        table: { hash: 'b'.repeat(64), bytes: 20 },
      },
      closedAt: Date.UTC(2026, 10, 29, 12),
      address: 'https://fallwerkstatt.example.org',
    })
    expect(missingIn(whole)).toEqual([])
    const types = thingsIn(whole).map((thing) => thing['@type'])
    for (const [type, count] of [
      ['dcat:Dataset', 1],
      ['dcat:Distribution', 2],
      ['foaf:Agent', 1],
      ['spdx:Checksum', 2],
    ] as const)
      expect([type, types.filter((one) => one === type).length]).toEqual([type, count])
    const text = JSON.stringify(whole)
    for (const said of [
      'stateKey/05',
      '"2025-01-01"',
      '"2026-11-29"',
      `"dcatde:contributorID":{"@id":"${SET.contributor}"}`,
      ...[SET.licence, `"foaf:name":{"@language":"de","@value":"${SET.publisher}"}`],
      `"xsd:hexBinary","@value":"${'b'.repeat(64)}"`,
      'https://fallwerkstatt.example.org/api/rollups/2/release.csv',
    ])
      expect([said, text.includes(said)]).toEqual([said, true])
  })

  it('uses no prefix it does not explain', () => {
    const context = (description as { '@context': Record<string, string> })['@context']
    const used = new Set(
      thingsIn(description)
        .flatMap((thing) => [...Object.keys(thing), thing['@type'] ?? ''])
        .flatMap((name) => /^([a-z]+):/.exec(name)?.[1] ?? []),
    )
    expect([...used].filter((prefix) => context[prefix] === undefined)).toEqual([])
  })

  it('would be found wanting', () => {
    // Without a cycle there is no beginning.
    expect(missingIn(description)).toEqual(['dcterms:PeriodOfTime dcat:startDate'])
    expect(missingIn({ ...description, 'dcterms:publisher': undefined })).toContain(
      'dcat:Dataset dcterms:publisher',
    )
  })
})

describe('[LA13] the table that explains the columns', () => {
  it('says of each column what it means, its type, and which codes stand there', () => {
    const { head, rows: cells } = dictionarySheet({ values: [{ value: 'yes', label: 'ja' }] })
    const rows = cells.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : '')))
    expect(head).toEqual(['Spalte', 'Bedeutung', 'Typ', 'Codes'])
    expect(rows.map(([column]) => column)).toEqual([...sheetHead])
    for (const [column, meaning, type] of rows)
      expect([column, (meaning ?? '').length > 10, (type ?? '').length > 3]).toEqual([
        column,
        true,
        true,
      ])
    const codesOf = (column: string) => rows.find(([name]) => name === column)?.[3]
    for (const { letter, word } of Object.values(codeWords))
      expect(codesOf('Status')).toContain(`[${letter}] ${word}`)
    expect(codesOf('Ausprägung')).toBe('ja')
    expect(codesOf('Einheit')).toBe('Jugendämter | Fälle')
  })
})
