// What a roll-up release is made of, in words (rule MI5).
import type { Figure } from '../disclosure/tables.ts'
import type { Words } from '../kernel/words.ts'
import { administrativeDistrictWords, regionalBodyWords } from '../office/office.words.ts'
import type { ExposedVerdict, RollupAudit } from './audit.schema.ts'
import type { Code, Grouping, ItemKind, Measure, PopulationKind } from './release.schema.ts'

/** What is counted. */
export const populationWords: Words<PopulationKind> = {
  random: 'Zufällig gezogene Fälle',
  additional: 'Zusätzlich eingebrachte Fälle',
  structure: 'Strukturmerkmale der Jugendämter',
  consultant: 'Merkmale der insoweit erfahrenen Fachkräfte',
}

/** What a line is about. */
export const itemKindWords: Words<ItemKind> = {
  core: 'Kernkriterium',
  criterion: 'Weiteres Kriterium',
  structure: 'Strukturmerkmal',
  consultant: 'Merkmal der Fachkräfte',
  theme: 'Thema',
  tag: 'Querschnittsthema',
  factor: 'Bedingungsfaktor',
  evidenceLevel: 'Reichweite über den Fall hinaus',
  level: 'Ebene des Befunds',
}

/** How a line is counted. */
export const measureWords: Words<Measure> = {
  full: 'Ganze Skala',
  four: 'Stufen der Skala',
  three: 'Drei Stufen',
  favourable: 'Zwei Werte',
  strength: 'Gelungenes im Thema, wo es zutrifft',
  potential: 'Entwicklungspotenzial im Thema, wo es zutrifft',
  strengthAnywhere: 'Gelungenes, in allen Fällen',
  potentialAnywhere: 'Entwicklungspotenzial, in allen Fällen',
  occurs: 'Kommt vor, in allen Fällen',
}

/** By what is grouped. */
export const groupingWords: Words<Grouping> = {
  state: 'Land',
  regionalBody: 'Landesteil',
  administrativeDistrict: 'Regierungsbezirk',
  authorityType: 'Art des Jugendamts',
  sizeClass: 'Größe',
  year: 'Jahr',
}

/** Kinds of authority, as few as offices can hide among. */
export const authorityWords: Words<'independentCity' | 'county' | 'town'> = {
  independentCity: 'Kreisfreie Städte',
  county: 'Kreise und Städteregion',
  town: 'Kreisangehörige Städte',
}

/** Sizes of the population, as few as offices can hide among. */
export const sizeWords: Words<'small' | 'medium' | 'large'> = {
  small: 'bis 60.000',
  medium: '60.000 bis 100.000',
  large: 'ab 100.000',
}

/** Values that are no rating of a catalogue. */
export const valueWords: Words<
  'all' | 'yes' | 'no' | 'favourable' | 'unfavourable' | 'aside' | 'without'
> = {
  all: 'alle',
  yes: 'ja',
  no: 'nein',
  favourable: 'obere Stufen',
  unfavourable: 'untere Stufen',
  aside: 'weder obere noch untere Stufe',
  without: 'ohne Stufe',
}

/** Why there is no figure, or what is to be known of one; the letter stands in brackets in its place. */
export const codeWords: Words<Code, { readonly word: string; readonly letter: string }> = {
  secret: { word: 'geheim', letter: 'g' },
  notApplicable: { word: 'nicht zutreffend', letter: 'n' },
  unsaid: { word: 'keine Angabe', letter: 'k' },
  broken: { word: 'Bruch', letter: 'b' },
  corrected: { word: 'berichtigt', letter: 'r' },
}

/** The name of a group: "Regierungsbezirk Detmold" without the first word, "Land", "2026". */
export function groupWords(grouping: Grouping, group: string): string {
  const words: Readonly<Record<string, string>> = {
    ...administrativeDistrictWords,
    ...regionalBodyWords,
    ...authorityWords,
    ...sizeWords,
    state: groupingWords.state,
    unknownLVR: 'Rheinland ohne Angabe',
    unknownLWL: 'Westfalen-Lippe ohne Angabe',
  }
  return grouping === 'year' ? group : (words[group] ?? group)
}

/** The columns of a release as a table. */
export const sheetHead: readonly string[] = [
  ...['Turnus ab', 'Gezählt wird', 'Zählweise', 'Art', 'Schlüssel', 'Bezeichnung'],
  ...['Gliederung', 'Gruppe', 'Ausprägung', 'Einheit', 'Wert', 'Status'],
]

/** The two figures of a place. */
export const figureWords: Words<Figure> = { offices: 'Jugendämter', cases: 'Fälle' }

/** How little of a figure would stay secret. */
export const verdictWords: Words<ExposedVerdict> = {
  exact: 'wäre genau bestimmbar',
  narrow: 'wäre zu eng eingrenzbar',
  unknown: 'ließ sich nicht prüfen',
}

/** Who could work it out. */
export const attackerWords: Words<NonNullable<RollupAudit['exposed'][number]['attacker']>> = {
  public: 'die Öffentlichkeit',
  office: 'ein beteiligtes Jugendamt',
  pool: 'zwei Jugendämter gemeinsam',
}
