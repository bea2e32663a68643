import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { catalogueSchema } from '../catalogue/catalogue.schema.ts'
import { caseTextSchema, storedCaseTextSchema } from '../caseText/caseText.schema.ts'
import { keptPlaceSchema, remarkSchema } from '../caseText/place.schema.ts'
import { selfReviewSchema, storedSelfReviewSchema } from '../caseText/selfReview.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { nameSchema } from '../kernel/name.schema.ts'
import { agendaSchema } from '../workshop/agenda.schema.ts'
import { COMMENT_DAYS_MAX, COMMENT_DAYS_MIN } from '../workshop/commentPeriod.ts'
import { addresses as at, plainAddresses as plain, type Address } from './address.ts'

/** Account roles (design §4). Seats are not accounts. */
export const accountRoles = ['coordinator', 'facilitator', 'analyst', 'administrator'] as const
export const accountRoleSchema = z.enum(accountRoles)
export type AccountRole = z.infer<typeof accountRoleSchema>

/** Type of local authority and size class of a youth office (law note §4.1). */
export const authorityTypes = [
  'kreisfreie_stadt',
  'kreis',
  'staedteregion',
  'grosse_kreisangehoerige_stadt',
  'mittlere_kreisangehoerige_stadt',
] as const
export const sizeClasses = [
  'under_25000',
  '25000_60000',
  '60000_100000',
  '100000_250000',
  'over_250000',
] as const
export const regionalBodies = ['LVR', 'LWL'] as const

export const officeSchema = z.strictObject({
  id: idSchema,
  name: nameSchema(120),
  regionalBody: z.enum(regionalBodies),
  authorityType: z.enum(authorityTypes),
  sizeClass: z.enum(sizeClasses),
})
export type Office = z.infer<typeof officeSchema>
const officeInput = officeSchema.omit({ id: true })

/** A login address: compared in lower case. */
export const emailSchema = z
  .email()
  .max(200)
  .transform((text) => text.toLowerCase())
/** At least 12, at most 128 characters, no composition rules (ASVS 5.0, 6.2). Common ones are refused by the server. */
export const passwordSchema = z.string().min(12).max(128)

export const accountSchema = z.strictObject({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  role: accountRoleSchema,
  officeId: idSchema.nullable(),
  active: z.boolean(),
  /** Still the password that was handed over: nothing opens before an own one is chosen. */
  mustChangePassword: z.boolean(),
})
export type Account = z.infer<typeof accountSchema>

export const procedureSchema = z.strictObject({
  id: idSchema,
  officeId: idSchema,
  title: nameSchema(160),
  /** First year of the five-year cycle. */
  cycleStart: z.int().min(2020).max(2100),
  facilitatorIds: z.array(idSchema),
})
export type Procedure = z.infer<typeof procedureSchema>

/** The label of a review case; the server refuses one that names somebody or is taken. */
const labelSchema = sayingSchema(80, 1)

export const reviewCaseSchema = z.strictObject({
  id: idSchema,
  procedureId: idSchema,
  label: z.string(),
  origin: z.enum(['random', 'additional']),
  /** `refused`: a second reader gave the newest version back. */
  status: z.enum(['draft', 'awaitingRelease', 'refused', 'released', 'withdrawn']),
  /** The newest version of the text that can be read; 0 where there is none. */
  version: z.int().min(0),
  releasedVersion: z.int().nullable(),
  hash: z.string().nullable(),
  /** The account that submitted the newest version. */
  submittedBy: idSchema.nullable(),
  /** A version was released once: label and existence of the case are part of the record. */
  wasReleased: z.boolean(),
})
export type ReviewCase = z.infer<typeof reviewCaseSchema>

