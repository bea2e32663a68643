import { z } from '../kernel/zod.ts'
import { signedPackageSchema, signedWithdrawalSchema } from './releasePackage.schema.ts'

/**
 * The published description of both files as JSON Schema (2020-12), made from the contracts themselves; what lies in
 * releasePackage.schema.json beside this file, and what the server gives at its address.
 */
export const packageJsonSchema = () => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Fallwerkstatt release package, version 2 and before, and its withdrawal',
  oneOf: [
    withoutDialect(z.toJSONSchema(signedPackageSchema, OPTIONS)),
    withoutDialect(z.toJSONSchema(signedWithdrawalSchema, OPTIONS)),
  ],
})

const OPTIONS = { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' } as const

const withoutDialect = ({ $schema: _dialect, ...schema }: Record<string, unknown>) => schema
