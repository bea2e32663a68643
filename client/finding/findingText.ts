// Findings in words: where they lie, whether they hold beyond the case, and what they are called in a list.
import type { FindingContent } from '../../shared/finding/finding.ts'
import { evidenceLevelWords, levelWords } from '../../shared/words/words.ts'

type Level = NonNullable<FindingContent['level']>
type EvidenceLevel = NonNullable<FindingContent['evidenceLevel']>

interface Words {
  readonly label: string
  readonly hint: string
}

export const levelText: Readonly<Record<Level, Words>> = {
  caseWork: { label: levelWords.caseWork, hint: 'Wie im Fall gearbeitet und entschieden wurde.' },
  organisation: {
    label: levelWords.organisation,
    hint: 'Strukturen, Verfahren und Ressourcen im eigenen Haus.',
  },
  interaction: {
    label: levelWords.interaction,
    hint: 'Das Zusammenspiel von Familie, Fachkräften und Haus.',
  },
  network: { label: levelWords.network, hint: 'Zusammenarbeit und Angebote vor Ort.' },
}

export const evidenceLevelText: Readonly<Record<EvidenceLevel, Words>> = {
  singleCase: {
    label: evidenceLevelWords.singleCase,
    hint: 'Ob es auch anderswo so ist, weiß die Runde nicht.',
  },
  indicative: {
    label: evidenceLevelWords.indicative,
    hint: 'Die Runde kennt es aus Erfahrung auch von anderen Fällen.',
  },
  documented: {
    label: evidenceLevelWords.documented,
    hint: 'Es gibt Belege über den Fall hinaus, etwa eine Aktenstichprobe.',
  },
}

/** Words as options of a group of radio buttons, in the order of the table. */
export const optionsOf = <Value extends string>(
  words: Readonly<Record<Value, Words>>,
): readonly ({ value: Value } & Words)[] =>
  (Object.keys(words) as Value[]).map((value) => ({ value, ...words[value] }))
