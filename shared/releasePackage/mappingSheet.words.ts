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

/** What is wrong with a row; `{text}` stands for what stands in the cell. */
const sheetFaultWords: Words<SheetFault['kind']> = {
  headMissing: 'Die Zeile „Zuordnung“ mit den beiden Fassungen fehlt.',
  headWrong: '„{text}“ nennt keinen Katalog mit Fassung, etwa „schutzauftrag-8a@2020.1“.',
  kindUnknown: '„{text}“ ist keine Art von Zeile. Es gibt Kriterium und Einstufung.',
  fromWrong: '„{text}“ ist kein Kürzel. Diese Spalte bleibt, wie sie war.',
  toWrong: '„{text}“ ist kein Kürzel. Mehrere trennt ein Komma.',
}

/** The same of a cell in which nothing stands. */
const emptyCellWords: Words<SheetFault['kind']> = {
  ...sheetFaultWords,
  headWrong:
    'Hier steht nichts; hierher gehört ein Katalog mit Fassung, etwa „schutzauftrag-8a@2020.1“.',
  fromWrong: 'Hier steht nichts; hierher gehört das Kürzel der bisherigen Fassung.',
}

/** What leads on where the row with the versions is wrong: the template, if there is one to load. */
const headHints = {
  offered: 'In der Vorlage oben steht sie richtig; laden Sie sie noch einmal herunter.',
  missing:
    'Eine Vorlage, in der sie richtig steht, gibt es hier, sobald von einem Katalog zwei Fassungen da sind.',
} as const

/** The sentence about a row. `offered` says that there is a template to load. */
export function sheetFaultText({ kind, text }: SheetFault, offered: boolean): string {
  const words = text === '' ? emptyCellWords : sheetFaultWords
  const sentence = words[kind].replace('{text}', text.slice(0, 40))
  const isHead = kind === 'headMissing' || kind === 'headWrong'
  return isHead ? `${sentence} ${headHints[offered ? 'offered' : 'missing']}` : sentence
}

/** Where a fault stands: "Zeile 3, Spalte „Bisher“"; empty if no row says it. */
export const sheetPlaceText = ({ row, column }: SheetFault): string =>
  row === null
    ? ''
    : `Zeile ${row}${column === null ? '' : `, Spalte „${sheetColumns[column] ?? ''}“`}`
