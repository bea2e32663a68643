// The demo of the state level: an invented state whose offices delivered, and two releases that two persons closed.
import { berlinDay, berlinMoment } from '../../../shared/kernel/berlinTime.ts'
import { gatherBy } from '../../../shared/kernel/gatherBy.ts'
import { halfYearOf, type HalfYear } from '../../../shared/kernel/halfYear.ts'
import { storeCatalogue } from '../../catalogue/catalogue.queries.ts'
import { planOffice } from '../../cycle/cycle.queries.ts'
import { wholeDatabase } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { shippedCatalogues } from '../../material.ts'
import { addOffice } from '../../office/office.queries.ts'
import { readAndAsk } from '../../releasePackage/readAndAsk.ts'
import { askedOfFile, receive } from '../../releasePackage/receivedPackage.queries.ts'
import { contentHashOf } from '../../releasePackage/releasePackage.queries.ts'
import { hashOfFile, keyIdOf, writtenKey } from '../../releasePackage/signature.ts'
import { newKey } from '../../releasePackage/signingKey.queries.ts'
import { dueIn, standingOf } from '../../rollup/holdings.sqlite.ts'
import { closeDraft, closedRollups, keepDraft } from '../../rollup/rollup.queries.ts'
import type { Computed } from '../../rollup/rollupMaking.ts'
import { addDemoProcedure } from '../demoProcedure.ts'
import { addDemoAccount, type DemoAccount, type SeededState } from '../seedDemo.ts'
import { inventState, keyOfSeed, type InventedPackage } from './inventState.ts'
import { must } from './must.ts'
import { scheduleOf } from './schedule.ts'
import { recommendFirst, recommendSecond } from './seedRecommendations.ts'
import { storedRelease, storeRelease } from './storedReleases.ts'

/** Which state it is: two cycles, of which the second one is in the middle. */
const DEMO_STATE = {
  ...{ offices: 186, years: 9, until: 2026, every: 5, seed: 5, cases: null },
} as const
/** First years of its cycles; of the first one, before this server, there are the packages alone. */
const CYCLES = { before: 2018, now: 2023 } as const
/** The first release counts what was delivered up to this half-year, and was closed on this day. */
const FIRST_WAVE: HalfYear = '2025-H2'
const FIRST_CLOSED = '2026-02-10'
/** The turn of those who were not reached yet. */
const LAST_TURN: HalfYear = '2027-H2'

/** What is needed to fill a database. */
type StateDeps = Pick<Deps, 'db' | 'sqlite' | 'clock' | 'newId'>

/** How the state is made. */
export interface StateOrder {
  /** Moves the server's clock by so many milliseconds, forward or back. */
  readonly moveClock: (ms: number) => void
  /** Computes the next release of what came in; asked where none is stored that is of these packages. */
  readonly compute: (number: number, now: HalfYear) => Promise<Computed>
  /** Computes both anew and stores them. */
  readonly isAnew: boolean
}

interface Officials {
  readonly administrator: DemoAccount
  readonly analyst: DemoAccount
  readonly officers: readonly [DemoAccount, DemoAccount]
}

/**
 * Fills an empty database by the functions the server itself uses: offices with their turns, their procedures, every package
 * asked about and signed, two releases, and what the state recommends to all. The first wave came in months ago; the clock ends where it was.
 */
export async function seedState(deps: StateDeps, order: StateOrder): Promise<SeededState> {
  for (const catalogue of shippedCatalogues())
    await storeCatalogue(wholeDatabase(deps.db), catalogue)
  const people: Officials = {
    administrator: await addDemoAccount(deps, 'administrator', 'administration', null),
    analyst: await addDemoAccount(deps, 'analyst', 'auswertung', null),
    officers: [
      await addDemoAccount(deps, 'analyst', 'geheimhaltung', null, true),
      await addDemoAccount(deps, 'analyst', 'zweite-geheimhaltung', null, true),
    ],
  }
  const privateKey = keyOfSeed(DEMO_STATE.seed)
  const state = inventState({ ...DEMO_STATE, privateKey })
  const delivered = [...state.packages()]
  const today = deps.clock()
  let moved = 0
  const goTo = (at: number) => {
    const ms = Math.min(at, today) - deps.clock()
    moved += ms
    order.moveClock(ms)
  }
  goTo(berlinMoment(FIRST_CLOSED, '09:00'))
  await settle(deps, people.administrator.id, state.offices)
  await must(deps, async (trx) => {
    const publicKey = writtenKey(privateKey)
    const made = { keyId: keyIdOf(publicKey), publicKey, privateKey }
    // Its private half is known to everybody: what leaves this server later gets another key.
    const keys = { of: () => undefined, make: () => made, keepOnly: () => undefined }
    const value = await newKey(trx, keys, people.administrator.id)
    return { ok: true, value }
  })
  const isFirst = ({ content }: InventedPackage) => content.releasedIn <= FIRST_WAVE
  await deliver(deps, people, delivered.filter(isFirst))
  await release(deps, people, 1, order)
  const officeId = officeInBoth(delivered)
  const officeIds = state.offices.map(({ office }) => office.key).filter((key) => key !== officeId)
  await recommendFirst(deps, { analystId: people.analyst.id, officeIds, goTo })
  order.moveClock(-moved)
  await deliver(
    deps,
    people,
    delivered.filter((one) => !isFirst(one)),
  )
  await release(deps, people, 2, order)
  await recommendSecond(deps, { analystId: people.analyst.id })
  const coordinator = await addDemoAccount(deps, 'coordinator', 'koordination', officeId)
  const { administrator, analyst, officers } = people
  return { accounts: [administrator, analyst, ...officers, coordinator] }
}

