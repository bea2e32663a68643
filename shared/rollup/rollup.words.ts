// What a roll-up release is made of, in words (rule MI5).
import type { Figure } from '../disclosure/tables.ts'
import type { Words } from '../kernel/words.ts'
import { administrativeDistrictWords, regionalBodyWords } from '../office/office.words.ts'
import type { ExposedVerdict, RollupAudit } from './audit.schema.ts'
import type { Universe } from './counting.ts'
import type { Absence } from './reading.ts'
import type { RollupOutcome, RollupStep } from './view.schema.ts'
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
  occurred: 'Thema trat auf, wo es zutrifft',
  strengthAnywhere: 'Gelungenes, in allen Fällen',
  potentialAnywhere: 'Entwicklungspotenzial, in allen Fällen',
  occurs: 'Kommt vor, in allen Fällen',
}

/**
 * What has to be so of a case, or an office, that a line is counted among, said after the line: "…, in denen das Thema zutraf".
 * Empty where all of them are.
 */
export const amongWords: Words<Universe> = {
  rated: 'eingestuft wurde',
  ratedApplicable: 'zutraf und eingestuft wurde',
  answered: 'auf einer der oberen oder unteren Stufen eingestuft wurde',
  applicable: 'zutraf',
  subjects: '',
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
export const codeWords: Words<
  Code,
  { readonly word: string; readonly letter: string; readonly meaning: string }
> = {
  secret: {
    word: 'geheim',
    letter: 'g',
    meaning:
      'Die Zahl könnte etwas über einzelne Jugendämter oder Fälle verraten, oder sie schützt eine andere.',
  },
  notApplicable: {
    word: 'nicht zutreffend',
    letter: 'n',
    meaning: 'Dafür gibt es an dieser Stelle nichts zu zählen.',
  },
  unsaid: { word: 'keine Angabe', letter: 'k', meaning: 'Dazu ist nichts vermerkt.' },
  broken: { word: 'Bruch', letter: 'b', meaning: 'In diesem Jahr wurde nur teilweise erfasst.' },
  corrected: {
    word: 'berichtigt',
    letter: 'r',
    meaning:
      'Die Zahl weicht von der vorigen Auswertung ab, weil ein Paket berichtigt oder zurückgezogen wurde.',
  },
}

/** Beside own figures, where the release has none. */
export const absenceWords: Words<Absence> = { leftOut: 'weggelassen', uncounted: 'nicht gezählt' }

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

/** What the computing of a release is at. */
export const stepWords: Words<RollupStep> = {
  reading: 'Schritt 1 von 4: Die Pakete werden gelesen.',
  counting: 'Schritt 2 von 4: Es wird gezählt, und die früheren Auswertungen werden nachgerechnet.',
  protecting: 'Schritt 3 von 4: Es wird gesucht, welche Zahlen geheim bleiben.',
  auditing: 'Schritt 4 von 4: Ein zweites Verfahren prüft, ob sich daraus etwas errechnen lässt.',
}

/** What came of it: what happened, and what to do next. */
export const outcomeWords: Words<RollupOutcome, { readonly title: string; readonly next: string }> =
  {
    passed: {
      title: 'Die Auswertung ist berechnet und hat die Prüfung bestanden.',
      next: 'Sehen Sie den Entwurf durch. Danach schließen zwei Geheimhaltungsverantwortliche sie ab, jede mit ihrem Konto.',
    },
    exposed: {
      title:
        'Die Prüfung ist nicht bestanden: Geheime Zahlen ließen sich errechnen oder eng eingrenzen.',
      next: 'Diese Auswertung lässt sich nicht abschließen. Berechnen Sie sie neu, sobald weitere Pakete da sind. Welche Stellen es sind, steht in der Prüfdatei.',
    },
    broken: {
      title: 'Die Berechnung wurde nicht zu Ende gebracht.',
      next: 'Sie brauchte zu viel Zeit oder Speicher, oder sie brach ab. Es gibt keine Auswertung. Versuchen Sie es zu einer ruhigeren Zeit noch einmal; bleibt es dabei, fragen Sie Ihre Technik.',
    },
    uncountable: {
      title: 'Einige Pakete lassen sich nicht auswerten.',
      next: 'Klären Sie jedes mit dem Jugendamt oder ergänzen Sie die Zuordnung der Kataloge. Berechnen Sie die Auswertung danach neu.',
    },
    mismatch: {
      title: 'Eine frühere Auswertung lässt sich nicht mehr nachrechnen.',
      next: 'Ihre Dateien oder eines ihrer Pakete fehlen. Spielen Sie eine Sicherung ein, die sie enthält. Vorher entsteht keine neue, weil sie gegen alle früheren geprüft wird.',
    },
    nothing: {
      title: 'Es gibt noch kein Paket, das zählt.',
      next: 'Übernehmen Sie zuerst Freigabepakete der Jugendämter.',
    },
  }

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
