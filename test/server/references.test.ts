// Every row that refers to what can be removed: the removal takes it along, or is refused with a sentence. A new table that
// refers to one of them has to be added to the list by hand, and with it what becomes of it.
import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import { api, type RouteName } from '../../shared/http/api.ts'
import { Caller, openTestServer, pathOf, type TestServer } from '../support/testServer.ts'
import {
  sampleAgenda,
  sampleCatalogue,
  sessionOf,
  settle,
  type Village,
} from '../support/village.ts'

let server: TestServer
let village: Village
let administrator: Caller
let facilitator: Caller
let coordinator: Caller
beforeAll(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
  const as = async (id: string) => new Caller(server, await sessionOf(server.deps, id))
  administrator = await as(village.administrator)
  facilitator = await as(village.facilitator)
  coordinator = await as(village.coordinator)
})
afterAll(() => server.close())

/** A column that names another row: "received_package.officeId". */
interface Reference {
  readonly child: string
  readonly columns: readonly { readonly from: string; readonly to: string }[]
}

/** All columns of this database that name a row of a table. */
function referencesTo(db: Database, parent: string): Reference[] {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all()
  return tables.flatMap((child) => {
    const rows = db.pragma(`foreign_key_list(${child})`) as {
      id: number
      table: string
      from: string
      to: string | null
    }[]
    const ids = new Set(rows.filter(({ table }) => table === parent).map(({ id }) => id))
    return [...ids].map((id) => ({
      child,
      columns: rows
        .filter((row) => row.id === id)
        .map(({ from, to }) => ({ from, to: to ?? 'id' })),
    }))
  })
}
const nameOf = ({ child, columns }: Reference) =>
  `${child}.${columns.map(({ from }) => from).join('+')}`

/** What a column of a type holds that says nothing. */
const filled: Readonly<Record<string, unknown>> = { INTEGER: 4711, BLOB: Buffer.from('x') }

