// What the demo shows besides the workshop that is ready to start: how its case was drawn, a procedure in the middle, and one
// that is finished.
import { berlinDay, berlinMoment } from '../../shared/kernel/berlinTime.ts'
import { agendaMinutes } from '../../shared/workshop/agenda.ts'
import { agendaFromTemplate, templatesFor } from '../../shared/workshop/agendaTemplate.ts'
import { COMMENT_WORKING_DAYS, commentUntil } from '../../shared/workshop/commentPeriod.ts'
import type { SurveyAnswers } from '../../shared/survey/survey.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { ProcedureState } from '../../shared/procedure/procedure.schema.ts'
import { wholeDatabase } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { newJoinCode } from '../join/joinCode.ts'
import { hashOfText } from '../reviewCase/reviewCase.queries.ts'
import { addDemoAccount, type DemoAccount, type SeededDemo } from './seedDemo.ts'
import { addDemoMasterData } from './demoMasterData.ts'
import { makeDemoDraw } from './demoDraw.ts'
import { holdDemoDay } from './demoDay.ts'
import { holdStructureDay } from './structureDay.ts'
import { addDemoProcedure } from './demoProcedure.ts'
import { loadDemoCase, loadDemoCatalogues, type DemoCaseKey } from './material/demoCase.ts'
import { callAs, logIn, type Cookies } from './visitor.ts'

type SeedDeps = Pick<Deps, 'db' | 'clock' | 'newId'>

/** Moves the server's clock by so many milliseconds, forward or back. */
type MoveClock = (ms: number) => void

/** A case of an invented office, and what its workshop agrees on. */
interface HeldCase {
  readonly key: DemoCaseKey
  readonly label: string
  readonly origin: 'random' | 'additional'
  /** Places of the case's findings. */
  readonly findings: readonly number[]
}

/** An invented office with its procedure. */
interface HeldProcedure {
  /** The beginning of the office's name. */
  readonly office: string
  readonly mailbox: string
  readonly state: ProcedureState
  readonly cases: readonly HeldCase[]
  /** How long it has been at its state, in days, and how long ago its workshops began. */
  readonly sinceDays: number
  readonly heldDays: number
}

const MIDDLE: HeldProcedure = {
  office: 'Kreisjugendamt Beispielkreis',
  mailbox: 'koordination-beispielkreis',
  state: 'structureRating',
  cases: [
    { key: 'a', label: 'BK-1', origin: 'random', findings: [0, 1, 2] },
    { key: 'b', label: 'BK-2', origin: 'additional', findings: [0, 1] },
  ],
  ...{ sinceDays: 10, heldDays: 38 },
}
const FINISHED: HeldProcedure = {
  office: 'Jugendamt Probenhausen',
  mailbox: 'koordination-probenhausen',
  state: 'followUp',
  cases: [
    { key: 'b', label: 'PH-1', origin: 'random', findings: [0, 2] },
    { key: 'a', label: 'PH-2', origin: 'random', findings: [0, 3] },
  ],
  ...{ sinceDays: 20, heldDays: 138 },
}
/** In the order in which they were held: the clock runs forward only. */
const PROCEDURES = [FINISHED, MIDDLE]

/** How long ago what a finished procedure has beyond its workshops was done, in days: the day of its structure criteria, its package, its paper and survey. */
const RATED_DAYS = 100
const RELEASED_DAYS = 60
const COMMITTEE_DAYS = 40
/** How long ago the cases of the first office were drawn, in days: later than all of the above. */
const DRAWN_DAYS = 21
/** In how many days the workshop is that is only planned. */
const PLANNED_DAYS = 14

/** Long enough for everybody to come, in milliseconds. */
const CODE_MS = 3_600_000
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/**
 * Fills the other two offices over the network of a server that listens, as if they had begun months ago, and draws the cases
 * of the first one: the clock goes back, passes through all of it, and ends where it was. Returns both coordinations of each to log in with.
 */
export async function seedProcedures(
  deps: SeedDeps,
  address: string,
  seeded: SeededDemo,
  moveClock: MoveClock,
): Promise<readonly DemoAccount[]> {
  const facilitator = seeded.accounts.find(({ role }) => role === 'facilitator')
  const administrator = seeded.accounts.find(({ role }) => role === 'administrator')
  if (!facilitator || !administrator) throw new Error('the demo is incomplete')
  const administratorId = administrator.id
  const today = deps.clock()
  let moved = 0
  const move = (ms: number) => {
    moved += ms
    moveClock(ms)
  }
  const goTo = (at: number) => move(at - deps.clock())
  const coordinations: (readonly DemoAccount[])[] = []
  for (const procedure of PROCEDURES)
    coordinations.push(
      await holdProcedure(deps, address, { procedure, facilitator, administratorId, today, goTo }),
    )
  goTo(daysAgo(today, DRAWN_DAYS))
  await makeDemoDraw(address, seeded)
  move(-moved)
  return coordinations.flat()
}

interface Held {
  readonly procedure: HeldProcedure
  readonly facilitator: DemoAccount
  readonly administratorId: string
  /** When the demo opens, in milliseconds. */
  readonly today: number
  /** Moves the server's clock to a moment. */
  readonly goTo: (at: number) => void
}