/** A version of a case text without the text: who did what with it, and when (milliseconds; null where unknown). */
export const caseVersionInfoSchema = z.strictObject({
  version: z.int().min(1),
  status: z.enum(['awaitingRelease', 'refused', 'released', 'withdrawn']),
  hash: z.string(),
  createdBy: idSchema,
  /** Names of accounts of the own office; null for the moderation. */
  createdByName: z.string().nullable(),
  createdAt: z.number().nullable(),
  releasedBy: idSchema.nullable(),
  releasedByName: z.string().nullable(),
  releasedAt: z.number().nullable(),
  refusedBy: idSchema.nullable(),
  refusedByName: z.string().nullable(),
  refusedAt: z.number().nullable(),
  /** Why it was given back. */
  refusal: z.string(),
  /** What its author says about it. */
  note: z.string(),
  /** A workshop that is not concluded reads it. */
  inUse: z.boolean(),
})
export type CaseVersionInfo = z.infer<typeof caseVersionInfoSchema>

export const caseVersionSchema = caseVersionInfoSchema.extend({
  caseId: idSchema,
  text: storedCaseTextSchema,
  kept: z.array(keptPlaceSchema.extend({ reason: z.string() })),
  /** What its author answered about it; null for versions of earlier releases, and for the moderation. */
  selfReview: storedSelfReviewSchema.nullable(),
})
export type CaseVersion = z.infer<typeof caseVersionSchema>

/** How a case came into a procedure or a workshop: drawn at random, or chosen in addition. */
export const origins = ['random', 'additional'] as const
const originSchema = z.enum(origins)
export type Origin = z.infer<typeof originSchema>
/** How long a start password opens the choice of an own one, in days. */
export const START_PASSWORD_DAYS = 14

/** Length of a comment period in working days. */
const commentDaysSchema = z.int().min(COMMENT_DAYS_MIN).max(COMMENT_DAYS_MAX)

export const workshopSummarySchema = z.strictObject({
  id: idSchema,
  procedureId: idSchema,
  caseId: idSchema,
  /** The released version of the case text that is read. */
  caseVersion: z.int(),
  title: z.string(),
  /** Planned day, YYYY-MM-DD. */
  date: z.iso.date(),
  /** Planned beginning, HH:MM in the time of the offices; empty where it is told elsewhere. */
  start: z.string(),
  /** An invented case for practising; it belongs to no office and can be removed as a whole. */
  sample: z.boolean(),
  /** Time available, in minutes; the plan warns when the agenda exceeds it. */
  slotMinutes: z.int(),
  status: z.enum(['planned', 'open', 'closed', 'concluded']),
  catalogueKey: z.string(),
  catalogueVersion: z.string(),
  /** How the case came into this workshop, as the facilitation confirms it; null where nobody said. */
  origin: originSchema.nullable(),
  /** Planned length of the comment period, in working days. */
  commentDays: z.int(),
  /** End of the comment period, YYYY-MM-DD, once closed. */
  commentUntil: z.string().nullable(),
  /** What became of a day that is over; in lists, and left out until it is. */
  held: z
    .strictObject({
      /** From its first step to its end; null in results of versions that kept no times. */
      minutes: z.int().nullable(),
      /** Recommendations that name a day. */
      deadlines: z.int(),
      /** Day of the final version, YYYY-MM-DD; null in the comment period. */
      concludedOn: z.iso.date().nullable(),
    })
    .exactOptional(),
})
export type WorkshopSummary = z.infer<typeof workshopSummarySchema>

export const joinCodeSchema = z.strictObject({
  /** Eight characters without look-alikes; shown as `K7QM-3RTX`. */
  code: z.string(),
  expiresAt: z.number(),
})
export type JoinCode = z.infer<typeof joinCodeSchema>

export const catalogueInfoSchema = z.strictObject({
  key: z.string(),
  version: z.string(),
  title: z.string(),
  criteria: z.int(),
  /** How far the catalogue is, in the words of its authors: "Entwurf – vor dem Einsatz …". */
  status: z.string(),
  /** No workshop uses this version. Always false for whoever could not remove it. */
  removable: z.boolean(),
})
export type CatalogueInfo = z.infer<typeof catalogueInfoSchema>

/** A catalogue the product comes with, and whether this version was taken already. */
export const shippedCatalogueSchema = catalogueInfoSchema
  .omit({ removable: true })
  .extend({ source: z.string(), taken: z.boolean() })
export type ShippedCatalogue = z.infer<typeof shippedCatalogueSchema>

