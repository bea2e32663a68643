// What is said about a list of cases that was read, or why none was.
import { frameColumnWords } from '../../shared/draw/draw.words.ts'
import { MOST_LISTED } from '../../shared/draw/draw.schema.ts'
import { formatNumber } from '../../shared/kernel/format.ts'
import type { FrameFault } from '../../shared/draw/frame.ts'
import type { ListAnswer } from './listWorker.ts'
import { LIST_MEGABYTES } from './readList.ts'

/** Why there is no list, and what to do. */
export const listFaultText: Readonly<
  Record<Extract<ListAnswer, { fault: string }>['fault'], { title: string; next: string }>
> = {
  empty: {
    title: 'Darin steht kein Fall.',
    next: 'Fügen Sie Aktenzeichen ein, eine Zeile je Fall, oder wählen Sie die richtige Datei. Gelesen wird das erste Blatt.',
  },
  noHeader: {
    title: 'Die Spalte mit den Aktenzeichen wurde nicht erkannt.',
    next: 'Schreiben Sie „Aktenzeichen“ über diese Spalte, oder nehmen Sie eine Liste, die nur Aktenzeichen hat.',
  },
  unreadable: {
    title: 'Das lässt sich nicht als Liste lesen.',
    next: 'Speichern Sie die Liste als XLSX, ODS oder CSV und wählen Sie sie noch einmal.',
  },
  oldExcel: {
    title: 'Das ist eine Datei im alten Excel-Format (XLS).',
    next: 'Speichern Sie sie als XLSX und wählen Sie diese.',
  },
  locked: {
    title: 'Diese Datei ist mit einem Kennwort geschützt.',
    next: 'Speichern Sie eine Kopie ohne Kennwort und wählen Sie diese.',
  },
  tooManyRows: {
    title: `Diese Liste hat mehr als ${formatNumber(MOST_LISTED)} Fälle.`,
    next: 'Prüfen Sie, ob es die richtige Liste ist, oder beschränken Sie sie auf weniger Jahre.',
  },
  tooLarge: {
    title: 'Diese Datei ist zu groß.',
    next: `Eine Liste hat höchstens ${String(LIST_MEGABYTES)} MB und 100 Spalten. Löschen Sie weitere Blätter und Spalten, oder speichern Sie sie als CSV.`,
  },
}

/** What is wrong with a row, and what to do about it. */
export function faultText({ code, row, column, value }: FrameFault): string {
  const what: Record<FrameFault['code'], string> = {
    numberMissing: 'Das Aktenzeichen fehlt.',
    numberLong: 'Das Aktenzeichen ist länger als 60 Zeichen.',
    numberTwice: `„${value}“ steht schon weiter oben. Jeder Fall steht einmal in der Liste.`,
    valueUnknown: `„${value}“ ist unter „${column === null ? '' : frameColumnWords[column]}“ nicht bekannt.`,
    columnTwice: `Die Spalte „${column === null ? '' : frameColumnWords[column]}“ gibt es zweimal.`,
    quoteOpen: 'Ein Anführungszeichen wird nicht geschlossen.',
  }
  return `Zeile ${String(row)}: ${what[code]}`
}
