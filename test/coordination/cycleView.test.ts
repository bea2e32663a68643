import { expect, it } from 'vitest'
import {
  everyOffice,
  queryOf,
  viewOf,
  type CycleView,
} from '../../client/coordination/cycleView.ts'

it('[CY8] what is shown of a cycle comes back from its address, and what was typed never stands in it', () => {
  const views: CycleView[] = [
    { firstYear: undefined, tab: 'overview', search: everyOffice },
    { firstYear: '2028', tab: 'board', search: everyOffice },
    {
      ...{ firstYear: '2023', tab: 'list' },
      search: {
        ...{ text: '', regionalBody: 'LWL', administrativeDistrict: 'detmold' },
        ...{ progress: 'none', dueness: 'late', package: false, former: true },
        ...{ order: 'progress', page: 3 },
      },
    },
  ]
  for (const view of views) expect(viewOf(queryOf(view))).toEqual(view)
  expect(queryOf({ firstYear: undefined, tab: 'overview', search: everyOffice })).toBe('')
  const typed = { ...everyOffice, text: 'Jugendamt Lindenau' }
  expect(queryOf({ firstYear: '2023', tab: 'list', search: typed })).toBe(
    queryOf({ firstYear: '2023', tab: 'list', search: everyOffice }),
  )
})

it('[CY8] what is none of the codes is left out of the view', () => {
  const strange =
    '?ansicht=constructor&bezirk=bayern&stand=__proto__&frist=x&folge=&seite=-4&paket='
  expect(viewOf(strange)).toEqual({
    ...{ firstYear: undefined, tab: 'overview' },
    search: everyOffice,
  })
  for (const page of ['0', '1.5', 'x', '99999'])
    expect(viewOf(`?seite=${page}`).search.page).toBe(0)
})
