import {
  evidenceLevelSchema,
  findingDirectionSchema,
  findingLevelSchema,
} from '../finding/finding.schema.ts'
import { directionSchema } from '../annotation/annotation.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { z } from '../kernel/zod.ts'
import { sha256Schema } from '../kernel/sha256.schema.ts'
import { factorCodeSchema } from '../keySituation/keySituation.schema.ts'
import { officeSchema } from '../office/office.schema.ts'
import { documentKindSchema } from '../structureRating/structureRating.schema.ts'
import { addresseeSchema } from '../recommendation/recommendation.schema.ts'
import { masterDataSchema } from '../reviewCase/masterData.schema.ts'
import { originSchema } from '../reviewCase/reviewCase.schema.ts'

// The release package (rule RP1): all that leaves an office. Codes, counts and half-years, and one kind of
// words: the general wording of recommendations, which two people looked at. Described in README.md beside this file;
// releasePackage.schema.json is made from here.

/** Longest general wording of a recommendation, in UTF-16 units. */
export const WORDING_LIMIT = 600

const year = z.int().min(2000).max(2200)
const halfYear = z
  .string()
  .regex(/^2[01]\d\d-H[12]$/)
  .meta({ description: 'Half of a calendar year, the finest date there is: "2027-H1".' })
/** A code of a list of the product or of a catalogue: one word, never a sentence. */
const code = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const criterion = z.string().regex(/^[A-Z]-\d{2}-\d{1,2}$/)
const catalogue = z
  .string()
  .regex(/^[a-z0-9-]{2,80}@[0-9A-Za-z.-]{1,40}$/)
  .meta({ description: 'Key and version of a catalogue: "schutzauftrag-8a@2020.1".' })
const count = z.int().min(0).max(999)
const caseNumber = z.int().min(1).max(60)

/** What is known of the office without its name: enough to group; whose it is tells the list of registered keys alone. */
const packageOfficeSchema = z.strictObject({
  key: idSchema.meta({ description: 'Random id under which its server knows the office.' }),
  ...officeSchema.pick({ regionalBody: true, authorityType: true, sizeClass: true }).shape,
  administrativeDistrict: officeSchema.shape.administrativeDistrict,
  burdenClass: officeSchema.shape.burdenClass,
})

/** Answers of a consent, as the minutes have them; absent (null) where it was not asked or too few answered. */
const consent = z.strictObject({ agree: count, concerns: count, object: count }).nullable()

/** What one case says of one criterion; each list is a set, sorted. Notes are not counted. */
const caseCriterionSchema = z.strictObject({
  criterion,
  agreed: z.array(code).max(20).meta({
    description: 'Ratings and non-answers in findings of this case that the room agreed on.',
  }),
  noted: z.array(code).max(20).meta({
    description: 'Ratings and non-answers that occur in revealed notes; not how often.',
  }),
  directions: z.array(directionSchema).max(3).meta({
    description: 'Directions that occur in findings and revealed notes; not how often.',
  }),
})

const packageCaseSchema = z.strictObject({
  number: caseNumber.meta({ description: 'From 1, in the order of what they say, not of days.' }),
  origin: originSchema,
  workshopIn: halfYear,
  legalBasis: code,
  catalogue,
  criteria: z.array(caseCriterionSchema).max(500),
  factors: z.array(factorCodeSchema).max(9),
  masterData: masterDataSchema.optional().meta({
    description:
      'What is known of the case, as coarse as the size of its office asks for; missing where nothing may be said.',
  }),
})

const packageFindingSchema = z.strictObject({
  cases: z.array(caseNumber).min(1).max(60),
  direction: findingDirectionSchema,
  level: findingLevelSchema.nullable(),
  evidenceLevel: evidenceLevelSchema.nullable(),
  catalogue: catalogue.nullable(),
  criterion: criterion.nullable(),
  rating: code.nullable(),
  factors: z.array(factorCodeSchema).max(9),
  consent,
  minorityView: z.boolean(),
})

const packageStructureRatingSchema = z.strictObject({
  catalogue,
  criterion,
  rating: code,
  evidence: documentKindSchema.nullable().meta({
    description: 'Kind of document it rests on; never its words.',
  }),
  consent,
  minorityView: z.boolean(),
})

const packageRecommendationSchema = z.strictObject({
  addressee: addresseeSchema,
  due: halfYear.nullable(),
  /** Criteria of the findings it follows from: catalogue and criterion. */
  criteria: z.array(z.strictObject({ catalogue, criterion })).max(60),
  wording: sayingSchema(WORDING_LIMIT, 1).nullable().meta({
    description:
      'General wording, checked and confirmed by a second person; null if there is none.',
  }),
})

