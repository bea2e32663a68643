// Columns of lists of offices, and what is to be mended in them.
import { formatChoice } from '../kernel/format.ts'
import { codesOf, type Words } from '../kernel/words.ts'
import {
  administrativeDistrictWords,
  authorityTypeWords,
  sizeClassWords,
} from '../office/office.words.ts'
import type { ImportChange, ImportColumn, ImportFault } from './officeImport.schema.ts'

/** The heading of each column, as it is written and read. */
export const importColumnWords: Words<ImportColumn> = {
  name: 'Jugendamt',
  regionalBody: 'Landesteil',
  administrativeDistrict: 'Regierungsbezirk',
  authorityType: 'Art',
  sizeClass: 'Größe',
  burdenClass: 'Belastungsklasse',
  halfYear: 'Halbjahr',
}

/** What becomes of a row. */
export const importChangeWords: Words<ImportChange['kind']> = {
  new: 'neu',
  changed: 'geändert',
  removed: 'entfällt',
}

/** Other headings under which a column is found. */
export const importColumnAliases: Words<ImportColumn, readonly string[]> = {
  name: ['Name', 'Name des Jugendamts', 'Name des Jugendamtes', 'Amt', 'Bezeichnung'],
  regionalBody: ['Landesjugendamt', 'LJA', 'Landschaftsverband', 'LVR/LWL', 'LWL/LVR'],
  administrativeDistrict: ['Bezirksregierung', 'Reg.-Bez.', 'RegBez', 'Bezirk'],
  authorityType: ['Typ', 'Art der Gebietskörperschaft', 'Gebietskörperschaft', 'Jugendamtstyp'],
  sizeClass: [
    'Größenklasse',
    'Größe der Bevölkerung',
    'Bevölkerung',
    'Einwohner',
    'Einwohnerzahl',
    'Einwohnerinnen und Einwohner',
  ],
  burdenClass: ['Belastung', 'BK'],
  halfYear: ['Termin', 'Turnushalbjahr', 'Plan', 'geplant'],
}

/** What is wrong, with the next step. */
export const importFaultWords: Words<ImportFault['code']> = {
  columnMissing: 'Diese Spalte fehlt. Ergänzen Sie sie in der Kopfzeile.',
  columnTwice: 'Diese Spalte gibt es zweimal. Löschen Sie eine davon oder benennen Sie sie um.',
  quoteOpen:
    'Ein Anführungszeichen ist nicht geschlossen. Ergänzen oder löschen Sie es in dieser Zeile.',
  cellUnheaded:
    'Das steht unter keiner Überschrift. Prüfen Sie Trennzeichen und Anführungszeichen dieser Zeile, oder geben Sie der Spalte eine Überschrift.',
  nameMissing: 'Der Name fehlt. Tragen Sie ihn ein oder löschen Sie die Zeile.',
  nameLength: 'Ein Name hat 2 bis 120 Zeichen. Bitte kürzen oder ergänzen Sie ihn.',
  nameTaken:
    'So heißt schon ein Beispiel-Jugendamt zum Üben. Bitte nehmen Sie einen anderen Namen.',
  nameTwice: 'Dieses Jugendamt steht schon in einer anderen Zeile. Löschen Sie eine der beiden.',
  nameFormer:
    'So hieß früher ein Jugendamt, das heute anders heißt. Schreiben Sie den heutigen Namen. Ist wirklich ein neues gemeint, legt die Administration es zuerst einzeln an.',
  valueMissing: 'Hier fehlt eine Angabe. Bitte tragen Sie sie ein.',
  valueUnknown: 'Diese Angabe ist nicht bekannt. Bitte nehmen Sie eine der möglichen.',
  districtUnfit:
    'Dieser Regierungsbezirk liegt im anderen Landesteil. Bitte prüfen Sie beide Angaben.',
  officeUnknown:
    'Dieses Jugendamt gibt es hier noch nicht. Prüfen Sie die Schreibweise oder lesen Sie zuerst die Jugendämter ein.',
  officeEnded:
    'Dieses Jugendamt wurde zusammengelegt, aufgeteilt oder aufgegeben. Löschen Sie die Zeile, oder nehmen Sie das Ende auf der Seite des Jugendamts zurück.',
  halfYearDate:
    'Das Tabellenprogramm hat daraus ein Datum gemacht. Schreiben Sie zum Beispiel „1. Halbjahr 2026“.',
  halfYearOutside:
    'Dieses Halbjahr liegt nicht im gewählten Turnus. Prüfen Sie das Jahr oder wählen Sie den anderen Turnus.',
  halfYearAfterEnd:
    'Dieses Jugendamt endet vorher. Wählen Sie ein früheres Halbjahr oder leeren Sie die Zelle.',
}

const valuesOf = <Code extends string>(words: Words<Code>): string =>
  formatChoice(codesOf(words).map((code) => words[code]))

const columnHints = new Map<ImportColumn, string>([
  ['name', 'der Name, so, wie das Jugendamt sich selbst nennt; daran wird es wiedererkannt'],
  ['regionalBody', 'LVR oder LWL'],
  ['administrativeDistrict', valuesOf(administrativeDistrictWords)],
  ['authorityType', valuesOf(authorityTypeWords)],
  ['sizeClass', `die Zahl der Einwohnerinnen und Einwohner, oder ${valuesOf(sizeClassWords)}`],
  ['burdenClass', '1 bis 5, oder leer'],
  ['halfYear', 'zum Beispiel „1. Halbjahr 2026“ oder „2026-1“; leer, wenn keines geplant ist'],
])

/** What may stand in a column. */
export const importColumnHint = (column: ImportColumn): string => columnHints.get(column) ?? ''