const daysAgo = (today: number, days: number): number => today - days * DAY_MS

/** Nine o'clock on the next working day after a moment. */
const nextMorning = (after: number): number =>
  berlinMoment(commentUntil(berlinDay(after), 1), '09:00')

async function holdProcedure(
  deps: SeedDeps,
  address: string,
  { procedure, facilitator, administratorId, today, goTo }: Held,
): Promise<readonly DemoAccount[]> {
  const db = wholeDatabase(deps.db)
  goTo(daysAgo(today, procedure.heldDays))
  const { id: officeId } = await db
    .selectFrom('office')
    .select('id')
    .where('name', 'like', `${procedure.office}%`)
    .executeTakeFirstOrThrow()
  const [coordinator, second] = await Promise.all([
    addDemoAccount(deps, 'coordinator', procedure.mailbox, officeId),
    addDemoAccount(deps, 'coordinator', `zweite-${procedure.mailbox}`, officeId),
  ])
  const procedureId = deps.newId()
  await addDemoProcedure(db, {
    ...{ id: procedureId, officeId, title: 'Qualitätsentwicklungsverfahren', cycleStart: 2023 },
    ...{ state: procedure.state, since: daysAgo(today, procedure.sinceDays) },
    ...{ byId: coordinator.id, administratorId },
  })
  await db
    .insertInto('procedure_facilitator')
    .values({ procedureId, accountId: facilitator.id })
    .execute()
  const as = ({ email, password }: DemoAccount) => logIn(address, email, password)
  const pass = (minutes: number) => goTo(deps.clock() + minutes * MINUTE_MS)
  for (const held of procedure.cases) {
    goTo(nextMorning(deps.clock()))
    const caseId = await addCase(deps, procedureId, held, [coordinator.id, second.id])
    await callAs(await as(coordinator), address, 'POST', `/api/cases/${caseId}/legal-basis`, {
      basisId: 'sgb8-64-2a-external',
      decidedBy: 'Leitung des Jugendamts',
      decidedOn: berlinDay(daysAgo(deps.clock(), 20)),
    })
    await holdDemoDay({
      ...{ address, ...(await addWorkshop(deps, procedureId, caseId, held)) },
      ...{ demoCase: loadDemoCase(held.key), findings: held.findings },
      logIn: () => as(facilitator),
      pass,
    })
  }
  await gatherDemo(address, await as(coordinator), procedureId)
  const plan = async (at: number) =>
    planStructure(deps, address, await as(facilitator), procedureId, at)
  if (procedure.state === 'structureRating') await plan(nextMorning(today + PLANNED_DAYS * DAY_MS))
  if (procedure.state === 'followUp') {
    goTo(nextMorning(daysAgo(today, RATED_DAYS)))
    const workshopId = await plan(deps.clock())
    await holdStructureDay({
      ...{ address, workshopId, code: await addCode(deps, workshopId) },
      catalogue: loadDemoCatalogues().protection,
      logIn: () => as(facilitator),
      pass,
    })
    goTo(daysAgo(today, RELEASED_DAYS))
    await releaseDemo(address, procedureId, [await as(coordinator), await as(second)])
    const day = daysAgo(today, COMMITTEE_DAYS)
    goTo(day)
    const cookies = await as(coordinator)
    await callAs(cookies, address, 'PUT', `/api/procedures/${procedureId}/committee`, {
      ...{ day: berlinDay(day), fileNumber: 'V/2026/0113' },
    })
    await askDemo(address, cookies, procedureId)
  }
  return [coordinator, second]
}

async function addCase(
  { db: held, newId, clock }: SeedDeps,
  procedureId: string,
  { key, label, origin }: HeldCase,
  [createdBy, releasedBy]: readonly [string, string],
): Promise<string> {
  const db = wholeDatabase(held)
  const body = JSON.stringify(loadDemoCase(key).caseText)
  const caseId = newId()
  await db
    .insertInto('review_case')
    .values({ id: caseId, procedureId, label, origin, withdrawn: 0 })
    .execute()
  const version = { caseId, version: 1, status: 'released' as const, hash: hashOfText(body), body }
  await db
    .insertInto('case_version')
    .values({ ...version, createdBy, releasedBy })
    .execute()
  const between = [createdBy, releasedBy] as const
  await addDemoMasterData(db, { caseId, key, between, at: clock() })
  return caseId
}

async function addWorkshop(
  { db: held, newId, clock }: SeedDeps,
  procedureId: string,
  caseId: string,
  { label, origin }: HeldCase,
): Promise<{ workshopId: string; code: string }> {
  const db = wholeDatabase(held)
  const [template] = templatesFor(false)
  if (!template) throw new Error('there is no agenda template')
  const { protection: catalogue } = loadDemoCatalogues()
  const workshopId = newId()
  await db
    .insertInto('workshop')
    .values({
      ...{ id: workshopId, procedureId, caseId, caseVersion: 1, origin },
      ...{ title: `Fallwerkstatt ${label}`, slotMinutes: 390, commentDays: 10 },
      date: berlinDay(clock()),
      ...{ status: 'planned', catalogueKey: catalogue.key, catalogueVersion: catalogue.version },
      plan: JSON.stringify(agendaFromTemplate(template, newId)),
      ...{ projectorHash: null, commentUntil: null },
    })
    .execute()
  return { workshopId, code: await addCode({ db: held, clock }, workshopId) }
}

