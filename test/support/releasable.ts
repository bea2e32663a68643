// A procedure of the village that can release a package: its workshop is concluded, its case has a legal basis.
import { storeCatalogue } from '../../server/catalogue/catalogue.queries.ts'
import { wholeDatabase } from '../../server/db/database.ts'
import type { Deps } from '../../server/deps.ts'
import { shippedCatalogues } from '../../server/material.ts'
import { richDay } from '../result/richDay.ts'
import { Caller } from './testServer.ts'
import { sessionOf, type Village } from './village.ts'

/** The catalogues that come with the product, taken over. */
export async function storeShippedCatalogues({ db }: Pick<Deps, 'db'>): Promise<void> {
  for (const one of shippedCatalogues()) await storeCatalogue(wholeDatabase(db), one)
}

/** The rich day was held in the own workshop and is concluded; the procedure stands at its report. */
export async function releasable(
  { deps, address }: { readonly deps: Deps; readonly address: string },
  village: Village,
  { basis = 'sgb8-64-2a-external', state = 'report' } = {},
): Promise<void> {
  const { workshopId, caseId, procedureId } = village.own
  const run = (sql: string, ...values: unknown[]) => deps.sqlite.prepare(sql).run(...values)
  richDay.forEach((event, at) =>
    run(
      'INSERT INTO workshop_event VALUES (?, ?, ?, ?)',
      ...[workshopId, at + 1, 'room', JSON.stringify(event)],
    ),
  )
  await storeShippedCatalogues(deps)
  run(
    `UPDATE workshop SET status = 'closed', origin = 'random', catalogueKey = 'schutzauftrag-8a',
     catalogueVersion = '2020.1' WHERE id = ?`,
    workshopId,
  )
  const facilitator = new Caller({ address }, await sessionOf(deps, village.facilitator))
  await facilitator.call('concludeWorkshop', { params: { id: workshopId } })
  run('UPDATE procedure SET state = ? WHERE id = ?', state, procedureId)
  if (basis !== '')
    run(
      `INSERT INTO basis_decision (caseId, seq, basisId, decidedBy, decidedOn, at)
       VALUES (?, 1, ?, 'Datenschutzbeauftragte MARKE', '2026-11-03', 1)`,
      caseId,
      basis,
    )
}