/** The offices, each with its turn in the cycle of today. */
async function settle(
  deps: StateDeps,
  by: string,
  offices: ReturnType<typeof inventState>['offices'],
): Promise<void> {
  const turns = new Map(
    scheduleOf(DEMO_STATE)
      .filter(({ cycleStart, extraordinary }) => cycleStart === CYCLES.now && !extraordinary)
      .map(({ office, releasedIn }) => [office, releasedIn as HalfYear]),
  )
  await must(deps, async (trx) => {
    for (const [place, { office, name }] of offices.entries()) {
      const { key: id, administrativeDistrict, ...master } = office
      if (administrativeDistrict === null) throw new Error(`${name} lies in no district`)
      const added = await addOffice(trx, by, { id, name, administrativeDistrict, ...master })
      if (!added.ok) return added
      const turn = { officeId: id, halfYear: turns.get(place) ?? LAST_TURN }
      const planned = await planOffice(trx, by, CYCLES.now, turn)
      if (!planned.ok) return planned
    }
    return { ok: true, value: null }
  })
}

/** Packages leave their offices and come in at the state level, one after the other. */
async function deliver(
  deps: StateDeps,
  { administrator, analyst }: Officials,
  packages: readonly InventedPackage[],
): Promise<void> {
  const own = packages.filter(({ content }) => content.procedure.cycleStart >= CYCLES.now)
  for (const [, those] of gatherBy(own, ({ content }) => content.procedure.key))
    await hold(deps, administrator.id, those)
  for (const { file } of packages) {
    const reading = readAndAsk(await askedOfFile(deps.db, file))
    await must(deps, (trx) => receive(trx, analyst.id, reading, deps.newId()))
  }
}

/** When in its half-year a package is released. */
const momentIn = (half: string): number =>
  berlinMoment(
    half.endsWith('1') ? `${half.slice(0, 4)}-05-15` : `${half.slice(0, 4)}-11-10`,
    '10:00',
  )

/** A procedure of this server, and the packages that left it. */
async function hold(
  { db: held, newId, clock }: StateDeps,
  byId: string,
  packages: readonly InventedPackage[],
): Promise<void> {
  const [first] = packages
  if (!first) return
  const db = wholeDatabase(held)
  const { office, procedure, recordingBreaks } = first.content
  const { key: id, cycleStart, extraordinary } = procedure
  const isThere = await db
    .selectFrom('procedure')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!isThere)
    await addDemoProcedure(db, {
      ...{
        id,
        officeId: office.key,
        cycleStart,
        kind: extraordinary ? 'extraordinary' : 'ordinary',
      },
      title: extraordinary ? `Anlass ${String(cycleStart)}` : `Verfahren ${String(cycleStart)}`,
      ...{ state: 'followUp', since: Math.min(momentIn(first.content.releasedIn), clock()) },
      ...{ byId, administratorId: byId },
    })
  for (const year of recordingBreaks)
    await db
      .insertInto('recording_break')
      .values({ officeId: office.key, year })
      .onConflict((there) => there.doNothing())
      .execute()
  await db
    .insertInto('release_package')
    .values(
      packages.map(({ content, file }) => ({
        ...{ id: newId(), procedureId: id, number: content.number, replaces: content.replaces },
        ...{ hash: hashOfFile(file), contentHash: contentHashOf(content), file },
        releasedAt: Math.min(momentIn(content.releasedIn), clock()),
      })),
    )
    .execute()
}

/** A release of what came in: the stored one where it is of these packages, and closed by both. */
async function release(
  deps: StateDeps,
  { officers }: Officials,
  number: number,
  { compute, isAnew }: StateOrder,
): Promise<void> {
  const { db, sqlite, clock, newId } = deps
  const counted = await db
    .selectFrom('received_package')
    .select('hash')
    .where('replacedBy', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute()
  const packages = counted.map(({ hash }) => hash)
  const earlier = (await closedRollups(db)).map(({ hash }) => hash).toReversed()
  const files = isAnew ? undefined : storedRelease(number, packages, earlier)
  const now = halfYearOf(berlinDay(clock()))
  const stored: Computed | undefined = files && {
    ...{ outcome: 'passed', number, standing: standingOf(sqlite), files },
    ...dueIn(sqlite, now),
  }
  const computed = stored ?? (await compute(number, now))
  const { release: text, table, audit, hash } = computed.files ?? {}
  if (computed.outcome !== 'passed' || text === undefined || table === undefined || !audit || !hash)
    throw new Error(`release ${String(number)} of the demo's state came out as ${computed.outcome}`)
  if (isAnew) storeRelease(number, { release: text, table, audit, hash })
  const id = newId()
  await must(deps, (trx) => keepDraft(trx, officers[0].id, id, computed))
  for (const [at, officer] of officers.entries())
    await must(deps, (trx) => closeDraft(trx, sqlite, officer.id, { id, publishes: at > 0 }))
}

/** The first office that delivered in both cycles. */
function officeInBoth(packages: readonly InventedPackage[]): string {
  const of = (cycle: number) =>
    packages
      .filter(({ content }) => content.procedure.cycleStart === cycle)
      .map(({ content }) => content.office.key)
  const before = new Set(of(CYCLES.before))
  const office = of(CYCLES.now).find((key) => before.has(key))
  if (office === undefined) throw new Error('no office of the demo delivered in both cycles')
  return office
}