/** What a workshop reads, and against what; `newerVersion` is a released one the plan does not use yet. */
export const workshopBasisSchema = z.strictObject({
  caseLabel: z.string(),
  caseVersion: z.int(),
  /** SHA-256 of the text, hexadecimal. */
  caseHash: z.string(),
  newerVersion: z.int().nullable(),
  catalogueTitle: z.string(),
  catalogueVersion: z.string(),
  catalogueStatus: z.string(),
})
export type WorkshopBasis = z.infer<typeof workshopBasisSchema>

/** A clock time, HH:MM, or empty. */
export const startSchema = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/)

const text = z.string()
/** What became of a vote: never asked, still running, closed without enough ballots, or counted. */
const voteStateSchema = z.enum(['notAsked', 'running', 'tooFew', 'lost', 'counted'])
/** A vote by dots. `dots` is what each person had, `turnout` says who took part, where it was counted. */
const dotVoteSchema = z.strictObject({ state: voteStateSchema, dots: z.int(), turnout: text })
/** Dots one option got; null without a result. */
const dotsOf = {
  dots: z.int().nullable(),
  tied: z.boolean(),
  /** It was changed after dots were given on it (MI9). */
  changed: z.boolean(),
}

/**
 * Minutes as page and DOCX show them (shared/minutes/minutesBlocks.ts), built from what the room may see.
 * All texts are plain; no seat, no name nobody typed, no time of writing.
 */
export const minutesSchema = z.strictObject({
  title: text,
  officeName: text,
  procedureTitle: text,
  /** Planned day, YYYY-MM-DD. */
  date: z.string(),
  /** `running` until the day is ended, `comment` while the period runs, `final` afterwards. */
  stage: z.enum(['running', 'comment', 'final']),
  /** Last day of the comment period, YYYY-MM-DD, once the day is ended. */
  commentUntil: z.string().nullable(),
  /** The text was withdrawn: nothing can be changed any more, passages keep their place only. */
  textWithdrawn: z.boolean(),
  /** Day on which this page or file was made, YYYY-MM-DD. */
  issuedOn: z.string(),
  /** Day of the final version, YYYY-MM-DD; null for a draft, and where nobody wrote it down. */
  concludedOn: z.string().nullable(),
  origin: originSchema.nullable(),
  caseLabel: text,
  caseVersion: z.int(),
  /** SHA-256 of the case text; empty where it was withdrawn. */
  caseHash: z.string(),
  catalogueTitle: text,
  facilitation: text,
  recorder: text,
  distribution: text,
  people: z.int(),
  /** When the day began and ended, "09:04"; null where nobody knows. */
  began: z.string().nullable(),
  ended: z.string().nullable(),
  course: z.array(
    z.strictObject({
      title: text,
      planned: z.int(),
      /** First entered, last left, minutes spent; null in results of versions that kept no times. */
      from: z.string().nullable(),
      to: z.string().nullable(),
      spent: z.int().nullable(),
      /** The day is over, and the room was not in this step. */
      skipped: z.boolean(),
    }),
  ),
  keySituationVote: dotVoteSchema,
  keySituations: z.array(
    z.strictObject({
      title: text,
      chosen: z.boolean(),
      passages: z.array(text),
      question: text,
      ...dotsOf,
      board: z.array(
        z.strictObject({
          kind: text,
          lines: z.array(z.strictObject({ factor: text, text })),
        }),
      ),
      review: z.boolean(),
    }),
  ),
  questions: z.array(z.strictObject({ text, answer: text, settled: z.boolean() })),
  perspectives: z.array(z.strictObject({ perspective: text, notes: z.array(text) })),
  statements: z.array(text),
  findings: z.array(
    z.strictObject({
      number: z.int(),
      direction: z.enum(['strength', 'potential']),
      title: text,
      observation: text,
      explanation: text,
      passages: z.array(text),
      noEvidenceReason: text,
      criterion: text,
      rating: text,
      level: text,
      evidenceLevel: text,
      factors: z.array(text),
      consent: z.strictObject({
        state: voteStateSchema,
        agree: z.int(),
        concerns: z.int(),
        object: z.int(),
        paper: z.boolean(),
        /** Who answered, in a sentence, where that was not everybody; else empty. */
        turnout: text,
        /** What was agreed to was changed afterwards (MI9). */
        changed: z.boolean(),
      }),
      minorityView: text,
      review: z.boolean(),
    }),
  ),
  recommendationVote: dotVoteSchema,
  recommendations: z.array(
    z.strictObject({
      number: z.int(),
      wording: text,
      addressee: text,
      owner: text,
      due: z.string().nullable(),
      indicator: text,
      findings: z.array(z.int()),
      ...dotsOf,
      review: z.boolean(),
    }),
  ),
  /** How many annotations were uncovered, and where seats agree or are split (rule RV4); null where nobody counted seats. */
  annotations: z.strictObject({
    count: z.int(),
    places: z.strictObject({ agreed: z.int(), split: z.int(), leaning: z.int() }).nullable(),
    agreed: z.array(text),
    split: z.array(text),
  }),
  parked: z.array(z.strictObject({ text, status: text, assignedTo: text })),
  feedback: z
    .strictObject({
      totals: z.record(z.string(), z.int()),
      /** Who took part, in a sentence. */
      turnout: text,
      texts: z.array(text),
    })
    .nullable(),
  /** What still has to be looked at, a sentence each; empty once the minutes are final. */
  openPoints: z.array(text),
})
export type Minutes = z.infer<typeof minutesSchema>

