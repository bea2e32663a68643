import { expect, it } from 'vitest'
import { parsedCatalogue } from '../../server/room/parsedCatalogue.ts'
import { shippedCatalogues } from '../../server/material.ts'

it('a stored catalogue is parsed once for each of its bodies, and what is no catalogue throws each time', () => {
  const [one] = shippedCatalogues()
  const body = JSON.stringify(one)
  const first = parsedCatalogue(body)
  expect(first).toEqual(one)
  expect(parsedCatalogue(`${body}`.slice(0))).toBe(first)
  const other = parsedCatalogue(JSON.stringify({ ...one, version: '2099.1' }))
  expect([other.version, first.version]).toEqual(['2099.1', one?.version])
  for (const broken of ['{}', '{}', '']) expect(() => parsedCatalogue(broken)).toThrow()
  // Only the last ones are kept.
  for (let year = 0; year < 20; year++)
    parsedCatalogue(JSON.stringify({ ...one, version: `3000.${year}` }))
  expect(parsedCatalogue(body)).not.toBe(first)
})
