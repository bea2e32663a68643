import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { textSpanSchema } from '../kernel/textSpan.ts'
import { NOTE_LIMIT } from './annotation.ts'

export const directionSchema = z.enum(['strength', 'potential', 'question'])
export type Direction = z.infer<typeof directionSchema>

export const weightSchema = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type Weight = z.infer<typeof weightSchema>

/**
 * What a person writes: a span of one entry, one criterion, a direction, a weight, a rating if the criterion has a
 * scale, a note.
 */
const annotationContentSchema = z.strictObject({
  span: textSpanSchema,
  criterionId: z.string().min(1).max(40),
  direction: directionSchema,
  weight: weightSchema,
  rating: z.string().max(40).nullable(),
  note: sayingSchema(NOTE_LIMIT),
  /** Entered by the recorder from a paper card. */
  paper: z.boolean(),
})
export type AnnotationContent = z.infer<typeof annotationContentSchema>

/** An annotation before the reveal: heard by its own seat only. `revision` counts changes, starting at 1. */
export const annotationSchema = annotationContentSchema.extend({
  id: idSchema,
  revision: z.int().min(1),
  /** Written by the facilitation or the recorder of that time (rule RV2). Absent in logs of earlier versions. */
  aside: z.literal(true).exactOptional(),
})
export type Annotation = z.infer<typeof annotationSchema>

/** An annotation after the reveal: a fresh random id, no author, no time, no trace of its old id. `bundle` counts reveals from 1. */
export const revealedAnnotationSchema = annotationContentSchema.extend({
  id: idSchema,
  bundle: z.int().min(1),
})
export type RevealedAnnotation = z.infer<typeof revealedAnnotationSchema>

/** A theme under which revealed annotations are sorted. */
export const groupSchema = z.strictObject({
  id: idSchema,
  title: sayingSchema(120, 1),
})
export type Group = z.infer<typeof groupSchema>

export const annotationCommands = [
  z.strictObject({
    type: z.literal('addAnnotation'),
    id: idSchema,
    content: annotationContentSchema,
  }),
  z.strictObject({
    type: z.literal('reviseAnnotation'),
    id: idSchema,
    revision: z.int().min(1),
    content: annotationContentSchema,
  }),
  z.strictObject({ type: z.literal('removeAnnotation'), id: idSchema }),
  z.strictObject({ type: z.literal('announceReveal'), announced: z.boolean() }),
  z.strictObject({ type: z.literal('reveal') }),
  /** Asks everybody whether few annotations may be uncovered, or takes the question back. */
  z.strictObject({ type: z.literal('askToReveal'), open: z.boolean() }),
  /** The answer of one seat to what is asked; the last one counts. */
  z.strictObject({
    type: z.literal('answerToReveal'),
    round: z.int().min(1),
    agree: z.boolean(),
  }),
  z.strictObject({ type: z.literal('withdrawRevealed'), id: idSchema }),
  z.strictObject({
    type: z.literal('changeGroup'),
    group: groupSchema,
    /** The title the change is based on; null for a new group. */
    before: groupSchema.shape.title.nullable(),
  }),
  z.strictObject({ type: z.literal('removeGroup'), id: idSchema }),
  z.strictObject({
    type: z.literal('groupAnnotations'),
    ids: z.array(idSchema).min(1).max(500),
    groupId: idSchema.nullable(),
  }),
] as const
