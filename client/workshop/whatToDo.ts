// What one can do now, in full, for those who come late or lost the thread.
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import { saidTo, type Addressee, type Said } from './stepText.ts'

/** What one can do in a step of this kind, for those who come late. */
export const whatToDo = (kind: PhaseKind, who: Addressee): string => saidTo(toDo[kind], who)

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