/** Writes a row that names nothing but its parent; whatever else it must say is made up. */
function refer(db: Database, { child, columns }: Reference, parent: Parent): void {
  const shape = db.pragma(`table_info(${child})`) as {
    name: string
    type: string
    notnull: number
    pk: number
    dflt_value: unknown
  }[]
  const values = Object.fromEntries(
    shape.flatMap(({ name, type, notnull, pk, dflt_value: preset }): [string, unknown][] => {
      const named = columns.find(({ from }) => from === name)
      if (named) return [[name, parent[named.to]]]
      if ((notnull === 0 && pk === 0) || preset !== null) return []
      return [[name, filled[type] ?? newId()]]
    }),
  )
  const names = Object.keys(values)
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  try {
    db.prepare(
      `INSERT INTO ${child} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
    ).run(values)
  } finally {
    db.pragma('ignore_check_constraints = OFF')
    db.pragma('foreign_keys = ON')
  }
}

const isNamed = (db: Database, { child, columns }: Reference, parent: Parent) =>
  db
    .prepare<unknown[], number>(
      `SELECT count(*) FROM ${child} WHERE ${columns.map(({ from }) => `${from} = ?`).join(' AND ')}`,
    )
    .pluck()
    .get(...columns.map(({ to }) => parent[to])) !== 0

/** What can be removed: who removes it by which route, and how a new one comes to be that nothing names. */
interface Removable {
  readonly by: () => Caller
  readonly route: RouteName
  readonly make: () => Promise<Parent>
}
/** The columns others name it by, and what the route asks for. */
type Parent = Readonly<Record<string, string | number>>

let count = 0
let cycleYear = 2040
const removables: Readonly<Record<string, Removable>> = {
  office: {
    by: () => administrator,
    route: 'removeOffice',
    make: async () => {
      const { id } = await administrator.call('addOffice', {
        body: {
          ...{ name: `Jugendamt ${newId()}`, regionalBody: 'LVR', administrativeDistrict: 'koeln' },
          ...{ authorityType: 'kreis', sizeClass: 'under_25000', burdenClass: null },
        },
      })
      return { id }
    },
  },
  account: {
    by: () => administrator,
    route: 'removeAccount',
    make: async () => {
      const body = { name: 'Neu', role: 'facilitator', officeId: null }
      const email = `neu-${++count}@dorf.example`
      const { account } = await administrator.call('addAccount', { body: { ...body, email } })
      return { id: account.id }
    },
  },
  procedure: {
    by: () => administrator,
    route: 'removeProcedure',
    make: async () => {
      const { officeId } = village.own
      const body = { officeId, title: `Verfahren ${++count}`, cycleStart: 2026, kind: 'ordinary' }
      const { id } = await administrator.call('addProcedure', { body })
      return { id }
    },
  },
  review_case: {
    by: () => coordinator,
    route: 'removeCase',
    make: async () => {
      const body = { label: `Fall ${++count}`, origin: 'random', closed: true }
      const params = { id: village.own.procedureId }
      const { id } = await coordinator.call('addCase', { params, body })
      return { id }
    },
  },
  workshop: {
    by: () => facilitator,
    route: 'removeWorkshop',
    make: async () => {
      const { id } = await facilitator.call('addWorkshop', {
        params: { id: village.own.procedureId },
        body: {
          ...{ caseId: village.own.caseId, title: `Werkstatt ${++count}`, date: '2099-03-02' },
          ...{ slotMinutes: 90, agenda: sampleAgenda, origin: null, commentDays: 10 },
          ...{ catalogueKey: sampleCatalogue.key, catalogueVersion: sampleCatalogue.version },
        },
      })
      return { id }
    },
  },
  catalogue: {
    by: () => administrator,
    route: 'removeCatalogue',
    make: async () => {
      const version = `v${++count}`
      await administrator.call('addCatalogue', { body: { ...sampleCatalogue, version } })
      return { key: sampleCatalogue.key, version }
    },
  },
  cycle: {
    by: () => administrator,
    route: 'removeCycle',
    make: () => {
      const firstYear = (cycleYear += 5)
      server.deps.sqlite
        .prepare('INSERT INTO cycle (firstYear, firstDay, lastDay) VALUES (?, ?, ?)')
        .run(firstYear, `${firstYear}-01-01`, `${firstYear + 4}-12-31`)
      return Promise.resolve({ firstYear })
    },
  },
  legal_basis: {
    by: () => administrator,
    route: 'removeLegalBasis',
    make: async () => {
      const body = { label: `Grundlage ${++count}` }
      const { id } = await administrator.call('addLegalBasis', { body })
      return { id }
    },
  },
}

/** What becomes of a removal while a row names what is to go: refused by this code, or the row goes along (`goes`). */
const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  office: {
    'account.officeId': 'office.inUse',
    'procedure.officeId': 'office.inUse',
    'cycle_plan.officeId': 'goes',
    'recording_break.officeId': 'goes',
    'office_history.successorId': 'office.inUse',
    'office_history.officeId': 'office.inUse',
    'signing_key_office.officeId': 'goes',
    'received_package.officeId': 'office.inUse',
    'withdrawn_package.officeId': 'goes',
    'state_recommendation_comment.officeId': 'goes',
    'state_recommendation_answer.officeId': 'goes',
  },
  account: {
    'account_session.accountId': 'goes',
    'procedure_facilitator.accountId': 'goes',
    'case_version.refusedBy': 'account.inUse',
    'case_version.releasedBy': 'account.inUse',
    'case_version.createdBy': 'account.inUse',
    'seat.accountId': 'account.inUse',
    'draft_key.accountId': 'goes',
    'known_browser.accountId': 'goes',
    'procedure_change.byId': 'account.inUse',
    'basis_decision.byId': 'account.inUse',
    'refused_file.refusedBy': 'account.inUse',
    'case_master_data.changedBy': 'account.inUse',
    'case_master_data.confirmedBy': 'account.inUse',
    'rollup_discard.discardedBy': 'account.inUse',
  },
  procedure: {
    'procedure_facilitator.procedureId': 'goes',
    'review_case.procedureId': 'procedure.inUse',
    'workshop.procedureId': 'procedure.inUse',
    'procedure_change.procedureId': 'goes',
    'procedure_due.procedureId': 'goes',
    'release_package.procedureId': 'procedure.inUse',
    'synthesis_heading.procedureId': 'goes',
    'survey.procedureId': 'goes',
    'adopted_recommendation.procedureId': 'goes',
    'draw.procedureId': 'procedure.inUse',
  },
  review_case: {
    'case_version.caseId': 'goes',
    'workshop.caseId': 'reviewCase.wasReleased',
    'draft_key.caseId': 'goes',
    'basis_decision.caseId': 'goes',
    'case_master_data.caseId': 'goes',
    'release_package_case.caseId': 'goes',
  },
  workshop: {
    'join_code.workshopId': 'goes',
    'seat.workshopId': 'goes',
    'workshop_result.workshopId': 'goes',
    'workshop_snapshot.workshopId': 'goes',
    'result_workshop.workshopId': 'goes',
    'result_finding.workshopId': 'goes',
    'result_factor.workshopId': 'goes',
    'result_structure_rating.workshopId': 'goes',
    'result_annotation.workshopId': 'goes',
    'result_key_situation.workshopId': 'goes',
    'result_recommendation.workshopId': 'goes',
    'result_recommendation_finding.workshopId': 'goes',
    'general_wording.workshopId': 'goes',
    'synthesis_point.workshopId': 'goes',
  },
  catalogue: {
    'workshop.catalogueKey+catalogueVersion': 'catalogue.inUse',
  },
  cycle: {
    'cycle_plan.cycleYear': 'cycle.inUse',
  },
  legal_basis: {
    'basis_decision.basisId': 'legalBasis.inUse',
  },
}

describe('[OF2] whatever names what is removed goes along, or the removal is refused with a sentence', () => {
  it.each(Object.entries(removables))('%s', async (parent, { by, route, make }) => {
    const db = server.deps.sqlite
    const found: Record<string, string> = {}
    for (const reference of referencesTo(db, parent)) {
      count++
      const made = await make()
      refer(db, reference, made)
      const { method, path } = api[route]
      const { status, text } = await by().send(method, pathOf(path, made), {})
      const named = isNamed(db, reference, made)
      const { code } = JSON.parse(text) as { code?: string }
      found[nameOf(reference)] =
        status === 200 && !named
          ? 'goes'
          : [409, 422].includes(status) && named
            ? String(code)
            : `${status}`
    }
    expect(found).toEqual(expected[parent])
  })

  it('every table something names can be told', () => {
    const named = server.deps.sqlite
    const tables = named.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'")
    const withReferences = tables
      .pluck()
      .all()
      .filter((table) => referencesTo(named, table).length > 0)
    // Nothing removes these.
    const lasting = [
      'draw',
      'general_wording',
      'release_package',
      'seat',
      'signing_key',
      'received_package',
      'synthesis_heading',
      'state_recommendation',
      'rollup_release',
    ]
    expect(withReferences.filter((table) => !lasting.includes(table)).sort()).toEqual(
      Object.keys(removables).sort(),
    )
  })
})

it('[OF2] a catalogue that packages or mappings name stays, too, though no key of the database says so', async () => {
  const add = removables['catalogue']
  const db = server.deps.sqlite
  const names = ({ key, version }: Parent) => `${String(key)}@${String(version)}`
  const [received, mapped] = [await add?.make(), await add?.make()]
  if (!received || !mapped) throw new Error('no catalogue')
  db.pragma('foreign_keys = OFF')
  db.prepare("INSERT INTO received_package_catalogue VALUES ('package-of-a-catalogue', ?)").run(
    names(received),
  )
  db.pragma('foreign_keys = ON')
  db.prepare("INSERT INTO catalogue_mapping VALUES (?, 'x@2', '{}')").run(names(mapped))
  const listed = await administrator.call('listCatalogues')
  for (const [made, facts] of [
    [received, { packages: 1, mappings: 0 }],
    [mapped, { packages: 0, mappings: 1 }],
  ] as const) {
    expect(await administrator.refused('removeCatalogue', { params: made })).toMatchObject({
      ...{ status: 409, code: 'catalogue.inUse', facts: { workshops: 0, ...facts } },
    })
    expect(listed.find(({ version }) => version === made['version'])?.removable).toBe(false)
  }
})
