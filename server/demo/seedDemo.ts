import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import type { AccountRole } from '../../shared/account/account.schema.ts'
import type { OfficeInput } from '../../shared/office/office.schema.ts'
import { agendaFromTemplate, agendaTemplates } from '../../shared/workshop/agendaTemplate.ts'
import { storeCatalogue } from '../catalogue/catalogue.queries.ts'
import { wholeDatabase } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { hashPassword, newStartPassword } from '../account/password.ts'
import { hashToken, newToken } from '../kernel/token.ts'
import { hashOfText } from '../reviewCase/reviewCase.queries.ts'
import { newJoinCode } from '../join/joinCode.ts'
import { addDemoMasterData } from './demoMasterData.ts'
import { addDemoProcedure } from './demoProcedure.ts'
import { loadDemoCase, loadDemoCatalogues } from './material/demoCase.ts'

/** An account of the demo with the password that is shown once. */
export interface DemoAccount {
  readonly id: string
  readonly role: AccountRole
  readonly email: string
  readonly password: string
}

/** What the demo of the state level needs to tell: no workshop is held there. */
export interface SeededState {
  readonly accounts: readonly DemoAccount[]
  readonly workshopId?: undefined
}

/** What the demo needs to tell: who can log in, and how a room is entered. */
export interface SeededDemo {
  readonly accounts: readonly DemoAccount[]
  /** The procedure of the first office. */
  readonly procedureId: string
  readonly workshopId: string
  /** Join code without its dash. */
  readonly code: string
  /** Secret of the projector's link. */
  readonly projectorToken: string
}

/** What is needed to fill a database. */
type SeedDeps = Pick<Deps, 'db' | 'clock' | 'newId'>

/** How long the demo's join code is valid. */
const CODE_MS = 12 * 3_600_000

const offices: readonly OfficeInput[] = [
  {
    name: 'Jugendamt Musterstadt (erfunden)',
    regionalBody: 'LWL',
    administrativeDistrict: 'detmold',
    authorityType: 'mittlere_kreisangehoerige_stadt',
    sizeClass: '25000_60000',
    burdenClass: null,
  },
  {
    name: 'Kreisjugendamt Beispielkreis (erfunden)',
    regionalBody: 'LVR',
    administrativeDistrict: 'koeln',
    authorityType: 'kreis',
    sizeClass: '100000_250000',
    burdenClass: null,
  },
  {
    name: 'Jugendamt Probenhausen (erfunden)',
    regionalBody: 'LWL',
    administrativeDistrict: 'arnsberg',
    authorityType: 'kreisfreie_stadt',
    sizeClass: 'over_250000',
    burdenClass: null,
  },
]

/** Fills an empty database: catalogues, three invented offices, accounts, two released cases, a workshop ready to start. */
export async function seedDemo(deps: SeedDeps): Promise<SeededDemo> {
  const { newId } = deps
  const db = wholeDatabase(deps.db)
  const { protection: catalogue, consultant } = loadDemoCatalogues()
  await storeCatalogue(db, catalogue)
  await storeCatalogue(db, consultant)
  const rows = offices.map((office) => ({ id: newId(), ...office }))
  await db.insertInto('office').values(rows).execute()
  const officeId = rows[0]?.id ?? null
  const accounts = [
    await addDemoAccount(deps, 'administrator', 'administration', null),
    await addDemoAccount(deps, 'facilitator', 'moderation', null),
    await addDemoAccount(deps, 'coordinator', 'koordination', officeId),
    await addDemoAccount(deps, 'coordinator', 'zweite-koordination', officeId),
    await addDemoAccount(deps, 'analyst', 'auswertung', null),
  ]
  const [administrator, facilitator, first, second] = accounts
  if (officeId === null || !administrator || !facilitator || !first || !second)
    throw new Error('the demo material is incomplete')
  const procedureId = newId()
  await addDemoProcedure(db, {
    ...{ id: procedureId, officeId, title: 'Qualitätsentwicklungsverfahren', cycleStart: 2025 },
    ...{ state: 'workshops', since: deps.clock() },
    ...{ byId: first.id, administratorId: administrator.id },
  })
  await db
    .insertInto('procedure_facilitator')
    .values({ procedureId, accountId: facilitator.id })
    .execute()
  const caseIds: string[] = []
  for (const key of ['a', 'b'] as const) {
    const { caseText } = loadDemoCase(key)
    const caseId = newId()
    const body = JSON.stringify(caseText)
    const label = `DEMO-${key.toUpperCase()}`
    await db
      .insertInto('review_case')
      .values({ id: caseId, procedureId, label, origin: 'random', withdrawn: 0 })
      .execute()
    await db
      .insertInto('case_version')
      .values({
        caseId,
        version: 1,
        status: 'released',
        hash: hashOfText(body),
        createdBy: first.id,
        releasedBy: second.id,
        body,
      })
      .execute()
    const between = [first.id, second.id] as const
    await addDemoMasterData(db, { caseId, key, between, at: deps.clock() })
    caseIds.push(caseId)
  }
  const [template] = agendaTemplates
  if (!template) throw new Error('there is no agenda template')
  const workshopId = newId()
  const projectorToken = newToken()
  await db
    .insertInto('workshop')
    .values({
      id: workshopId,
      procedureId,
      caseId: caseIds[0] ?? '',
      caseVersion: 1,
      title: 'Fallwerkstatt DEMO-A',
      date: berlinDay(deps.clock()),
      slotMinutes: 390,
      origin: null,
      commentDays: 10,
      status: 'planned',
      catalogueKey: catalogue.key,
      catalogueVersion: catalogue.version,
      plan: JSON.stringify(agendaFromTemplate(template, newId)),
      projectorHash: hashToken(projectorToken),
      commentUntil: null,
    })
    .execute()
  const code = newJoinCode()
  await db
    .insertInto('join_code')
    .values({ code, workshopId, expiresAt: deps.clock() + CODE_MS })
    .execute()
  return { accounts, procedureId, workshopId, code, projectorToken }
}

/** Adds an account with a password that is shown once; one of the state level may answer for secrecy. */
export async function addDemoAccount(
  { db, newId }: Pick<SeedDeps, 'db' | 'newId'>,
  role: AccountRole,
  mailbox: string,
  officeId: string | null,
  isSecrecyOfficer = false,
): Promise<DemoAccount> {
  const password = newStartPassword()
  const row = {
    id: newId(),
    email: `${mailbox}@demo.example`,
    name: mailbox.replaceAll('-', ' ').replace(/(?<!\S)./gu, (letter) => letter.toUpperCase()),
    role,
    officeId,
    active: 1 as const,
    secrecyOfficer: isSecrecyOfficer ? (1 as const) : (0 as const),
    passwordHash: await hashPassword(password),
  }
  await wholeDatabase(db).insertInto('account').values(row).execute()
  return { id: row.id, role, email: row.email, password }
}