/** Findings the office gathered under one heading: what they are about and in how many cases, never what it is called. */
const mergedFindingSchema = z.strictObject({
  direction: findingDirectionSchema,
  /** Criteria of the findings gathered: catalogue and criterion. */
  criteria: z.array(z.strictObject({ catalogue, criterion })).max(60),
  cases: z.strictObject({ random: count, additional: count }).meta({
    description: 'Cases of this package they come from, each once; the two are never added up.',
  }),
  several: z.boolean().meta({
    description: 'The office says it holds in several cases; only where at least two are in here.',
  }),
})

/** What every version says. */
const members = {
  format: z.literal('fallwerkstatt-release-package'),
  number: z.int().min(1).max(999).meta({ description: 'Counts the packages of a procedure.' }),
  replaces: z.int().min(1).max(998).nullable().meta({
    description: 'Number of the package this one corrects, or null.',
  }),
  releasedIn: halfYear,
  office: packageOfficeSchema,
  procedure: z.strictObject({
    key: idSchema.meta({ description: 'Random id under which its server knows the procedure.' }),
    cycleStart: year,
    extraordinary: z.boolean(),
  }),
  recordingBreaks: z.array(year).max(40).meta({
    description: 'Years whose figures the office recorded incompletely.',
  }),
  withheld: z.strictObject({ random: count, additional: count }).meta({
    description:
      'Cases of concluded workshops that stay in the office: nothing else is told of them.',
  }),
  cases: z.array(packageCaseSchema).min(1).max(60),
  findings: z.array(packageFindingSchema).max(2000),
  structureRatings: z.array(packageStructureRatingSchema).max(300),
  recommendations: z.array(packageRecommendationSchema).max(500),
}

/** All that leaves the house. Lists are sets in canonical order (`inCanonicalOrder`). */
export const releasePackageSchema = z
  .strictObject({
    version: z.literal(2),
    ...members,
    mergedFindings: z.array(mergedFindingSchema).max(500),
  })
  .meta({ title: 'Fallwerkstatt release package, version 2' })
export type ReleasePackage = z.infer<typeof releasePackageSchema>
export type PackageCase = ReleasePackage['cases'][number]
export type PackageFinding = ReleasePackage['findings'][number]
export type MergedFinding = ReleasePackage['mergedFindings'][number]

/** A package as version 1 wrote it: nothing was said yet of what was brought together across cases. */
const earlierPackageSchema = z
  .strictObject({ version: z.literal(1), ...members })
  .meta({ title: 'Fallwerkstatt release package, version 1' })

/** A package of any version, as its bytes say it and as it was signed. */
const anyPackageSchema = z.discriminatedUnion('version', [
  releasePackageSchema,
  earlierPackageSchema,
])
export type AnyPackage = z.infer<typeof anyPackageSchema>

/** An Ed25519 signature (RFC 8032) over the canonical bytes of what stands beside it. */
const signatureSchema = z.strictObject({
  algorithm: z.literal('Ed25519'),
  key: sha256Schema.meta({ description: 'SHA-256 of the public key (SubjectPublicKeyInfo, DER).' }),
  value: z
    .string()
    .regex(/^[A-Za-z0-9_-]{86}$/)
    .meta({
      description: 'Base64url, without padding.',
    }),
})

/** The file that leaves the house, of this version or an earlier one. */
export const signedPackageSchema = z
  .strictObject({ package: anyPackageSchema, signature: signatureSchema })
  .meta({ title: 'Fallwerkstatt release package with its signature' })
export type SignedPackage = z.infer<typeof signedPackageSchema>

/** That a package is taken back: a file as well, so that it goes the way the package went. */
const withdrawalSchema = z.strictObject({
  format: z.literal('fallwerkstatt-withdrawal'),
  version: z.literal(1),
  office: z.strictObject({ key: idSchema }),
  procedure: z.strictObject({ key: idSchema }),
  number: z.int().min(1).max(999),
  hash: sha256Schema.meta({ description: 'SHA-256 of the file of the package.' }),
})
export type Withdrawal = z.infer<typeof withdrawalSchema>
export const signedWithdrawalSchema = z
  .strictObject({ withdrawal: withdrawalSchema, signature: signatureSchema })
  .meta({ title: 'Withdrawal of a Fallwerkstatt release package, version 1' })
export type SignedWithdrawal = z.infer<typeof signedWithdrawalSchema>
