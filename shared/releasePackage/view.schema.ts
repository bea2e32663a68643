import { idSchema } from '../kernel/id.schema.ts'
import { z } from '../kernel/zod.ts'
import { catalogueSchema } from '../catalogue/catalogue.schema.ts'
import { sha256Schema } from '../kernel/sha256.schema.ts'
import { releasePackageSchema } from './releasePackage.schema.ts'
import { generalWordingSchema } from './wording.schema.ts'

/** Why something is not released or not taken in: the code of a refusal and what its sentence says beside it. */
const blockedSchema = z.strictObject({
  why: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** What catalogues and lists call the codes of a package. */
export const packageNamesSchema = z.strictObject({
  catalogues: z.array(catalogueSchema),
  legalBases: z.record(z.string(), z.string()),
})

/** A package that was released. Times are milliseconds. */
const releasedPackageSchema = z.strictObject({
  id: idSchema,
  number: z.int(),
  replaces: z.int().nullable(),
  hash: sha256Schema,
  releasedAt: z.number(),
  /** Name of the account that released it; null if only a restore knows of it. */
  releasedBy: z.string().nullable(),
  withdrawnAt: z.number().nullable(),
  /** Name of the account that took it back; null if it counts, or was taken back by a file. */
  withdrawnBy: z.string().nullable(),
  /** Number of the closed release of the state that uses it, as far as this server knows: then it stays. */
  usedIn: z.int().nullable(),
  /** The day on which the state level took it in, as far as this server knows; null if it did not. */
  takenInOn: z.iso.date().nullable(),
  /** Why the state level refused this very file, and on which day; null if it did not, or took it in since (RP16). */
  refusal: blockedSchema.extend({ on: z.iso.date() }).nullable(),
  /** How many of its cases stay in the office by now: it has to be taken back, and is not taken in any more. */
  staying: z.int(),
  /** Not so if a restore knows of it and nothing holds its file any more. */
  hasFile: z.boolean(),
})
export type ReleasedPackage = z.infer<typeof releasedPackageSchema>

/** What an office sees of its package: what would leave, what still stands against it, and what left. */
export const packageViewSchema = z.strictObject({
  officeName: z.string(),
  procedureTitle: z.string(),
  /** What would leave the house now; null where there is nothing to tell yet. */
  content: releasePackageSchema.nullable(),
  /** SHA-256 of what it says; a release names it, so that nothing else leaves than what was seen. */
  contentHash: sha256Schema.nullable(),
  blocked: z.array(blockedSchema),
  names: packageNamesSchema,
  wordings: z.array(generalWordingSchema),
  packages: z.array(releasedPackageSchema),
})
export type PackageView = z.infer<typeof packageViewSchema>

/** A package that carries a case and was not taken back. */
export const casePackageSchema = releasedPackageSchema
  .pick({ id: true, number: true, usedIn: true })
  .extend({
    /** The case stays in the office by now. */
    stays: z.boolean(),
  })
export type CasePackage = z.infer<typeof casePackageSchema>

/** What waits for a person of the coordination, in all procedures of its office. */
export const packageTasksSchema = z.strictObject({
  /** General wordings that are not confirmed. */
  wordings: z.array(
    z.strictObject({
      procedureId: idSchema,
      /** Written by the account that asks: another one confirms it. */
      own: z.boolean(),
      /** Who wrote it and when, in milliseconds; null if that is not known any more. */
      writtenBy: z.string().nullable(),
      writtenAt: z.number().nullable(),
    }),
  ),
  /** Packages that carry a case that stays by now. */
  takeBack: z.array(z.strictObject({ procedureId: idSchema, number: z.int() })),
})
export type PackageTasks = z.infer<typeof packageTasksSchema>

/** A package at the state level. */
const receivedPackageSchema = z.strictObject({
  id: idSchema,
  officeName: z.string(),
  number: z.int(),
  hash: sha256Schema,
  releasedIn: z.string(),
  cycleStart: z.int(),
  extraordinary: z.boolean(),
  randomCases: z.int(),
  additionalCases: z.int(),
  findings: z.int(),
  receivedAt: z.number(),
  /** Number of the package that replaces it. */
  replacedBy: z.int().nullable(),
  withdrawnAt: z.number().nullable(),
  /** Number of the closed release of the state that uses it. */
  usedIn: z.int().nullable(),
  /** Its key was revoked since. */
  keyRevoked: z.boolean(),
})
export type ReceivedPackage = z.infer<typeof receivedPackageSchema>

/** Most files that stay listed as refused. */
export const REFUSED_ROWS = 100

/** A file that was refused, and why: nothing of it but its SHA-256 and the codes and numbers its sentence names. */
const refusedFileSchema = z.strictObject({
  hash: sha256Schema,
  ...blockedSchema.shape,
  /** Name of the account that gave it. */
  refusedBy: z.string(),
  refusedAt: z.number(),
})
export type RefusedFile = z.infer<typeof refusedFileSchema>

/** A page of them, what was released on this server and did not come in yet (the oldest, and how many), and what was refused last. */
export const receivedPageSchema = z.strictObject({
  packages: z.array(receivedPackageSchema),
  total: z.int(),
  /** First years of the cycles there are packages of. */
  cycles: z.array(z.int()),
  waiting: z.array(
    z.strictObject({ id: idSchema, officeName: z.string(), number: z.int(), hash: sha256Schema }),
  ),
  waitingTotal: z.int(),
  refused: z.array(refusedFileSchema).max(REFUSED_ROWS),
})
export type ReceivedPage = z.infer<typeof receivedPageSchema>

/** General wordings that hold a text, each once, of no office; `more`: there are others. */
export const foundWordingsSchema = z.strictObject({
  wordings: z.array(z.string()),
  more: z.boolean(),
})
export type FoundWordings = z.infer<typeof foundWordingsSchema>

/** What came of a file. */
export const receiptSchema = z.strictObject({
  /** The file took a package back; otherwise it was one. */
  withdrawal: z.boolean(),
  id: idSchema,
  officeName: z.string(),
  number: z.int(),
  hash: sha256Schema,
})
export type Receipt = z.infer<typeof receiptSchema>

/** One package at the state level, with what it says. */
export const receivedContentSchema = z.strictObject({
  info: receivedPackageSchema,
  content: releasePackageSchema,
  names: packageNamesSchema,
})
