import type { PhaseKind } from '../../shared/workshop/agenda.ts'

/** What everybody can do in a step of this kind, for those who come late. */
export const whatToDo: Readonly<Record<PhaseKind, string>> = {
  arrive: 'Lesen Sie die Regeln und bestätigen Sie sie.',
  present:
    'Lesen Sie mit, wie sich der Fall Tag für Tag entwickelt. Notieren Sie Verständnisfragen.',
  clarify: 'Stellen Sie Fragen, die Sie zum Verstehen brauchen. Bewertet wird noch nichts.',
  annotate:
    'Lesen Sie den Falltext in Ruhe und merken Sie Stellen an. Bis zum Aufdecken sieht nur Ihr Gerät, was Sie schreiben.',
  compare: 'Lesen Sie die aufgedeckten Anmerkungen. Wo ist sich die Runde einig, wo nicht?',
  discuss: 'Sprechen Sie über die gezeigten Stellen. Ergänzungen können Sie auch schreiben.',
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
