import type { AnnotationContent } from '../../shared/annotation/annotation.ts'
import type { Command } from '../../shared/room/command.ts'
import { entryText } from './sampleSource.ts'

/** An annotation on the first characters of an entry of the sample. */
export function contentOn(
  entryId: string,
  note: string,
  change: Partial<AnnotationContent> = {},
): AnnotationContent {
  const quote = (entryText(entryId) ?? '').slice(0, 20)
  return {
    span: { entryId, start: 0, end: quote.length, quote },
    criterionId: 'P-01-1',
    direction: 'potential',
    weight: 2,
    rating: 'not_met',
    note,
    paper: false,
    ...change,
  }
}

/** A command that adds such an annotation. */
export const addOn = (
  id: string,
  entryId: string,
  note: string,
  change: Partial<AnnotationContent> = {},
): Command => ({
  type: 'addAnnotation',
  id,
  content: contentOn(entryId, note, change),
})