async function addCode(
  { db, clock }: Pick<SeedDeps, 'db' | 'clock'>,
  workshopId: string,
): Promise<string> {
  const code = newJoinCode()
  await wholeDatabase(db)
    .insertInto('join_code')
    .values({ code, workshopId, expiresAt: clock() + CODE_MS })
    .execute()
  return code
}

/** Plans the workshop in which structure criteria are rated, without a case, for a moment in milliseconds; gives its id. */
async function planStructure(
  { newId }: SeedDeps,
  address: string,
  cookies: Cookies,
  procedureId: string,
  at: number,
): Promise<string> {
  const [template] = templatesFor(true)
  if (!template) throw new Error('there is no agenda without a case')
  const { protection: catalogue } = loadDemoCatalogues()
  const agenda = agendaFromTemplate(template, newId)
  const path = `/api/procedures/${procedureId}/workshops`
  const { id } = (await callAs(cookies, address, 'POST', path, {
    ...{ caseId: null, origin: null, title: 'Wie wir aufgestellt sind', agenda },
    ...{ date: berlinDay(at), start: '09:00' },
    ...{ slotMinutes: agendaMinutes(agenda), commentDays: COMMENT_WORKING_DAYS },
    ...{ catalogueKey: catalogue.key, catalogueVersion: catalogue.version },
  })) as { id: string }
  return id
}

/** What leaves a finished procedure: one recommendation in general words, confirmed by a second person, and the package. */
export async function releaseDemo(
  address: string,
  procedureId: string,
  [writes, confirms]: readonly [Cookies, Cookies],
): Promise<void> {
  const path = `/api/procedures/${procedureId}`
  const see = async () =>
    (await callAs(writes, address, 'GET', `${path}/package`)) as {
      readonly contentHash: string
      readonly wordings: readonly { readonly workshopId: string; readonly number: number }[]
    }
  const { wordings } = await see()
  const [place] = wordings
  if (!place) throw new Error('the finished procedure recommends nothing')
  const wording = `${path}/wordings/${place.workshopId}/${String(place.number)}`
  await callAs(writes, address, 'PUT', wording, {
    text: 'In der Dienstanweisung festhalten, dass bei jedem Hausbesuch alle Menschen im Haushalt in den Blick kommen.',
    revision: 0,
  })
  await callAs(confirms, address, 'POST', `${wording}/confirm`, { revision: 1 })
  const { contentHash } = await see()
  await callAs(writes, address, 'POST', `${path}/packages`, { contentHash })
}

/** What seven people of a finished procedure said at its end, by the places of the questions (`SurveyAnswers`). */
const SHEETS: readonly SurveyAnswers[] = [
  [2, 4, 4, 4, 4, 4, 3, 4],
  [3, 3, 4, 4, 4, 4, 3, 4],
  [3, 3, 3, 4, 4, 4, 4, 4],
  [2, 3, 4, 3, 3, 4, 2, 3],
  [1, 4, 4, 4, 4, 3, 3, 4],
  [4, 2, 2, 3, 4, 4, 2, 3],
  [5, 2, 3, 0, 3, 4, 0, 3],
]

/** The closing survey of a finished procedure: each sheet comes from a browser of its own. */
async function askDemo(address: string, cookies: Cookies, procedureId: string): Promise<void> {
  const path = `/api/procedures/${procedureId}/survey`
  const { code } = (await callAs(cookies, address, 'POST', path, {})) as { code: string }
  for (const answers of SHEETS) {
    const browser: Cookies = new Map()
    await callAs(browser, address, 'POST', '/api/survey', { code })
    const sheet = { code, key: newId(), turn: 1, answers }
    await callAs(browser, address, 'POST', '/api/survey/answers', sheet)
  }
  await callAs(cookies, address, 'POST', `${path}/close`, {})
}

/** What each workshop found first to be developed goes under one heading. */
async function gatherDemo(address: string, cookies: Cookies, procedureId: string): Promise<void> {
  const path = `/api/procedures/${procedureId}/synthesis`
  const { points } = (await callAs(cookies, address, 'GET', path)) as {
    points: readonly {
      kind: string
      workshopId: string
      number: number
      direction: string | null
    }[]
  }
  const potentials = points.filter(
    ({ kind, direction }) => kind === 'finding' && direction === 'potential',
  )
  const inOrder = potentials.toSorted((a, b) => b.number - a.number)
  const firsts = [...new Map(inOrder.map((point) => [point.workshopId, point])).values()]
  await callAs(cookies, address, 'POST', path, {
    kind: 'finding',
    title: 'Nicht alle Menschen im Haushalt kommen in den Blick',
    several: firsts.length > 1,
    points: firsts.map(({ workshopId, number }) => ({ workshopId, number })),
  })
}