/**
 * Who may call a route. `own` limits it to the own office or assigned procedures; others answer 404 (design §4).
 * `seat: 'editor'` lets in, without an account, the seats of the workshop that edit what it agrees on: the recorder
 * and the named co-facilitation.
 */
export type RouteAccess =
  | { readonly who: 'anybody' }
  | { readonly who: 'seat' }
  | {
      readonly who: readonly AccountRole[]
      readonly own: 'none' | 'office' | 'procedure' | 'case' | 'workshop'
      readonly seat?: 'editor'
      /** Open to accounts that still have the password they were handed. */
      readonly beforeOwnPassword?: true
    }

/** One HTTP route: the only description of it, read by server, client, OpenAPI and the access test. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> extends Address {
  readonly summary: string
  readonly params: P
  readonly body: B
  readonly reply: R
  readonly access: RouteAccess
  /** Largest body in bytes; `BODY_BYTES` where it is not said. */
  readonly bodyBytes?: number
}

/** Largest body of a call, in bytes, where its contract does not name another one. */
export const BODY_BYTES = 16 * 1024
/** A case text of 400,000 characters with its kept places, or a catalogue of 500 criteria, as JSON. */
const DOCUMENT_BYTES = 3 * 1024 * 1024
/** An agenda of 40 steps, each with a title and a question in letters of up to three bytes. */
const AGENDA_BYTES = 96 * 1024

const route = <P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  address: Address,
  contract: Omit<Route<P, B, R>, keyof Address>,
): Route<P, B, R> => ({ ...address, ...contract })
const nothing = z.strictObject({})
const done = z.strictObject({ done: z.literal(true) })
const byId = z.strictObject({ id: idSchema })
const all = [...accountRoles] as const

/** When the clock was last believed, and what it says now, in milliseconds; null where it did not leap. */
const clockStateSchema = z.strictObject({
  leap: z.strictObject({ known: z.int(), now: z.int() }).nullable(),
})

