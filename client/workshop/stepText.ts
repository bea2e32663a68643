import type { PhaseKind } from '../../shared/workshop/agenda.ts'

/** A sentence to everybody, and where it is another one to whoever steers or brought the case. */
interface Said {
  readonly all: string
  readonly steering?: string
  readonly bringing?: string
}

/** Who is spoken to. */
export interface Addressee {
  readonly steering: boolean
  /** Sits there as one of those who brought the case. */
  readonly brings: boolean
}

const saidTo = ({ all, steering, bringing }: Said, who: Addressee): string =>
  (who.steering ? steering : who.brings ? bringing : undefined) ?? all

/** What one can do in a step of this kind, for those who come late. */
export const whatToDo = (kind: PhaseKind, who: Addressee): string => saidTo(toDo[kind], who)

/** The one line above the work of a step. */
export const stepIntro = (kind: PhaseKind, who: Addressee): string => saidTo(intro[kind], who)

const toDo: Readonly<Record<PhaseKind, Said>> = {
  arrive: { all: 'Lesen Sie die Regeln und bestätigen Sie sie.' },
  present: {
    all: 'Lesen Sie mit, wie sich der Fall Tag für Tag entwickelt. Niemand kennt schon, was danach kommt. Notieren Sie Verständnisfragen.',
    bringing:
      'Lesen Sie mit, wie sich der Fall Tag für Tag entwickelt. Sie kennen den Ausgang: Bitte verraten Sie ihn noch nicht.',
  },
  clarify: {
    all: 'Stellen Sie Fragen, die Sie zum Verstehen brauchen. Bewertet wird noch nichts.',
    bringing: 'Beantworten Sie die Fragen, hier oder mündlich. Bewertet wird noch nichts.',
  },
  annotate: {
    all: 'Lesen Sie den Falltext in Ruhe und merken Sie Stellen an. Was Sie schreiben, sieht nur Ihr Gerät, bis die Moderation es mit anderem zusammen aufdeckt.',
  },
  compare: {
    all: 'Lesen Sie die aufgedeckten Anmerkungen. Sie stehen ohne Namen in zufälliger Reihenfolge. Wo ist sich die Runde einig, wo nicht?',
  },
  discuss: {
    all: 'Sprechen Sie über die gezeigten Stellen: Was war damals bekannt? Was ergab damals Sinn? Ergänzungen können Sie auch schreiben.',
  },
  perspectives: { all: 'Schauen Sie mit den Augen der Beteiligten auf den Fall.' },
  keySituations: {
    all: 'Wählen Sie die Situationen, an denen sich der Verlauf entschieden hat.',
  },
  deepen: { all: 'Klären Sie in Ihrer Gruppe, warum das Handeln damals sinnvoll war.' },
  statement: {
    all: 'Hören Sie, was die Falleinbringenden dazu sagen.',
    steering: 'Geben Sie zuerst den Falleinbringenden das Wort.',
    bringing:
      'Sie haben das Wort: Was möchten Sie zu dem sagen, was Sie gehört haben? Halten Sie fest, was ins Protokoll soll.',
  },
  findings: { all: 'Lesen Sie die Befunde, schlagen Sie Formulierungen vor und stimmen Sie ab.' },
  recommendations: { all: 'Schlagen Sie Empfehlungen vor und gewichten Sie sie.' },
  close: { all: 'Gehen Sie mit durch die Prüfliste und geben Sie eine Rückmeldung.' },
  followUp: { all: 'Lesen Sie das Protokoll und ergänzen Sie, was fehlt.' },
  break: { all: 'Es ist Pause. Ihr Platz bleibt erhalten.' },
}

/** Where everybody stands once the day is over: what can still be done, by what one does here. `until`: "Freitag, 11. Dezember". */
export const afterTheDay = (editor: boolean, until: string): string =>
  `Der Tag ist zu Ende. Bis ${until} läuft die Kommentarfrist: ${
    editor
      ? 'Lesen Sie das Protokoll gegen und ergänzen Sie Befunde, Empfehlungen und Themenspeicher.'
      : 'Sie können Befunde und Empfehlungen weiter lesen. Fällt Ihnen noch etwas auf, sagen Sie es der Moderation.'
  }`

/**
 * The one line above the work of a step; empty where the work says it itself, or has a line of its own above it
 * (tabs, tools of the text). Never longer than two lines on a phone (90 characters): what the step is about begins
 * right below.
 */
const intro: Readonly<Record<PhaseKind, Said>> = {
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
    bringing: 'Sie antworten auf die Fragen, hier oder mündlich. Bewertet wird noch nichts.',
  },
  annotate: { all: '' },
  compare: { all: '' },
  discuss: { all: '' },
  perspectives: { all: 'Schreiben Sie aus einer Sicht, knapp und ohne Namen.' },
  keySituations: { all: 'Vorschläge sammeln, geheim gewichten, drei bis vier wählen.' },
  deepen: { all: '' },
  statement: {
    all: 'Die Falleinbringenden antworten zuerst. Alle anderen fragen danach.',
    bringing: 'Sie haben zuerst das Wort. Die anderen fragen danach.',
  },
  findings: { all: '' },
  recommendations: { all: 'Jede nennt, wer sich kümmert, bis wann, und woran man es merkt.' },
  close: { all: 'Was ist noch offen, was geht wohin, und wie war der Tag?' },
  followUp: { all: '' },
  break: { all: '' },
}
