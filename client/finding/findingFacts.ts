// A finding's structured part as pairs of words: for readers, and to set two versions side by side.
import { directionWords } from '../../shared/annotation/annotation.words.ts'
import { criterionById, type Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { FindingContent } from '../../shared/finding/finding.ts'
import { ratingLabel } from '../catalogue/ratingLabel.ts'
import {
  levelWords,
  evidenceLevelWords,
  findingPartWords,
} from '../../shared/finding/finding.words.ts'
import { formatList, plural } from '../../shared/kernel/format.ts'
import { factorList } from '../../shared/keySituation/keySituation.words.ts'

/** A name and what it says; the value is empty if nothing was chosen. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/** "3 Anmerkungen und 1 Textstelle", or the reason why there is none. */
function evidenceWords(content: FindingContent): string {
  const { annotationIds, spans, noEvidenceReason } = content
  const parts = [
    annotationIds.length > 0 ? plural(annotationIds.length, 'Anmerkung', 'Anmerkungen') : '',
    spans.length > 0 ? plural(spans.length, 'Textstelle', 'Textstellen') : '',
  ].filter((part) => part !== '')
  if (parts.length > 0) return formatList(parts)
  return noEvidenceReason === '' ? '' : `${findingPartWords.noEvidenceReason}: ${noEvidenceReason}`
}

/** The criterion with code and title. */
function criterionWords(catalogue: Catalogue | null, id: string | null): string {
  if (id === null) return ''
  const title = catalogue ? criterionById(catalogue, id)?.title : undefined
  return title === undefined ? id : `${id} ${title}`
}

/** All facts of a finding, in the order in which it is written. */
export function findingFacts(
  content: FindingContent,
  catalogue: Catalogue | null,
): readonly Fact[] {
  const { direction, criterionId, rating, factors, level, evidenceLevel } = content
  return [
    { label: findingPartWords.direction, value: directionWords[direction] },
    { label: findingPartWords.evidence, value: evidenceWords(content) },
    { label: findingPartWords.criterion, value: criterionWords(catalogue, criterionId) },
    {
      label: findingPartWords.rating,
      value:
        catalogue && criterionId !== null && rating !== null
          ? ratingLabel(catalogue, criterionId, rating)
          : '',
    },
    {
      label: findingPartWords.factors,
      value: factorList(factors),
    },
    { label: findingPartWords.level, value: level === null ? '' : levelWords[level] },
    {
      label: findingPartWords.evidenceLevel,
      value: evidenceLevel === null ? '' : evidenceLevelWords[evidenceLevel],
    },
  ]
}
