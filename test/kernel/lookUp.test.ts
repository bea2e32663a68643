import { expect, it } from 'vitest'
import { idSchema } from '../../shared/kernel/id.schema.ts'
import { newId } from '../../shared/kernel/id.ts'
import { lookUp } from '../../shared/kernel/lookUp.ts'

const inherited = Object.getOwnPropertyNames(Object.prototype)

it('what every object inherits is found by nobody', () => {
  const record: Record<string, string> = { own: 'there' }
  expect(lookUp(record, 'own')).toBe('there')
  expect(lookUp(undefined, 'own')).toBeUndefined()
  for (const name of inherited) expect([name, lookUp(record, name)]).toEqual([name, undefined])
})

it('and is no id', () => {
  const long = inherited.filter((name) => name.length >= 16)
  expect(long).toContain('propertyIsEnumerable')
  for (const name of inherited)
    expect([name, idSchema.safeParse(name).success]).toEqual([name, false])
  expect(idSchema.safeParse(newId()).success).toBe(true)
})
