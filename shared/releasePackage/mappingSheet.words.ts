// What the table of a mapping says to those who fill it in. Its words bear no umlaut where they are read again: table
// programs lose them.
import type { Words } from '../kernel/words.ts'
import type { SheetFault } from './mappingSheet.ts'

export const sheetColumns: readonly string[] = [
  'Art',
  'Bisher',
  'Bezeichnung bisher',
  'Neu',
  'Bezeichnung neu',
  'Hinweis',
]

/** What a row is about. */
export const sheetKindWords = {
  mapping: 'Zuordnung',
  criterion: 'Kriterium',
  rating: 'Einstufung',
  fresh: 'nur neu',
} as const

/** What is to be done in a row. */
export const sheetHints = {
  same: 'Bleibt. Ändern Sie nichts.',
  renamed: 'Gleiches Kürzel, anderer Titel: Ist noch dasselbe gemeint? Sonst „Neu“ ändern.',
  open: 'Nicht mehr da. Anders benannt oder mit anderen zusammengelegt: neues Kürzel unter „Neu“. Geteilt: mehrere mit Komma. Entfallen: leer lassen.',
  rating: 'Nicht mehr da. Leer lassen, wenn nichts mehr dafür steht, sonst unter „Neu“ eines von:',
  fresh: 'Gibt es erst in der neuen Fassung. Diese Zeile wird nicht gelesen.',
} as const

/** What is wrong with a row; `{text}` stands for what stands in it. */
const sheetFaultWords: Words<SheetFault['kind']> = {
  headMissing:
    'Die Zeile „Zuordnung“ mit den beiden Fassungen fehlt. Laden Sie die Vorlage noch einmal herunter.',
  headWrong: '„{text}“ nennt keinen Katalog mit Fassung. In der Vorlage steht es richtig.',
  kindUnknown: '„{text}“ ist keine Art von Zeile. Es gibt Kriterium und Einstufung.',
  fromWrong: '„{text}“ unter „Bisher“ ist kein Kürzel. Diese Spalte bleibt, wie sie war.',
  toWrong: '„{text}“ unter „Neu“ ist kein Kürzel. Mehrere trennt ein Komma.',
}

/** The sentence about a row. */
export const sheetFaultText = ({ kind, text }: SheetFault): string =>
  sheetFaultWords[kind].replace('{text}', text.slice(0, 40))
