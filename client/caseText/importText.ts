// German for what the reader of files and the parser of case texts report as codes.
import type { ParseWarning } from '../../shared/caseText/parse.ts'
import { formatList } from '../../shared/kernel/format.ts'
import { hiddenKinds, type HiddenKind, type HiddenText } from './hiddenText.ts'
import type { ImportFault, ImportWarning } from './importFault.ts'

/** What a person reads about a file that cannot be taken. */
export const importFaultText: Readonly<Record<ImportFault, { title: string; next: string }>> = {
  tooLarge: {
    title: 'Die Datei ist größer als 10 MB.',
    next: 'Entfernen Sie Bilder und Anhänge oder kopieren Sie nur den Text der Akte hier hinein.',
  },
  empty: {
    title: 'Die Datei enthält keinen Text.',
    next: 'Prüfen Sie, ob Sie die richtige Datei gewählt haben. Eingescannte Seiten sind Bilder und enthalten keinen Text.',
  },
  wrongKind: {
    title: 'Dieses Dateiformat wird nicht gelesen.',
    next: 'Wählen Sie eine Datei im Format DOCX, ODT, PDF, HTML, TXT, Markdown (.md), EML oder MSG oder fügen Sie den Text direkt ein.',
  },
  oldWord: {
    title: 'Die Datei ist durch ein Kennwort geschützt oder im alten Format DOC gespeichert.',
    next: 'Öffnen Sie die Datei in Ihrer Textverarbeitung und speichern Sie sie ohne Kennwort als DOCX.',
  },
  pdfLocked: {
    title: 'Die PDF-Datei ist durch ein Kennwort geschützt.',
    next: 'Öffnen Sie sie mit dem Kennwort und speichern Sie sie ohne, oder kopieren Sie den Text hier hinein.',
  },
  pdfBroken: {
    title: 'Die PDF-Datei ist beschädigt oder unvollständig.',
    next: 'Speichern Sie sie in dem Programm, aus dem sie kommt, noch einmal, oder kopieren Sie den Text hier hinein.',
  },
  noPdf: {
    title: 'Die Datei ist keine PDF-Datei, auch wenn ihr Name so endet.',
    next: 'Prüfen Sie, womit sie sich öffnen lässt. Ist sie ein Bild, schreiben Sie den Text ab; sonst speichern Sie sie dort als PDF oder DOCX.',
  },
  pdfNoText: {
    title: 'Die PDF-Datei enthält keinen Text, nur Bilder von Seiten.',
    next: 'Lassen Sie den Text mit einem Programm zur Texterkennung erkennen oder schreiben Sie ihn ab.',
  },
  pdfTooManyPages: {
    title: 'Die PDF-Datei hat mehr als 500 Seiten.',
    next: 'Teilen Sie die Datei und lesen Sie die Teile, die zum Fall gehören, nacheinander ein.',
  },
  locked: {
    title: 'Die Datei ist durch ein Kennwort geschützt.',
    next: 'Öffnen Sie die Datei in Ihrer Textverarbeitung und speichern Sie sie ohne Kennwort.',
  },
  notText: {
    title: 'Die Datei ist keine Textdatei.',
    next: 'Wählen Sie eine Datei im Format DOCX, ODT, PDF, TXT oder Markdown (.md).',
  },
  broken: {
    title: 'Die Datei ist beschädigt oder unvollständig.',
    next: 'Öffnen Sie die Datei in Ihrer Textverarbeitung und speichern Sie sie neu als DOCX oder ODT.',
  },
  bomb: {
    title: 'Der Inhalt der Datei ist ungewöhnlich groß und wurde nicht geöffnet.',
    next: 'Kopieren Sie den Text in ein neues Dokument und speichern Sie es als DOCX oder ODT.',
  },
  mailBroken: {
    title: 'Die E-Mail ist beschädigt oder unvollständig.',
    next: 'Speichern Sie die E-Mail in Ihrem Mailprogramm noch einmal oder fügen Sie den Text direkt ein.',
  },
  macros: {
    title: 'Die Datei enthält Makros und wurde nicht geöffnet.',
    next: 'Speichern Sie die Datei ohne Makros, als DOCX oder ODT.',
  },
  doctype: {
    title:
      'Die Datei enthält Anweisungen, die in einem Textdokument nicht vorkommen, und wurde nicht geöffnet.',
    next: 'Kopieren Sie den Text in ein neues Dokument und speichern Sie es als DOCX oder ODT.',
  },
  timeout: {
    title: 'Das Lesen der Datei hat zu lange gedauert und wurde abgebrochen.',
    next: 'Teilen Sie die Datei oder fügen Sie den Text direkt ein.',
  },
  failed: {
    title: 'Die Datei konnte nicht gelesen werden.',
    next: 'Versuchen Sie es noch einmal oder fügen Sie den Text direkt ein.',
  },
}

