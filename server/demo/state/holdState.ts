// Simulated people hold the workshops of an invented state through the doors of a server that listens, from the first account
// to two closed releases. They wait for nothing but answers.
import type { AccountRole } from '../../../shared/account/account.schema.ts'
import { reviewQuestionIds } from '../../../shared/caseText/selfReview.ts'
import type { Catalogue } from '../../../shared/catalogue/catalogue.ts'
import { berlinDay } from '../../../shared/kernel/berlinTime.ts'
import { halfYearOf } from '../../../shared/kernel/halfYear.ts'
import { newId } from '../../../shared/kernel/id.ts'
import { mayEnter, nextState } from '../../../shared/procedure/procedure.ts'
import type { ProcedureState } from '../../../shared/procedure/procedure.schema.ts'
import { packageFileAddresses } from '../../../shared/http/releasePackage.address.ts'
import { rollupFileAddresses } from '../../../shared/http/rollup.address.ts'
import type { RouteName } from '../../../shared/http/api.ts'
import { releaseSchema, type RollupRelease } from '../../../shared/rollup/release.schema.ts'
import { ratedThemes } from '../../../shared/structureRating/structureRating.ts'
import { agendaMinutes } from '../../../shared/workshop/agenda.ts'
import { agendaFromTemplate, agendaTemplates } from '../../../shared/workshop/agendaTemplate.ts'
import { newStartPassword } from '../../account/password.ts'
import { shippedCatalogues } from '../../material.ts'
import { releaseDemo } from '../seedProcedures.ts'
import { holdStructureDay } from '../structureDay.ts'
import { callRoute, cookieHeader, logIn, pathOf, type Cookies, type Input } from '../visitor.ts'
import { compareRelease, type Comparison } from './expected.ts'
import { holdToldDay, toldText } from './toldDay.ts'
import { toldState, type ToldCase, type ToldOffice } from './toldState.ts'

/** A server that was never entered. */
export interface EmptyServer {
  readonly address: string
  /** Makes the secret of the link for the first administrator; null where there is one already. */
  readonly setupToken: () => Promise<string | null>
  readonly clock: () => number
  readonly moveClock: (ms: number) => void
}

/** Which state, and how many rooms at once. */
export interface HeldWish {
  readonly offices: number
  readonly seed: number
  readonly rooms: number
  /** Hears how far it is, in a line. */
  readonly say: (line: string) => void
}

/** A release as an office reads it, and how it compares with what people were told. */
export interface HeldRelease {
  readonly release: RollupRelease
  readonly comparison: Comparison
  readonly seconds: number
}

/** What came of it. */
export interface HeldState {
  readonly workshops: number
  readonly packages: number
  readonly releases: readonly HeldRelease[]
}

/** How long before the second wave the first one was held, and how much time a recommendation has. */
const YEAR_MS = 365 * 86_400_000
/** First year of the cycle all procedures belong to. */
const CYCLE = 2023
/** Seats of a room: as many as it takes for something to be uncovered. */
const SEATS = 3
/** Long enough for everybody to come. */
const CODE_HOURS = 12
/** How often is asked whether a release is computed, in milliseconds. */
const ASKED_MS = 250

/** A person with an account. */
class Person {
  readonly #address: string
  readonly #email: string
  readonly #password: string
  cookies: Cookies = new Map()

  constructor(address: string, email: string, password: string) {
    this.#address = address
    this.#email = email
    this.#password = password
  }

