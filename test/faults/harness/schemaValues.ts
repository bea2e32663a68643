// Values that fit a schema, as far as a schema says it: what a client of another make could send.
import { z } from 'zod'
import type { Prng } from '../../support/prng.ts'

/** The parts of JSON Schema that our contracts use. */
export interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: string
  readonly pattern?: string
}

/** What a contract asks for, as a schema. */
export const schemaOf = (type: z.ZodType): JsonSchema =>
  z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as JsonSchema

/** Texts that hit something: ids that exist, entries, criteria, shared texts, updates. */
export type Pool = readonly string[]

const LONGEST = 400
/** Keys of a record. */
const KEY: JsonSchema = { type: 'string', minLength: 1, maxLength: 40 }

/** Makes values by chance; `pool` is tried wherever a text is asked for. */
export class SchemaValues {
  readonly #prng: Prng
  readonly pool: Pool
  readonly #fitting = new Map<JsonSchema, readonly string[]>()

  constructor(prng: Prng, pool: Pool) {
    this.#prng = prng
    this.pool = pool
  }

  value(schema: JsonSchema): unknown {
    const { anyOf, oneOf, type } = schema
    if ('const' in schema) return schema.const
    if (schema.enum) return this.#prng.pick(schema.enum)
    const choice = anyOf ?? oneOf
    if (choice) return this.value(this.#prng.pick(choice))
    switch (type) {
      case 'object':
        return this.#object(schema)
      case 'array':
        return this.#array(schema)
      case 'string':
        return this.#text(schema)
      case 'integer':
        return this.#number(schema)
      case 'number':
        return this.#number(schema) + 0.5
      case 'boolean':
        return this.#prng.chance(0.5)
      default:
        return null
    }
  }

  #object({ properties, required = [], additionalProperties }: JsonSchema): object {
    const made: Record<string, unknown> = {}
    for (const [name, inner] of Object.entries(properties ?? {}))
      if (required.includes(name) || this.#prng.chance(0.5)) made[name] = this.value(inner)
    if (typeof additionalProperties === 'object')
      for (let at = this.#prng.below(4); at > 0; at--)
        made[this.#text(KEY)] = this.value(additionalProperties)
    return made
  }

  #array({ items = {}, minItems = 0, maxItems = 8 }: JsonSchema): unknown[] {
    const most = Math.min(maxItems, minItems + 3)
    const length = minItems + this.#prng.below(most - minItems + 1)
    return Array.from({ length }, () => this.value(items))
  }

  #number({ minimum = -10, maximum = 1000 }: JsonSchema): number {
    const most = Math.min(maximum, minimum + 2000)
    return this.#prng.pick([minimum, most, minimum + this.#prng.below(most - minimum + 1)])
  }

  #text(schema: JsonSchema): string {
    const { pattern, format, minLength = 0, maxLength = LONGEST } = schema
    const from = this.#fits(schema)
    if (from.length > 0 && this.#prng.chance(pattern === undefined ? 0.5 : 0.9))
      return this.#prng.pick(from)
    if (format === 'date') return '2026-11-25'
    if (format === 'email') return `${this.#prng.id().replace(/[-_]/g, 'x')}@dorf.example`
    if (format === 'base64') return 'AAAA'
    if (pattern !== undefined) return this.#prng.id()
    return 'Wörter '.repeat(60).slice(0, Math.max(minLength, this.#prng.below(maxLength + 1)))
  }

  /** What the pool holds that a text of this schema may be. */
  #fits(schema: JsonSchema): readonly string[] {
    const held = this.#fitting.get(schema)
    if (held) return held
    const { pattern, minLength = 0, maxLength = LONGEST } = schema
    const shape = pattern === undefined ? null : new RegExp(pattern)
    const fits = ({ length }: string) => length >= minLength && length <= maxLength
    const found = this.pool.filter((text) => fits(text) && shape?.test(text) !== false)
    this.#fitting.set(schema, found)
    return found
  }
}
