import { z } from '../kernel/zod.ts'

/** Why a figure differs from the release before: what offices do, what is asked, how it is written down, or who took part. */
const changeReasons = ['practice', 'catalogue', 'recording', 'participants'] as const
export type ChangeReason = (typeof changeReasons)[number]

/** A line of a release that changed ("random theme potential schutzauftrag-8a@2020.1 Dokumentation") and why; null takes it back. */
export const explainedChangeSchema = z.strictObject({
  line: z.string().min(1).max(300),
  reason: z.enum(changeReasons).nullable(),
})

/** How many reasons are given at once: so many fit into a body of the usual size. */
export const REASONS_AT_ONCE = 40

/** Reasons that are given together. */
export const explainedChangesSchema = z.strictObject({
  changes: z.array(explainedChangeSchema).min(1).max(REASONS_AT_ONCE),
})
