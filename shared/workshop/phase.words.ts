// What the kinds of steps are called, and what one can do in them. What they are: phase.ts.
import type { Words } from '../kernel/words.ts'
import type { PhaseKind } from './agenda.ts'

/** A sentence to everybody, and if it differs one to those who steer or brought the case. */
export interface Said {
  readonly all: string
  readonly steering?: string
  readonly bringing?: string
}

interface PhaseWords {
  /** In the words of the person who plans a day. */
  readonly label: string
  /** What one can do now, in full, for those who come late or lost the thread. */
  readonly toDo: Said
}

/** The words of each kind of step. The line above its work is there with the first screen: `client/workshop/stepText.ts`. */
export const phaseWords: Words<PhaseKind, PhaseWords> = {
  arrive: { label: 'Ankommen', toDo: { all: 'Lesen Sie die Regeln und bestätigen Sie sie.' } },
  present: {
    label: 'Fall vorstellen',
    toDo: {
      all: 'Lesen Sie mit, wie sich der Fall Tag für Tag entwickelt. Niemand kennt schon, was danach kommt. Notieren Sie Verständnisfragen.',
      bringing:
        'Lesen Sie mit, wie sich der Fall Tag für Tag entwickelt. Sie kennen den Ausgang: Bitte verraten Sie ihn noch nicht.',
    },
  },
  clarify: {
    label: 'Verständnisfragen',
    toDo: {
      all: 'Stellen Sie Fragen, die Sie zum Verstehen brauchen. Bewertet wird noch nichts.',
      bringing: 'Beantworten Sie die Fragen, hier oder mündlich. Bewertet wird noch nichts.',
    },
  },
  annotate: {
    label: 'Still anmerken',
    toDo: {
      all: 'Lesen Sie den Falltext in Ruhe und merken Sie Stellen an. Was Sie schreiben, sieht nur Ihr Gerät, bis die Moderation es mit anderem zusammen aufdeckt.',
    },
  },
  compare: {
    label: 'Aufdecken und vergleichen',
    toDo: {
      all: 'Lesen Sie die aufgedeckten Anmerkungen. Sie stehen ohne Namen in zufälliger Reihenfolge. Wo ist sich die Runde einig, wo nicht?',
    },
  },
  discuss: {
    label: 'Besprechen',
    toDo: {
      all: 'Sprechen Sie über die gezeigten Stellen: Was war damals bekannt? Was ergab damals Sinn? Ergänzungen können Sie auch schreiben.',
    },
  },
  perspectives: {
    label: 'Perspektivenrunde',
    toDo: { all: 'Schauen Sie mit den Augen der Beteiligten auf den Fall.' },
  },
  keySituations: {
    label: 'Schlüsselsituationen wählen',
    toDo: {
      all: 'Wählen Sie die Situationen, an denen sich der Verlauf entschieden hat.',
    },
  },
  deepen: {
    label: 'Vertiefen in Gruppen',
    toDo: { all: 'Klären Sie in Ihrer Gruppe, warum das Handeln damals sinnvoll war.' },
  },
  statement: {
    label: 'Stellungnahme',
    toDo: {
      all: 'Hören Sie, was die Falleinbringenden dazu sagen.',
      steering: 'Geben Sie zuerst den Falleinbringenden das Wort.',
      bringing:
        'Sie haben das Wort: Was möchten Sie zu dem sagen, was Sie gehört haben? Halten Sie fest, was ins Protokoll soll.',
    },
  },
  findings: {
    label: 'Befunde formulieren',
    toDo: { all: 'Lesen Sie die Befunde, schlagen Sie Formulierungen vor und stimmen Sie ab.' },
  },
  recommendations: {
    label: 'Empfehlungen',
    toDo: { all: 'Schlagen Sie Empfehlungen vor und gewichten Sie sie.' },
  },
  structure: {
    label: 'Strukturmerkmale einstufen',
    toDo: {
      all: 'Stufen Sie Ihr Jugendamt ein, Thema für Thema und jede für sich. Was Sie eingeben, sieht nur Ihr Gerät, bis die Moderation aufdeckt. Danach einigt sich die Runde auf eine Einstufung.',
      steering:
        'Lassen Sie zuerst alle für sich einstufen. Decken Sie dann Thema für Thema auf und halten Sie fest, worauf sich die Runde einigt.',
    },
  },
  close: {
    label: 'Abschluss',
    toDo: { all: 'Gehen Sie mit durch die Prüfliste und geben Sie eine Rückmeldung.' },
  },
  followUp: {
    label: 'Nachbereitung',
    toDo: { all: 'Lesen Sie das Protokoll und ergänzen Sie, was fehlt.' },
  },
  break: { label: 'Pause', toDo: { all: 'Es ist Pause. Ihr Platz bleibt erhalten.' } },
}
