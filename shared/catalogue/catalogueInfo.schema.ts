import { z } from '../kernel/zod.ts'

export const catalogueInfoSchema = z.strictObject({
  key: z.string(),
  version: z.string(),
  title: z.string(),
  criteria: z.int(),
  /** How many of them are about the consulting specialist. */
  consultantCriteria: z.int(),
  /** How far the catalogue is, in the words of its authors: "Entwurf – vor dem Einsatz …". */
  status: z.string(),
  /** No workshop uses this version. Always false for an account that could not remove it. */
  removable: z.boolean(),
})
export type CatalogueInfo = z.infer<typeof catalogueInfoSchema>

/** A catalogue the product comes with, and whether this version was taken already. */
export const shippedCatalogueSchema = catalogueInfoSchema
  .omit({ removable: true })
  .extend({ source: z.string(), taken: z.boolean() })
export type ShippedCatalogue = z.infer<typeof shippedCatalogueSchema>