/** What a person reads about what was left out. */
export const importWarningText: Readonly<Record<ImportWarning, string>> = {
  encodingGuessed:
    'Die Datei ist nicht in UTF-8 gespeichert. Bitte prüfen Sie Umlaute und Anführungszeichen.',
  comments: 'Kommentare wurden nicht übernommen.',
  headerFooter: 'Kopf- und Fußzeilen wurden nicht übernommen.',
  textBoxes: 'Textfelder wurden nicht übernommen.',
  pictures: 'Bilder wurden nicht übernommen.',
  footnotes: 'Fuß- und Endnoten wurden nicht übernommen.',
  hiddenText: 'Ausgeblendeter Text wurde nicht übernommen.',
  deletedText: 'Als gelöscht markierter Text wurde nicht übernommen, eingefügter Text schon.',
  embedded: 'Eingebettete Dateien, Diagramme und Formeln wurden nicht übernommen.',
  placeholders: 'Nicht ausgefüllte Formularfelder wurden nicht übernommen.',
  contents: 'Das Inhaltsverzeichnis wurde nicht übernommen.',
  symbols:
    'Einzelne Zeichen ließen sich nicht lesen. An ihrer Stelle steht „▯“; bitte vergleichen Sie mit Ihrer Datei.',
  properties: 'Eigenschaften der Datei (etwa Titel, Verfasst von) wurden nicht übernommen.',
  programs: 'Die Datei enthält Makros. Sie wurden nicht gelesen und nicht ausgeführt.',
  hiddenTooMany:
    'Die Datei hat mehr verdeckte Texte, als sich zeigen lassen. Die übrigen wurden nicht übernommen.',
  numbers:
    'Einzelne automatische Nummern ließen sich nicht lesen. An ihrer Stelle steht ein Strich.',
  attachments:
    'Anhänge wurden nicht geöffnet: {…}. Lesen Sie sie einzeln ein, wenn sie zum Fall gehören.',
  pagesWithoutText:
    'Kein Text steht auf Seite {…} der Datei; eingescannte Seiten sind Bilder und werden nicht gelesen. Schreiben Sie ab, was davon zum Fall gehört.',
  invisibleText:
    'Die Datei enthält Text, der auf der Seite nicht zu sehen ist, meist aus einer Texterkennung. Er steht mit im Text; bitte vergleichen Sie ihn mit dem Bild der Seite.',
  hiddenLayers:
    'Die Datei hat ausgeblendete Ebenen. Ihr Text steht mit im Text; bitte prüfen Sie, ob er dazugehört.',
  mailWithoutText:
    'Die E-Mail enthält keinen lesbaren Text. Ist sie verschlüsselt, speichern Sie sie in Ihrem Mailprogramm ohne Verschlüsselung.',
}

/** What the kinds of hidden text are called in a list of them. */
export const hiddenKindText: Readonly<Record<HiddenKind, string>> = {
  deletedText: 'Als gelöscht markiert',
  hiddenText: 'Ausgeblendeter Text',
  comments: 'Kommentare',
  footnotes: 'Fuß- und Endnoten',
  textBoxes: 'Textfelder',
  headerFooter: 'Kopf- und Fußzeilen',
  pictures: 'Beschreibungen von Bildern',
  placeholders: 'Nicht ausgefüllte Formularfelder',
  embedded: 'Eingebettetes',
  properties: 'Eigenschaften der Datei',
}

/** What became of hidden texts, a sentence for each kind of which something was left out. */
export function leftOutText(
  hidden: readonly HiddenText[],
  taken: ReadonlySet<HiddenText>,
): readonly string[] {
  return hiddenKinds.flatMap((kind) => {
    const all = hidden.filter((one) => one.kind === kind)
    const count = all.filter((one) => taken.has(one)).length
    if (count === all.length) return []
    return count === 0
      ? [importWarningText[kind]]
      : [`${hiddenKindText[kind]}: ${count} von ${all.length} übernommen.`]
  })
}

/** The same with the names it speaks of. */
export const importWarningSentence = (
  warning: ImportWarning,
  names: readonly string[] = [],
): string => importWarningText[warning].replace('{…}', () => formatList(names))

/** What a person reads about a draft that needs a look. */
export const parseWarningText: Readonly<Record<ParseWarning, string>> = {
  'entries.none': 'Es wurde kein Text gefunden.',
  'day.missing':
    'Es wurde kein Tag gefunden (zum Beispiel „Tag 12: Hausbesuch“). Alle Einträge stehen auf Tag 0.',
  'day.assumed': 'Text vor dem ersten Tag steht auf Tag 0. Bitte prüfen Sie den Tag.',
  'day.inherited':
    'Überschriften ohne Tag haben den Tag des vorigen Eintrags bekommen. Bitte prüfen Sie die Tage.',
  'day.unread':
    'Einzelne Zeilen sehen wie der Anfang eines Eintrags aus („Monat 2“, „KW 12“) und stehen im Text des Eintrags davor. Trennen Sie dort, wenn ein neuer Eintrag beginnt.',
  'day.fromWeek':
    'Wochen wurden in Tage umgerechnet; Woche 1 beginnt mit Tag 0. Bitte prüfen Sie die Tage.',
  'day.fromOne':
    'Der erste Tag heißt Tag 1. Gezählt wird ab der ersten Mitteilung, sie ist Tag 0. Bitte prüfen Sie, ob alle Tage um eins zu hoch sind.',
  'day.noYear':
    'Im Text steht kein Jahr. Gerechnet wurde mit dem Jahr von Tag 0; in einem Schaltjahr liegt nach dem 28. Februar ein Tag mehr.',
  'chapter.joined':
    'Überschriften von Kapiteln stehen jetzt vor der Überschrift des nächsten Eintrags.',
  'entry.headingOnly':
    'Überschriften ohne Text sind selbst zum Text geworden. Bitte prüfen Sie, ob dort etwas fehlt.',
  'entry.cut': 'Sehr lange Einträge wurden geteilt.',
  'text.struck':
    'Durchgestrichene Wörter stehen als „[gestrichen: …]“ im Text. Löschen Sie sie, wenn die Runde sie nicht lesen soll.',
  'text.unknownSign':
    'Einzelne Zeichen ließen sich nicht lesen. An ihrer Stelle steht „▯“; bitte vergleichen Sie mit Ihrer Datei.',
  'heading.cut': 'Sehr lange Überschriften wurden gekürzt; ihr Ende steht am Anfang des Textes.',
}
