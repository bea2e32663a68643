// A finding's structured part as pairs of words: for readers, and to set two versions side by side.
import { criterionById, type Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { FindingContent } from '../../shared/finding/finding.ts'
import { directionText } from '../caseText/directionText.ts'
import { ratingLabel } from '../catalogue/ratingLabel.ts'
import { formatList, plural } from '../kernel/format.ts'
import { factorText } from '../keySituation/factorText.ts'
import { evidenceLevelText, levelText } from './findingText.ts'

/** A name and what it says; the value is empty where nothing was chosen. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/** "3 Anmerkungen und 1 Textstelle", or the reason why there is none. */
export function evidenceWords(content: FindingContent): string {
  const { annotationIds, spans, noEvidenceReason } = content
  const parts = [
    annotationIds.length > 0 ? plural(annotationIds.length, 'Anmerkung', 'Anmerkungen') : '',
    spans.length > 0 ? plural(spans.length, 'Textstelle', 'Textstellen') : '',
  ].filter((part) => part !== '')
  if (parts.length > 0) return formatList(parts)
  return noEvidenceReason === '' ? '' : `Ohne Textstelle: ${noEvidenceReason}`
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
    { label: 'Richtung', value: directionText[direction].label },
    { label: 'Belege', value: evidenceWords(content) },
    { label: 'Kriterium', value: criterionWords(catalogue, criterionId) },
    {
      label: 'Einstufung',
      value:
        catalogue && criterionId !== null && rating !== null
          ? ratingLabel(catalogue, criterionId, rating)
          : '',
    },
    {
      label: 'Bedingungsfaktoren',
      value: formatList(factors.map((code) => factorText[code].label)),
    },
    { label: 'Ebene', value: level === null ? '' : levelText[level].label },
    {
      label: 'Über den Fall hinaus',
      value: evidenceLevel === null ? '' : evidenceLevelText[evidenceLevel].label,
    },
  ]
}
