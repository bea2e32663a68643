import { z } from '../kernel/zod.ts'

const criterion = z.string().regex(/^[A-Z]-\d{2}-\d{1,2}$/)
const catalogue = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{2,80}$/),
  version: z.string().regex(/^[0-9A-Za-z.-]{1,40}$/),
})
const rating = z.string().min(1).max(40)

/**
 * How the criteria of one version of a catalogue are found again in another one, as data. Each criterion of `from` has
 * one row: the same under another or the same id, divided among several, taken into one together with others, or gone
 * (`to` is empty). Ratings that are called otherwise have a row, too; null if nothing stands for one any more.
 */
export const catalogueMappingSchema = z.strictObject({
  from: catalogue,
  to: catalogue,
  criteria: z
    .array(z.strictObject({ from: criterion, to: z.array(criterion).max(10) }))
    .min(1)
    .max(500),
  ratings: z
    .array(z.strictObject({ from: rating, to: rating.nullable() }))
    .max(60)
    .default([]),
})
export type CatalogueMapping = z.infer<typeof catalogueMappingSchema>

/** What became of a criterion. */
export const mappingKinds = ['same', 'split', 'merged', 'gone'] as const
const mappingKindSchema = z.enum(mappingKinds)

/** What is wrong with a mapping: a criterion or rating by its code, and why. */
const mappingFaultSchema = z.strictObject({
  kind: z.enum([
    'missing',
    'twice',
    'unknownFrom',
    'unknownTo',
    'otherDimension',
    'ratingMissing',
    'ratingUnknown',
  ]),
  code: z.string(),
})
export type MappingFault = z.infer<typeof mappingFaultSchema>

/** What a mapping would do, before it is kept. */
export const mappingPreviewSchema = z.strictObject({
  rows: z.array(
    z.strictObject({ from: criterion, to: z.array(criterion), kind: mappingKindSchema }),
  ),
  /** Criteria of the newer version that none of the older one leads to. */
  fresh: z.array(criterion),
  faults: z.array(mappingFaultSchema),
  /** Packages received so far that were read against the older version. */
  packages: z.int().min(0),
})
export type MappingPreview = z.infer<typeof mappingPreviewSchema>
