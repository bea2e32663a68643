import type { PhaseKind } from '../../shared/workshop/agenda.ts'

/** What everybody can do in a step of this kind, for those who come late. */
export const whatToDo: Readonly<Record<PhaseKind, string>> = {
  arrive: 'Lesen Sie die Regeln und bestätigen Sie sie.',
  present:
    'Lesen Sie mit, wie sich der Fall Tag für Tag entwickelt. Niemand kennt schon, was danach kommt. Notieren Sie Verständnisfragen.',
  clarify: 'Stellen Sie Fragen, die Sie zum Verstehen brauchen. Bewertet wird noch nichts.',
  annotate:
    'Lesen Sie den Falltext in Ruhe und merken Sie Stellen an. Was Sie schreiben, sieht nur Ihr Gerät, bis die Moderation es mit anderem zusammen aufdeckt.',
  compare:
    'Lesen Sie die aufgedeckten Anmerkungen. Sie stehen ohne Namen in zufälliger Reihenfolge. Wo ist sich die Runde einig, wo nicht?',
  discuss:
    'Sprechen Sie über die gezeigten Stellen: Was war damals bekannt? Was ergab damals Sinn? Ergänzungen können Sie auch schreiben.',
  perspectives: 'Schauen Sie mit den Augen der Beteiligten auf den Fall.',
  keySituations: 'Wählen Sie die Situationen, an denen sich der Verlauf entschieden hat.',
  deepen: 'Klären Sie in Ihrer Gruppe, warum das Handeln damals sinnvoll war.',
  statement: 'Hören Sie die Stellungnahme der Falleinbringenden.',
  findings: 'Lesen Sie die Befunde, schlagen Sie Formulierungen vor und stimmen Sie ab.',
  recommendations: 'Schlagen Sie Empfehlungen vor und gewichten Sie sie.',
  close: 'Gehen Sie mit durch die Prüfliste und geben Sie eine Rückmeldung.',
  followUp: 'Lesen Sie das Protokoll und ergänzen Sie, was fehlt.',
  break: 'Es ist Pause. Ihr Platz bleibt erhalten.',
}

/** Where everybody stands once the day is over: what can still be done, by what one does here. `until`: "Freitag, 11. Dezember". */
export const afterTheDay = (editor: boolean, until: string): string =>
  `Der Tag ist zu Ende. Bis ${until} läuft die Kommentarfrist: ${
    editor
      ? 'Lesen Sie das Protokoll gegen und ergänzen Sie Befunde, Empfehlungen und Themenspeicher.'
      : 'Sie können Befunde und Empfehlungen weiter lesen. Fällt Ihnen noch etwas auf, sagen Sie es der Moderation.'
  }`

interface Intro {
  readonly all: string
  /** For whoever steers, where it is something else. */
  readonly steering?: string
}

/**
 * The one line above the work of a step; empty where the work says it itself, or has a line of its own above it
 * (tabs, tools of the text). Never longer than two lines on a phone (90 characters): what the step is about begins
 * right below.
 */
export const stepIntro: Readonly<Record<PhaseKind, Intro>> = {
  arrive: {
    all: 'Lesen Sie die Regeln und bestätigen Sie sie, dann kann es losgehen.',
    steering: 'Klären Sie den Auftrag und warten Sie, bis die Regeln bestätigt sind.',
  },
  present: {
    all: '',
    steering: 'Führen Sie den Fall Tag für Tag weiter. Alle lesen nur so weit, wie Sie zeigen.',
  },
  clarify: {
    all: 'Nur was zum Verstehen nötig ist. Die Falleinbringenden antworten, auch mündlich.',
  },
  annotate: { all: '' },
  compare: { all: '' },
  discuss: { all: '' },
  perspectives: { all: 'Schreiben Sie aus einer Sicht, knapp und ohne Namen.' },
  keySituations: { all: 'Vorschläge sammeln, geheim gewichten, drei bis vier wählen.' },
  deepen: { all: '' },
  statement: { all: 'Die Falleinbringenden antworten zuerst. Alle anderen fragen danach.' },
  findings: { all: '' },
  recommendations: { all: 'Jede nennt, wer sich kümmert, bis wann, und woran man es merkt.' },
  close: { all: 'Was ist noch offen, was geht wohin, und wie war der Tag?' },
  followUp: { all: '' },
  break: { all: '' },
}
