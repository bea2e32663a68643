// A closed release as open data (LA13): what its table means, and the description a data portal reads (DCAT-AP.de 3.0).
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { codesOf, type Words } from '../../shared/kernel/words.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import {
  dictionaryHead,
  dictionaryWords,
  openDataWords,
} from '../../shared/rollup/openData.words.ts'
import {
  codeWords,
  figureWords,
  groupingWords,
  itemKindWords,
  measureWords,
  populationWords,
  sheetHead,
} from '../../shared/rollup/rollup.words.ts'
import type { Sheet } from '../coordination/sheet.ts'
import { FILES } from './writeRelease.ts'

const listed = (words: Words<string>): string => Object.values(words).join(' | ')

/** What may stand in a column, where it is one of few. */
function codesIn(column: string, { values }: Pick<RollupRelease, 'values'>): string {
  const [, counted, measure, kind, , , grouping, , value, unit, , status] = sheetHead
  switch (column) {
    case counted:
      return listed(populationWords)
    case measure:
      return listed(measureWords)
    case kind:
      return listed(itemKindWords)
    case grouping:
      return listed(groupingWords)
    case value:
      return [...new Set(values.map(({ label }) => label))].join(' | ')
    case unit:
      return listed(figureWords)
    case status:
      return codesOf(codeWords)
        .map(
          (code) =>
            `[${codeWords[code].letter}] ${codeWords[code].word}: ${codeWords[code].meaning}`,
        )
        .join(' | ')
    default:
      return ''
  }
}

/** The columns of release.csv: what each means, of what type it is, and which codes stand in it. */
export const dictionarySheet = (release: Pick<RollupRelease, 'values'>): Sheet => ({
  head: dictionaryHead,
  rows: sheetHead.map((column) => {
    const { meaning, type } = dictionaryWords[column] ?? { meaning: '', type: '' }
    return [column, meaning, type, codesIn(column, release)]
  }),
})

/** What the description of a release is made of. */
export interface Described {
  readonly release: Pick<RollupRelease, 'number' | 'populations'>
  /** SHA-256 and size in bytes of both files. */
  readonly files: Readonly<
    Record<'release' | 'table', { readonly hash: string; readonly bytes: number }>
  >
  /** Milliseconds. */
  readonly closedAt: number
  /** Address the server is reached at, without a path. */
  readonly address: string
  /** Who publishes it, and is named where it is quoted. */
  readonly publisher: string
  /** Who hands it to the portals, as DCAT-AP.de names it; null where none is set. */
  readonly contributor: string | null
  /** As DCAT-AP.de names it. */
  readonly licence: string
}

const german = (value: string) => ({ '@language': 'de', '@value': value })
const typed = (type: string, value: string) => ({ '@type': type, '@value': value })
const EU = 'http://publications.europa.eu/resource/authority'
const NRW = 'http://dcat-ap.de/def/politicalGeocoding/stateKey/05'

/** The description of a release for data portals, as JSON-LD. */
export function describedAsData({
  release,
  files,
  closedAt,
  address,
  publisher,
  contributor,
  licence,
}: Described): object {
  const { number, populations } = release
  const at = `${address}/api/rollups/${String(number)}`
  const day = typed('xsd:date', berlinDay(closedAt))
  const firstYear = Math.min(...populations.map(({ cycle }) => cycle))
  const distribution = (file: 'release' | 'table', format: string, mediaType: string) => ({
    '@id': `${at}/${FILES[file]}`,
    '@type': 'dcat:Distribution',
    'dcterms:title': german(`${openDataWords.title(number)}, ${FILES[file]}`),
    'dcat:accessURL': { '@id': `${at}/${FILES[file]}` },
    'dcat:downloadURL': { '@id': `${at}/${FILES[file]}` },
    'dcterms:license': { '@id': licence },
    'dcatde:licenseAttributionByText': german(publisher),
    'dcterms:format': { '@id': `${EU}/file-type/${format}` },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType}` },
    'dcat:byteSize': typed('xsd:nonNegativeInteger', String(files[file].bytes)),
    'dcterms:modified': day,
    'dcatap:availability': { '@id': `${EU}/planned-availability/STABLE` },
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256' },
      'spdx:checksumValue': typed('xsd:hexBinary', files[file].hash),
    },
  })
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dcatap: 'http://data.europa.eu/r5r/',
      dcatde: 'http://dcat-ap.de/def/dcatde/',
      dcterms: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      spdx: 'http://spdx.org/rdf/terms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': at,
    '@type': 'dcat:Dataset',
    'dcterms:title': german(openDataWords.title(number)),
    'dcterms:description': german(openDataWords.description),
    'dcterms:publisher': { '@type': 'foaf:Agent', 'foaf:name': german(publisher) },
    // It is handed out on request: where none is set, no other one is claimed.
    ...(contributor === null ? {} : { 'dcatde:contributorID': { '@id': contributor } }),
    'dcterms:identifier': files.release.hash,
    'dcat:version': String(number),
    'dcterms:issued': day,
    'dcterms:language': { '@id': `${EU}/language/DEU` },
    'dcat:keyword': openDataWords.keywords.map(german),
    'dcat:theme': { '@id': `${EU}/data-theme/SOCI` },
    'dcatap:availability': { '@id': `${EU}/planned-availability/STABLE` },
    'dcatde:legalBasis': german(openDataWords.legalBasis),
    'dcatde:politicalGeocodingLevelURI': {
      '@id': 'http://dcat-ap.de/def/politicalGeocoding/Level/state',
    },
    'dcatde:politicalGeocodingURI': { '@id': NRW },
    'dcterms:spatial': { '@id': NRW, '@type': 'dcterms:Location' },
    'dcterms:temporal': {
      '@type': 'dcterms:PeriodOfTime',
      ...(Number.isFinite(firstYear)
        ? { 'dcat:startDate': typed('xsd:date', `${String(firstYear)}-01-01`) }
        : {}),
      'dcat:endDate': day,
    },
    'foaf:page': { '@id': `${at}/dictionary.csv`, '@type': 'foaf:Document' },
    'dcat:distribution': [
      distribution('table', 'CSV', 'text/csv'),
      distribution('release', 'JSON', 'application/json'),
    ],
  }
}
