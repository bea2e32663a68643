import { z } from '../kernel/zod.ts'
import { releaseSchema } from './release.schema.ts'

/** The published description of release.json as JSON Schema (2020-12); what lies in release.schema.json beside this file. */
export const releaseJsonSchema = () =>
  z.toJSONSchema(releaseSchema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' })
