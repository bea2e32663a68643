// The draw of the first office of the demo, made as two people make it. Its list lies beside the cases, so that a draw can be
// repeated by anybody who has the program.
import { readFileSync } from 'node:fs'
import { casesOf, partCommitment } from '../../shared/draw/draw.ts'
import type { Draws } from '../../shared/draw/draw.schema.ts'
import {
  listCommitment,
  newPartValue,
  partsOf,
  readDrawList,
  type DrawList,
} from '../../shared/draw/drawList.ts'
import { callRoute, logIn } from './visitor.ts'
import type { DemoAccount, SeededDemo } from './seedDemo.ts'

/** The list of the closed cases of the first office; every number is invented. */
export function loadDemoList(): DrawList {
  const file = new URL('material/Ziehungsliste.txt', import.meta.url)
  const list = readDrawList(readFileSync(file, 'utf8'))
  if (!list) throw new Error('the list of the demo is none')
  return list
}

/**
 * Draws one case of each year over the network of a server that listens: laid down by the office, bound by both sides,
 * uncovered by both; then one is left out for what came about since.
 */
export async function makeDemoDraw(
  address: string,
  { accounts, procedureId: id }: SeededDemo,
): Promise<void> {
  const as = async (wanted: DemoAccount['role']) => {
    const account = accounts.find(({ role }) => role === wanted)
    if (!account) throw new Error('the demo is incomplete')
    return logIn(address, account.email, account.password)
  }
  const [office, facilitation] = [await as('coordinator'), await as('facilitator')]
  const list = loadDemoList()
  const announced = await callRoute(office, address, 'announceDraw', {
    params: { id },
    body: {
      ...{ commitment: listCommitment(list), rule: 'wholeList', seedKind: 'parties' },
      strata: partsOf(list).map(({ facts }) => ({ ...facts, take: 1 })),
    },
  })
  const params = { id, drawId: newest(announced).id }
  const sides = (['office', 'facilitation'] as const).map((party) => ({
    ...{ party, value: newPartValue(), cookies: party === 'office' ? office : facilitation },
  }))
  for (const { party, value, cookies } of sides)
    await callRoute(cookies, address, 'bindPart', {
      params,
      body: { commitment: partCommitment(party, value) },
    })
  for (const { value, cookies } of sides)
    await callRoute(cookies, address, 'uncoverPart', { params, body: { value } })
  const made = newest(await callRoute(office, address, 'listDraws', { params: { id } }))
  const [position] = casesOf(made, 1)
  await callRoute(office, address, 'excludeDrawn', {
    params,
    body: { stratum: 1, position, reason: 'courtCase', since: true },
  })
}

function newest({ draws: [draw] }: Draws): Draws['draws'][number] {
  if (!draw) throw new Error('there is no draw')
  return draw
}
