import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import type { Said } from '../../shared/workshop/phase.words.ts'

/** Who is spoken to. */
export interface Addressee {
  readonly steering: boolean
  /** Sits there as one of those who brought the case. */
  readonly brings: boolean
}

/** The sentence for this person. */
export const saidTo = ({ all, steering, bringing }: Said, who: Addressee): string =>
  (who.steering ? steering : who.brings ? bringing : undefined) ?? all

/** The one line above the work of a step. */
export const stepIntro = (kind: PhaseKind, who: Addressee): string => saidTo(intro[kind], who)

/**
 * The one line above the work of a step; empty if the work says it itself, or has a line of its own above it
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
  structure: {
    all: 'Thema für Thema, jede für sich. Aufgedeckt wird gemeinsam.',
    steering: 'Erst stufen alle für sich ein, dann decken Sie Thema für Thema auf.',
  },
  close: { all: 'Was ist noch offen, was geht wohin, und wie war der Tag?' },
  followUp: { all: '' },
  break: { all: '' },
}
