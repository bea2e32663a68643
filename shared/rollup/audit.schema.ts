import { disclosureRulesSchema } from '../disclosure/rules.schema.ts'
import { z } from '../kernel/zod.ts'
import { sha256Schema } from '../kernel/sha256.schema.ts'

/** How little of a figure stays secret, and from whom. */
const verdicts = ['exact', 'narrow', 'unknown'] as const
const attackers = ['public', 'office', 'pool'] as const

/**
 * What was audited and what came of it (LW8): stands beside a release and names the packages it was counted from, by
 * which it can be counted again. It names no office and holds no figure of a package.
 */
export const rollupAuditSchema = z.strictObject({
  format: z.literal('fallwerkstatt-rollup-audit'),
  version: z.literal(1),
  /** Number of the release it is about. */
  number: z.int().min(1).max(9999),
  passed: z.boolean(),
  /** SHA-256 of the two files; null where the audit was not passed: there are none then. */
  files: z.strictObject({ release: sha256Schema, table: sha256Schema }).nullable(),
  /** SHA-256 of the packages that count, and of the releases before that were audited together with it. */
  packages: z.array(sha256Schema),
  /** Keys of secret cells that stand in no table: what a later release needs beside what was printed. */
  unprinted: z.array(z.string().min(1).max(400)),
  earlier: z.array(sha256Schema),
  rules: disclosureRulesSchema,
  /** Secret figures, offices and pairs of offices that were tried; null where the audit broke off. */
  tried: z
    .strictObject({ figures: z.int().min(0), offices: z.int().min(0), pools: z.int().min(0) })
    .nullable(),
  /** What is not protected; empty where the audit was passed or broke off. */
  exposed: z.array(
    z.strictObject({
      key: z.string().min(1).max(400),
      verdict: z.enum(verdicts),
      attacker: z.enum(attackers).nullable(),
    }),
  ),
})
export type RollupAudit = z.infer<typeof rollupAuditSchema>
export type ExposedVerdict = (typeof verdicts)[number]
