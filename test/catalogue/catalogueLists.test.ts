import { expect, it } from 'vitest'
import { withCatalogue, withoutCatalogue } from '../../client/catalogue/catalogueLists.ts'

it('a version that is taken over is offered no more, and again once it was removed', () => {
  const info = {
    key: 'a',
    title: 'A',
    criteria: 3,
    consultantCriteria: 0,
    status: '',
    removable: true,
  }
  const old = { ...info, version: '1' }
  const one = { ...info, version: '2' }
  const { removable: _removable, ...rest } = one
  const offered = { ...rest, source: 'x', taken: false }
  const lists = withCatalogue([[old], [offered]], one)
  expect(lists).toEqual([[one, old], [{ ...offered, taken: true }]])
  expect(withoutCatalogue(lists, one)).toEqual([[old], [offered]])
})
