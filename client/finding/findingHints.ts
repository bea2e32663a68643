// What helps to choose where a finding lies and whether it holds beyond the case.
import type { FindingContent } from '../../shared/finding/finding.ts'
import type { Words } from '../../shared/kernel/words.ts'

export const levelHints: Words<NonNullable<FindingContent['level']>> = {
  caseWork: 'Wie im Fall gearbeitet und entschieden wurde.',
  organisation: 'Strukturen, Verfahren und Ressourcen im eigenen Haus.',
  interaction: 'Das Zusammenspiel von Familie, Fachkräften und Haus.',
  network: 'Zusammenarbeit und Angebote vor Ort.',
}

export const evidenceLevelHints: Words<NonNullable<FindingContent['evidenceLevel']>> = {
  singleCase: 'Ob es auch anderswo so ist, weiß die Runde nicht.',
  indicative: 'Die Runde kennt es aus Erfahrung auch von anderen Fällen.',
  documented: 'Es gibt Belege über den Fall hinaus, etwa eine Aktenstichprobe.',
}