  async logIn(): Promise<this> {
    this.cookies = await logIn(this.#address, this.#email, this.#password)
    return this
  }

  call<N extends RouteName>(name: N, input: Input = {}): ReturnType<typeof callRoute<N>> {
    return callRoute(this.cookies, this.#address, name, input)
  }

  /** The text of a file. */
  async file(path: string, params: Input['params']): Promise<string> {
    const response = await fetch(`${this.#address}${pathOf(path, params)}`, {
      headers: { cookie: cookieHeader(this.cookies) },
    })
    if (!response.ok) throw new Error(`${path}: ${String(response.status)}`)
    return response.text()
  }
}

/** Those who work for all offices. */
interface State {
  readonly administrator: Person
  readonly analyst: Person
  readonly officers: readonly [Person, Person]
  /** One for each room that is held at once, with the id of the account. */
  readonly facilitators: readonly { readonly id: string; readonly person: Person }[]
  readonly catalogue: Catalogue
}

/** Holds everything, and compares both releases with what people were told to find. */
export async function holdState(server: EmptyServer, wish: HeldWish): Promise<HeldState> {
  const { say } = wish
  server.moveClock(-YEAR_MS)
  const state = await beginState(server, wish)
  const told = toldState(wish.offices, wish.seed, state.catalogue)
  const years: string[] = []
  const releases: HeldRelease[] = []
  let workshops = 0
  let done = 0
  for (const wave of [0, 1]) {
    if (wave > 0) server.moveClock(YEAR_MS)
    const { administrator, analyst, officers, facilitators } = state
    for (const one of [administrator, analyst, ...officers, ...facilitators.map((f) => f.person)])
      await one.logIn()
    years.push(berlinDay(server.clock()).slice(0, 4))
    const offices = told.filter((one) => one.wave === wave)
    await inLanes(offices, facilitators, async (office, facilitator) => {
      await holdOffice(server, state, office, facilitator)
      workshops += office.cases.length + 1
      done++
      if (done % 10 === 0) say(`${String(done)} offices, ${String(workshops)} workshops`)
    })
    const began = performance.now()
    const release = await closeRelease(state, wave + 1)
    const so = told.filter((one) => one.wave <= wave)
    releases.push({
      release,
      comparison: compareRelease(release, { told: so, years, catalogue: state.catalogue }),
      seconds: (performance.now() - began) / 1000,
    })
    say(`release ${String(wave + 1)} is closed`)
  }
  return { workshops, packages: done, releases }
}

/** Does something with each, with as many at once as there are lanes. */
async function inLanes<T, L>(
  all: readonly T[],
  lanes: readonly L[],
  run: (one: T, lane: L) => Promise<void>,
): Promise<void> {
  const waiting = [...all]
  await Promise.all(
    lanes.map(async (lane) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await run(next, lane)
    }),
  )
}

/** The administration sets up the server and names everybody who works for the state. */
async function beginState(
  { address, setupToken }: EmptyServer,
  { rooms }: HeldWish,
): Promise<State> {
  const [email, password] = ['administration@land.example', newStartPassword()]
  const body = { token: await setupToken(), name: 'Administration', email, password }
  await callRoute(new Map(), address, 'setup', { body })
  const administrator = await new Person(address, email, password).logIn()
  const shipped = shippedCatalogues()
  for (const { key, version } of shipped)
    await administrator.call('takeShippedCatalogue', { body: { key, version } })
  const [catalogue] = shipped
  if (!catalogue) throw new Error('there is no catalogue')
  const add = (role: AccountRole, name: string, secrecyOfficer = false) =>
    addPerson(address, administrator, { role, name, officeId: null, secrecyOfficer })
  const lanes = Array.from({ length: rooms }, (_, place) => `Moderation ${String(place + 1)}`)
  const facilitators: Awaited<ReturnType<typeof add>>[] = []
  for (const name of lanes) facilitators.push(await add('facilitator', name))
  const analyst = await add('analyst', 'Auswertung')
  const first = await add('analyst', 'Geheimhaltung', true)
  const second = await add('analyst', 'Zweite Geheimhaltung', true)
  return {
    ...{ administrator, catalogue, facilitators },
    analyst: analyst.person,
    officers: [first.person, second.person],
  }
}

/** The administration adds an account; its owner chooses a password. */
async function addPerson(
  address: string,
  administrator: Person,
  account: {
    readonly role: AccountRole
    readonly name: string
    readonly officeId: string | null
    readonly secrecyOfficer?: boolean
  },
): Promise<{ readonly id: string; readonly person: Person }> {
  const email = `${account.role}-${newId().replaceAll(/[^A-Za-z0-9]/g, '')}@land.example`
  const added = await administrator.call('addAccount', { body: { email, ...account } })
  const next = newStartPassword()
  const cookies = await logIn(address, email, added.startPassword)
  const body = { current: added.startPassword, next }
  await callRoute(cookies, address, 'changePassword', { body })
  return { id: added.account.id, person: await new Person(address, email, next).logIn() }
}

/** Whose procedure is held, by whom. */
interface Holding {
  readonly server: EmptyServer
  readonly state: State
  readonly procedureId: string
  readonly coordination: readonly [Person, Person]
  readonly facilitator: Person
}

/** One office, from its entry in the list to its package at the state level. */
async function holdOffice(
  server: EmptyServer,
  state: State,
  told: ToldOffice,
  facilitator: State['facilitators'][number],
): Promise<void> {
  const { administrator, analyst } = state
  const { key: _key, ...master } = told.of.office
  const office = await administrator.call('addOffice', { body: { name: told.of.name, ...master } })
  const halfYear = halfYearOf(berlinDay(server.clock()))
  const params = { firstYear: CYCLE }
  await analyst.call('planOffice', { params, body: { officeId: office.id, halfYear } })
  const coordinate = async (name: string) => {
    const account = { role: 'coordinator' as const, name, officeId: office.id }
    return (await addPerson(server.address, administrator, account)).person
  }
  const coordination = [await coordinate('Koordination'), await coordinate('Zweite')] as const
  const { id: procedureId } = await administrator.call('addProcedure', {
    body: {
      ...{ officeId: office.id, title: 'Qualitätsentwicklung', cycleStart: CYCLE },
      kind: 'ordinary',
    },
  })
  await administrator.call('assignFacilitators', {
    params: { id: procedureId },
    body: { facilitatorIds: [facilitator.id] },
  })
  const { person } = facilitator
  const holding: Holding = { server, state, procedureId, coordination, facilitator: person }
  await bringTo(holding, 'workshops')
  for (const [place, one] of told.cases.entries()) await holdCase(holding, one, place + 1)
  await bringTo(holding, 'structureRating')
  await holdRating(holding, told)
  await bringTo(holding, 'report')
  await deliver(holding)
  await bringTo(holding, 'followUp')
}

/** Step by step a procedure comes to a state, each set by a person whose task it is. */
async function bringTo(
  { server, state, procedureId, coordination: [coordinator], facilitator }: Holding,
  last: ProcedureState,
): Promise<void> {
  const people = { coordinator, facilitator, administrator: state.administrator } as const
  const params = { id: procedureId }
  let way = await coordinator.call('getProcedure', { params })
  while (way.procedure.state !== last) {
    const next = nextState(way.procedure.state, way.procedure.kind)
    if (next === undefined) throw new Error(`a procedure does not come to ${last}`)
    const role = (['coordinator', 'facilitator', 'administrator'] as const).find((one) =>
      mayEnter(one, next),
    )
    way = await people[role ?? 'administrator'].call('changeProcedureState', {
      params,
      body: {
        ...{ state: next, seen: way.history.length, reason: '' },
        day: berlinDay(server.clock()),
      },
    })
  }
}

/** A case is brought in, looked over by a second person, and read in a workshop. */
async function holdCase(holding: Holding, told: ToldCase, number: number): Promise<void> {
  const { server, procedureId, coordination } = holding
  const [first, second] = coordination
  const { id } = await first.call('addCase', {
    params: { id: procedureId },
    body: { label: `F-${String(number)}`, origin: told.origin, closed: true },
  })
  const params = { id, version: 1 }
  await first.call('submitCaseText', {
    params,
    body: {
      ...{ text: toldText, base: 0, note: '', kept: [] },
      selfReview: { recognition: 'nobody', confirmed: [...reviewQuestionIds] },
      intake: { searched: true, rows: [] },
    },
  })
  const [version] = await first.call('listCaseTexts', { params })
  await second.call('releaseCaseText', {
    params,
    body: { hash: version?.hash, recognition: 'nobody' },
  })
  await first.call('decideLegalBasis', {
    params,
    body: {
      ...{ basisId: 'sgb8-64-2a-external', decidedBy: 'Leitung des Jugendamts' },
      decidedOn: berlinDay(server.clock()),
    },
  })
  const due = berlinDay(server.clock() + YEAR_MS)
  await holdToldDay({
    ...(await plan(holding, `Fallwerkstatt ${String(number)}`, id, 'ninety')),
    told,
    due,
  })
}

/** The office is rated on its structure criteria. */
async function holdRating(holding: Holding, { structure }: ToldOffice): Promise<void> {
  const { catalogue } = holding.state
  const criteria = ratedThemes(catalogue).flatMap((theme) => theme.criteria)
  await holdStructureDay({
    ...(await plan(holding, 'Strukturmerkmale', null, 'structure')),
    catalogue,
    agreed: criteria.map(({ id }) => structure.get(id) ?? ''),
  })
}

/** The facilitation plans a workshop for today. */
async function plan(
  { server, state, procedureId, facilitator }: Holding,
  title: string,
  caseId: string | null,
  key: 'ninety' | 'structure',
) {
  const template = agendaTemplates.find((one) => one.key === key)
  if (!template) throw new Error(`there is no agenda ${key}`)
  const agenda = agendaFromTemplate(template, newId)
  const { catalogue } = state
  const { id: workshopId } = await facilitator.call('addWorkshop', {
    params: { id: procedureId },
    body: {
      ...{ caseId, title, date: berlinDay(server.clock()), agenda, origin: null },
      ...{ slotMinutes: agendaMinutes(agenda), commentDays: 10 },
      ...{ catalogueKey: catalogue.key, catalogueVersion: catalogue.version },
    },
  })
  const { code } = await facilitator.call('rotateJoinCode', {
    params: { id: workshopId },
    body: { hours: CODE_HOURS },
  })
  return {
    ...{ address: server.address, workshopId, code, seats: SEATS },
    logIn: () => Promise.resolve(facilitator.cookies),
    // A step is over once all is done in it.
    pass: () => undefined,
  }
}

/** The package leaves the office and comes in at the state level, as what waits there or as a file. */
async function deliver({ server, state, procedureId, coordination }: Holding): Promise<void> {
  const [first, second] = coordination
  await releaseDemo(server.address, procedureId, [first.cookies, second.cookies])
  const { packages } = await first.call('getPackageView', { params: { id: procedureId } })
  const { id = '', hash = '' } = packages[0] ?? {}
  if (hash < '8') {
    await state.analyst.call('receiveWaiting', { body: { id } })
    return
  }
  const { path } = packageFileAddresses.packageFile
  const file = await first.file(path, { id: procedureId, packageId: id })
  await state.analyst.call('receivePackage', { body: { file } })
}

/** One of the two has a release computed, both close it, and it is read as every account reads it. */
async function closeRelease({ officers, analyst }: State, number: number): Promise<RollupRelease> {
  const [first, second] = officers
  await first.call('makeRollup')
  let { running, draft } = await first.call('getRollupDraft')
  while (running !== null || draft === null) {
    await new Promise((resolve) => setTimeout(resolve, ASKED_MS))
    ;({ running, draft } = await first.call('getRollupDraft'))
  }
  if (draft.outcome !== 'passed')
    throw new Error(`release ${String(number)} came out as ${draft.outcome}`)
  const { id } = draft
  await first.call('closeRollup', { body: { id, publishes: false } })
  await second.call('closeRollup', { body: { id, publishes: true } })
  const text = await analyst.file(rollupFileAddresses.rollupRelease.path, { number })
  return releaseSchema.parse(JSON.parse(text))
}
