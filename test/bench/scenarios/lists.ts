import type { OfficeSearch } from '../../../shared/coordination/coordination.schema.ts'
import { plainRoutes } from '../../../shared/http/api.ts'
import { fillTenYears } from '../../support/tenYears.ts'
import { Caller, openTestServer, pathOf } from '../../support/testServer.ts'
import { sessionOf, settle } from '../../support/village.ts'
import { only, type Figures, type Scenario } from '../scenario.ts'

/** How often each list is asked for; the first few times are not counted. */
const TIMES = 20
const WARM = 5

const search: OfficeSearch = {
  ...{ text: '', regionalBody: null, administrativeDistrict: null, progress: null },
  ...{ package: null, former: false },
  ...{ dueness: 'late', order: 'progress', page: 0 },
}

/** Everything the administration lists, from its first page on. */
const any = { text: '', id: null, page: 0 }

/**
 * What an answer costs, in milliseconds of CPU of this process, which asks and answers: more than the server alone needs,
 * and the same whatever else the machine does.
 */
async function costOf(ask: () => unknown): Promise<number> {
  for (let time = 0; time < WARM; time++) await ask()
  const before = process.cpuUsage()
  for (let time = 0; time < TIMES; time++) await ask()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / TIMES
}

/**
 * Lists of 186 offices and ten years of procedures: each over HTTP, and beside them what it takes to
 * read every office and procedure bare and to write them as JSON.
 */
export const lists: Scenario = {
  key: 'lists',
  title: 'lists of 186 offices and ten years of procedures',
  takesPart: only('product'),
  once: true,
  run: async (_contestant, { seed }): Promise<Figures> => {
    const server = await openTestServer({ env: { FALLWERKSTATT_LOG: 'error' } })
    try {
      const { deps } = server
      const village = await settle(deps)
      const { officeIds } = await fillTenYears(deps, village.facilitator, seed)
      const as = async (id: string) => new Caller(server, await sessionOf(deps, id))
      const [analyst, administrator] = [await as(village.analyst), await as(village.administrator)]
      const params = { firstYear: 2023 }
      const all = deps.sqlite.prepare('SELECT * FROM office')
      const held = deps.sqlite.prepare('SELECT * FROM procedure')
      const figures = {
        bare: await costOf(() => JSON.stringify([all.all(), held.all()])),
        search: await costOf(() => analyst.call('searchOffices', { params, body: search })),
        overview: await costOf(() => analyst.call('cycleOverview', { params })),
        board: await costOf(() => analyst.call('cycleBoard', { params })),
        teams: await costOf(() => analyst.call('cycleTeams', { params })),
        evidence: await costOf(() =>
          analyst.call('officeEvidence', { params: { id: officeIds[0] ?? '' } }),
        ),
        table: await costOf(() => analyst.send('GET', pathOf(plainRoutes.cycleCsv.path, params))),
        calendar: await costOf(() =>
          analyst.send('GET', pathOf(plainRoutes.cycleCalendar.path, params)),
        ),
        offices: await costOf(() => administrator.call('findOffices', { body: any })),
        accounts: await costOf(() =>
          administrator.call('findAccounts', { body: { ...any, role: null } }),
        ),
        procedures: await costOf(() =>
          administrator.call('findProcedures', { body: { ...any, state: null } }),
        ),
        administration: await costOf(() => administrator.call('administration')),
      }
      const { bare, ...asked } = figures
      const worst = Math.max(...Object.values(asked))
      return { ...figures, worst, times: bare === 0 ? null : worst / bare }
    } finally {
      await server.close()
    }
  },
}
