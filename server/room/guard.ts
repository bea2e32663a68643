import { idSchema, isId } from '../../shared/kernel/id.schema.ts'
import { z } from '../../shared/kernel/zod.ts'

/** Says whether a value passes. */
export type Guard = (value: unknown) => boolean

/**
 * Asks a value what a schema would ask, without copying it: twice as fast, for a log of 50,000 events. For schemas
 * that change nothing of what they read; what it does not know it leaves to the schema.
 */
export function guardOf(schema: z.ZodType): Guard {
  if (schema === idSchema) return isId
  const shaped = shapeGuard(schema)
  if (!shaped) return (value) => schema.safeParse(value).success
  const checks = checksOf(schema)
  if (checks.length === 0) return shaped
  return (value) => shaped(value) && checks.every((check) => passes(check, value))
}

type Check = z.core.$ZodCheck

/** The checks of a schema, itself if it is one (an integer, a date). */
function checksOf(schema: z.ZodType): readonly Check[] {
  const own = schema._zod.def.checks ?? []
  return schema._zod.traits.has('$ZodCheck') ? [schema as unknown as Check, ...own] : own
}

/** Reused, since a log asks it a million times; a check only ever adds issues. */
const payload: { value: never; issues: z.core.$ZodRawIssue[] } = {
  value: undefined as never,
  issues: [],
}

function passes(check: Check, value: unknown): boolean {
  payload.value = value as never
  void check._zod.check(payload)
  if (payload.issues.length === 0) return true
  payload.issues = []
  return false
}

/** What a schema asks of a value before its checks; undefined if this is not known here. */
function shapeGuard(schema: z.ZodType): Guard | undefined {
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return isString
  if (schema instanceof z.ZodNumber)
    return (value) => typeof value === 'number' && Number.isFinite(value)
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean'
  if (schema instanceof z.ZodLiteral || schema instanceof z.ZodEnum) {
    const allowed =
      schema instanceof z.ZodLiteral ? schema.values : new Set<unknown>(schema.options)
    return (value) => (allowed as ReadonlySet<unknown>).has(value)
  }
  if (schema instanceof z.ZodNullable) {
    const inner = guardOf(schema.unwrap() as z.ZodType)
    return (value) => value === null || inner(value)
  }
  if (schema instanceof z.ZodUnion) {
    const guards = schema.options.map((option) => guardOf(option as z.ZodType))
    return (value) => guards.some((guard) => guard(value))
  }
  if (schema instanceof z.ZodArray) {
    const element = guardOf(schema.element as z.ZodType)
    return (value) => Array.isArray(value) && value.every(element)
  }
  return schema instanceof z.ZodObject ? objectGuard(schema) : undefined
}

const isString: Guard = (value) => typeof value === 'string'

/** Objects that take no field they do not name. */
function objectGuard(schema: z.ZodObject): Guard | undefined {
  if (!(schema.def.catchall instanceof z.ZodNever)) return undefined
  const fields = Object.entries(schema.shape).map(([key, held]) => {
    const isOptional = held instanceof z.ZodExactOptional
    return { key, isOptional, guard: guardOf((isOptional ? held.unwrap() : held) as z.ZodType) }
  })
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    const record = value as Readonly<Record<string, unknown>>
    let known = 0
    for (const { key, isOptional, guard } of fields) {
      const held = record[key]
      if (held === undefined) {
        if (!isOptional) return false
      } else if (guard(held)) known++
      else return false
    }
    for (const _key in record) known--
    return known === 0
  }
}