export const api = {
  health: route(at.health, {
    summary: 'Is the server up?',
    params: nothing,
    body: nothing,
    reply: z.strictObject({ status: z.literal('ok'), protocol: z.int() }),
    access: { who: 'anybody' },
  }),
  ready: route(at.ready, {
    summary: 'Can the server keep what it is given? It tries; 503 where it cannot',
    params: nothing,
    body: nothing,
    reply: z.strictObject({ status: z.literal('ready') }),
    access: { who: 'anybody' },
  }),
  clock: route(at.clock, {
    summary: 'Whether the clock leapt, so that nothing is deleted until somebody confirms it',
    params: nothing,
    body: nothing,
    reply: clockStateSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  confirmClock: route(at.confirmClock, {
    summary: 'Say that the clock is right; deleting by it goes on',
    params: nothing,
    body: nothing,
    reply: clockStateSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  setup: route(at.setup, {
    summary: 'Create the first administrator with the one-time link',
    params: nothing,
    body: z.strictObject({
      token: z.string().max(200),
      name: nameSchema(120),
      email: emailSchema,
      password: passwordSchema,
    }),
    reply: accountSchema,
    access: { who: 'anybody' },
  }),
  checkSetup: route(at.checkSetup, {
    summary: 'Is the one-time link still good? Refused where it was used, replaced or is too old',
    params: nothing,
    body: z.strictObject({ token: z.string().max(200) }),
    reply: done,
    access: { who: 'anybody' },
  }),
  login: route(at.login, {
    summary: 'Log in',
    params: nothing,
    body: z.strictObject({ email: z.string().max(200), password: z.string().max(200) }),
    reply: accountSchema,
    access: { who: 'anybody' },
  }),
  logout: route(at.logout, {
    summary: 'Log out',
    params: nothing,
    body: nothing,
    reply: done,
    access: { who: 'anybody' },
  }),
  me: route(at.me, {
    summary: 'Who am I: an account, a seat, both or neither',
    params: nothing,
    body: nothing,
    reply: z.strictObject({
      account: accountSchema.nullable(),
      seat: z.strictObject({ seatId: idSchema, workshopId: idSchema }).nullable(),
    }),
    access: { who: 'anybody' },
  }),
  changePassword: route(at.changePassword, {
    summary: 'Change the own password',
    params: nothing,
    body: z.strictObject({ current: z.string().max(200), next: passwordSchema }),
    reply: done,
    access: { who: all, own: 'none', beforeOwnPassword: true },
  }),

  listOffices: route(at.listOffices, {
    summary: 'Offices: all for the administration, else the own',
    params: nothing,
    body: nothing,
    reply: z.array(officeSchema),
    access: { who: ['administrator', 'coordinator', 'facilitator'], own: 'none' },
  }),
  addOffice: route(at.addOffice, {
    summary: 'Add an office',
    params: nothing,
    body: officeInput,
    reply: officeSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  changeOffice: route(at.changeOffice, {
    summary: 'Change an office',
    params: byId,
    body: officeInput,
    reply: officeSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  removeOffice: route(at.removeOffice, {
    summary: 'Remove an office nothing belongs to',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['administrator'], own: 'none' },
  }),
  listAccounts: route(at.listAccounts, {
    summary: 'All accounts',
    params: nothing,
    body: nothing,
    reply: z.array(accountSchema),
    access: { who: ['administrator'], own: 'none' },
  }),
  addAccount: route(at.addAccount, {
    summary: 'Add an account; the reply carries a one-time start password',
    params: nothing,
    body: z.strictObject({
      email: emailSchema,
      name: nameSchema(120),
      role: accountRoleSchema,
      officeId: idSchema.nullable(),
    }),
    reply: z.strictObject({ account: accountSchema, startPassword: z.string() }),
    access: { who: ['administrator'], own: 'none' },
  }),
  changeAccount: route(at.changeAccount, {
    summary: 'Change address, name, role, office, activity',
    params: byId,
    body: z.strictObject({
      email: emailSchema.exactOptional(),
      name: nameSchema(120),
      role: accountRoleSchema,
      officeId: idSchema.nullable(),
      active: z.boolean(),
    }),
    reply: accountSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  removeAccount: route(at.removeAccount, {
    summary: 'Remove an account that was never used',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['administrator'], own: 'none' },
  }),
  resetPassword: route(at.resetPassword, {
    summary: 'Set a new one-time start password',
    params: byId,
    body: nothing,
    reply: z.strictObject({ startPassword: z.string() }),
    access: { who: ['administrator'], own: 'none' },
  }),

  listProcedures: route(at.listProcedures, {
    summary: 'Procedures one may see',
    params: nothing,
    body: nothing,
    reply: z.array(procedureSchema),
    access: { who: ['administrator', 'coordinator', 'facilitator'], own: 'none' },
  }),
  addProcedure: route(at.addProcedure, {
    summary: 'Add a procedure for an office',
    params: nothing,
    body: z.strictObject({
      officeId: idSchema,
      title: nameSchema(160),
      cycleStart: z.int().min(2020).max(2100),
    }),
    reply: procedureSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  changeProcedure: route(at.changeProcedure, {
    summary: 'Rename a procedure or change its cycle',
    params: byId,
    body: z.strictObject({ title: nameSchema(160), cycleStart: z.int().min(2020).max(2100) }),
    reply: procedureSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  removeProcedure: route(at.removeProcedure, {
    summary: 'Remove a procedure without cases and workshops',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['administrator'], own: 'none' },
  }),
  assignFacilitators: route(at.assignFacilitators, {
    summary: 'Which facilitators run a procedure',
    params: byId,
    body: z.strictObject({ facilitatorIds: z.array(idSchema).max(40) }),
    reply: procedureSchema,
    access: { who: ['administrator'], own: 'none' },
  }),

  listCatalogues: route(at.listCatalogues, {
    summary: 'Catalogues and their versions',
    params: nothing,
    body: nothing,
    reply: z.array(catalogueInfoSchema),
    access: { who: all, own: 'none' },
  }),
  addCatalogue: route(at.addCatalogue, {
    summary: 'Add a catalogue or a new version of one',
    params: nothing,
    body: catalogueSchema,
    reply: catalogueInfoSchema,
    bodyBytes: DOCUMENT_BYTES,
    access: { who: ['administrator'], own: 'none' },
  }),

  listShippedCatalogues: route(at.listShippedCatalogues, {
    summary: 'Catalogues the product comes with',
    params: nothing,
    body: nothing,
    reply: z.array(shippedCatalogueSchema),
    access: { who: ['administrator'], own: 'none' },
  }),
  takeShippedCatalogue: route(at.takeShippedCatalogue, {
    summary: 'Take over a catalogue the product comes with',
    params: nothing,
    body: z.strictObject({ key: z.string().max(80), version: z.string().max(40) }),
    reply: catalogueInfoSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  removeCatalogue: route(at.removeCatalogue, {
    summary: 'Remove a version of a catalogue no workshop uses',
    params: z.strictObject({ key: z.string().max(80), version: z.string().max(40) }),
    body: nothing,
    reply: done,
    access: { who: ['administrator'], own: 'none' },
  }),
  listCases: route(at.listCases, {
    summary: 'Review cases of a procedure',
    params: byId,
    body: nothing,
    reply: z.array(reviewCaseSchema),
    access: { who: ['coordinator', 'facilitator'], own: 'procedure' },
  }),
  addCase: route(at.addCase, {
    summary: 'Add a closed review case',
    params: byId,
    body: z.strictObject({
      label: labelSchema,
      origin: z.enum(['random', 'additional']),
      closed: z.boolean(),
    }),
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'procedure' },
  }),
  changeCase: route(at.changeCase, {
    summary: 'Give a review case another label while nothing was released',
    params: byId,
    body: z.strictObject({ label: labelSchema }),
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),
  removeCase: route(at.removeCase, {
    summary: 'Remove a review case of which nothing was released',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['coordinator'], own: 'case' },
  }),
  draftKey: route(at.draftKey, {
    summary: 'The key for what the own device keeps of a text that is being prepared',
    params: byId,
    body: nothing,
    reply: z.strictObject({ key: z.string() }),
    access: { who: ['coordinator'], own: 'case' },
  }),
  listCaseTexts: route(at.listCaseTexts, {
    summary: 'All versions of a text, without the text',
    params: byId,
    body: nothing,
    reply: z.array(caseVersionInfoSchema),
    access: { who: ['coordinator'], own: 'case' },
  }),
  submitCaseText: route(at.submitCaseText, {
    summary: 'Submit a reviewed, pseudonymised text as a new version',
    params: byId,
    body: z.strictObject({
      text: caseTextSchema,
      /** The newest version whoever submits has seen; 0 for none. Another one is refused (RC4). */
      base: z.int().min(0),
      note: remarkSchema(0, 500),
      /** Places that stay although they look like a sign of somebody. */
      kept: z.array(keptPlaceSchema).max(400),
      selfReview: selfReviewSchema,
    }),
    reply: reviewCaseSchema,
    bodyBytes: DOCUMENT_BYTES,
    access: { who: ['coordinator'], own: 'case' },
  }),
  getCaseText: route(at.getCaseText, {
    summary: 'One version of the text',
    params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1) }),
    body: nothing,
    reply: caseVersionSchema,
    access: { who: ['coordinator', 'facilitator'], own: 'case' },
  }),
  releaseCaseText: route(at.releaseCaseText, {
    summary: 'Release a version submitted by another account',
    params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1) }),
    body: z.strictObject({ hash: z.string().length(64) }),
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),
  refuseCaseText: route(at.refuseCaseText, {
    summary: 'Give the newest version back with a reason',
    params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1) }),
    body: z.strictObject({ reason: remarkSchema(3, 1000) }),
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),
  withdrawCaseText: route(at.withdrawCaseText, {
    summary: 'Delete one version: one that was never released, or one that a newer one replaced',
    params: z.strictObject({ id: idSchema, version: z.coerce.number().int().min(1) }),
    body: nothing,
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),
  withdrawCase: route(at.withdrawCase, {
    summary: 'Withdraw the text everywhere, at once',
    params: byId,
    body: nothing,
    reply: reviewCaseSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),

  listWorkshops: route(at.listWorkshops, {
    summary: 'Workshops one may see',
    params: nothing,
    body: nothing,
    reply: z.array(workshopSummarySchema),
    access: { who: ['coordinator', 'facilitator'], own: 'none' },
  }),
  addWorkshop: route(at.addWorkshop, {
    summary: 'Plan a workshop on a released case',
    params: byId,
    body: z.strictObject({
      caseId: idSchema,
      title: nameSchema(160),
      date: z.iso.date(),
      start: startSchema.default(''),
      slotMinutes: z.int().min(15).max(900),
      agenda: agendaSchema,
      origin: originSchema.nullable(),
      commentDays: commentDaysSchema,
      /** The day has passed, and that is meant. */
      pastDay: z.boolean().default(false),
      catalogueKey: z.string().max(80),
      catalogueVersion: z.string().max(40),
    }),
    reply: workshopSummarySchema,
    bodyBytes: AGENDA_BYTES,
    access: { who: ['facilitator'], own: 'procedure' },
  }),
  getWorkshop: route(at.getWorkshop, {
    summary: 'A workshop with its plan',
    params: byId,
    body: nothing,
    reply: z.strictObject({
      workshop: workshopSummarySchema,
      basis: workshopBasisSchema,
      /** Address people type in, without a slash at the end; null where none is set. */
      publicUrl: z.string().nullable(),
      agenda: agendaSchema,
      joinCode: joinCodeSchema.nullable(),
      /** A projector link was made; a new one would end the screen that shows it. */
      projectorLinked: z.boolean(),
    }),
    access: { who: ['coordinator', 'facilitator'], own: 'workshop' },
  }),
  planWorkshop: route(at.planWorkshop, {
    summary: 'Change title, day, time and agenda before the opening',
    params: byId,
    body: z.strictObject({
      title: nameSchema(160),
      date: z.iso.date(),
      start: startSchema.default(''),
      slotMinutes: z.int().min(15).max(900),
      agenda: agendaSchema,
      origin: originSchema.nullable(),
      commentDays: commentDaysSchema,
      /** The day has passed, and that is meant. */
      pastDay: z.boolean().default(false),
    }),
    reply: workshopSummarySchema,
    bodyBytes: AGENDA_BYTES,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  changeWorkshopBasis: route(at.changeWorkshopBasis, {
    summary: 'Change case, version of its text and catalogue before the opening',
    params: byId,
    body: z.strictObject({
      caseId: idSchema,
      catalogueKey: z.string().max(80),
      catalogueVersion: z.string().max(40),
    }),
    reply: workshopSummarySchema,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  removeWorkshop: route(at.removeWorkshop, {
    summary: 'Remove a workshop that was never opened',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  addSample: route(at.addSample, {
    summary: 'Plan a workshop on an invented case, for practising',
    params: nothing,
    body: nothing,
    reply: workshopSummarySchema,
    access: { who: ['facilitator'], own: 'none' },
  }),
  removeSample: route(at.removeSample, {
    summary: 'Remove a sample workshop with everything in it',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  rotateJoinCode: route(at.rotateJoinCode, {
    summary: 'A new join code; the old one ends at once',
    params: byId,
    body: z.strictObject({
      hours: z
        .int()
        .min(1)
        .max(24 * 21),
    }),
    reply: joinCodeSchema,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  projectorLink: route(at.projectorLink, {
    summary: 'A read-only projector link; an earlier one ends',
    params: byId,
    body: nothing,
    reply: z.strictObject({ token: z.string() }),
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  getMinutes: route(at.getMinutes, {
    summary:
      'Minutes of a workshop as they stand; the recorder reads them by the right of the seat',
    params: byId,
    body: nothing,
    reply: minutesSchema,
    access: { who: ['coordinator', 'facilitator'], own: 'workshop', seat: 'editor' },
  }),
  extendCommentPeriod: route(at.extendCommentPeriod, {
    summary: 'More time for comments; less is refused',
    params: byId,
    body: z.strictObject({ until: z.iso.date() }),
    reply: workshopSummarySchema,
    access: { who: ['facilitator'], own: 'workshop' },
  }),
  concludeWorkshop: route(at.concludeWorkshop, {
    summary: 'End the comment period: keep the result, delete the log and the seats',
    params: byId,
    body: nothing,
    reply: workshopSummarySchema,
    access: { who: ['facilitator'], own: 'workshop' },
  }),

  join: route(at.join, {
    summary: 'Ask for a seat with a join code',
    params: nothing,
    body: z.strictObject({ code: z.string().max(20), groupSize: z.int().min(1).max(12) }),
    reply: z.strictObject({ seatId: idSchema, workshopId: idSchema }),
    access: { who: 'anybody' },
  }),
  leave: route(at.leave, {
    summary: 'Give up the seat on this device',
    params: nothing,
    body: nothing,
    reply: done,
    access: { who: 'anybody' },
  }),
  projectorJoin: route(at.projectorJoin, {
    summary: 'Open the projector with its link',
    params: nothing,
    body: z.strictObject({ token: z.string().max(200) }),
    reply: z.strictObject({ workshopId: idSchema }),
    access: { who: 'anybody' },
  }),
  deviceKey: route(at.deviceKey, {
    summary: 'The key for what the device of a seat keeps until it is acknowledged',
    params: byId,
    body: z.strictObject({ as: z.enum(['seat', 'facilitator']) }),
    reply: z.strictObject({ key: z.string() }),
    access: { who: 'seat' },
  }),
  getRoomCatalogue: route(at.getRoomCatalogue, {
    summary: 'The catalogue of a workshop, for those in it',
    params: byId,
    body: nothing,
    reply: catalogueSchema,
    access: { who: 'seat' },
  }),
} as const satisfies Record<keyof typeof at, Route>

export type Api = typeof api
export type RouteName = keyof Api

/** Routes that are not JSON and therefore described here only for the access test. */
export const plainRoutes = {
  minutesDocument: {
    ...plain.minutesDocument,
    access: { who: ['coordinator', 'facilitator'], own: 'workshop' },
  },
  room: { ...plain.room, access: { who: 'seat' } },
  roomEvents: { ...plain.roomEvents, access: { who: 'seat' } },
  roomMessages: { ...plain.roomMessages, access: { who: 'seat' } },
  echo: { ...plain.echo, access: { who: 'anybody' } },
  echoEvents: { ...plain.echoEvents, access: { who: 'anybody' } },
  echoMessages: { ...plain.echoMessages, access: { who: 'anybody' } },
  openapi: { ...plain.openapi, access: { who: 'anybody' } },
} as const satisfies Record<keyof typeof plain, Address & { access: RouteAccess }>
