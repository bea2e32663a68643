import type { AccountRole, Office } from '../../shared/protocol/api.ts'
import { agendaFromTemplate, agendaTemplates } from '../../shared/workshop/agendaTemplate.ts'
import { storeCatalogue } from '../catalogue/catalogue.routes.ts'
import type { Deps } from '../deps.ts'
import { hashPassword, newStartPassword } from '../login/password.ts'
import { hashToken, newToken } from '../login/token.ts'
import { hashOfText } from '../reviewCase/reviewCase.routes.ts'
import { newJoinCode } from '../workshop/joinCode.ts'
import { loadDemoCase, loadDemoCatalogues } from './material/demoCase.ts'

/** An account of the demo with the password that is shown once. */
export interface DemoAccount {
  readonly id: string
  readonly role: AccountRole
  readonly email: string
  readonly password: string
}

/** What the demo needs to tell: who can log in, and how a room is entered. */
export interface SeededDemo {
  readonly accounts: readonly DemoAccount[]
  readonly workshopId: string
  /** Join code without its dash. */
  readonly code: string
  /** Secret of the projector's link. */
  readonly projectorToken: string
}

/** How long the demo's join code is valid. */
const CODE_MS = 12 * 3_600_000

const offices: readonly Omit<Office, 'id'>[] = [
  {
    name: 'Jugendamt Musterstadt (erfunden)',
    regionalBody: 'LWL',
    authorityType: 'mittlere_kreisangehoerige_stadt',
    sizeClass: '25000_60000',
  },
  {
    name: 'Kreisjugendamt Beispielkreis (erfunden)',
    regionalBody: 'LVR',
    authorityType: 'kreis',
    sizeClass: '100000_250000',
  },
  {
    name: 'Jugendamt Probenhausen (erfunden)',
    regionalBody: 'LWL',
    authorityType: 'kreisfreie_stadt',
    sizeClass: 'over_250000',
  },
]

/** Fills an empty database: catalogues, three invented offices, accounts, two released cases, a workshop ready to start. */
export async function seedDemo(deps: Deps): Promise<SeededDemo> {
  const { db, newId } = deps
  const { protection: catalogue, consultant } = loadDemoCatalogues()
  await storeCatalogue(db, catalogue)
  await storeCatalogue(db, consultant)
  const rows = offices.map((office) => ({ id: newId(), ...office }))
  await db.insertInto('office').values(rows).execute()
  const officeId = rows[0]?.id ?? null
  const accounts = [
    await addAccount(deps, 'administrator', 'administration', null),
    await addAccount(deps, 'facilitator', 'moderation', null),
    await addAccount(deps, 'coordinator', 'koordination', officeId),
    await addAccount(deps, 'coordinator', 'zweite-koordination', officeId),
    await addAccount(deps, 'analyst', 'auswertung', null),
  ]
  const [, facilitator, first, second] = accounts
  if (officeId === null || !facilitator || !first || !second)
    throw new Error('the demo material is incomplete')
  const procedureId = newId()
  await db
    .insertInto('procedure')
    .values({
      id: procedureId,
      officeId,
      title: 'Qualitätsentwicklungsverfahren',
      cycleStart: 2025,
    })
    .execute()
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
      date: new Date(deps.clock()).toISOString().slice(0, 10),
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
  return { accounts, workshopId, code, projectorToken }
}

async function addAccount(
  { db, newId }: Deps,
  role: AccountRole,
  mailbox: string,
  officeId: string | null,
): Promise<DemoAccount> {
  const password = newStartPassword()
  const row = {
    id: newId(),
    email: `${mailbox}@demo.example`,
    name: mailbox.replace('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
    role,
    officeId,
    active: 1 as const,
    passwordHash: await hashPassword(password),
  }
  await db.insertInto('account').values(row).execute()
  return { id: row.id, role, email: row.email, password }
}
