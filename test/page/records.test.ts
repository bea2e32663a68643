import { expect, it } from 'vitest'
import { withoutRecord, withRecord } from '../../client/page/records.ts'

const byName = ({ name }: { name: string }): string => name
const [anna, berta, zora] = ['Anna', 'Berta', 'Zora'].map((name) => ({ id: name[0] ?? '', name }))

it('a record that was added or changed stands where the server would list it, once', () => {
  if (!anna || !berta || !zora) throw new Error('three were made')
  expect(withRecord([anna, zora], berta, byName)).toEqual([anna, berta, zora])
  const renamed = { ...anna, name: 'Mia' }
  expect(withRecord([anna, berta, zora], renamed, byName)).toEqual([berta, renamed, zora])
  expect(withoutRecord([anna, berta], 'A')).toEqual([berta])
})
